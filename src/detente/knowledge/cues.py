"""Words that attribute speech, from ``data/cues.toml``; a dossier may add to those that take a clause."""

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

Words = frozenset[str]


@dataclass(frozen=True)
class Cues:
    """Base forms by construction, as ``cues.toml`` describes them; ``light``, ``preposition`` and ``particle`` map a
    base form to the nouns, prepositions or particles that go with it."""

    clause: Words
    object: Words
    infinitive: Words
    as_: Words
    complement: Words
    quoted: Words
    strong: Words
    gerund: Words
    hearsay: Words
    addressed: Words
    denials: Words
    claimed: Words
    predicting: Words
    foretelling: Words
    raising: Words
    eager: Words
    nobody: Words
    view: Words
    content: Words
    adjectives: Words
    light: dict[str, Words]
    preposition: dict[str, Words]
    particle: dict[str, Words]

    @cached_property
    def verbs(self) -> Words:
        """Every base form that may be a cue in some construction."""
        plain = self.clause | self.object | self.infinitive | self.as_ | self.complement | self.quoted
        return plain | frozenset((*self.light, *self.preposition, *self.particle))

    @cached_property
    def every(self) -> Words:
        """The base forms of all words that may be a cue, verbs and others."""
        return self.verbs | self.content | self.adjectives | self.view


@cache
def cues(added: tuple[str, ...] = ()) -> Cues:
    """The shipped table, with further base forms that take a clause or a quotation."""
    raw = tomllib.loads(files("detente.knowledge").joinpath("data/cues.toml").read_text(encoding="utf8"))
    return Cues(
        clause=_words(raw["clause"]) | frozenset(added),
        object=_words(raw["object"]),
        infinitive=_words(raw["infinitive"]),
        as_=_words(raw["as"]),
        complement=_words(raw["complement"]),
        quoted=_words(raw["quoted"]),
        strong=_words(raw["strong"]),
        gerund=_words(raw["gerund"]),
        hearsay=_words(raw["hearsay"]),
        addressed=_words(raw["addressed"]),
        denials=_words(raw["denials"]),
        claimed=_words(raw["claimed"]),
        predicting=_words(raw["predicting"]),
        foretelling=_words(raw["foretelling"]),
        raising=_words(raw["raising"]),
        eager=_words(raw["eager"]),
        nobody=_words(raw["nobody"]),
        view=_words(raw["nominal"]["view"]),
        content=_words(raw["nominal"]["content"]),
        adjectives=_words(raw["adjective"]["words"]),
        light=_table(raw["light"]),
        preposition=_table(raw["preposition"]),
        particle=_table(raw["particle"]),
    )


def _words(text: str) -> Words:
    return frozenset(text.split())


def _table(raw: dict[str, Any]) -> dict[str, Words]:
    return {verb: _words(text) for verb, text in raw.items()}
