"""What is asked of a ledger: the scenario as it stands, and the same with changes or without some of its reports."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.bargaining import powers, standings
from detente.bargaining.changes import Change, changed, known, parse
from detente.bargaining.scenario import Scenario
from detente.bargaining.standings import Ground, Inputs
from detente.dossier import Dossier
from detente.errors import ScenarioError, UsageError
from detente.ledger import Ledger, series


@dataclass(frozen=True)
class Question:
    """As of which day, on which issue (None: all), with which changes, without which parties and reports."""

    as_of: str | None = None
    issue: str | None = None
    sets: Sequence[str] = ()
    drops: Sequence[str] = ()
    without: Sequence[str] = ()


@dataclass(frozen=True)
class Compared:
    """The base, the changed scenario (None where nothing is changed), the capabilities that were given for parties
    without one, and what is to be said about them."""

    base: Inputs
    changed: Scenario | None
    given: dict[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def compared(ledger: Ledger, dossier: Dossier, asked: Question) -> Compared:
    """Both scenarios. A UsageError tells of unknown names, a ScenarioError of what is missing."""
    ground = standings.ground(ledger, dossier, asked.as_of)
    if asked.issue is not None:
        known(asked.issue, [issue.id for issue in dossier.issues], "issue", f"--issue {asked.issue}")
    without = [series.path_of(ledger, name) for name in asked.without]
    given, sets, drops = _supplied(ground, asked)
    out = [code for code in asked.drops if code not in drops]
    base = standings.inputs(ground, issue=asked.issue, given=given, drop=out)
    notes = [f"{code} had no capability: {number:g} is given, in the base too." for code, number in given.items()]
    notes += [f"{code} has no capability, so it is left out of the base too." for code in out]
    start = base.scenario
    if without:
        start, more = _less(ground.without(without), base, without, asked.issue, given, out)
        notes += more
    if not (sets or drops or without):
        return Compared(base, None, given, tuple(notes))
    return Compared(base, changed(start, sets, drops), given, tuple(notes))


def _less(
    ground: Ground, base: Inputs, without: Sequence[str], issue: str | None, given: dict[str, float], out: Sequence[str]
) -> tuple[Scenario, list[str]]:
    """The scenario without reports, and what is lost with them."""
    names = " and ".join(without)
    carried = {carrier.report for standing in base.standings.values() for carrier in standing.carriers}
    idle = [f"No position here rests on {path}: leaving it out moves none." for path in without if path not in carried]
    try:
        left = standings.inputs(ground, issue=issue, given=given, drop=out).scenario
    except ScenarioError as error:
        raise ScenarioError(f"Without {names} nothing is left to forecast from. {error}") from None
    kept = {one.id for one in left.issues}
    lost = [f"{one.id} cannot be forecast without {names}." for one in base.scenario.issues if one.id not in kept]
    return left, [*idle, *lost]


def _supplied(ground: Ground, asked: Question) -> tuple[dict[str, float], list[str], list[str]]:
    """The capabilities that are set for parties without one, the other changes, and the other parties to be dropped:
    whoever has no capability cannot be in the base unless it is given one."""
    codes = {party.code for party in ground.dossier.parties} | set(ground.rows.names.get("party", ()))
    nothing = powers.lacking(ground.dossier, sorted(codes), ground.as_of)
    given: dict[str, float] = {}
    sets = []
    for text in asked.sets:
        change: Change = parse(text)
        if len(change.path) == 2 and change.path[1] == "capability" and change.path[0] in nothing and change.way == "=":
            if given.setdefault(change.path[0], change.number) != change.number:
                raise UsageError(f"--set {text} and another value of it contradict each other: leave one out.")
            if change.path[0] in asked.drops:
                raise UsageError(f"--drop {change.path[0]} and --set {text} contradict each other: leave one out.")
        else:
            sets.append(text)
    return given, sets, [code for code in asked.drops if code not in nothing or code in given]
