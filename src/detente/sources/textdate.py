"""When a report was published, worked out from its text alone.

From the strongest sign to the weakest: a label (``Published on …``), a dateline, a date beside *today* or
*yesterday*, the dates that the lead mentions, a copyright line. What is not certain is not said: a
date in the lead gives the month only, a copyright line the year, and a bare year in the text (mostly
background, hardly ever the year of publication) nothing.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from detente.sources.mentions import WEEKDAYS, Mention, find_dates, looks_ahead

HEAD_LINES = 12
TAIL_LINES = 6
LEAD = 700
"""Characters from the top that tell the news of the day; further down is background."""
_SAMPLE = 100_000
_LABEL = re.compile(
    r"^\W{0,4}(?P<label>(?:first\s+)?published|issued|released?|posted|filed|date|for\s+immediate\s+release|"
    r"(?:last\s+)?updated|(?:last\s+)?modified)\b(?:\s+(?:date|on|at))?[\s:,—–|-]{0,6}"
    r"(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?[\s,]+)?$",
    re.IGNORECASE,
)
_PLACE = r"(?:[A-ZÀ-Þ][\w’'./-]*(?:[ ](?:[A-ZÀ-Þ][\w’'./-]*|de|al|el|of|the))*)"
_BEFORE_WIRE = re.compile(rf"^\s*(?:\([^()\n]{{2,30}}\)\s*)?{_PLACE}(?:,\s*{_PLACE}){{0,2}}\s*,?\s*\(?$")
_AFTER_WIRE = re.compile(r"^\s*[.,]?\s*\)?\s*(?:\([^()\n]{1,40}\)|/[^/\n]{1,30}/)?\s*(?:—|–|--|-|:)")
_BEFORE_ALONE = re.compile(rf"^\W{{0,3}}(?:{_PLACE}\s*[,:—–-]\s*){{0,3}}$")
_AFTER_ALONE = re.compile(r"^\s*[.,|]?\s*(?:at\s+)?(?:\d{1,2}[:.]\d{2}.{0,20})?(?:\([^()\n]*\))?\s*[.:]?\s*$")
_BEFORE_TITLE_END = re.compile(r"[,—–-]\s*$")
_TODAY = re.compile(r"\b(?P<word>[Tt]oday|[Yy]esterday)\s*[,(]?\s*(?:on\s+)?$")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^\n\d]{0,40}((?:19|20)\d\d)(?:\s*[-–]\s*((?:19|20)\d\d))?", re.IGNORECASE
)
_SAID_DAY = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")


def infer_date(text: str) -> str | None:
    """The EDTF date (day, month or year) on which a report with this ``text`` was published, or None."""
    return next((said for said, _rule in signs(text)), None)


def signs(text: str) -> Iterator[tuple[str, str]]:
    """Every date that ``text`` supports, the best first, each with the name of the sign that it comes from."""
    text = text[:_SAMPLE]
    dates = find_dates(text)
    yield from _labelled(text, dates)
    yield from _datelines(text, dates)
    yield from _beside_today(text, dates)
    yield from _led(text, dates)
    year = _copyright_year(text)
    if year is not None:
        yield str(year), "copyright"


def _labelled(text: str, dates: list[Mention]) -> Iterator[tuple[str, str]]:
    found: list[tuple[bool, str]] = []
    for mention in dates:
        line = text[max(0, mention.start - 80) : mention.start].rsplit("\n\n", 1)[-1]
        match = _LABEL.match(line) or _LABEL.match(line.rsplit("\n", 1)[-1])
        said = _complete(mention, text, dates) if match else None
        if match and said:
            found.append((match["label"].lower().endswith(("updated", "modified")), said))
    yield from ((said, "label") for _updated, said in sorted(found, key=lambda pair: pair[0]))


def _datelines(text: str, dates: list[Mention]) -> Iterator[tuple[str, str]]:
    head, tail = _edges(text)
    for mention in dates:
        if head < mention.start < tail:
            continue
        start = text.rfind("\n", 0, mention.start) + 1
        end = text.find("\n", mention.end)
        before, after = text[start : mention.start], text[mention.end : end if end >= 0 else len(text)]
        wire = mention.start <= head and _BEFORE_WIRE.match(before) and _AFTER_WIRE.match(after)
        alone = _BEFORE_ALONE.match(before) and _AFTER_ALONE.match(after)
        titled = (
            mention.year
            and mention.day
            and start == 0
            and _BEFORE_TITLE_END.search(before)
            and _AFTER_ALONE.match(after)
        )
        if wire or alone or titled:
            said = _complete(mention, text, dates)
            if said:
                yield said, "dateline"


def _edges(text: str) -> tuple[int, int]:
    """Offsets at which the first lines end and the last ones begin."""
    starts = [match.start() for match in re.finditer(r"^.*\S", text, re.MULTILINE)]
    head = starts[HEAD_LINES] if len(starts) > HEAD_LINES else len(text)
    tail = starts[-TAIL_LINES] if len(starts) > TAIL_LINES else 0
    return head, tail


def _beside_today(text: str, dates: list[Mention]) -> Iterator[tuple[str, str]]:
    for mention in dates:
        match = _TODAY.search(text[max(0, mention.start - 20) : mention.start])
        said = _complete(mention, text, dates) if match and mention.day else None
        if match and said and len(said) == 10:
            later = timedelta(days=1 if match["word"].lower() == "yesterday" else 0)
            yield (date.fromisoformat(said) + later).isoformat(), "today"


def _led(text: str, dates: list[Mention]) -> Iterator[tuple[str, str]]:
    """The month of the latest day that the lead mentions: the news is of that day or of one soon after."""
    days = [mention for mention in dates if mention.start < LEAD and mention.day]
    said = [done for mention in days if (done := _complete(mention, text, dates)) and len(done) == 10]
    if said:
        yield max(said)[:7], "lead"


def _complete(mention: Mention, text: str, dates: list[Mention]) -> str | None:
    """``mention`` in EDTF, its year found elsewhere where it has none; None where no year is certain."""
    year = mention.year if mention.year is not None else _year_for(mention, text, dates)
    day = mention.in_year(year) if year is not None else None
    if day is None:
        return None
    return day.isoformat() if mention.day else day.isoformat()[:7]


def _year_for(mention: Mention, text: str, dates: list[Mention]) -> int | None:
    """The year of a date that is written without: the copyright line's, else the one that weekdays single out
    from the year of the latest dated event and the year after it."""
    year = _copyright_year(text)
    if year is not None:
        return year
    latest = max((other.year for other in dates if other.year and not looks_ahead(text, other.start)), default=None)
    if latest is None:
        return None
    possible = [year for year in (latest, latest + 1) if mention.in_year(year)]
    if mention.weekday is None:
        possible = [year for year in possible if _weekdays_fit(mention, year, text)]
    return possible[0] if len(possible) == 1 else None


def _weekdays_fit(mention: Mention, year: int, text: str) -> bool:
    """Whether the first weekday of the lead is the day itself or the day before, as in news of that day."""
    day = mention.in_year(year)
    said = _SAID_DAY.search(text, mention.end, mention.end + LEAD)
    if day is None or said is None:
        return False
    return (day.weekday() - WEEKDAYS.index(said[1][:3].lower())) % 7 <= 1


def _copyright_year(text: str) -> int | None:
    years = [int(match[2] or match[1]) for match in _COPYRIGHT.finditer(text)]
    return max(years, default=None)
