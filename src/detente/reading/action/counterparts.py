"""Whom an act is done to where no argument says so: the other side, as far as the report shows which that is.

In a report on two sides most of what one does is done to the other, and a reader takes it so. Every other party of the
report is asked how it stands to the act: whether the sentence names it, what else the report tells between it and the
doer. A judge weighs these facts, as it does those of the acts themselves; who is not likely enough is left out."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading.action.drafts import Draft
from detente.reading.action.judge import addressees
from detente.reading.action.nearby import Nearby

_KINDS = {
    "REQUEST": "asks", "ACCUSE": "blames", "REJECT": "blames", "THREATEN": "blames", "PROTEST": "blames",
    "SANCTION": "harms", "COERCE": "harms", "ASSAULT": "harms", "MOBILIZE": "harms", "SUPPORT": "pleases",
    "AGREE": "pleases", "CONCEDE": "pleases", "CONSULT": "pleases", "AID": "helps", "COOPERATE": "helps",
    "RETREAT": "helps",
}  # fmt: skip
_BODIES = frozenset({"UN", "EU", "NATO", "OSCE", "IAEA", "AU", "ARAB-LEAGUE"})
_MOST = 6  # parties that are asked beside those of the sentence: the ones dealt with most
_SHORTLY = 3  # sentences


Codes = tuple[str, ...]
Named = list[tuple[int, Codes]]


@dataclass(slots=True)
class _Around:
    """What is near one act, told once for all parties that are asked: who is named in its sentence and in the one
    before, the acts told shortly before and beside it, how often the report deals its doer with whom."""

    d: Draft
    kind: str
    here: Named
    before: set[str]
    earlier: list[Draft]
    beside: set[str]
    all: Counter[str]
    like: Counter[str]
    back: Counter[str]


class Dealings:
    """What a report tells between its parties, from the acts whose target it names."""

    def __init__(self, near: Nearby, drafts: list[Draft]) -> None:
        self.near = near
        self._all: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._kind: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._told = sorted((d for d in drafts if d.target), key=lambda d: d.at)
        self._places = [d.at for d in self._told]
        for d in self._told:
            for a in d.source:
                for b in d.target:
                    if a != b:
                        self._all[a][b] += 1
                        self._all[b][a] += 1
                        self._kind[a, _KINDS[d.type]][b] += 1
                        self._kind[b, f"by {_KINDS[d.type]}"][a] += 1

    def options(self, d: Draft) -> list[tuple[str, list[str]]]:
        """The parties that may be meant as the target of an act, and what speaks for each and against."""
        around = self._around(d)
        here = [code for _, codes in around.here for code in codes]
        parties = dict.fromkeys((*here, *(b for b, _ in around.all.most_common(_MOST)), *self.near.usual))
        return [(party, self._facts(around, party)) for party in parties if party not in d.source]

    def _around(self, d: Draft) -> _Around:
        kind, at = _KINDS[d.type], d.at[0]
        everything: Counter[str] = Counter()
        like: Counter[str] = Counter()
        back: Counter[str] = Counter()
        for a in d.source:
            everything.update(self._all[a])
            like.update(self._kind[a, kind])
            back.update(self._kind[a, f"by {kind}"])
        for a in d.source:
            del everything[a]
        first, last = bisect_left(self._places, (at - _SHORTLY, -1)), bisect_left(self._places, d.at)
        told = self._told[first : bisect_left(self._places, (at + 1, -1))]
        beside = {b for o in told if o.at[0] == at and set(o.source) & set(d.source) for b in o.target}
        before = {code for _, codes in self._named(at - 1) for code in codes}
        return _Around(d, kind, self._named(at), before, self._told[first:last], beside, everything, like, back)

    def _named(self, at: int) -> Named:
        return self.near.named(self.near.c.parsed.sentences[at]) if at >= 0 else []

    def _facts(self, around: _Around, party: str) -> list[str]:
        plain = [*self._standing(party), *_dealt(around, party), *_place(around, party), *_before(around, party)]
        kind = around.kind
        addressed = f"whom {around.d.whom or 'nobody'}"
        plain.append(addressed)
        return [*plain, *(f"{kind} {fact}" for fact in plain), kind, f"root {around.d.type}", f"{plain[0]} {addressed}"]

    def _standing(self, party: str) -> Iterator[str]:
        usual = self.near.usual
        yield f"usual {usual.index(party)}" if party in usual else "rare"
        yield f"share {min(5, int(10 * self.near.counts[party] / self.near.mentioned))}"
        if party in _BODIES:
            yield "body"
        if len(party) > 3:
            yield "group"


def _dealt(around: _Around, party: str) -> Iterator[str]:
    """How much of what the report tells of the doer is with this party."""
    total = around.all.total()
    yield f"dealt {int(4 * around.all[party] / total)}" if total else "no dealings"
    yield f"dealings {min(total, 3)}"
    if around.all[party] and around.all[party] == max(around.all.values()):
        yield "dealt most"
    if around.like[party]:
        yield "the like"
        if around.like[party] == max(around.like.values()):
            yield "the like most"
    if around.back[party]:
        yield "the like in return"


def _place(around: _Around, party: str) -> Iterator[str]:
    """Where the sentence and the one before name it."""
    at, own = around.d.at[1], set(around.d.source)
    here = [(i, codes) for i, codes in around.here if set(codes) - own]
    places = [i for i, codes in here if party in codes]
    if not places:
        yield "not here, others are" if here else "nobody here"
    else:
        yield "here"
        yield "alone here" if all(set(codes) - own == {party} for _, codes in here) else "others here"
        yield "after" if places[-1] > at else "before"
        if min(abs(i - at) for i in places) == min(abs(i - at) for i, _ in here):
            yield "nearest"
    if party in around.before:
        yield "named before"


def _before(around: _Around, party: str) -> Iterator[str]:
    """What was told last of the doer, and last of all."""
    own = set(around.d.source)
    last = next((o for o in reversed(around.earlier) if set(o.source) & own), None)
    if last is not None and party in last.target:
        yield "last target"
    if around.earlier and party in around.earlier[-1].source and own & set(around.earlier[-1].target):
        yield "answers"
    if party in around.beside:
        yield "target beside"


def address(near: Nearby, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the other side as target of those that name none."""
    dealings, judge = Dealings(near, drafts), addressees()
    for d, options in [(d, dealings.options(d)) for d in drafts if not d.target]:
        if options:
            probability, party = max((judge.probability(facts), party) for party, facts in options)
            d.target = (party,) if probability >= judge.named else ()
    return drafts
