"""Date expressions that lean on the day of publication or on the date mentioned last: `last week`, `that year`."""

import re
from datetime import timedelta

from detente.language.dates_calendar import (
    Span,
    coarser,
    day_span,
    decade_span,
    month_span,
    nearest_month,
    nearest_weekday,
    shift,
    week_span,
    year_span,
)
from detente.language.dates_reading import Found, Reading
from detente.language.dates_words import (
    DAYTIME,
    MONTH,
    POSSESSIVE,
    SEASONS,
    WEEKDAYS,
    W,
    any_of,
    month_number,
)

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_TIME = re.compile(rf"{W}{DAYTIME}\b")
_DAY_BY_DAY = re.compile(rf"day{W}(before{W}yesterday|after{W}tomorrow|before|after)\b", re.IGNORECASE)
_WHICH = re.compile(
    rf"(?P<which>last|next|this|past|coming|previous|preceding|following|same|that|current|upcoming){W}(?:very{W})?"
    rf"(?:(?P<unit>day|week|fortnight|month|year|quarter|decade|century|weekend|{any_of(SEASONS)}|{DAYTIME})"
    rf"(?![-\w])|(?P<weekday>(?:{any_of(WEEKDAYS)})\b)|(?P<month>{MONTH}))",
    re.IGNORECASE,
)
_SEASON = re.compile(
    rf"(?P<season>{any_of([*SEASONS, *map(str.capitalize, SEASONS)])})\b"
    rf"(?:,?{W}(?:of{W})?(?:(?P<year>20\d\d|19\d\d)(?:[-–/]\d\d)?(?![\d\w])|(?P<which>last|this|next|that|the{W}same){W}year\b))?"
)
_SEASON_LEFT = re.compile(
    r"\b(?:the|by|in|until|since|late|early|mid|before|after|during|through)[\s-]$", re.IGNORECASE
)
_FALL_LEFT = re.compile(r"\b(?:in|by|since|until|this|last|next|late|early|during)\s(?:the\s)?$", re.IGNORECASE)
_OF = re.compile(rf"{W}of\b")
_YEAR_END = re.compile(r"(year|month|week)(?:(?:['’]s|-|\s)\s?end|\s(?:is|was)\s(?:out|over)|\sends)\b", re.IGNORECASE)
_STEP = {"last": -1, "next": 1, "coming": 1, "upcoming": 1, "previous": -1, "preceding": -1, "following": 1, "past": -1}
_ON_PREVIOUS = {"previous", "preceding", "following", "same", "that"}


def named_day(reading: Reading, start: int) -> Found | None:
    """`today`, `yesterday evening`, `tomorrow`, `tonight`, `overnight`."""
    head = reading.text[start : start + 9].lower()
    if head == "overnight":
        base = _day(reading.published)
        return Found(start + 9, base and Span(base.first - timedelta(days=1), base.first))
    word = next(word for word in _DAYS if head.startswith(word))
    end = start + len(word)
    time = _TIME.match(reading.text, end)
    return Found(time.end() if time else end, _moved(reading.published, _DAYS[word]))


def _day(span: Span | None) -> Span | None:
    return span if span is not None and span.day is not None else None


def _moved(span: Span | None, days: int) -> Span | None:
    """That many days away; publication of which only the month or year is known stands for its own `today`."""
    if span is None or (span.day is None and days):
        return None
    return span if not days else shift(span, days, "day")


def day(reading: Reading, start: int) -> Found | None:
    """`the day before yesterday`, `the day after tomorrow`, `the day before`, `the day after`."""
    match = _DAY_BY_DAY.match(reading.text, start)
    if match is None:
        return None
    which = match[1].lower()
    if which not in ("before", "after"):
        return Found(match.end(), _moved(reading.published, -2 if which.startswith("before") else 2))
    if not reading.alone(match.end()):
        return None
    return Found(match.end(), _moved(_day(reading.previous), -1 if which == "before" else 1))


