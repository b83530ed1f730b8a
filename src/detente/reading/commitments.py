"""Commitments out of a report (guide §5): promises, undertakings, offers, targets, deadlines and obligations, with who
is bound, what is due by when on what condition, and how it stands."""

from collections.abc import Iterator

from detente.knowledge.commitment_words import Status, commitment_words
from detente.language.parsed import Sentence
from detente.reading.commitment.agreements import agreements
from detente.reading.commitment.deeds import deeds
from detente.reading.commitment.doers import Doers
from detente.reading.commitment.draft import Draft, merged
from detente.reading.commitment.terms import condition, due, what
from detente.reading.contacts import contacts
from detente.reading.context import Context
from detente.records import Commitment, Contact

_SILENT = frozenset({"boilerplate", "byline", "dateline"})
_CONTACTS: dict[str, Status] = {"planned": "pending", "proposed": "proposed", "conditional": "pending"}


def commitments(c: Context) -> list[Commitment]:
    """All commitments of a report, in the order of its text, read once."""
    if c.commitments is None:
        c.commitments = _read(c)
    return c.commitments


def _read(c: Context) -> list[Commitment]:
    doers = Doers(c)
    told = (s for s in c.timely(c.parsed.sentences) if s.block.kind not in _SILENT)
    drafts = [d for s in told for d in _in_sentence(doers, s)]
    meetings = [r for r in contacts(c) if r.status in _CONTACTS and r.parties]
    for d in drafts:
        _with_contact(d, meetings)
    records = [_record(c, d) for d in merged(drafts)]
    known = {(e.start, e.end) for r in records for e in r.evidence}
    records += [_meeting(r) for r in meetings if r.date and not known & {(e.start, e.end) for e in r.evidence}]
    return sorted(records, key=lambda r: r.evidence[0].start)


def _in_sentence(doers: Doers, s: Sentence) -> Iterator[Draft]:
    c = doers.c
    for d in (*deeds(doers, s), *agreements(doers, s)):
        d.by = doers.speaker_name(s)
        d.what = d.what or what(c, s, d.at)
        d.due = d.due or (None if d.due_new else due(c, s, d.at, d.over))
        d.condition = d.condition or condition(s, d.at, d.over)
        d.spans.add((s.start, s.end))
        yield d


def _with_contact(d: Draft, meetings: list[Contact]) -> None:
    """An undertaking to meet binds all who take part, on the day of the contact."""
    if d.key not in commitment_words().meet:
        return
    here = next((r for r in meetings if any((e.start, e.end) in d.spans for e in r.evidence)), None)
    if here is not None:
        d.obligor = tuple(dict.fromkeys((*d.obligor, *here.parties)))
        d.due = d.due or here.date


def _meeting(r: Contact) -> Commitment:
    where = f" in {r.place}" if r.place else ""
    return Commitment(
        report=r.report, evidence=r.evidence, obligor=list(r.parties), what=f"{r.form}{where}", due=r.date,
        condition=r.condition, status=_CONTACTS[r.status], confidence=0.6,
    )  # fmt: skip


def _record(c: Context, d: Draft) -> Commitment:
    obligor: str | list[str] = list(d.obligor) if len(d.obligor) > 1 else d.obligor[0]
    record = Commitment(
        report=c.parsed.report.path, evidence=[c.evidence(a, b) for a, b in sorted(d.spans)], obligor=obligor,
        what=d.what, due=d.due, due_new=d.due_new, condition=d.condition, status=d.status, by=d.by,
        confidence=d.confidence,
    )  # fmt: skip
    c.deeds.append((record, d.sentence, d.at))
    return record
