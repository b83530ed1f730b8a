"""The example dossier is whole: it loads, its reports come in several formats, and its PDF is made from its text."""

import subprocess
import sys
from pathlib import Path

import detente
from detente.dossier import load

ROOT = Path(__file__).parents[1]
SYRIA = ROOT / "examples" / "syria"


def test_the_example_dossier_has_the_sixteen_issues() -> None:
    dossier = load(SYRIA)
    assert {"USA", "RUS"} <= {party.code for party in dossier.parties}
    assert len(dossier.issues) == 16
    assert all(issue.low_phrases and issue.high_phrases for issue in dossier.issues)


def test_the_reports_come_in_several_formats() -> None:
    endings = {report.suffix for report in (SYRIA / "reports").iterdir()}
    assert endings == {".txt", ".md", ".html", ".xml", ".eml", ".pdf"}


def test_the_pdf_is_made_from_its_text(tmp_path: Path) -> None:
    name = "2016-10-04-channel-suspended"
    made = tmp_path / "made.pdf"
    command = [sys.executable, ROOT / "examples" / "make_pdf.py", SYRIA / "sources" / f"{name}.txt", made]
    subprocess.run(command, check=True)
    assert made.read_bytes() == (SYRIA / "reports" / f"{name}.pdf").read_bytes()


def test_the_two_powers_converge_on_one_issue_diverge_on_another_and_stand_still_on_a_third(example: Path) -> None:
    with detente.open(example) as dossier:
        board = dossier.board(since="2013-10")
        words = {row.issue.id: row.movement.word for row in board.rows if row.movement}
        assert board.pair == ("USA", "RUS")
        assert words["constitutional-committee"] == "converging"
        assert words["us-russia-relations"] == "diverging"
        assert words["ukraine"] == "no clear movement"
        apart = {row.issue.id: row.movement for row in board.rows if row.movement}
        assert (apart["ukraine"].distance or 0) > 50
