"""What a record tells of its event, in the form in which two of them are compared: who, what, when, where.

Only contacts and actions tell of events. Days are counted as ``date.toordinal`` does.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal

from detente.knowledge import tables
from detente.knowledge.merging_words import merging_words
from detente.ledger.dates import bounds
from detente.ledger.rows import as_list

Level = Literal["day", "month", "year", "open", "none"]
Days = tuple[int, int]
KINDS = ("contact", "action")
"""The kinds of records that tell of events."""
_WIDEST: tuple[tuple[int, Level], ...] = ((7, "day"), (92, "month"), (366, "year"))
_AROUND = {"done": (3, 1), "coming": (1, 10), "off": (3, 10)}
"""So many days before and after its report's date an event without a date may lie."""
_CALL_AROUND = (1, 1)  # calls are many: only those told at once
WIDEST_DAYS, FARTHEST_DAYS = 366, 10
"""No date that is wider is compared, and no event without a date lies farther from its report's."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*)(?: [^\W\d_][\w.'’-]*){1,4}")
_PARTICLES = frozenset(["al", "bin", "ibn", "ben", "de", "del", "der", "den", "di", "el", "la", "van", "von", "da"])
_STEM = 6  # characters that endings leave as they are


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What decides, but for the words: one object for all records that tell the same, so that two are told apart fast.

    ``what`` is the family of a contact's form or the root of an action, ``form`` the form or the mode; ``parties`` are
    those that meet, or the sources; ``persons`` folded surnames; ``days`` the first and last day on which the event may
    have been, None where nothing tells; ``level`` how precise that is (``open``: only by the date of the report)."""

    kind: str
    what: str
    form: str
    parties: frozenset[str]
    targets: frozenset[str]
    days: Days | None
    level: Level
    place: str | None
    persons: frozenset[str]
    standing: str
    published: int | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One record as an account of an event. ``order`` is its place in lists: first day of publication, path, place in
    the text; ``words`` are stems of its sentences without what every report uses and without names of its parties."""

    number: int
    id: str
    report: str
    order: tuple[str, str, int]
    facts: Facts
    text: str

    @property
    def words(self) -> frozenset[str]:
        """The stems, worked out when they are asked for."""
        return _words(self.text, self.facts.parties, self.facts.targets)


def facts_of(kind: str, fields: dict[str, Any], published: str | None) -> Facts:
    """The facts of a contact or action from its fields and the date of its report (EDTF)."""
    words = merging_words()
    contact = kind == "contact"
    what = words.family.get(fields["form"], "sitting") if contact else str(fields["type"])
    standing = words.standing.get(fields["status" if contact else "factuality"], "done")
    parties = frozenset(as_list(fields["parties" if contact else "source"]))
    targets = frozenset() if contact else frozenset(as_list(fields.get("target")))
    if not contact and what in words.reciprocal and parties & targets:
        parties, targets = parties | targets, frozenset()
    days, level = _days(fields.get("date"), published, standing, what)
    first = _ordinals(published)
    return _facts(
        kind, what, str(fields.get("form" if contact else "mode") or ""), parties, targets, days, level,
        None if what == "call" else fields.get("place"), persons(tuple(fields.get("participants") or ())), standing,
        first[0] if first and level == "open" else None,
    )  # fmt: skip


_facts = lru_cache(maxsize=500_000)(Facts)


def mergeable(facts: Facts) -> bool:
    """Whether the rules may put the record together with others: verbal moves and what has no day stay alone."""
    words = merging_words()
    return facts.days is not None and bool(facts.parties) and facts.what not in words.verbal | words.go_with_contact


def _days(written: str | None, published: str | None, standing: str, what: str) -> tuple[Days | None, Level]:
    found = _ordinals(written)
    if found is not None:
        width = found[1] - found[0] + 1
        level = next((name for most, name in _WIDEST if width <= most), None)
        return (found, level) if level else (None, "none")
    day = _ordinals(published)
    if day is None or day[1] - day[0] > _WIDEST[0][0] or written:
        return None, "none"
    before, after = _CALL_AROUND if what == "call" else _AROUND[standing]
    return (day[0] - before, day[1] + after), "open"


@lru_cache(maxsize=50_000)
def _ordinals(written: str | None) -> Days | None:
    """First and last day of an EDTF date, None where there is none or it is open to one side."""
    found = bounds(written)
    if found is None or found[0] < "0001" or found[1] >= "9999":
        return None
    return date.fromisoformat(found[0]).toordinal(), date.fromisoformat(found[1]).toordinal()


@lru_cache(maxsize=50_000)
def persons(participants: tuple[str, ...]) -> frozenset[str]:
    """The folded surnames of those participants who are named persons, not states, offices or groups."""
    found = set()
    for name in participants:
        plain = tables.fold(name).strip()
        if not _NAME.fullmatch(plain) or plain.casefold() in _organisations():
            continue
        parts = plain.split()
        if all(part[0].isupper() or part.casefold() in _PARTICLES or "-" in part for part in parts):
            last = parts[-1].casefold().rpartition("al-")[2]
            if last not in _organ_words():
                found.add(last)
    return frozenset(found)


@cache
def _organisations() -> frozenset[str]:
    """The folded names of all states, bodies, groups, seats and organs."""
    names = {name for entry in tables.states() for name in entry.variants}
    names.update(name for named in _sides() for name in named[1])
    return frozenset(tables.fold(name).casefold() for name in names)


def _sides() -> list[tuple[str, tuple[str, ...]]]:
    """(party, names) of all seats, organs, bodies and groups."""
    found = [(entry.party, entry.names) for entry in tables.metonyms()]
    found += [(entry.party, (entry.name, *entry.names)) for entry in tables.bodies()]
    return found + [(entry.party, (entry.name, *entry.names)) for entry in tables.groups()]


@cache
def _organ_words() -> frozenset[str]:
    """Last words of the names of organs and bodies: what ends so is no person."""
    ends = [words for entry in tables.organ_words() for words in entry.words]
    ends += [name for _, names in _sides() for name in names if " " in name]
    return frozenset(tables.fold(words).casefold().split()[-1] for words in ends)


@lru_cache(maxsize=200_000)
def _words(text: str, parties: frozenset[str], targets: frozenset[str]) -> frozenset[str]:
    return stems(text) - _names_of(parties | targets)


def stems(text: str) -> frozenset[str]:
    """The first letters of the words of a text that tell what it is about, and its numbers."""
    words = (tables.fold(word).casefold() for word in _WORD.findall(text))
    common = merging_words().common
    return frozenset(
        word[:_STEM] for word in (word.removesuffix("'s") for word in words)
        if word not in common and (len(word) > 3 or (word.isdigit() and len(word) > 1))
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _names_of(parties: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for party in parties for stem in _names_by_party().get(party, ()))


@cache
def _names_by_party() -> dict[str, frozenset[str]]:
    """Stems of the words that name a party: shared where the party is, they tell nothing more."""
    found: dict[str, set[str]] = {}
    for entry in tables.states():
        found.setdefault(entry.code, set()).update(*(stems(name) for name in entry.variants))
    for party, names in _sides():
        found.setdefault(party, set()).update(*(stems(name) for name in names))
    return {party: frozenset(words) for party, words in found.items()}
