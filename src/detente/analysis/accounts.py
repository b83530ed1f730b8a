"""Where two accounts differ: of one meeting, of a deed that is claimed and denied, of a number, of a party's own stand.

Each difference has both records. Few and right before many: where it is not clear that two records are about the same
thing, nothing is said.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any, Literal

from detente.analysis.settings import table

Kind = Literal["contact", "denial", "figure", "position"]
_NOBODY = (None, "UNKNOWN")
TOLD = frozenset({"happened", "ongoing", "alleged", "denied"})
"""The factualities of a deed that is claimed or denied."""
_MOST = 20
"""So many figures for the same are compared with one another."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing in which two accounts differ; None where an account does not mention it."""

    what: str
    one: str | None
    other: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two records that differ about the same thing. ``one`` was reported first; ``sides`` are whose accounts they are,
    None where nothing tells."""

    kind: Kind
    about: str
    day: int
    one: str
    other: str
    sides: tuple[str | None, str | None]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A contact as one report tells it. ``side`` is the party on whose word it stands; ``text`` its sentences and those
    of that side about it; ``event`` the same for accounts of one contact."""

    record: str
    event: int
    side: str | None
    parties: tuple[str, ...]
    form: str
    day: int
    published: int
    place: str | None = None
    duration: str | None = None
    initiative: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """An action as one report tells it, ``factuality`` included; ``vouches`` is the party on whose word it stands."""

    record: str
    root: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    factuality: str
    first: int
    last: int
    published: int
    place: str | None = None
    vouches: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as one report tells it; ``first`` and ``last`` are the days as of which it may hold."""

    record: str
    measure: str
    value: float
    unit: str | None
    subject: str | None
    qualifier: str | None
    first: int
    last: int
    published: int
    source: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """A firm position in a party's own words, of a report known by its number."""

    record: str
    party: str
    issue: str
    value: float
    day: int
    report: int


