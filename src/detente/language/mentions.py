"""Where the known names stand in a text: one pass of Aho–Corasick over the report, spans turned into tokens."""

import unicodedata
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from detente.dossier import Dossier
from detente.knowledge.catalogue import Entry, entries
from detente.language.parsed import Parsed, Sentence


def _plain_letters() -> dict[int, str]:
    """Latin letters without their marks, one for one so that offsets stay: ``Vučić`` is ``Vucic``."""
    out: dict[int, str] = {}
    for code in (*range(0xC0, 0x180), *range(0x1CD, 0x21C), *range(0x1E00, 0x1EFA)):
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1 and parts[0].isascii():
            out[code] = parts[0]
    return out | {ord(a): b for a, b in zip("đĐłŁøØı", "dDlLoOi", strict=True)}


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\n": " ", "‑": "-", "–": "-"}) | _plain_letters()


class Mention(NamedTuple):
    """Tokens first … last of a sentence are a known name. ``entries`` are all that bear it, best first."""

    first: int
    last: int
    text: str
    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        """The best of them."""
        return self.entries[0]


_MONTHS_AND_NAMES = frozenset({"May", "March", "April", "June", "August", "Jan", "Jun"})
_BEFORE_MONTHS = frozenset(
    {"in", "before", "after", "since", "until", "till", "through", "during", "last", "next", "this", "early", "late"}
)


class Gazetteer:
    """All names that are known, the dossier's included."""

    def __init__(self, found: dict[str, tuple[Entry, ...]]) -> None:
        plain: dict[str, tuple[Entry, ...]] = {}
        for name, readings in found.items():
            plain.setdefault(name.translate(_STRAIGHT), readings)
        self._names = list(plain)
        self._entries = list(plain.values())
        self._found = plain
        kind = ahocorasick_rs.MatchKind.LeftmostLongest
        self._automaton = ahocorasick_rs.AhoCorasick(self._names, matchkind=kind)

    def lookup(self, words: str) -> tuple[Entry, ...]:
        """The readings of a name that stands alone."""
        return self._found.get(words.translate(_STRAIGHT).strip(), ())

    def mentions(self, parsed: Parsed) -> list[list[Mention]]:
        """The known names of each sentence, in order, none overlapping."""
        text = parsed.report.text.translate(_STRAIGHT)
        out: list[list[Mention]] = [[] for _ in parsed.sentences]
        begins = [s.start for s in parsed.sentences]
        for n, a, b in self._automaton.find_matches_as_indexes(text):
            if text[max(0, a - 3) : a].lower() in {"al-", "el-"} and text[a - 4 : a - 3] in {"", " "}:
                continue  # al-Kuwaiti is a name
            if (a and text[a - 1].isalnum()) or (b < len(text) and text[b].isalnum()):
                continue
            at = bisect_left(begins, a + 1) - 1
            if at < 0:
                continue
            tokens = _tokens(parsed.sentences[at], a, b)
            sentence = parsed.sentences[at]
            if tokens is None or _is_month(sentence, tokens, named=any(e.name in text for e in self._entries[n])):
                continue
            if not _given_name(sentence, tokens, self._entries[n]):
                out[at].append(Mention(tokens[0], tokens[1], text[a:b], self._entries[n]))
        return out


def _is_month(s: Sentence, tokens: tuple[int, int], *, named: bool) -> bool:
    """``before May``, ``in late May``, ``May 12``: not the prime minister of that name; ``by May`` neither, where
    nobody is ``named`` so in full in the report."""
    first, last = tokens
    if first != last or s.words[first] not in _MONTHS_AND_NAMES:
        return False
    before = s.low[first - 1] if first else ""
    after = s.words[last + 1] if last + 1 < len(s.words) else ""
    return before in _BEFORE_MONTHS or (before == "by" and not named) or before[:1].isdigit() or after[:1].isdigit()


def _given_name(s: Sentence, tokens: tuple[int, int], entries: tuple[Entry, ...]) -> bool:
    """``Petra Novotna`` is not the Petra news agency: the one word begins a longer personal name."""
    first, last = tokens
    if first != last or any(e.kind in {"person", "surname", "demonym"} for e in entries):
        return False
    return any(kind == "PER" and a == first and b - a >= 2 and s.pos[a + 1] == "PROPN" for a, b, kind in s.names)


def _tokens(s: Sentence, a: int, b: int) -> tuple[int, int] | None:
    """First and last token of the characters a…b, None where the name begins inside a token."""
    first = bisect_left(s.starts, a)
    if first >= len(s.words) or s.starts[first] != a:
        return None
    last = bisect_left(s.starts, b) - 1
    return (first, last) if last >= first and s.ends[last] <= b + 1 else None


@cache
def gazetteer(dossier: Dossier | None = None) -> Gazetteer:
    """The gazetteer for a dossier (None: the shipped names alone)."""
    return Gazetteer(entries(dossier))
