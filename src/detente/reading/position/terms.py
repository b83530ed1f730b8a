"""What a word means to a dossier: a party, a body, a name, or a concept."""

from typing import NamedTuple

from detente.knowledge.position_words import position_words
from detente.language.mentions import Mention
from detente.language.parsed import Sentence
from detente.reading.frame.arguments import base
from detente.reading.position.concepts import CONTENT, concept_at, stem

TELLING = CONTENT | {"NUM"}
_NAMES = frozenset({"state", "demonym", "people", "capital", "organ", "body", "group", "generic"})
_BODIES = frozenset({"body", "group", "organ", "format"})
_YEAR = 4  # digits


class Terms(NamedTuple):
    """``codes``: the dossier's parties. ``apart``: base forms that mean much the same elsewhere, but are the two ends
    of an issue here: an ordinary road, or a corridor."""

    codes: frozenset[str]
    apart: frozenset[str] = frozenset()


def word_at(mention: Mention | None, terms: Terms, s: Sentence, i: int) -> str:
    """What token i means: ``@`` and the code of a party of the dossier, ``#`` and the name of another body or group, a
    proper name as it stands, else the concept."""
    if s.pos[i] == "NUM" and len(s.words[i]) == _YEAR and s.words[i].isdigit():
        return s.words[i]
    if s.pos[i] not in CONTENT or _forename(s, i):
        return ""
    if mention is not None and (s.pos[i] != "NOUN" or s.words[i][:1].isupper()):  # the forces of "Iranian forces" stay
        best = mention.entry
        if best.party in terms.codes and best.kind in _NAMES:
            return f"@{best.party}"
        if best.kind in _BODIES:
            return f"#{best.name}"
    if s.words[i][:1].isupper() and _in_a_set_name(s, i):
        return ""
    if s.pos[i] == "PROPN" and s.words[i][:1].isupper():
        return s.words[i].lower() if len(s.words[i]) > 2 else ""
    if s.lemmas[i].lower() in terms.apart:
        return stem(s.lemmas[i].lower())
    return "" if s.words[i].lower() == "according" else concept_at(s, i)


def _in_a_set_name(s: Sentence, i: int) -> bool:
    """``the Cold War``: a word of a name that has nothing to do with wars."""
    names = position_words().set_names
    return " ".join(s.low[i - 1 : i + 1]) in names or " ".join(s.low[i : i + 2]) in names


def _forename(s: Sentence, i: int) -> bool:
    """Whether a token is one of a name's before its last: a person is told by the last."""
    if s.pos[i] != "PROPN":
        return False
    head = s.heads[i] if base(s, i) == "flat" else i
    return any(c > i and base(s, c) == "flat" and s.pos[c] == "PROPN" for c in s.children[head])
