"""Who acts: an actor as a phrase names it, and a person as a report makes it known."""

from dataclasses import dataclass, field

OBSERVER, UNKNOWN = "OBSERVER", "UNKNOWN"

Party = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """``name`` as canonical as the text allows; ``party`` has one code or several (acting together).

    ``kind``: person, office, state, organ, body, group, role, document, unknown. ``role`` is the head word of the
    description. ``known`` is False where the side was guessed."""

    name: str
    party: Party
    kind: str
    gender: str | None = None
    role: str | None = None
    plural: bool = False
    known: bool = True


@dataclass(slots=True)
class Person:
    """Someone whom a report names. ``party`` is empty while no word has told it; ``roles`` are head words of
    descriptions, in lower case; ``known`` is True where the tables of offices and persons have the name."""

    name: str
    party: Party
    gender: str | None = None
    known: bool = False
    roles: set[str] = field(default_factory=set)
