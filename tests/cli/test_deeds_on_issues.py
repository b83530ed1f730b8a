"""What parties did and undertook counts on an issue beside what they said, as long as it holds."""

import json
from pathlib import Path

import pytest

import detente

from .samples import Command, put

STRAIT = """
title = "The strait"
question = "Who may use the strait?"

[[party]]
code = "TUR"
name = "Turkey"

[[party]]
code = "GRC"
name = "Greece"

[[issue]]
id = "garrison"
question = "Should Turkish soldiers stay on the island?"
low = "Turkish soldiers remain"
high = "Turkish soldiers leave the island"
low_phrases = ["keep Turkish soldiers on the island"]
high_phrases = ["withdraw the Turkish soldiers"]
"""
FISHING = """
[[issue]]
id = "fishing"
question = "Should the fishing treaty be kept?"
low = "the fishing treaty is given up"
high = "the fishing treaty is kept"
high_phrases = ["ratify the fishing treaty"]
"""
WITHDRAWAL = """Withdrawal begins

ATHENS, {day} (Valley Courier) — Turkey withdrew its soldiers from the island on April 6, 2021.

{more}
"""

PLEDGE = """Talks go on

ATHENS, April 9, 2021 (Valley Courier) — Turkey pledged on Friday to withdraw the Turkish soldiers from the island by \
June 1.
"""


def records(said: str) -> list[list[str]]:
    return [line.split("\t")[1:] for line in said.splitlines() if line.startswith("record\t")]


@pytest.fixture
def strait(dossier: Path) -> Path:
    """A withdrawal with a demand beside it, and a pledge two days later."""
    (dossier / "dossier.toml").write_text(STRAIT, encoding="utf-8")
    more = (
        "Greece demanded on Tuesday that the Turkish soldiers leave the island.\n\nGreece ratified the fishing treaty."
    )
    put(dossier, "first.txt", WITHDRAWAL.format(day="April 7, 2021", more=more))
    put(dossier, "second.txt", PLEDGE)
    with detente.open(dossier) as opened:
        opened.read()
    return dossier


@pytest.mark.usefixtures("strait")
def test_each_record_is_shown_as_said_done_or_undertaken(detente_command: Command) -> None:
    found = records(detente_command("issue", "garrison").out)
    told = {(party, how, value, words) for _, party, how, value, _, words in found}
    assert {(party, how) for party, how, _, _ in told} == {("GRC", "said"), ("TUR", "did"), ("TUR", "undertook")}
    assert all(float(value) > 50 for _, _, value, _ in told)
    assert any(how == "did" and "Turkey withdrew its soldiers" in words for _, how, _, words in told)
    seen = json.loads(detente_command("issue", "garrison", "--json").out)["evidence"]
    assert sorted(one["how"] for one in seen) == sorted(how for _, _, how, *_ in found)


@pytest.mark.usefixtures("strait")
def test_what_is_rejected_or_was_not_known_yet_does_not_count(detente_command: Command) -> None:
    assert {how for _, _, how, *_ in records(detente_command("issue", "garrison", "--as-of", "2021-04-08").out)} == {
        "said", "did",
    }  # fmt: skip
    done = [record for _, _, how, _, record, _ in records(detente_command("issue", "garrison").out) if how == "did"]
    assert [detente_command("reject", record).code for record in done] == [0]
    assert {how for _, _, how, *_ in records(detente_command("issue", "garrison").out)} == {"said", "undertook"}


def test_a_new_issue_finds_the_deeds_when_the_reports_are_read_again(strait: Path, detente_command: Command) -> None:
    (strait / "dossier.toml").write_text(STRAIT + FISHING, encoding="utf-8")
    assert not records(detente_command("issue", "fishing").out)
    assert detente_command("read", "--again").code == 0
    assert [(party, how) for _, party, how, *_ in records(detente_command("issue", "fishing").out)] == [("GRC", "did")]
    assert "issue" in detente_command("actions", "--text", "ratified", "--json").out


@pytest.mark.usefixtures("strait")
def test_a_person_may_say_on_which_issue_a_deed_bears(detente_command: Command) -> None:
    deed = next(row for row in detente_command("actions", "--text", "ratified").rows)
    assert detente_command("correct", deed[0], "issue=garrison", "value=20").code == 0
    assert ["2021-04-07", "GRC", "did", "20", deed[0]] in [
        row[:5] for row in records(detente_command("issue", "garrison").out)
    ]
