"""Date expressions that name their place in the calendar: days, months, years, decades, weekdays, feasts."""

import re
from datetime import date

from detente.language.dates_calendar import (
    Span,
    day_span,
    decade_span,
    month_day,
    month_span,
    nearest_day,
    nearest_month,
    nearest_weekday,
    week_span,
    year_span,
)
from detente.language.dates_reading import Found, Reading
from detente.language.dates_words import (
    CALENDAR,
    DASH,
    DAY,
    DAYTIME,
    HOLIDAYS,
    MONTH,
    MONTHS,
    NAMED,
    NTH,
    POSSESSIVE,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    YEAR,
    W,
    any_of,
    forms,
    month_number,
)

_NOT = CALENDAR["not_a_date"]
_TO = rf"(?:[^\S\n]?{DASH}[^\S\n]?|{W}(?:to|and|or|through|until|till){W}(?:the{W})?)"
_ENDS = rf"(?=[^\S\n]*(?:[.,;:)\]”’\"–—-]|$|\n)|{W}(?:in|at|with|for|to|on|of|as|when|by|between|{YEAR})\b)"
_OF_YEAR = (
    rf"(?:(?:,?{W}(?:of{W})?|-)(?P<year>{YEAR})|,?{W}(?:of{W}|in{W})?(?:the{W})?"
    rf"(?P<which>last|this|next|that|same|previous|following){W}year\b)"
)
_MONTH_DAY = re.compile(
    rf"(?P<month>{MONTH})(?:{W}(?:the{W})?)(?P<day>{DAY}){NTH}?(?![^\W\d_])"
    rf"(?:[^\S\n]?{DASH}[^\S\n]?(?P<to>{DAY}){NTH}?(?![^\W\d_])|{_TO}(?P<to2>{DAY}){NTH}?{_ENDS})?{_OF_YEAR}?"
)
_DAY_MONTH = re.compile(
    rf"(?P<day>{DAY}){NTH}?(?:{_TO}(?P<to>{DAY}){NTH}?)?(?:{W}(?:day{W})?(?:of{W})?|-)(?P<month>{MONTH}){_OF_YEAR}?"
)
_MONTH_YEAR = re.compile(rf"(?P<month>{MONTH}){_OF_YEAR}")
_MONTH = re.compile(MONTH)
_ISO = re.compile(r"(\d{4})[-/](\d\d?)[-/](\d\d?)(?:T[\d:.]+Z?)?(?![\d/-])")
_SLASHED = re.compile(r"(\d\d?)([/.-])(\d\d?)\2(\d{4})(?![\d/-])")
_DECADE = re.compile(r"((?:1[5-9]|20)\d)0['’]?s\b")
_YEARS = re.compile(rf"({YEAR})(?:(?:{DASH}|/)(\d\d|{YEAR})(?![\d\w]))?")
_NAMED = re.compile(any_of(NAMED))
_HOLIDAY = re.compile(rf"(?:{any_of([*HOLIDAYS, *(name.replace(chr(39), '’') for name in HOLIDAYS)])})\b")
_HOLIDAY_YEAR = re.compile(rf",?{W}({YEAR})")
_NO_YEAR = re.compile(rf",?{W}\d{{4,}}(?=\s*(?:[.,;:)]|$))", re.MULTILINE)
_NO_DAY = re.compile(rf"(?:(?:{MONTH}){W}\d{{1,2}}|\d{{1,2}}{W}(?:{MONTH})),?{W}(?:{YEAR})(?!\d)")
_NTH_DAY = re.compile(rf"{DAY}(?={NTH}\b)")
_NOT_YEAR_LEFT = re.compile(
    rf"(?:[$€£#§+/.,:]|\b(?:{any_of(_NOT['before_year'])})\.?"
    rf"|\b(?:resolutions?|UNSCRs?){W}\d+(?:{W}?\(\d+\))?(?:,{W}\d+)*,?{W}and)\s*$",
    re.IGNORECASE,
)
_NOT_YEAR_RIGHT = re.compile(rf"\s*%|{W}(?:{any_of(_NOT['after_year'])})\b|-(?:strong|man|member|pound|km|mile|page)")
_OLD_YEAR = re.compile(r"\b(?:in|since|of|by|from|until|to|between|before|after|the|and)\s$", re.IGNORECASE)
_AMBIGUOUS = frozenset(form for name in _NOT["ambiguous_months"] for form in forms(name))
_MONTH_LEFT = re.compile(
    rf"\b(?:{any_of(_NOT['before_ambiguous'])})(?:\s|-)$|(?:^|\W)(?:{MONTH})(?:{W}(?:and|or|to){W}|,{W}|[-–—/])$"
    rf"|\b(?:end|start|beginning|middle|half|month|days?|week|course|rest|part)\s(?:of|in)\s$",
    re.IGNORECASE,
)
_NOUN_LEFT = re.compile(rf"(?:\b|(?=['’]))(?:{any_of(_NOT['before_month'])})\s$", re.IGNORECASE)
_NOUN_RIGHT = re.compile(rf"{W}(?!(?:{any_of(_NOT['after_surname'])})\b)[a-z]")
_SURNAME_RIGHT = re.compile(rf"(?:{W}(?:{any_of(_NOT['after_surname'])})\b)")
_NAME_RIGHT = re.compile(r"[^\S\n][A-Z][a-z]+")
_WEEKDAY = re.compile(rf"(?:{any_of(WEEKDAYS)})\b")
_WEEKDAY_DATE = re.compile(
    rf"(?:(?:{any_of(WEEKDAYS)})|(?:{any_of(SHORT_WEEKDAYS)})\.?)(?:,?{W}|,?{W}\(|{W}?\()(?:on{W})?(?:the{W})?(?=[A-Z\d])"
)
_WEEKDAY_BRACKET = re.compile(rf"{W}\((?:{any_of(WEEKDAYS)})\)")
_EVERY = re.compile(r"\b(?:every|each)\s$", re.IGNORECASE)
_WEEKDAY_WEEK = re.compile(rf"(?:{POSSESSIVE})(?:{W}of)?{W}(last|this|next){W}week\b")
_NOT_WEEKDAY_LEFT = re.compile(rf"\b(?:{any_of(_NOT['before_weekday'])})\s$")
_NOT_DAY_RIGHT = re.compile(rf"{W}(?:{any_of(_NOT['after_day'])})\b")
_NOT_WEEKDAY_RIGHT = re.compile(rf"{W}(?:{any_of(_NOT['after_weekday'])})\b")
_TIME = re.compile(rf"{W}{DAYTIME}\b")


