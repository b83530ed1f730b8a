"""Options that several commands have."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from detente.session import OpenDossier

Dossier = Annotated[
    Path | None,
    typer.Option("--dossier", metavar="DIR", help="The dossier's folder; else the nearest one from here upwards."),
]
Party = Annotated[str | None, typer.Option(metavar="CODE", help="Of this party: RUS, USA, OBSERVER.")]
NoParty = Annotated[str | None, typer.Option("--party", hidden=True)]
"""For records without one: so that the filter is answered with the reason, not with "no such option"."""
Speaker = Annotated[str | None, typer.Option(metavar="NAME", help="By speakers with these words in their name.")]
Holder = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Held by one with these words in its name.")
]
Issue = Annotated[str | None, typer.Option(metavar="ID", help="On this issue of the dossier.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Dated then or later: 2015, 2015-12 or 2015-12-14.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Dated then or earlier.")]
InReport = Annotated[
    str | None, typer.Option("--report", metavar="NAME", help="In the report with this path or file name.")
]
Text = Annotated[str | None, typer.Option(metavar="WORDS", help="With these words in the sentence.")]
Reports = Annotated[
    bool, typer.Option("--reports", help="Each event once, with every report's own account of it under it.")
]
Author = Annotated[str | None, typer.Option(metavar="NAME", help="Who does so; else your login name.")]
Reason = Annotated[str | None, typer.Option(metavar="TEXT", help="Why; kept with it.")]
Limit = Annotated[int | None, typer.Option(metavar="N", help="At most so many.")]
Json = Annotated[bool, typer.Option("--json", help="Give JSON, one object a line.")]


def opened(folder: Path | None) -> "OpenDossier":
    """The dossier that a command is about."""
    from detente import session

    return session.open(folder)
