"""Full-text search over the reports, with the place of every word that was found."""

from dataclasses import dataclass

from detente.errors import UsageError
from detente.ledger import finding
from detente.ledger.dates import asked
from detente.ledger.passages import CLOSE, OPEN, marks_in, piece_of
from detente.ledger.store import Ledger
from detente.ledger.words import full_text


@dataclass(frozen=True)
class Hit:
    """A report that has the words. ``text`` is the piece of it from ``start`` to ``end`` (code points) with most of
    them, ``marks`` the places of the words in that piece, counted from the beginning of the report, and ``records`` the
    ids of the live records whose evidence touches it. ``marks`` is empty where the words are only in the title."""

    report: str
    title: str | None
    published: str | None
    start: int
    end: int
    text: str
    marks: list[tuple[int, int]]
    records: list[str]


_FROM = (
    " FROM report_words JOIN version AS v ON v.number = report_words.rowid JOIN report AS p ON p.number = v.report"
    " WHERE report_words MATCH ? AND v.newest = 1 AND (? IS NULL OR v.published_last <= ?)"
)


def search(ledger: Ledger, words: str, *, limit: int = 20, offset: int = 0, as_of: str | None = None) -> list[Hit]:
    """The reports that have all the words, best first. Words in double quotes stand together, ``sanction*`` is a
    beginning; endings, case and accents do not matter. ``as_of`` keeps what was published by then.

    Raises UsageError where there is no word, and for a date or number that cannot be."""
    for name, number in (("limit", limit), ("offset", offset)):
        if number < 0:
            raise UsageError(f"{name} is {number}: give 0 or more.")
    query, days = full_text(words), asked(as_of, "as_of")
    found = ledger.connection.query(
        f"SELECT v.number, p.path, v.title, v.published{_FROM} ORDER BY rank, p.path LIMIT ? OFFSET ?",
        [query, days and days[1], days and days[1], limit, offset],
    )
    return [_hit(ledger, query, *row) for row in found]


def count(ledger: Ledger, words: str, *, as_of: str | None = None) -> int:
    """How many reports have all the words; errors as ``search``."""
    days = asked(as_of, "as_of")
    found = ledger.connection.query(f"SELECT count(*){_FROM}", [full_text(words), days and days[1], days and days[1]])
    return int(found[0][0])


def _hit(ledger: Ledger, query: str, version: int, path: str, title: str | None, published: str | None) -> Hit:
    marked = ledger.connection.query(
        "SELECT highlight(report_words, 1, ?, ?) FROM report_words WHERE rowid = ? AND report_words MATCH ?",
        [OPEN, CLOSE, version, query],
    )[0][0]
    text = finding.text_of(ledger.connection, version)
    marks = marks_in(marked, len(text))
    start, end = piece_of(text, marks)
    inside = [mark for mark in marks if start <= mark[0] and mark[1] <= end]
    records = ledger.connection.query(
        "SELECT r.id FROM record AS r JOIN reading AS g ON g.number = r.reading WHERE g.version = ? AND r.live = 1"
        " AND EXISTS (SELECT 1 FROM evidence AS e WHERE e.record = r.number AND e.role = 'evidence'"
        ' AND e.start < ? AND e."end" > ?) ORDER BY r.n',
        [version, end, start],
    )
    return Hit(path, title, published, start, end, text[start:end], inside, [row[0] for row in records])
