"""Words in front of a date that change it: `late 2016`, `the end of May`, `since April`, `by Friday`, `between`."""

import re

from detente.language.dates_calendar import (
    Span,
    coarser,
    day_span,
    join,
    month_day,
    month_span,
    part_of,
    shift,
    week_span,
)
from detente.language.dates_reading import Found, Kind, Reading
from detente.language.dates_relative import UNIT_NAMES, unit_span
from detente.language.dates_words import DASH, NUMBER, PARTS, UNIT, UNITS, W, any_of, number_of

_UNIT = re.compile(UNIT_NAMES)
_PART = re.compile(
    rf"(?P<part>(?:early|late|mid)(?={DASH}|{W})|(?:{any_of(PARTS)})(?={W}of\b))"
    rf"(?:{DASH}|{W}(?:(?:in|on|of|hours{W}of|part{W}of|days{W}of|weeks{W}of){W})?)"
    rf"(?P<the>(?:the{W})(?:(?:morning|night|evening){W}(?:of|on){W})?)?",
    re.IGNORECASE,
)
_LATE_LEFT = re.compile(r"\b(?:at|toward|towards|near|around|in)\s(?:the\s)(?:very\s)?$", re.IGNORECASE)
_EARLIER = re.compile(rf"(earlier|later){W}(?:on{W})?(?:in{W})?(?P<the>the{W})?", re.IGNORECASE)
_LATER_THAN = re.compile(rf"later{W}than{W}(?:the{W})?")
_SHARE = re.compile(
    rf"(?P<which>first|1st|second|2nd|third|3rd|fourth|4th|latter|final|last){W}(?P<share>half|quarter|week|third)\b"
    rf"(?:{W}of{W}(?P<the>the{W})?)?",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(rf"week{W}(?:of|beginning|starting){W}(?:the{W})?", re.IGNORECASE)
_EDGE = re.compile(
    rf"(?P<which>first|last|final){W}(?P<number>{NUMBER}){W}(?P<unit>{UNIT}){W}of{W}(?:the{W})?", re.IGNORECASE
)
_Q = re.compile(rf"Q([1-4])(?:,?{W}(?:of{W})?(\d{{4}})(?![\d\w]))?")
_WHICH = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "latter": -1}
_LIMIT = re.compile(
    rf"(?P<word>since|from|by|until|till|through|before|after){W}"
    rf"(?:(?:the|about|around|roughly|at{W}least|at|noon|midnight|on|in|no{W}later{W}than|sometime){W}){{0,3}}",
    re.IGNORECASE,
)
_KINDS: dict[str, Kind] = {
    "since": "since",
    "from": "since",
    "by": "until",
    "until": "until",
    "till": "until",
    "through": "until",
    "before": "before",
    "after": "after",
}
_HINTS = {"since": "past", "until": "future", "till": "future", "through": "future"}
_BETWEEN = re.compile(rf"between{W}(?:the{W})?", re.IGNORECASE)
_AND = re.compile(rf"{W}and{W}(?:the{W}|in{W}|on{W})?")
_TO = re.compile(rf"(?:{W}(?:to|until|till|through){W}|[^\S\n]?{DASH}[^\S\n]?)(?:the{W})?")
_OR = re.compile(rf"{W}or{W}(?:in{W}|on{W})?(?:the{W})?")
_OTHER = re.compile(rf"{W}and{W}(?:in{W}|on{W})?|,{W}")
_DATES = ("date", "weekday")


def part(reading: Reading, start: int) -> Found | None:
    """`late 2016`, `mid-August`, `the end of the month`, `late on Monday`, `the early hours of Sunday`."""
    match = _PART.match(reading.text, start)
    if match is None:
        return None
    which = PARTS[match["part"].lower()]
    found = reading.core(match.end())
    if found is None and match["the"]:
        unit = _UNIT.match(reading.text, match.end())
        found = Found(unit.end(), unit_span(reading.published, unit["unit"])) if unit else None
    if found is None or found.kind not in _DATES:
        return None
    span = found.span
    if span is None or span.day:
        return Found(found.end, span, found.kind)
    if which == "end" and not reading.limit and _LATE_LEFT.search(reading.before(start, 20)):
        which = "late"
    if which == "mid" and reading.limit:
        return Found(found.end, _middle(span))
    return Found(found.end, part_of(span, which))


