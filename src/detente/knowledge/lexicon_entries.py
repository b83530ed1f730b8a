"""Entries of the event lexicon: what one says, and how its line is read. The form of a line is told in ``lexicon``."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from detente.knowledge import table_files
from detente.knowledge.table_files import fault


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLES = _words("subj obj iobj owner poss mod prefix head speaker none")
PREPOSITIONS = _words(
    "about across against along alongside among around as at away back before behind between beyond by down during for "
    "from home in inside into near of off on onto out outside over past through to together toward towards under upon "
    "via with within without"
)
COMPLEMENTS = _words("inf that base ing objinf pred")
FACTUALITY = _words("happened ongoing planned threatened conditional alleged denied")
_KEYS = _words(
    "root mode intensity material source target noun_source noun_target adjective_source adjective_target reciprocal "
    "factuality sets light undergo verbs nouns adjectives"
)
_ARGUMENT = re.compile("[:/>{!]")
_POS = (("verbs", "verb", ""), ("nouns", "noun", "noun_"), ("adjectives", "adj", "adjective_"))
_ROLE_DEFAULTS: dict[str, tuple[str, ...]] = {
    "source": ("subj",), "target": ("obj", "owner"), "noun_source": ("poss", "mod", "prep:by", "prep:of"),
    "noun_target": (), "adjective_source": ("speaker",), "adjective_target": ("owner",),
}  # fmt: skip
Words = frozenset[str]
NO_WORDS: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of one verb, noun or adjective.

    ``root`` is None for words that look like events but are none. ``source`` and ``target`` are roles in the order in
    which they are tried: ``subj``, ``obj``, ``iobj``, ``owner`` (who stands in the object's noun phrase), ``poss``,
    ``mod``, ``prep:X``, ``prefix``/``head`` (of ``Iran-backed forces``), ``speaker``. ``factuality`` is the act's own
    where the word itself sets it; ``sets`` is what the word makes of the deed under it. ``verbs`` are the light verbs
    whose subject is the source, ``undergo`` those whose subject is the target. Class sets hold class names, or words
    themselves after ``*``.
    """

    lemma: str
    pos: str
    root: str | None = None
    mode: str = ""
    intensity: float = 0.0
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    particle: str = ""
    modifier: Words = NO_WORDS
    subject: Words = NO_WORDS
    object: Words = NO_WORDS
    bare: bool = False
    prep: tuple[str, ...] = ()
    prep_object: Words = NO_WORDS
    complement: str = ""
    predicate: Words = NO_WORDS
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
    def key(self) -> tuple[str | bool | tuple[str, ...] | Words, ...]:
        """What tells this sense from all others; two senses of one key are an error of the data."""
        return (
            self.lemma, self.pos, self.particle, self.modifier, self.subject, self.object, self.bare, self.prep,
            self.prep_object, self.complement, self.predicate,
        )  # fmt: skip


class Line(NamedTuple):
    """One entry as it is written, with what its group shares; made into a sense when its word is first looked up."""

    text: str
    shared: Sense
    file: str
    group: str


def listed(text: str) -> Words:
    """Words between commas, line breaks allowed."""
    return frozenset(" ".join(part.split()) for part in text.split(",") if part.strip())


def base_form(text: str) -> str:
    """The base form in an entry: its last word before any argument, without particle."""
    words = _ARGUMENT.split(text, maxsplit=1)[0].split()
    return words[-1].partition("_")[0] if words else ""


def lines_of(theme: str) -> Iterator[Line]:
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


def sense_of(line: Line, objects: Mapping[str, Words]) -> Sense:
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
    used = frozenset().union(*(made.get(k, NO_WORDS) for k in ("subject", "object", "prep_object", "predicate")))
    strange = {c for c in used if c not in objects and not c.startswith("*")}
    strange |= set(made.get("prep", ())) - PREPOSITIONS
    strange |= {made["complement"]} - COMPLEMENTS if "complement" in made else set()
    if strange:
        names = ", ".join(sorted(strange))
        reason = f"{line.text.strip()!r}: {names} is not known as class, preposition or complement"
        raise fault(line.file, line.group, reason)
    return replace(shared, **made)


def _argument(token: str, made: dict[str, Any]) -> None:
    """One argument of an entry: what it asks of object, subject, preposition or complement."""
    first, _, classes = token[1:].partition(":")
    wanted = frozenset(c.replace("+", " ") for c in classes.split("|")) if classes else NO_WORDS
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
