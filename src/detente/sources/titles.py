"""Title, outlet and author of a report that has no metadata: what its first and last lines say."""

import re
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

from detente.sources.mentions import find_dates

HEAD_LINES = 10
TAIL_LINES = 8
MAX_TITLE = 200
_CREDIT = re.compile(
    r"^\W*(?:photo|caption|image|picture|source|file photo|video)\b.{0,30}?:|"
    r"\((?:photographer|photo|source|credit|image|picture)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:by\s|published|updated|last updated|posted|issued|date|for (?:immediate )?release|"
    r"press release|from:|to:|subject:|breaking|exclusive|analysis|opinion|transcript|statement)\b"
    r"(?:[^A-Za-z]*$|\s*(?:on|at|:))?",
    re.IGNORECASE,
)
_LABEL_WORDS = 4
_STOP = re.compile(r"[.:;,]['’”\")\]]*$")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2,}$")
_WORD = r"[A-ZÀ-Þ][\w’'-]*\.?"
_NAME = rf"{_WORD}(?:\s+(?:{_WORD}|de|van|von|der|den|bin|ibn|al|el|la|du|da|di))*\s+{_WORD}"
_BY = re.compile(
    rf"^\W{{0,3}}(?:By|BY|Reporting by|Written by)[:\s]\s*"
    rf"(?P<names>{_NAME}(?:(?:,\s+{_NAME})*,?\s+(?:and|AND)\s+{_NAME})?)"
    r"(?=\s*(?:$|[,;|(/–—]|\s-|\bin\b|\bfor\b|\bof\b))"
)
_SAID_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?[\s,]*"
    r"(?:by\s+)?(?:the\s+)?(?P<name>[A-ZÀ-Þ][^,;|\n©]{1,80})",
    re.IGNORECASE,
)
_END_OF_SENTENCE = re.compile(r"(?<=\w\w)\.(?:\s.*)?$")
_LEGAL_FORM = re.compile(
    r"[\s,]+(?:L\.?P|Inc|Ltd|LLC|plc|GmbH|S\.?A|Corp|Co|Limited|All rights reserved)\b.*$", re.IGNORECASE
)
_AGENCY = re.compile(r"^[^\n]{0,60}?\((?P<name>[A-ZÀ-Þ][\w /&.’'-]{1,29})\)\s*(?:—|–|--|-|:)(?:\s|$)")


def find_title(text: str) -> str | None:
    """The headline: the first line, photo credits and labels left out, where it is short and no full sentence."""
    lines = [line.strip(" \t#*_•") for line in text.split("\n", 60) if line.strip()]
    for line, after in pairwise(lines[:5]):
        if _CREDIT.search(line) or _is_label(line):
            continue
        ended = _STOP.search(line) and not _ABBREVIATION.search(line)
        return line if after and len(line) <= MAX_TITLE and not ended and any(map(str.isalpha, line)) else None
    return None


def find_outlet(text: str) -> str | None:
    """The outlet out of a dateline's brackets, ``(Reuters) -``, or a copyright line, ``©2018 Bloomberg L.P.``."""
    head, tail = _edges(text)
    for line in head:
        match = _AGENCY.match(line)
        if match and match["name"] not in _facts()["not_outlets"]:
            return _full_name(match["name"])
    for line in tail[::-1] + head:
        match = _COPYRIGHT.search(line)
        if match:
            return _full_name(_END_OF_SENTENCE.sub("", _LEGAL_FORM.sub("", match["name"])).strip(" -–—"))
    return None


def find_author(text: str) -> str | None:
    """The author out of a line like ``By Jane Doe`` at the top or ``Reporting by Jane Doe`` at the end."""
    head, tail = _edges(text)
    for line in head + tail[::-1]:
        match = _BY.match(line.strip("()"))
        if match and len(line) <= MAX_TITLE and not _SAID_DAY.match(match["names"]):
            return _as_names(match["names"])
    return None


def _as_names(names: str) -> str:
    """``ANN EXAMPLE and BOB SAMPLE`` as names are written."""
    return re.sub(r"\b[A-ZÀ-Þ]{2,}\b", lambda word: word[0].capitalize(), names).replace(" And ", " and ")


def _is_label(line: str) -> bool:
    """A line that names a kind of text, a time or a writer rather than the news."""
    if len(line.split()) <= _LABEL_WORDS and _LABEL.match(line):
        return True
    dates = find_dates(line)
    return bool(dates) and len(line[: dates[0].start].split()) + len(line[dates[-1].end :].split()) <= _LABEL_WORDS


def _edges(text: str) -> tuple[list[str], list[str]]:
    """The first and the last lines that are not blank, stripped; no line in both."""
    head = [line.strip() for line in text[:8_000].split("\n") if line.strip()][:HEAD_LINES]
    tail = [line.strip() for line in text[8_000:][-8_000:].split("\n") if line.strip()]
    if len(text) <= 8_000:
        tail = [line.strip() for line in text.split("\n") if line.strip()][len(head) :]
    return head, tail[-TAIL_LINES:]


def _full_name(name: str) -> str | None:
    return _facts()["agencies"].get(name, name) or None


@cache
def _facts() -> dict[str, dict[str, str]]:
    facts = tomllib.loads(Path(__file__).with_name("outlets.toml").read_text(encoding="utf-8"))
    return {table: dict(entries) for table, entries in facts.items()}
