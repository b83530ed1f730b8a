"""The board as a page: whole in one file, every number with its sentences, nothing of a report obeyed."""

import re
from collections import Counter
from pathlib import Path

import pytest

import detente
from detente.ledger import Ledger
from detente.pages.board_page import board_page
from detente.records import Evidence, Position, Report

DOSSIER = """title = "Fish & <b>ships</b>"
question = "Who may fish?"
[[party]]
code = "ABC"
name = "Abcia"
[[party]]
code = "XYZ"
name = "Xyzia"
[[issue]]
id = "quota"
question = "How much may be caught?"
low = "nothing"
high = "everything"
"""


@pytest.fixture(scope="module")
def page(example: Path) -> str:
    """The page of the example dossier."""
    with detente.open(example) as dossier:
        return board_page(dossier.briefing(since="2013-10"))


def test_it_is_whole_and_asks_no_other_host(page: str) -> None:
    assert "<script" not in page
    assert not re.findall(r"(?:src|href|url\()\s*=?\s*[\"']?(?:https?:|//|file:|data:)", page)
    assert page.count("<svg") >= 3


def test_every_reference_has_its_place_and_no_name_is_given_twice(page: str) -> None:
    names = re.findall(r'\bid="([^"]+)"', page)
    assert max(Counter(names).values()) == 1
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(names)
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(names)


def test_every_number_opens_to_the_sentences_of_the_ledger(page: str, example: Path) -> None:
    with detente.open(example) as dossier:
        board = dossier.board(since="2013-10")
        for row in board.rows:
            for cell in row.cells.values():
                if cell is not None:
                    for source in cell.now.sources:
                        words = " ".join(dossier.record(source.record).evidence[0].text.split())
                        first = re.split(r"[&<>\"'“”‘’]", words)[0]
                        assert first in page


def test_what_a_report_says_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_text(DOSSIER, encoding="utf-8")
    text = "<script>alert(1)</script> We want it all."
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        where = [Evidence(start=0, end=len(text), text=text)]
        wants = Position(report="a.txt", evidence=where, party="ABC", issue="quota", stance="demands", value=90,
                         proposition="all", by="self", holder="<img src=x>", date="2020-01-01")  # fmt: skip
        report = Report(path="a.txt", text=text, title="</style>", format="text", published="2020-01-02")
        ledger.add(report, [wants], model="1", read_at="2024-01-01T00:00:00Z")
    with detente.open(tmp_path) as dossier:
        found = board_page(dossier.briefing())
    assert "<script" not in found
    assert "<img" not in found
    assert found.count("</style>") == 1
    assert "Fish &amp; &lt;b&gt;ships" in found


@pytest.mark.parametrize("issues", ["", DOSSIER[DOSSIER.index("[[issue]]") :]])
def test_with_nothing_to_tell_it_says_so(tmp_path: Path, issues: str) -> None:
    (tmp_path / "dossier.toml").write_text(DOSSIER[: DOSSIER.index("[[issue]]")] + issues, encoding="utf-8")
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        report = Report(path="a.txt", text="Nothing was said.", format="text", published="2020-01-02")
        ledger.add(report, [], model="1", read_at="2024-01-01T00:00:00Z")
    with detente.open(tmp_path) as dossier:
        found = board_page(dossier.briefing())
    assert "No record tells where a party stands" in found
    assert ("has no issues" in found) == (not issues)