def of_contacts(tellings: Iterable[Telling]) -> list[Difference]:
    """Contacts told by two of the parties that met: what only one mentions, who sought it, how each speaks of it."""
    events: dict[int, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.side in telling.parties:
            events[telling.event].append(telling)
    found = []
    for accounts in events.values():
        first: dict[str, Telling] = {}
        for telling in sorted(accounts, key=lambda t: (t.published, t.record)):
            first.setdefault(telling.side or "", telling)
        for one, other in combinations(first.values(), 2):
            points = tuple(_contact_points(one, other))
            if points:
                about = f"{one.form} of {', '.join(one.parties)}"
                found.append(_difference("contact", about, one.day, one, other, (one.side, other.side), points))
    return found


def _contact_points(one: Telling, other: Telling) -> Iterator[Point]:
    if one.initiative and other.initiative and set(one.initiative) != set(other.initiative):
        yield Point("initiative", ", ".join(one.initiative), ", ".join(other.initiative))
    if one.duration and other.duration and one.duration.casefold() != other.duration.casefold():
        yield Point("duration", one.duration, other.duration)
    for mine, theirs, order in ((one, other, 1), (other, one, -1)):
        known = {_plain(topic) for topic in theirs.topics} | {_plain(theirs.text)}
        for topic in mine.topics:
            if not any(_plain(topic) in said or (said and said in _plain(topic)) for said in known):
                yield Point("topic", topic, None) if order > 0 else Point("topic", None, topic)
    tones = _tone(one.text), _tone(other.text)
    if set(tones[0]) != set(tones[1]):
        yield Point("tone", ", ".join(tones[0]) or None, ", ".join(tones[1]) or None)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w’'-]+", text.casefold()))


def _tone(text: str) -> list[str]:
    """The words for the tone of the contact, in their order: each near a noun for it, the longest first."""
    words, near = _tone_patterns()
    found: list[str] = []
    for match in words.finditer(text):
        around = text[max(match.start() - 60, 0) : match.end() + 60]
        if near(match[0]).search(around):
            found.append(match[0].casefold())
    return list(dict.fromkeys(found))


@cache
def _tone_patterns() -> tuple[re.Pattern[str], Any]:
    raw = table("accounts")["tone"]
    tones = sorted((word for name in ("warm", "good", "sober", "cool") for word in raw[name]), key=len, reverse=True)
    nouns = "|".join(map(re.escape, raw["nouns"]))
    gap = rf"(?:\W+[\w’'-]+){{0,{raw['reach']}}}\W+"

    @cache
    def near(tone: str) -> re.Pattern[str]:
        word = re.escape(tone)
        return re.compile(rf"\b{word}{gap}(?:{nouns})\b|\b(?:{nouns}){gap}{word}\b", re.IGNORECASE)

    return re.compile(rf"(?<!not )\b(?:{'|'.join(map(re.escape, tones))})\b", re.IGNORECASE), near


def of_deeds(deeds: Iterable[Deed]) -> list[Difference]:
    """What one side says took place and another denies: the same root, doer and target, at about the same time. What
    was merely said not to be done, and what stands on nobody's word, is no denial."""
    raw = table("accounts")["denial"]
    limit = raw["days"]
    by_key: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for deed in deeds:
        for source in deed.source:
            if deed.root in raw["roots"]:
                by_key[deed.root, source].append(deed)
    found = []
    for (root, source), same in by_key.items():
        denials = [deed for deed in same if deed.factuality == "denied" and deed.vouches not in _NOBODY]
        for denial in denials:
            claims = [deed for deed in same if _claims(deed, denial, limit)]
            if claims:
                claim = min(claims, key=lambda deed: (_apart(deed, denial), deed.record))
                about = " ".join((source, root, ", ".join(denial.target or claim.target))).strip()
                points = (Point("factuality", claim.factuality, "denied"),)
                sides = claim.vouches, denial.vouches
                found.append(_difference("denial", about, denial.first, claim, denial, sides, points))
    return found


def _claims(deed: Deed, denial: Deed, limit: int) -> bool:
    alike = set(deed.target) & set(denial.target) or (not deed.target and not denial.target)
    places = not (deed.place and denial.place) or _plain(deed.place) == _plain(denial.place)
    told = deed.factuality in TOLD - {"denied"}
    sides = deed.vouches not in _NOBODY and deed.vouches != denial.vouches
    return bool(told and sides and alike and places and _apart(deed, denial) <= limit)


def _apart(one: Deed, other: Deed) -> int:
    """Days between two, 0 where they may be of one day."""
    return max(one.first - other.last, other.first - one.last, 0)


def of_figures(numbers: Iterable[Number]) -> list[Difference]:
    """Figures for the same that cannot both be right, even as far as ``about`` or ``more than`` stretch."""
    left_out = table("accounts")["figures"]["left_out"]
    by_key: dict[tuple[str, str, str], list[Number]] = defaultdict(list)
    for number in numbers:
        subject = _plain(number.subject or "")
        if number.measure not in left_out and subject and number.last - number.first <= 1:
            by_key[number.measure, _plain(number.unit or ""), subject].append(number)
    found = []
    for (measure, _, subject), same in by_key.items():
        same.sort(key=lambda n: (n.first, n.published, n.record))
        last = -2
        for place, one in enumerate(same):
            if one.first <= last:  # one difference for a subject and day: the rest says no more
                continue
            near = [other for other in same[place + 1 : place + _MOST] if other.first <= one.last + 1]
            other = max(
                (other for other in near if _differ(one, other, subject)), key=lambda n: _gap(one, n), default=None
            )
            if other is not None:
                last = other.first
                early, late = sorted((one, other), key=lambda n: (n.published, n.record))
                points = (Point(measure, _shown(early), _shown(late)),)
                sides = early.source, late.source
                found.append(_difference("figure", f"{measure}: {one.subject}", one.first, early, late, sides, points))
    return found


def _gap(one: Number, other: Number) -> float:
    return max(_range(one)[0] - _range(other)[1], _range(other)[0] - _range(one)[1])


def _differ(one: Number, other: Number, subject: str) -> bool:
    if _gap(one, other) <= 0:
        return False
    raw = table("accounts")["figures"]
    words = [set(_plain(re.sub(r"\d[\d.,]*", " ", number.text)).split()) for number in (one, other)]
    common = len(words[0] & words[1]) / max(min(len(words[0]), len(words[1])), 1)
    return bool(common >= (raw["alike"] * 2 if subject in raw["plain_subjects"] else raw["alike"]))


def _range(number: Number) -> tuple[float, float]:
    """Between what the figure may truly lie."""
    raw, value = table("accounts")["figures"], number.value
    wide = abs(value)
    return {
        "more-than": (value, float("inf")),
        "at-most": (float("-inf"), value),
        "almost": (value - raw["almost"] * wide, value),
        "about": (value - raw["about"] * wide, value + raw["about"] * wide),
        "exactly": (value, value),
    }.get(number.qualifier or "", (value - raw["bare"] * wide, value + raw["bare"] * wide))


def _shown(number: Number) -> str:
    qualifier = (number.qualifier or "").replace("-", " ")
    return " ".join(part for part in (qualifier, f"{number.value:,.15g}", number.unit) if part)


def of_positions(stands: Iterable[Stand]) -> list[Difference]:
    """Where a party says the opposite of what it said before, both in its own words; for each issue the last time."""
    raw = table("accounts")["positions"]
    series: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    for stand in stands:
        series[stand.party, stand.issue].append(stand)
    found = []
    for (party, issue), told in series.items():
        told.sort(key=lambda stand: (stand.day, stand.record))
        turned = [(one, other) for one, other in _neighbours(told) if abs(one.value - other.value) >= raw["points"]]
        if turned:
            one, other = turned[-1]
            points = (Point("value", f"{one.value:g}", f"{other.value:g}"),)
            found.append(_difference("position", f"{party} on {issue}", other.day, one, other, (party, party), points))
    return found


def _neighbours(told: Sequence[Stand]) -> Iterator[tuple[Stand, Stand]]:
    """Each stand with the last one before it of another report and day."""
    for place, other in enumerate(told):
        one = next((o for o in reversed(told[:place]) if o.report != other.report and o.day != other.day), None)
        if one is not None:
            yield one, other


def _difference(
    kind: Kind, about: str, day: int, one: Telling | Deed | Number | Stand, other: Telling | Deed | Number | Stand,
    sides: tuple[str | None, str | None], points: tuple[Point, ...],
) -> Difference:  # fmt: skip
    return Difference(kind, about, day, one.record, other.record, sides, points)
