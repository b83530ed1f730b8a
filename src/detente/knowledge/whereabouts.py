"""Whether two names of places can mean one place: the same town, or a town and the state in which it lies."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Literal

from detente.knowledge.tables import fold, places, states

Nearness = Literal["same", "inside", "unclear", "elsewhere"]
_CAPITAL = re.compile(r"(?:the )?([\w .'-]+) capital")


@cache
def nearness(one: str, other: str) -> Nearness:
    """How two names of places stand to each other.

    ``same`` place; one ``inside`` the other (Sochi in Russia; also two names of which one is a region of the same
    state); ``elsewhere``: two towns, two states, or a town of another state; ``unclear`` where the tables know one of
    them not."""
    first, second = _place(one), _place(other)
    if first == second:
        return "same"
    (name, state, whole), (name_2, state_2, whole_2) = first, second
    if state is None or state_2 is None:
        return "unclear"
    if state != state_2:
        return "elsewhere"
    return "inside" if whole or whole_2 or "" in (name, name_2) else "elsewhere"


@cache
def _place(name: str) -> tuple[str, str | None, bool]:
    """(the one name of the place, its state or None, whether it is a whole state or a region)."""
    plain = _plain(name)
    if capital := _CAPITAL.fullmatch(plain):  # "the Finnish capital"
        plain = _capitals().get(capital.group(1), plain)
    for asked in (plain, plain.partition(", ")[0], plain.partition(", ")[2]):
        if asked in _states():
            return "", _states()[asked], True
        if asked in _places():
            return _places()[asked]
    return plain, None, False


def _plain(name: str) -> str:
    return fold(name).casefold().strip().removeprefix("the ")


@cache
def _states() -> dict[str, str]:
    """Name → code of each state; a name of two states is left out."""
    return _unambiguous((_plain(name), entry.code) for entry in states() for name in entry.names)


@cache
def _capitals() -> dict[str, str]:
    """Adjective of a state → its capital."""
    return {
        _plain(adjective): _plain(entry.capitals[0])
        for entry in states() if entry.capitals for adjective in entry.adjectives
    }  # fmt: skip


@cache
def _places() -> dict[str, tuple[str, str | None, bool]]:
    """Name → place: capitals and the places of the table. Of a name of two places neither is known."""
    capitals = [(_plain(name), _plain(e.capitals[0]), e.code, False) for e in states() for name in e.capitals]
    others = [(_plain(n), _plain(e.name), e.country, e.kind == "region") for e in places() for n in e.names]
    state_of = _unambiguous((name, state or "") for name, _, state, _ in (*capitals, *others))
    known = {name: (own, state, region) for name, own, state, region in (*capitals, *others)}
    return {name: place for name, place in known.items() if name in state_of}


def _unambiguous(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    found = set(pairs)
    times = Counter(name for name, _ in found)
    return {name: value for name, value in found if times[name] == 1}
