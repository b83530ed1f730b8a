"""The event lexicon by sense: which verb, noun or adjective, with which arguments, is which kind of action.

The entries are the files of ``data/events``; ``roots.toml`` holds the roots with their intensity, ``objects.toml`` the
classes of nouns that tell senses apart. An entry stands in a group that shares root, mode and roles, and is written::

    word_particle :CLASS /preposition:CLASS {CLASS} >complement:CLASS

``_`` joins particles, ``:`` says what the object must be (``:-``: there is none), ``/`` which preposition must be there
(and what must follow it), ``{…}`` what the subject must be, ``>`` which complement (``inf``, ``that``, ``ing``,
``objinf``, ``pred``). ``|`` separates alternatives, ``*`` marks a word itself instead of a class (``+`` for a blank in
it). Words before a noun are modifiers it must have; ``!`` after a noun says that it counts only under one of its light
verbs.

The roots are those of PLOVER (Open Event Data Alliance); the entries were written for this project.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from detente.knowledge import table_files
from detente.knowledge.lexicon_entries import NO_WORDS, Line, Sense, Words, base_form, lines_of, listed, sense_of

THEMES = (
    "diplomacy", "agreements", "ties", "requests", "blame", "refusal", "praise", "threats", "force", "deployment",
    "withdrawal", "coercion", "sanctions_trade", "concessions", "aid_cooperation", "domestic", "never",
)  # fmt: skip

_FEW = 20  # words in a narrow class
_REMEMBERED = 20_000  # noun phrases whose classes are kept


class Seen(NamedTuple):
    """What stands around a predicate in the normalised active frame, in lower-case base forms.

    ``words``: position (``subj``, ``obj``, a preposition or an adverb; for nouns ``mod`` and ``poss`` too) → the head
    noun after its modifiers, as in ``peace process``. ``classes``: position → all its classes, those from elsewhere
    too (``actor``, ``place``); a position that is missing has those of its words. ``complements``: of ``inf that ing
    objinf pred``; ``predicate``: what is predicated of the object, or the complement's verb. ``light``: the verb
    above a noun, written as in the data (``carry_out``, ``engage/in``).
    """

    words: Mapping[str, str] = MappingProxyType({})
    particle: str = ""
    modifiers: Words = NO_WORDS
    complements: Words = NO_WORDS
    predicate: str = ""
    light: str = ""
    classes: Mapping[str, Words] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries by base form and part of speech; ``objects``: class → words, ``classes``: word → classes."""

    lines: Mapping[tuple[str, str], tuple[Line, ...]]
    objects: Mapping[str, Words]
    classes: Mapping[str, Words]
    made: dict[tuple[str, str], tuple[Sense, ...]] = field(default_factory=dict, repr=False)
    told: dict[tuple[str, str], bool] = field(default_factory=dict, repr=False)
    asked: dict[str, Words] = field(default_factory=dict, repr=False)

    @property
    def senses(self) -> tuple[Sense, ...]:
        """Every sense; slow, for checks and listings."""
        return tuple(sense for word in self.lines for sense in self._of(word))

    def find(self, lemma: str, pos: str) -> tuple[Sense, ...]:
        """Every sense of a base form; a plural in -s that has no entry of its own is found too (``talks``).

        ``DetenteError`` names file and entry where one is wrong."""
        found = self._of((lemma, pos))
        return found or (self._of((lemma[:-1], pos)) if pos == "noun" and lemma.endswith("s") else ())

    def tells(self, lemma: str, pos: str) -> bool:
        """Whether some sense of a base form is an event."""
        word = lemma, pos
        if word not in self.told:
            self.told[word] = any(sense.root for sense in self.find(lemma, pos))
        return self.told[word]

    def _of(self, word: tuple[str, str]) -> tuple[Sense, ...]:
        if word not in self.made:
            self.made[word] = tuple(sense_of(line, self.objects) for line in self.lines.get(word, ()))
        return self.made[word]

    def classes_of(self, phrase: str) -> Words:
        """The classes of a noun phrase by its longest and shorter ends, and each end itself after ``*``."""
        found = self.asked.get(phrase)
        if found is None:
            if len(self.asked) > _REMEMBERED:
                self.asked.clear()
            found = self.asked[phrase] = self._classes(phrase)
        return found

    def _classes(self, phrase: str) -> Words:
        words = phrase.split()
        out: set[str] = set()
        for start in range(len(words)):
            end = " ".join(words[start:])
            out.add(f"*{end}")
            out |= self.classes.get(end) or self.classes.get(end.removesuffix("s"), NO_WORDS)
        return frozenset(out)

    def choose(self, lemma: str, pos: str, seen: Seen) -> Sense | None:
        """The sense of a base form that fits best, None where none fits."""
        return self.best(self.find(lemma, pos), seen)

    def best(self, senses: Iterable[Sense], seen: Seen) -> Sense | None:
        """The sense that fits best: most of what it asks for is there, the first of equals; None where none fits.

        A sense without a root says that this is no event."""
        found = self.fitting(senses, seen)
        return None if found is None else found[1]

    def fitting(self, senses: Iterable[Sense], seen: Seen) -> tuple[int, Sense] | None:
        """As ``best``, with the weight of the sense."""
        best, most = None, -1
        for sense in senses:
            weight = self.weight(sense, seen)
            if weight is not None and weight > most:
                best, most = (weight, sense), weight
        return best

    def weight(self, sense: Sense, seen: Seen) -> int | None:
        """How much of what a sense asks for is there (more is more specific); None where something is missing."""
        under = seen.light in sense.verbs or seen.light in sense.undergo
        missing = (
            sense.particle != seen.particle
            or (sense.modifier and not _modified(sense.modifier, seen.modifiers))
            or (sense.complement and sense.complement not in seen.complements)
            or (sense.bare and "obj" in seen.words)
            or (sense.only_light and not under)
        )
        if missing:
            return None
        total = 3 * bool(sense.modifier) + 2 * bool(sense.complement) + sense.bare + 2 * under
        if sense.pos == "noun":
            total += sum(1 for role in sense.target if role.removeprefix("prep:") in seen.words)
        if not (sense.subject or sense.object or sense.prep or sense.predicate):
            return total
        for got in self._arguments(sense, seen):
            if got is None:
                return None
            total += got
        return total

    def _arguments(self, sense: Sense, seen: Seen) -> Iterator[int | None]:
        """The weight of each argument that the sense asks for, None where it is missing."""
        themes = ("obj",) if sense.pos == "verb" else ("of", "mod", "poss", "subj")
        if sense.subject:
            yield self._at(sense.subject, ("subj",), seen)
        if sense.object:
            yield self._at(sense.object, themes, seen)
        if sense.prep:
            there = tuple(p for p in sense.prep if p in seen.words)
            yield 2 if there else None
            if sense.prep_object:
                yield self._at(sense.prep_object, there, seen)
        if sense.predicate:
            yield _overlap(sense.predicate, self.classes_of(seen.predicate), self.objects)

    def _at(self, classes: Words, positions: tuple[str, ...], seen: Seen) -> int | None:
        """The best weight of classes over the positions that are filled."""
        best = None
        for position in positions:
            if position in seen.words:
                known = seen.classes[position] if position in seen.classes else self.classes_of(seen.words[position])
                weight = _overlap(classes, known, self.objects)
                best = weight if best is None or (weight is not None and weight > best) else best
        return best


