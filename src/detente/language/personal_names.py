"""Personal names in a sentence: where they begin and end, how they are written, by what they are found again."""

from detente.knowledge.phrase_words import phrase_words
from detente.language.mentions import Mention
from detente.language.parsed import Sentence

_PARTICLES, _TITLES = phrase_words().particles, phrase_words().titles


def is_title(word: str) -> bool:
    """Whether a word stands before names and is no part of them: ``Mr.``, ``Chancellor``."""
    return word.lower().rstrip(".") in _TITLES


def name_span(s: Sentence, i: int, mention: Mention | None) -> tuple[int, int]:
    """First and last token of the personal name of which token i is a part, titles left out."""
    first = last = i
    while first > 0 and _joins(s, first - 1, first):
        first -= 1
    while last + 1 < len(s.words) and _joins(s, last + 1, last):
        last += 1
    inside = [k for k in range(first, last) if s.deps[k] == "nmod:desc" and is_title(s.words[k])]
    first = max([first, *(k + 1 for k in inside)])  # "Bulgarian President Todor Zhivkov", learned as one name
    while first < last and s.low[first] in _TITLES:
        first += 1
    if mention is not None and mention.entry.kind == "person":
        first, last = mention.first, mention.last
    elif mention is not None and mention.entry.kind == "surname":
        first, last = min(first, mention.first), max(last, mention.last)
    while first < last and s.words[first] in "-.,’'":
        first += 1
    while last > first and s.words[last] in "-,’'":
        last -= 1
    return first, last


def _joins(s: Sentence, k: int, beside: int) -> bool:
    """Does token k belong to the same personal name as its neighbour?"""
    word = s.words[k]
    within = [(kind, a <= beside < b) for a, b, kind in s.names if a <= k < b]
    if ("PER", True) in within:
        return True
    if word == "-":
        return 0 < k < len(s.words) - 1 and s.ends[k - 1] == s.starts[k] and s.ends[k] == s.starts[k + 1]
    if s.words[beside] == "-":
        return word[:1].isupper() or word in _PARTICLES
    if any(kind != "PER" for kind, _ in within):
        return False
    left, right = sorted((k, beside))
    if s.pos[left] == s.pos[right] == "PROPN":  # "Abdullah bin Fahd", "Rafael van der Vaart"
        if s.low[left] in _PARTICLES and left > 0 and s.pos[left - 1] == "PROPN":
            return True
        if s.low[right] in _PARTICLES and not is_title(s.words[left]):
            return s.pos[right + 1 : right + 2] == ["PROPN"]
    linked = s.heads[k] == beside or s.heads[beside] == k or s.heads[k] == s.heads[beside]
    flat = s.deps[k].startswith("flat") or s.deps[beside].startswith("flat")
    return linked and flat and s.pos[k] == "PROPN" and word[:1].isupper()


def name_text(s: Sentence, first: int, last: int) -> str:
    """The name with its own spacing."""
    out = s.words[first]
    for k in range(first + 1, last + 1):
        out += (" " if s.starts[k] > s.ends[k - 1] else "") + s.words[k]
    return " ".join(out.split())


def surname(name: str) -> str:
    """The key under which a name is found again: its last word in lower case, of double names the last part."""
    return name.replace("’", "'").split()[-1].rpartition("-")[2].lower()
