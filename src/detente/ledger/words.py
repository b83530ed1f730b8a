"""What a person types to be searched for, as a full-text query that SQLite always understands."""

import re

from detente.errors import UsageError

_PART = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')


def full_text(words: str) -> str:
    """The query for all of the words; ``"words in quotes"`` stand together, and ``sanction*`` is a beginning.

    Everything else a person may type is taken as words, never as operators. Raises UsageError where no word is left."""
    parts = []
    for phrase, star, word in _PART.findall(words.replace("\0", " ")):
        beginning = bool(star) or word.endswith("*")
        text = phrase or word
        if any(char.isalnum() for char in text):
            parts.append('"' + text.replace('"', '""') + '"' + ("*" if beginning else ""))
    if not parts:
        raise UsageError(f"There is no word to search for in {words!r}: give at least one.")
    return " ".join(parts)
