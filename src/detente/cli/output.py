"""What the user sees: layout and colours in a terminal, lines with tabs and nothing else in a pipe or a file."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from detente.wording.text import clean, number, one_line, parties, plural

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "clean", "complain", "console", "in_terminal", "note", "number", "one_line", "parties", "plural", "say", "say_json",
    "say_rows",
]  # fmt: skip


def in_terminal(stream: TextIO | None = None) -> bool:
    """Whether a person sees the output as it comes."""
    return (stream or sys.stdout).isatty()


def console(stream: TextIO | None = None) -> "Console":
    """For output in colours; only where ``in_terminal``. Words of reports are never taken for markup."""
    from rich.console import Console

    return Console(file=stream or sys.stdout, highlight=False, markup=False, emoji=False)


def say(text: str) -> None:
    """Print for the user."""
    print(clean(text))


def note(text: str) -> None:
    """Print on standard error what is no result."""
    print(clean(text), file=sys.stderr)


def complain(error: Exception | str) -> None:
    """Tell on one line what went wrong."""
    note(f"error: {one_line(str(error))}")


def say_json(values: Iterable[Any]) -> None:
    """Print one JSON object a line."""
    for value in values:
        print(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def say_rows(rows: Iterable[Sequence[str | None]]) -> None:
    """Print a row a line, with tabs between the cells: for pipes and files."""
    for row in rows:
        print("\t".join(one_line(cell) for cell in row))