def _middle(span: Span) -> Span:
    """The point that `by mid-October` or `by mid-2014` names: the 15th, June."""
    if span.grain == "month":
        return day_span(span.first.replace(day=15))
    return month_span(span.first.year, 6) if span.grain == "year" else part_of(span, "mid")


def earlier_later(reading: Reading, start: int) -> Found | None:
    """`earlier Tuesday`, `later this month`, `earlier in the week`; `no later than Friday`."""
    than = _LATER_THAN.match(reading.text, start)
    if than:
        reading.hint, reading.limit = "future", True
        found = reading.core(than.end())
        return found.but(kind="until") if found and found.kind in _DATES else None
    match = _EARLIER.match(reading.text, start)
    if match is None:
        return None
    earlier = match[1].lower() == "earlier"
    if earlier:
        reading.hint = "past"
    found = reading.core(match.end())
    unit = _UNIT.match(reading.text, match.end()) if found is None and match["the"] else None
    if unit:
        found = Found(unit.end(), unit_span(reading.published, unit["unit"]))
    if found is None or found.kind not in _DATES:
        return None
    return found.but(span=_side(reading, found, earlier))


def _side(reading: Reading, found: Found, earlier: bool) -> Span | None:
    """The week before or after publication; `later Monday` on a Monday is that day."""
    published, span = reading.published, found.span
    today = published.day if published else None
    if span is None or today is None or span.grain != "day":
        return span
    if found.kind == "weekday":
        return published if span.first.weekday() == today.weekday() and span.day else span
    if span.first <= today <= span.last:
        return day_span(span.first, today) if earlier else day_span(today, span.last)
    return span


def share(reading: Reading, start: int) -> Found | None:
    """`the first half of 2016`, `the third quarter`, `the last week of May`."""
    match = _SHARE.match(reading.text, start)
    if match is None:
        return None
    name, what = match["which"].lower(), match["share"].lower()
    if match.group().rstrip().lower().endswith((" of", " the")):
        found = reading.core(match.end())
        unit = _UNIT.match(reading.text, match.end()) if found is None and match["the"] else None
        if unit:
            found = Found(unit.end(), unit_span(reading.published, unit["unit"]))
        if found is None or found.kind not in _DATES:
            return None
        return Found(found.end, _shared(found.span, _WHICH.get(name, -1), what))
    if what != "quarter" or name in ("last", "latter", "final"):
        return None
    return Found(match.end(), _shared(unit_span(reading.published, "year"), _WHICH[name], what))


def _shared(span: Span | None, index: int, what: str) -> Span | None:
    """Half, quarter or third of a year, half or week of a month; None for other periods."""
    if span is None or span.first.year != span.last.year:
        return None
    if span.grain == "year" and what != "week":
        months = {"half": 6, "quarter": 3, "third": 4}[what]
        index = 12 // months - 1 if index < 0 else index
        return month_span(span.first.year, 1 + index * months, months) if index * months < 12 else None
    if span.grain == "month" and span.first.month == span.last.month and what in ("half", "week"):
        days = 15 if what == "half" else 7
        if index < 0 or (what == "half" and index):
            low = 16 if what == "half" else span.last.day - 6
            return day_span(span.first.replace(day=low), span.last)
        return day_span(span.first.replace(day=1 + index * days), span.first.replace(day=min(28, (index + 1) * days)))
    return None


def week_of(reading: Reading, start: int) -> Found | None:
    """`the week of June 3`, `the week beginning June 3`: its ISO week."""
    match = _WEEK_OF.match(reading.text, start)
    found = reading.core(match.end()) if match else None
    if found is None or found.span is None or found.span.day is None or found.kind not in _DATES:
        return None
    return Found(found.end, week_span(found.span.day))


