"""What ``it``, ``them`` and ``this`` stand for where it is a word of an issue: the last such noun of that number."""

from detente.language.parsed import Sentence
from detente.reading.frame.arguments import base
from detente.reading.position.issues import Index

_ONE, _SEVERAL = frozenset({"it", "this"}), frozenset({"them", "these", "those"})
_THEMES = frozenset({"obj", "obl", "nsubj:pass", "nmod"})
_ENOUGH = 0.9  # weight from which on a word is worth a pronoun


def referents(ix: Index, s: Sentence, concepts: list[str], thing: dict[bool, str]) -> dict[bool, str]:
    """Give the pronouns of a sentence the concept they stand for, in ``concepts``. ``thing`` is the last noun before,
    by whether it is plural; that after the sentence comes back."""
    thing = dict(thing)
    for i, word in enumerate(concepts):
        low = s.words[i].lower()
        if low in _ONE | _SEVERAL and s.tags[i] in {"PRP", "DT"} and _theme(s, i):
            concepts[i] = thing.get(low in _SEVERAL, "")
        elif s.pos[i] == "NOUN" and base(s, i) not in {"compound", "amod"} and _telling(ix, word):
            thing[s.tags[i] in {"NNS", "NNPS"}] = word
    return thing


def _telling(ix: Index, word: str) -> bool:
    """Whether a concept alone tells of an issue."""
    return not word.startswith("@") and max((w.weight for w in ix.words.get(word, {}).values()), default=0.0) >= _ENOUGH


def _theme(s: Sentence, i: int) -> bool:
    """Whether a pronoun stands where a thing is wanted or not, and not where somebody acts."""
    return s.deps[i] in _THEMES or any(s.deps[c] == "cop" for c in s.children[i])
