"""What is known as words: the same words for the command line and for the desk. Nothing is computed here."""
