"""What the reader of commitments is made of."""
