"""From stands to positions: on which issue, towards which end, how far."""

from dataclasses import dataclass, field
from itertools import islice

from detente.knowledge.position_words import Stance, position_words
from detente.language.parsed import Sentence
from detente.reading.position.features import anchored, features, pointing, shares
from detente.reading.position.issues import Index
from detente.reading.position.wants import Want

OWN = 0.2  # weight of the words of an issue under a stand from which on it may be about that issue
NEXT = 0.5  # of the best issue's score, which a further issue must reach
BESIDE, BEFORE = 0.4, 0.2  # what words elsewhere in the sentence, and in the one before, count
CLEAR = 0.75  # agreement of the words' signs from which on the side is told
ALIKE = 0.5  # share of common words from which on two sentences say the same
MIDDLE = 50.0  # of a scale
_MANY = 200  # of one party on one issue: so many, the first, are asked whether they are the same
_OFFERS = frozenset({"modal", "agreement", "plan", "promise", "permission", "undertaking"})
_PLAIN = frozenset({"assertion", "done", "undertaking", "judgement", "conditional", "continuing", "beginning"})
_HEADINGS = frozenset({"title", "subhead", "bullet"})


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
    features: dict[str, float] = field(default_factory=dict)
    sure: float = 0.0


def drafts(
    ix: Index, s: Sentence, concepts: list[str], before: set[str], names: tuple[set[str], set[str]], found: list[Want]
) -> list[Draft]:
    """What the stands of a sentence may be positions on; the judge has the last word. ``before`` are the words of the
    sentence before, ``names`` the beginnings of the words of this one, and of all of the report so far."""
    out = []
    here, (begun, seen) = set(concepts), names
    phrases: dict[int, dict[frozenset[str], float]] = {}  # by issue, for all stands of the sentence
    for want in found:
        own = {concepts[i] for i in want.words}
        beside = here - own - {""}
        doers = [f"@{party}" for party in want.holders]
        scores = _scores(ix, own, beside, before - own - beside)
        scores = {n: told for n, told in scores.items() if ix.spoken_of(n, seen, doers)}
        named = max((sum(told) for n, told in scores.items() if ix.central[n] and ix.spoken_of(n, begun)), default=0.0)
        scores = {n: told for n, told in scores.items() if sum(told) > named or ix.spoken_of(n, begun, doers)}
        best = max((sum(told) for told in scores.values()), default=0.0)
        for n, told in scores.items():
            if sum(told) >= NEXT * best:
                said = phrases[n] if n in phrases else phrases.setdefault(n, shares(ix, here, n))
                draft = _draft(ix, s, concepts, want, n, sum(told), said)
                draft.features = features(
                    ix, s, concepts, want, n, told, sum(told) / best, said, valued=draft.value is not None
                )
                out.append(draft)
    return out


def _scores(ix: Index, own: set[str], beside: set[str], before: set[str]) -> dict[int, tuple[float, float, float]]:
    """Issue → the weight of its words under the stand, beside it and in the sentence before."""
    out: dict[int, list[float]] = {}
    for word in sorted(own):  # in one order: sums of fractions hang on it
        for n, w in ix.words[word].items():
            out.setdefault(n, [0.0, 0.0, 0.0])[0] += w.weight
    out = {n: v for n, v in out.items() if v[0] >= OWN}
    for place, words, share in ((1, beside, BESIDE), (2, before, BEFORE)):
        for word in sorted(words):
            for n, w in ix.words.get(word, {}).items():
                if n in out:
                    out[n][place] += share * w.weight
    return {n: (v[0], v[1], v[2]) for n, v in out.items()}


def _draft(
    ix: Index, s: Sentence, concepts: list[str], want: Want, n: int, score: float, said: dict[frozenset[str], float]
) -> Draft:
    kind = "conditional" if want.conditional and want.kind in _OFFERS else want.kind
    stance, strength = position_words().stances[kind]
    if kind in _PLAIN and sum(want.words.values()) < 0:
        stance, strength = position_words().stances["opposition"]
    lean, _ = pointing(ix, s, concepts, want.words, n)
    value = None if abs(lean) < CLEAR else MIDDLE + (strength if lean > 0 else -strength)
    if (anchor := anchored(ix, said, n)) is not None and sum(want.words.values()) > 0:
        value = anchor
    own = {concepts[i] for i in want.words if n in ix.words[concepts[i]]}
    return Draft(
        want.holders, n, stance, value, strength / MIDDLE, score, (s.index, want.at), want.kind, dict(want.words), own,
        {(s.start, s.end)}, s.index, s.block.kind in _HEADINGS,
    )  # fmt: skip


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
        if (d.sure > same.sure and not d.headline) or same.headline:
            same.score, same.stance, same.firmness, same.kind = d.score, d.stance, d.firmness, d.kind
            same.value = same.value if d.value is None else d.value
        elif same.value is None and d.stance == same.stance:
            same.value = d.value
        same.sure = max(same.sure, d.sure)
        same.last, same.headline = max(same.last, d.last), same.headline and d.headline
    return out


def _same(a: Draft, b: Draft) -> bool:
    """Whether two drafts of one party and issue tell one position: the same side, and either told in one sentence, or
    one of them in a heading, or in much the same words."""
    if a.value is not None and b.value is not None and (a.value > 50) != (b.value > 50):
        return False
    if a.headline or b.headline or b.at[0] == a.last:
        return True
    return len(a.words & b.words) >= ALIKE * len(a.words | b.words)
