"""Full-text search over the reports, with the place of every word that was found."""

import re
from dataclasses import dataclass

from detente.errors import UsageError
from detente.ledger import finding
from detente.ledger.dates import asked
from detente.ledger.store import Ledger
from detente.ledger.words import full_text

_OPEN, _CLOSE = "\ue000\ue001", "\ue001\ue000"  # private characters, which no report has in this order
_MARK = re.compile(f"{_OPEN}|{_CLOSE}")
_AROUND = 160  # code points of text around the first word found
_SPAN = tuple[int, int]


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


def search(ledger: Ledger, words: str, *, limit: int = 20, as_of: str | None = None) -> list[Hit]:
    """The reports that have all the words, best first. Words in double quotes stand together, ``sanction*`` is a
    beginning; endings, case and accents do not matter. ``as_of`` keeps what was published by then.

    Raises UsageError where there is no word, and for a date or limit that cannot be."""
    if limit < 0:
        raise UsageError(f"limit is {limit}: give 0 or more.")
    days = asked(as_of, "as_of")
    found = ledger.connection.query(
        "SELECT v.number, p.path, v.title, v.published, highlight(report_words, 1, ?, ?) FROM report_words"
        " JOIN version AS v ON v.number = report_words.rowid JOIN report AS p ON p.number = v.report"
        " WHERE report_words MATCH ? AND v.newest = 1 AND (? IS NULL OR v.published_last <= ?)"
        " ORDER BY rank, p.path LIMIT ?",
        [_OPEN, _CLOSE, full_text(words), days and days[1], days and days[1], limit],
    )
    return [_hit(ledger, *row) for row in found]


def _hit(ledger: Ledger, version: int, path: str, title: str | None, published: str | None, marked: str) -> Hit:
    text = finding.text_of(ledger.connection, version)
    marks = _marks(marked, len(text))
    start, end = _piece(text, marks)
    inside = [mark for mark in marks if start <= mark[0] and mark[1] <= end]
    records = ledger.connection.query(
        "SELECT r.id FROM record AS r JOIN reading AS g ON g.number = r.reading WHERE g.version = ? AND r.live = 1"
        " AND EXISTS (SELECT 1 FROM evidence AS e WHERE e.record = r.number AND e.role = 'evidence'"
        ' AND e.start < ? AND e."end" > ?) ORDER BY r.n',
        [version, end, start],
    )
    return Hit(path, title, published, start, end, text[start:end], inside, [row[0] for row in records])


def _marks(marked: str, length: int) -> list[_SPAN]:
    """The places of the words, in the text without the marks."""
    found, shift, start = list[_SPAN](), 0, 0
    for mark in _MARK.finditer(marked):
        place = mark.start() - shift
        shift += len(mark.group())
        if mark.group() == _OPEN:
            start = place
        else:
            found.append((start, place))
    return found if len(marked) - shift == length else []  # the text itself has marks: better none than wrong ones


def _piece(text: str, marks: list[_SPAN]) -> _SPAN:
    """The piece of the text, within one line and at the ends of words, that has most of the marks."""
    if not marks:
        return 0, min(len(text), 2 * _AROUND)
    best, most, after = marks[0], 0, 0
    for place, mark in enumerate(marks):
        line_end = text.find("\n", mark[0])
        reach = min(mark[0] + _AROUND, len(text) if line_end < 0 else line_end)
        while after < len(marks) and marks[after][1] <= reach:
            after += 1
        if after - place > most:
            best, most = mark, after - place
    start = max(text.rfind("\n", 0, best[0]) + 1, best[0] - _AROUND)
    line_end = text.find("\n", best[1])
    end = min(len(text) if line_end < 0 else line_end, best[0] + _AROUND * 3 // 2)
    end = max(end, best[1])
    while 0 < start < best[0] and not text[start - 1].isspace():
        start += 1
    while best[1] < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end
