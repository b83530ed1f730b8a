"""Which records of several reports are accounts of one event: the decision, without the file.

Two records are compared field by field; what speaks for one event and what speaks against it is summed as weights of
evidence (Fellegi and Sunter 1969, *A Theory for Record Linkage*, with weights set by hand), and from ``ENOUGH`` on they
are linked. Fields that exclude each other, two days, two towns, other people, forbid it whatever else agrees. Links are
then followed from the strongest to the weakest; one that would put two records of one report, or two that exclude each
other, into the same event is passed over. The outcome depends on the records only, not on their order.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from detente.ledger.evidence_weights import ENOUGH, Weighed, weigh, weigh_words
from detente.ledger.telling import Days, Facts, Telling, mergeable

RULES = "1"
"""The number of these rules and weights; other ones decide everything anew."""

_MARGIN = 0.5
"""A record that fits two events which exclude each other must fit one of them better by so much."""

Pair = tuple[int, int]


class Link(NamedTuple):
    """Why two records tell of one event. ``weight`` is None where a person decided; ``decision`` is its number."""

    weight: float | None
    why: str
    decision: int | None = None

    @property
    def score(self) -> float | None:
        """The weight as a number from 0 to 1 that is .5 where it is just enough; not a probability."""
        return None if self.weight is None else round(1 / (1 + math.exp(ENOUGH - self.weight)), 2)


@dataclass
class Event:
    """The records that tell of one event, in the order of lists, and the links that hold them together."""

    members: list[Telling]
    links: dict[Pair, Link] = field(default_factory=dict)


class Comparison:
    """Compares records, each kind of pair once: equal facts weigh the same."""

    def __init__(self) -> None:
        self._weighed: dict[tuple[Facts, Facts], Weighed | None] = {}

    def facts(self, one: Facts, other: Facts) -> Weighed | None:
        """What speaks for one event but for the words; None where the facts exclude each other."""
        key = (one, other)
        try:
            return self._weighed[key]
        except KeyError:
            self._weighed[key] = self._weighed[other, one] = weighed = weigh(one, other)
            return weighed

    def link(self, one: Telling, other: Telling) -> Link | None:
        """The link between two records, None where there is not enough for one."""
        if one.report == other.report or not (mergeable(one.facts) and mergeable(other.facts)):
            return None
        one, other = sorted((one, other), key=lambda telling: telling.id)  # in one order, whoever asks
        weighed = self.facts(one.facts, other.facts)
        if weighed is None:
            return None
        by_words = weigh_words(one, other, weighed.weight)
        if by_words is None or weighed.weight + by_words.weight < ENOUGH:
            return None
        return Link(weighed.weight + by_words.weight, "; ".join(weighed.words + by_words.words))


def candidates(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """All pairs that could be linked, each once: of one kind, with a party in common, with days that overlap. A sweep
    over the days of each party leaves out all others."""
    lanes: dict[tuple[str, str, str], list[tuple[Days, Telling]]] = {}
    for telling in tellings:
        facts = telling.facts
        if facts.days is not None and mergeable(facts):
            for party in facts.parties:
                lanes.setdefault((facts.kind, facts.what, party), []).append((facts.days, telling))
    for (_, _, party), lane in lanes.items():
        lane.sort(key=lambda item: (item[0], item[1].id))
        active: list[tuple[Days, Telling]] = []
        for days, telling in lane:
            active = [item for item in active if item[0][1] >= days[0]]
            for _, other in active:
                if min(telling.facts.parties & other.facts.parties) == party:
                    yield other, telling
            active.append((days, telling))


def links(tellings: Iterable[Telling], comparison: Comparison) -> dict[Pair, Link]:
    """The links among the records, by the pair of their numbers (the smaller first)."""
    found = {}
    for one, other in candidates(tellings):
        link = comparison.link(one, other)
        if link is not None:
            found[pair(one.number, other.number)] = link
    return found


def pair(one: int, other: int) -> Pair:
    """Two numbers, the smaller first."""
    return (one, other) if one < other else (other, one)


def events(
    tellings: Mapping[int, Telling], found: Mapping[Pair, Link], together: Mapping[Pair, Link], apart: set[Pair],
    comparison: Comparison,
) -> list[Event]:  # fmt: skip
    """The events of all the records, those of one account included. ``together`` and ``apart`` is what people decided:
    it holds whatever the rules say."""
    groups = _Groups(tellings, apart, comparison)
    for ends, link in together.items():
        groups.join(ends, link)
    sure = _without_rivals(tellings, found, comparison)
    for ends in sorted(sure, key=lambda ends: (-(found[ends].weight or 0), *sorted(tellings[n].id for n in ends))):
        if groups.may_join(ends):
            groups.join(ends, found[ends])
    return groups.events()


def _without_rivals(tellings: Mapping[int, Telling], found: Mapping[Pair, Link], comparison: Comparison) -> list[Pair]:
    """The links without those by which a record fits two events about as well that exclude each other."""
    best: dict[int, dict[Facts, float]] = {}
    for (one, other), link in found.items():
        for end, far in ((one, other), (other, one)):
            fits = best.setdefault(end, {})
            facts = tellings[far].facts
            fits[facts] = max(fits.get(facts, 0.0), link.weight or 0.0)

    def has_rival(end: int, far: int, weight: float) -> bool:
        facts = tellings[far].facts
        return any(
            other_weight > weight - _MARGIN and comparison.facts(facts, other) is None
            for other, other_weight in best[end].items()
        )

    return [
        (one, other) for (one, other), link in found.items()
        if not has_rival(one, other, link.weight or 0) and not has_rival(other, one, link.weight or 0)
    ]  # fmt: skip


class _Groups:
    """Records that grow together, link by link."""

    def __init__(self, tellings: Mapping[int, Telling], apart: set[Pair], comparison: Comparison) -> None:
        self._tellings = tellings
        self._apart: dict[int, set[int]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        self._comparison = comparison
        self._of = {number: {number} for number in tellings}
        self._links: dict[Pair, Link] = {}

    def may_join(self, ends: Pair) -> bool:
        """Whether nothing in the two groups excludes that they are one."""
        one, other = self._of[ends[0]], self._of[ends[1]]
        if one is other or any(not self._apart[n].isdisjoint(other) for n in one if n in self._apart):
            return False
        reports = {self._tellings[n].report for n in one}
        if any(self._tellings[n].report in reports for n in other):
            return False
        facts = [{self._tellings[n].facts for n in group} for group in (one, other)]
        return all(self._comparison.facts(a, b) is not None for a in facts[0] for b in facts[1])

    def join(self, ends: Pair, link: Link) -> None:
        """Make the two groups one, for this reason."""
        one, other = self._of[ends[0]], self._of[ends[1]]
        if one is not other:
            self._links[ends] = link
            one |= other
            for number in other:
                self._of[number] = one

    def events(self) -> list[Event]:
        """What has grown, each in the order of lists."""
        found: dict[int, Event] = {}
        for number in sorted(self._tellings, key=lambda n: self._tellings[n].order):
            telling = self._tellings[number]
            found.setdefault(id(self._of[number]), Event([])).members.append(telling)
        for ends, link in self._links.items():
            found[id(self._of[ends[0]])].links[ends] = link
        return list(found.values())
