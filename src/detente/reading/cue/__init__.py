"""Cues of speech: the words that say that somebody said something, and their constructions."""
