"""Words by which a clause without an event word makes a verbal move, from ``data/stances.toml``."""

from dataclasses import dataclass
from functools import cache

from detente.knowledge import table_files

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Base forms in lower case, of single words and of operators; the data file explains each set."""

    needed: Words
    yielding: Words
    answering: Words
    undeterred: Words
    choices: Words
    allowing: Words
    unavenged: Words
    wrongs: Words
    dues: Words
    linking: Words
    must: Words
    ahead: Words
    refusing: Words
    ready: Words
    might: Words
    opening: Words
    nobody: Words
    idle: Words
    papers: Words
    tallies: Words
    militant: Words
    negotiable: Words
    hoping: Words
    order: Words
    trying: Words
    commanding: Words
    striking: Words
    views: Words
    witnesses: Words
    of_help: Words


@cache
def stance_words() -> StanceWords:
    """The shipped words."""
    raw = table_files.toml("stances.toml")
    return StanceWords(**{name: frozenset(w.strip() for w in raw[name].split(",")) for name in raw})
