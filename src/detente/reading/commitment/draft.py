"""Commitments in the making, and which of them are one and the same."""

from dataclasses import dataclass, field
from itertools import islice

from detente.knowledge.commitment_words import Status
from detente.language.parsed import Sentence

Codes = tuple[str, ...]
_STEM = 6
_MANY = 200  # with the same key: so many, the last, are asked whether they are the same
_NEAR = 3  # sentences: what a headline, a lead and the next sentence say of one undertaking


@dataclass(slots=True)
class Draft:
    """An undertaking before it is a record. ``at``: token of the deed; ``key``: base form by which repetitions are
    known; ``over``: token of the word that makes it one (promised, will)."""

    sentence: Sentence
    at: int
    obligor: Codes
    status: Status
    key: str
    over: int
    what: str = ""
    due: str | None = None
    due_new: str | None = None
    condition: str | None = None
    by: str | None = None
    confidence: float = 0.6
    spans: set[tuple[int, int]] = field(default_factory=set)


def merged(drafts: list[Draft]) -> list[Draft]:
    """One draft for one undertaking: repetitions in the report add their sentences to the first."""
    out: list[Draft] = []
    alike: dict[str, list[Draft]] = {}
    for d in drafts:
        others = alike.setdefault(d.key, [])
        same = next((o for o in islice(reversed(others), _MANY) if _same(o, d)), None)
        if same is None:
            out.append(d)
            others.append(d)
            continue
        same.spans |= d.spans
        same.due = same.due or d.due
        same.due_new = same.due_new or d.due_new
        same.condition = same.condition or d.condition
        same.confidence = max(same.confidence, d.confidence)
    return out


def _same(a: Draft, b: Draft) -> bool:
    """Of two with one key: the same side, no other date; of one sentence only where it is the same token."""
    if not set(a.obligor) & set(b.obligor) or (a.due and b.due and a.due != b.due):
        return False
    if a.sentence is b.sentence:
        return a.at == b.at
    return b.sentence.index - a.sentence.index <= _NEAR or bool(_stems(a.what) & _stems(b.what))


def _stems(what: str) -> set[str]:
    """The beginnings of the longer words of a deed, but for its first: of what it deals with."""
    return {word[:_STEM].lower() for word in what.split()[1:] if len(word) > _STEM}
