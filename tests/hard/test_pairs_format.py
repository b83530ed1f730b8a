"""The hard cases are well formed: fields, codes, lengths, counts; each pair really differs."""

import json
import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from detente.records import Action

PHENOMENA = {
    "active-passive",
    "negation",
    "refusal",
    "denial",
    "conditional",
    "modal",
    "future",
    "reported",
    "nominal",
    "background",
    "demand",
    "coordination",
}
TYPES = set(get_args(Action.model_fields["type"].annotation))
FACTUALITIES = set(get_args(Action.model_fields["factuality"].annotation))
DATA = files("detente.knowledge") / "data"


@cache
def pairs() -> list[dict[str, Any]]:
    lines = (Path(__file__).parent / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def sides() -> list[dict[str, Any]]:
    return [pair[side] for pair in pairs() for side in ("a", "b")]


def actions() -> list[dict[str, Any]]:
    return [action for side in sides() for action in side["actions"]]


def test_there_are_enough_of_each_phenomenon() -> None:
    counts = Counter(pair["phenomenon"] for pair in pairs())
    assert set(counts) == PHENOMENA
    assert sum(counts.values()) >= 240 and min(counts.values()) >= 18, counts


def test_ids_and_sentences_are_unique() -> None:
    assert len({pair["id"] for pair in pairs()}) == len(pairs())
    assert len({side["text"] for side in sides()}) == len(sides())


def test_fields() -> None:
    for pair in pairs():
        assert set(pair) == {"id", "phenomenon", "date", "a", "b"}, pair["id"]
        assert pair["id"].startswith(pair["phenomenon"] + "-"), pair["id"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", pair["date"]), pair["id"]
        assert pair["a"]["actions"] != pair["b"]["actions"] or pair["phenomenon"] == "active-passive", pair["id"]
    for side in sides():
        assert set(side) == {"text", "actions"}
    for action in actions():
        assert set(action) - {"also"} == {"type", "source", "target", "factuality"}, action


def test_sentences_are_of_a_sensible_length() -> None:
    for side in sides():
        assert 8 <= len(side["text"].split()) <= 28, side["text"]
        assert side["text"].endswith(".") and side["text"] == " ".join(side["text"].split()), side["text"]


def test_types_and_factualities_are_those_of_the_guide() -> None:
    for action in actions():
        also = action.get("also", {})
        assert set(also) <= {"type", "factuality"}, action
        assert {action["type"], *also.get("type", [])} <= TYPES, action
        assert {action["factuality"], *also.get("factuality", [])} <= FACTUALITIES, action


def test_parties_are_states_bodies_or_the_parties_of_groups() -> None:
    known = {line.split(",")[0] for line in (DATA / "states.csv").read_text(encoding="utf-8").splitlines()[1:]}
    groups = tomllib.loads((DATA / "groups.toml").read_text(encoding="utf-8"))["groups"]
    known |= set(tomllib.loads((DATA / "bodies.toml").read_text(encoding="utf-8"))["bodies"]) | set(groups)
    for action in actions():
        assert action["source"], action
        for parties in (action["source"], action["target"]):
            listed = parties if isinstance(parties, list) else [parties] if parties else []
            assert set(listed) <= known and len(set(listed)) == len(listed), action


def test_a_side_tells_nothing_twice() -> None:
    for side in sides():
        keys = [(a["type"], str(a["source"]), str(a["target"])) for a in side["actions"]]
        assert len(keys) == len(set(keys)), side["text"]
