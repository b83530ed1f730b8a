"""What the handlers of date expressions share: the text, what is known so far, and what one expression gave."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from detente.language.dates_calendar import Span
from detente.language.dates_words import W

Kind = Literal["date", "weekday", "since", "until", "before", "after", "within", "duration", "age"]
Handler = Callable[["Reading", int], "Found | None"]
HEAD = re.compile(r"\w+")
# What may follow a phrase that stands on its own (`on the 15th, …`; `the day before.`)
STANDS_ALONE = re.compile(
    rf"[^\S\n]*(?:[.,;:)\]”\"–—-]|$|\n)"
    rf"|{W}(?:in|at|with|for|to|on|as|when|by|between|after|but|and|or|because)\b"
)
_DEPTH = 5  # words in front of a date, one before the other (`since at least late last week`)
_REACH = 120  # characters within which an earlier date gives its month to a bare `the 20th`


@dataclass(frozen=True, slots=True)
class Found:
    """One expression: where it ends, its span (None where it has no place in the calendar) and its kind.

    ``open_year`` is (month, day or None) where the text gives no year; the other end of a range may then give it
    (`Dec. 30-Jan. 2, 2016`).
    """

    end: int
    span: Span | None
    kind: Kind = "date"
    open_year: tuple[int, int | None] | None = None

    def but(self, end: int | None = None, span: Span | None = None, kind: Kind | None = None) -> "Found":
        """The same with another end, span or kind."""
        return replace(self, end=end or self.end, span=span or self.span, kind=kind or self.kind)


class Reading:
    """One pass over one text. Handlers read from it; only the scanner changes it."""

    def __init__(
        self,
        text: str,
        published: Span | None,
        tense_at: Callable[[int], str],
        handlers: Mapping[str, Handler],
        digits: Handler,
    ) -> None:
        self.text = text
        self.published = published
        self.previous: Span | None = None
        self.previous_end = 0
        self.hint: str | None = None  # the tense that a word before the date implies (`since`: past)
        self.limit = False  # under `by` or `until`: the last day of a part counts
        self._depth = 0
        self._tense_at = tense_at
        self._handlers = handlers
        self._digits = digits

    def tense(self, offset: int) -> str:
        """``past``, ``future`` or ``present`` at the offset."""
        return self.hint or self._tense_at(offset)

    def core(self, start: int) -> Found | None:
        """The date expression whose first word begins at ``start``, or None."""
        head = HEAD.match(self.text, start)
        if head is None:
            return None
        word = head.group()
        handler = self._handlers.get(word)
        if handler is None:
            if not "0" <= word[0] <= "9":
                return None
            handler = self._digits
        if self._depth >= _DEPTH:
            return None
        self._depth += 1
        try:
            return handler(self, start)
        finally:
            self._depth -= 1

    def before(self, start: int, length: int) -> str:
        """Up to ``length`` characters before ``start``."""
        return self.text[max(0, start - length) : start]

    def near_previous(self, start: int) -> Span | None:
        """The date mentioned last, if it is a day and close by."""
        close = self.previous is not None and start - self.previous_end <= _REACH
        return self.previous if close and self.previous and self.previous.grain == "day" else None

    def alone(self, end: int) -> bool:
        """Whether a phrase that ends there stands on its own, with no noun after it."""
        return STANDS_ALONE.match(self.text, end) is not None

    def year_named(self, word: str) -> int | None:
        """The year of `last`, `this`, `next`, `that`, `same`, `previous` or `following` year."""
        base = self.published if word in ("last", "this", "next") else self.previous
        if base is None:
            return None
        return base.first.year + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(word, 0)
