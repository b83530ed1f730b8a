"""``import detente``: the same as the commands, for programs."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import detente


def test_it_opens_reads_and_asks(dossier: Path) -> None:
    (dossier / "reports" / "a.txt").write_text("MUSCAT, March 5, 2024 — “We will go,” Sergei Lavrov said on Tuesday.\n")
    told = []
    with detente.open(dossier) as opened:
        for outcome in opened.each_read(opened.files()):
            told.append((outcome.file, outcome.name, outcome.status))
        [statement] = opened.statements(party="RUS")
        assert isinstance(statement, detente.Statement)
        assert statement.speaker == "Sergei Lavrov"
        assert opened.record(statement.id) == statement
        assert opened.report(statement.report).text[slice(*span(statement))] == statement.evidence[0].text
        assert [hit.report for hit in opened.search("lavrov")] == ["reports/a.txt"]
        assert opened.counts().records["statement"] == 1
        assert opened.read() == detente.Summary(reports=Counter(unchanged=1))
    assert told == [(1, "reports/a.txt", "new")]


def span(statement: detente.Statement) -> tuple[int, int]:
    return statement.evidence[0].start, statement.evidence[0].end


def test_without_a_path_it_opens_the_nearest(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(dossier / "reports")
    assert detente.open().folder == dossier.resolve()
    assert detente.open(dossier / "dossier.toml").folder == dossier.resolve()


def test_errors_are_of_one_tree(tmp_path: Path) -> None:
    with pytest.raises(detente.DossierError):
        detente.open(tmp_path)
    detente.create(tmp_path)
    with detente.open(tmp_path) as opened:
        with pytest.raises(detente.DetenteError):
            opened.statements()
        (tmp_path / "empty.txt").write_text("")
        [refused] = opened.read(tmp_path / "empty.txt").refused
        assert refused.startswith("empty.txt: ")
        with pytest.raises(detente.UsageError):
            opened.statements(since="soon")


def test_every_public_name_is_there() -> None:
    assert set(detente.__all__) == set(dir(detente))
    for name in detente.__all__:
        assert getattr(detente, name) is not None
    with pytest.raises(AttributeError):
        _ = detente.nothing_of_the_kind


def test_importing_it_loads_nothing_else() -> None:
    heavy = {"pydantic", "numpy", "spacy", "sqlite3", "typer", "rich"}
    found = subprocess.check_output([sys.executable, "-c", "import sys, detente; print(*sys.modules)"], text=True)
    assert not heavy & set(found.split())
