"""``detente review`` and ``accept``: the records to look at first."""

import json
import shutil
from pathlib import Path

import pytest

from .samples import Command


@pytest.fixture
def own(example: Path, tmp_path: Path) -> Path:
    """The example dossier, to be changed."""
    folder = tmp_path / "own"
    shutil.copytree(example, folder)
    return folder


def test_the_queue_is_in_order_and_tells_why(own: Path, detente_command: Command) -> None:
    said = detente_command("review", "--dossier", own, "--limit", "30")
    assert said.code == 0 and len(said.rows) == 30
    scores = [float(row[2]) for row in said.rows]
    assert scores == sorted(scores, reverse=True) and scores[0] > scores[-1]
    assert " on " in said.rows[0][4]
    assert said.err.startswith("0 of ")


def test_an_accepted_record_is_decided(own: Path, detente_command: Command) -> None:
    first = detente_command("review", "--dossier", own, "--limit", "1").rows[0][0]
    assert detente_command("accept", first, "--author", "me", "--dossier", own).out == f"{first} is accepted.\n"
    again = detente_command("review", "--dossier", own, "--limit", "1")
    assert again.rows[0][0] != first and again.err.startswith("1 of ")


def test_json_has_the_record_and_its_place_in_the_queue(own: Path, detente_command: Command) -> None:
    said = detente_command("review", "--dossier", own, "--kind", "action", "--party", "RUS", "--limit", "2", "--json")
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert [line["kind"] for line in lines] == ["action"] * 2
    assert all(line["review"]["score"] > 0 and line["evidence"] for line in lines)


def test_where_nothing_fits_it_is_said(own: Path, detente_command: Command) -> None:
    said = detente_command("review", "--dossier", own, "--party", "NOBODY")
    assert (said.code, said.out) == (0, "") and "No record of these is undecided." in said.err
    said = detente_command("review", "--dossier", own, "--kind", "meeting")
    assert said.code != 0 and "the kinds are statement" in said.err
