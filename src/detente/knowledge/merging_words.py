"""By what records of several reports may tell of one event, from ``data/merging.toml``; that file explains each set."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from detente.knowledge import table_files as files

_FILE = "merging.toml"


@dataclass(frozen=True, slots=True)
class MergingWords:
    """``family`` maps a form of contact to its family, ``standing`` a status or factuality to ``done``, ``coming`` or
    ``off``; ``often`` are roots done so often that more must agree; ``modes`` the sets of modes that may be told of one
    deed; ``common`` the words that tell nothing."""

    family: dict[str, str]
    verbal: frozenset[str]
    go_with_contact: frozenset[str]
    reciprocal: frozenset[str]
    often: frozenset[str]
    modes: tuple[frozenset[str], ...]
    standing: dict[str, str]
    common: frozenset[str]

    def one_deed(self, mode: str, other: str) -> bool:
        """Whether both modes may be told of the same deed."""
        return mode == other or any(mode in alike and other in alike for alike in self.modes)


@cache
def merging_words() -> MergingWords:
    """The shipped words. Raises DetenteError where the file is wrong."""
    raw = files.toml(_FILE)
    try:
        actions = raw["actions"]
        return MergingWords(
            family=_by_word(raw["forms"].items()),
            verbal=frozenset(actions["verbal"]),
            go_with_contact=frozenset(actions["go_with_contact"]),
            reciprocal=frozenset(actions["reciprocal"]),
            often=frozenset(actions["often"]),
            modes=tuple(frozenset(modes) for modes in raw["modes"].values()),
            standing=_by_word(raw["status"].items()),
            common=frozenset(raw["common"]["words"].split()),
        )
    except KeyError as error:
        raise files.fault(_FILE, str(error), "the entry is missing") from error


def _by_word(table: Iterable[tuple[str, list[str]]]) -> dict[str, str]:
    return {word: name for name, words in table for word in words}
