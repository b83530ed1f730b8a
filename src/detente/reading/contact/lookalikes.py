"""Nouns that look like contacts and are none: news conferences, calls for restraint, tours of an island."""

from detente.knowledge.contact_words import contact_words
from detente.language.dates_words import WEEKDAYS
from detente.language.parsed import Sentence
from detente.reading.contact.scene import cases, low, member

_HELD = frozenset({"hold", "have", "make", "take"})


def something_else(s: Sentence, i: int, word: str) -> bool:
    """``news conference``, ``a call for restraint``, a verb that only looks like one, "no talks"."""
    words = contact_words()
    before = s.words[i - 1].lower() if i else ""
    hyphened = i > 1 and s.words[i - 2] == "-"  # "six-party talks"
    if before in words.foreign and not hyphened and word not in {f"{before} {low(s, i)}"}:
        return True
    if s.deps[i].startswith(("compound", "nmod:desc")) or (s.deps[i] == "flat" and word not in {"summit"}):
        return True
    if words.nouns.get(word) == "channel" and s.words[i][0].isupper() and s.block.kind == "paragraph":
        return True
    touch = word == "contact" and "in" in cases(s, i)
    timed = s.heads[i] >= 0 and low(s, s.heads[i]) in words.times and s.deps[i] == "nmod"
    if word in words.plural and s.tags[i] not in {"NNS", "NNPS"} and not touch and not timed:
        return True
    if any("of" in cases(s, c) and low(s, c) in words.home and not _joint(s, c) for c in s.children[i]):
        return True
    if any(low(s, c) in words.modifiers["none"] for c in s.children[i]):
        return True
    after = {k for c in s.children[i] if c > i and low(s, c).capitalize() not in WEEKDAYS for k in cases(s, c)}
    if word == "call" and _demand(s, i, after):
        return True
    if word == "tour" and s.tags[i] == "NNS":
        return True  # of tourists
    if word == "audience" and not after & {"with"}:
        return True
    if word == "round" and any("of" in cases(s, c) for c in s.children[i]):
        return not any(
            member(s, k, words.nouns) or low(s, k) == "talk" for c in s.children[i] for k in (c, *s.children[c])
        )
    return s.deps[i] == "nmod" and low(s, s.heads[i]) == "round"


def _joint(s: Sentence, i: int) -> bool:
    """``the General Border Committee``: a body of several states."""
    return any(s.low[c] in contact_words().joint for c in s.children[i])


def _demand(s: Sentence, i: int, after: set[str]) -> bool:
    """``calls for restraint``, not ``dozens of calls with his counterparts``."""
    held = s.deps[i] == "obj" and s.heads[i] >= 0 and low(s, s.heads[i]) in _HELD
    if after & contact_words().demands and not held:
        return True
    return (s.tags[i] == "NNS" and not after & {"with", "between"}) or s.child(i, "acl") is not None
