"""Figures: the quantities of a report about the conflict or the talks (guide §6).

Numbers come from :mod:`detente.reading.quantity.quantities`, what they count from the parse; a number that stands
alone takes the noun of the one before (``more than 60 soldiers … at least 80``). The same quantity told twice is one
record."""

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from detente.knowledge.measures import measures
from detente.language import phrases
from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.figure import nouns
from detente.reading.figure.choice import is_figure
from detente.reading.figure.fields import Sources, as_of, dollar, rate, subject
from detente.reading.quantity.quantities import quantities
from detente.reading.quantity.quantity import Quantity
from detente.records import Figure

_SKIPPED = frozenset({"boilerplate", "byline", "dateline"})
_LONGEST = 20_000  # characters of a sentence that are looked at
_MANY = 200  # of one value: so many, the first, are asked whether they are the same
_MERGED = frozenset({"killed", "displaced", "countries", "zones", "troops", "money"})
_MANY, _SMALL = 1000, 5
_NAMED = frozenset({"count", "ordinal"})
_TELLING = 10  # a length of time above it is the same wherever it is told


@dataclass(slots=True)
class Draft:
    """A figure in the making; ``noun`` is the token that it counts, in ``at``."""

    at: Sentence
    quantity: Quantity
    measure: str
    unit: str | None
    noun: int | None
    value: float
    sentences: list[Sentence] = field(default_factory=list)


def figures(c: Context) -> list[Figure]:
    """All figures of a report, in the order of the text."""
    drafts: list[Draft] = []
    alike: dict[float, list[Draft]] = {}
    last: Draft | None = None
    for s in c.timely(c.parsed.sentences):
        if s.block.kind in _SKIPPED:
            continue
        if last is not None and last.at.block.index != s.block.index:
            last = None
        read = quantities(c.parsed.report.text[s.start : min(s.end, s.start + _LONGEST)])
        for k, q in enumerate(read):
            following = read[k + 1] if k + 1 < len(read) and read[k + 1].linked else None
            draft = _draft(c, s, q, following, last)
            if draft is None:
                continue
            last = draft
            if not _repeated(alike.setdefault(draft.value, []), draft):
                drafts.append(draft)
    sources = Sources(c) if drafts else None
    return [_record(c, d, sources) for d in drafts if sources]


def _draft(c: Context, s: Sentence, q: Quantity, following: Quantity | None, last: Draft | None) -> Draft | None:
    """What the quantity is a figure of, None where it is none; ``following`` is the other end of its range."""
    noun = nouns.counted(s, q) if q.kind in {"count", "ordinal"} else None
    if following is not None and q.kind == following.kind == "count":
        noun = nouns.counted(s, following) or noun
    if q.kind == "count" and noun is None:
        shared = _shared(s, q, last)
        if shared is not None:
            return shared
    if not is_figure(c, s, q, noun):
        return None
    if q.kind == "money":
        return Draft(s, q, "money", q.unit, None, q.value)
    if q.kind in {"percent", "share"}:
        measure, noun = nouns.share_of(s, q)
        if noun is None and last is not None and last.at is s and last.unit == "percent":
            measure = last.measure
        return Draft(s, q, measure, "percent", noun, q.value)
    if q.kind == "times":
        return Draft(s, q, "other", "times", None, q.value)
    if q.kind == "unit":
        measure = q.dimension if q.dimension in {"duration", "distance"} else "other"
        return Draft(s, q, str(measure), q.unit, None, q.value)
    if noun is None:
        return _alone(s, q, last)
    if q.kind == "ordinal":
        year = s.lemmas[noun].lower() == "year"
        return Draft(s, q, "duration" if year else "other", "years" if year else s.lemmas[noun].lower(), noun, q.value)
    return _counted(s, q, noun)


def _counted(s: Sentence, q: Quantity, noun: int) -> Draft | None:
    """A count of noun; a unit of measure may stand behind ``of``: ``tens of kilometers``."""
    if q.open:
        unit = measures().units.get((s.words[noun].lower(),))
        if unit is not None:
            measure = unit.dimension if unit.dimension in {"duration", "distance"} else "other"
            return Draft(s, q, measure, unit.name, noun, q.value * unit.factor)
    measure = nouns.measure(s, noun, q.value)
    return Draft(s, q, measure, nouns.unit_text(s, noun, q.value, measure), noun, q.value)


def _alone(s: Sentence, q: Quantity, last: Draft | None) -> Draft:
    """A number without a noun: that of the figure before, else by what befell it."""
    first, final = nouns.span(s, q)
    if q.kind == "ordinal":
        named = [s.lemmas[k].lower() for k in range(first) if s.lemmas[k].lower() in measures().nouns["meetings"]]
        return Draft(s, q, "other", named[0] if named else None, None, q.value)
    if _voted(s, first):
        return Draft(s, q, "other", "votes", None, q.value)
    sized = nouns.size_of(s, first, final)
    if sized is not None:
        return Draft(s, q, sized, "people", None, q.value)
    whole = nouns.number_of(s, first)
    if whole is not None:
        measure = nouns.measure(s, whole, q.value)
        return Draft(s, q, measure, nouns.unit_text(s, whole, q.value, measure), None, q.value)
    told = nouns.befallen(s, final)
    if told == "hurt":
        return Draft(s, q, "other", "people", None, q.value)
    events = (nouns.event(s, t) for t in range(final, first - 1, -1)) if told is None else ()
    told = told or next((e for e in events if e in {"killed", "displaced"}), None)
    same = last is not None and (told is None or told == last.measure) and last.measure != "duration"
    if last is not None and same and last.quantity.kind in {"count", "unit"}:
        return Draft(s, q, last.measure, last.unit, None, q.value)
    lemmas = {lemma.lower() for lemma in s.lemmas}
    if told is None and lemmas & (measures().verbs["killed"] | measures().nouns["dead"]):
        told = "killed"
    if told is None and q.value >= _MANY and nouns.around(s, final) & measures().verbs["living"]:
        told = "population"
    people = told is not None or s.deps[final].startswith("nsubj")
    return Draft(s, q, told or "other", "people" if people else None, None, q.value)


