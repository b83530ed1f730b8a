"""The example dossier is whole: it loads, its PDF is made from its text, and the reference set fits its reports."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from detente.dossier import load

ROOT = Path(__file__).parents[1]
SYRIA = ROOT / "examples" / "syria"
OWN = sorted((ROOT / "tests" / "eval" / "own").glob("*.json"))
STATEMENT_FIELDS = {"s", "evidence", "speaker", "party", "mode", "cue", "addressee", "date", "forecast"}


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


def test_there_is_a_reference_set() -> None:
    assert len(OWN) >= 6


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.stem)
def test_every_reference_quotes_its_report(file: Path) -> None:
    reference = json.loads(file.read_text(encoding="utf-8"))
    report = (SYRIA / "reports" / f"{reference['document']}.txt").read_text(encoding="utf-8")
    for statement in reference["statements"]:
        assert set(statement) == STATEMENT_FIELDS
        assert statement["evidence"] in report
        assert statement["mode"] in ("direct", "indirect", "mixed")
        assert statement["s"] == sorted(set(statement["s"]))
