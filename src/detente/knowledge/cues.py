"""Words that attribute speech, from ``data/cues.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Base forms by construction; the last four map a base form to the nouns, prepositions or particles that go with it."""

    clause: Words
    object: Words
    infinitive: Words
    as_: Words
    complement: Words
    quoted: Words
    never: Words
    view: Words
    content: Words
    documents: Words
    adjectives: Words
    light: dict[str, Words]
    preposition: dict[str, Words]
    particle: dict[str, Words]

    @property
    def verbs(self) -> Words:
        """Every base form that may be a cue in some construction."""
        return (
            self.clause
            | self.object
            | self.infinitive
            | self.as_
            | self.complement
            | self.quoted
            | frozenset(self.light)
            | frozenset(self.preposition)
            | frozenset(self.particle)
        )


@cache
def cues() -> Cues:
    """The shipped table."""
    raw = tomllib.loads(files("detente.knowledge").joinpath("data/cues.toml").read_text(encoding="utf8"))

    def words(text: str) -> Words:
        return frozenset(w for w in text.split() if "_" not in w)

    def table(name: str) -> dict[str, Words]:
        return {k: words(v) for k, v in raw[name].items() if "_" not in k and v}

    nominal = raw["nominal"]
    return Cues(
        clause=words(raw["clause"]),
        object=words(raw["object"]),
        infinitive=words(raw["infinitive"]),
        as_=words(raw["as"]),
        complement=words(raw["complement"]),
        quoted=words(raw["quoted"]),
        never=words(raw["never"]),
        view=words(nominal["view"]),
        content=words(nominal["content"]),
        documents=words(nominal["documents"]),
        adjectives=words(raw["adjective"]["words"]),
        light=table("light"),
        preposition=table("preposition"),
        particle=table("particle"),
    )
