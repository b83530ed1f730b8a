"""Any table of the desk: sorted, filtered and paged by its address, and the same rows for its twins.

The main table of a page reads ``sort``, ``q``, ``page`` and ``size`` from the address; another table of the same page
has its name and a point before them (``changes.sort``).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from detente.errors import UsageError
from detente.wording.text import number, one_line, plural

Row = TypeVar("Row")
Plain = str | int | float | bool | None | Sequence[str]
Form = Literal["text", "number", "day", "records"]
PAGE, MOST = 50, 1000
"""Rows of a page where the address does not say, and the most that it may ask for."""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column. ``value`` is what the twins have and what is sorted by, ``words`` what is shown where that is not the
    same, ``link`` the address to which the cell leads. The ids in a column of the form ``records`` open their
    sentences. What is looked up only when it is shown is not ``searched``, and not sorted by."""

    name: str
    title: str
    value: Callable[[Row], Plain]
    words: Callable[[Row], str] | None = None
    link: Callable[[Row], str | None] | None = None
    form: Form = "text"
    sorts: bool = True
    searched: bool = True


@dataclass(frozen=True)
class Arrangement:
    """How rows are asked for. ``size`` is None for all of them; ``words`` are those that a row must have."""

    sort: str | None = None
    descending: bool = False
    words: str = ""
    first: int = 0
    size: int | None = None


