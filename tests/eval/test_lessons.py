"""The careful readings from which the judge of positions learns rest on the reports that they name."""

import json
from pathlib import Path

import pytest

from detente.dossier import load
from detente.sources import read_file

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "syria"
LESSONS = sorted((ROOT / "training" / "own").glob("*.json"))


@pytest.mark.parametrize("file", LESSONS, ids=[file.stem for file in LESSONS])
def test_each_lesson_quotes_its_report_and_an_issue_of_the_dossier(file: Path) -> None:
    texts = {r.path: r.text for r in read_file(EXAMPLES / "reports" / file.stem, file.stem).reports}
    issues = {issue.id for issue in load(EXAMPLES).issues}
    for one in json.loads(file.read_text(encoding="utf8"))["positions"]:
        assert one["evidence"] in texts[one["report"]]
        assert one["issue"] in issues
        assert one["value"] is None or 0 <= one["value"] <= 100


def test_no_lesson_is_also_a_reference_of_the_gate() -> None:
    gate = {file.stem for file in (ROOT / "tests" / "eval" / "own" / "syria").glob("*.json")}
    assert LESSONS and not gate & {Path(file.stem).stem for file in LESSONS}
