"""Deeds within one party: a state's police and its demonstrators, a parliament and its president.

Who does something to people of the own side does it to that side, and the target says so: the source again. Without
any target a reader could not tell a crackdown at home from one whose victim the text conceals."""

from detente.knowledge.lexicon import lexicon
from detente.knowledge.lexicon_entries import Sense
from detente.knowledge.stance_words import stance_words
from detente.knowledge.tables import state
from detente.reading.action.parties import Codes, Parties
from detente.reading.frame.frames import Frame

_DIRECTED = frozenset(
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "COERCE", "ASSAULT", "SUPPORT", "SANCTION"}
)
_OF_ORDER = frozenset({"COERCE", "ASSAULT", "ACCUSE", "REQUEST"})
_SOMEBODY = frozenset({
    "actor", "person", "civilians", "crowd", "workers", "refugees", "prisoners", "envoy", "organisation", "fighters",
    "opponents", "party", "office",
})  # fmt: skip
_AT_HOME = frozenset({"restrict", "arrest", "demonstrate", "strike", "riot"})  # modes that need no foreigner


def at_home(parties: Parties, f: Frame, sense: Sense, source: Codes) -> Codes:
    """The source again, where it deals with its own; empty where nothing tells that it does."""
    if len(source) != 1 or state(source[0]) is None:
        return ()
    if sense.mode in _AT_HOME or (sense.root in _OF_ORDER and _keeps_order(f)):
        return source
    if sense.root == "REQUEST" and _are_people(f):
        return source
    return source if sense.root in _DIRECTED and parties.reaches(f, sense, source) else ()


def whom(f: Frame, sense: Sense) -> str:
    """What stands where the target should: ``people`` (``asked leading senators``, ``accused him``) or a ``thing``."""
    s = f.sentence
    heads = [h for role in sense.target for h in f.heads("obj" if role == "owner" else role)]
    if any(s.pos[h] == "PRON" or lexicon().classes_of(s.bases[h]) & _SOMEBODY for h in heads):
        return "people"
    return "thing" if heads else ""


def _keeps_order(f: Frame) -> bool:
    """``police opened fire``, ``a judge ordered``: those who have power over their own alone."""
    return any(f.sentence.bases[h] in stance_words().order for h in f.heads("subj"))


def _are_people(f: Frame) -> bool:
    """``farmers demanded``: what citizens ask without saying of whom they ask of their own authorities."""
    s = f.sentence
    words = (s.bases[h] for h in f.heads("subj") if s.tags[h] == "NNS")
    return any(lexicon().classes_of(word) & {"civilians", "crowd", "workers"} for word in words)
