"""The tables of actors and places: typed, checked entries of the files in ``data/``.

Every getter reads its file once, checks it and returns a tuple in the order of the file. Names are spelled as in
print, without article, with straight apostrophes; compare them with text after `fold`. Upper-case abbreviations
(``IS``, ``US``, ``SANA``) are to be matched with their case. A name listed in an entry's ``ambiguous`` is also a word,
a place, a person or the name of another party, and needs context.

A wrong data file raises `DetenteError` with the file, the entry and what is wrong in it.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from detente.knowledge import table_files as files
from detente.knowledge.table_entries import (
    Adjective,
    Body,
    GenericGroup,
    Group,
    Metonym,
    OrganWords,
    Outlet,
    Place,
    Role,
    State,
    unique,
)

OFFICES = frozenset(
    (
        "head-of-state", "head-of-government", "supreme-leader", "vice-president", "deputy-head-of-government",
        "foreign-minister", "defence-minister", "interior-minister", "finance-minister", "trade-minister",
        "national-security-adviser", "secretary-general", "high-representative", "special-envoy", "ambassador-un",
        "spokesperson", "military-chief", "intelligence-chief", "opposition-leader", "other",
    )
)  # fmt: skip
ROLE_CLASSES = frozenset(
    (
        "head", "minister", "envoy", "spokesperson", "official", "legislator", "judge", "military", "party-leader",
        "side", "observer", "witness", "media",
    )
)  # fmt: skip
SERVES = frozenset(("state", "body", "observer", "none"))
# Kinds of which a state has one organ, so that any of their words means it.
_ONE_OF_A_KIND = frozenset(("foreign-ministry", "defence-ministry", "treasury"))
_PLAIN = str.maketrans("‘’ʼ´“”‐‑–\u00a0øØłŁđĐıæ", "''''\"\"--- oOlLdDia")


def fold(text: str) -> str:
    """The text with plain apostrophes, quotes, dashes and spaces and without accents; of the same length."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text.translate(_PLAIN))


@cache
def states() -> tuple[State, ...]:
    """The members of the United Nations, Kosovo, Taiwan, Palestine and the Holy See."""
    return tuple(_states())


def _states() -> Iterator[State]:
    file = "states.csv"
    for row in files.rows(file, "code name names adjectives people capital government ambiguous"):
        if files.country(file, row["code"]) is None or not row["adjectives"]:
            raise files.fault(file, row["name"], "a state has a code and an adjective")
        entry = State(
            code=row["code"],
            name=row["name"],
            names=unique((row["name"], *files.split(row["names"]))),
            adjectives=files.split(row["adjectives"]),
            people=files.split(row["people"]),
            capitals=files.split(row["capital"]),
            government=files.split(row["government"]),
            ambiguous=frozenset(files.split(row["ambiguous"])),
        )
        files.ambiguous(file, entry.variants, tuple(entry.ambiguous))
        yield entry


@cache
def state(code: str) -> State | None:
    """The state with this ISO 3166 alpha-3 code, or None."""
    return next((entry for entry in states() if entry.code == code), None)


@cache
def metonyms() -> tuple[Metonym, ...]:
    """Seats and organs listed by name; regular ones of any state come from `national_organ`."""
    return tuple(
        Metonym(party, raw["organ"], raw["kind"], names, doubtful)
        for party, raw, names, doubtful in _named("metonyms.toml", "metonyms", "organ", "organ kind names")
    )


@cache
def organ_words() -> tuple[OrganWords, ...]:
    """Words for organs that every state may have, to be read with an adjective, a genitive or ``of``."""
    found = files.entries("metonyms.toml", "organ", "kind name words", "as_found")
    return tuple(OrganWords(raw["kind"], raw["name"], tuple(raw["words"]), raw.get("as_found", False)) for raw in found)


@cache
def national_organ(code: str, words: str) -> Metonym | None:
    """The organ of a state that is called by ``words``, without regard to case: ``("RUS", "foreign ministry")``.

    None where the state or the words are unknown."""
    home, organ = state(code), _organ_index().get(fold(words).casefold())
    if home is None or organ is None:
        return None
    own = [entry for entry in metonyms() if entry.party == code]
    called = {fold(f"{adjective} {words}").casefold() for adjective in home.adjectives}
    listed = next((entry for entry in own if called & {fold(name).casefold() for name in entry.names}), None)
    if listed is None and organ.kind in _ONE_OF_A_KIND:
        listed = next((entry for entry in own if entry.kind == organ.kind), None)
    if listed is not None:
        return listed
    name = f"{home.adjective} {words}" if organ.as_found else organ.name.format(adjective=home.adjective)
    return Metonym(code, name, organ.kind, (name,))


@cache
def _organ_index() -> Mapping[str, OrganWords]:
    """Folded words in lower case → their entry, the first where several have them."""
    return {fold(word).casefold(): entry for entry in reversed(organ_words()) for word in entry.words}


@cache
def bodies() -> tuple[Body, ...]:
    """International bodies, their organs, missions and formats, and observing organisations."""
    return tuple(
        Body(party, raw["name"], raw["kind"], names, doubtful)
        for party, raw, names, doubtful in _named("bodies.toml", "bodies", "name", "name kind names")
    )


