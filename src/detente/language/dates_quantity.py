"""Numbers of units of time: `two weeks ago`, `a day later`, `within 48 hours`, `the next ten days`, `five years`."""

import re

from detente.language.dates_calendar import Span, coarser, decade_span, shift
from detente.language.dates_reading import Found, Reading
from detente.language.dates_relative import rolling
from detente.language.dates_words import DASH, NUMBER, POSSESSIVE, UNIT, UNITS, W, number_of

_AMOUNT = (
    rf"(?:(?P<half>half{W}an?)|(?P<some>an?{W}(?P<couple>couple|few|number|handful)(?:{W}of)?)"
    rf"|(?P<number>{NUMBER})(?P<to>{W}(?:or|to){W}{NUMBER}|-to-{NUMBER}|{DASH}(?:{NUMBER}))?(?:-plus)?"
    rf"(?P<and_half>{W}and{W}a{W}half)?)"
    rf"(?:{W}(?:more{W}|full{W}|long{W}|straight{W}|consecutive{W})?|-)(?P<unit>{UNIT})(?P<half_after>{W}and{W}a{W}half)?"
)
_QUANTITY = re.compile(_AMOUNT, re.IGNORECASE)
_OPEN = re.compile(rf"(?P<unit>{UNIT})", re.IGNORECASE)
_AGE = re.compile(r"-olds?\b")
_SUFFIX = re.compile(
    rf"{POSSESSIVE}(?:{W}time)?{W}(?P<word>ago|earlier|later|previously|beforehand|afterwards?|hence|from{W}now"
    rf"|prior(?!{W}to)|before|after|prior{W}to|following|from)\b",
    re.IGNORECASE,
)
_THE = re.compile(rf"{W}(?:(?:the|on|about|around){W})?")
_APPOSITION = re.compile(rf",?{W}on{W}")
_TAKES_BARE = re.compile(
    r"\b(?:for|within|in|over|after|than|nearly|almost|about|lasting|last|least|under|roughly)\s$", re.IGNORECASE
)
_ROLLING = re.compile(
    rf"(?P<which>last|past|next|coming|(?<=the\s)(?:previous|preceding|following)){W}(?:{_AMOUNT})", re.IGNORECASE
)
_VAGUE = re.compile(
    rf"(?:last|past|previous|preceding|next|coming|following|recent){W}(?:few{W}|several{W}|couple{W}of{W})?"
    r"(?:hours|days|weeks|months|years|decades)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"within{W}(?:(?:about|around|at{W}most|just|only){W})?(?:the{W})?(?:(?:next|coming){W})?", re.IGNORECASE
)
_IN = re.compile(
    r"(?<!time )\bin (?:(?:about|around|roughly|some|just|under|less than|another|as little as) )?$", re.IGNORECASE
)
_FOR = re.compile(r"\bfor (?:(?:about|around|some|nearly|almost|just|over|more than) )?$", re.IGNORECASE)
_TIME = re.compile(rf"{POSSESSIVE}{W}time\b")
_OF_EVENT = re.compile(rf"{W}(?:of|after|from|following)\b(?!{W}(?:today|now)\b)")
_BACK = {"ago", "earlier", "previously", "beforehand", "prior", "before", "prior to"}


def _size(match: re.Match[str]) -> tuple[float, str]:
    """(how many, the unit's singular); 0 where the text leaves the number open."""
    unit = UNITS[match["unit"].lower()][0]
    if match["half"]:
        return 0.5, unit
    if match["some"]:
        return (2.0 if match["couple"].lower() == "couple" else 0.0), unit
    number = 0.0 if match["to"] else number_of(match["number"])
    return (number + 0.5 if number and (match["and_half"] or match["half_after"]) else number), unit