def _voted(s: Sentence, first: int) -> bool:
    return any(s.lemmas[k].lower() in {"vote", "ballot"} for k in range(max(0, first - 3), first))


def _shared(s: Sentence, q: Quantity, last: Draft | None) -> Draft | None:
    """``five years for conventional weapons and eight for missiles``: the unit of the length before."""
    if last is None or last.at is not s or last.quantity.kind != "unit" or q.qualifier is not None:
        return None
    first, final = nouns.span(s, q)
    begin = nouns.span(s, last.quantity)[1]
    if s.words[final + 1 : final + 2] not in (["for"], ["in"], ["on"]) or s.words[first - 1].lower() != "and":
        return None
    if any(s.pos[k] in {"VERB", "AUX"} for k in range(begin, first)):
        return None
    return Draft(s, q, last.measure, last.unit, None, q.value)


def _repeated(alike: list[Draft], new: Draft) -> bool:
    """Add the sentence of the draft to the figure that it repeats, if any, else the draft to those of its value
    (``alike``); a headline yields to what the text tells."""
    for old in islice(alike, _MANY):
        if _repeats(old, new):
            if old.at.block.kind == "title":
                old.quantity, old.measure, old.unit, old.noun = new.quantity, new.measure, new.unit, new.noun
                old.sentences.append(new.at)
                old.at = new.at
            elif new.at is not old.sentences[-1]:
                old.sentences.append(new.at)
            return True
    new.sentences = [new.at]
    alike.append(new)
    return False


def _repeats(old: Draft, new: Draft) -> bool:
    """Whether two figures of one value are one: told in the headline, of one measure and unit, of one noun."""
    if old.at is new.at:
        return False
    if old.at.block.kind == "title":
        return old.quantity.kind == new.quantity.kind and (old.unit == new.unit or old.quantity.kind in _NAMED)
    if old.unit != new.unit or old.measure != new.measure:
        return False
    if new.measure == "duration":
        return new.value > _TELLING
    return new.measure in _MERGED or (_head(old) == _head(new) and _head(new) != "")


def _head(d: Draft) -> str:
    return d.at.lemmas[d.noun].lower() if d.noun is not None else ""


def _record(c: Context, d: Draft, sources: Sources) -> Figure:
    q, s = d.quantity, d.at
    unit = dollar(d.unit, c, s, q, sources) if d.measure == "money" else d.unit
    fields: dict[str, Any] = {"measure": d.measure, "qualifier": _qualifier(d)}
    return Figure(
        report=c.parsed.report.path,
        evidence=[c.evidence(x.start, x.end) for x in d.sentences],
        value=d.value,
        unit=rate(s, q, unit),
        subject=subject(s, q, d.noun, d.measure),
        as_of=as_of(c, s, q),
        source=sources.of(s, q),
        confidence=_confidence(q),
        **fields,
    )


def _confidence(q: Quantity) -> float:
    """How often figures of the kind were right on the reference reports: a ``first`` meeting is often no figure."""
    if q.kind == "ordinal":
        return 0.6 if q.value == 1 else 0.85
    if q.kind == "times":
        return 0.6
    if q.kind == "count":
        return 0.85 if q.value <= _SMALL and q.qualifier is None else 0.95
    return 0.9 if q.dimension == "duration" else 0.95


def _qualifier(d: Draft) -> str | None:
    """As told; a small or uneven number told plainly is exact, a round one and a range are left open."""
    s, q = d.at, d.quantity
    first = nouns.span(s, q)[0]
    told: str | None = q.qualifier
    before = s.words[first - 1].lower() if first else ""
    if told == "more-than" and d.measure == "duration" and before == "over" and not _stretched(s, first):
        told = None  # "over five days" is during them
    if told == "more-than" and not q.open and _denied(s, first):
        return "at-most"
    if told is not None or (q.ranged and d.unit != "votes"):
        return told
    digits = f"{d.value:.0f}".rstrip("0")
    return "exactly" if d.value < _MANY or len(digits) > 2 else None


def _stretched(s: Sentence, first: int) -> bool:
    """Whether ``over`` before token first means more than: ``lasted over five days``, ``for just over a year``."""
    before = [w.lower() for w in s.words[max(0, first - 2) : first - 1]]
    return bool(set(before) & {"for", "just", "well", "lasted", "last", "after", "took", "take", "of", "little"})


def _denied(s: Sentence, first: int) -> bool:
    """Whether the verb above is negated: ``has not offered more than seven years``."""
    at = first
    for _ in range(5):
        at = s.heads[at]
        if at < 0:
            return False
        if s.pos[at] in {"VERB", "AUX"}:
            return any(c < first and s.lemmas[c].lower() in phrases.NEGATIONS for c in s.children[at])
    return False
