"""What one entry of each table of actors and places holds; `tables` reads them from the files in ``data/``."""

from collections.abc import Iterable
from dataclasses import dataclass


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in their order, each once."""
    return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class State:
    """A state: ``names`` begins with ``name``, ``capitals`` with the official one; ``adjectives`` and ``people``
    (singular and plural) may be equal; ``government`` holds phrases that stand for its government."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    government: tuple[str, ...]
    ambiguous: frozenset[str]

    @property
    def adjective(self) -> str:
        """The adjective to write with: ``Russian``, ``British``."""
        return self.adjectives[0]

    @property
    def variants(self) -> tuple[str, ...]:
        """All strings of the entry that may stand for the state, without repetition."""
        return unique((*self.names, *self.adjectives, *self.people, *self.capitals, *self.government))


@dataclass(frozen=True, slots=True)
class Metonym:
    """A seat or organ that stands for ``party``; ``organ`` is how the speaker is written, first of ``names``."""

    party: str
    organ: str
    kind: str
    names: tuple[str, ...]
    ambiguous: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OrganWords:
    """Words for an organ that every state may have. ``name`` is a template of ``{adjective}``; with ``as_found`` the
    organ is written with the words of the text instead (``Russian lower house``)."""

    kind: str
    name: str
    words: tuple[str, ...]
    as_found: bool


@dataclass(frozen=True, slots=True)
class Body:
    """An international body or one of its organs; the kind ``format`` is a standing channel of talks. Rights groups
    and think tanks have the party ``OBSERVER``."""

    party: str
    name: str
    kind: str
    names: tuple[str, ...]
    ambiguous: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group, movement or community. ``party`` is what it is counted to, ``code`` its own code, ``parent``
    the code of a larger group or None, ``country`` a state's code or None."""

    party: str
    code: str
    name: str
    kind: str
    names: tuple[str, ...]
    country: str | None
    parent: str | None = None
    ambiguous: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GenericGroup:
    """Generic words (``rebels``) that stand for ``party`` when said of ``country`` or of one of ``places``; with
    ``country`` None they do so anywhere."""

    party: str
    country: str | None
    words: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A word for a role. ``forms`` begins with ``word`` and holds plurals and short forms; ``offices`` are ids of
    offices, the likeliest first; ``parties`` are the codes to which the reading is limited (empty: no limit)."""

    word: str
    forms: tuple[str, ...]
    role: str
    serves: str
    offices: tuple[str, ...]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is no actor of itself; ``country`` is None for seas, regions over borders and disputed places."""

    name: str
    names: tuple[str, ...]
    country: str | None
    kind: str
    ambiguous: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newsroom or platform that is never a party; ``country`` is where it is based."""

    name: str
    names: tuple[str, ...]
    country: str
    state_run: bool
    ambiguous: frozenset[str]


@dataclass(frozen=True, slots=True)
class Adjective:
    """Adjectives, other than those of states, that tell a side; ``people`` are the nouns made of them."""

    party: str
    name: str
    words: tuple[str, ...]
    people: tuple[str, ...]
