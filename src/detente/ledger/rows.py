"""Records and texts as rows of the ledger, and back."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from math import isfinite
from typing import Any

from detente.errors import BrokenSource, UsageError
from detente.records import BY_DOSSIER, KINDS, Correction, Evidence, Record, Report, Statement, told

OUTSIDE = {"kind", "id", "report", "evidence", "content", "reader", "confidence"}
"""What has columns or a table of its own; everything else of a record is one of its fields."""

_WHEN = {"statement": "date", "contact": "date", "position": "date", "action": "date", "figure": "as_of"}
_WHO = {
    "statement": ("party",), "contact": ("parties",), "position": ("party",), "action": ("source", "target"),
    "commitment": ("obligor",),
}  # fmt: skip
_SPEAKER = {"statement": "speaker", "position": "holder"}

Fields = dict[str, Any]
_JSON = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def fields_of(record: Record) -> Fields:
    """The fields of a record, as plain JSON values."""
    return told(record, {name: value for name, value in vars(record).items() if name not in OUTSIDE})


def fields_from(line: str) -> Fields:
    """The fields of a record from their column."""
    return dict(json.loads(line))


def content_of(record: Record) -> list[Evidence]:
    """The spans of what was said; only statements have them."""
    return record.content if isinstance(record, Statement) else []


def json_line(value: object) -> str:
    """JSON for a column: ASCII, so that any tool reads it whatever is in the strings."""
    return _JSON.encode(value)


def as_list(value: object) -> list[str]:
    """The parties of a field that holds one, several or none."""
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def parties_of(kind: str, fields: Fields) -> list[str]:
    """The parties by which a record is found: of an action its source and its target."""
    found = (party for name in _WHO.get(kind, ()) for party in as_list(fields.get(name)))
    return list(dict.fromkeys(found))


def speaker_of(kind: str, fields: Fields) -> str | None:
    """The speaker of a statement or the holder of a position."""
    name = fields.get(_SPEAKER.get(kind, ""))
    return None if name is None else str(name)


def date_of(kind: str, fields: Fields) -> str | None:
    """When it was said, done or counted; a commitment has no date of its own (``due`` is another thing)."""
    date = fields.get(_WHEN.get(kind, ""))
    return None if date is None else str(date)


def imprints(records: Sequence[Record], read: Sequence[Fields]) -> list[str]:
    """For each record a mark that it keeps in another version of its report: kind, fields and words are in it, places
    are not, nor what hangs on the dossier; of equal ones the first, second … are told apart.
    ``records`` are all of a reading in the order of the text, ``read`` the fields of each."""
    seen: Counter[str] = Counter()
    marks = []
    for record, fields in zip(records, read, strict=True):
        words = [[span.text for span in spans] for spans in (record.evidence, content_of(record))]
        left_out = BY_DOSSIER.get(record.kind, ())
        line = json_line([record.kind, words, sorted(item for item in fields.items() if item[0] not in left_out)])
        mark = hashlib.sha256(line.encode()).hexdigest()[:16]
        seen[mark] += 1
        marks.append(f"{mark}-{seen[mark]}")
    return marks


def in_text_order(records: Sequence[Record]) -> list[Record]:
    """The records in the order of the text, each once."""
    once = {record.id: record for record in records}.values()
    return sorted(once, key=lambda r: (r.evidence[0].start, r.evidence[0].end, r.kind, r.id))


def check_report(report: Report) -> None:
    """Raise BrokenSource where the report holds what no file can store."""
    for value in report.model_dump().values():
        if isinstance(value, str) and not _storable(value):
            raise BrokenSource(f"{report.path!a} holds half a character (a lone surrogate): save it as UTF-8 again.")


def check_record(report: Report, record: Record) -> None:
    """Raise UsageError where a record does not fit the report: of another report, without evidence, or with evidence
    that is not the text's."""
    if record.report != report.path:
        raise UsageError(f"Record {record.id} names the report {record.report!r}, not {report.path!r}.")
    if not record.evidence:
        raise UsageError(f"Record {record.id} has no evidence: every record needs its words in the report.")
    for span in [*record.evidence, *content_of(record)]:
        if not (span.start <= span.end and report.text[span.start : span.end] == span.text):
            raise UsageError(f"Record {record.id}: {report.path} has other words at {span.start}–{span.end}.")
    check_fields(record)


def check_fields(record: Record) -> None:
    """Raise UsageError where a field holds what JSON cannot store (not a number, half a character)."""
    values = [record.id, record.reader]
    for value in fields_of(record).values():
        if isinstance(value, float) and not isfinite(value):
            raise UsageError(f"Record {record.id} has a value that is no number: give a finite one.")
        values += value if isinstance(value, list) else [value] if isinstance(value, str) else []
    if not _storable("".join(values)):
        raise UsageError(f"Record {record.id} holds half a character (a lone surrogate): leave it out.")


def _storable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def without_nuls(text: str) -> tuple[str, str | None]:
    """The text as it is stored, and the JSON list of the places where a NUL stood: SQLite ends a text at a NUL when it
    counts characters, so U+2400 (␀) stands for it there."""
    if "\0" not in text:
        return text, None
    return text.replace("\0", "\u2400"), json_line([place for place, char in enumerate(text) if char == "\0"])


def with_nuls(text: str, nuls: str | None) -> str:
    """The text as it was read; undoes ``without_nuls``."""
    if nuls is None:
        return text
    characters = list(text)
    for place in json.loads(nuls):
        characters[place] = "\0"
    return "".join(characters)


def record_from(row: Fields, text: str, evidence: list[tuple[int, int]], content: list[tuple[int, int]]) -> Record:
    """A record from its columns (``kind``, ``id``, ``report``, ``reader``, ``confidence``), its ``fields`` as JSON and
    the spans of its evidence and content in the report's text."""
    values = {name: row[name] for name in ("kind", "id", "report", "reader", "confidence")}
    values.update(json.loads(row["fields"]))
    values["evidence"] = [_evidence(text, *span) for span in evidence]
    if row["kind"] == "statement":
        values["content"] = [_evidence(text, *span) for span in content]
    return KINDS[row["kind"]].model_validate(values)


def _evidence(text: str, start: int, end: int) -> Evidence:
    return Evidence(start=start, end=end, text=text[start:end])


def correction_from(row: Sequence[Any]) -> Correction:
    """A correction from the columns record, verb, changes, author, time, reason."""
    record, verb, changes, author, time, reason = row
    return Correction(record=record, verb=verb, changes=json.loads(changes), author=author, time=time, reason=reason)


def replay(fields: Fields, corrections: Sequence[Correction]) -> tuple[Fields | None, str]:
    """The fields as corrected (None where they are as read) and the record's standing, after all corrections in turn.

    ``undo`` takes back the last one that is not yet taken back. Merging and splitting are only noted so far."""
    done: list[Correction] = []
    for correction in corrections:
        if correction.verb != "undo":
            done.append(correction)
        elif done:
            done.pop()
    standing, changes = "read", Fields()
    for correction in done:
        if correction.verb == "correct":
            changes |= correction.changes
        standing = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}.get(correction.verb, standing)
    return ({**fields, **changes} if changes else None), standing