@cache
def groups() -> tuple[Group, ...]:
    """Parties that are no states: armed groups, oppositions, movements, authorities of unrecognised territories."""
    file = "groups.toml"
    found = tuple(
        Group(
            party=party,
            code=files.party(file, raw["code"]),
            name=raw["name"],
            kind=raw["kind"],
            names=names,
            country=files.country(file, raw["country"]),
            parent=raw.get("parent"),
            ambiguous=doubtful,
        )
        for party, raw, names, doubtful in _named(file, "groups", "name", "code name kind country names", "parent")
    )
    codes = {group.code for group in found}
    for group in found:
        if group.parent is not None and group.parent not in codes:
            raise files.fault(file, group.code, f"the parent {group.parent} is the code of no group")
    return found


@cache
def group_name(party: str) -> str | None:
    """The name of the group that a party code stands for."""
    return next((g.name for g in groups() if g.code == party), None)


@cache
def generic_groups() -> tuple[GenericGroup, ...]:
    """Generic words for groups and the countries with which they stand for a party."""
    file = "groups.toml"
    return tuple(
        GenericGroup(
            party=files.party(file, raw["party"]),
            country=files.country(file, raw["country"]),
            words=tuple(raw["words"]),
            places=tuple(raw.get("places", ())),
        )
        for raw in files.entries(file, "generic", "party country words", "places")
    )


@cache
def party_aliases() -> Mapping[str, tuple[str, ...]]:
    """Party code → other codes by which a dossier may list the same party."""
    table = files.toml("groups.toml")["aliases"]
    return MappingProxyType({files.party("groups.toml", code): tuple(others) for code, others in table.items()})


@cache
def roles() -> tuple[Role, ...]:
    """Words for roles, one entry a word; a word may occur again for other parties."""
    found = files.entries("roles.toml", "role", "class serves offices words", "states")
    return tuple(role for raw in found for role in _roles(raw))


def _roles(raw: Mapping[str, Any]) -> Iterator[Role]:
    offices = tuple(raw["offices"])
    if raw["class"] not in ROLE_CLASSES or raw["serves"] not in SERVES or not OFFICES.issuperset(offices):
        raise files.fault("roles.toml", raw["words"][0], "unknown class, serves or office")
    parties = frozenset(files.party("roles.toml", code) for code in raw.get("states", ()))
    for word in raw["words"]:
        forms = files.split(word)
        yield Role(forms[0], forms, raw["class"], raw["serves"], offices, parties)


@cache
def role_modifiers() -> Mapping[str, tuple[str, ...]]:
    """Words before a role by what they do to it: former, then, acting, incoming, deputy, senior, anonymous,
    independent."""
    return MappingProxyType({kind: tuple(words) for kind, words in files.toml("roles.toml")["modifiers"].items()})


@cache
def titles() -> Mapping[str, str]:
    """Words of respect and rank that stand before a name → ``male``, ``female`` or an empty string."""
    found = files.entries("roles.toml", "title", "gender words")
    return MappingProxyType({word: raw["gender"] for raw in found for word in raw["words"]})


@cache
def leading_office(code: str) -> str:
    """The id of the office that leads a state (today's rule): whom ``the Russian leader`` means."""
    for office, codes in files.toml("roles.toml")["leads"].items():
        if code in codes:
            return str(office)
    return "head-of-government"


@cache
def places() -> tuple[Place, ...]:
    """Cities, regions, seas and rivers; a capital may be among them, since talks are held in capitals."""
    return tuple(_places())


def _places() -> Iterator[Place]:
    file = "places.csv"
    for row in files.rows(file, "name names country kind ambiguous"):
        names = unique((row["name"], *files.split(row["names"])))
        doubtful = files.ambiguous(file, names, files.split(row["ambiguous"]))
        yield Place(row["name"], names, files.country(file, row["country"]), row["kind"], doubtful)


@cache
def outlets() -> tuple[Outlet, ...]:
    """Newsrooms and platforms that are never parties."""
    file = "outlets.toml"
    found = files.entries(file, "outlet", "country names", "state_run ambiguous")
    return tuple(
        Outlet(
            name=raw["names"][0],
            names=tuple(raw["names"]),
            country=files.country(file, raw["country"]) or "",
            state_run=raw.get("state_run", False),
            ambiguous=files.ambiguous(file, tuple(raw["names"]), tuple(raw.get("ambiguous", ()))),
        )
        for raw in found
    )


def _named(
    file: str, table: str, first: str, required: str, optional: str = ""
) -> Iterator[tuple[str, dict[str, Any], tuple[str, ...], frozenset[str]]]:
    """(party, entry, names, ambiguous names) of every entry of a table keyed by party."""
    for party, raw in files.by_party(file, table, required, optional):
        names = files.names(raw, first)
        yield party, raw, names, files.ambiguous(file, names, tuple(raw.get("ambiguous", ())))


@cache
def adjectives() -> tuple[Adjective, ...]:
    """Adjectives, other than those of states, that tell whom someone serves."""
    found = files.entries("adjectives.toml", "adjective", "party name words people")
    return tuple(
        Adjective(files.party("adjectives.toml", raw["party"]), raw["name"], tuple(raw["words"]), tuple(raw["people"]))
        for raw in found
    )
