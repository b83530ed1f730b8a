"""One record as a page: its words within their paragraph, who said it and who reports it, its fields, its history."""

from typing import TYPE_CHECKING

from detente.cli import output
from detente.wording.record import Piece, chain, fields, flat, paragraphs, past, pieces, source_line

if TYPE_CHECKING:
    from detente.ledger import History
    from detente.records import Record, Report

_OPEN, _CLOSE = "⟦", "⟧"
"""Stand around the evidence where there are no colours."""


def show(record: "Record", history: "History", report: "Report") -> None:
    """Print the page."""
    passages = [pieces(report.text, where, record) for where in paragraphs(report.text, record)]
    if output.in_terminal():
        _in_colours(record, history, report, passages)
        return
    output.say(f"{record.kind} {record.id}")
    output.say(source_line(report))
    for passage in passages:
        output.say(f"\n    {marked(passage)}")
    output.say(f"\n{chain(record, report)}\n")
    for field, value in fields(record):
        output.say(f"  {field:<12} {value}")
    output.say("")
    for line in past(history):
        output.say(f"  {line}")


def _in_colours(record: "Record", history: "History", report: "Report", passages: list[list[Piece]]) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console = output.console()
    console.print(Text.assemble((record.kind, "bold"), " ", record.id))
    console.print(Text(source_line(report), style="dim"))
    for passage in passages:
        print_passage(passage)
    console.print()
    console.print(Text(chain(record, report), style="cyan"))
    grid = Table.grid(padding=(0, 2))
    for field, value in fields(record):
        grid.add_row(Text(f"  {field}", style="dim"), Text(value))
    console.print(Padding(grid, (1, 0)))
    for line in past(history):
        console.print(Text(f"  {line}", style="dim"))


def print_passage(passage: list[Piece]) -> None:
    """Print a passage in a terminal, its evidence in colour."""
    from rich.padding import Padding
    from rich.text import Text

    text = Text()
    for piece in passage:
        style = "bold yellow" if piece.content and piece.evidence else "yellow" if piece.evidence else ""
        text.append(flat(piece.text), style=style)
    output.console().print(Padding(text, (1, 0, 0, 4)))


def marked(passage: list[Piece]) -> str:
    """The passage with marks around the evidence, for where there are no colours."""
    parts, inside = [], False
    for piece in passage:
        if piece.evidence != inside:
            parts.append(_OPEN if piece.evidence else _CLOSE)
            inside = piece.evidence
        parts.append(flat(piece.text))
    return "".join(parts) + (_CLOSE if inside else "")
