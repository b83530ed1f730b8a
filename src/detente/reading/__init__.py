"""parsed text → records: pure functions, one reader a kind of record."""
