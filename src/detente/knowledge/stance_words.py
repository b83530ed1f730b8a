"""Words by which a clause without an event word makes a verbal move, from ``data/stances.toml``."""

from dataclasses import dataclass
from functools import cache

from detente.knowledge import table_files

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class StanceWords:
    """``needed``: what is so has to be done; ``yielding``: who could do it yields. Base forms in lower case."""

    needed: Words
    yielding: Words


@cache
def stance_words() -> StanceWords:
    """The shipped words."""
    raw = table_files.toml("stances.toml")
    return StanceWords(**{name: frozenset(w.strip() for w in raw[name].split(",")) for name in raw})
