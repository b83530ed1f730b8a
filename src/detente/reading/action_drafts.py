"""Actions in the making, and which of them are one and the same."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Draft:
    """An action before it is a record. ``at``: (sentence, token); ``spans``: evidence; ``noun``: told by a noun;
    ``features``: what the judge sees of how it is told."""

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
    features: tuple[str, ...] = ()
    confidence: float = 0.7


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
    if a.type != b.type or set(a.source) != set(b.source):
        return False
    if a.target and b.target and set(a.target) != set(b.target):
        return False
    if a.date and b.date and a.date != b.date:
        return False
    if a.at[0] == b.at[0]:
        return a.factuality == b.factuality
    return a.factuality == b.factuality and b.noun
