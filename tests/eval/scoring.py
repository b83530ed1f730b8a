"""How well a reading agrees with a careful reader's references: the project's own scorer, for every kind.

One record read matches at most one reference of the same report, the closest first. It must stand in a sentence that
carries the reference, and agree on who (party, source, obligor) and on what makes the record what it is: the type of an
action, the value of a figure, the issue of a position and its side of the scale. A contact may match by its month
instead of by its sentence, because it is recorded once however often it is told."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.records import Record

Reference = dict[str, Any]
"""One record of a reference file: the guide's fields, ``s`` the sentences that carry it, ``evidence`` a piece of the
first of them."""

KINDS = ("statements", "contacts", "positions", "actions", "commitments", "figures")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|U\.[SN]|Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|vs|Inc"
    r"|Co|Jr|Sr|[ap]\.m|i\.e|e\.g|L\.P)\.$"
)
_END = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])")


@dataclass(frozen=True)
class Score:
    """Counts of matched, read and reference records; ``misses`` and ``extras`` to look at."""

    matched: int = 0
    read: int = 0
    reference: int = 0
    misses: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.matched / (self.read + self.reference) if self.read + self.reference else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.matched + other.matched,
            self.read + other.read,
            self.reference + other.reference,
            self.misses + other.misses,
            self.extras + other.extras,
        )


def references(folder: Path) -> dict[str, dict[str, list[Reference]]]:
    """Stem of the report → kind → reference records."""
    return {f.stem: json.loads(f.read_text(encoding="utf8")) for f in sorted(folder.glob("*.json"))}


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, by the numbering of the reference files: lines, cut behind final stops."""
    out: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        for stop in _END.finditer(text, start, end):
            if not _ABBREVIATION.search(text[start : stop.start() + 1]):
                out.append((start, stop.end()))
                start = stop.end()
        if text[start:end].strip():
            out.append((start, end))
    return out


def score(kind: str, text: str, expected: Sequence[Reference], read: Sequence[Record]) -> Score:
    """Agreement on one report; ``expected`` and ``read`` hold records of one kind, named in the plural."""
    spans = sentences(text)
    found = [(r.model_dump(), _sentences_of(r, spans)) for r in read]
    rated = [
        (closeness, i, j)
        for i, reference in enumerate(expected)
        for j, (record, places) in enumerate(found)
        if (closeness := _closeness(kind, reference, record, places)) > 0
    ]
    free, left = set(range(len(expected))), set(range(len(read)))
    for _, i, j in sorted(rated, reverse=True):
        if i in free and j in left:
            free.discard(i)
            left.discard(j)
    return Score(
        len(expected) - len(free),
        len(read),
        len(expected),
        tuple(_told(expected[i]) for i in sorted(free)),
        tuple(_told(found[j][0]) for j in sorted(left)),
    )


def parties(value: Any) -> set[str]:
    """One party, several or none."""
    return {str(v) for v in (value if isinstance(value, list) else [value]) if v}


def _sentences_of(record: Record, spans: list[tuple[int, int]]) -> set[int]:
    return {n for n, (a, b) in enumerate(spans) for e in record.evidence if e.start < b and a < e.end}


def _closeness(kind: str, reference: Reference, record: dict[str, Any], places: set[int]) -> float:
    """0 where they cannot be the same; else the more of the sentences and of the parties they share, the higher."""
    own = set(reference["s"])
    near = len(own & places) / len(own | places)
    agreed = _AGREED[kind](reference, record)
    if agreed <= 0:
        return 0.0
    if kind == "contacts":
        near += _month(reference["date"]) == _month(record["date"]) != ""
    return near + agreed if near or kind == "positions" else 0.0


def _month(date: str | None) -> str:
    return (date or "")[:7] if len(date or "") >= 7 else ""


def _shared(field: str) -> Callable[[Reference, dict[str, Any]], float]:
    def agreed(a: Reference, b: dict[str, Any]) -> float:
        return float(bool(parties(a[field]) & parties(b[field])))

    return agreed


def _contact(a: Reference, b: dict[str, Any]) -> float:
    mine, theirs = parties(a["parties"]), parties(b["parties"])
    if (a["form"] == "call") != (b["form"] == "call"):
        return 0.0
    return len(mine & theirs) / max(1, len(mine | theirs))


def _position(a: Reference, b: dict[str, Any]) -> float:
    sides = [(v > 50) - (v < 50) for v in (a["value"], b["value"]) if v is not None]
    opposed = len(sides) == 2 and sides[0] * sides[1] < 0
    return float(not opposed and a["issue"] == b["issue"] and bool(parties(a["party"]) & parties(b["party"])))


def _action(a: Reference, b: dict[str, Any]) -> float:
    if a["type"] != b["type"] or not parties(a["source"]) & parties(b["source"]):
        return 0.0
    return 1.0 + bool(parties(a["target"]) & parties(b["target"]))


def _figure(a: Reference, b: dict[str, Any]) -> float:
    wanted, given = float(a["value"]), float(b["value"])
    if abs(wanted - given) > 1e-6 * max(1.0, abs(wanted)):
        return 0.0
    return 1.0 + bool(a["measure"] == b["measure"])


_AGREED: dict[str, Callable[[Reference, dict[str, Any]], float]] = {
    "statements": _shared("party"),
    "contacts": _contact,
    "positions": _position,
    "actions": _action,
    "commitments": _shared("obligor"),
    "figures": _figure,
}


def _told(record: dict[str, Any]) -> str:
    """One line for a person who looks at misses and extras."""
    evidence = record["evidence"]
    quoted = evidence if isinstance(evidence, str) else evidence[0]["text"][:100]
    fields = ("speaker", "party", "parties", "type", "source", "target", "factuality", "obligor", "status", "issue",
              "value", "form", "date")  # fmt: skip
    return " ".join(str(record[f]) for f in fields if record.get(f) is not None) + f" | {quoted}"
