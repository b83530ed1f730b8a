"""``detente score``: forecasts that were saved, against what came about."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli import output
from detente.cli.options import Dossier, Json, opened
from detente.cli.output import note, say

if TYPE_CHECKING:
    from detente.bargaining.scoring import Record, Scored, Scores, Waiting


def score(
    outcomes: Annotated[
        list[str] | None,
        typer.Option("--outcome", metavar="ISSUE=VALUE[@DATE]", help="Enter where it ended, or none for no deal."),
    ] = None,
    forecast: Annotated[str | None, typer.Option(metavar="NAME", help="Of this saved forecast only.")] = None,
    dossier: Dossier = None,
    as_json: Json = False,
) -> None:
    """Compare saved forecasts with what came about, and list those that wait for it.

    Forecasts are saved by detente whatif; outcomes are kept in forecasts/outcomes.toml."""
    with opened(dossier) as folder:
        if outcomes:
            folder.enter_outcomes(outcomes)
        found = folder.scores(forecast)
    if as_json:
        output.say_json([*map(_scored, found.scored), *map(_record, found.records), *map(_waiting, found.waiting)])
    elif output.in_terminal():
        _show(found)
        return
    else:
        output.say_rows(_rows(found))
    for word in found.words:
        note(word)


def _number(value: float | None, digits: int = 1) -> str:
    return "" if value is None or value != value else f"{value:.{digits}f}"


def _ended(one: "Scored") -> str:
    return "none" if one.outcome.value is None else f"{one.outcome.value:g}"


def _yes(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _cells(one: "Scored") -> list[str]:
    kept = one.kept
    told = [one.forecast, one.as_of, kept.issue, kept.model, _number(kept.median), *map(_number, kept.most)]
    return [*told, _ended(one), _number(one.error), _number(one.crps), _yes(one.within_most), _number(one.brier, 3)]


def _means(one: "Record") -> list[str]:
    shares = f"{one.within_most:.0%}", f"{one.within_half:.0%}"
    against = "" if one.against is None else "{:+.1f} ({:+.1f} to {:+.1f})".format(*one.against)
    return [one.model, str(one.count), _number(one.error), _number(one.crps), *shares, _number(one.brier, 3), against]


def _rows(found: "Scores") -> list[list[str]]:
    rows = [["scored", *_cells(one)] for one in found.scored]
    rows += [["model", *_means(one)] for one in found.records]
    waits = [[one.forecast, one.as_of, ", ".join(one.issues), "; ".join(one.changes)] for one in found.waiting]
    return [*rows, *(["waits", *row] for row in waits)]


def _scored(one: "Scored") -> dict[str, Any]:
    kept, came = one.kept, one.outcome
    return {
        "kind": "scored", "forecast": one.forecast, "as_of": one.as_of, "issue": kept.issue, "model": kept.model,
        "median": kept.median if kept.median == kept.median else None, "outcome": came.value, "date": came.date,
        "error": one.error, "crps": one.crps, "within_most": one.within_most, "within_half": one.within_half,
        "brier": one.brier, "brier_no_deal": one.no_deal, "late": one.late,
    }  # fmt: skip


def _record(one: "Record") -> dict[str, Any]:
    return {
        "kind": "model", "model": one.model, "count": one.count, "error": one.error, "crps": one.crps,
        "within_most": one.within_most, "within_half": one.within_half, "brier": one.brier,
        "brier_no_deal": one.no_deal, "against_mean": one.against,
    }  # fmt: skip


def _waiting(one: "Waiting") -> dict[str, Any]:
    return {"kind": "waits", "forecast": one.forecast, "as_of": one.as_of, "issues": one.issues, "changes": one.changes}


def _show(found: "Scores") -> None:
    if found.scored:
        heads = ("forecast", "from", "issue", "model", "median", "80 %", "", "came", "off", "CRPS", "in 80 %", "Brier")
        _table(heads, [_cells(one) for one in found.scored])
        _table(("model", "outcomes", "off", "CRPS", "in 80 %", "in 50 %", "Brier", "CRPS against mean"),
               [_means(one) for one in found.records])  # fmt: skip
    for one in found.waiting:
        changes = f", with {'; '.join(one.changes)}" if one.changes else ""
        say(f"{one.forecast} (as of {one.as_of}{changes}) waits for {', '.join(one.issues)}.")
    for word in found.words:
        say(word)


def _table(heads: tuple[str, ...], rows: list[list[str]]) -> None:
    from rich import box
    from rich.table import Table

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, head in enumerate(heads):
        shown.add_column(head, justify="left" if not place or head in ("issue", "model") else "right", overflow="fold")
    for row in rows:
        shown.add_row(*map(output.one_line, row))
    output.console().print(shown)
