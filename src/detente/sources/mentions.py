"""Absolute dates as English reports write them: found in a text and checked with the calendar."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\.?)"
)
_WEEKDAY = r"(?:\b(?P<weekday>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6})[.,]?\s+(?:the\s+)?)?"
_DAY = r"(?P<first>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<last>[0-9]{1,2})(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WEEKDAY}(?<![0-9.,:/])\b{_DAY}(?:\s+of)?\s+{_MONTH}(?![a-z])(?:,?\s+{_YEAR})?",
        rf"{_WEEKDAY}\b{_MONTH}\s+{_DAY}(?![0-9:]|[.,][0-9]|\s*(?:per\s?cent|%|a\.m|p\.m))(?:,?\s+{_YEAR})?",
        rf"{_WEEKDAY}\b{_YEAR}-(?P<month>[0-9]{{2}})-(?P<first>[0-9]{{2}})(?![0-9])",
        rf"{_WEEKDAY}(?<![0-9./])(?P<first>[0-9]{{1,2}})(?P<mark>[./])(?P<month>[0-9]{{1,2}})(?P=mark){_YEAR}",
        rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}",
    )
)


@dataclass(frozen=True)
class Mention:
    """A date in a text, ``start`` to ``end``; what is not said is None. ``weekday`` counts from Monday = 0."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    weekday: int | None

    def in_year(self, year: int) -> date | None:
        """The day in ``year``; None where there is no such day or the weekday said does not fit."""
        try:
            day = date(year, self.month, self.day or 1)
        except ValueError:
            return None
        return day if self.weekday in (None, day.weekday()) else None


def find_dates(text: str) -> list[Mention]:
    """The absolute dates in ``text`` in their order; of a range the last day; impossible ones are left out."""
    found: list[Mention] = []
    taken: set[int] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            mention = _mention(match)
            if mention is not None and taken.isdisjoint(range(match.start(), match.end())):
                found.append(mention)
                taken.update(range(match.start(), match.end()))
    return sorted(found, key=lambda mention: mention.start)


def _mention(match: re.Match[str]) -> Mention | None:
    said = match.groupdict()
    days = [int(said[key]) for key in ("first", "last") if said.get(key)]
    month, day = _month_and_day(said["month"], days[-1] if days else None, said.get("mark"))
    year = int(said["year"]) if said.get("year") else None
    weekday = WEEKDAYS.index(said["weekday"][:3].lower()) if said.get("weekday") else None
    if not 1 <= month <= 12:
        return None
    mention = Mention(match.start(), match.end(), year, month, day, weekday)
    if year is not None and mention.in_year(year) is None:
        mention = Mention(match.start(), match.end(), year, month, day, None)  # the weekday may be of another clause
    return mention if mention.in_year(year or 2000) or (weekday is not None and year is None) else None


def _month_and_day(month: str, day: int | None, mark: str | None) -> tuple[int, int | None]:
    """Numbers of month and day; ``14/12`` and ``12/14`` are told apart where only one is possible, else no day."""
    if not month.isdigit():
        return MONTHS.index(month[:3].lower()) + 1, day
    number = int(month)
    if mark == "/" and day is not None and day != number:
        if number > 12:
            return day, number
        if day <= 12:
            return 0, None  # ambiguous between the American and the European order
    return number, day


_AHEAD = re.compile(
    r"\b(?:by|until|till|through|before|into|beyond|towards?|deadline|mid|expected|due|scheduled|planned|plans?|will|"
    r"would|could|should|to\s+be|next|(?:end|middle|summer|spring|autumn|fall|start|beginning)\s+of)\b[^.;!?\n]*$"
)


def looks_ahead(text: str, offset: int) -> bool:
    """Whether the clause before ``offset`` speaks of the future: ``by the end of 2016``, ``will take place in``."""
    return _AHEAD.search(text[max(0, offset - 60) : offset]) is not None
