"""The first and last day that an EDTF date may mean, for comparing and ordering.

Source of the notation: Extended Date/Time Format, Library of Congress 2019 (ISO 8601-2:2019, annex A), levels 0 and 1
without years beyond four digits.
"""

import re
from calendar import monthrange
from functools import lru_cache

from detente.errors import UsageError

_DAY = re.compile(r"(\d[\dX]{3})(?:-(\d\d|\dX|XX))?(?:-(\d\d|\dX|XX))?(?:T[\d:.Z+-]*)?", re.ASCII)
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11)}  # winter, 24, runs into the next year
EARLIEST, LATEST = "0000-01-01", "9999-12-31"


@lru_cache(maxsize=4_096)  # reports tell few dates, and each of them often
def bounds(date: str | None) -> tuple[str, str] | None:
    """First and last day of an EDTF date, as ISO days: ``2015-12`` → ``("2015-12-01", "2015-12-31")``.

    None where there is no date or it is not understood. An open end of a range reaches to the end of time."""
    if not date:
        return None
    parts = date.strip().split("/")
    if len(parts) == 1:
        return _one(parts[0])
    if len(parts) != 2 or {parts[0], parts[1]} <= {"", ".."}:
        return None
    first = (EARLIEST, EARLIEST) if parts[0] in ("", "..") else _one(parts[0])
    last = (LATEST, LATEST) if parts[1] in ("", "..") else _one(parts[1])
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def asked(date: str | None, name: str) -> tuple[str, str] | None:
    """``bounds`` of a date that a user gave for the filter ``name``; raises UsageError where it is not understood."""
    if date is None:
        return None
    found = bounds(date)
    if found is None:
        raise UsageError(f"{name} is {date!r}, which is no date: write it like 2015, 2015-12 or 2015-12-14.")
    return found


def _one(date: str) -> tuple[str, str] | None:
    match = _DAY.fullmatch(date.strip().rstrip("?~%"))
    if match is None:
        return None
    year, month, day = match.groups()
    first_year, last_year = year.replace("X", "0"), year.replace("X", "9")
    if month in _SEASONS and day is None:
        start, end = _SEASONS[month]
        return f"{first_year}-{start:02}-01", f"{last_year}-{end:02}-{_days(last_year, end):02}"
    if month == "24" and day is None:
        next_year = f"{min(int(last_year) + 1, 9999):04}"
        return f"{first_year}-12-01", f"{next_year}-02-{_days(next_year, 2):02}"
    months = _range(month, 12)
    if months is None:
        return None
    days = _range(day, _days(last_year, months[1]))
    if days is None:
        return None
    return f"{first_year}-{months[0]:02}-{days[0]:02}", f"{last_year}-{months[1]:02}-{days[1]:02}"


def _days(year: str, month: int) -> int:
    return monthrange(max(int(year), 1), month)[1]


def _range(digits: str | None, most: int) -> tuple[int, int] | None:
    """The numbers that two digits, of which some may be ``X``, can stand for, from 1 to ``most``."""
    if digits is None:
        return 1, most
    first, last = max(int(digits.replace("X", "0")), 1), min(int(digits.replace("X", "9")), most)
    return (first, last) if first <= last and digits != "00" else None
