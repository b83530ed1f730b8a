"""What all tests share: one reading of the example dossier, and fresh dossiers to spoil."""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is loaded: the tests of a small text gain nothing from threads

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example dossier, read once for all tests; to be looked at only."""
    import detente

    folder = tmp_path_factory.mktemp("example") / "syria"
    shutil.copytree(ROOT / "examples" / "syria", folder, ignore=shutil.ignore_patterns("ledger.db*"))
    with detente.open(folder) as dossier:
        assert not dossier.read().refused
    return folder


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new dossier with no reports, in which the test runs."""
    import detente

    folder = tmp_path / "dossier"
    detente.create(folder)
    monkeypatch.chdir(folder)
    return folder
