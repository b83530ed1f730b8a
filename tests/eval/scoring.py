"""How well a reading agrees with a careful reader's references: the project's own small scorer.

A record read matches a reference when they name a common party and the reference's evidence stands in one of the
record's spans; one to one within a report. (The scorer of the shared sets is stricter on sentences; where those sets
are present, it is used.)"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.records import Record


@dataclass(frozen=True)
class Score:
    """Counts of matched, read and reference records; ``misses`` and ``extras`` to look at."""

    matched: int
    read: int
    reference: int
    misses: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        return 2 * self.matched / (self.read + self.reference) if self.read + self.reference else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.matched + other.matched,
            self.read + other.read,
            self.reference + other.reference,
            self.misses + other.misses,
            self.extras + other.extras,
        )


def references(folder: Path) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Stem of the report → kind → reference records."""
    return {f.stem: json.loads(f.read_text(encoding="utf8")) for f in sorted(folder.glob("*.json"))}


def parties(value: Any) -> set[str]:
    return {str(v) for v in (value if isinstance(value, list) else [value]) if v}


def score(text: str, expected: list[dict[str, Any]], read: list[Record]) -> Score:
    """Agreement on one report; ``expected`` and ``read`` hold records of one kind."""
    free = list(read)
    misses = []
    for reference in expected:
        at = text.find(reference["evidence"])
        assert at >= 0, f"the reference quotes what is not in the report: {reference['evidence']}"
        hit = next((r for r in free if _matches(r, reference, at)), None)
        if hit is None:
            misses.append(f"{reference.get('speaker')} | {reference['evidence']}")
        else:
            free.remove(hit)
    extras = [f"{getattr(r, 'speaker', '')} | {r.evidence[0].text[:100]}" for r in free]
    return Score(len(expected) - len(misses), len(read), len(expected), tuple(misses), tuple(extras))


def _matches(record: Record, reference: dict[str, Any], at: int) -> bool:
    end = at + len(reference["evidence"])
    shared = parties(getattr(record, "party", None)) & parties(reference["party"])
    return bool(shared) and any(e.start < end and at < e.end for e in record.evidence)
