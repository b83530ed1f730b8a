"""The words of the calendar as tables and as pieces of regular expressions (``knowledge/data/calendar.toml``)."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

CALENDAR: dict[str, Any] = tomllib.loads(
    files("detente.knowledge").joinpath("data/calendar.toml").read_text(encoding="utf-8")
)


def forms(word: str) -> tuple[str, str]:
    """A name as news writes it: ``Monday`` and ``MONDAY``."""
    return word, word.upper()


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _numbered(table: dict[str, list[str]], first: int) -> tuple[dict[str, int], dict[str, int]]:
    """(name → number, abbreviation → number), in each written form."""
    names: dict[str, int] = {}
    short: dict[str, int] = {}
    for number, (name, shorter) in enumerate(table.items(), first):
        names |= dict.fromkeys(forms(name), number)
        for abbreviation in shorter:
            short |= dict.fromkeys(forms(abbreviation), number)
    return names, short


MONTHS, SHORT_MONTHS = _numbered(CALENDAR["months"], 1)
WEEKDAYS, SHORT_WEEKDAYS = _numbered(CALENDAR["weekdays"], 0)
SEASONS: dict[str, list[int]] = CALENDAR["seasons"]
NUMBERS: dict[str, int] = CALENDAR["numbers"]
UNITS: dict[str, tuple[str, str, int]] = {}
for _unit, (_plural, _counted, _many) in CALENDAR["units"].items():
    UNITS |= dict.fromkeys((_unit, _plural), (_unit, _counted, _many))
PARTS: dict[str, str] = CALENDAR["parts"]
PARTS_OF: dict[str, dict[str, list[int]]] = {
    name: CALENDAR[f"part_of_{name}"] for name in ("year", "month", "week", "decade")
}
HOLIDAYS: dict[str, str] = CALENDAR["holidays"]
NAMED: dict[str, str] = CALENDAR["named"]

# One blank between two words: at most four blanks, or one end of line (never an empty line). Bounded, so that long
# runs of blanks cost nothing.
W = r"(?:[^\S\n]{1,4}|[^\S\n]{0,2}\n[^\S\n]{0,2})"
DASH = r"[-–—]"
MONTH = rf"(?:(?:{any_of(MONTHS)})\b|(?:{any_of(SHORT_MONTHS)})\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:/]\d)"
NTH = r"(?:st|nd|rd|th)"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d|[^\W\d_])"
UNIT = rf"(?:{any_of(UNITS)})\b"
NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?(?![\d.,]\d)|(?:{any_of(NUMBERS)})\b(?:-(?:{any_of(NUMBERS)})\b)?)"
POSSESSIVE = r"(?:['’]s?)?"
DAYTIME = r"(?:morning|afternoon|evening|night|midday|noon|lunchtime|daybreak|dawn)"


def number_of(words: str) -> float:
    """``twenty-one``, ``2.5`` or ``a`` as a number; 0 where the text leaves it open (``several``)."""
    text = words.lower()
    if text[:1].isdigit():
        return float(text)
    return float(sum(NUMBERS.get(part, 0) for part in text.split("-")))


def month_number(word: str) -> int:
    """The number of a month's name or abbreviation, as the expression :data:`MONTH` finds it."""
    name = word.rstrip(".")
    return MONTHS[name] if name in MONTHS else SHORT_MONTHS[name]