def _away(base: Span | None, number: float, unit: str, sign: int) -> Span | None:
    """The span that many units from ``base``. A year and fractions of years are known to the month, several years to
    the year, several decades to the decade; hours to the day."""
    if base is None or not number:
        return None
    _, counted, many = UNITS[unit]
    if unit == "hour":
        return shift(base, sign * int(number // 24), "day")
    if unit == "century":
        return None
    total = number * many
    if counted == "year" and (total == 1 or total != int(total)):
        by_month = shift(base, sign * round(total * 12), "month")
        return by_month or shift(base, sign * max(1, int(total)), "year")
    if counted == "month" and total != int(total):
        moved = shift(base, sign * round(total * 30), "day")
        return moved and coarser(moved, "month")
    moved = shift(base, sign * round(total), counted)
    return decade_span(moved.first.year) if moved and unit == "decade" and number > 1 else moved


def quantity(reading: Reading, start: int) -> Found | None:
    """`two weeks ago`, `a day earlier`, `a week prior, on May 6`, `five-day`, `half a year ago`, `three months`."""
    match = _QUANTITY.match(reading.text, start)
    if match is None:
        return None
    number, unit = _size(match)
    age = _AGE.match(reading.text, match.end())
    if age:
        return Found(age.end(), None, "age")
    suffix = _SUFFIX.match(reading.text, match.end())
    if suffix and _FOR.search(reading.before(start, 16)):  # `spoke for two hours afterwards`
        suffix = None
    placed = _placed(reading, match.end(), suffix, number, unit) if suffix else None
    if placed:
        return placed
    if (match["number"] or "").lower() in ("a", "an") and not match["half_after"]:
        if not _TAKES_BARE.search(reading.before(start, 10)):
            return None
    elif (match["number"] or "").lower() == "one" and unit == "day":
        return None
    return _length(reading, start, match.end(), number, unit)


def _length(reading: Reading, start: int, end: int, number: float, unit: str) -> Found:
    """A duration; `in three weeks` in a clause that is not in the past is a date (not `for the first time in`)."""
    if _IN.search(reading.before(start, 24)) and reading.tense(start) != "past":
        time = _TIME.match(reading.text, end)
        return Found(time.end() if time else end, _away(reading.published, number, unit, 1))
    return Found(end, None, "duration")


def _placed(reading: Reading, end: int, suffix: re.Match[str], number: float, unit: str) -> Found | None:
    """The date that a number of units with `ago`, `later`, `before May 6` … names; None where it hangs on an event."""
    word = " ".join(suffix["word"].lower().split())
    sign = -1 if word in _BACK else 1
    if word in ("ago", "hence", "from now"):
        return _apposed(reading, Found(suffix.end(), _away(reading.published, number, unit, sign)))
    if word in ("before", "after", "prior to", "following", "from"):
        the = _THE.match(reading.text, suffix.end())
        target = reading.core(the.end()) if the else None
        if target and target.span and target.kind in ("date", "weekday"):
            return Found(target.end, _away(target.span, number, unit, sign))
        if word not in ("before", "after") or not reading.alone(suffix.end()):
            return None
    return _apposed(reading, Found(suffix.end(), _from_previous(reading, end, number, unit, sign)))


def _from_previous(reading: Reading, offset: int, number: float, unit: str, sign: int) -> Span | None:
    """Counted from the date mentioned last, days and weeks only from a single day; never to come in a past clause."""
    base, published = reading.previous, reading.published
    if base is None and sign < 0:
        base = published
    if base is None or (UNITS[unit][1] == "day" and base.day is None):
        return None
    span = _away(base, number, unit, sign)
    if span and published and span.first > published.last and reading.tense(offset) == "past":
        return None
    return span


def _apposed(reading: Reading, found: Found) -> Found:
    """`a week prior, on May 6`: the date that follows in apposition holds."""
    match = _APPOSITION.match(reading.text, found.end)
    date = reading.core(match.end()) if match else None
    return date if date and date.span and date.span.day and date.kind in ("date", "weekday") else found


def open_quantity(reading: Reading, start: int) -> Found | None:
    """`years ago`, `days later`: a date whose place the text leaves open."""
    match = _OPEN.match(reading.text, start)
    suffix = _SUFFIX.match(reading.text, match.end()) if match else None
    if suffix is None or suffix["word"].lower() not in ("ago", "earlier", "later", "previously"):
        return None
    return Found(suffix.end(), None)


def rolling_quantity(reading: Reading, start: int) -> Found | None:
    """`the last 24 hours`, `the next ten days`, `recent weeks` (open)."""
    match = _ROLLING.match(reading.text, start)
    if match and (match["number"] or match["some"] or match["half"]) and match["number"] not in ("a", "an"):
        number, unit = _size(match)
        word = match["which"].lower()
        base = reading.previous if word in ("previous", "preceding", "following") else reading.published
        sign = -1 if word in ("last", "past", "previous", "preceding") else 1
        if unit == "year" and number != int(number):
            number, unit = number * 12, "month"
        return Found(match.end(), rolling(base, sign * round(number), unit) if round(number) else None)
    vague = _VAGUE.match(reading.text, start)
    return Found(vague.end(), None) if vague else None


def within(reading: Reading, start: int) -> Found | None:
    """`within 48 hours`, `within two weeks`: the last day (month, year) allowed; None where it counts from an event."""
    lead = _WITHIN.match(reading.text, start)
    match = _QUANTITY.match(reading.text, lead.end()) if lead else None
    if match is None:
        opened = _OPEN.match(reading.text, lead.end()) if lead else None
        return Found(opened.end(), None, "within") if opened else None
    number, unit = _size(match)
    if _OF_EVENT.match(reading.text, match.end()):
        return Found(match.end(), None, "within")
    return Found(match.end(), _away(reading.published, number, unit, 1), "within")
