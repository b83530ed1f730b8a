"""``detente export`` and ``detente import``: the ledger as files, and back."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import Dossier, opened
from detente.cli.output import note, plural, say

if TYPE_CHECKING:
    from detente.exports import Moved


class Format(StrEnum):
    """The formats of an export."""

    JSONL = "jsonl"
    CSV = "csv"


def export(
    form: Annotated[
        Format, typer.Option("--format", help="One file of JSON lines, or a folder of tables.")
    ] = Format.JSONL,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to: a file, for csv a folder; else standard output.")
    ] = None,
    dossier: Dossier = None,
) -> None:
    """Write the whole ledger to a file.

    It can be imported again without loss: reports, records, corrections and what was read before."""
    if out is None and form is Format.CSV:
        raise typer.BadParameter("a CSV export is a folder of tables: say which.", param_hint="--out")
    with opened(dossier) as folder:
        moved = folder.export_lines(sys.stdout) if out is None else folder.export(out, form.value)
    # Not on standard output: that may be the export itself.
    note(f"Exported {_amount(moved)}.")


def import_(
    source: Annotated[Path, typer.Argument(metavar="PATH", help="An export: a file, for csv a folder.")],
    form: Annotated[
        Format | None, typer.Option("--format", help="Else told by what it is: a file or a folder.")
    ] = None,
    dossier: Dossier = None,
) -> None:
    """Add an export to the ledger.

    All of it is added, or nothing where anything in it is wrong."""
    with opened(dossier) as folder:
        moved = folder.import_(source, form.value if form else None)
    say(f"Imported {_amount(moved)}.")


def _amount(moved: "Moved") -> str:
    parts = [plural(moved.reports, "report"), plural(moved.records, "record"), plural(moved.corrections, "correction")]
    return ", ".join(parts)
