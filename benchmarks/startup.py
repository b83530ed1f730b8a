"""How fast the program starts and the language pipeline loads: ``python benchmarks/startup.py``.

Each is timed in a process of its own, ten times; the best and the middle time are shown, with what is to be reached.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

TIMES = 10
PROGRAM = Path(sys.executable).parent / "detente"
LOAD = "import time; t = time.perf_counter(); from detente.language.pipeline import load; load(); " \
       "print(time.perf_counter() - t)"  # fmt: skip
ENVIRONMENT = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}


def started() -> float:
    """Seconds from the call of ``detente --version`` to its end."""
    begun = time.perf_counter()
    subprocess.run([PROGRAM, "--version"], check=True, capture_output=True)
    return time.perf_counter() - begun


def loaded() -> float:
    """Seconds that importing and loading the pipeline takes in a fresh process."""
    return float(subprocess.check_output([sys.executable, "-c", LOAD], text=True, env=ENVIRONMENT))


def main() -> None:
    print(f"{'':<34}{'best':>8}{'middle':>9}{'goal':>8}")
    for name, measure, goal in (("detente --version", started, 0.3), ("the language pipeline loads", loaded, 2.0)):
        times = [measure() for _ in range(TIMES)]
        print(f"{name:<34}{min(times):>6.2f} s{statistics.median(times):>7.2f} s{goal:>6.1f} s")


if __name__ == "__main__":
    main()
