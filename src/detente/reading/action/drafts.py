"""Actions in the making, and which of them are one and the same."""

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

_LASTING = frozenset({"ASSAULT", "COERCE", "SANCTION", "AGREE", "RETREAT", "AID", "MOBILIZE", "COOPERATE"})
_MANY = 200  # of the same type, source and factuality: so many, the last, are asked whether they are the same
_NEAR = 3  # sentences: what a headline, a lead and the next sentence say of one action


@dataclass(slots=True)
class Draft:
    """An action before it is a record. ``at``: (sentence, token); ``spans``: evidence; ``word``: base form of its
    predicate; ``noun``: it is told by a noun; ``features``: what the judge sees of it, of which the first ``shared``
    are those of all readings of its frame; ``inferred``: no argument names its source; ``whom``: what stands where its
    target should and names no party, ``people`` or a ``thing``, empty for nothing."""

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
    shared: int = 0
    inferred: bool = False
    whom: str = ""


def merged(drafts: list[Draft]) -> list[Draft]:
    """One draft for one action: repetitions in the report add their sentences to the first."""
    out: list[Draft] = []
    alike: dict[Any, list[Draft]] = {}
    for d in drafts:
        others = alike.setdefault((d.type, d.factuality, frozenset(d.source)), [])
        same = next((o for o in islice(reversed(others), _MANY) if _same(o, d)), None)
        if same is None:
            out.append(d)
            others.append(d)
            continue
        same.spans |= d.spans
        same.date = same.date or d.date
        same.place = same.place or d.place
        if not set(same.target) - set(same.source):
            same.target = d.target or same.target
    return out


def _same(a: Draft, b: Draft) -> bool:
    """Whether two drafts of one type, source and factuality tell of one action: the same target and date, as far as
    both tell them."""
    if a.date and b.date and a.date != b.date:
        return False
    others = set(a.target) - set(a.source), set(b.target) - set(b.source)  # what is done at home names no other
    if all(others) and not others[0] & others[1]:
        return False
    return (b.noun and b.type in _LASTING) or b.at[0] - a.at[0] <= _NEAR
