"""Words that tell of contacts, from ``data/contacts.toml``; that file explains each set."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Words = frozenset[str]
Form = str


@dataclass(frozen=True, slots=True)
class ContactWords:
    """Base forms in lower case. ``verbs`` and ``nouns`` map a base form (several words with spaces) to its class;
    ``verb_heads`` and ``noun_heads``: the single words without which none of them stands, with and without the e that a
    parse may have cut off; ``members`` a format to the states in it."""

    verbs: dict[str, str]
    nouns: dict[str, Form]
    verb_heads: Words
    noun_heads: Words
    plural: Words
    owned: Words
    home: Words
    joint: Words
    foreign: Words
    demands: Words
    listeners: Words
    wrapping: Words
    times: Words
    hold: Words
    convening: Words
    occur: Words
    joining: Words
    planned: Words
    proposed: Words
    cancelled: Words
    missing: Words
    reporting: Words
    asking: Words
    over: Words
    awaiting: Words
    breaking: Words
    modifiers: dict[str, Words]
    sponsors: Words
    call: Words
    purposes: Words
    bodies: Words
    envoys: Words
    venues: Words
    towns: Words
    neutral: Words
    members: dict[str, tuple[str, ...]]


@cache
def contact_words() -> ContactWords:
    """The shipped words."""
    raw = tomllib.loads(files("detente.knowledge").joinpath("data/contacts.toml").read_text(encoding="utf-8"))
    flat = {**raw["limits"], **raw["light"], **raw["status"]}
    verbs, nouns = _by_word(raw["verbs"]), _by_word(raw["nouns"])
    return ContactWords(
        verbs=verbs,
        nouns=nouns,
        verb_heads=_heads(verbs),
        noun_heads=_heads({*nouns, "talk"}),
        wrapping=frozenset(raw["wrapping"]["words"]),
        times=frozenset(raw["wrapping"]["times"]),
        modifiers={name: frozenset(words) for name, words in raw["modifiers"].items()},
        sponsors=frozenset(raw["sponsors"]["words"]),
        call=frozenset(raw["call"]["words"]),
        purposes=frozenset(raw["call"]["purposes"]),
        bodies=frozenset(raw["bodies"]["words"]),
        envoys=frozenset(raw["envoys"]["words"]),
        venues=frozenset(raw["venues"]["words"]),
        towns=frozenset(raw["venues"]["towns"]),
        neutral=frozenset(raw["venues"]["neutral"]),
        members={name: tuple(states) for name, states in raw["members"].items()},
        **{name: frozenset(words) for name, words in flat.items()},
    )


def _by_word(table: dict[str, Any]) -> dict[str, str]:
    """Class → words, turned into word → class."""
    return {word: name for name, words in table.items() for word in words}


def _heads(entries: Iterable[str]) -> Words:
    words = {word for entry in entries for word in entry.split()}
    return frozenset(words | {word.removesuffix("e") for word in words})
