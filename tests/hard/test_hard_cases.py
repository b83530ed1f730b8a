"""The hard cases, read and scored: the share of sides that are right does not fall (README.md tells the scoring)."""

import json
from pathlib import Path
from typing import Any

import pytest

from detente.language.pipeline import load
from detente.reading.actions import actions
from detente.reading.context import context
from detente.records import Report

BASELINE = {"pairs": 0.93, "pairs_unseen": 0.85}
REAL = {"happened", "ongoing"}
Side = dict[str, Any]


def many(value: str | list[str] | None) -> set[str]:
    return set(value) if isinstance(value, list) else {value} if value else set()


def types(expected: Side) -> set[str]:
    return {expected["type"], *expected.get("also", {}).get("type", [])}


def factualities(expected: Side) -> set[str]:
    found = {expected["factuality"], *expected.get("also", {}).get("factuality", [])}
    return found | REAL if found & REAL else found


def is_found(expected: Side, got: list[Side]) -> bool:
    fitting = [g for g in got if g["type"] in types(expected) and g["factuality"] in factualities(expected)]
    source = many(expected["source"])
    if source == many(expected["target"]) and any(source <= many(g["source"]) | many(g["target"]) for g in fitting):
        return True
    return source <= {code for g in fitting for code in many(g["source"])}


def claims(expected: list[Side]) -> set[tuple[str, str]]:
    return {(kind, code) for e in expected for kind in types(e) for code in many(e["source"])}


def is_right(side: Side, other: Side, got: list[Side]) -> bool:
    if not all(is_found(e, got) for e in side["actions"]):
        return False
    absent = claims(side["actions"] + other["actions"]) - claims([e for e in side["actions"] if factualities(e) & REAL])
    return not any((g["type"], code) in absent for g in got if g["factuality"] in REAL for code in many(g["source"]))


def read(side: Side, date: str) -> list[Side]:
    report = Report(path="report.txt", text=side["text"], format="text", published=date, published_from="given")
    return [record.model_dump() for record in actions(context(load().parse(report)))]


@pytest.mark.parametrize("name", BASELINE)
def test_the_share_of_right_sides_does_not_fall(name: str) -> None:
    lines = (Path(__file__).parent / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [json.loads(line) for line in lines]
    right = [
        is_right(pair[side], pair[other], read(pair[side], pair["date"]))
        for pair in pairs
        for side, other in ("ab", "ba")
    ]
    assert sum(right) / len(right) >= BASELINE[name], sum(right) / len(right)
