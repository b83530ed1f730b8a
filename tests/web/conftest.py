"""The desk in this process: over the example, which is only looked at, and over a copy that may be changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from detente.web.app import build
from detente.web.desk import Settings

Browser = Callable[..., TestClient]


def client(folder: Path, **settings: object) -> TestClient:
    """A browser at the desk of a dossier."""
    application = build(folder, Settings(**{"host": "testserver", "author": "tester", **settings}))  # type: ignore[arg-type]
    return TestClient(application, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def desk(example: Path) -> TestClient:
    """The desk over the example dossier; to be looked at only."""
    return client(example, read_only=True)


@pytest.fixture
def own(example: Path, tmp_path: Path) -> Path:
    """A copy of the example dossier that the test may change."""
    folder = tmp_path / "own"
    shutil.copytree(example, folder)
    return folder
