"""What a user's machine and the next writer rely on: the lock, the commands of the Makefile, the reference."""

import os
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_pins_exact_versions_and_names_no_host() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!]+", line) for line in LOCK)
    names = [plain(line.partition("==")[0]) for line in LOCK]
    assert len(names) == len(set(names))


def test_the_lock_has_all_that_the_project_asks_for() -> None:
    locked = {plain(line.partition("==")[0]) for line in LOCK}
    asked = PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"]
    asked += PROJECT["dependency-groups"]["dev"]
    assert {plain(re.split(r"[<>=~!\[; ]", line)[0]) for line in asked} <= locked


def test_make_has_its_two_commands_and_ci_calls_one() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert {"demo", "test", "bench", "lock", "clean"} <= set(targets)
    run = ROOT / ".ci" / "run"
    assert "make test" in run.read_text(encoding="utf-8")
    assert os.access(run, os.X_OK)


def test_every_stage_has_its_place_in_the_order() -> None:
    [contract] = PROJECT["tool"]["importlinter"]["contracts"]
    placed = {layer.strip("()").removeprefix("detente.") for layer in contract["layers"]}
    package = ROOT / "src" / "detente"
    found = {file.stem for file in package.glob("*.py")} | {file.parent.name for file in package.glob("*/__init__.py")}
    assert found - {"__init__"} <= placed
