"""Who holds an office at the report's date: ``the Russian president``, ``his American counterpart``."""

from functools import lru_cache

from detente.knowledge.offices import holders, person
from detente.knowledge.roles import Role
from detente.knowledge.tables import leading_office
from detente.language import phrases
from detente.language.actor import Actor, Party
from detente.language.parsed import Sentence
from detente.language.scene import Scene
from detente.language.sides import side_of

# Offices that one party has only one of.
_SINGLE = frozenset(
    {
        "head-of-state",
        "head-of-government",
        "foreign-minister",
        "defence-minister",
        "finance-minister",
        "supreme-leader",
    }
)
_SEVERAL = frozenset({"special-envoy", "spokesperson", "vice-president"})


def _office(role: Role, party: str) -> str | None:
    """The id of the office that the role names for a party."""
    return leading_office(party) if role.word == "leader" else role.office(party)


def holder(scene: Scene, role: Role, side: Party) -> Actor | None:
    """Who holds the office at the report's date; None where nobody is known or several are."""
    office = _office(role, side[0]) if len(side) == 1 else None
    if office is None or office in _SEVERAL or not scene.date:
        return None
    found = holders(office, side[0], scene.date)
    if len(found) != 1:
        return None
    return Actor(found[0].name, side, "person", found[0].gender, role.word)


def holds(scene: Scene, name: str, side: Party, role: Role) -> bool:
    """Whether a person holds at the report's date the office that the role names."""
    if len(side) != 1 or not scene.date or role.kind not in {"head", "minister"}:
        return False
    office = _office(role, side[0])
    return bool(office) and name in _names_of_holders(office or "", side[0], scene.date)


@lru_cache(maxsize=4096)
def _names_of_holders(office: str, party: str, date: str) -> frozenset[str]:
    return frozenset(h.name for h in holders(office, party, date))


def counterpart(scene: Scene, s: Sentence, i: int) -> tuple[Actor, ...]:
    """``his American counterpart``: who holds the same office on the side that the adjective names."""
    side: Party = ()
    owner: tuple[Actor, ...] = ()
    for m, how in phrases.modifiers(s, i):
        if how == "poss":
            owner = owner or scene.resolve(s, m)
        elif not side:
            side = side_of(scene, s, m, how)
    if not side:
        return ()
    terms = person(owner[0].name, scene.date) if owner and scene.date else ()
    office = getattr(terms[0], "office", "") if terms else ""
    found = holders(office, side[0], scene.date) if office in _SINGLE else ()
    if found:
        return (Actor(found[0].name, side, "person", found[0].gender, office),)
    return (Actor(phrases.text(s, *phrases.core(s, i)), side, "office", role="counterpart"),)
