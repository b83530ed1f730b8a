"""The event lexicon by sense: which verb, noun or adjective, with which arguments, is which kind of action.

The entries are the files of ``data/events``; ``roots.toml`` holds the roots with their intensity, ``objects.toml`` the classes
of nouns that tell senses apart. An entry is one line in a group that shares root, mode and roles::

    word_particle :CLASS /preposition:CLASS {CLASS} >complement:CLASS

``_`` joins particles, ``:`` says what the object must be (``:-``: there is none), ``/`` which preposition must be there (and
what must follow it), ``{…}`` what the subject must be, ``>`` which complement (``inf``, ``that``, ``ing``, ``objinf``, ``pred``).
``|`` separates alternatives, ``*`` marks a word itself instead of a class (``+`` for a blank in it). Words before a noun are
modifiers it must have; ``!`` after a noun says that it counts only under one of its light verbs.

The roots are those of PLOVER (Open Event Data Alliance); the entries were written for this project.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from detente.knowledge import table_files
from detente.knowledge.table_files import fault

THEMES = (
    "diplomacy", "agreements", "ties", "requests", "blame", "refusal", "praise", "threats", "force", "deployment", "withdrawal",
    "coercion", "sanctions_trade", "concessions", "aid_cooperation", "domestic", "never",
)  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLES = _words("subj obj iobj owner poss mod prefix head speaker none")
PREPOSITIONS = _words(
    "about across against along alongside among around as at away back before behind between beyond by down during for from home in "
    "inside into near of off on onto out outside over past through to together toward towards under upon via with within without"
)
COMPLEMENTS = _words("inf that ing objinf pred")
FACTUALITY = _words("happened ongoing planned threatened conditional alleged denied")
_KEYS = _words(
    "root mode intensity material source target noun_source noun_target adjective_source adjective_target reciprocal "
    "factuality sets light undergo verbs nouns adjectives"
)
_ARGUMENT = re.compile("[:/>{!]")
_POS = (("verbs", "verb", ""), ("nouns", "noun", "noun_"), ("adjectives", "adj", "adjective_"))
_ROLE_DEFAULTS = {
    "source": ("subj",), "target": ("obj", "owner"), "noun_source": ("poss", "mod", "prep:by", "prep:of"), "noun_target": (),
    "adjective_source": ("speaker",), "adjective_target": ("owner",),
}  # fmt: skip
Words = frozenset[str]
_NO_WORDS: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of one verb, noun or adjective.

    ``root`` is None for words that look like events but are none. ``source`` and ``target`` are roles in the order in which
    they are tried: ``subj``, ``obj``, ``iobj``, ``owner`` (who stands in the object's noun phrase), ``poss``, ``mod``,
    ``prep:X``, ``prefix``/``head`` (of ``Iran-backed forces``), ``speaker``. ``factuality`` is the act's own where the word
    itself sets it; ``sets`` is what the word makes of the deed under it. ``verbs`` are the light verbs whose subject is the
    source, ``undergo`` those whose subject is the target. Class sets hold class names, or words themselves after ``*``.
    """

    lemma: str
    pos: str
    root: str | None = None
    mode: str = ""
    intensity: float = 0.0
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    particle: str = ""
    modifier: Words = _NO_WORDS
    subject: Words = _NO_WORDS
    object: Words = _NO_WORDS
    bare: bool = False
    prep: tuple[str, ...] = ()
    prep_object: Words = _NO_WORDS
    complement: str = ""
    predicate: Words = _NO_WORDS
    reciprocal: bool = False
    material: bool = False
    factuality: str | None = None
    sets: str | None = None
    verbs: tuple[str, ...] = ()
    undergo: tuple[str, ...] = ()
    only_light: bool = False
    theme: str = ""

    @property
    def light(self) -> bool:
        """True for nouns that light verbs take."""
        return bool(self.verbs or self.undergo)

    @property
    def key(self) -> tuple[object, ...]:
        """What tells this sense from all others; two senses of one key are an error of the data."""
        return (
            self.lemma, self.pos, self.particle, self.modifier, self.subject, self.object, self.bare, self.prep,
            self.prep_object, self.complement, self.predicate,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands around a predicate in the normalised active frame, in lower-case base forms.

    ``words``: position (``subj``, ``obj``, a preposition or an adverb; for nouns ``mod`` and ``poss`` too) → the head noun after
    its modifiers, as in ``peace process``. ``classes``: position → classes known from elsewhere (``actor``, ``place``).
    ``complements``: of ``inf that ing objinf pred``; ``predicate``: what is predicated of the object, or the complement's verb.
    ``light``: the verb above a noun, written as in the data (``carry_out``, ``engage/in``).
    """

    words: Mapping[str, str] = field(default_factory=dict)
    particle: str = ""
    modifiers: Words = _NO_WORDS
    complements: Words = _NO_WORDS
    predicate: str = ""
    light: str = ""
    classes: Mapping[str, Words] = field(default_factory=dict)


class Line(NamedTuple):
    """One entry as it is written, with what its group shares; made into a sense when its word is first looked up."""

    text: str
    shared: Sense
    file: str
    group: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries by base form and part of speech; ``objects``: class → words, ``classes``: word → classes."""

    lines: Mapping[tuple[str, str], tuple[Line, ...]]
    objects: Mapping[str, Words]
    classes: Mapping[str, Words]
    made: dict[tuple[str, str], tuple[Sense, ...]] = field(default_factory=dict, repr=False)

    @property
    def senses(self) -> tuple[Sense, ...]:
        """Every sense; slow, for checks and listings."""
        return tuple(sense for word in self.lines for sense in self._of(word))

    def find(self, lemma: str, pos: str) -> tuple[Sense, ...]:
        """Every sense of a base form; a plural in -s that has no entry of its own is found too (``talks``).

        ``DetenteError`` names file and entry where one is wrong."""
        found = self._of((lemma, pos))
        return found or (self._of((lemma[:-1], pos)) if pos == "noun" and lemma.endswith("s") else ())

    def _of(self, word: tuple[str, str]) -> tuple[Sense, ...]:
        if word not in self.made:
            self.made[word] = tuple(_sense(line, self.objects) for line in self.lines.get(word, ()))
        return self.made[word]

    def classes_of(self, phrase: str) -> Words:
        """The classes of a noun phrase by its longest and shorter ends, and each end itself after ``*``."""
        words = phrase.split()
        out: set[str] = set()
        for start in range(len(words)):
            end = " ".join(words[start:])
            out.add(f"*{end}")
            out |= self.classes.get(end) or self.classes.get(end.removesuffix("s"), _NO_WORDS)
        return frozenset(out)

    def choose(self, lemma: str, pos: str, seen: Seen) -> Sense | None:
        """The sense that fits best: the one with most of what it asks for there, the first of equals; None where none fits.

        A sense without a root says that this is no event."""
        best, most = None, -1
        for sense in self.find(lemma, pos):
            weight = self.weight(sense, seen)
            if weight is not None and weight > most:
                best, most = sense, weight
        return best

    def weight(self, sense: Sense, seen: Seen) -> int | None:
        """How much of what a sense asks for is there (more is more specific); None where something is missing."""
        under = seen.light in sense.verbs or seen.light in sense.undergo
        missing = (
            sense.particle != seen.particle
            or (sense.modifier and not sense.modifier & seen.modifiers)
            or (sense.complement and sense.complement not in seen.complements)
            or (sense.bare and "obj" in seen.words)
            or (sense.only_light and not under)
        )
        if missing:
            return None
        total = 3 * bool(sense.modifier) + 2 * bool(sense.complement) + sense.bare + 2 * under
        total += sum(1 for role in sense.target if sense.pos == "noun" and role.removeprefix("prep:") in seen.words)
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
            yield _overlap(sense.predicate, self.classes_of(seen.predicate))

    def _at(self, classes: Words, positions: tuple[str, ...], seen: Seen) -> int | None:
        there = [
            _overlap(classes, self.classes_of(seen.words[p]) | seen.classes.get(p, _NO_WORDS)) for p in positions if p in seen.words
        ]
        return max((got for got in there if got is not None), default=None)


def _overlap(wanted: Words, there: Words) -> int | None:
    """3 for a class, 5 for a word itself, None for neither."""
    common = wanted & there
    if not common:
        return None
    return 5 if any(c.startswith("*") for c in common) else 3


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon; ``DetenteError`` names file and entry where the data is wrong."""
    objects = {name: _listed(text) for name, text in table_files.toml("events/objects.toml").items()}
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for name, words in objects.items():
        for word in words:
            classes[word].add(name)
    lines: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for theme in THEMES:
        for line in _lines(theme):
            lines[_word(line.text), line.shared.pos].append(line)
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


def _listed(text: str) -> Words:
    """Words between commas, line breaks allowed."""
    return frozenset(" ".join(part.split()) for part in text.split(",") if part.strip())


def _word(text: str) -> str:
    """The base form in an entry: its last word before any argument, without particle."""
    words = _ARGUMENT.split(text, maxsplit=1)[0].split()
    return words[-1].partition("_")[0] if words else ""


def _lines(theme: str) -> Iterator[Line]:
    """The entries of one file."""
    file = f"events/{theme}.toml"
    roots = table_files.toml("events/roots.toml")
    for number, raw in enumerate(table_files.toml(file).get("group", ()), 1):
        where = f"group {number} ({raw.get('root', 'no event')}, {raw.get('mode', '-')})"
        _check(file, where, raw, roots)
        for key, pos, prefix in _POS:
            if key in raw:
                shared = _base(file, where, theme, raw, roots, pos, prefix)
                yield from (Line(text, shared, file, where) for text in raw[key].split(",") if not text.isspace())


def _check(file: str, where: str, raw: Mapping[str, Any], roots: Mapping[str, Any]) -> None:
    """Keys, root and factualities of a group."""
    unknown = set(raw) - _KEYS
    if unknown:
        raise fault(file, where, f"unknown key {', '.join(sorted(unknown))}")
    if "root" in raw and raw["root"] not in roots:
        raise fault(file, where, f"{raw['root']} is no root of roots.toml")
    if "root" in raw and not raw.get("mode"):
        raise fault(file, where, "a group with a root needs a mode")
    for key in ("factuality", "sets"):
        if key in raw and raw[key] not in FACTUALITY:
            raise fault(file, where, f"{key} must be one of {', '.join(sorted(FACTUALITY))}")


def _base(
    file: str, where: str, theme: str, raw: Mapping[str, Any], roots: Mapping[str, Any], pos: str, prefix: str
) -> Sense:
    """What all entries of one part of speech in a group share."""
    root = raw.get("root")
    standard = roots[root] if root else {"intensity": 0.0, "material": False}
    noun = pos == "noun"
    return Sense(
        lemma="", pos=pos, root=root, mode=raw.get("mode", ""), theme=theme,
        intensity=float(raw.get("intensity", standard["intensity"])),
        material=raw.get("material", standard["material"]),
        source=_roles(file, where, raw, f"{prefix}source"),
        target=_roles(file, where, raw, f"{prefix}target"),
        reciprocal=raw.get("reciprocal", False),
        factuality=raw.get("factuality"), sets=raw.get("sets"),
        verbs=tuple(raw.get("light", "").split()) if noun else (),
        undergo=tuple(raw.get("undergo", "").split()) if noun else (),
    )  # fmt: skip


def _roles(file: str, where: str, raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Roles in the order in which they are tried; prepositions become ``prep:X``."""
    if key not in raw:
        return _ROLE_DEFAULTS[key]
    out = []
    for word in raw[key].split():
        if word not in ROLES and word not in PREPOSITIONS:
            raise fault(file, where, f"{key} {word!r} is neither a role nor a preposition")
        if word != "none":
            out.append(word if word in ROLES else f"prep:{word}")
    return tuple(out)


def _sense(line: Line, objects: Mapping[str, Words]) -> Sense:
    """The sense that an entry writes."""
    tokens = line.text.split()
    words = [token for token in tokens if token[0].isalpha() or token[0] == "-"]
    shared = line.shared
    if not words or tokens[: len(words)] != words or (len(words) > 1 and shared.pos == "verb"):
        raise fault(line.file, line.group, f"{line.text!r}: the word comes first (modifiers before it only for nouns)")
    lemma, _, particle = words[-1].partition("_")
    made: dict[str, Any] = {"lemma": lemma, "particle": particle.replace("_", " ")}
    if len(words) > 1:
        made["modifier"] = frozenset(" ".join(words[:-1]).split("|"))
    for token in tokens[len(words) :]:
        _argument(token, made)
    used = frozenset().union(*(made.get(k, _NO_WORDS) for k in ("subject", "object", "prep_object", "predicate")))
    strange = {c for c in used if c not in objects and not c.startswith("*")}
    strange |= set(made.get("prep", ())) - PREPOSITIONS
    strange |= {made["complement"]} - COMPLEMENTS if "complement" in made else set()
    if strange:
        names = ", ".join(sorted(strange))
        raise fault(line.file, line.group, f"{line.text.strip()!r}: {names} is not known as class, preposition or complement")
    return replace(shared, **made)


def _argument(token: str, made: dict[str, Any]) -> None:
    """One argument of an entry: what it asks of object, subject, preposition or complement."""
    first, _, classes = token[1:].partition(":")
    wanted = frozenset(c.replace("+", " ") for c in classes.split("|")) if classes else _NO_WORDS
    if token == "!":
        made["only_light"] = True
    elif token == ":-":
        made["bare"] = True
    elif token[0] == ":":
        made["object"] = frozenset(c.replace("+", " ") for c in token[1:].split("|"))
    elif token[0] == "{":
        made["subject"] = frozenset(token[1:-1].split("|"))
    elif token[0] == "/":
        made["prep"] = tuple(first.split("|"))
        made["prep_object"] = wanted
    else:
        made["complement"] = first
        made["predicate"] = wanted
