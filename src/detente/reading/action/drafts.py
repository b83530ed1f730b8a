"""Actions in the making, and which of them are one and the same."""

from dataclasses import dataclass, field
from typing import Any

_LASTING = frozenset({"ASSAULT", "COERCE", "SANCTION", "AGREE", "RETREAT", "AID", "MOBILIZE", "COOPERATE"})
_NEAR = 3  # sentences: what a headline, a lead and the next sentence say of one action


@dataclass(slots=True)
class Draft:
    """An action before it is a record. ``at``: (sentence, token); ``spans``: evidence; ``word``: base form of
    its predicate; ``noun``: it is told by a noun;
    ``features``: what the judge sees of it; ``inferred``: no argument names its source."""

    type: Any
    mode: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    factuality: Any
    at: tuple[int, int]
    spans: set[tuple[int, int]] = field(default_factory=set)
    date: str | None = None
    place: str | None = None
    noun: bool = False
    word: str = ""
    confidence: float = 0.5
    features: tuple[str, ...] = ()
    inferred: bool = False


def merged(drafts: list[Draft]) -> list[Draft]:
    """One draft for one action: repetitions in the report add their sentences to the first."""
    out: list[Draft] = []
    for d in drafts:
        same = next((o for o in reversed(out) if _same(o, d)), None)
        if same is None:
            out.append(d)
            continue
        same.spans |= d.spans
        same.date = same.date or d.date
        same.place = same.place or d.place
        same.target = same.target or d.target
    return out


def _same(a: Draft, b: Draft) -> bool:
    """Whether two drafts tell of one action: same kind and source, target and date as far as both tell them."""
    if a.type != b.type or a.factuality != b.factuality or set(a.source) != set(b.source):
        return False
    if a.date and b.date and a.date != b.date:
        return False
    if a.target and b.target and not set(a.target) & set(b.target):
        return False
    return (b.noun and b.type in _LASTING) or b.at[0] - a.at[0] <= _NEAR
