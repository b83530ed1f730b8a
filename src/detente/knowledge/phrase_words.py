"""Words by which noun phrases are understood, from ``data/phrases.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """Base forms in lower case, by what they do to a phrase; the data file explains each set."""

    partitives: Words
    counterparts: Words
    former: Words
    collectives: Words
    newsrooms: Words
    voiceless: Words
    pair_of_persons: Words
    pair_of_sides: Words
    sets: Words
    setting_apart: Words
    disposing: Words
    bodies: Words
    chosen: Words
    of_ones_own: Words
    of_others: Words
    kingdoms: Words
    emirates: Words
    sultanates: Words
    unions: Words
    blocs: Words
    alliances: Words
    agencies: Words
    commissions: Words
    of_no_state: Words
    local: Words
    place_named: Words
    titles: Words
    texts: Words
    texts_do: Words
    before_given_names: Words
    particles: Words
    measures: Words
    carriers: Words
    times: Words
    months: Words
    dispositions: Words
    hyphenated: Words
    giving: Words
    aspects: Words
    naming: Words
    states: Words
    foreseen: Words
    outcomes: Words
    put_to: Words
    parties: Words
    powers: Words
    other_than_the_owner: Words
    houses: Words
    causes: Words
    working_there: Words
    rebels: Words


@cache
def phrase_words() -> PhraseWords:
    """The shipped words."""
    raw = tomllib.loads(files("detente.knowledge").joinpath("data/phrases.toml").read_text(encoding="utf-8"))
    return PhraseWords(**{name: frozenset(w.replace("_", " ") for w in raw[name].split()) for name in raw})
