"""Templates: everything that is put into one is escaped, whatever it is."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2

from detente.web.ways import WAYS
from detente.wording import board, record, text

HERE = Path(__file__).parent


@cache
def environment() -> jinja2.Environment:
    """All templates, with the words that they may use."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    found.filters.update(
        day=board.day, in_words=record.in_words, one_line=text.one_line, clean=text.clean, plural=text.plural,
        parties=text.parties, number=text.number, flat=record.flat, address_part=lambda words: quote(words, safe=""),
    )  # fmt: skip
    found.globals.update(arrows=board.ARROWS, ways=WAYS)
    return found


def rendered(name: str, values: Mapping[str, Any]) -> str:
    """A template with its values."""
    return environment().get_template(name).render(values)
