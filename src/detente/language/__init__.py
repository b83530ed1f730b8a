"""text → parsed text: blocks, sentences, names, actors, dates."""
