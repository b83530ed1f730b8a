"""A scenario written out as TOML: every value with its distribution and the place it comes from."""

import json

from detente.bargaining.quantity import Form, Quantity
from detente.bargaining.scenario import Scenario

_NAMES = {
    Form.VALUE: ("value",),
    Form.NORMAL: ("mean", "sd"),
    Form.UNIFORM: ("low", "high"),
    Form.TRIANGULAR: ("low", "mode", "high"),
}


def as_toml(scenario: Scenario) -> str:
    """The text; ``files.from_toml`` gives the same scenario back."""
    lines = [f"title = {_text(scenario.title)}"]
    if scenario.linked is not None:
        pairs = ", ".join(f"[{_text(one)}, {_text(other)}]" for one, other in scenario.linked)
        lines.append(f"linked = [{pairs}]")
    for issue in scenario.issues:
        lines += ["", "[[issue]]", f"id = {_text(issue.id)}"]
        if issue.question:
            lines.append(f"question = {_text(issue.question)}")
        lines.append(f"scale = [{issue.low!r}, {issue.high!r}]")
        for key, words in (("low", issue.low_means), ("high", issue.high_means)):
            if words:
                lines.append(f"{key} = {_text(words)}")
        if issue.no_deal is not None:
            lines.append(f"no_deal = {_quantity(issue.no_deal)}")
    for actor in scenario.actors:
        lines += ["", "[[actor]]", f"code = {_text(actor.code)}"]
        if actor.name:
            lines.append(f"name = {_text(actor.name)}")
        lines.append(f"capability = {_quantity(actor.capability)}")
        if actor.no_deal_cost is not None:
            lines.append(f"no_deal_cost = {_quantity(actor.no_deal_cost)}")
    for (code, issue_id), stand in scenario.stands.items():
        lines += ["", "[[stand]]", f"actor = {_text(code)}", f"issue = {_text(issue_id)}"]
        lines += [f"position = {_quantity(stand.position)}", f"salience = {_quantity(stand.salience)}"]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    # A JSON string is a TOML basic string, but for one character that JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _quantity(quantity: Quantity) -> str:
    if quantity.form is Form.ONE_OF:
        parts = [f"values = {list(quantity.numbers)!r}", f"weights = {list(quantity.weights)!r}"]
    else:
        names = zip(_NAMES[quantity.form], quantity.numbers, strict=True)
        parts = [f"{name} = {number!r}" for name, number in names]
    if quantity.source:
        parts.append(f"source = {_text(quantity.source)}")
    if quantity.reports:
        parts.append(f"reports = [{', '.join(map(_text, quantity.reports))}]")
    plain = quantity.known and not quantity.source and not quantity.reports
    return repr(quantity.numbers[0]) if plain else f"{{ {', '.join(parts)} }}"
