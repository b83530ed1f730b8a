"""Dates in text: every expression of time in a text, with its place in the calendar.

The text is scanned word by word; a word that can begin an expression of time calls its handler, which reads on from
there with expressions of bounded length. Words in front (`since`, `by the end of`, `late`) are handlers too and call
the handler of what follows. Nothing is looked up outside the text but the date of publication and the tense.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from detente.language import dates_absolute as absolute
from detente.language import dates_quantity as quantity
from detente.language import dates_relative as relative
from detente.language.dates_calendar import Span, join, month_day, month_span, parse_published
from detente.language.dates_modifiers import after_that, between, earlier_later, half, limit, part
from detente.language.dates_reading import HEAD, Found, Handler, Kind, Reading
from detente.language.dates_tense import guess_tense
from detente.language.dates_words import (
    DASH,
    HOLIDAYS,
    MONTHS,
    NUMBERS,
    PARTS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    W,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """One expression of time in a text.

    ``start`` and ``end`` are code points into the text, ``end`` exclusive; ``text`` is what stands there. ``edtf`` is
    an ISO 8601 / EDTF string, or None where the expression has no known place in the calendar. ``kind``:

    - ``date``: a day, month, year, decade or interval; ``weekday``: the same, named by its weekday;
    - ``since``: the start of an open interval (`since`, `from`); ``until``: its end (`by`, `until`, `through`);
    - ``before``, ``after``: the date that something came before or after;
    - ``within``: the last day (or month, year) allowed, counted from publication;
    - ``duration``, ``age``: a length of time only, ``edtf`` None.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    kind: Kind


_LEFT_OF_NUMBER = frozenset("-–—/.,$€£#+:")


def find_dates(
    text: str, published: str | None, tense_at: Callable[[int], str] | None = None
) -> list[DateMention]:
    """All expressions of time in ``text``, in its order, none overlapping.

    ``text`` may be a sentence or a whole report (in which `the following day` finds the date before it). ``published``
    is an EDTF date of day, month or year precision, or None; without it only absolute dates are resolved. What cannot
    be read as a date counts as None. ``tense_at(offset)`` gives ``past``, ``future`` or ``present`` for the clause
    around an offset; without it the tense is guessed from the words around. Never raises for any text.

    Choices: `this week` in a past clause runs from Monday to publication; a date without a year is the nearest one
    (:func:`~detente.language.dates_calendar.nearest_day`); `next Friday` is the Friday of the next ISO week; parts of
    periods are those of :func:`~detente.language.dates_calendar.part_of`; seasons are of the northern hemisphere.
    """
    guess = tense_at or (lambda offset: guess_tense(text, offset))
    reading = Reading(text, parse_published(published), guess, _HANDLERS, _digits)
    mentions: list[DateMention] = []
    done = 0
    for match in HEAD.finditer(text):
        word = match.group()
        handler = _HANDLERS.get(word)
        if handler is None:
            if not "0" <= word[0] <= "9":
                continue
            handler = _digits
        start = match.start()
        if start < done or (handler is _digits and start and text[start - 1] in _LEFT_OF_NUMBER):
            continue
        found = _resolve(reading, handler, start)
        if found is None:
            continue
        done = found.end
        edtf = found.span.edtf if found.span else None
        mentions.append(DateMention(start, done, text[start:done], edtf, found.kind))
    return mentions


def _resolve(reading: Reading, handler: Handler, start: int) -> Found | None:
    """The expression that begins at ``start``, with the range it may open; remembered for what refers back to it."""
    reading.hint, reading.limit = None, False
    try:
        found = handler(reading, start)
        if found is not None and found.kind in ("date", "weekday"):
            found = _linked(reading, found)
    except (ValueError, OverflowError):  # outside the years 1 to 9999
        return None
    if found is not None and found.span is not None:
        reading.previous, reading.previous_end = found.span, found.end
    return found


_RANGE = re.compile(rf"[^\S\n]?{DASH}[^\S\n]?|{W}(?:to|through|until|till){W}(?:the{W})?")
_OTHER = re.compile(rf"{W}(?:and|or){W}(?:in{W}|on{W})?|,{W}")


def _linked(reading: Reading, found: Found) -> Found:
    """`Dec. 30-Jan. 2`, `Monday to Wednesday` as one range; `April and May 2015` gives April its year."""
    link = _RANGE.match(reading.text, found.end)
    if link is None:
        other = _OTHER.match(reading.text, found.end) if found.open_year else None
        second = reading.core(other.end()) if other else None
        year = _year_of(second)
        return found.but(span=_in_year(found, year)) if year else found
    second = reading.core(link.end())
    if second is None or second.kind not in ("date", "weekday"):
        return found
    return ranged(found, second) or found


def ranged(first: Found, second: Found) -> Found | None:
    """Both ends as one range, or None where they do not fit together."""
    low, high = first.span, second.span
    if first.open_year and not second.open_year and second.span:
        low = _in_year(first, second.span.first.year) or low
        if low and low.first > second.span.first:
            low = _in_year(first, second.span.first.year - 1)
    elif second.open_year and low and (high is None or high.first < low.first or not first.open_year):
        high = _in_year(second, low.first.year)
        if high and high.first < low.first:
            high = _in_year(second, low.first.year + 1)
    elif low and high and first.kind == second.kind == "weekday" and high.first < low.first:
        high = Span(high.first.fromordinal(high.first.toordinal() + 7), high.last.fromordinal(high.last.toordinal() + 7))
    both = join(low, high) if low and high else None
    return Found(second.end, both, first.kind) if both else None


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
