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
_TITLES_OF_HEADS = frozenset({"president", "king", "queen", "emir", "sultan", "emperor", "pope"})
_SEVERAL = frozenset({"special-envoy", "spokesperson", "vice-president"})


def _office(role: Role, party: str) -> str | None:
    """The id of the office that the role names for a party."""
    return leading_office(party) if role.word == "leader" else role.office(party)


def holder(scene: Scene, role: Role, side: Party) -> Actor | None:
    """Who holds the office at the report's date; None where nobody is known or several are."""
    office = _office(role, side[0]) if len(side) == 1 else None
    if office is None or office in _SEVERAL or not scene.date:
        return None
    found = [h for h in holders(office, side[0], scene.date) if _titled(h.title, role)]
    if len(found) != 1:
        return None
    return Actor(found[0].name, side, "person", found[0].gender, role.word)


def _titled(title: str, role: Role) -> bool:
    """A queen is no president, though both are heads of state."""
    return role.word not in _TITLES_OF_HEADS or role.word in title.lower()


def holds(scene: Scene, name: str, side: Party, role: Role) -> bool:
    """Whether a person holds at the report's date the office that the role names."""
    if len(side) != 1 or not scene.date:
        return False
    if role.kind in {"envoy", "spokesperson"}:
        return _term_kind(name, scene.date) == role.kind
    office = _office(role, side[0]) if role.kind in {"head", "minister"} else None
    return office is not None and name in _names_of_holders(office, side[0], scene.date, role.word)


@lru_cache(maxsize=4096)
def _term_kind(name: str, date: str) -> str:
    """``envoy`` or ``spokesperson`` where that is the person's office at the date, else empty."""
    for term in person(name, date)[:1]:
        office = getattr(term, "office", "")
        if term.start <= date and (not term.end or date[: len(term.end)] <= term.end):
            return {"special-envoy": "envoy", "ambassador-un": "envoy", "spokesperson": "spokesperson"}.get(office, "")
    return ""


@lru_cache(maxsize=4096)
def _names_of_holders(office: str, party: str, date: str, word: str) -> frozenset[str]:
    """Who holds the office under a title that has the role's words: no secretary of state is a foreign minister."""
    wanted = set(word.split()) - {"of", "the", "for", "affairs"}
    return frozenset(
        h.name for h in holders(office, party, date) if word == "leader" or wanted <= set(h.title.lower().split())
    )


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