def edge(reading: Reading, start: int) -> Found | None:
    """`the first three months of 2018`, `the last ten days of May`."""
    match = _EDGE.match(reading.text, start)
    found = reading.core(match.end()) if match else None
    if match is None or found is None or found.kind not in _DATES:
        return None
    number, span = int(number_of(match["number"])), found.span
    if span is None or not number:
        return Found(found.end, None)
    first = match["which"].lower() == "first"
    unit = UNITS[match["unit"].lower()][0]
    base = coarser(day_span(span.first if first else span.last), "month" if unit == "month" else "day")
    if unit not in ("day", "week", "month") or base is None:
        return Found(found.end, None)
    counted, steps = ("month", number - 1) if unit == "month" else ("day", number * UNITS[unit][2] - 1)
    far = shift(base, steps if first else -steps, counted)
    low, high = (base, far) if first else (far, base)
    return Found(found.end, join(low, high) if low and high else None)


def numbered_quarter(reading: Reading, start: int) -> Found | None:
    """`Q3`, `Q3 2016`."""
    match = _Q.match(reading.text, start)
    if match is None:
        return None
    year = int(match[2]) if match[2] else reading.published.first.year if reading.published else None
    return Found(match.end(), month_span(year, int(match[1]) * 3 - 2, 3) if year else None)


def limit(reading: Reading, start: int) -> Found | None:
    """`since April last year`, `by the end of October`, `before May`, `from May 3 to May 5` (a range)."""
    match = _LIMIT.match(reading.text, start)
    if match is None:
        return None
    word = match["word"].lower()
    reading.hint, reading.limit = _HINTS.get(word), _KINDS[word] == "until"
    found = reading.core(match.end())
    if found is None or found.kind not in _DATES:
        reading.hint, reading.limit = None, False
        return None
    if word == "from":
        spread = _through(reading, found)
        if spread:
            return spread
    return found.but(kind=_KINDS[word])


def _through(reading: Reading, first: Found) -> Found | None:
    link = _TO.match(reading.text, first.end)
    second = reading.core(link.end()) if link else None
    if second is None or second.kind not in _DATES:
        return first.but(kind="date") if first.span and first.span.grain == "day" and not first.span.day else None
    return ranged(first, second)


def between(reading: Reading, start: int) -> Found | None:
    """`between 3 and 5 May`, `between April 2016 and May 2017`."""
    match = _BETWEEN.match(reading.text, start)
    if match is None:
        return None
    low = reading.core(match.end())
    if low is None or low.kind not in _DATES:
        return None
    if low.span and not low.span.day and "and" in reading.text[match.end() : low.end]:
        return low  # `between 3 and 5 May`
    link = _AND.match(reading.text, low.end)
    if link is None:
        return None
    high = reading.core(link.end())
    return ranged(low, high) if high and high.kind in _DATES else None


def linked(reading: Reading, found: Found) -> Found:
    """`Dec. 30-Jan. 2`, `late May or early June` as one range; `April and May 2015` gives April its year."""
    link = _TO.match(reading.text, found.end) or _OR.match(reading.text, found.end)
    if link is None:
        other = _OTHER.match(reading.text, found.end) if found.open_year else None
        year = _year_of(reading.core(other.end())) if other else None
        return found.but(span=_in_year(found, year)) if year else found
    second = reading.core(link.end())
    if second is None or second.kind not in _DATES:
        return found
    return ranged(found, second) or found


def ranged(first: Found, second: Found) -> Found | None:
    """Both ends as one range, or None where they do not fit together. An end without a year takes that of the other."""
    low, high = first.span, second.span
    if first.open_year and not second.open_year and high:
        low = _in_year(first, high.first.year)
        if low and low.first > high.first:
            low = _in_year(first, high.first.year - 1)
    elif second.open_year and low:
        high = _in_year(second, low.first.year)
        if high and high.first < low.first:
            high = _in_year(second, low.first.year + 1)
    elif low and high and first.kind == second.kind == "weekday" and high.first < low.first:
        high = day_span(high.first.fromordinal(high.first.toordinal() + 7))
    both = join(low, high) if low and high else None
    return Found(second.end, both) if both else None


def _year_of(found: Found | None) -> int | None:
    """The year that the text itself gives with a month or day."""
    if found is None or found.span is None or found.open_year or found.kind != "date":
        return None
    return found.span.first.year if found.span.grain in ("day", "month") else None


def _in_year(found: Found, year: int) -> Span | None:
    if found.open_year is None:
        return None
    month, day = found.open_year
    return month_span(year, month) if day is None else month_day(year, month, day)
