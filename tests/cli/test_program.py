"""The program as a process: exit codes, pipes, signals, and how fast it starts."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import detente

from .samples import PROGRAM, program, put


def test_the_version_is_told_by_the_installed_program() -> None:
    script = shutil.which("detente", path=str(Path(sys.executable).parent))
    for command in ([script] if script else PROGRAM, [sys.executable, "-m", "detente"]):
        said = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert said.stdout == f"detente {detente.__version__}\n"


def test_exit_codes(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    assert program("new", folder).returncode == 0
    assert program("new", folder).returncode == 1
    assert program("read", cwd=folder).returncode == 0
    put(folder, "empty.txt", "")
    said = program("read", cwd=folder)
    assert (said.returncode, said.stderr.count("\n")) == (1, 1)
    assert program("read", "--nonsense", cwd=folder).returncode == 2
    assert program("nonsense").returncode == 2


def test_a_reader_that_leaves_is_no_error(example: Path) -> None:
    command = [*PROGRAM, "export", "--dossier", str(example)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


def test_output_is_utf8_wherever_it_runs(example: Path) -> None:
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [*PROGRAM, "statements", "--dossier", str(example)]
    said = subprocess.run(command, capture_output=True, check=True, env=plain)
    assert "“" in said.stdout.decode("utf-8")
    assert b"\x1b" not in said.stdout


def kept(folder: Path) -> int:
    """How many reports are in the ledger of a running program."""
    if not (folder / "ledger.db").exists():
        return 0
    database = sqlite3.connect(f"file:{folder / 'ledger.db'}?mode=ro", uri=True)
    try:
        return int(database.execute("SELECT count(*) FROM version").fetchone()[0])
    except sqlite3.OperationalError:  # it is being made
        return 0
    finally:
        database.close()


def stop(folder: Path, sign: signal.Signals) -> int:
    """Begin to read, and stop it with a signal as soon as something was kept; returns the exit code."""
    silent = subprocess.DEVNULL
    with subprocess.Popen([*PROGRAM, "read"], cwd=folder, stdout=silent, stderr=silent) as process:
        while process.poll() is None and not kept(folder):
            time.sleep(0.005)
        process.send_signal(sign)
        return process.wait(60)


def lines(folder: Path) -> list[dict[str, object]]:
    """The ledger as an export, without the times at which it was read and events were joined."""
    out = folder / "out.jsonl"
    with detente.open(folder) as dossier:
        dossier.export(out)
    told = [{**json.loads(line), "read_at": None} for line in out.read_text(encoding="utf-8").splitlines()]
    for joint in (joint for line in told for joint in line.get("joints", [])):
        joint["time"] = None
    return told


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)])
def test_a_run_that_was_stopped_goes_on(example: Path, tmp_path: Path, sign: signal.Signals, code: int) -> None:
    folder = tmp_path / "syria"
    shutil.copytree(example, folder, ignore=shutil.ignore_patterns("ledger.db*", "out.jsonl"))
    assert stop(folder, sign) == code
    before = kept(folder)
    assert 0 < before < 39
    with detente.open(folder) as dossier:
        assert sum(entry.records for entry in dossier.reports()) == sum(1 for _ in dossier.records())
        summary = dossier.read()
    assert summary.reports["unchanged"] == before
    assert summary.reports["new"] + summary.reports["copy"] == 39 - before
    assert lines(folder) == lines_of_example(example, tmp_path)


def lines_of_example(example: Path, tmp_path: Path) -> list[dict[str, object]]:
    """The same of the shared dossier, which is not to be written into."""
    shutil.copytree(example, tmp_path / "whole")
    return lines(tmp_path / "whole")
