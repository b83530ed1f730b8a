"""Words by which quantities are read and measured, from ``data/measures.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Words = frozenset[str]
Qualifier = Literal["about", "almost", "more-than", "at-most", "exactly"]
Phrases = Mapping[tuple[str, ...], Qualifier]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure. ``dimension``: duration, distance, area, mass, volume, power; ``factor``: how many ``name``
    one of the written unit is (a decade is 10 years)."""

    name: str
    dimension: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Measures:
    """The tables of the file, all keys in lower case; phrases are tuples of words."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    vague: Mapping[str, int]
    ordinals: Mapping[str, int]
    fractions: Mapping[str, int]
    multiples: Mapping[str, int]
    currencies: Mapping[str, str]
    home_dollar: Mapping[str, str]
    percent: frozenset[tuple[str, ...]]
    units: Mapping[tuple[str, ...], Unit]
    before: Phrases
    after: Phrases
    fillers_before: frozenset[tuple[str, ...]]
    fillers_after: Words
    open: frozenset[tuple[str, ...]]
    names_before: frozenset[tuple[str, ...]]
    nouns: Mapping[str, Words]
    verbs: Mapping[str, Words]
    small: Words
    never: Words


@cache
def measures() -> Measures:
    """The shipped tables."""
    raw = tomllib.loads(files("detente.knowledge").joinpath("data/measures.toml").read_text(encoding="utf-8"))
    numbers = ("cardinals", "scales", "suffixes", "vague", "ordinals", "fractions", "multiples", "currencies")
    return Measures(
        **{name: raw[name] for name in numbers},
        home_dollar=raw["home_dollar"],
        percent=_phrases(raw["percent"]["words"]),
        units=_units(raw),
        before=_by_phrase(raw["qualifiers"]),
        after=_by_phrase(raw["qualifiers_after"]),
        fillers_before=_phrases(raw["fillers"]["before"]),
        fillers_after=_words(raw["fillers"]["after"]),
        open=_phrases(raw["fillers"]["open"]),
        names_before=_phrases(raw["names"]["before"]),
        nouns={name: _words(text) for name, text in raw["measures"].items()},
        verbs={name: _words(text) for name, text in raw["verbs"].items()},
        small=_words(raw["never"]["small"]),
        never=_words(raw["never"]["all"]),
    )


def _words(text: str) -> Words:
    return frozenset(word.replace("_", " ").lower() for word in text.split())


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.lower().split("_")) for phrase in text.split())


def _by_phrase(raw: Mapping[Qualifier, str]) -> dict[tuple[str, ...], Qualifier]:
    return {phrase: name for name, text in raw.items() for phrase in _phrases(text)}


def _units(raw: Mapping[str, Any]) -> dict[tuple[str, ...], Unit]:
    out: dict[tuple[str, ...], Unit] = {}
    for dimension, table in raw["units"].items():
        for name, text in table.items():
            factor, counted = raw["converted"].get(name, (1, name))
            for phrase in _phrases(text):
                out[phrase] = Unit(counted, dimension, factor)
    return out
