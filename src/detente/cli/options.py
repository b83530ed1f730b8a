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
Json = Annotated[bool, typer.Option("--json", help="Give JSON, one object a line.")]


def opened(folder: Path | None) -> "OpenDossier":
    """The dossier that a command is about."""
    from detente import session

    return session.open(folder)
