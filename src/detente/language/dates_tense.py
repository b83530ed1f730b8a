"""A guess at the tense around a date, for a clause whose parse is not at hand.

The nearest verb-like word before the date in its sentence decides; where the date opens its sentence, the nearest
after it; failing both, past. The words are in ``[tense]`` of ``knowledge/data/calendar.toml``.
"""

import re
from collections.abc import Sequence

from detente.language.dates_words import CALENDAR

REACH = 140  # characters looked at on either side
LEAD = 3  # words that may stand before a date that opens its sentence (`Late on Tuesday, he …`)
_WORD = re.compile(r"[’']?[^\W\d_]+(?:[’'][a-z]{1,2}\b)?")
_BREAK = re.compile(r"[.!?;:\n“”\"][^\S\n]|\n|[;“”\"]")
_TABLE = CALENDAR["tense"]
_FUTURE = frozenset(_TABLE["future"])
_NOT_PAST = frozenset(_TABLE["not_past"])
_PAST = frozenset(_TABLE["past"])
_PRESENT = frozenset(_TABLE["present"])
_BEFORE_INFINITIVE = frozenset(("to", "not"))
_DONE = frozenset(_TABLE["done_infinitive"])
_NOT_INFINITIVE = frozenset(_TABLE["not_infinitive"])
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Sept|Oct|Nov|Dec|Jan|Feb|Aug|a\.m|p\.m))\.$")


def guess_tense(text: str, offset: int) -> str:
    """``past``, ``future`` or ``present`` for the clause around ``offset``; past where unclear."""
    before = _WORD.findall(_sentence_start(text, offset))
    backwards = _nearest(before, range(len(before) - 1, -1, -1))
    if backwards:
        return backwards
    if len(before) > LEAD:
        return "past"
    after = _WORD.findall(_sentence_end(text, offset))
    return _nearest(after, range(len(after))) or "past"


def _sentence_start(text: str, offset: int) -> str:
    left = text[max(0, offset - REACH) : offset]
    start = 0
    for match in _BREAK.finditer(left):
        if not _ABBREVIATION.search(left[: match.start() + 1]):
            start = match.end()
    return left[start:]


def _sentence_end(text: str, offset: int) -> str:
    right = text[offset : offset + REACH]
    for match in _BREAK.finditer(right):
        if not _ABBREVIATION.search(right[: match.start() + 1]):
            return right[: match.start()]
    return right


def _nearest(words: Sequence[str], order: range) -> str | None:
    for index in order:
        found = _cue(words, index)
        if found:
            return found
    return None


def _cue(words: Sequence[str], index: int) -> str | None:
    word = words[index]
    before = words[index - 1] if index else ""
    if word == "May":
        return None
    if word.lower() in _FUTURE:
        return "future"
    if word == "to" and index + 1 < len(words) and _infinitive(words[index + 1]):
        return "past" if before in _DONE else "future"
    if before == "be":  # `to be held`: what stands before it decides
        return None
    if word in _PRESENT:  # `will meet`: the word before it decides
        return None if before in _BEFORE_INFINITIVE or before.lower() in _FUTURE else "present"
    if word in _PAST or _regular_past(word):
        return "present" if before in ("is", "are") else "past"
    return None


def _regular_past(word: str) -> bool:
    ending = word.endswith("ed") and not word.endswith("eed") and len(word) > 3
    return ending and word[0].islower() and word not in _NOT_PAST


def _infinitive(word: str) -> bool:
    return word[0].islower() and word not in _NOT_INFINITIVE and not word.endswith("ing")
