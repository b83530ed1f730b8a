"""The accuracy gate: no F1 may fall by more than 0.01 below the baseline.

The shared reference sets are scored with their own scorer where they lie beside the project; the project's own
reference set is scored everywhere. After an improvement, write the new numbers with
``python tests/eval/test_accuracy.py --write``; with ``--misses`` it prints where the reading differs from the project's
own references."""

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from scoring import KINDS, Reference, Score, references, score, sentences

from detente.dossier import Dossier, load
from detente.language import pipeline
from detente.reading.reader import READERS, read
from detente.records import KINDS as RECORDS
from detente.records import Record
from detente.sources import read_file

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
OWN = Path(__file__).parent / "own"
SYRIA = ROOT / "examples/syria"
GOLD = {"news": "news/A", "written": "written/G", "official": "official/G"}
BASELINE = Path(__file__).parent / "baseline.json"
MAY_FALL = 0.01


def records_of(path: Path, name: str, dossier: Dossier | None) -> tuple[str, list[Record]]:
    """Text and records of one report file."""
    report = read_file(path, name).reports[0]
    return report.text, read(pipeline.load().parse(report), dossier)


def own_reports() -> Iterator[tuple[Path, Dossier, dict[str, list[Reference]]]]:
    """Every report with references of the project's own: its text, its dossier, the records by kind."""
    for folder in sorted(p for p in OWN.iterdir() if p.is_dir()):
        texts = SYRIA / "reports" if folder.name == "syria" else folder
        dossier = load(SYRIA if folder.name == "syria" else folder)
        for stem, gold in references(folder).items():
            yield texts / f"{stem}.txt", dossier, gold


def own() -> dict[str, Score]:
    """The agreement by kind on the project's own references, of the kinds that there are readers for."""
    kinds = [f"{kind}s" for kind, _ in READERS]
    total = dict.fromkeys(kinds, Score())
    for file, dossier, gold in own_reports():
        text, found = records_of(file, file.name, dossier)
        for kind in kinds:
            total[kind] += score(kind, text, gold[kind], [r for r in found if f"{r.kind}s" == kind])
    return total


def scorer() -> ModuleType:
    """The scorer that comes with the shared sets."""
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shared_dossier(folder: Path) -> Dossier:
    """That of a written negotiation, with phrases for its issues. The other sets have the issues and parties of the
    example, without the names that it adds: their references keep to the codes of the guide."""
    file = Path(__file__).parent / "dossiers" / f"{folder.name}.toml"
    if file.exists():
        return load(file)
    example = load(ROOT / "examples/syria")
    parties = tuple(party.model_copy(update={"aliases": ()}) for party in example.parties)
    return example.model_copy(update={"parties": parties, "actors": ()})


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
    now = {kind: s.f1 for kind, s in own().items()}
    assert set(now) >= set(baseline)
    fallen = {k: (round(now[k], 3), was) for k, was in baseline.items() if now[k] < was - MAY_FALL}
    assert not fallen, f"F1 now and in the baseline: {fallen}"


def test_own_references_are_records_and_quote_their_reports() -> None:
    for file, dossier, gold in own_reports():
        text = file.read_text(encoding="utf8")
        spans, issues = sentences(text), {issue.id for issue in dossier.issues}
        for kind, reference in [(k, r) for k in KINDS for r in gold[k]]:
            fields = {k: v for k, v in reference.items() if k != "s"}
            RECORDS[kind.removesuffix("s")].model_validate({**fields, "report": file.name, "evidence": []})
            start, end = spans[reference["s"][0]]
            assert reference["evidence"] in text[start:end], f"{file.name}: {reference['evidence']}"
            issue = reference.get("issue", "other:")
            assert issue in issues or issue.startswith("other:"), f"{file.name}: no issue {issue}"


def test_own_references_cover_every_kind_in_many_negotiations() -> None:
    kinds: Counter[str] = Counter()
    folders: Counter[str] = Counter()
    for file, dossier, gold in own_reports():
        kinds.update({kind: len(gold[kind]) for kind in KINDS})
        told = {n for kind in KINDS if kind != "statements" for r in gold[kind] for n in r["s"]}
        folders[dossier.title] += len(told)
        assert file.exists()
    assert all(kinds[kind] >= 50 for kind in KINDS)
    assert len(folders) >= 3 and folders.total() >= 150


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

    mine = own()
    found: dict[str, dict[str, float]] = {"own": {kind: round(s.f1, 3) for kind, s in mine.items()}}
    if "--misses" in sys.argv:
        for kind, s in mine.items():
            print(*(f"missed {kind} {m}" for m in s.misses), *(f"extra {kind} {m}" for m in s.extras), sep="\n")
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
