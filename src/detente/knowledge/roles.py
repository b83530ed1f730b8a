"""Words for roles and organs: what a description says of the side that someone serves.

Data: ``roles.toml``, ``organs.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.knowledge import tables

_FORMER_OBSERVERS = frozenset(
    {"head", "minister", "envoy", "official", "legislator", "judge", "military", "spokesperson"}
)


@dataclass(frozen=True, slots=True)
class Role:
    """``word`` is the canonical form in lower case; ``kind`` the class of roles.toml, or organ, document, source.

    ``offices`` maps a state's code ("" for all others) to the id of the office that the word means there."""

    word: str
    kind: str
    serves: str
    offices: tuple[tuple[str, str], ...] = ()

    @property
    def former_observer(self) -> bool:
        """Whether ``former`` before it makes an observer."""
        return self.kind in _FORMER_OBSERVERS

    @property
    def individual(self) -> bool:
        """A person, not a body or a text."""
        return self.kind not in {"organ", "document", "side"}

    def office(self, party: str) -> str | None:
        """The office that the word names for a party; None where it names no single one."""
        table = dict(self.offices)
        found = table.get(party, table.get(""))
        return found if found and found != "other" else None

    def matches(self, word: str) -> bool:
        """Whether another role word may name the same person: ``minister`` and ``foreign minister``."""
        return self.word == word or self.word.endswith(" " + word) or word.endswith(" " + self.word)


def _data(name: str) -> str:
    return files("detente.knowledge").joinpath(f"data/{name}").read_text(encoding="utf8")


@cache
def roles() -> dict[str, Role]:
    """Every form in lower case → role."""
    offices: dict[str, dict[str, str]] = {}
    first: dict[str, tuple[str, str, str]] = {}
    for row in tables.roles():
        for form in (row.word, *row.forms):
            name = form.lower()
            first.setdefault(name, (row.word.lower(), row.role, row.serves))
            for state in row.parties or ("",):
                for office in row.offices[:1]:
                    offices.setdefault(name, {}).setdefault(state, office)
    out = {
        name: Role(w, kind, serves, tuple(offices.get(name, {}).items())) for name, (w, kind, serves) in first.items()
    }
    raw = tomllib.loads(_data("organs.toml"))
    for kind, serves in (
        ("organs", "state"),
        ("documents", "document"),
        ("sources", "none"),
        ("observers", "observer"),
    ):
        for name in (w.strip() for w in raw[kind].replace("\n", " ").split("|")):
            out.setdefault(name, Role(name, kind.removesuffix("s"), serves))
    for name in raw["american"].split("|"):
        out[name] = Role(name, "organ", "state", (("USA", "other"),))
    return out


def role_of(text: str) -> Role | None:
    """The role a word or phrase names, in lower case; None where it names none."""
    return roles().get(text)


@cache
def role_endings() -> frozenset[str]:
    """The last words of all roles: where none of them stands, no role ends."""
    return frozenset(name.split()[-1] for name in roles())
