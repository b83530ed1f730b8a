"""``detente issues``: what the phrases of the dossier find in its reports, and what they do not cover."""

import json
from pathlib import Path

import pytest

import detente

from .samples import Command, put

DAM = """Dam talks open in Cairo

CAIRO, April 6, 2021 (Valley Courier) — Egypt demanded on Tuesday that Ethiopia stop filling the reservoir.

Ethiopia refuses to stop filling the reservoir, its foreign minister, Demeke Mekonnen, said. Egypt wants a larger \
fishing quota on the lake. Sudan also demanded a larger fishing quota.
"""
ISSUES = """
title = "The dam"
question = "Who may use the river?"

[[party]]
code = "EGY"
name = "Egypt"

[[party]]
code = "ETH"
name = "Ethiopia"

[[party]]
code = "SDN"
name = "Sudan"
"""
RESERVOIR = """
[[issue]]
id = "reservoir"
question = "How fast may the reservoir be filled?"
low = "the filling of the reservoir stops"
high = "the reservoir is filled without limits"
low_phrases = ["stop filling the reservoir"]
high_phrases = ["fill the reservoir", "it is what it is"]
"""


@pytest.fixture
def dam(dossier: Path) -> Path:
    """A dossier with one issue and one report that was read."""
    (dossier / "dossier.toml").write_text(ISSUES + RESERVOIR, encoding="utf-8")
    put(dossier, "dam.txt", DAM)
    with detente.open(dossier) as opened:
        opened.read()
    return dossier


@pytest.mark.usefixtures("dam")
def test_each_phrase_tells_what_it_matches(detente_command: Command) -> None:
    said = detente_command("issues", "reservoir", "--json")
    assert (said.code, said.err) == (0, "")
    found = {line["phrase"]: line for line in map(json.loads, said.out.splitlines())}
    assert found["stop filling the reservoir"]["end"] == "low"
    matched = [m for line in found.values() for m in line["matched"]]
    assert {"EGY", "ETH"} <= {party for m in matched for party in m["party"]}
    for m in matched:
        assert DAM[m["start"] : m["start"] + len(m["text"])] == m["text"]
    assert not found["it is what it is"]["tells"]
    assert "reservoir" in found["fill the reservoir"]["read_as"]
    rows = detente_command("issues").rows
    assert [row[2] for row in rows] == list(found)


@pytest.mark.usefixtures("dam")
def test_suggestions_are_what_no_issue_covers(detente_command: Command) -> None:
    rows = detente_command("issues", "--suggest").rows
    assert any("quota" in row[0] and "EGY" in row[2] and "SDN" in row[2] for row in rows)
    assert not any("reservoir" in row[0] for row in rows)


@pytest.mark.usefixtures("dam")
def test_an_unknown_issue_is_refused(detente_command: Command) -> None:
    said = detente_command("issues", "harbour")
    assert (said.code, said.out) == (2, "")
    assert "its issues are reservoir" in said.err


def test_a_dossier_without_issues_says_so(dossier: Path, detente_command: Command) -> None:
    (dossier / "dossier.toml").write_text(ISSUES, encoding="utf-8")
    said = detente_command("issues")
    assert (said.code, said.out) == (0, "")
    assert "no issues" in said.err
    assert detente_command("positions").code in {0, 1}
