"""What the user sees: layout and colours in a terminal, lines with tabs and nothing else in a pipe or a file."""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console

    from detente.records import Party

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey instead of showing: a report must not move the cursor nor turn the text round."""


def clean(text: str) -> str:
    """The text without what a terminal would obey."""
    return _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n"))


def one_line(text: str | None) -> str:
    """The text on one line, for a cell."""
    return clean(" ".join((text or "").split()))


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


def number(value: float, *, grouped: bool = False) -> str:
    """The number in full, without a needless fraction: ``2000000``, ``66.7``; ``grouped``: ``2,000,000``."""
    return f"{value:,.15g}" if grouped else f"{value:.15g}"


def parties(party: "Party") -> str:
    """A field of parties as words."""
    return ", ".join(party) if isinstance(party, list) else party or ""


def plural(number: int, one: str, many: str | None = None) -> str:
    """``1 report``, ``1,200 reports``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
