"""Stretches of the calendar and their EDTF strings; no text is seen here.

A :class:`Span` is a first and a last day with the grain in which it is written: ``2015-12-14``, ``2015-12``, ``2015``,
``199X`` or an interval of two of these. EDTF is ISO 8601-2:2019, levels 0 and 1.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from detente.language.dates_words import PARTS_OF

Grain = Literal["day", "month", "year", "decade"]
_ORDER = {"day": 0, "month": 1, "year": 2, "decade": 3}
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T\S*)?[?~%]?")


@dataclass(frozen=True, slots=True)
class Span:
    """``first`` to ``last`` day, both within it; ``grain`` is the unit in which it is written."""

    first: date
    last: date
    grain: Grain = "day"

    @property
    def day(self) -> date | None:
        """The day, where the span is a single known one."""
        return self.first if self.grain == "day" and self.first == self.last else None

    @property
    def edtf(self) -> str:
        """The span as an EDTF string."""
        low, high = _written(self.first, self.grain), _written(self.last, self.grain)
        return low if low == high else f"{low}/{high}"


def _written(day: date, grain: Grain) -> str:
    if grain == "decade":
        return f"{day.year // 10:03d}X"
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[grain]]


def day_span(first: date, last: date | None = None) -> Span:
    """One day, or the days from ``first`` to ``last``."""
    return Span(first, last or first)


def month_span(year: int, month: int, months: int = 1) -> Span:
    """``months`` months from the first of ``month``; a month outside 1 to 12 runs into another year."""
    first, last = _month_index(year * 12 + month - 1), _month_index(year * 12 + month + months - 2)
    return Span(first, _month_end(last), "month")


def year_span(first: int, last: int | None = None) -> Span:
    """A year, or the years from ``first`` to ``last``."""
    return Span(date(first, 1, 1), date(last or first, 12, 31), "year")


def decade_span(year: int) -> Span:
    """The decade that ``year`` lies in."""
    start = year // 10 * 10
    return Span(date(start, 1, 1), date(start + 9, 12, 31), "decade")


def week_span(day: date, weeks: int = 0) -> Span:
    """The ISO week, Monday to Sunday, of ``day``, moved by ``weeks``."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return Span(monday, monday + timedelta(days=6))


def _month_index(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


def _month_end(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def month_day(year: int, month: int, day: int) -> Span | None:
    """A day of the calendar, or None where there is no such day (30 February)."""
    try:
        return day_span(date(year, month, day))
    except ValueError:
        return None


def coarser(span: Span, grain: Grain) -> Span | None:
    """The day, month, year or decade that ``span`` begins in, or None where it is not known so finely."""
    if _ORDER[span.grain] > _ORDER[grain]:
        return None
    first = span.first
    if grain == "day":
        return day_span(first)
    if grain == "month":
        return month_span(first.year, first.month)
    return year_span(first.year) if grain == "year" else decade_span(first.year)


def shift(span: Span, number: int, unit: str) -> Span | None:
    """The day, month or year ``number`` units (``day``, ``month``, ``year``) away from the start of ``span``."""
    base = coarser(span, "day" if unit == "day" else "month" if unit == "month" else "year")
    if base is None:
        return None
    first = base.first
    if unit == "day":
        return day_span(first + timedelta(days=number))
    if unit == "month":
        return month_span(first.year, first.month + number)
    return year_span(first.year + number)


def join(first: Span, last: Span) -> Span | None:
    """From the start of one span to the end of the other, in the finer grain of both; None where they run backwards."""
    if last.last < first.first or last.first < first.first:
        return None
    return Span(first.first, last.last, min(first.grain, last.grain, key=_ORDER.__getitem__))


def part_of(span: Span, part: str) -> Span:
    """The ``early``, ``mid`` or ``late`` part of a period; ``end`` is its last day. A single day stays as it is.

    Early, mid, late: of a year the months 1-3, 5-8, 10-12; of a month the days 1-10, 11-20, 21 to the last; of a week
    Monday-Tuesday, Wednesday, Thursday-Sunday; of a decade the years 0-4, 3-6, 5-9; of a season its months.
    """
    first, last = span.first, span.last
    if part == "end":
        return day_span(last)
    if span.grain == "year" and first.year == last.year:
        low, high = PARTS_OF["year"][part]
        return month_span(first.year, low, high - low + 1)
    if span.grain == "month" and (first.year, first.month) == (last.year, last.month):
        low, high = PARTS_OF["month"][part]
        return Span(first.replace(day=low), first.replace(day=min(high, last.day)))
    if span.grain == "decade":
        low, high = PARTS_OF["decade"][part]
        return year_span(first.year + low, first.year + high)
    if span.grain == "month":
        return month_span(first.year, first.month + ("early", "mid", "late").index(part))
    if span.grain == "day" and (last - first).days == 6:
        low, high = PARTS_OF["week"][part]
        return Span(first + timedelta(days=low), first + timedelta(days=high))
    return span


def parse_published(edtf: str | None) -> Span | None:
    """The publication date as a span; of an interval its last part. None where there is none or it cannot be read."""
    match = _PUBLISHED.fullmatch((edtf or "").rpartition("/")[2].strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return year_span(int(match[1]))
        return month_span(year, month) if day is None else day_span(date(year, month, day))
    except ValueError:
        return None


def nearest_day(published: Span | None, month: int, day: int, tense: str) -> Span | None:
    """The year for a day that is written without one.

    News leaves out the year of publication, and of the months around it, whatever the tense of the clause (`Kerry
    proposed a meeting on Dec. 18`). So the candidate with the fewest days away is taken, where another calendar year
    counts as 120 days more, a date to come in a past clause as 150, and a date gone by in a future one as 250.
    """
    if published is None:
        return None
    if published.grain != "day":
        return month_day(published.first.year, month, day) if _same_month(published, month) else None
    base = published.first
    found = [month_day(base.year + step, month, day) for step in (-1, 0, 1)]
    return min((span for span in found if span), key=lambda span: _cost(span.first, base, tense), default=None)


def _cost(day: date, base: date, tense: str) -> int:
    away = (day - base).days
    cost = abs(away) + (120 if day.year != base.year else 0)
    if tense == "past" and away > 0:
        return cost + 150
    return cost + 250 if tense == "future" and away < 0 else cost


def _same_month(published: Span, month: int) -> bool:
    return published.grain == "month" and abs(published.first.month - month) <= 3


def nearest_month(published: Span | None, month: int, tense: str, strict: bool = False) -> Span | None:
    """The month of that number in the tense's direction (``strict``: not the month of publication itself)."""
    base = published and coarser(published, "month")
    if base is None:
        return None
    ahead = (month - base.first.month) % 12
    if tense == "present":
        ahead = ahead if ahead <= 6 else ahead - 12
    elif tense == "past":
        ahead = ahead - 12 if ahead or strict else 0
    elif strict and not ahead:
        ahead = 12
    return month_span(base.first.year, base.first.month + ahead)


def nearest_weekday(published: Span | None, weekday: int, tense: str, strict: bool = False) -> Span | None:
    """The weekday (Monday is 0) in the tense's direction.

    The day of publication itself counts in every tense (wire copy of a Monday writes `will meet on Monday` for the same
    day); ``strict``: never. In the present the nearer one is taken.
    """
    base = published.day if published else None
    if base is None:
        return None
    ahead = (weekday - base.weekday()) % 7
    if tense == "past":
        ahead = ahead - 7 if ahead or strict else 0
    elif tense == "present":
        ahead = ahead if ahead <= 3 else ahead - 7
    elif strict:
        ahead = ahead or 7
    return day_span(base + timedelta(days=ahead))
