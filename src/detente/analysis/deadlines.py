"""What falls due: each undertaking once, how it stands on a day, and whether its condition is met as far as known."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from rapidfuzz import fuzz

from detente.analysis.settings import table

State = Literal["due", "overdue", "undated", "kept", "broken"]
Condition = Literal["perhaps met", "not known to be met", "cannot be told"]
Search = Callable[[Sequence[str], int], str | None]
_ENDED = ("kept", "broken")
_ANY, _UNDATED = "any day", "no day"


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One commitment record. ``due`` is the day by which it is due, the slipped one where it slipped; ``due_first`` the
    day as first set where it is another. Dates may be coarse: then they are their last day."""

    record: str
    obligors: tuple[str, ...]
    what: str
    status: str
    published: int
    due: int | None = None
    due_first: int | None = None
    due_text: str | None = None
    condition: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """An undertaking as it stands on a day, by the last report of it.

    ``slipped`` is whether its day was put off; ``days`` how many are left, below 0 where it is overdue. ``met_by`` is
    the record that perhaps meets the condition. ``records`` are all that tell of it, the last one first."""

    what: str
    obligors: tuple[str, ...]
    state: State
    status: str
    slipped: bool
    due: int | None
    due_first: int | None
    due_text: str | None
    days: int | None
    condition: str | None
    met: Condition | None
    met_by: str | None
    by: str | None
    records: tuple[str, ...]


def deadlines(found: Iterable[Undertaking], day: int, search: Search) -> list[Deadline]:
    """What is due, by day, what has none last. ``search`` gives the record of something that happened, published on a
    day or later, of which a sentence has all the words; None where there is none."""
    told = [_deadline(group, day, search) for group in grouped(found)]
    return sorted(told, key=lambda d: (d.due is None, d.due or 0, d.obligors, d.what))


def grouped(found: Iterable[Undertaking]) -> list[list[Undertaking]]:
    """The records of each undertaking, the last report first."""
    groups: list[list[Undertaking]] = []
    shelf: dict[tuple[str, object], dict[int, None]] = {}  # places of groups, by party and day
    for one in sorted(found, key=lambda u: (-u.published, u.record)):
        home = next((place for place in _near(one, shelf) if _same(one, groups[place])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(one)
        for party in one.obligors:
            for key in (one.due if one.due is not None else _UNDATED, one.due_first, _ANY):
                shelf.setdefault((party, key), {})[home] = None
    return groups


def _near(one: Undertaking, shelf: dict[tuple[str, object], dict[int, None]]) -> Iterator[int]:
    """The undertakings of its obligors that could be the same: of the same day, or one of the two without a day."""
    for party in one.obligors:
        for key in (_ANY,) if one.due is None else (one.due, _UNDATED):
            yield from shelf.get((party, key), ())


def _same(one: Undertaking, group: Sequence[Undertaking]) -> bool:
    """Whether a record tells of an undertaking that later reports tell of: its wording and its day, or the day from
    which it slipped."""
    days = {u.due for u in group} | {u.due_first for u in group}
    fits = one.due is None or days <= {None} or one.due in days
    return fits and any(fuzz.token_set_ratio(one.what, other.what) >= _settings()["alike"] for other in group)


def _deadline(group: Sequence[Undertaking], day: int, search: Search) -> Deadline:
    last = group[0]
    dated = [u for u in group if u.due is not None]
    due = dated[0] if dated else last
    first = dated[-1].due_first or dated[-1].due if dated else None
    condition = next((u for u in group if u.condition), None)
    state: State = (
        "kept" if last.status == "kept" else "broken" if last.status == "broken"
        else "undated" if due.due is None else "overdue" if due.due < day else "due"
    )  # fmt: skip
    met, by_record = (None, None) if condition is None or state in _ENDED else _met(condition, search)
    return Deadline(
        what=last.what, obligors=last.obligors, state=state, status=last.status,
        slipped=last.status == "slipped" or first != due.due, due=due.due,
        due_first=first if first != due.due else None, due_text=due.due_text,
        days=None if due.due is None else due.due - day,
        condition=condition.condition if condition else None, met=met, met_by=by_record, by=last.by,
        records=tuple(u.record for u in group),
    )  # fmt: skip


def _met(one: Undertaking, search: Search) -> tuple[Condition, str | None]:
    words = [word.strip(".,;:()“”\"'").lower() for word in (one.condition or "").split()]
    if not set(words).isdisjoint(_settings()["negated"]):
        return "cannot be told", None
    telling = [word for word in dict.fromkeys(words) if word and word not in _settings()["plain"]]
    if len(telling) < _settings()["condition_words"]:
        return "cannot be told", None
    record = search(telling, one.published)
    return ("not known to be met", None) if record is None else ("perhaps met", record)


@cache
def _settings() -> dict[str, Any]:
    raw = table("deadlines")
    return {**raw, "plain": frozenset(raw["plain"]), "negated": frozenset(raw["negated"])}
