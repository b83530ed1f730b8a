"""Who wants what, how much it matters to each, and how strong each is: what the bargaining models start from.

A scenario comes from a file written by hand (``files``), from standings read out of a ledger (``standings``), or from
either with changes (``changes``). It is data: nothing here reads a ledger.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from detente.bargaining.quantity import Quantity
from detente.errors import ScenarioError


@dataclass(frozen=True)
class Issue:
    """A question with a scale. ``no_deal`` is the point where things stay if the parties do not agree."""

    id: str
    question: str = ""
    low: float = 0.0
    high: float = 100.0
    low_means: str = ""
    high_means: str = ""
    no_deal: Quantity | None = None


@dataclass(frozen=True)
class Actor:
    """A party that bargains. ``no_deal_cost``: what no deal costs it, as a share of the greatest loss on an issue."""

    code: str
    capability: Quantity
    name: str = ""
    no_deal_cost: Quantity | None = None


@dataclass(frozen=True)
class Stand:
    """Where an actor stands on an issue, on the issue's scale, and from 0 to 1 how much it matters to it."""

    position: Quantity
    salience: Quantity


@dataclass(frozen=True)
class Scenario:
    """All of it. ``stands`` is by actor's code and issue's id; an actor without one on an issue has no say there.

    ``linked`` are the pairs of issues over which positions can be traded; None: each for each."""

    title: str
    actors: tuple[Actor, ...]
    issues: tuple[Issue, ...]
    stands: Mapping[tuple[str, str], Stand] = field(default_factory=dict)
    linked: tuple[tuple[str, str], ...] | None = None

    def issue(self, name: str) -> Issue:
        """The issue with this id."""
        return next(issue for issue in self.issues if issue.id == name)

    def only(self, issues: tuple[str, ...]) -> "Scenario":
        """The same with these issues only, and the actors that have a say on one of them."""
        stands = {key: stand for key, stand in self.stands.items() if key[1] in issues}
        left = {actor for actor, _ in stands}
        linked = self.linked and tuple(pair for pair in self.linked if set(pair) <= set(issues))
        return replace(
            self,
            actors=tuple(actor for actor in self.actors if actor.code in left),
            issues=tuple(issue for issue in self.issues if issue.id in issues),
            stands=stands,
            linked=linked,
        )

    def quantities(self) -> Iterator[tuple[str, Quantity, float, float]]:
        """Every quantity with its name (``USA.capability``, ``USA.us-troops.position``) and its limits, in order."""
        for actor in self.actors:
            yield f"{actor.code}.capability", actor.capability, 0.0, math.inf
            if actor.no_deal_cost is not None:
                yield f"{actor.code}.no_deal_cost", actor.no_deal_cost, -math.inf, math.inf
        for issue in self.issues:
            if issue.no_deal is not None:
                yield f"{issue.id}.no_deal", issue.no_deal, issue.low, issue.high
        for (actor_code, issue_id), stand in self.stands.items():
            issue = self.issue(issue_id)
            yield f"{actor_code}.{issue_id}.position", stand.position, issue.low, issue.high
            yield f"{actor_code}.{issue_id}.salience", stand.salience, 0.0, 1.0

    def check(self, place: str = "The scenario") -> "Scenario":
        """Itself, or a ScenarioError that names what is wrong and how to mend it."""
        for issue in self.issues:
            if not (math.isfinite(issue.low) and math.isfinite(issue.high) and issue.low < issue.high):
                raise ScenarioError(f"{place}: the scale of {issue.id} must rise from a number to a greater one.")
        for name, quantity, low, high in self.quantities():
            if fault := quantity.fault(low, high):
                raise ScenarioError(f"{place}: {name} {fault}{_hint(name, quantity)}.")
        if len(self.actors) < 2:
            who = f"only {self.actors[0].code}" if self.actors else "nobody"
            raise ScenarioError(f"{place}: {who} bargains in it; give at least two actors.")
        if not self.issues:
            raise ScenarioError(f"{place}: it has no issue; give at least one.")
        for issue in self.issues:
            self._check_issue(issue, place)
        return self

    def _check_issue(self, issue: Issue, place: str) -> None:
        with_say = [actor for actor in self.actors if (actor.code, issue.id) in self.stands]
        if not with_say:
            raise ScenarioError(f"{place}: nobody has a position on {issue.id}; give some, or leave the issue out.")
        if not any(_can_weigh(a.capability) and _can_weigh(self.stands[a.code, issue.id].salience) for a in with_say):
            raise ScenarioError(
                f"{place}: on {issue.id} nobody has both capability and salience above 0, so nothing decides it."
            )


def _can_weigh(quantity: Quantity) -> bool:
    return quantity.form == "normal" or max(quantity.numbers) > 0


def _hint(name: str, quantity: Quantity) -> str:
    if name.endswith(".salience") and 1 < max(quantity.numbers) <= 100:
        return " (write 0.8 for 80 per cent)"
    return ""
