"""Scenarios as files: TOML to read, edit and run again; CSV for a table typed in by hand."""

import csv
import math
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from detente.bargaining.quantity import Form, Quantity, value
from detente.bargaining.scenario import Actor, Issue, Scenario, Stand
from detente.errors import ScenarioError

_FORMS = {
    frozenset({"mean", "sd"}): (Form.NORMAL, ("mean", "sd")),
    frozenset({"low", "high"}): (Form.UNIFORM, ("low", "high")),
    frozenset({"low", "mode", "high"}): (Form.TRIANGULAR, ("low", "mode", "high")),
}
_ISSUE_KEYS = {"id", "question", "low", "high", "scale", "no_deal"}
_ACTOR_KEYS = {"code", "name", "capability", "no_deal_cost"}
_STAND_KEYS = {"actor", "issue", "position", "salience"}
_KEYS = {"title", "issue", "actor", "stand", "linked"}


def load(path: Path) -> Scenario:
    """The scenario in a ``.toml`` or ``.csv`` file, checked; a ScenarioError names what is wrong and where."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ScenarioError(f"There is no {path}: name a scenario file, .toml or .csv.") from None
    except UnicodeDecodeError:
        raise ScenarioError(f"{path} is not UTF-8 text: save it as UTF-8.") from None
    except OSError as problem:
        raise ScenarioError(f"{path} cannot be read: {problem.strerror}.") from None
    if path.suffix.lower() == ".csv":
        return from_csv(text, str(path)).check(str(path))
    return from_toml(text, str(path)).check(str(path))


def from_toml(text: str, place: str) -> Scenario:
    """The scenario of a TOML text; not checked yet beyond its form."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise ScenarioError(f"{place}: this is not valid TOML ({problem}).") from None
    _only(raw, _KEYS, f"{place}, at the top")
    issues = tuple(_issue(row, f"{place}, issue {number}") for number, row in _rows(raw, "issue", place))
    actors = tuple(_actor(row, f"{place}, actor {number}") for number, row in _rows(raw, "actor", place))
    stands: dict[tuple[str, str], Stand] = {}
    for number, row in _rows(raw, "stand", place):
        where = f"{place}, stand {number}"
        _only(row, _STAND_KEYS, where)
        key = _name(row, "actor", where), _name(row, "issue", where)
        _add(stands, key, Stand(_quantity(row, "position", where), _quantity(row, "salience", where)), where)
    linked = raw.get("linked")
    pairs = None if linked is None else tuple((str(one), str(other)) for one, other in linked)
    return _whole(Scenario(str(raw.get("title", "")), actors, issues, stands, pairs), place)


