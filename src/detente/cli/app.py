"""All commands, in the order in which the help shows them."""

from typing import Annotated

import typer

from detente.cli import (
    board,
    briefs,
    correcting,
    issues,
    listing,
    moving,
    reading,
    review,
    score,
    serve,
    showing,
    whatif,
)
from detente.cli.output import say


def _show_version(wanted: bool) -> None:
    if wanted:
        import detente

        say(f"detente {detente.__version__}")
        raise typer.Exit


def root(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Read reports on negotiations into a ledger of who said what, each entry with its sentence."""


# Plain help and plain usage errors: they look the same in a terminal, in a pipe and in a log.
app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False)
app.callback()(root)
for name, command in (
    ("new", reading.new),
    ("read", reading.read),
    ("statements", listing.statements),
    ("contacts", listing.contacts),
    ("positions", listing.positions),
    ("actions", listing.actions),
    ("commitments", listing.commitments),
    ("figures", listing.figures),
    ("issues", issues.issues),
    ("board", board.board),
    ("issue", board.issue),
    ("pair", board.pair),
    ("party", board.party),
    ("timeline", board.timeline),
    ("due", board.due),
    ("accounts", board.accounts),
    ("chart", board.chart),
    ("brief", briefs.brief),
    ("whatif", whatif.whatif),
    ("score", score.score),
    ("serve", serve.serve),
    ("show", showing.show),
    ("search", showing.search),
    ("reports", showing.reports),
    ("review", review.review),
    ("accept", correcting.accept),
    ("correct", correcting.correct),
    ("reject", correcting.reject),
    ("merge", correcting.merge),
    ("split", correcting.split),
    ("undo", correcting.undo),
    ("history", correcting.history),
    ("export", moving.export),
    ("import", moving.import_),
):
    app.command(name)(command)
