"""What if: a scenario with changes, each given in a line such as ``USA.us-troops.position=100``."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.bargaining.quantity import Quantity, value
from detente.bargaining.scenario import Scenario, Stand
from detente.errors import UsageError

_CHANGE = re.compile(r"\s*([^=*/+\s]+?)\s*(\*=|/=|\+=|-=|=)\s*(\S+)\s*")
_OF_ACTORS = ("position", "salience", "capability", "no_deal_cost")


@dataclass(frozen=True)
class Change:
    """``path`` names what changes, ``way`` is =, *=, /=, += or -=."""

    path: tuple[str, ...]
    way: str
    number: float
    text: str

    def to(self, quantity: Quantity) -> Quantity:
        """The changed quantity, which says so itself."""
        source = f"changed: {self.text}" + (f"; was {quantity.source}" if quantity.source else "")
        match self.way:
            case "=":
                return value(self.number, source)
            case "*=" | "/=":
                changed = quantity.times(self.number if self.way == "*=" else 1.0 / self.number)
            case _:
                changed = quantity.plus(self.number if self.way == "+=" else -self.number)
        return replace(changed, source=source)


def parse(text: str) -> Change:
    """A change from its line; a UsageError says what is wrong with it."""
    parts = _CHANGE.fullmatch(text)
    if parts is None:
        raise UsageError(f"--set {text!r} cannot be read: write PARTY.ISSUE.position=NUMBER or PARTY.salience*=NUMBER.")
    try:
        number = float(parts[3])
    except ValueError:
        raise UsageError(f"--set {text!r}: {parts[3]!r} is not a number.") from None
    if number != number or number in (float("inf"), float("-inf")):
        raise UsageError(f"--set {text!r}: {parts[3]!r} is not a finite number.")
    if parts[2] == "/=" and number == 0:
        raise UsageError(f"--set {text!r} divides by 0.")
    return Change(tuple(parts[1].split(".")), parts[2], number, text.strip())


def changed(scenario: Scenario, sets: Sequence[str], drops: Sequence[str] = ()) -> Scenario:
    """The scenario with all changes; UsageError for unknown names and contradictions, ScenarioError for bad values."""
    codes = [actor.code for actor in scenario.actors]
    for code in drops:
        known(code, codes, "party", f"--drop {code}")
    changes = [parse(text) for text in sets]
    _refuse_contradictions(changes, drops)
    for change in changes:
        scenario = _apply(scenario, change)
    if drops:
        scenario = replace(
            scenario,
            actors=tuple(actor for actor in scenario.actors if actor.code not in drops),
            stands={key: stand for key, stand in scenario.stands.items() if key[0] not in drops},
        )
    return scenario.check("With these changes" if sets or drops else "The scenario")


def _refuse_contradictions(changes: Sequence[Change], drops: Sequence[str]) -> None:
    seen: dict[tuple[str, ...], Change] = {}
    for change in changes:
        if change.path[0] in drops:
            raise UsageError(f"--drop {change.path[0]} and --set {change.text} contradict each other: leave one out.")
        earlier = seen.get(change.path)
        if earlier is not None and "=" in (change.way, earlier.way):
            raise UsageError(f"--set {earlier.text} and --set {change.text} contradict each other: leave one out.")
        seen[change.path] = change


def _apply(scenario: Scenario, change: Change) -> Scenario:
    issues = [issue.id for issue in scenario.issues]
    codes = [actor.code for actor in scenario.actors]
    where = f"--set {change.text}"
    match change.path:
        case (issue, "no_deal") if issue not in codes:
            known(issue, issues, "issue", where)
            return _of_issue(scenario, change, issue)
        case (code, what):
            known(code, codes, "party", where)
            known(what, _OF_ACTORS, "value", where)
            if what in ("capability", "no_deal_cost"):
                return _of_actor(scenario, change, code, what)
            return _of_stands(scenario, change, [key for key in scenario.stands if key[0] == code], what)
        case (code, issue, what):
            known(code, codes, "party", where)
            known(issue, issues, "issue", where)
            known(what, ("position", "salience"), "value", where)
            if (code, issue) not in scenario.stands:
                raise UsageError(f"{where}: {code} has no position on {issue}, so there is nothing to change.")
            return _of_stands(scenario, change, [(code, issue)], what)
    raise UsageError(f"{where}: name it PARTY.ISSUE.position, PARTY.salience, PARTY.capability or ISSUE.no_deal.")


def _of_issue(scenario: Scenario, change: Change, name: str) -> Scenario:
    issues = tuple(
        replace(issue, no_deal=_new(change, issue.no_deal)) if issue.id == name else issue for issue in scenario.issues
    )
    return replace(scenario, issues=issues)


def _of_actor(scenario: Scenario, change: Change, code: str, what: str) -> Scenario:
    actors = []
    for actor in scenario.actors:
        if actor.code == code and what == "capability":
            actor = replace(actor, capability=change.to(actor.capability))
        elif actor.code == code:
            actor = replace(actor, no_deal_cost=_new(change, actor.no_deal_cost))
        actors.append(actor)
    return replace(scenario, actors=tuple(actors))


def _of_stands(scenario: Scenario, change: Change, keys: Iterable[tuple[str, str]], what: str) -> Scenario:
    stands: Mapping[tuple[str, str], Stand] = dict(scenario.stands)
    for key in keys:
        stand = stands[key]
        stand = (
            replace(stand, position=change.to(stand.position))
            if what == "position"
            else replace(stand, salience=change.to(stand.salience))
        )
        stands = {**stands, key: stand}
    return replace(scenario, stands=stands)


def _new(change: Change, old: Quantity | None) -> Quantity:
    if old is None and change.way != "=":
        raise UsageError(f"--set {change.text}: there is no value yet to change; set it with = first.")
    return change.to(old) if old is not None else value(change.number, f"changed: {change.text}")


def known(name: str, names: Iterable[str], kind: str, where: str) -> None:
    """Raise a UsageError that names the nearest where a name is none of the known ones."""
    names = list(names)
    if name not in names:
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.4) or difflib.get_close_matches(
            name.upper(), names, n=3, cutoff=0.4
        )
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names) or 'none'}."
        raise UsageError(f"{where}: unknown {kind} {name}; {hint}")


def only(scenario: Scenario, issue: str | None) -> Scenario:
    """The scenario on one issue alone; all of it where none is named."""
    if issue is None:
        return scenario
    known(issue, [one.id for one in scenario.issues], "issue", f"--issue {issue}")
    return scenario.only((issue,)).check(f"--issue {issue}")
