"""Every known name with what it stands for, the dossier's own names and codes included."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import fuzz

from detente.dossier import Dossier
from detente.knowledge import tables
from detente.knowledge.offices import Holding, Person, directory

_ABBREVIATED = {
    "U.S.": "USA",
    "U.S": "USA",
    "UK": "GBR",
    "U.K.": "GBR",
    "US": "USA",
    "EU": "EU",
    "UN": "UN",
    "U.N.": "UN",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a name.

    ``kind``: state, demonym, people, capital, organ, media, body, group, generic, person, surname, outlet, place.
    ``state`` is the name of the state for demonyms, peoples and capitals; ``start`` and ``end`` bound the time for
    persons and offices; ``rank`` orders readings that fit equally well; ``country`` is the theatre of a generic
    word."""

    name: str
    party: str
    kind: str
    state: str | None = None
    surname: str | None = None
    gender: str | None = None
    start: str = ""
    end: str = ""
    rank: int = 5
    country: str = ""
    code: str = ""

    def distance(self, date: str) -> float:
        """Years between a date and the time in which this reading holds; 0 inside it or where none is given."""
        if not date:
            return 0.0
        if self.start and date < self.start[: len(date)]:
            return _years(self.start, date)
        if self.end and date[: len(self.end)] > self.end:
            return _years(date, self.end)
        return 0.0


def _years(later: str, earlier: str) -> float:
    def number(text: str) -> float:
        parts = [int(p) for p in text.split("-")]
        return parts[0] + (parts[1] - 1) / 12 if len(parts) > 1 else parts[0] + 0.5

    return max(0.01, number(later) - number(earlier))


Names = dict[str, list[Entry]]
_RANKS = {
    "head-of-state": 0,
    "head-of-government": 0,
    "supreme-leader": 0,
    "foreign-minister": 1,
    "defence-minister": 2,
    "secretary-general": 1,
    "high-representative": 1,
    "vice-president": 2,
    "national-security-adviser": 2,
    "special-envoy": 2,
    "spokesperson": 3,
}


def _states(out: Names) -> None:
    """Names, adjectives, peoples, capitals."""
    seats = {n for m in tables.metonyms() if m.party == "EU" for n in m.names}
    for s in tables.states():
        for n in (s.name, *s.names):
            out[n].append(Entry(s.name, s.code, "state", state=s.name, rank=0))
        for n in s.adjectives:
            out[n].append(Entry(s.name, s.code, "state" if n in _ABBREVIATED else "demonym", state=s.name, rank=1))
        for n in s.people:
            kind = "people" if n not in s.adjectives and n.endswith(("s", "ese", "sh")) else "demonym"
            out[n].append(Entry(s.name, s.code, kind, state=s.name, rank=1))
        for n in s.capitals:
            # "Brussels" said this or that: the Union far more often than Belgium
            out[n].append(Entry(s.name, s.code, "capital", state=s.name, rank=4 if n in seats else 2))
        for n in s.government:
            out[n].append(Entry(n, s.code, "organ", state=s.name, rank=2))


def _adjectives(out: Names) -> None:
    for row in tables.adjectives():
        for n in row.words:
            out[n].append(Entry(row.name, row.party, "demonym", state=row.name, rank=3))
        for n in row.people:
            out[n].append(Entry(row.name, row.party, "people", state=row.name, rank=3))


def _organs(out: Names) -> None:
    for m in tables.metonyms():
        for n in (m.organ, *m.names):
            kind = "media" if m.kind == "state-media" else "organ"
            out[n].append(Entry(m.organ, m.party, kind, rank=3 if n in m.ambiguous else 1))
    for b in tables.bodies():
        kind = "format" if b.kind == "format" else "body"
        for n in (b.name, *b.names):
            out[n].append(Entry(b.name, b.party, kind, rank=3 if n in b.ambiguous else 1))


def _groups(out: Names) -> None:
    for g in tables.groups():
        for n in (g.name, *g.names):
            rank = 3 if n in g.ambiguous else 1
            out[n].append(Entry(g.name, g.party, "group", rank=rank, code=g.code, country=g.country or ""))
    for row in tables.generic_groups():
        for word in row.words:
            for n in {word, word[:1].upper() + word[1:]}:
                out[n].append(Entry(word, row.party, "generic", rank=4, country=row.country or ""))


def _people(out: Names) -> None:
    known = directory()
    for holding in known.holdings:
        rank = _RANKS.get(holding.office, 4)
        _add_person(out, holding, rank)
    for person in known.persons:
        _add_person(out, person, 4)


