"""What the reader of actions is made of."""
