"""The search over records: full text and filters together, with counts for each choice of a further filter.

A choice is counted under all other filters, so that the numbers beside a facet say what a click would leave. Records
are filed under the day on which their date begins; a record without a date under that of its report.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from detente.errors import UsageError
from detente.ledger import finding
from detente.ledger.dates import EARLIEST, LATEST, asked
from detente.ledger.passages import CLOSE, OPEN, Span, marks_in
from detente.ledger.store import Ledger
from detente.ledger.words import full_text
from detente.records import KINDS, Record

Order = Literal["best", "newest", "oldest"]
ORDERS: tuple[Order, ...] = ("best", "newest", "oldest")
CHOICES = 40
"""So many choices of a facet are told, those with the most records; what is chosen is always among them."""


@dataclass(frozen=True)
class Wanted:
    """What is looked for: all that is given must hold, of several values of one filter any.

    ``words`` as for ``search``, empty for all records; ``date`` an EDTF date in which the record's date begins;
    ``outlets`` with the empty text for reports that name none; ``as_of`` keeps what was published by then."""

    words: str = ""
    kinds: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    date: str | None = None
    as_of: str | None = None


@dataclass(frozen=True)
class Choice:
    """One value of a facet, how many records it would leave, and whether it is chosen."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Match:
    """A record that was found, with its report's title, outlet and date, and the words found: for each piece of
    evidence its marks, counted from the beginning of the piece."""

    record: Record
    standing: str
    title: str | None
    outlet: str | None
    published: str | None
    marks: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True)
class Found:
    """One page of an answer: how many records there are in all, those of the page, and the facets in their order
    (``kind``, ``party``, ``issue``, ``outlet``, ``year`` and, within one year, ``month``)."""

    total: int
    matches: tuple[Match, ...]
    facets: dict[str, tuple[Choice, ...]]


def find(ledger: Ledger, wanted: Wanted, *, order: Order = "best", limit: int = 25, offset: int = 0) -> Found:
    """The records that are wanted: ``best`` first (the newest where there are no words), or by their date.

    Raises UsageError for a kind, date, order or number that cannot be, and for words without a letter or figure."""
    _check(wanted, order, limit, offset)
    with ledger.connection.snapshot():
        total, facets = _facets(ledger, wanted)
        numbers = _page(ledger, wanted, order, limit, offset) if limit and offset < total else []
        return Found(total, tuple(_matches(ledger, numbers, wanted.words)), facets)


def _check(wanted: Wanted, order: str, limit: int, offset: int) -> None:
    for kind in wanted.kinds:
        if kind not in KINDS:
            raise UsageError(f"There is no kind of record {kind!r}: the kinds are {', '.join(KINDS)}.")
    if order not in ORDERS:
        raise UsageError(f"There is no order {order!r}: the orders are {', '.join(ORDERS)}.")
    for name, number in (("limit", limit), ("offset", offset)):
        if number < 0:
            raise UsageError(f"{name} is {number}: give 0 or more.")


Tests = dict[str, tuple[str, list[Any]]]
_FROM = (
    " FROM record AS r JOIN reading AS g ON g.number = r.reading JOIN version AS v ON v.number = g.version"
    " WHERE r.live = 1"
)
_ISSUE = "CASE r.kind WHEN 'position' THEN json_extract(coalesce(r.now, r.fields), '$.issue') END"


def _words(wanted: Wanted) -> tuple[str, list[Any]]:
    if not wanted.words.strip():
        return "", []
    return " AND r.number IN (SELECT rowid FROM evidence_words WHERE evidence_words MATCH ?)", [full_text(wanted.words)]


def _known(wanted: Wanted) -> tuple[str, list[Any]]:
    if days := asked(wanted.as_of, "as_of"):
        return " AND v.published_last <= ?", [days[1]]
    return "", []


def _tests(wanted: Wanted) -> Tests:
    """The test of each facet that is chosen, with its values."""
    found: Tests = {}
    if wanted.kinds:
        found["kind"] = f"r.kind IN ({_marks(wanted.kinds)})", [*wanted.kinds]
    if wanted.parties:
        codes = [code.strip().upper() for code in wanted.parties]
        of = f"SELECT 1 FROM record_party AS q WHERE q.record = r.number AND q.party IN ({_marks(codes)})"
        found["party"] = f"EXISTS ({of})", codes
    if wanted.issues:
        found["issue"] = f"coalesce({_ISSUE} IN ({_marks(wanted.issues)}), 0)", [*wanted.issues]
    if wanted.outlets:
        found["outlet"] = f"coalesce(v.outlet, '') IN ({_marks(wanted.outlets)})", [*wanted.outlets]
    if days := asked(wanted.date, "date"):
        found["date"] = "coalesce(r.date_first BETWEEN ? AND ?, 0)", [*days]
    return found


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


_OF = {
    "kind": "kind", "party": None, "issue": "issue", "outlet": "outlet", "year": "substr(day, 1, 4)",
    "month": "substr(day, 1, 7)",
}  # fmt: skip
"""What each facet counts; a record may have several parties, which are in a table of their own."""


