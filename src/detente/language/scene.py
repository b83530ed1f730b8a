"""The state of one report while its noun phrases are resolved: names, persons, speakers, what was found before.

Resolving is recursive (``his spokesman`` asks who ``his`` is), and its parts stand in several modules, each of which
takes the scene first. The scene remembers every answer and stops circles; :class:`detente.language.actors.Actors`
completes it with the order in which the parts are asked."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from detente.knowledge.catalogue import Entry
from detente.knowledge.phrase_words import phrase_words
from detente.language import phrases
from detente.language.actor import Actor, Person
from detente.language.mentions import Gazetteer, Mention
from detente.language.parsed import Parsed, Sentence

_OF_A_COUNTRY = frozenset({"state", "demonym", "capital", "people", "place", "group"})

_IN_A_NAME = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "SYM", "ADV"})

_SPOKEN_OF = 0.15  # share of the country named most, from which on a country is one that the report speaks of


class Scene(ABC):
    """One report. ``mentions``: the known names of each sentence; ``people``: surname in lower case → person;
    ``speakers``: (sentence, token, actor) of those who spoke so far; ``nominals``: what pronouns of a sentence or
    behind it may stand for; ``home``: the issuer's state, where it has one."""

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer) -> None:
        self.parsed = parsed
        self.date = (parsed.report.published or "").partition("/")[0] or None
        self.home: str | None = None
        self.mentions = gazetteer.mentions(parsed)
        self.people: dict[str, Person] = {}
        self.speakers: list[tuple[int, int, Actor]] = []
        self._spoke: dict[int, list[Actor]] = {}
        self._by_token: list[dict[int, Mention]] = [
            {k: m for m in row for k in range(m.first, m.last + 1)} for row in self.mentions
        ]
        self._best: dict[int, Entry] = {}
        self.nominals: dict[int, list[tuple[int, float]]] = {}
        self._found: list[dict[int, tuple[Actor, ...]]] = [{} for _ in parsed.sentences]
        self._open: set[tuple[int, int]] = set()

    @abstractmethod
    def single(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """The actors of head i alone, without those coordinated with it."""

    def resolve(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """The actors of the noun phrase with head i, coordinated ones included; empty where it names none."""
        known = self._found[s.index]
        if i in known:
            return known[i]
        key = (s.index, i)
        if key in self._open:
            return ()
        self._open.add(key)
        heads = phrases.conjuncts(s, i)
        found = self.single(s, i)
        for head in heads[1:]:
            found += tuple([a for a in self.single(s, head) if a not in found])
        self._open.discard(key)
        known[i] = found
        return found

    def is_open(self, s: Sentence, i: int) -> bool:
        """Whether head i is being resolved just now: asking for it would go in a circle."""
        return (s.index, i) in self._open

    def settle(self, home: str) -> None:
        """Tell whose offices go unmarked in this report; what was resolved before is resolved anew."""
        self.home = home
        for known in self._found:
            known.clear()

    def note(self, s: Sentence, at: int, actor: Actor) -> None:
        """Remember a speaker, for ``he added`` and ``the official said``."""
        self.speakers.append((s.index, at, actor))
        self._spoke.setdefault(s.index, []).append(actor)

    def spoke_in(self, s: Sentence) -> list[Actor]:
        """Those who are known to speak in the sentence, as far as speakers were noted."""
        return self._spoke.get(s.index, [])

    def mention(self, s: Sentence, i: int) -> Mention | None:
        """The known name that covers token i."""
        return self._by_token[s.index].get(i)

    def best(self, entries: tuple[Entry, ...]) -> Entry:
        """The reading of a name that fits the report's date best."""
        if len(entries) == 1:
            return entries[0]
        key = id(entries)  # the gazetteer has them, and keeps them
        if key not in self._best:
            self._best[key] = self._fittest(entries)
        return self._best[key]

    def _fittest(self, entries: tuple[Entry, ...]) -> Entry:
        city = next((e for e in entries if e.kind == "capital"), None)
        seated = next((e for e in entries if e.kind == "organ"), None)
        if city is not None and seated is not None:  # Brussels is the Union where nothing else is Belgian
            return city if city.party in self.named_states else seated
        if self.date is None:
            return entries[0]
        date = self.date
        return min(entries, key=lambda e: (e.distance(date), e.rank))

    @cached_property
    def countries(self) -> Counter[str]:
        """How often each country, or party without one, is named in the report."""
        return Counter(
            m.entry.country or m.entry.party
            for s, row in zip(self.parsed.sentences, self.mentions, strict=True)
            for m in row
            if m.entry.kind in _OF_A_COUNTRY and not names_text(s, m)
        )

    @cached_property
    def named_states(self) -> frozenset[str]:
        """The states that the report names otherwise than by their capital."""
        kinds = {"state", "demonym", "people"}
        return frozenset(m.entry.party for row in self.mentions for m in row if m.entry.kind in kinds)

    @cached_property
    def parties(self) -> Counter[str]:
        """How often each party is named in the report, by any of its names."""
        return Counter(self.best(m.entries).party for row in self.mentions for m in row)

    def party(self, m: Mention) -> str:
        """The party that a name means; a generic word, such as ``rebels``, those of the country spoken of, or none. A
        surname alone means nobody who was not in office then: ``Muslim groups`` are not those of Saleh Muslim."""
        if m.entry.kind == "surname" and self.date is not None and self.best(m.entries).distance(self.date) > 1:
            return ""
        if m.entry.kind != "generic":
            return m.entry.party
        theatre = self.in_theatre(m.entries)
        return theatre.party if theatre is not None else ""

    def in_theatre(self, entries: tuple[Entry, ...]) -> Entry | None:
        """``the rebels``: those of the country that the report speaks of most; None where it names none of theirs."""
        best = max(entries, key=lambda e: self.countries[e.country] if e.country else 0.5)
        most = max(self.countries.values(), default=0)
        return best if not best.country or self.countries[best.country] > _SPOKEN_OF * most else None

    def back(self, s: Sentence, count: int) -> Iterator[Sentence]:
        """The sentence and those before it, the nearest first, ``count`` at most."""
        for row in range(s.index, max(-1, s.index - count), -1):
            yield self.parsed.sentences[row]

    def named_before(self, s: Sentence, i: int, count: int) -> Iterator[tuple[Sentence, Mention]]:
        """The known names left of token i and in the sentences before, the nearest first."""
        for other in self.back(s, count):
            for m in reversed(self.mentions[other.index]):
                if other.index < s.index or m.first < i:
                    yield other, m


def names_text(s: Sentence, m: Mention) -> bool:
    """``the Minsk agreements``, ``the Geneva talks``: a place that only names a text, talks or a body is no side."""
    if m.entry.kind not in {"capital", "place"}:
        return False
    for k in range(m.last + 1, min(m.last + 4, len(s.words))):
        if s.bases[k] in phrase_words().place_named:
            return True
        if s.pos[k] not in _IN_A_NAME or s.words[k] == ",":  # Tokyo reached an understanding
            return False
    return False
