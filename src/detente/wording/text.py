"""Words that are safe to show, numbers and counts."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.records import Party

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey instead of showing: a report must not move the cursor nor turn the text round."""


def clean(text: str) -> str:
    """The text without what a terminal would obey."""
    return _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n"))


def one_line(text: str | None) -> str:
    """The text on one line, for a cell."""
    return clean(" ".join((text or "").split()))


def number(value: float, *, grouped: bool = False) -> str:
    """The number in full, without a needless fraction: ``2000000``, ``66.7``; ``grouped``: ``2,000,000``."""
    return f"{value:,.15g}" if grouped else f"{value:.15g}"


def parties(party: "Party") -> str:
    """A field of parties as words."""
    return ", ".join(party) if isinstance(party, list) else party or ""


def plural(number: int, one: str, many: str | None = None) -> str:
    """``1 report``, ``1,200 reports``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
