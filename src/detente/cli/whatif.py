"""``detente whatif``: bargaining models over a scenario, and what a change would do."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli import output
from detente.cli.options import Dossier, Json
from detente.cli.output import note, say

if TYPE_CHECKING:
    from detente.bargaining.ensemble import Forecast
    from detente.bargaining.whatif import Answer, Row
    from detente.cli.whatif_asked import Found


def whatif(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="SCENARIO", help="A scenario file, .toml or .csv; else the dossier's ledger."),
    ] = None,
    sets: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="CHANGE", help="USA.us-troops.position=100, IRN.salience*=2; may be repeated."),
    ] = None,
    drops: Annotated[
        list[str] | None, typer.Option("--drop", metavar="PARTY", help="Without this party; may be repeated.")
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--without-report", metavar="FILE", help="As if this report did not exist; may be repeated."),
    ] = None,
    issue: Annotated[str | None, typer.Option("--issue", metavar="ID", help="On this issue only.")] = None,
    model: Annotated[
        str, typer.Option("--model", metavar="NAME", help="By this model, beside the weighted mean; or all.")
    ] = "all",
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="By what was published by then; else by all.")
    ] = None,
    draws: Annotated[int, typer.Option("--draws", metavar="N", min=1, max=1_000_000, help="How many draws.")] = 1000,
    seed: Annotated[int, typer.Option("--seed", metavar="N", min=0, help="The same seed gives the same numbers.")] = 1,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FILE", help="Write the scenario with its changes to a TOML file.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="And what moves it: coalitions, leverage, open trades, rounds, inputs.")
    ] = False,
    chart: Annotated[
        str | None, typer.Option("--chart", metavar="KIND", help="Draw a picture: outcomes, rounds, tornado or trades.")
    ] = None,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to: .svg, .png, or .json.")] = Path("chart.svg"),
    save: Annotated[
        bool, typer.Option("--save", help="Keep scenario and result in the dossier, for detente score.")
    ] = False,
    save_as: Annotated[str | None, typer.Option("--save-as", metavar="NAME", help="The same, under this name.")] = None,
    dossier: Dossier = None,
    as_json: Json = False,
) -> None:
    """Forecast where bargaining may end, and what a change would do.

    The weighted mean of the positions always comes first; the other models stand beside it."""
    from detente.bargaining import whatif as asking
    from detente.bargaining.compared import Question
    from detente.bargaining.writing import as_toml
    from detente.cli import whatif_asked, whatif_chart

    asked = Question(as_of, issue, sets or (), drops or (), without or ())
    models = asking.chosen(model)
    named = models[0] if model == "all" else models[-1]
    if chart is not None:
        whatif_chart.refuse(chart, out)
    shown = output.in_terminal() and not as_json
    if file is not None:
        found = whatif_asked.from_file(file, asked)
    else:
        found = whatif_asked.from_ledger(dossier, asked, explained=shown)
    _start_numba()
    with _progress(draws) as tell:
        answer = asking.ask(found.base, found.changed, models, draws, seed, tell)
    if write is not None:
        write.write_text(as_toml(found.changed or found.base), encoding="utf-8")
    if as_json:
        output.say_json(_values(row, draws, seed, found) for row in answer.rows)
    elif shown:
        _show(answer, found)
    else:
        output.say_rows(_cells(row) for row in answer.rows)
    if explain:
        from detente.bargaining.explaining import explain as explained
        from detente.cli import whatif_grounds

        grounds = explained(found.changed or found.base, named, draws, seed)
        if as_json:
            output.say_json(whatif_grounds.values(grounds))
        else:
            whatif_grounds.show(grounds)
    if chart is not None:
        whatif_chart.write(chart, out, found.changed or found.base, answer, named, (draws, seed))
    for word in () if shown else (*found.notes, *answer.heard, *answer.left_out):
        note(word)
    if save or save_as:
        kept = whatif_asked.save(dossier, save_as, found, asked, answer, (draws, seed), file)
        note(f"Saved as {kept.name} in {kept.parent}.")


def _start_numba() -> None:
    """Load numba without ``scipy.linalg``, which it imports only to see whether there is linear algebra: a tenth of the
    command's time for nothing, as the kernels have none. Done here alone, where the process is the program's own."""
    name = "scipy.linalg"
    if name in sys.modules:
        return
    sys.modules[name] = None  # type: ignore[assignment]  # an import of it fails
    try:
        import numba.np.arraymath  # noqa: F401
    finally:
        del sys.modules[name]


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


def _values(row: "Row", draws: int, seed: int, found: "Found") -> dict[str, Any]:
    def of(forecast: "Forecast | None") -> dict[str, Any] | None:
        if forecast is None:
            return None

        def known(number: float) -> float | None:
            return None if number != number else number

        bands = {"half": [known(end) for end in forecast.half], "most": [known(end) for end in forecast.most]}
        shares = {"no_deal": forecast.no_deal, "unsettled": forecast.unsettled}
        return {"point": known(forecast.point), "median": known(forecast.median), **bands, **shares}

    asked = {"issue": row.base.issue, "model": row.model.name, "draws": draws, "seed": seed}
    rests = {} if found.as_of is None else {
        "as_of": found.as_of, "too_little": row.base.issue in found.thin, "records": found.records[row.base.issue],
    }  # fmt: skip
    return {**asked, **rests, "base": of(row.base), "changed": of(row.changed)}


def _show(answer: "Answer", found: "Found") -> None:
    from rich import box
    from rich.table import Table

    changed = any(row.changed is not None for row in answer.rows)
    parting = any(one is not None and one.no_deal for row in answer.rows for one in (row.base, row.changed))
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    shown.add_column("issue", overflow="fold")
    shown.add_column("model", no_wrap=True)
    ends = ("80 %", "no deal") if parting else ("80 %",)
    for head in ("base", *ends, *(("changed", *ends, "shift") if changed else ())):
        shown.add_column(head, justify="right", no_wrap=True)
    last = ""
    for row in answer.rows:
        cells = [row.base.issue if row.base.issue != last else "", row.model.name]
        for one in (row.base, row.changed):
            if one is not None:
                band = f"{_number(one.most[0])}–{_number(one.most[1])}" if one.no_deal < 1 else ""
                cells += [_number(one.median), band]
                cells += [f"{one.no_deal:.0%}" if one.no_deal else ""] if parting else []
        if row.shift is not None:
            cells.append(f"{row.shift.median:+.1f}" if row.shift.median == row.shift.median else "")
        shown.add_row(*map(output.one_line, cells), style="bold" if row.model.name == "mean" else "")
        last = row.base.issue
    output.console().print(shown)
    *said, trust = answer.words
    for word in (*found.notes, *answer.left_out, *said, *found.resting, trust):
        say(word)
