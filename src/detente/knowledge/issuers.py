"""Signs of documents that are themselves a statement, from ``data/issuers.toml``."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Signs:
    """Patterns to be searched for in a report's text, title, outlet and names, and plain sets of lower-case words."""

    title: re.Pattern[str]
    by: re.Pattern[str]
    news: re.Pattern[str]
    outlet: re.Pattern[str]
    forces: re.Pattern[str]
    offices: frozenset[str]
    reporting: frozenset[str]
    meeting: frozenset[str]
    bodies: frozenset[str]


@cache
def signs() -> Signs:
    """The shipped table."""
    raw = tomllib.loads(files("detente.knowledge").joinpath("data/issuers.toml").read_text(encoding="utf8"))
    news = raw["news"]
    agency = rf"\((?:{_any(news['agencies'])})\)"
    copyright_line = rf"©\s?\d{{4}}\s(?:{_any(news['copyright'])})"
    return Signs(
        title=_phrases(raw["titles"]),
        by=re.compile(
            rf"\b(?:{_either_case(raw['by'])})\s+(?:by|from)\s+"
            rf"|\b[Jj]oint\s+(?:{_either_case(raw['by'])})\s+(?:between|of)\s+"
            rf"|^(?=[^\n]{{3,60}}\s(?:{_either_case(raw['owned'])})\b)"
        ),
        news=re.compile(rf"{agency}|{copyright_line}|{_any(news['products'])}"),
        outlet=_phrases(raw["outlets"]),
        forces=_phrases(raw["forces"]),
        offices=frozenset(raw["offices"]),
        reporting=frozenset(raw["reporting"]),
        meeting=frozenset(raw["meeting"]),
        bodies=frozenset(raw["bodies"]),
    )


def _any(texts: Iterable[str]) -> str:
    return "|".join(map(re.escape, texts))


def _phrases(texts: Iterable[str]) -> re.Pattern[str]:
    """The phrases as whole words, in any case."""
    return re.compile(rf"\b(?:{_any(texts)})\b", re.IGNORECASE)


def _either_case(words: Iterable[str]) -> str:
    """The words with a small or a capital first letter."""
    return "|".join(f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" for w in words)
