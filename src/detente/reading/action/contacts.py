"""Contacts as actions: a meeting, call or visit is CONSULT, with the same sentences as the contact (guide §4)."""

from collections import Counter

from detente.reading.action.drafts import Draft
from detente.reading.contacts import contacts
from detente.reading.context import Context
from detente.records import Contact

_FACTUALITY = {
    "held": "happened", "ongoing": "ongoing", "planned": "planned", "proposed": "conditional",
    "conditional": "conditional", "cancelled": "denied",
}  # fmt: skip
_MODE = {"call": "phone", "visit": "visit", "summit": "multilateral", "meeting": "meet", "talks": "negotiate"}
_REAL = frozenset({"happened", "ongoing"})
_LONE = frozenset({"visit", "host", "mediate", "message"})


def with_contacts(c: Context, drafts: list[Draft]) -> list[Draft]:
    """The drafts with one for each contact; CONSULT drafts of frames that a contact tells already are dropped."""
    made = [d for record in contacts(c) if (d := _draft(c, record)) is not None]
    alone: dict[tuple[int, int], list[Draft]] = {}
    for d in drafts:
        if d.type == "CONSULT" and len(d.spans) == 1:
            alone.setdefault(next(iter(d.spans)), []).append(d)
    told = Counter(span for d in made for span in d.spans)
    for d in made:
        if len(d.spans) == 1 and told[next(iter(d.spans))] == 1:  # of two, which one is meant is not told
            _doubted(d, alone.get(next(iter(d.spans)), []))
    covered = {(span, party) for d in made for span in d.spans for party in d.source}
    kept = [d for d in drafts if d.type != "CONSULT" or _adds(d, covered)]
    return sorted([*kept, *made], key=lambda d: d.at)


def _doubted(d: Draft, drafts: list[Draft]) -> None:
    """``denied having met``: what stands above the only sentence of a contact keeps it from standing as held."""
    for other in drafts:
        if set(other.source) & set(d.source) and d.factuality in _REAL and other.factuality not in _REAL:
            d.factuality = other.factuality


def _adds(d: Draft, covered: set[tuple[tuple[int, int], str]]) -> bool:
    told = any((span, party) in covered for span in d.spans for party in (*d.source, *d.target))
    return not told and (len({*d.source, *d.target}) > 1 or d.mode in _LONE)


def _draft(c: Context, record: Contact) -> Draft | None:
    if record.form == "channel" or not record.parties:
        return None
    spans = {(e.start, e.end) for e in record.evidence}
    first = c.sentence_at(min(spans)[0])
    parties = tuple(record.parties)
    return Draft(
        "CONSULT", _MODE.get(record.form, "meet"), parties, parties if len(parties) > 1 else (),
        _FACTUALITY[record.status], (first.index if first else 0, -1), spans, record.date, record.place, confidence=0.6,
    )  # fmt: skip