def _add_person(out: Names, p: Holding | Person, rank: int) -> None:
    entry = Entry(
        p.name, p.party, "person", surname=p.surname, gender=p.gender or None, start=p.start, end=p.end, rank=rank
    )
    for n in (p.name, *p.other_names):
        if " " in n or "-" in n:
            out[n.replace("’", "'")].append(entry)
    for last in {
        p.surname,
        *(n.split()[-1] for n in p.other_names if " " in n and fuzz.ratio(n.split()[-1], p.surname) > 70),
    }:
        if len(last) > 2 or last in {"Xi", "Li", "Un"}:
            out[last].append(replace(entry, kind="surname"))


def _places(out: Names) -> None:
    rulers = {g.party for g in tables.groups() if g.kind == "de-facto"}
    for row in tables.generic_groups():
        for n in row.places if row.party in rulers else ():
            out[n].append(Entry(n, row.party, "place", rank=5))
    for p in tables.places():
        for n in (p.name, *p.names):
            out[n].append(Entry(p.name, p.country or "", "place", rank=6))
    for o in tables.outlets():
        for n in (o.name, *o.names):
            if n not in o.ambiguous:
                out[n].append(Entry(o.name, "", "outlet", rank=2))


@cache
def _shipped() -> dict[str, tuple[Entry, ...]]:
    out: Names = defaultdict(list)
    _states(out)
    _adjectives(out)
    _organs(out)
    _groups(out)
    _people(out)
    _places(out)
    return {n: tuple(sorted(dict.fromkeys(found), key=lambda e: e.rank)) for n, found in out.items() if len(n) > 1}


def entries(dossier: Dossier | None = None) -> dict[str, tuple[Entry, ...]]:
    """Every known name with its readings, best first; with a dossier, its actors too and its codes for the parties."""
    known = _shipped()
    if dossier is None:
        return known
    codes = _codes(dossier, known)
    out = dict(known)
    if codes:
        out = {n: tuple(_recoded(e, codes) for e in found) for n, found in known.items()}
    for name, entry in _own(dossier):
        out[name] = (entry, *out.get(name, ()))
    return out


def _recoded(e: Entry, codes: dict[str, str]) -> Entry:
    code = codes.get(e.code) or codes.get(e.party) if e.code else codes.get(e.party)
    return replace(e, party=code) if code and code != e.party else e


def _codes(dossier: Dossier, known: dict[str, tuple[Entry, ...]]) -> dict[str, str]:
    """Shipped party or group code → the dossier's code for it."""
    parties = {e.party for found in known.values() for e in found}
    groups = {g.code: g.party for g in tables.groups()}
    aliases = {alias: party for party, names in tables.party_aliases().items() for alias in names}
    own = {p.code for p in dossier.parties}
    out: dict[str, str] = {}
    for party in dossier.parties:
        code = party.code
        if code in groups and code not in parties:
            out[code] = code
        meant = _meant(party.name, party.aliases, known) or ([aliases[code]] if code in aliases else [])
        for other in meant:
            if other not in own and not (len(other) == 3 and other.isalpha() and other in parties and code in parties):
                out.setdefault(other, code)
    return out


_OF_BODIES = frozenset({"group", "body", "format", "organ"})


def _meant(name: str, aliases: tuple[str, ...], known: dict[str, tuple[Entry, ...]]) -> list[str]:
    """The shipped parties that a dossier's party is: the groups and bodies named in its name, longest names first."""
    found: dict[str, int] = {}
    for text in (name, *aliases):
        words = text.replace("(", " ").replace(")", " ").replace(",", " ").split()
        taken = 0
        for i in range(len(words)):
            for k in range(len(words), max(i, taken), -1):
                piece = " ".join(words[i:k])
                entries = known.get(piece)
                bodies = {e.party for e in entries or () if e.kind in {"group", "body", "format"}}
                if entries and entries[0].party in bodies and entries[0].kind in _OF_BODIES:
                    found[entries[0].party] = max(found.get(entries[0].party, 0), len(piece))
                    taken = k
                    break
    return sorted(found, key=lambda p: -found[p])


def _own(dossier: Dossier) -> Iterator[tuple[str, Entry]]:
    """The names that the dossier itself gives."""
    for party in dossier.parties:
        for name in (party.name, *party.aliases):
            if len(name) > 2 and len(name.split()) <= 6:
                kind = (
                    "state"
                    if len(party.code) == 3 and party.code.isalpha() and party.code not in {"SDF", "STC"}
                    else "group"
                )
                yield name, Entry(party.name, party.code, kind, state=party.name, rank=0)
    for actor in dossier.actors:
        person = actor.role is not None
        for name in (actor.name, *actor.aliases):
            kind = "person" if person and " " in name else "surname" if person else "group"
            last = actor.name.split()[-1] if person else None
            yield (
                name,
                Entry(
                    actor.name, actor.party, kind, surname=last, start=actor.start or "", end=actor.end or "", rank=0
                ),
            )
