"""Frames: predicates and their arguments in one normal form."""
