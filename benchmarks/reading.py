"""How fast reports are read, and in how much memory: ``python benchmarks/reading.py [REPORTS]`` (10000).

1. The example reports, many times over: words a CPU-second of the bare pipeline and of the whole ``read`` (files,
   near-duplicates, pipeline, readers, ledger), and the ratio of the two.
2. REPORTS short reports, put together from paragraphs of the examples by chance, into one ledger: time and the most
   memory that the process has held.

One core, one thread. Words are what stands between spaces.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import detente
from detente.language.pipeline import load
from detente.records import Report
from detente.sources import read_file

EXAMPLES = Path(__file__).parents[1] / "examples" / "syria"
ROUNDS = 5
PARAGRAPHS = 5  # of a made-up report


def examples() -> list[Report]:
    files = sorted((EXAMPLES / "reports").iterdir())
    return [report for file in files for report in read_file(file, file.name).reports]


def words(reports: list[Report]) -> int:
    return sum(len(report.text.split()) for report in reports)


def bare(reports: list[Report]) -> float:
    """Words a CPU-second of the pipeline alone; the best of some rounds."""
    pipeline = load()
    best = 9e9
    for _ in range(ROUNDS):
        begun = time.process_time()
        for _parsed in pipeline.pipe(reports):
            pass
        best = min(best, time.process_time() - begun)
    return words(reports) / best


def whole(folder: Path) -> float:
    """Words a CPU-second from the files to the ledger; the best of some rounds."""
    best = 9e9
    for n in range(ROUNDS):
        made = folder / f"whole-{n}"
        detente.create(made)
        (made / "dossier.toml").write_bytes((EXAMPLES / "dossier.toml").read_bytes())
        with detente.open(made) as dossier:
            begun = time.process_time()
            dossier.read(EXAMPLES / "reports")
            best = min(best, time.process_time() - begun)
    return words(examples()) / best


def make_up(folder: Path, number: int) -> int:
    """Write made-up reports; returns how many words are in them."""
    chance = random.Random(20151214)
    pool = [part for report in examples() for part in report.text.split("\n\n") if len(part.split()) > 20]
    count = 0
    for n in range(number):
        text = "\n\n".join([f"Report {n} on the talks", *chance.sample(pool, PARAGRAPHS)])
        count += len(text.split())
        (folder / "reports" / f"2018-{n % 12 + 1:02}-{n % 28 + 1:02}-{n}.txt").write_text(text, encoding="utf-8")
    return count


def megabytes() -> float:
    """The most memory that this process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


def many(folder: Path, number: int) -> None:
    detente.create(folder)
    (folder / "dossier.toml").write_bytes((EXAMPLES / "dossier.toml").read_bytes())
    count = make_up(folder, number)
    begun = time.process_time()
    print(f"\n{'reports':>10}{'words':>12}{'CPU s':>9}{'words a CPU-second':>22}{'memory':>11}")
    with detente.open(folder) as dossier:
        for done, _outcome in enumerate(dossier.each_read(dossier.files()), 1):
            if done % max(1, number // 5) == 0:
                seconds, share = time.process_time() - begun, int(count * done / number)
                rate = share / seconds
                print(f"{done:>10,}{share:>12,}{seconds:>9.1f}{rate:>22,.0f}{megabytes():>8,.0f} MB", flush=True)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    reports = examples()
    with tempfile.TemporaryDirectory() as folder:
        parse, read = bare(reports), whole(Path(folder))
        print(f"{'':<26}{'words a CPU-second':>20}{'goal':>12}")
        print(f"{'the bare pipeline':<26}{parse:>20,.0f}{'9,000':>12}")
        print(f"{'the whole reading':<26}{read:>20,.0f}")
        print(f"{'ratio of the costs':<26}{parse / read:>20.2f}{'at most 1.6':>12}")
        many(Path(folder) / "many", number)


if __name__ == "__main__":
    main()
