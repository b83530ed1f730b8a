"""One record as words: its passage cut up, who said it and who reports it, its fields, its history."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from detente.wording.text import clean, number, one_line

if TYPE_CHECKING:
    from detente.ledger import History
    from detente.records import Record, Report

GAP = re.compile(r"\n[ \t]*\n")
_LONGEST = 1_600  # characters of a paragraph; of a longer one the part around the evidence is shown
_AROUND = 500
_DATED = {
    "given": "as given",
    "sidecar": "from its sidecar",
    "file name": "from the file's name",
    "metadata": "from the document",
    "text": "inferred from the text",
}

_VOUCHES = {"statement": "speaker", "position": "holder", "commitment": "by", "figure": "source"}
"""The field of who says so; contacts and actions stand on the word of the report."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """A run of characters of a passage: within the evidence, within what was said (``content``), or neither."""

    text: str
    evidence: bool
    content: bool


def as_json(record: "Record", history: "History", report: "Report") -> dict[str, Any]:
    """The record's line of an export, with what the page tells besides."""
    from detente.exports.common import record_line

    described = report.model_dump(mode="json", exclude={"text"})
    return {**record_line(record), "from": described, "history": past_values(history)}


def past_values(history: "History") -> dict[str, Any]:
    """The history of a record as plain JSON values."""
    from detente.exports.common import record_line

    return {
        "standing": history.standing, "as_read": record_line(history.as_read),
        "corrections": [correction.model_dump(mode="json") for correction in history.corrections],
        "version": history.version, "newest_version": history.newest_version, "superseded": history.superseded,
        "program": history.program, "model": history.model, "read_at": history.read_at,
    }  # fmt: skip


def paragraphs(text: str, record: "Record") -> list[Span]:
    """The paragraphs of the text in which the evidence lies, in order, each once."""
    found: list[Span] = []
    for span in sorted(record.evidence, key=lambda span: span.start):
        start, end = _paragraph(text, span.start, span.end)
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _paragraph(text: str, first: int, last: int) -> Span:
    start = max((gap.end() for gap in GAP.finditer(text, 0, first)), default=0)
    gap = GAP.search(text, last)
    end = gap.start() if gap else len(text.rstrip())
    if end - start > _LONGEST:
        start, end = max(start, first - _AROUND), min(end, last + _AROUND)
        while start < first and not text[start - 1 : start].isspace():
            start += 1
    return start, max(end, last)


def pieces(text: str, where: Span, record: "Record") -> list[Piece]:
    """The passage, cut where evidence and content begin and end."""
    evidence = [(span.start, span.end) for span in record.evidence]
    content = [(span.start, span.end) for span in getattr(record, "content", [])]
    cuts = {where[0], where[1], *(place for span in (*evidence, *content) for place in span)}
    places = sorted(place for place in cuts if where[0] <= place <= where[1])
    return [
        Piece(text[start:end], _inside(evidence, start), _inside(content, start)) for start, end in pairwise(places)
    ]


def _inside(spans: list[Span], place: int) -> bool:
    return any(start <= place < end for start, end in spans)


def source_line(report: "Report") -> str:
    """The report, its outlet and its date."""
    day = f"published {report.published} ({_DATED[report.published_from or 'text']})" if report.published else "no date"
    return one_line(" · ".join(part for part in (report.path, report.title, report.outlet, report.author, day) if part))


def voucher(record: "Record") -> str | None:
    """Who says so; None where it stands on the word of the report."""
    found = getattr(record, _VOUCHES.get(record.kind, ""), None)
    return None if found is None else str(found)


def chain(record: "Record", report: "Report") -> str:
    """Who speaks, for whom, and who reports it."""
    speaker, party = voucher(record), getattr(record, "party", None)
    outlet = report.outlet or "outlet unknown"
    if speaker is None:
        return one_line(outlet)
    side = f" ({in_words(party)})" if hasattr(record, "party") else ""
    return one_line(f"{speaker}{side} → {outlet}")


def fields(record: "Record") -> list[tuple[str, str]]:
    """The record's fields with their values in words."""
    left_out = {"kind", "id", "report", "evidence", "content"}
    own = [name for name in type(record).model_fields if name not in (*left_out, "reader", "confidence")]
    made = [("reader", record.reader), ("confidence", f"{record.confidence:g}")]
    return [*((name, in_words(getattr(record, name))) for name in own), *made]


def in_words(value: object) -> str:
    """The value of a field as words."""
    if value is None or value == []:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return number(value, grouped=True)
    return one_line(", ".join(map(str, value)) if isinstance(value, list) else str(value))


def past(history: "History") -> list[str]:
    """By what the record was read, and what people did to it, a line each."""
    lines = [f"read {history.read_at} by detente {history.program}, model {history.model}"]
    if history.newest_version > 1:
        lines.append(f"in version {history.version} of {history.newest_version} of the report")
    if history.superseded:
        lines.append("superseded: the report has changed, or was read again, since")
    for correction in history.corrections:
        changes = "".join(f", {field} = {in_words(value)}" for field, value in correction.changes.items())
        reason = f" ({correction.reason})" if correction.reason else ""
        lines.append(one_line(f"{correction.time} {correction.author}: {correction.verb}{changes}{reason}"))
    if history.standing != "read":
        lines.append(f"stands as {history.standing}")
    return lines


def flat(text: str) -> str:
    """On one line, for a paragraph that is wrapped anew."""
    return re.sub(r"\s*\n\s*", " ", clean(text))


def words_of(record: "Record") -> str:
    """The sentences of a record on one line."""
    return " … ".join(one_line(span.text) for span in record.evidence)
