"""The search: words and filters over the records, words over the reports, each combination an address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import UsageError
from detente.ledger.facets import Wanted
from detente.web.tables import Arrangement, Column, Table, arrangement
from detente.web.visit import Page, Visit
from detente.wording.record import in_words, words_of
from detente.wording.text import clean

if TYPE_CHECKING:
    from detente.ledger.facets import Found, Match, Order
    from detente.ledger.search import Hit

FILTERS = ("kind", "party", "issue", "outlet", "date")
NO_OUTLET = "-"
"""Stands in the address for reports that name no outlet."""
FACETS = (
    ("kind", "kind", "Kind"), ("party", "party", "Party"), ("issue", "issue", "Issue"), ("outlet", "outlet", "Outlet"),
    ("year", "date", "Year"), ("month", "date", "Month"),
)  # fmt: skip
"""A facet, the filter that it sets, and its title."""
_SIZE, _MOST = 25, 10_000
"""Rows of a page; and of a twin, which has more of them by page and size."""


@dataclass(frozen=True)
class Run:
    """Characters of a sentence that are, or are not, the words looked for."""

    text: str
    found: bool


@dataclass(frozen=True)
class Option:
    """One choice of a facet, with the address that chooses it or, where it is chosen, lets it go."""

    words: str
    count: int
    chosen: bool
    link: str


def page(visit: Visit) -> Page:
    """The page; with ``in=reports`` the reports that have the words anywhere in their text."""
    inside = visit.asked("in") or "records"
    if inside not in ("records", "reports"):
        raise UsageError(f"in is {inside[:40]!r}: it can be records or reports.")
    words = visit.asked("q") or ""
    table = _records_table(visit) if inside == "records" else _reports_table(visit, words)
    asked = arrangement(table, visit.query, main=True, paged=True)
    context = {
        "words": words, "inside": inside, "first": asked.first, "hits": (), "found": None, "facets": (), "runs": runs,
        "date_of": date_of,
        "reports": visit.folder.count_reports(words, as_of=visit.as_of) if words else None,
        "filters": [(name, value, visit.here(**{name: None, "page": None}))
                    for name in FILTERS if (value := visit.asked(name))],
    }  # fmt: skip
    if inside == "records":
        found = _found(visit, asked)
        context |= {"found": found, "facets": list(_facets(visit, found))}
    elif words:
        context["hits"] = _hits(visit, words, asked)
    return Page("search.html", "Search", context, None, (table,))


def _wanted(visit: Visit, words: str) -> Wanted:
    def one(name: str) -> tuple[str, ...]:
        value = visit.asked(name)
        return () if value is None else ("",) if name == "outlet" and value == NO_OUTLET else (value,)

    return Wanted(words, one("kind"), one("party"), one("issue"), one("outlet"), visit.asked("date"), visit.as_of)


def _found(visit: Visit, asked: Arrangement) -> "Found":
    order: Order = "best" if asked.sort is None else "newest" if asked.descending else "oldest"
    wanted, size = _wanted(visit, asked.words), _MOST if asked.size is None else asked.size

    def make() -> "Found":
        return visit.folder.find(wanted, order=order, limit=size, offset=asked.first)

    return visit.kept("search", wanted, order, size, asked.first, make=make) if size <= _SIZE else make()


def _facets(visit: Visit, found: "Found") -> Iterator[tuple[str, list[Option]]]:
    for facet, filter_, title in FACETS:
        choices = found.facets.get(facet, ())
        yield title, [
            Option(choice.value or "not named", choice.count, choice.chosen,
                   visit.here(page=None, **{filter_: None if choice.chosen else choice.value or NO_OUTLET}))
            for choice in choices
        ]  # fmt: skip


def _records_table(visit: Visit) -> "Table[Match]":
    def rows(asked: Arrangement) -> "tuple[int, Sequence[Match]]":
        found = _found(visit, asked)
        return found.total, found.matches

    return Table("records", "Records", RECORDS, rows, "No record has all this.", _SIZE)


def _reports_table(visit: Visit, words: str) -> "Table[Hit]":
    def rows(asked: Arrangement) -> "tuple[int, Sequence[Hit]]":
        if not words:
            return 0, ()
        return visit.folder.count_reports(words, as_of=visit.as_of), _hits(visit, words, asked)

    return Table("reports", "Reports", REPORTS, rows, "No report has all these words.", _SIZE)


def _hits(visit: Visit, words: str, asked: Arrangement) -> "list[Hit]":
    size = _MOST if asked.size is None else asked.size
    return visit.folder.search(words, limit=size, offset=asked.first, as_of=visit.as_of)


def runs(text: str, marks: Sequence[tuple[int, int]], start: int = 0) -> list[Run]:
    """The text cut where the words looked for begin and end; ``marks`` count from ``start``."""
    found, place = list[Run](), 0
    for first, last in marks:
        found += [Run(clean(text[place : first - start]), False), Run(clean(text[first - start : last - start]), True)]
        place = last - start
    return [run for run in [*found, Run(clean(text[place:]), False)] if run.text]


def parties_of(match: "Match") -> list[str]:
    """The parties of a record, whatever its kind calls them."""
    told: list[str] = []
    for field in ("party", "parties", "source", "target", "obligor"):
        value = getattr(match.record, field, None)
        if field == "source" and match.record.kind == "figure":
            continue
        told += value if isinstance(value, list) else [value] if value else []
    return list(dict.fromkeys(told))


def date_of(match: "Match") -> str | None:
    """The record's date, else its report's."""
    own = (getattr(match.record, field, None) for field in ("date", "as_of"))
    return next((str(date) for date in own if date), match.published)


RECORDS: "tuple[Column[Match], ...]" = (
    Column("id", "record", lambda match: match.record.id, form="records", sorts=False),
    Column("kind", "kind", lambda match: match.record.kind, sorts=False),
    Column("date", "date", date_of, form="day"),
    Column("parties", "parties", parties_of, lambda match: in_words(parties_of(match)), sorts=False),
    Column("issue", "issue", lambda match: getattr(match.record, "issue", None), sorts=False),
    Column("words", "words", lambda match: words_of(match.record), sorts=False),
    Column("confidence", "confidence", lambda match: round(match.record.confidence, 3), form="number", sorts=False),
    Column("standing", "stands as", lambda match: match.standing, sorts=False),
    Column("report", "report", lambda match: match.record.report, sorts=False),
    Column("outlet", "outlet", lambda match: match.outlet, sorts=False),
    Column("published", "published", lambda match: match.published, form="day", sorts=False),
)
REPORTS: "tuple[Column[Hit], ...]" = (
    Column("report", "report", lambda hit: hit.report, sorts=False),
    Column("title", "title", lambda hit: hit.title, sorts=False),
    Column("published", "published", lambda hit: hit.published, form="day", sorts=False),
    Column("words", "words", lambda hit: hit.text, sorts=False),
    Column("records", "records", lambda hit: hit.records, form="records", sorts=False),
)
