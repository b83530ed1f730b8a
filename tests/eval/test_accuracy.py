"""The accuracy gate: no F1 may fall by more than 0.01 below the baseline.

The shared reference sets are scored with their own scorer where they lie beside the project; the project's own
reference set is scored everywhere. After an improvement, write the new numbers with
``python tests/eval/test_accuracy.py --write``."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from scoring import Score, references, score

from detente.dossier import Dossier, DossierParty, load
from detente.language import pipeline
from detente.reading.reader import read
from detente.records import Record
from detente.sources import read_file

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = {"news": "news/A", "written": "written/G", "official": "official/G"}
BASELINE = Path(__file__).parent / "baseline.json"
MAY_FALL = 0.01


def records_of(path: Path, name: str, dossier: Dossier | None) -> tuple[str, list[Record]]:
    """Text and records of one report file."""
    report = read_file(path, name).reports[0]
    return report.text, read(pipeline.load().parse(report), dossier)


def own() -> dict[str, float]:
    """F1 by kind on the project's own references."""
    dossier = load(ROOT / "examples/syria")
    total: dict[str, Score] = {}
    for stem, gold in references(Path(__file__).parent / "own").items():
        name = f"{stem}.txt"
        text, found = records_of(ROOT / "examples/syria/reports" / name, name, dossier)
        for kind, expected in gold.items():
            if kind != "document" and expected:
                mine = [r for r in found if r.kind + "s" == kind]
                total[kind] = total.get(kind, Score(0, 0, 0)) + score(text, expected, mine)
    return {kind: round(s.f1, 3) for kind, s in total.items()}


def scorer() -> ModuleType:
    """The scorer that comes with the shared sets."""
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shared_dossier(folder: Path) -> Dossier | None:
    """The parties of a written negotiation; the other sets have none."""
    file = folder / "dossier.json"
    if not file.exists():
        return None
    raw = json.loads(file.read_text(encoding="utf8"))
    parties = tuple(DossierParty(code=code, name=name) for code, name in raw["parties"].items())
    return Dossier(title=raw["negotiation"], question=raw["question"], party=parties)


def shared(name: str, out: Path) -> dict[str, Any]:
    """The shared scorer's rows for one set, by kind."""
    folder = SHARED / "reports" / name
    lines = []
    for file in sorted(folder.rglob("*.txt")):
        _, found = records_of(file, file.name, shared_dossier(file.parent))
        lines += [r.model_dump_json() for r in found]
    out.write_text("\n".join(lines) + "\n", encoding="utf8")
    module = scorer()
    rows, _ = module.score(module.load(str(SHARED / "gold" / GOLD[name]), None), module.load(str(out), str(folder)))
    return {kind: row for kind, row in rows.items() if row["reading"]}


def test_own_references() -> None:
    baseline = json.loads(BASELINE.read_text(encoding="utf8"))["own"]
    now = own()
    assert set(now) >= set(baseline)
    fallen = {k: (now[k], was) for k, was in baseline.items() if now[k] < was - MAY_FALL}
    assert not fallen, f"F1 now and in the baseline: {fallen}"


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the shared reference sets are not here")
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", GOLD)
def test_shared_references(name: str, tmp_path: Path) -> None:
    baseline = json.loads(BASELINE.read_text(encoding="utf8"))[name]
    rows = shared(name, tmp_path / "reading.jsonl")
    fallen = {k: (rows[k]["f1"], was) for k, was in baseline.items() if rows[k]["f1"] < was - MAY_FALL}
    assert not fallen, f"F1 now and in the baseline: {fallen}"


def main() -> None:
    """Print all scores; with ``--write`` make them the baseline."""
    import tempfile

    found: dict[str, dict[str, float]] = {"own": own()}
    with tempfile.TemporaryDirectory() as folder:
        for name in GOLD if (SHARED / "score.py").exists() else ():
            rows = shared(name, Path(folder) / "reading.jsonl")
            found[name] = {kind: round(row["f1"], 3) for kind, row in rows.items()}
            for kind, row in rows.items():
                figures = "  ".join(f"{k} {row[k]:.3f}" for k in ("f1", "precision", "recall", "sentence_f1"))
                print(f"{name:9} {kind:12} {figures}  {row['fields']}")
    print(json.dumps(found, indent=1))
    if "--write" in sys.argv:
        BASELINE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
