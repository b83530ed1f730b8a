"""Dates in text: every expression of time in a text, with its place in the calendar.

The text is scanned word by word; a word that can begin an expression of time calls its handler, which reads on from
there with expressions of bounded length. Words in front (`since`, `by the end of`, `late`) are handlers too and call
the handler of what follows. Nothing is looked up outside the text but the date of publication and the tense.
"""

from collections.abc import Callable
from dataclasses import dataclass

from detente.language import dates_absolute as absolute
from detente.language import dates_modifiers as modifiers
from detente.language import dates_quantity as quantity
from detente.language import dates_relative as relative
from detente.language.dates_calendar import parse_published
from detente.language.dates_reading import HEAD, Found, Handler, Kind, Reading
from detente.language.dates_tense import guess_tense
from detente.language.dates_words import (
    HOLIDAYS,
    MONTHS,
    NUMBERS,
    PARTS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
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


def find_dates(text: str, published: str | None, tense_at: Callable[[int], str] | None = None) -> list[DateMention]:
    """All expressions of time in ``text``, in its order, none overlapping.

    ``text`` may be a sentence or a whole report (in which `the following day` finds the date before it). ``published``
    is an EDTF date of day, month or year precision, or None; without it only absolute dates are resolved. What cannot
    be read as a date counts as None. ``tense_at(offset)`` gives ``past``, ``future`` or ``present`` for the clause
    around an offset; without it the tense is guessed from the words around. Never raises for any text.

    Choices: a weekday that is the day of publication is that day in every tense (`next Monday` is the one after); `this
    week` in a past clause runs from Monday to publication; a date without a year is the nearest one
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
            found = modifiers.linked(reading, found)
    except (ValueError, OverflowError, KeyError):  # outside the years 1 to 9999; `weekſ`, whose ſ counts as an s
        return None
    if found is not None and found.span is not None and found.kind in ("date", "weekday"):
        reading.previous, reading.previous_end = found.span, found.end
    return found


def _digits(reading: Reading, start: int) -> Found | None:
    return absolute.digits(reading, start) or quantity.quantity(reading, start)


def _last(reading: Reading, start: int) -> Found | None:
    found = modifiers.edge(reading, start) or quantity.rolling_quantity(reading, start)
    return found or modifiers.share(reading, start) or relative.which(reading, start)


def _ordinal(reading: Reading, start: int) -> Found | None:
    return modifiers.edge(reading, start) or modifiers.share(reading, start)


def _unit(reading: Reading, start: int) -> Found | None:
    """`years ago`, `year-end`, `the day before`, `the week of June 3`."""
    found = quantity.open_quantity(reading, start) or relative.year_end(reading, start)
    return found or relative.day(reading, start) or modifiers.week_of(reading, start)


def _table() -> dict[str, Handler]:
    """First word of an expression → what reads it, in the cases that news writes."""
    lower: dict[str, Handler] = {}
    lower |= dict.fromkeys(NUMBERS, quantity.quantity) | {"half": quantity.quantity, "within": quantity.within}
    lower |= dict.fromkeys(UNITS, _unit)
    lower |= dict.fromkeys(("today", "tonight", "yesterday", "tomorrow", "overnight"), relative.named_day)
    lower |= dict.fromkeys(SEASONS, relative.season) | {"weekend": relative.weekend}
    lower |= dict.fromkeys(("this", "that", "same", "current", "upcoming"), relative.which)
    lower |= dict.fromkeys(("last", "past", "next", "coming", "previous", "preceding", "following", "recent"), _last)
    lower |= dict.fromkeys(("first", "second", "third", "fourth", "latter", "final"), _ordinal)
    lower |= dict.fromkeys(PARTS, modifiers.part) | dict.fromkeys(("earlier", "later"), modifiers.earlier_later)
    lower |= dict.fromkeys(("since", "from", "by", "until", "till", "through", "before", "after"), modifiers.limit)
    lower |= {"between": modifiers.between}
    table = lower | {word.capitalize(): handler for word, handler in lower.items()}
    table |= {word.upper(): handler for word, handler in lower.items() if len(word) > 1}
    table |= dict.fromkeys((name.partition(" ")[0].partition("'")[0] for name in HOLIDAYS), absolute.holiday)
    table |= dict.fromkeys(("Q1", "Q2", "Q3", "Q4"), modifiers.numbered_quarter)
    table |= dict.fromkeys((*WEEKDAYS, *SHORT_WEEKDAYS), absolute.weekday)
    return table | dict.fromkeys((*MONTHS, *SHORT_MONTHS), absolute.month)


_HANDLERS = _table()