def _facets(ledger: Ledger, wanted: Wanted) -> tuple[int, dict[str, tuple[Choice, ...]]]:
    """How many are wanted, and all counts, in one pass over the records: each is marked with the tests it passes."""
    (words, values), (known, day) = _words(wanted), _known(wanted)
    tests = _tests(wanted)
    passed = "".join(f", {test} AS in_{name}" for name, (test, _) in tests.items())
    base = (
        f"WITH base AS MATERIALIZED (SELECT r.number AS number, r.kind AS kind, {_ISSUE} AS issue,"
        f" coalesce(v.outlet, '') AS outlet, r.date_first AS day{passed}{_FROM}{words}{known})"
    )
    asked_for = [name for name in _OF if name != "month" or _year(wanted)]
    parts = [_counted(name, [f"in_{test}" for test in tests if test != _test_of(name)]) for name in asked_for]
    if "month" in asked_for:
        parts[-1] += f" HAVING substr(day, 1, 4) = '{_year(wanted)}'"
    parts.append(f"SELECT 'total', '', count(*) FROM base WHERE {_all([f'in_{test}' for test in tests])}")
    chosen = [value for _, given in tests.values() for value in given]
    rows = ledger.connection.query(f"{base} {' UNION ALL '.join(parts)}", [*chosen, *values, *day])
    counts: dict[str, list[tuple[str, int]]] = {name: [] for name in [*asked_for, "total"]}
    for name, value, count in rows:
        counts[name].append((str(value), int(count)))
    [(_, total)] = counts.pop("total")
    return total, {name: tuple(_choices(name, told, wanted)) for name, told in counts.items()}


def _all(tests: Sequence[str]) -> str:
    return " AND ".join(["1", *tests])


def _counted(name: str, others: Sequence[str]) -> str:
    """The counts of a facet among the records that pass the tests of the others."""
    where = _all(others)
    column = _OF[name]
    if column is None:
        return f"SELECT 'party', q.party, count(*) FROM base JOIN record_party AS q ON q.record = base.number" \
            f" WHERE {where} GROUP BY q.party"  # fmt: skip
    return f"SELECT '{name}', {column}, count(*) FROM base WHERE {where} AND {column} IS NOT NULL GROUP BY {column}"


def _test_of(facet: str) -> str:
    return "date" if facet in ("year", "month") else facet


def _year(wanted: Wanted) -> str | None:
    """The one year in which the date that is wanted lies, None where it is not in one."""
    days = asked(wanted.date, "date")
    return days[0][:4] if days and days[0][:4] == days[1][:4] else None


def _choices(name: str, told: list[tuple[str, int]], wanted: Wanted) -> Iterator[Choice]:
    """The choices of a facet: dates in their order, the others by number; what is chosen is never left out."""
    by_date = name in ("year", "month")
    chosen = _chosen(name, wanted)
    told = told + [(value, 0) for value in sorted(chosen - {value for value, _ in told})]
    told.sort(key=lambda one: (one[0], 0) if by_date else (-one[1], one[0]))
    for place, (value, count) in enumerate(told):
        if by_date or place < CHOICES or value in chosen:
            yield Choice(value, count, value in chosen)


def _chosen(name: str, wanted: Wanted) -> set[str]:
    """What is chosen of a facet; of the dates the year or month in which the date that is wanted lies."""
    if name in ("year", "month"):
        size = len("2015") if name == "year" else len("2015-12")
        begun = {day[:size] for day in asked(wanted.date, "date") or (EARLIEST, LATEST)}
        return begun if len(begun) == 1 else set()
    plain = {"kind": wanted.kinds, "issue": wanted.issues, "outlet": wanted.outlets}
    return set(plain[name]) if name in plain else {code.strip().upper() for code in wanted.parties}


def _page(ledger: Ledger, wanted: Wanted, order: Order, limit: int, offset: int) -> list[int]:
    """The numbers of the records on the page."""
    tests = _tests(wanted)
    (words, values), (known, day) = _words(wanted), _known(wanted)
    source = _FROM
    if order == "best" and words:
        led = " FROM evidence_words AS w CROSS JOIN record AS r ON r.number = w.rowid"
        source = _FROM.replace(" FROM record AS r", led)
        words, by = " AND evidence_words MATCH ?", "w.rank, r.number"
    else:
        by = "r.date_first IS NULL, r.date_first" + (", r.number" if order == "oldest" else " DESC, r.number")
    where = words + known + "".join(f" AND {test}" for test, _ in tests.values())
    values = [*values, *day, *(value for _, given in tests.values() for value in given)]
    rows = ledger.connection.query(
        f"SELECT r.number{source}{where} ORDER BY {by} LIMIT ? OFFSET ?", [*values, limit, offset]
    )
    return [int(number) for (number,) in rows]


def _matches(ledger: Ledger, numbers: Sequence[int], words: str) -> Iterator[Match]:
    for number, record in zip(numbers, finding.load(ledger.connection, numbers), strict=True):
        [(standing, title, outlet, published)] = ledger.connection.query(
            "SELECT r.standing, v.title, v.outlet, v.published FROM record AS r"
            " JOIN reading AS g ON g.number = r.reading JOIN version AS v ON v.number = g.version WHERE r.number = ?",
            [number],
        )
        yield Match(record, standing, title, outlet, published, tuple(_marked(ledger, number, record, words)))


_BETWEEN = " … "
"""What the view ``evidence_text`` puts between the pieces of evidence."""


def _marked(ledger: Ledger, number: int, record: Record, words: str) -> Iterator[tuple[Span, ...]]:
    """The places of the words in each piece of evidence."""
    marks: list[Span] = []
    if words.strip():
        length = sum(len(piece.text) for piece in record.evidence) + len(_BETWEEN) * (len(record.evidence) - 1)
        for (text,) in ledger.connection.query(
            "SELECT highlight(evidence_words, 0, ?, ?) FROM evidence_words WHERE rowid = ? AND evidence_words MATCH ?",
            [OPEN, CLOSE, number, full_text(words)],
        ):
            marks = marks_in(text or "", length)
    start = 0
    for piece in record.evidence:
        end = start + len(piece.text)
        yield tuple((one - start, other - start) for one, other in marks if start <= one and other <= end)
        start = end + len(_BETWEEN)
