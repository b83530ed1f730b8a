"""What speaks for a stand being a position on an issue: numbers for the judge, each told by its name."""

from detente.language.parsed import Sentence
from detente.reading.position.climb import links
from detente.reading.position.issues import Index, grip
from detente.reading.position.wants import Want, evaluates

_SHORT = 0.5  # weight that is added to a phrase, so that a short one is not said whole by one word
_BARE = 3  # texts of an issue that has no phrases: its question and its two ends
_FAR = 20
_LEANS = 0.3  # from which on a word points to an end, and is not wanted at both
_SAID = 0.5  # share of an anchor's words from which on it is said


def features(
    ix: Index, s: Sentence, concepts: list[str], want: Want, n: int, told: tuple[float, float, float], share: float,
    said: dict[frozenset[str], float], *, valued: bool,
) -> dict[str, float]:  # fmt: skip
    """Name → value of one stand on issue ``n``; ``told``: weight of the issue's words under, beside and before it;
    ``said``: the ``shares`` of the issue's phrases in the sentence; ``valued``: a side is told."""
    own = [i for i in want.words if n in ix.words[concepts[i]]] or list(want.words)
    plain = {concepts[i] for i in want.words if n in ix.words[concepts[i]]}
    here = set(concepts)
    weights = [ix.words[c][n].weight for c in plain]
    lean, size = pointing(ix, s, concepts, want.words, n)
    return {
        "bias": 1.0,
        "own": min(told[0], 6.0),
        "own_root": min(told[0], 6.0) ** 0.5,
        "beside": min(told[1], 3.0),
        "before": min(told[2], 2.0),
        "most": max(weights, default=0.0),
        "several": float(len(plain) > 1),
        "many": float(len(plain) > 2),
        "name": float(any(c.startswith("@") and n in ix.words.get(c, {}) for c in here)),
        "bare": float(len(ix.phrases[n]) <= _BARE),
        "share": share,
        "share_low": float(share < 0.8),
        "covered": max(said.values(), default=0.0),
        "lean": abs(lean),
        "lean_size": min(size, 4.0),
        "unclear": float(size == 0),
        "negative": float(sum(want.words.values()) < 0),
        "conditional": float(want.conditional),
        "heading": float(s.block.kind in {"title", "subhead", "bullet"}),
        "self": float(want.by == "self"),
        "other": float(want.by == "other"),
        "known": float(not ix.codes.isdisjoint(want.holders)),
        "far": min(min((abs(i - want.at) for i in want.words), default=0), 20) / 10 if want.at >= 0 else 0.0,
        "past": float(want.at >= 0 and s.tags[want.at] == "VBD"),
        "stands": min(want.among, 4) / 2,
        "together": float(len(want.holders) > 1),
        "party_named": float(any(n in ix.words.get(f"@{party}", {}) for party in want.holders)),
        "valueless": float(not valued),
        "question": float(s.words[-1] == "?"),
        "depth": min(min(_depth(s, i, want.at) for i in own), 6) / 3,
        "evaluated": float(any(evaluates(link) for i in own for link in links(s, i))),
        f"kind_{want.kind}": 1.0,
    }


def _depth(s: Sentence, i: int, at: int) -> int:
    """How many steps of the parse lead from token i up to token ``at``; many where it is not above."""
    for steps in range(_FAR):
        if i == at:
            return steps
        if i < 0:
            break
        i = s.heads[i]
    return _FAR


def shares(ix: Index, concepts: set[str], n: int) -> dict[frozenset[str], float]:
    """How much of each phrase of issue ``n`` a sentence says, of those of which it says anything."""
    said = [phrase for phrase in ix.phrases[n] if not phrase.isdisjoint(concepts)]
    return {phrase: covered(ix, n, phrase, concepts) for phrase in said}


def anchored(ix: Index, said: dict[frozenset[str], float], n: int) -> float | None:
    """The value of the anchor that a sentence with these ``shares`` says better than it says either end; None for
    none."""
    if not said or not ix.anchors[n]:
        return None
    at_anchor = {phrase for phrase, _ in ix.anchors[n]}
    ends = max((share for phrase, share in said.items() if phrase not in at_anchor), default=0.0)
    best = max((said.get(phrase, 0.0), value) for phrase, value in ix.anchors[n])
    return best[1] if best[0] > max(ends, _SAID) else None


def covered(ix: Index, n: int, phrase: frozenset[str], concepts: set[str]) -> float:
    """The share of a phrase's words, by weight, that the sentence has; of short phrases less."""
    if phrase.isdisjoint(concepts):
        return 0.0
    said = sorted(phrase & concepts)
    return sum([ix.words[c][n].weight for c in said]) / (sum([ix.words[c][n].weight for c in sorted(phrase)]) + _SHORT)


def pointing(ix: Index, s: Sentence, concepts: list[str], words: dict[int, int], n: int) -> tuple[float, float]:
    """Where the words below a stand point with their signs, -1 low … +1 high, and how much they weigh."""
    lean = size = 0.0
    for i, sign in words.items():
        w = ix.words.get(concepts[i], {}).get(n)
        if w is not None and abs(w.lean(sign)) >= _LEANS:
            told = w.weight * grip(s, i)
            lean += told * w.lean(sign)
            size += told * abs(w.lean(sign))
    return (lean / size if size else 0.0), size
