"""``detente whatif``: bargaining models over a scenario, and what a change would do."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli import output
from detente.cli.options import Json
from detente.cli.output import note, say

if TYPE_CHECKING:
    from detente.bargaining.ensemble import Forecast
    from detente.bargaining.whatif import Answer, Row


def whatif(
    file: Annotated[Path, typer.Argument(metavar="SCENARIO", help="A scenario file, .toml or .csv.")],
    sets: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="CHANGE", help="USA.us-troops.position=100, IRN.salience*=2; may be repeated."),
    ] = None,
    drops: Annotated[
        list[str] | None, typer.Option("--drop", metavar="PARTY", help="Without this party; may be repeated.")
    ] = None,
    issue: Annotated[str | None, typer.Option("--issue", metavar="ID", help="On this issue only.")] = None,
    model: Annotated[
        str, typer.Option("--model", metavar="NAME", help="By this model, beside the weighted mean; or all.")
    ] = "all",
    draws: Annotated[int, typer.Option("--draws", metavar="N", min=1, max=1_000_000, help="How many draws.")] = 1000,
    seed: Annotated[int, typer.Option("--seed", metavar="N", min=0, help="The same seed gives the same numbers.")] = 1,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FILE", help="Write the scenario with its changes to a TOML file.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="And what moves it: coalitions, leverage, open trades, rounds, inputs.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Forecast where bargaining may end, and what a change would do.

    The weighted mean of the positions always comes first; the other models stand beside it."""
    from detente.bargaining import whatif as asking
    from detente.bargaining.changes import changed, only
    from detente.bargaining.files import load
    from detente.bargaining.writing import as_toml

    base = only(load(file), issue)
    after = changed(base, sets or (), drops or ()) if sets or drops else None
    models = asking.chosen(model)
    with _progress(draws) as tell:
        answer = asking.ask(base, after, models, draws, seed, tell)
    if write is not None:
        write.write_text(as_toml(after or base), encoding="utf-8")
    if as_json:
        output.say_json(_values(row, draws, seed) for row in answer.rows)
    elif output.in_terminal():
        _show(answer)
    else:
        output.say_rows(_cells(row) for row in answer.rows)
    if explain:
        from detente.bargaining.explaining import explain as explained
        from detente.cli import whatif_grounds

        found = explained(after or base, models[-1] if model != "all" else models[0], draws, seed)
        if as_json:
            output.say_json(whatif_grounds.values(found))
        else:
            whatif_grounds.show(found)
    for word in answer.left_out if not output.in_terminal() else ():
        note(word)


@contextmanager
def _progress(draws: int) -> "Iterator[Callable[[str, int], None]]":
    """A bar on standard error, where a person is watching."""
    if not output.in_terminal(sys.stderr):
        yield lambda _name, _done: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=output.console(sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=draws)
        yield lambda name, done: bar.update(task, description=name, completed=done)


def _number(value: float) -> str:
    return "" if value != value else f"{value:.1f}"


def _cells(row: "Row") -> list[str]:
    """issue, model, then median, both ends of 80 %, share without a deal: of the base, then of the changed."""
    cells = [row.base.issue, row.model.name]
    for found in (row.base, row.changed):
        if found is not None:
            cells += [_number(found.median), *map(_number, found.most), f"{found.no_deal:.3f}"]
    return cells


def _values(row: "Row", draws: int, seed: int) -> dict[str, Any]:
    def of(found: "Forecast | None") -> dict[str, Any] | None:
        if found is None:
            return None
        def known(number: float) -> float | None:
            return None if number != number else number

        bands = {"half": [known(end) for end in found.half], "most": [known(end) for end in found.most]}
        shares = {"no_deal": found.no_deal, "unsettled": found.unsettled}
        return {"point": known(found.point), "median": known(found.median), **bands, **shares}

    asked = {"issue": row.base.issue, "model": row.model.name, "draws": draws, "seed": seed}
    return {**asked, "base": of(row.base), "changed": of(row.changed)}


def _show(answer: "Answer") -> None:
    from rich import box
    from rich.table import Table

    changed = any(row.changed is not None for row in answer.rows)
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    shown.add_column("issue", no_wrap=True)
    shown.add_column("model", no_wrap=True)
    heads = ("base", "80 %", "no deal") + (("changed", "80 %", "no deal", "shift") if changed else ())
    for head in heads:
        shown.add_column(head, justify="right", no_wrap=True)
    last = ""
    for row in answer.rows:
        cells = [row.base.issue if row.base.issue != last else "", row.model.name]
        for found in (row.base, row.changed):
            if found is not None:
                band = f"{_number(found.most[0])}–{_number(found.most[1])}" if found.no_deal < 1 else ""
                cells += [_number(found.median), band, f"{found.no_deal:.0%}" if found.no_deal else ""]
        if row.shift is not None:
            cells.append(f"{row.shift.median:+.1f}" if row.shift.median == row.shift.median else "")
        shown.add_row(*map(output.one_line, cells), style="bold" if row.model.name == "mean" else "")
        last = row.base.issue
    output.console().print(shown)
    for word in (*answer.words, *answer.left_out):
        say(word)
