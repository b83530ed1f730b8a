"""Words by which positions are read, from ``data/positions.toml``: directions, concepts, general words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args

from detente.knowledge.table_files import fault, toml

Stance = Literal["demands", "supports", "accepts", "conditional", "rejects", "shifts", "undecided"]
_FILE = "positions.toml"
_STANCES = get_args(Stance)
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class DeedWords:
    """What of actions and commitments shows where a party stands: actions of these ``roots``, of others those that one
    of the ``verbs`` tells, commitments of these ``statuses``. ``forceful``: roots that do not tell whether there is to
    be less of what they are done to."""

    roots: Words
    forceful: Words
    verbs: Words
    statuses: Words


@dataclass(frozen=True, slots=True)
class PositionWords:
    """``verbs``, ``nouns``, ``adjectives``, ``judgements`` (nouns by which a thing is judged): base form → -1 where
    there is to be less of a thing, +1 where more. ``concepts``: base form → the first word of its group. ``general``:
    words that tell of no issue. ``set_names``: names whose words tell nothing of what they mean elsewhere (``the Cold
    War``). ``homographs``: verbs written like a noun of another meaning. ``quarrels``:
    nouns in which nobody's side is told; ``suffering``: verbs for what befalls somebody.
    ``naming``: verbs that say what a thing is held to be. ``anaphors``: nouns for
    what was said before. ``open_verbs`` and ``open_nouns`` leave open what is wanted of a thing.
    ``wishing``: verbs after which a thing is named with what is to be done to it.
    ``attitudes``: verbs by which somebody is against (-1) or for (+1) what hangs on them. ``stances``: kind of a stand
    → the stance, and how far from the middle of the scale. ``deeds``: what of the other kinds of record is one."""

    verbs: Mapping[str, int]
    nouns: Mapping[str, int]
    adjectives: Mapping[str, int]
    judgements: Mapping[str, int]
    concepts: Mapping[str, str]
    general: Words
    set_names: Words
    homographs: Words
    quarrels: Words
    suffering: Words
    naming: Words
    anaphors: Words
    open_verbs: Words
    open_nouns: Words
    wishing: Words
    attitudes: Mapping[str, int]
    stances: Mapping[str, tuple[Stance, float]]
    deeds: DeedWords


@cache
def position_words() -> PositionWords:
    """The shipped tables. Raises DetenteError where the file is wrong."""
    table = toml(_FILE)
    kinds = {kind: _signed(table, kind) for kind in ("verbs", "nouns", "adjectives", "judgements")}
    concepts: dict[str, str] = {}
    for group in table["concepts"]["groups"]:
        words = group.split()
        for word in words:
            concepts.setdefault(word.replace("_", " "), words[0])
    return PositionWords(
        **kinds, concepts=concepts, general=_words(table["general"]["words"]),
        set_names=_words(table["set_names"]["names"]), homographs=_words(table["homographs"]["verbs"]),
        quarrels=_words(table["quarrels"]["nouns"]), suffering=_words(table["suffering"]["verbs"]),
        naming=_words(table["naming"]["verbs"]),
        anaphors=_words(table["anaphors"]["nouns"]), open_verbs=_words(table["open"]["verbs"]),
        open_nouns=_words(table["open"]["nouns"]),
        wishing=_words(table["wishing"]["verbs"]),
        attitudes={**dict.fromkeys(_words(table["attitudes"]["against"]), -1),
                   **dict.fromkeys(_words(table["attitudes"]["for"]), 1)},
        stances={kind: _stance(kind, raw) for kind, raw in table["stances"].items()},
        deeds=DeedWords(**{name: _words(table["deeds"][name]) for name in ("roots", "forceful", "verbs", "statuses")}),
    )  # fmt: skip


def _words(text: str) -> Words:
    return frozenset(word.replace("_", " ") for word in text.split())


def _stance(kind: str, raw: Mapping[str, Any]) -> tuple[Stance, float]:
    stance, strength = raw.get("stance"), raw.get("strength")
    if stance not in _STANCES or not isinstance(strength, int | float) or not 0 <= strength <= 50:
        raise fault(_FILE, kind, f"stance must be one of {', '.join(_STANCES)}, strength a number from 0 to 50")
    return cast("Stance", stance), float(strength)


def _signed(table: Mapping[str, Mapping[str, str]], kind: str) -> dict[str, int]:
    less, more = (_words(table[end][kind]) for end in ("less", "more"))
    if both := less & more:
        raise fault(_FILE, sorted(both)[0], f"it stands among the {kind} of both less and more")
    return {word: sign for words, sign in ((less, -1), (more, 1)) for word in words}
