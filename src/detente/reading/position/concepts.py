"""Words as concepts: what a token of a sentence or of an issue's phrase means, whatever its form."""

from functools import cache

from detente.knowledge.cues import cues
from detente.knowledge.position_words import position_words
from detente.language.parsed import Sentence

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_HYPHENS = frozenset({"-", "‑", "–"})
_SUFFIXES = (
    "izations", "isations", "ization", "isation", "ational", "ements", "ations", "ability", "ement", "ments", "ation",
    "ition", "ities", "ising", "izing", "ised", "ized", "isers", "ment", "tion", "sion", "ance", "ence", "ians",
    "able", "ible", "ency", "ancy", "ists", "ness", "ical", "ally", "ings", "ian", "ist", "ism", "ity", "ise", "ize",
    "ion", "ing", "ive", "ial", "ous", "ors", "ers", "ant", "ent", "al", "ic", "or", "er", "ed", "es", "ly", "e", "y",
    "s",
)  # fmt: skip
_CHANGED = (
    ("ction", "ct"), ("ption", "pt"), ("ntion", "nt"), ("nsion", "nd"), ("lusion", "lud"),
    ("rmission", "rmit"), ("dmission", "dmit"),
    ("vision", "vid"), ("cision", "cid"), ("asion", "ad"), ("ification", "if"), ("iance", "y"), ("iant", "y"),
)  # fmt: skip
_ROOTS = ("ation", "ate", "ator", "ing")  # a stem of four letters is enough before these
_SAFE = 6  # letters from which on a common stem makes two words synonyms
_SHORTEST = 5  # letters that a stem keeps at least


@cache
def stem(word: str) -> str:
    """A word without the endings of inflection and derivation: ``enrichment`` and ``enriching`` are ``enrich``."""
    for suffix, root in _CHANGED:
        if word.endswith(suffix) and len(word) - len(suffix) + len(root) >= _SHORTEST:
            return stem(word[: -len(suffix)] + root)
    for suffix in _ROOTS:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST - 1:
            return word[: -len(suffix)]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)]
    return word


@cache
def _stems() -> dict[str, str]:
    out: dict[str, str] = {}
    for word, first in position_words().concepts.items():
        if len(stem(word)) >= _SAFE:
            out.setdefault(stem(word), first)
    return out


@cache
def concept(word: str) -> str:
    """The concept of a base form in lower case: the first word of its group of synonyms, else its stem."""
    found = position_words().concepts.get(word) or _stems().get(stem(word))
    return found if found else stem(word)


@cache
def general(word: str) -> bool:
    """Whether a base form is too general to tell of what somebody speaks; words of speech are."""
    return word in position_words().general or word in cues().clause


def concept_at(s: Sentence, i: int) -> str:
    """The concept of token i, empty where it has no content. The two halves of ``cease-fire`` are one, told by the
    last; names of parties are told by whoever asks, since a dossier adds to them."""
    if s.pos[i] == "VERB" and s.bases[i] in position_words().homographs:
        return ""
    if s.pos[i] not in CONTENT or not (s.words[i].isalpha() or any(ch.isalpha() for ch in s.words[i])):
        return ""
    lemma = s.lemmas[i].lower()
    known = position_words().concepts
    if i >= 2 and s.words[i - 1] in _HYPHENS and (found := known.get(f"{s.lemmas[i - 2].lower()}-{lemma}")):
        return found
    if i + 2 < len(s.words) and s.words[i + 1] in _HYPHENS and f"{lemma}-{s.lemmas[i + 2].lower()}" in known:
        return ""
    for c in s.children[i]:
        if (s.deps[c] == "compound:prt" or (c == i + 1 and s.deps[c] == "advmod")) and (
            found := known.get(f"{lemma} {s.words[c].lower()}")
        ):
            return found
    return concept(lemma)
