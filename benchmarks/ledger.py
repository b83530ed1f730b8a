"""How long questions to a large ledger take: ``python benchmarks/ledger.py [RECORDS …]`` (100000 and 1000000).

The records are made up: statements and actions of a few hundred speakers and forty parties over fifteen years, ten of
them a report. Every question is asked three times; the best time is shown.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from detente.ledger import Ledger, queries
from detente.ledger.search import search
from detente.records import Action, Evidence, Record, Report, Statement

PER_REPORT = 10
NOUNS = ["talks", "truce", "border", "envoy", "sanctions", "troops", "convoy", "treaty", "harbour", "inspectors"]
VERBS = ["welcomed", "rejected", "discussed", "suspended", "demanded", "proposed", "delayed", "criticised"]
NAMES = [f"{first} {number}ov" for first in ("Ada", "Boris", "Clara", "Dmitri", "Elif") for number in range(120)]
PARTIES = [f"P{number:02}" for number in range(40)]


def sentence(chance: random.Random, speaker: str) -> str:
    rare = f"item{chance.randrange(5000)}"
    return f"{speaker} {chance.choice(VERBS)} the {chance.choice(NOUNS)} and the {chance.choice(NOUNS)} of {rare}."


def report(number: int, chance: random.Random) -> tuple[Report, list[Record]]:
    path, day = f"{number}.txt", (date(2010, 1, 1) + timedelta(chance.randrange(15 * 365))).isoformat()
    found: list[Record] = []
    text = ""
    for n in range(PER_REPORT):
        speaker = chance.choice(NAMES)
        party = PARTIES[min(int(chance.expovariate(0.15)), 39)]
        words = sentence(chance, speaker)
        where = [Evidence(start=len(text), end=len(text) + len(words), text=words)]
        text += words + "\n"
        if n % 2:
            found.append(Statement(report=path, evidence=where, speaker=speaker, party=party, mode="indirect",
                                   date=day))  # fmt: skip
        else:
            found.append(Action(report=path, evidence=where, type="CONSULT", source=party, target=PARTIES[n],
                                date=day, factuality="happened"))  # fmt: skip
    return Report(path=path, text=text, format="text", published=day, title=f"Report {number}"), found


def questions(ledger: Ledger) -> dict[str, Callable[[], object]]:
    def statements(**filters: object) -> Callable[[], object]:
        return lambda: queries.statements(ledger, **filters)  # type: ignore[arg-type]

    return {
        "the first 50 statements": statements(limit=50),
        "50 of the most frequent party": statements(party="P00", limit=50),
        "50 of a rare party": statements(party="P39", limit=50),
        "one speaker": statements(speaker="Clara 42ov", limit=50),
        "one month": statements(since="2019-05", until="2019-05", limit=50),
        "one day of one party": statements(party="P01", since="2019-05-05", until="2019-05-05"),
        "as of a day, one party": statements(party="P01", as_of="2012-02-02", limit=50),
        "a rare word in the evidence": statements(text="item123"),
        "a frequent word in the evidence": statements(text="sanctions", limit=50),
        "a frequent word, party and month": statements(text="sanctions", party="P01", since="2019-05", until="2019-05"),
        "one report": lambda: queries.records(ledger, report="77.txt"),
        "search: a rare word": lambda: search(ledger, "item123"),
        "search: two frequent words": lambda: search(ledger, "sanctions envoy"),
        "counts": lambda: queries.counts(ledger),
        "one record by its id": lambda: ledger.record(queries.statements(ledger, limit=1)[0].id),
    }


def timed(ask: Callable[[], object]) -> tuple[float, object]:
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        answer = ask()
        best = min(best, time.perf_counter() - start)
    return best * 1000, answer


def measure(size: int, folder: Path) -> None:
    chance, path = random.Random(1), folder / f"{size}.db"
    start = time.perf_counter()
    with Ledger.open(path, create=True) as ledger:
        for number in range(size // PER_REPORT):
            made, found = report(number, chance)
            ledger.add(made, found, model="none", read_at="2025-01-01T00:00:00Z")
    spent = time.perf_counter() - start
    print(f"\n{size:,} records: added in {spent:.0f} s ({size / spent:,.0f} a second), {path.stat().st_size >> 20} MiB")
    with Ledger.open(path, read_only=True) as ledger:
        for name, ask in questions(ledger).items():
            milliseconds, answer = timed(ask)
            count = f"{len(answer):8,} found" if isinstance(answer, list) else ""
            print(f"  {name:36} {milliseconds:9.1f} ms {count}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for size in [int(word) for word in sys.argv[1:]] or [100_000, 1_000_000]:
            measure(size, Path(folder))


if __name__ == "__main__":
    main()
