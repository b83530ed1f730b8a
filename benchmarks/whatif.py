"""How long a forecast takes: ``python benchmarks/whatif.py``.

The command ``detente whatif`` over the example dossier's ledger, all models and 1,000 draws, in a process of its own,
its start included, compiled already; and what a page waits for when a slider is moved, in a process that runs.
Wall-clock time counts what else the machine does, processor time mostly does not.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import detente
from detente.bargaining.desk import moved

EXAMPLE = Path(__file__).parents[1] / "examples" / "syria"
PROGRAM = [sys.executable, "-c", "from detente.cli import main; main()", "whatif"]
TIMES = 7


def started(folder: Path, *more: str) -> Callable[[], None]:
    def run() -> None:
        subprocess.run([*PROGRAM, *more, "--dossier", folder], check=True, capture_output=True)

    return run


def slid(dossier: detente.OpenDossier) -> Callable[[], None]:
    base = dossier.scenario().scenario
    return lambda: moved(base, "us-troops", {"USA.us-troops.position": 100.0}) and None


def spent() -> float:
    """Processor time of this process and of those it started."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure(name: str, goal: float, work: Callable[[], None]) -> None:
    work()  # compiles what is not compiled yet
    walls, processor = [], []
    for _ in range(TIMES):
        begun, used = time.perf_counter(), spent()
        work()
        walls.append(time.perf_counter() - begun)
        processor.append(spent() - used)
    middle, least = statistics.median(walls), min(walls)
    print(f"{name:<44}{least:>7.2f} s{middle:>8.2f} s{min(processor):>10.2f} s{goal:>8.2f} s")


def main() -> None:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "syria"
        shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns("ledger.db*"))
        with detente.open(copy) as dossier:
            dossier.read()
            print(f"{'':<44}{'best':>9}{'middle':>10}{'processor':>12}{'goal':>10}")
            measure("detente whatif, 13 issues, all models", 2.0, started(copy))
            measure("detente whatif --issue, all models", 2.0, started(copy, "--issue", "us-troops"))
            measure("a scenario drawn from the ledger", 0.15, lambda: dossier.scenario() and None)
            measure("a slider moved, one issue, all models", 0.15, slid(dossier))


if __name__ == "__main__":
    main()
