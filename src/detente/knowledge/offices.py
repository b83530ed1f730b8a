"""Who held which office when, and other people that reports name.

The facts are two tables beside this module: ``data/offices.csv`` (one row a term in office) and ``data/persons.csv``
(people known without an office of the list). Dates are ISO 8601 of day, month or year precision; a term without an end
still ran in the middle of 2026, when the table was made. On the day of a handover both are in office.

A ``seat`` tells apart offices that one party has several of: a special envoy for ``syria`` and one for ``iran``. What
stands after a slash tells apart people who hold the same seat side by side: ``foreign-ministry/hong-lei``.

Heads of state who also lead the government (the American president) stand once, as ``head-of-state``.
"""

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from detente.errors import DossierError

DATA = Path(__file__).parent / "data"

# In the order of who is likelier meant when a surname fits several people in office.
OFFICES = (
    "supreme-leader", "head-of-state", "head-of-government", "foreign-minister", "defence-minister",
    "secretary-general", "high-representative", "special-envoy", "ambassador-un", "national-security-adviser",
    "spokesperson", "vice-president", "deputy-head-of-government", "trade-minister", "finance-minister",
    "interior-minister", "military-chief", "intelligence-chief", "opposition-leader", "other",
)  # fmt: skip

_RANK = {office: rank for rank, office in enumerate(OFFICES)}
_OFFICE_COLUMNS = ["office", "party", "title", "seat", "name", "other_names", "surname", "gender", "start", "end"]
_PERSON_COLUMNS = ["name", "other_names", "surname", "gender", "party", "description", "start", "end"]
_PARTICLES = frozenset({"al", "el", "ul"})
# Letters that Unicode does not decompose into a base letter and an accent.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "‑": " "})
_DROPPED = str.maketrans("", "", "'’‘ʼ`.")


@dataclass(frozen=True, slots=True)
class Holding:
    """One term in one office.

    ``office`` is one of ``OFFICES``; ``party`` an ISO 3166 alpha-3 or the code of a body or group; ``title`` as news
    writes it; ``gender`` ``m`` or ``f``; ``start`` and ``end`` ISO dates (``end`` empty: still in office).
    """

    office: str
    party: str
    title: str
    seat: str
    name: str
    other_names: tuple[str, ...]
    surname: str
    gender: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person known without an office of the list; ``start`` and ``end`` say when he or she counts for ``party``."""

    name: str
    other_names: tuple[str, ...]
    surname: str
    gender: str
    party: str
    description: str
    start: str
    end: str


class Directory:
    """Terms in office and persons, looked up by office or by name."""

    def __init__(self, holdings: Iterable[Holding], persons: Iterable[Person]) -> None:
        self.holdings = tuple(holdings)
        self.persons = tuple(persons)
        self._by_office: dict[tuple[str, str], list[Holding]] = {}
        for holding in self.holdings:
            self._by_office.setdefault((holding.office, holding.party), []).append(holding)
        self._full: dict[str, list[Holding | Person]] = {}
        self._last: dict[str, list[Holding | Person]] = {}
        self._names: Mapping[str, tuple[str, ...]] | None = None
        self._surnames: Mapping[str, tuple[str, ...]] | None = None

    def holders(self, office: str, party: str, date: str | None, seat: str | None = None) -> tuple[Holding, ...]:
        """Who held ``office`` for ``party`` on ``date``, the latest to begin first.

        ``date`` may have month or year precision or be a range ``a/b``: whoever held the office in some part of it
        counts. Without a date, everyone who ever held it. ``seat`` ``None`` means any, ``""`` the one without a seat.
        """
        found = [h for h in self._by_office.get((office, party), ()) if seat is None or _same_seat(h.seat, seat)]
        if date:
            found = [h for h in found if _gap(h, date) == 0]
        return tuple(sorted(found, key=lambda h: h.start, reverse=True))

    def person(self, name_or_surname: str, date: str | None) -> tuple[Holding | Person, ...]:
        """Everyone of that full name or, for a single name, that surname; best first.

        Accents, capitals, hyphens and ``al-`` do not matter. In office on ``date`` comes first, then the nearest in
        time; among equals the higher office. Without a date the higher office, then the later. One person may appear
        with several entries. Empty where nobody fits.
        """
        self._index()
        key = name_key(name_or_surname)
        found = self._full.get(key) or self._last.get(key, [])
        if not date:
            return tuple(sorted(sorted(found, key=lambda e: e.start, reverse=True), key=_rank))
        by_start = sorted(found, key=lambda e: e.start, reverse=True)
        return tuple(sorted(by_start, key=lambda e: (_gap(e, date), _rank(e))))

    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Every full name and spelling variant, as written, to the main names (the keys) of those who bear it.

        Variants of one word (``Hemedti``, ``Zelenskiy``) are among them; surnames alone are in ``surnames()``.
        """
        if self._names is None:
            self._names = _collect((text, e.name) for e in self._all() for text in (e.name, *e.other_names))
        return self._names

    def surnames(self) -> Mapping[str, tuple[str, ...]]:
        """Every surname as written (and ``al-`` before it where the name has that) to the main names of its bearers."""
        if self._surnames is None:
            self._surnames = _collect((text, e.name) for e in self._all() for text in _surname_forms(e))
        return self._surnames

    def _all(self) -> Iterator[Holding | Person]:
        yield from self.holdings
        yield from self.persons

    def _index(self) -> None:
        """Fill the two indices on first use: most calls of the program never look up a name."""
        if self._full:
            return
        for entry in self._all():
            full = {entry.name, *(text for text in entry.other_names if " " in text)}
            for text in {name_key(text) for text in full}:
                self._full.setdefault(text, []).append(entry)
            for text in {name_key(text) for text in _surname_forms(entry)}:
                self._last.setdefault(text, []).append(entry)


