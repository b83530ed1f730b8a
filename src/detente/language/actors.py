"""Who is meant: a noun phrase of a report → the actors it stands for, with their parties.

Order of trust: a known name; a person named in full in the report; an office with its holder at the report's date; a
role with its side (``a senior Russian official``); a pronoun or a shortened description through what was said before.
A place in a locative is never resolved, because nobody asks for it."""

from dataclasses import replace

from detente.knowledge.catalogue import Entry
from detente.knowledge.phrase_words import phrase_words
from detente.language import phrases
from detente.language.actor import OBSERVER, UNKNOWN, Actor
from detente.language.descriptions import described
from detente.language.known_names import named
from detente.language.mentions import Gazetteer
from detente.language.parsed import Parsed, Sentence
from detente.language.people import collect_people, person_at
from detente.language.pronouns import pronoun
from detente.language.scene import Scene

__all__ = ["OBSERVER", "UNKNOWN", "Actor", "Actors"]

_PARTITIVES = phrase_words().partitives


class Actors(Scene):
    """Resolves the noun phrases of one report: ``resolve(sentence, head)``; remembers who spoke, for pronouns."""

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer) -> None:
        super().__init__(parsed, gazetteer)
        self._gazetteer = gazetteer
        collect_people(self)

    def single(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """The actors of head i alone, without those coordinated with it."""
        if s.pos[i] == "PRON" or s.tags[i] in {"PRP", "WP", "WDT", "PRP$", "WP$"}:
            return pronoun(self, s, i)
        whole = _whole(s, i) if s.bases[i] in _PARTITIVES else None
        if whole is not None:
            return _one_of(s, i, self.resolve(s, whole))
        mention = self.mention(s, i)
        actors = named(self, s, i, mention) if mention is not None else None
        if actors is not None:
            return actors
        person = person_at(self, s, i, mention) if s.pos[i] == "PROPN" else None
        return (person,) if person is not None else described(self, s, i)

    def names(self, words: str) -> tuple[Entry, ...]:
        """The readings of a name that stands alone, best first."""
        return self._gazetteer.lookup(words)

    def lookup(self, words: str) -> Actor | None:
        """A name that stands alone: a label, an outlet, a sender."""
        entries = self.names(words)
        if not entries:
            return None
        e = self.best(entries)
        kind = "person" if e.kind == "surname" else e.kind
        return Actor(e.name, (e.party,), kind, e.gender)


def _one_of(s: Sentence, i: int, whole: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """``one of the mediators`` is a single one."""
    if len(whole) != 1 or whole[0].kind != "role" or s.bases[i] != "one":
        return whole
    return (replace(whole[0], name=phrases.text(s, *phrases.full(s, i)), plural=False),)


def _whole(s: Sentence, i: int) -> int | None:
    """``two of the ministers``: the head of what stands behind ``of``."""
    for c in s.children[i]:
        if c > i and s.deps[c].startswith(("nmod", "obl")) and "of" in phrases.prepositions(s, c):
            return c
    return None