def _modified(wanted: Words, there: Words) -> bool:
    """True where all words of some wanted modifier are there."""
    return any(there.issuperset(modifier.split()) for modifier in wanted)


def _overlap(wanted: Words, there: Words, sizes: Mapping[str, Words]) -> int | None:
    """6 for a word itself, 4 for a class of few words, 3 for a large one, None for neither: the narrower says more."""
    if wanted.isdisjoint(there):
        return None
    common = wanted & there
    if any(name.startswith("*") for name in common):
        return 6
    return 4 if any(len(sizes[name]) <= _FEW for name in common) else 3


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon; ``DetenteError`` names file and entry where the data is wrong."""
    objects = {name: listed(text) for name, text in table_files.toml("events/objects.toml").items()}
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for name, words in objects.items():
        for word in words:
            classes[word].add(name)
    lines: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for theme in THEMES:
        for line in lines_of(theme):
            lines[base_form(line.text), line.shared.pos].append(line)
    return Lexicon(
        lines=MappingProxyType({word: tuple(found) for word, found in lines.items()}),
        objects=MappingProxyType(objects),
        classes=MappingProxyType({word: frozenset(names) for word, names in classes.items()}),
    )


@cache
def light_verbs() -> Words:
    """Every light verb that some noun takes, as written in the data (``carry_out``, ``engage/in``)."""
    groups = {id(line.shared): line.shared for found in lexicon().lines.values() for line in found}
    return frozenset(verb for shared in groups.values() for verb in (*shared.verbs, *shared.undergo))