def read_offices(path: Path) -> tuple[Holding, ...]:
    """Read a table of terms in office (columns as in ``data/offices.csv``).

    Raises ``DossierError``, naming file and line, for a missing column, an unknown office or an unreadable date.
    """
    holdings = []
    for line, row in _rows(path, _OFFICE_COLUMNS):
        office, party, title, seat, name, other, surname, gender, start, end = row
        if office not in _RANK:
            raise DossierError(f"{path}, line {line}: unknown office {office!r}; use one of {', '.join(OFFICES)}.")
        _check(path, line, party, name, surname, gender, start, end)
        holdings.append(Holding(office, party, title, seat, name, _split(other), surname, gender, start, end))
    return tuple(holdings)


def read_persons(path: Path) -> tuple[Person, ...]:
    """Read a table of persons (columns as in ``data/persons.csv``); raises as ``read_offices`` does."""
    persons = []
    for line, row in _rows(path, _PERSON_COLUMNS):
        name, other, surname, gender, party, description, start, end = row
        _check(path, line, party, name, surname, gender, start, end)
        persons.append(Person(name, _split(other), surname, gender, party, description, start, end))
    return tuple(persons)


@cache
def directory(offices: Path | None = None, persons: Path | None = None) -> Directory:
    """The shipped tables, with those of a dossier added where given."""
    holdings = read_offices(DATA / "offices.csv") + (read_offices(offices) if offices else ())
    people = read_persons(DATA / "persons.csv") + (read_persons(persons) if persons else ())
    return Directory(holdings, people)


def holders(office: str, party: str, date: str | None, seat: str | None = None) -> tuple[Holding, ...]:
    """``Directory.holders`` of the shipped tables."""
    return directory().holders(office, party, date, seat)


def person(name_or_surname: str, date: str | None) -> tuple[Holding | Person, ...]:
    """``Directory.person`` of the shipped tables."""
    return directory().person(name_or_surname, date)


def names() -> Mapping[str, tuple[str, ...]]:
    """``Directory.names`` of the shipped tables."""
    return directory().names()


def surnames() -> Mapping[str, tuple[str, ...]]:
    """``Directory.surnames`` of the shipped tables."""
    return directory().surnames()


@cache
def name_key(text: str) -> str:
    """``text`` without what spellings differ in: accents, capitals, hyphens, apostrophes, the article ``al-``."""
    plain = text.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = plain.replace("-", " ").translate(_DROPPED).split()
    return " ".join(word for word in words if word not in _PARTICLES) or " ".join(words)


def _surname_forms(entry: Holding | Person) -> set[str]:
    """The surname, its single-word variants, and ``al-X`` where the name is written so."""
    forms = {entry.surname, *(text for text in entry.other_names if " " not in text)}
    article = f"al-{entry.surname}"
    return forms | {article} if article in entry.name else forms


def _collect(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for text, name in pairs:
        found.setdefault(text, {})[name] = None
    return MappingProxyType({text: tuple(keys) for text, keys in found.items()})


def _rank(entry: Holding | Person) -> int:
    return _RANK[entry.office] if isinstance(entry, Holding) else len(OFFICES)


def _same_seat(seat: str, wanted: str) -> bool:
    return seat == wanted or (wanted != "" and seat.startswith(f"{wanted}/"))


def _gap(entry: Holding | Person, date: str) -> int:
    """About how many days ``date`` lies outside the term; 0 inside. Partial dates get the benefit of the doubt."""
    first, _, last = date.partition("/")
    before = _days(entry.start, first=True) - _days(last or first, first=False)
    after = _days(first, first=True) - (_days(entry.end, first=False) if entry.end else 10**7)
    return max(0, before, after)


@cache
def _days(date: str, *, first: bool) -> int:
    """A count in which later dates are greater; the first or last day that a partial date can mean."""
    if not date:
        return 0 if first else 10**7
    year, month, day = ([*date.split("-"), "", ""])[:3]
    return int(year) * 372 + (int(month or (1 if first else 12)) - 1) * 31 + int(day or (1 if first else 31))


def _rows(path: Path, columns: list[str]) -> Iterator[tuple[int, list[str]]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DossierError(f"{path} cannot be read: {error}.") from error
    if not lines or next(csv.reader(lines[:1]), None) != columns:
        raise DossierError(f"{path}, line 1: the columns must be {','.join(columns)}.")
    for line, row in enumerate(csv.reader(lines[1:]), 2):
        if len(row) != len(columns):
            raise DossierError(f"{path}, line {line}: {len(columns)} fields are wanted, {len(row)} are there.")
        yield line, row


def _check(path: Path, line: int, party: str, name: str, surname: str, gender: str, start: str, end: str) -> None:
    if not (party and name and surname):
        raise DossierError(f"{path}, line {line}: party, name and surname must not be empty.")
    if gender not in ("m", "f"):
        raise DossierError(f"{path}, line {line}: gender is {gender!r}; write m or f.")
    if not (_is_date(start) and _is_date(end)):
        raise DossierError(f"{path}, line {line}: {start!r} or {end!r} is no date; write 2015-12-14, 2015-12 or 2015.")
    if end and end < start[: len(end)]:
        raise DossierError(f"{path}, line {line}: the term ends ({end}) before it starts ({start}).")


@cache
def _is_date(text: str) -> bool:
    """True for an empty field and for a day, month or year of ISO 8601."""
    parts = text.split("-")
    if not text:
        return True
    if len(parts) > 3 or not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4:
        return False
    return all(len(part) == 2 and 1 <= int(part) <= top for part, top in zip(parts[1:], (12, 31), strict=False))


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