def month(reading: Reading, start: int) -> Found | None:
    """`Sept. 30, 2015`, `May 3-4`, `September 2015`, `April last year`, `July`."""
    text = reading.text
    named = _NAMED.match(text, start)
    if named:
        return Found(named.end(), day_span(date.fromisoformat(NAMED[named.group()])))
    feast = holiday(reading, start)  # `May Day`
    if feast:
        return feast
    match = _MONTH_DAY.match(text, start)
    if match:
        return _days(reading, match, match["to"] or match["to2"])
    match = _MONTH_YEAR.match(text, start)
    if match:
        year = _year(reading, match)
        return Found(match.end(), month_span(year, month_number(match["month"])) if year else None)
    none = _NO_DAY.match(text, start)  # `March 0, 2019`
    return Found(none.end(), None) if none else _bare_month(reading, start)


def _year(reading: Reading, match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else reading.year_named(match["which"])


def _days(reading: Reading, match: re.Match[str], to: str | None) -> Found | None:
    if _NOT_DAY_RIGHT.match(reading.text, match.end()):
        return None
    number, first, last = month_number(match["month"]), int(match["day"]), int(to or match["day"])
    if match["year"] or match["which"]:
        year = _year(reading, match)
        low = month_day(year, number, first) if year else None
        open_year = None
    elif none := _NO_YEAR.match(reading.text, match.end()):  # `5 March 99999`: not the fifth of March that is nearest
        return Found(none.end(), None)
    else:
        low = nearest_day(reading.published, number, first, reading.tense(match.start()))
        open_year = (number, first)
    high = month_day(low.first.year, number, last) if low else None
    if low is None or high is None or last < first:
        return Found(match.end(), None, open_year=open_year if last == first else None)
    bracket = _WEEKDAY_BRACKET.match(reading.text, match.end())
    return Found(bracket.end() if bracket else match.end(), day_span(low.first, high.first), open_year=open_year)


def _bare_month(reading: Reading, start: int) -> Found | None:
    match = _MONTH.match(reading.text, start)
    if match is None or not _is_month(reading, match):
        return None
    number = month_number(match.group())
    tense = reading.tense(start)
    if reading.limit and tense == "past":  # `demanded an answer by October`: the nearer one
        tense = "present"
    return Found(match.end(), nearest_month(reading.published, number, tense), open_year=(number, None))


def _is_month(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a month's name with neither day nor year is a month (and no surname, verb or `Mar` of a name)."""
    text, word = reading.text, match.group()
    left = reading.before(match.start(), 24)
    if _NOT_WEEKDAY_LEFT.search(left):  # `Black September`
        return False
    clear = _MONTH_LEFT.search(left) is not None
    if word not in MONTHS:
        return clear and word.endswith(".")
    if word in _AMBIGUOUS:
        if clear:
            return not _SURNAME_RIGHT.match(text, match.end()) or left.lower().endswith(("in ", "last ", "of "))
        return bool(_NOUN_LEFT.search(left) and _NOUN_RIGHT.match(text, match.end()))
    return clear or not _NAME_RIGHT.match(text, match.end())


def digits(reading: Reading, start: int) -> Found | None:
    """`2015-09-30`, `30/09/2015`, `30 September`, `the 15th`, `2014-2016`, `the 1990s`, `2014`."""
    text = reading.text
    named = _NAMED.match(text, start)
    if named:
        return Found(named.end(), day_span(date.fromisoformat(NAMED[named.group()])))
    match = _ISO.match(text, start)
    if match:
        return Found(match.end(), month_day(int(match[1]), int(match[2]), int(match[3])))
    match = _SLASHED.match(text, start)
    if match:
        return Found(match.end(), _slashed(int(match[1]), int(match[3]), int(match[4])))
    match = _DAY_MONTH.match(text, start)
    if match:
        return _days(reading, match, match["to"])
    none = _NO_DAY.match(text, start)  # `32 March 2019`
    return Found(none.end(), None) if none else _nth_day(reading, start) or _years(reading, start)


def _slashed(first: int, second: int, year: int) -> Span | None:
    """Day and month in whichever order is possible; None where both are."""
    if first != second and first <= 12 and second <= 12:
        return None
    return month_day(year, second, first) if first > 12 or first == second else month_day(year, first, second)


def _nth_day(reading: Reading, start: int) -> Found | None:
    match = _NTH_DAY.match(reading.text, start)
    if match is None or not reading.before(start, 4).lower().endswith("the "):
        return None
    end = match.end() + 2
    if not reading.alone(end):
        return None
    day, near, base = int(match.group()), reading.near_previous(start), reading.published
    if near:
        return Found(end, month_day(near.first.year, near.first.month, day))
    if base is None or base.day is None:
        return Found(end, None)
    months = [month_span(base.first.year, base.first.month + step).first for step in (-1, 0, 1)]
    found = [span for first in months if (span := month_day(first.year, first.month, day))]
    tense = reading.tense(start)
    if tense == "past":
        return Found(end, max((s for s in found if s.first <= base.first), key=lambda s: s.first, default=None))
    return Found(end, min((s for s in found if s.first >= base.first), key=lambda s: s.first, default=None))


def _years(reading: Reading, start: int) -> Found | None:
    text = reading.text
    match = _DECADE.match(text, start)
    if match:
        return Found(match.end(), decade_span(int(match[1]) * 10))
    match = _YEARS.match(text, start)
    if match is None or _no_year(reading, match):
        return None
    first, last = int(match[1]), match[2]
    if not last:
        return Found(match.end(), year_span(first))
    until = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if until <= first and len(last) == 2 and 1 <= int(last) <= 12:  # `2015-12`
        return Found(match.end(), month_span(first, int(last)))
    return Found(match.end(), year_span(first, until)) if until > first else Found(match.end(1), year_span(first))


def _no_year(reading: Reading, match: re.Match[str]) -> bool:
    """Whether four figures are a number of something, of a resolution, or older than the news."""
    left = reading.before(match.start(), 48)
    if _NOT_YEAR_LEFT.search(left) or _NOT_YEAR_RIGHT.match(reading.text, match.end()):
        return True
    return int(match[1]) < 1900 and not (int(match[1]) >= 1800 and _OLD_YEAR.search(left))


def weekday(reading: Reading, start: int) -> Found | None:
    """`Tuesday`, `Friday evening`, `Monday of last week`, `Monday, Dec. 14`."""
    text = reading.text
    dated = _WEEKDAY_DATE.match(text, start)
    if dated:
        found = reading.core(dated.end())
        if found and (found.span is None or found.span.grain == "day") and _has_figures(text, dated.end(), found.end):
            closed = "(" in dated.group() and text[found.end : found.end + 1] == ")"
            return found.but(end=found.end + closed)
    match = _WEEKDAY.match(text, start)
    if match is None or _NOT_WEEKDAY_LEFT.search(reading.before(start, 8)):
        return None
    if _NOT_WEEKDAY_RIGHT.match(text, match.end()):
        return None
    number, published = WEEKDAYS[match.group()], reading.published
    week = _WEEKDAY_WEEK.match(text, match.end())
    if week:
        if published is None or published.day is None:
            return Found(week.end(), None, "weekday")
        days = week_span(published.day, {"last": -1, "this": 0, "next": 1}[week[1]])
        return Found(week.end(), day_span(date.fromordinal(days.first.toordinal() + number)), "weekday")
    # `Saturday’s attack` takes its tense from no verb: the nearer one; a deadline (`by Friday`) lies ahead.
    tense = "present" if text[match.end() : match.end() + 2] in ("'s", "’s") else reading.tense(start)
    span = nearest_weekday(published, number, "future" if reading.limit else tense)
    if _EVERY.search(reading.before(start, 8)):
        span = None
    time = _TIME.match(text, match.end())
    return Found(time.end() if time else match.end(), span, "weekday")


def _has_figures(text: str, start: int, end: int) -> bool:
    return any("0" <= character <= "9" for character in text[start:end])


def holiday(reading: Reading, start: int) -> Found | None:
    """`Christmas`, `New Year’s Day`; None for the day of a feast that moves."""
    match = _HOLIDAY.match(reading.text, start)
    if match is None or _NOT_WEEKDAY_RIGHT.match(reading.text, match.end()):
        return None
    day = HOLIDAYS[match.group().replace("’", "'")]
    if not day:
        return Found(match.end(), None)
    number, of_month = int(day[:2]), int(day[3:])
    year = _HOLIDAY_YEAR.match(reading.text, match.end())
    if year:
        return Found(year.end(), month_day(int(year[1]), number, of_month))
    span = nearest_day(reading.published, number, of_month, reading.tense(start))
    return Found(match.end(), span, open_year=(number, of_month))