Source = Callable[[Arrangement], tuple[int, Sequence[Row]]]


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A table. ``rows`` are all rows or, for tables larger than memory, a function that gives how many there are and
    those of the arrangement. ``nothing`` is said where there are none."""

    name: str
    title: str
    columns: tuple[Column[Row], ...]
    rows: Sequence[Row] | Source[Row]
    nothing: str = "Nothing here yet."
    size: int = PAGE
    filters: bool = True


@dataclass(frozen=True)
class Cell:
    """One cell as it is shown."""

    words: str
    form: Form
    link: str | None = None
    records: tuple[str, ...] = ()


@dataclass(frozen=True)
class Head:
    """The head of a column: the address that sorts by it, and which way it is sorted now."""

    title: str
    form: Form
    link: str | None
    sorted: Literal["ascending", "descending"] | None


@dataclass(frozen=True)
class Shown:
    """A table as a page shows it: heads, the rows of this page, and the addresses of the pages beside it."""

    name: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    first: int
    words: str
    nothing: str
    counted: str
    before: str | None
    after: str | None
    csv: str
    filters: bool
    kept: tuple[tuple[str, str], ...] = ()
    word_name: str = "q"


def shown(table: Table[Any], query: Mapping[str, str], here: Callable[..., str], *, main: bool) -> Shown:
    """The table as the address asks for it; ``here`` makes addresses of the same page."""
    prefix = "" if main else f"{table.name}."
    asked = arrangement(table, query, main=main, paged=True)
    total, rows = taken(table, asked)
    size = asked.size or PAGE
    first = asked.first if asked.first < total else 0
    page = first // size + 1
    heads = tuple(_head(column, asked, lambda value: here(**{f"{prefix}sort": value, f"{prefix}page": None}))
                  for column in table.columns)  # fmt: skip
    last = first + len(rows)
    counted = plural(total, "row") if last - first == total else f"{first + 1:,}–{last:,} of {plural(total, 'row')}"
    own = {f"{prefix}q", f"{prefix}page"}
    return Shown(
        table.name, table.title, heads, tuple(tuple(_cell(column, row) for column in table.columns) for row in rows),
        total, first, asked.words, "No row has these words." if asked.words else table.nothing, counted,
        here(**{f"{prefix}page": page - 1}) if first > 0 else None,
        here(**{f"{prefix}page": page + 1}) if last < total else None,
        here(table=None if main else table.name, **{f"{prefix}page": None}),
        table.filters, tuple((name, value) for name, value in query.items() if name not in own), f"{prefix}q",
    )  # fmt: skip


def arrangement(table: Table[Any], query: Mapping[str, str], *, main: bool, paged: bool) -> Arrangement:
    """How the address asks for the rows. Raises UsageError for a column that the table does not have, or a page that
    is no number. ``paged`` is false for twins, which have all rows unless the address says how many."""
    prefix = "" if main else f"{table.name}."
    sort = query.get(f"{prefix}sort", "").strip()
    name, descending = sort.removeprefix("-"), sort.startswith("-")
    known = [column.name for column in table.columns if column.sorts and column.searched]
    if name and name not in known:
        raise UsageError(f"The table {table.name} is not sorted by {name!r}: it can be by {', '.join(known)}.")
    page = _whole(query, f"{prefix}page", 1)
    asked_size = _whole(query, f"{prefix}size", 0)
    size = min(asked_size, MOST) if asked_size else table.size if paged else None
    first = (page - 1) * (size or 0)
    return Arrangement(name or None, descending, query.get(f"{prefix}q", "").strip(), first, size)


def taken(table: Table[Any], asked: Arrangement) -> tuple[int, Sequence[Any]]:
    """How many rows pass the filter, and those that are asked for; a page that is not there is the first one."""
    if callable(table.rows):
        return table.rows(asked)
    rows = _filtered(table, asked.words)
    if asked.sort is not None:
        column = next(column for column in table.columns if column.name == asked.sort)
        told = [row for row in rows if column.value(row) not in (None, "", [])]
        silent = [row for row in rows if column.value(row) in (None, "", [])]
        rows = [*sorted(told, key=lambda row: _order(column.value(row)), reverse=asked.descending), *silent]
    first = asked.first if asked.first < len(rows) else 0
    return len(rows), rows if asked.size is None else rows[first : first + asked.size]


def plain_rows(table: Table[Any], query: Mapping[str, str], *, main: bool) -> Iterator[dict[str, Plain]]:
    """The rows for a twin, under the names of the columns."""
    for row in taken(table, arrangement(table, query, main=main, paged=False))[1]:
        yield {column.name: column.value(row) for column in table.columns}


def _whole(query: Mapping[str, str], name: str, otherwise: int) -> int:
    written = query.get(name, "").strip()
    if not written:
        return otherwise
    if not (written.isascii() and written.isdigit() and len(written) < 9 and int(written) > 0):
        raise UsageError(f"{name} is {written[:40]!r}: give a whole number from 1 on.")
    return int(written)


def _filtered(table: Table[Row], words: str) -> list[Row]:
    rows = list(table.rows) if not callable(table.rows) else []
    wanted = words.casefold().split()
    if not wanted:
        return rows
    searched = [column for column in table.columns if column.searched]
    return [row for row in rows if _has(wanted, " ".join(_words(column, row) for column in searched).casefold())]


def _has(wanted: Sequence[str], text: str) -> bool:
    return all(word in text for word in wanted)


def _order(value: Plain) -> tuple[int, float, str]:
    """Numbers by their size, all else by its letters."""
    if isinstance(value, (int, float)):
        return 0, float(value), ""
    return 1, 0.0, _joined(value).casefold()


def _joined(value: Plain) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return number(value)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ", ".join(value)


def _words(column: Column[Row], row: Row) -> str:
    return one_line(column.words(row) if column.words else _joined(column.value(row)))


def _head(column: Column[Any], asked: Arrangement, link: Callable[[str], str]) -> Head:
    now: Literal["ascending", "descending"] | None = None
    if asked.sort == column.name:
        now = "descending" if asked.descending else "ascending"
    target = f"-{column.name}" if now == "ascending" else column.name
    return Head(column.title, column.form, link(target) if column.sorts and column.searched else None, now)


def _cell(column: Column[Row], row: Row) -> Cell:
    value = column.value(row)
    records: tuple[str, ...] = ()
    if column.form == "records":
        records = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, Sequence) else ()
    return Cell(_words(column, row), column.form, column.link(row) if column.link else None, records)