def _rows(raw: Mapping[str, Any], key: str, place: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    rows = raw.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ScenarioError(f"{place}: `{key}` must be tables, each headed [[{key}]].")
    yield from enumerate(rows, start=1)


def _only(row: Mapping[str, Any], keys: set[str], where: str) -> None:
    for key in row:
        if key not in keys:
            raise ScenarioError(f"{where}: unknown key `{key}`; the keys here are {', '.join(sorted(keys))}.")


def _name(row: Mapping[str, Any], key: str, where: str) -> str:
    name = row.get(key)
    if not isinstance(name, str) or not name.strip():
        raise ScenarioError(f'{where}: `{key}` is missing; write {key} = "NAME".')
    if "." in name or "=" in name:
        raise ScenarioError(f"{where}: `{key}` is {name!r}, but a name has no full stop and no = in it.")
    return name.strip()


def _issue(row: Mapping[str, Any], where: str) -> Issue:
    _only(row, _ISSUE_KEYS, where)
    scale = row.get("scale", [0, 100])
    if not (isinstance(scale, list) and len(scale) == 2 and all(_numeric(end) for end in scale)):
        raise ScenarioError(f"{where}: `scale` must be two numbers, as in scale = [0, 100].")
    no_deal = _quantity(row, "no_deal", where) if "no_deal" in row else None
    return Issue(
        _name(row, "id", where), str(row.get("question", "")), float(scale[0]), float(scale[1]),
        str(row.get("low", "")), str(row.get("high", "")), no_deal,
    )  # fmt: skip


def _actor(row: Mapping[str, Any], where: str) -> Actor:
    _only(row, _ACTOR_KEYS, where)
    cost = _quantity(row, "no_deal_cost", where) if "no_deal_cost" in row else None
    return Actor(_name(row, "code", where), _quantity(row, "capability", where), str(row.get("name", "")), cost)


def _numeric(raw: Any) -> bool:
    return isinstance(raw, int | float) and not isinstance(raw, bool)


def _quantity(row: Mapping[str, Any], key: str, where: str) -> Quantity:
    raw = row.get(key)
    if _numeric(raw):
        return value(float(raw))  # type: ignore[arg-type]
    if not isinstance(raw, dict):
        said = "is missing" if raw is None else f"is {raw!r}"
        raise ScenarioError(f"{where}: `{key}` {said}; write a number or a distribution like {{mean = 60, sd = 10}}.")
    source, reports = str(raw.get("source", "")), tuple(str(name) for name in raw.get("reports", ()))
    numbers = {name: number for name, number in raw.items() if name not in ("source", "reports")}
    if set(numbers) == {"value"} and _numeric(numbers["value"]):
        return value(float(numbers["value"]), source, reports)
    if set(numbers) in ({"values"}, {"values", "weights"}) and all(map(_numeric, numbers["values"])):
        values = tuple(float(number) for number in numbers["values"])
        weights = tuple(float(number) for number in numbers.get("weights", [1] * len(values)))
        if len(weights) != len(values):
            raise ScenarioError(f"{where}: `{key}` has {len(values)} values but {len(weights)} weights.")
        return Quantity(Form.ONE_OF, values, weights, source, reports)
    form = _FORMS.get(frozenset(numbers))
    if form is None or not all(map(_numeric, numbers.values())):
        raise ScenarioError(
            f"{where}: `{key}` is no distribution that is known; write value, or mean and sd, or low and high, or low, "
            "mode and high, or values with weights."
        )
    return Quantity(form[0], tuple(float(numbers[name]) for name in form[1]), source=source, reports=reports)


def _add(stands: dict[tuple[str, str], Stand], key: tuple[str, str], stand: Stand, where: str) -> None:
    if key in stands:
        raise ScenarioError(f"{where}: {key[0]} has a position on {key[1]} already; leave one out.")
    stands[key] = stand


def _whole(scenario: Scenario, place: str) -> Scenario:
    """The scenario if all names in it fit together."""
    codes, ids = [actor.code for actor in scenario.actors], [issue.id for issue in scenario.issues]
    for names, kind in ((codes, "actor"), (ids, "issue")):
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ScenarioError(f"{place}: the {kind} {twice} is there twice; leave one out.")
    for actor, issue in scenario.stands:
        if actor not in codes:
            raise ScenarioError(f"{place}: a stand is of {actor}, who is no [[actor]] in it.")
        if issue not in ids:
            raise ScenarioError(f"{place}: {actor} has a stand on {issue}, which is no [[issue]] in it.")
    for pair in scenario.linked or ():
        for name in pair:
            if name not in ids:
                raise ScenarioError(f"{place}: `linked` names {name}, which is no [[issue]] in it.")
    return scenario


def from_csv(text: str, place: str) -> Scenario:
    """A table with the columns actor, capability, position, salience, and where wanted issue, position_sd, salience_sd,
    capability_sd, low and high (the scale), source."""
    rows = list(csv.DictReader(text.splitlines()))
    actors: dict[str, Actor] = {}
    issues: dict[str, Issue] = {}
    stands: dict[tuple[str, str], Stand] = {}
    for number, cells in enumerate(rows, start=2):
        where = f"{place}, line {number}"
        row = {str(key).strip().lower(): (cell or "").strip() for key, cell in cells.items() if key is not None}
        missing = {"actor", "capability", "position", "salience"} - set(row)
        if missing:
            raise ScenarioError(f"{place}: the column {sorted(missing)[0]} is missing from its first line.")
        code, issue_id = _name(row, "actor", where), row.get("issue") or "issue"
        capability = _cell(row, "capability", where)
        if code in actors and actors[code].capability.numbers != capability.numbers:
            raise ScenarioError(f"{where}: {code} has another capability than further up; it has one for all issues.")
        actors.setdefault(code, Actor(code, capability))
        low = _number(row["low"], "low", where) if row.get("low") else 0.0
        high = _number(row["high"], "high", where) if row.get("high") else 100.0
        issue = issues.setdefault(issue_id, Issue(issue_id, low=low, high=high))
        if (issue.low, issue.high) != (low, high):
            raise ScenarioError(f"{where}: {issue_id} has another scale than further up; it has one for all actors.")
        stand = Stand(_cell(row, "position", where), _cell(row, "salience", where))
        _add(stands, (code, issue_id), stand, where)
    return _whole(Scenario("", tuple(actors.values()), tuple(issues.values()), stands), place)


def _cell(row: Mapping[str, str], key: str, where: str) -> Quantity:
    middle, source = _number(row[key], key, where), row.get("source", "")
    if row.get(f"{key}_sd"):
        return Quantity(Form.NORMAL, (middle, _number(row[f"{key}_sd"], f"{key}_sd", where)), source=source)
    return value(middle, source)


def _number(cell: str, key: str, where: str) -> float:
    try:
        number = float(cell)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ScenarioError(f"{where}: {key} is {cell!r}, which is not a number.")
    return number
