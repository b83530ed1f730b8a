"""What the reader of positions is made of."""
