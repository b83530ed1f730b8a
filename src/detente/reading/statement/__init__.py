"""What the reader of statements is made of."""
