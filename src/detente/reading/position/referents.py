"""What ``it``, ``them``, ``that`` and ``the idea`` stand for where a stand is taken on them: the last noun of an issue
of that number, or what the sentence before was about, with its sign."""

from dataclasses import dataclass, field

from detente.knowledge.position_words import position_words
from detente.language.parsed import Sentence
from detente.reading.frame.arguments import base
from detente.reading.position.climb import links
from detente.reading.position.issues import Index, sign

_ONE, _SEVERAL = frozenset({"it", "this"}), frozenset({"them", "these", "those"})
_PRONOUNS = _ONE | _SEVERAL
_POINTING = frozenset({"that", "this"})
_STANDING = _PRONOUNS | _POINTING
_DEFINITE = frozenset({"the", "that", "this", "such", "both", "these", "those"})
_THEMES = frozenset({"obj", "obl", "nsubj:pass", "nmod"})
_ANSWERS = frozenset({
    "support", "opposition", "agreement", "doubt", "implicative-negative", "denial", "permission", "warning",
})  # fmt: skip
_ENOUGH = 0.9  # weight from which on a word is worth a pronoun


@dataclass(slots=True)
class Spoken:
    """What was spoken of: ``thing`` is the last noun of an issue, by whether it is plural; ``before`` the last sentence
    with its concepts and those of them that stand for the contrary."""

    thing: dict[bool, str] = field(default_factory=dict)
    before: tuple[Sentence, list[str], set[int]] | None = None


def referents(ix: Index, s: Sentence, concepts: list[str], spoken: Spoken) -> set[int]:
    """Give the words of a sentence that stand for something before the concept of it, in ``concepts``; those come back
    that stand for the contrary. ``spoken`` is brought up to date."""
    turned: set[int] = set()
    matter: tuple[str, int] | None = None
    asked = False
    for i, word in enumerate(concepts):
        low, noun = s.low[i], s.pos[i] == "NOUN"
        if not noun and low not in _STANDING:
            continue
        if low in _PRONOUNS and s.tags[i] in {"PRP", "DT"} and _theme(s, i):
            concepts[i] = spoken.thing.get(low in _SEVERAL, "")
        for_it = (noun and _abstract(s, i) and not _telling(ix, word)) or (not concepts[i] and _points(s, i, low))
        if for_it and not asked:
            matter, asked = _matter(ix, s, spoken), True
        if matter and for_it and _answered(s, i):
            concepts[i] = matter[0]
            turned |= {i} if matter[1] < 0 else set()
        elif noun and s.rels[i] not in {"compound", "amod"} and _telling(ix, word):
            spoken.thing[s.tags[i] in {"NNS", "NNPS"}] = word
    spoken.before = s, concepts, turned
    return turned


def _matter(ix: Index, s: Sentence, spoken: Spoken) -> tuple[str, int] | None:
    """The weightiest word of the sentence before, with its sign there; None where it has none."""
    if spoken.before is None or spoken.before[0].index != s.index - 1:
        return None
    before, concepts, turned = spoken.before
    telling = [i for i, word in enumerate(concepts) if word and _telling(ix, word)]
    if not telling:
        return None
    i = max(telling, key=lambda k: (_weight(ix, concepts[k]), -k))
    return concepts[i], sign(before, i) * (-1 if i in turned else 1)


def _answered(s: Sentence, i: int) -> bool:
    """Whether somebody is for or against what a word stands for."""
    first = next(iter(links(s, i)), None)
    return first is not None and (first.nature == "judgement" or first.kind in _ANSWERS)


def _points(s: Sentence, i: int, low: str) -> bool:
    """``That is out of the question``, ``Moscow rejects this``."""
    return low in _POINTING and s.tags[i] == "DT" and base(s, i) != "det" and (_theme(s, i) or base(s, i) == "nsubj")


def _abstract(s: Sentence, i: int) -> bool:
    """``rejected the idea``: a definite noun for something that was said, of which nothing more is told."""
    if s.bases[i] not in position_words().anaphors or not _theme(s, i):
        return False
    below = [c for c in s.children[i] if base(s, c) not in {"case", "punct", "cc"}]
    return any(s.words[c].lower() in _DEFINITE for c in below) and all(base(s, c) in {"det", "amod"} for c in below)


def _telling(ix: Index, word: str) -> bool:
    """Whether a concept alone tells of an issue."""
    return word in ix.words and word[0] != "@" and _weight(ix, word) >= _ENOUGH


def _weight(ix: Index, word: str) -> float:
    known = ix.words.get(word)
    return max([w.weight for w in known.values()], default=0.0) if known else 0.0


def _theme(s: Sentence, i: int) -> bool:
    """Whether a word stands where a thing is wanted or not, and not where somebody acts."""
    judged = base(s, i) == "nsubj" and s.heads[i] >= 0 and any(s.deps[c] == "cop" for c in s.children[s.heads[i]])
    return s.deps[i] in _THEMES or judged or any(s.deps[c] == "cop" for c in s.children[i])
