"""What the reader of figures is made of."""
