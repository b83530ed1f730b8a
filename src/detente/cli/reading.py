"""``detente new`` and ``detente read``: making a dossier, and reading reports into it."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli import output
from detente.cli.options import Dossier, opened
from detente.cli.output import note, plural, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.intake import Outcome, Summary
    from detente.session import OpenDossier

_STATUSES = (
    ("new", "new"),
    ("new version", "changed"),
    ("read again", "read again"),
    ("copy", "copies"),
    ("unchanged", "unchanged"),
    ("refused", "refused"),
)


def new(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")]) -> None:
    """Make a dossier in a folder.

    It gets a commented dossier.toml and an empty folder for the reports."""
    from detente import session

    file = session.create(folder)
    say(f"Made {file} and {folder / session.REPORTS}/")
    say(f"Next: say in {file.name} who bargains and over what, put reports into {session.REPORTS}/, and run")
    say("  detente read" if folder.resolve() == Path.cwd() else f"  cd {folder}; detente read")


def read(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files and folders; else the folder reports/.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="When all of them were published: 2015-12-14, 2015-12 or 2015.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read what did not change again: with a new dossier.toml or program.")
    ] = False,
    time_limit: Annotated[
        float, typer.Option(metavar="SECONDS", help="What takes the processor longer is read in part.")
    ] = 60,
    dossier: Dossier = None,
    as_json: Annotated[bool, typer.Option("--json", help="Give the summary as one JSON object.")] = False,
) -> None:
    """Read reports into the ledger. Run it again whenever there are new ones: it goes on where it was."""
    from detente.intake import Summary
    from detente.intake import as_json as values

    summary, begun = Summary(), time.perf_counter()
    with opened(dossier) as folder:
        files = folder.files(paths or ())
        with _progress(len(files)) as tell:
            for outcome in folder.each_read(files, published=date, again=again, time_limit=time_limit):
                summary.add(outcome)
                tell(outcome, summary)
        seconds = time.perf_counter() - begun
        if as_json:
            output.say_json([{**values(summary), "files": len(files), "seconds": round(seconds, 3)}])
        else:
            _sum_up(folder, summary, len(files), seconds, time_limit)
    if summary.refused:
        raise typer.Exit(1)


@contextmanager
def _progress(files: int) -> "Iterator[Callable[[Outcome, Summary], None]]":
    """A bar on standard error with reports a second and what was found; where no person is watching, only what was
    refused."""
    if not output.in_terminal(sys.stderr):
        yield lambda outcome, _: _tell_refused(outcome)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[found]}"),
        TimeRemainingColumn(),
    )  # fmt: skip
    console, begun = output.console(sys.stderr), time.perf_counter()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=files, found="")

        def tell(outcome: "Outcome", summary: "Summary") -> None:
            if outcome.error is not None:
                console.print(output.one_line(f"refused: {outcome.error}"), style="red")
            rate = summary.reports.total() / max(time.perf_counter() - begun, 0.001)
            found = f"{rate:,.0f} reports a second, {_found(summary)}"
            bar.update(task, completed=outcome.file, found=found)

        yield tell


def _tell_refused(outcome: "Outcome") -> None:
    if outcome.error is not None:
        note(output.one_line(f"refused: {outcome.error}"))


def _found(summary: "Summary") -> str:
    return ", ".join(plural(n, kind) for kind, n in summary.records.items()) or "nothing found yet"


def _sum_up(folder: "OpenDossier", summary: "Summary", files: int, seconds: float, time_limit: float) -> None:
    """The summary of a run."""
    if not files:
        say(f"There is nothing to read in {folder.folder / 'reports'}: put reports there, or name files and folders.")
        return
    rate = summary.reports.total() / max(seconds, 0.001)
    say(f"{plural(summary.reports.total(), 'report')} in {seconds:.1f} s ({rate:,.0f} a second)")
    for status, words in _STATUSES:
        if summary.reports[status]:
            say(f"  {words:<12}{summary.reports[status]:>7,}")
    for name, original in summary.copies:
        say(f"{name} is a copy of {original}.")
    for name, read_to, length in summary.in_part:
        say(
            f"{name} was read in part, up to character {read_to:,} of {length:,}: its {time_limit:g} seconds are over; "
            "to read on, name it to `detente read --again` with a longer --time-limit."
        )
    if summary.records:
        say(f"Found {_found(summary)}.")
    counts: Any = folder.counts()
    held = ", ".join(plural(n, kind) for kind, n in counts.records.items() if n) or "no records yet"
    say(f"The ledger has {plural(counts.reports, 'report')}: {held}.")
