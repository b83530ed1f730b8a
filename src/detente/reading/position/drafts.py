"""From stands to positions: on which issue, towards which end, how far."""

from dataclasses import dataclass
from itertools import islice

from detente.knowledge.position_words import Stance, position_words
from detente.language.parsed import Sentence
from detente.reading.position.issues import Index
from detente.reading.position.wants import Want

ENOUGH = 1.25  # weight of the words of an issue from which on it is spoken of
OWN = 0.7  # of which under the stand itself
BESIDE, BEFORE = 0.4, 0.2  # what words elsewhere in the sentence, and in the one before, count
CLEAR = 0.25  # agreement of the words' signs from which on the side is told
ALIKE = 0.75  # share of common words from which on two sentences say the same
MIDDLE = 50.0  # of a scale
_MANY = 200  # of one party on one issue: so many, the first, are asked whether they are the same
_HEADINGS = frozenset({"title", "subhead", "bullet"})
NEXT = 0.8  # of the best issue's score, which a second issue must reach


@dataclass(slots=True)
class Draft:
    """A position in the making. ``issue``: its number in the index; ``at``: (sentence, token of the stand); ``signs``:
    token → sign of the words of the issue below the stand, and ``words`` their concepts; ``kind``: that of the stand;
    ``last``: the last sentence that tells it; ``headline``: only headings tell it."""

    party: tuple[str, ...]
    issue: int
    stance: Stance
    value: float | None
    firmness: float
    score: float
    at: tuple[int, int]
    kind: str
    signs: dict[int, int]
    words: set[str]
    spans: set[tuple[int, int]]
    last: int
    headline: bool


def drafts(ix: Index, s: Sentence, concepts: list[str], before: set[str], found: list[Want]) -> list[Draft]:
    """The positions of a sentence's stands."""
    out = []
    for want in found:
        own = {concepts[i] for i in want.words}
        beside = {c for c in concepts if c} - own
        scores = _scores(ix, own, beside, before - own - beside)
        best = max(scores.values(), default=0.0)
        for n, score in scores.items():
            if score >= ENOUGH and score >= NEXT * best:
                out.append(_draft(ix, s, concepts, want, n, score))
    return out


def _scores(ix: Index, own: set[str], beside: set[str], before: set[str]) -> dict[int, float]:
    out: dict[int, float] = {}
    for word in sorted(own):  # in one order: sums of fractions and the order of positions hang on it
        for n, w in ix.words[word].items():
            out[n] = out.get(n, 0.0) + w.weight
    out = {n: v for n, v in out.items() if v >= OWN}
    for words, share in ((beside, BESIDE), (before, BEFORE)):
        for word in sorted(words):
            for n, w in ix.words.get(word, {}).items():
                if n in out:
                    out[n] += share * w.weight
    return out


def _draft(ix: Index, s: Sentence, concepts: list[str], want: Want, n: int, score: float) -> Draft:
    kind = "conditional" if want.conditional else want.kind
    stance, strength = position_words().stances[kind]
    if stance in {"supports", "accepts"} and sum(want.words.values()) < 0:
        stance, strength = position_words().stances["opposition"]
    lean = _lean(ix, concepts, want, n)
    value = None if abs(lean) < CLEAR else MIDDLE + (strength if lean > 0 else -strength)
    own = {concepts[i] for i in want.words if n in ix.words[concepts[i]] and not concepts[i].startswith("@")}
    return Draft(
        want.holders, n, stance, value, strength / MIDDLE, score, (s.index, want.at), want.kind, dict(want.words), own,
        {(s.start, s.end)}, s.index, s.block.kind in _HEADINGS,
    )  # fmt: skip


def _lean(ix: Index, concepts: list[str], want: Want, n: int) -> float:
    """Where the words below a stand point, with their signs: -1 the low end … +1 the high one."""
    lean = total = 0.0
    for i, sign in want.words.items():
        w = ix.words[concepts[i]].get(n)
        if w is not None and not concepts[i].startswith("@"):
            lean += w.weight * sign * w.lean
            total += w.weight * abs(w.lean)
    return lean / total if total else 0.0


def merged(found: list[Draft]) -> list[Draft]:
    """One draft for one position: what a report says of it again adds its sentences to the first."""
    out: list[Draft] = []
    alike: dict[object, list[Draft]] = {}
    for d in found:
        others = alike.setdefault((d.party, d.issue), [])
        same = next((o for o in islice(others, _MANY) if _same(o, d)), None)
        if same is None:
            out.append(d)
            others.append(d)
            continue
        same.spans |= d.spans
        same.words |= d.words
        if (d.score > same.score and not d.headline) or same.headline:
            same.score, same.stance, same.firmness, same.kind = d.score, d.stance, d.firmness, d.kind
            same.value = same.value if d.value is None else d.value
        same.last, same.headline = max(same.last, d.last), same.headline and d.headline
    return out


def _same(a: Draft, b: Draft) -> bool:
    """Whether two drafts of one party and issue tell one position: the same side, and either told in one breath, or
    one of them in a heading, or in much the same words."""
    if a.value is not None and b.value is not None and (a.value > 50) != (b.value > 50):
        return False
    if a.headline or b.headline or b.at[0] - a.last <= 1:
        return True
    return len(a.words & b.words) >= ALIKE * len(a.words | b.words)
