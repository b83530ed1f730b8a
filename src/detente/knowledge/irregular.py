"""Past forms of irregular verbs, from ``data/irregular_verbs.toml``."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from detente.knowledge.table_files import fault, toml

_FILE = "irregular_verbs.toml"


@cache
def pasts() -> Mapping[str, str]:
    """Past form or past participle → base form, of all verbs of the table."""
    return MappingProxyType({**_read("past"), **_read("plain")})


@cache
def only_past() -> Mapping[str, str]:
    """The same without the forms that are base forms of other verbs (``found``, ``saw``)."""
    return MappingProxyType(_read("past"))


def _read(name: str) -> dict[str, str]:
    out = {}
    for pair in toml(_FILE).get(name, "").split(","):
        if len(words := pair.split()) != 2:
            raise fault(_FILE, name, f"{pair.strip()!r} is not a past form and its base form")
        out[words[0]] = words[1]
    return out
