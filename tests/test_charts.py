"""Pictures: what is on them, and that they are drawn."""

import json
import re
from pathlib import Path
from typing import Any

import altair
import pytest

import detente
from detente import charts
from detente.errors import UsageError


@pytest.fixture(scope="module")
def specs(example: Path) -> dict[str, dict[str, Any]]:
    """A chart of each kind from the example dossier."""
    with detente.open(example) as dossier:
        return {
            kind: dossier.chart(kind, *names, since="2013-10")
            for kind, names in (
                ("position", ("ceasefire",)), ("distance", ("USA", "RUS")), ("board", ()), ("standing", ()),
                ("tension", ("USA", "RUS")), ("contacts", ()),
            )
        }  # fmt: skip


@pytest.mark.parametrize("kind", ["position", "distance", "board", "standing", "tension", "contacts"])
def test_each_is_drawn_and_says_as_of_when_and_on_how_many_records(
    specs: dict[str, dict[str, Any]], kind: str, tmp_path: Path
) -> None:
    assert re.search(r"\d{4}-\d\d-\d\d", specs[kind]["title"]["subtitle"][-1 if kind != "tension" else 0])
    assert re.search(r"\d+ (record|position|contact)s?", " ".join(specs[kind]["title"]["subtitle"]))
    for ending, begins in ((".svg", b"<svg"), (".png", b"\x89PNG")):
        file = tmp_path / f"chart{ending}"
        charts.draw(specs[kind], file)
        assert file.read_bytes().startswith(begins)


@pytest.mark.parametrize("kind", ["position", "distance", "board", "standing", "tension", "contacts"])
def test_each_is_in_the_form_that_its_schema_demands(specs: dict[str, dict[str, Any]], kind: str) -> None:
    altair.Chart.from_dict(specs[kind])


def test_the_numbers_are_those_of_the_board(example: Path, specs: dict[str, dict[str, Any]]) -> None:
    with detente.open(example) as dossier:
        board = dossier.board(since="2013-10")
    drawn = {(value["issue"], value["party"]): value["value"] for value in specs["board"]["data"]["values"]}
    told = {(row.issue.id, party): cell.now.mean for row in board.rows for party, cell in row.cells.items() if cell}
    assert drawn == told and told


def test_every_record_is_a_point(specs: dict[str, dict[str, Any]]) -> None:
    points = [value for value in specs["position"]["data"]["values"] if value["what"] == "record"]
    assert points and all(
        value["how"] in ("said", "did", "undertook") and 0 <= value["value"] <= 100 for value in points
    )


def test_grey_alone_tells_the_fields_apart(specs: dict[str, dict[str, Any]]) -> None:
    rect, text = specs["board"]["layer"]
    assert all(len(set(re.findall("..", colour[1:]))) == 1 for colour in rect["encoding"]["color"]["scale"]["range"])
    assert text["encoding"]["text"] == {"field": "text"}


def test_as_json_and_wrong_endings(specs: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    charts.draw(specs["board"], tmp_path / "board.json")
    assert json.loads((tmp_path / "board.json").read_text(encoding="utf-8")) == specs["board"]
    with pytest.raises(UsageError, match="is not a picture"):
        charts.draw(specs["board"], tmp_path / "board.gif")
    with pytest.raises(UsageError, match="cannot be written"):
        charts.draw(specs["board"], tmp_path / "no" / "board.json")
