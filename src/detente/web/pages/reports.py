"""All reports, and one report with its evidence marked in place."""

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from detente.errors import NothingNamed
from detente.records import KINDS
from detente.web.tables import Column, Table
from detente.web.visit import Page, Visit, address
from detente.wording import record as words
from detente.wording.lists import who
from detente.wording.record import words_of

if TYPE_CHECKING:
    from detente.ledger.queries import ReportEntry
    from detente.records import Record

_STRONGEST = ("position", "commitment", "contact", "action", "figure", "statement")
"""Where several records lie on the same words, the first of these gives the colour."""


class Stretch(NamedTuple):
    """A run of characters under the same records: the one to which it leads, its kind, all of them, and those that end
    here."""

    text: str
    record: "Record | None"
    records: "tuple[Record, ...]"
    ending: "tuple[Record, ...]"


def listed(visit: Visit) -> Page:
    """The list."""
    found = visit.kept("reports", make=lambda: visit.folder.reports(as_of=visit.as_of))
    counts = visit.kept("counts", make=visit.folder.counts)
    table = Table("reports", "", REPORTS, found[::-1], "No report was published by that day.")
    return Page("reports.html", "Reports", {"counts": counts, "found": len(found)}, {"counts": vars(counts)}, (table,))


def text(visit: Visit) -> Page:
    """The report that ``name`` names, its evidence marked; ``kind`` leaves the marks of one kind."""
    name, kind = visit.asked("name"), visit.asked("kind")
    if name is None:
        raise NothingNamed("No report is named: choose one from the list of reports.")
    if kind is not None and kind not in KINDS:
        raise NothingNamed(f"There is no kind of record {kind!r}: the kinds are {', '.join(KINDS)}.")
    report = visit.folder.report(name)
    found = list(visit.folder.records(report=report.path))
    counts = {one: sum(record.kind == one for record in found) for one in KINDS}
    shown = [record for record in found if kind in (None, record.kind)]
    entries = visit.kept("reports", None, make=visit.folder.reports)
    entry = next((one for one in entries if one.path == report.path), None)
    context = {
        "report": report, "entry": entry, "counts": counts, "kind": kind, "source": words.source_line(report),
        "paragraphs": paragraphs(report.text, shown), "who": who,
        "late": bool(visit.as_of and report.published and report.published > visit.as_of),
    }  # fmt: skip
    table = Table("records", "Records of this report", RECORDS, shown, "Nothing was read out of it.")
    data = {**report.model_dump(mode="json"), "records": [record.id for record in shown]}
    return Page("report.html", report.title or report.path, context, data, (table,))


def paragraphs(text: str, records: "list[Record]") -> "list[list[Stretch]]":
    """The text, cut into paragraphs at empty lines and into stretches where evidence begins and ends."""
    spans = [(span.start, span.end, record) for record in records for span in record.evidence]
    cuts = {0, len(text), *(start for start, _, _ in spans), *(end for _, end, _ in spans)}
    found: list[list[Stretch]] = [[]]
    spans.sort(key=lambda span: span[0])
    open_, after = list[tuple[int, int, "Record"]](), 0
    for start, end in pairwise(sorted(cuts)):
        while after < len(spans) and spans[after][0] <= start:
            open_.append(spans[after])
            after += 1
        open_ = [span for span in open_ if span[1] > start]
        over = tuple(dict.fromkeys(span[2].id for span in open_))
        by_id = {span[2].id: span[2] for span in open_}
        ending = tuple(span[2] for span in open_ if span[1] == end)
        led = min(open_, key=lambda span: (_STRONGEST.index(span[2].kind), span[1] - span[0]), default=None)
        stretch = Stretch(text[start:end], led[2] if led else None, tuple(by_id[one] for one in over), ending)
        _lay(found, stretch)
    return [paragraph for paragraph in found if any(part.text.strip() for part in paragraph)]


def _lay(found: "list[list[Stretch]]", stretch: Stretch) -> None:
    """Add a stretch, beginning a new paragraph at each empty line in it."""
    parts = words.GAP.split(stretch.text)
    for n, part in enumerate(parts):
        if n:
            found.append([])
        last = n == len(parts) - 1
        if part or last:
            found[-1].append(stretch._replace(text=part, ending=stretch.ending if last else ()))


REPORTS: "tuple[Column[ReportEntry], ...]" = (
    Column("published", "published", lambda entry: entry.published, form="day"),
    Column("title", "report", lambda entry: entry.title or entry.path,
           link=lambda entry: address("/report", {"name": entry.path})),
    Column("outlet", "outlet", lambda entry: entry.outlet),
    Column("records", "records", lambda entry: entry.records, form="number"),
    Column("path", "file", lambda entry: entry.path),
    Column("published_from", "date from", lambda entry: entry.published_from),
    Column("version", "version", lambda entry: entry.version, form="number"),
    Column("duplicate_of", "copy of", lambda entry: entry.duplicate_of),
    Column("in_part", "read", lambda entry: "in part" if entry.in_part else "whole"),
    Column("read_at", "read at", lambda entry: entry.read_at, form="day"),
)  # fmt: skip

RECORDS: "tuple[Column[Record], ...]" = (
    Column("kind", "kind", lambda record: record.kind),
    Column("who", "what", who, link=lambda record: f"/record/{record.id}"),
    Column("words", "sentence", words_of),
    Column("confidence", "confidence", lambda record: record.confidence, lambda record: f"{record.confidence:.2f}",
           form="number"),
    Column("record", "record", lambda record: [record.id], form="records"),
)  # fmt: skip