def which(reading: Reading, start: int) -> Found | None:
    """`last week`, `this month`, `next Tuesday`, `last October`, `that year`, `the following day`, `last night`."""
    match = _WHICH.match(reading.text, start)
    if match is None:
        return None
    word = match["which"].lower()
    if match["weekday"]:
        return _which_weekday(reading, match, word)
    if match["month"]:
        return _which_month(reading, match, word)
    unit = match["unit"].lower()
    anchored = word in _ON_PREVIOUS or (word == "next" and unit == "day")
    if unit == "day" and not (anchored and (word == "that" or _article(reading, start))):
        return None
    if unit == "century" or (unit == "decade" and word in ("past", "coming")):
        return None
    base = reading.previous if anchored else reading.published
    if word in ("last", "past") and unit in ("week", "month", "year", "decade") and _article(reading, start):
        return Found(match.end(), rolling(base, -1, unit))
    span = _unit(reading, base, word, unit, start) if base else None
    return Found(match.end(), span)


def _article(reading: Reading, start: int) -> bool:
    return reading.before(start, 4).lower().endswith("the ")


def _unit(reading: Reading, base: Span, word: str, unit: str, start: int) -> Span | None:
    step = _STEP.get(word, 0)
    if unit in SEASONS:
        return season_span(base, unit, word)
    if unit in ("month", "year"):
        return shift(base, step, unit)
    if unit == "decade":
        return decade_span(base.first.year + 10 * step)
    if unit == "quarter":
        month = coarser(base, "month")
        return month and month_span(month.first.year, (month.first.month - 1) // 3 * 3 + 1 + 3 * step, 3)
    here = coarser(base, "day")
    if here is None:
        return None
    if unit == "week":
        return _week(reading, here, word, start)
    if unit == "fortnight":
        return rolling(here, step or 1, "fortnight")
    if unit == "weekend":
        return weekend_span(here, {"last": "past", "next": "next"}.get(word, reading.tense(start)))
    return shift(here, step, "day")  # a day, or a time of day: `last night`, `the next morning`


def _week(reading: Reading, here: Span, word: str, start: int) -> Span:
    """The ISO week; `this week` in a past clause ends with the day of publication."""
    week = week_span(here.first, _STEP.get(word, 0))
    if word in ("this", "current") and here.day and reading.tense(start) == "past":
        return day_span(week.first, here.first)
    return week


def _which_weekday(reading: Reading, match: re.Match[str], word: str) -> Found | None:
    names = {name.lower(): number for name, number in WEEKDAYS.items()}
    number, base = names[match["weekday"].lower()], reading.published
    if word in _ON_PREVIOUS:
        forward = "past" if word in ("previous", "preceding") else "future"
        span = None if word in ("same", "that") else nearest_weekday(_day(reading.previous), number, forward, True)
    elif word in ("last", "past"):
        span = nearest_weekday(base, number, "past", strict=True)
    elif word == "next" and base and base.day:
        span = day_span(week_span(base.day, 1).first + timedelta(days=number))
    elif word in ("coming", "upcoming"):
        span = nearest_weekday(base, number, "future", strict=True)
    else:
        span = nearest_weekday(base, number, reading.tense(match.start()))
    time = _TIME.match(reading.text, match.end())
    return Found(time.end() if time else match.end(), span, "weekday")


def _which_month(reading: Reading, match: re.Match[str], word: str) -> Found | None:
    name = match["month"]
    if not name[0].isupper():
        return None
    number = month_number(name)
    if word in ("this", "current", "that", "same"):
        base = reading.previous if word in ("that", "same") else reading.published
        span = base and month_span(base.first.year, number)
    else:
        base = reading.previous if word in _ON_PREVIOUS else reading.published
        span = nearest_month(base, number, "future" if _STEP[word] > 0 else "past", strict=True)
    return Found(match.end(), span)


def rolling(base: Span | None, number: int, unit: str) -> Span | None:
    """The ``number`` units before (negative) or after ``base``, up to it: `the past year`, `the next ten days`."""
    if base is None:
        return None
    counted, many = {"hour": ("day", 1), "week": ("day", 7), "fortnight": ("day", 14), "decade": ("year", 10)}.get(
        unit, (unit, 1)
    )
    if unit == "hour":
        number = (abs(number) + 23) // 24 * (1 if number > 0 else -1)
    if unit == "year" and abs(number) == 1:
        counted, many = "month", 12
    near, far = shift(base, 0, counted), shift(base, number * many, counted)
    if near is None or far is None:
        return None
    low, high = (near, far) if number > 0 else (far, near)
    return Span(low.first, high.last, low.grain)


def season_span(base: Span | None, name: str, word: str) -> Span | None:
    """The `last`, `next`, `this` season around ``base``, or the one in a tense's direction (``past``, ``future``)."""
    here = base and coarser(base, "month")
    if here is None:
        return None
    first, months = SEASONS[name]
    spans = [month_span(here.first.year + step, first, months) for step in (-2, -1, 0, 1)]
    if word in ("last", "previous"):
        return [span for span in spans if span.last < here.first][-1]
    if word in ("next", "coming", "following", "upcoming"):
        return next((span for span in spans if span.first > here.last), None)
    if word == "past":
        return [span for span in spans if span.first <= here.first][-1]
    if word == "future":
        return next((span for span in spans if span.last >= here.first), None)
    inside = [span for span in spans if span.first <= here.first <= span.last]
    return inside[0] if inside else month_span(here.first.year, first, months)


def weekend_span(here: Span, tense: str) -> Span:
    """Saturday and Sunday: the one under way or the next in the tense's direction; `next`: that of the next week."""
    number = here.first.weekday()
    ahead = 5 - number
    if number < 5 and tense == "past":
        ahead -= 7
    if tense == "next":
        ahead = 5 - number + 7 if number >= 5 else ahead + 7 * (number >= 3)
    saturday = here.first + timedelta(days=ahead)
    return day_span(saturday, saturday + timedelta(days=1))


def weekend(reading: Reading, start: int) -> Found | None:
    """`the weekend`, `over the weekend`, `weekend talks`."""
    here = _day(reading.published)
    end = start + len("weekend")
    return Found(end, weekend_span(here, reading.tense(start)) if here else None)


def season(reading: Reading, start: int) -> Found | None:
    """`the summer`, `by spring`, `spring 2016`, `the autumn of last year`."""
    match = _SEASON.match(reading.text, start)
    if match is None:
        return None
    name, left = match["season"].lower(), reading.before(start, 16)
    if match["year"]:
        return Found(match.end(), month_span(int(match["year"]), *SEASONS[name]))
    if match["which"]:
        year = reading.year_named(match["which"].split()[-1])
        return Found(match.end(), month_span(year, *SEASONS[name]) if year else None)
    allowed = _FALL_LEFT if name == "fall" else _SEASON_LEFT
    if not allowed.search(left) or _OF.match(reading.text, match.end()):
        return None
    tense = "past" if reading.tense(start) == "past" and not reading.limit else "future"
    return Found(match.end(), season_span(reading.published, name, tense))


def year_end(reading: Reading, start: int) -> Found | None:
    """`year’s end`, `year-end`, `month’s end`, `before the year is out`."""
    match = _YEAR_END.match(reading.text, start)
    if match is None:
        return None
    span = unit_span(reading.published, match[1].lower())
    return Found(match.end(), span and day_span(span.last))


def unit_span(base: Span | None, unit: str) -> Span | None:
    """The week, weekend, month, year, decade or century that ``base`` lies in."""
    if base is None:
        return None
    if unit == "week":
        return week_span(base.day) if base.day else None
    if unit == "decade":
        return decade_span(base.first.year)
    if unit == "century":
        start = base.first.year // 100 * 100
        return year_span(start, start + 99)
    return coarser(base, "month" if unit == "month" else "year")


UNIT_NAMES = rf"(?P<unit>week|month|year|decade|century)\b{POSSESSIVE}"
