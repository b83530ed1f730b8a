"""How long the board takes on large ledgers, "as of" an earlier day included.

    python benchmarks/board.py [RECORDS]...

Without numbers 100,000 records; a million takes some minutes to be made. The goals are half a second and two seconds.
Records of all six kinds in equal numbers, fifty a report, over fifteen years, ten parties and sixteen issues.
"""

import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from detente.analysis import board
from detente.dossier import Dossier
from detente.ledger import Ledger
from detente.records import Action, Commitment, Contact, Evidence, Figure, Position, Record, Report, Statement

PER_REPORT = 50
GOALS = {100_000: 0.5, 1_000_000: 2.0}
NAMES = [f"{first} {number}ov" for first in ("Ada", "Boris", "Clara", "Dmitri", "Elif") for number in range(120)]
PARTIES = [f"P{number:02}" for number in range(10)]
ISSUES = [f"issue-{number}" for number in range(16)]
ROOTS = ("CONSULT", "ASSAULT", "REQUEST", "AID", "ACCUSE")
DEEDS = ("withdraw the troops", "open the gates", "free the crew", "pay the fees", "name a team", "end the drills")
DOSSIER = Dossier.model_validate(
    {
        "title": "A large one", "question": "How long does it take?",
        "party": [{"code": code, "name": code} for code in PARTIES],
        "issue": [{"id": name, "question": name, "low": "no", "high": "yes"} for name in ISSUES],
    }
)  # fmt: skip


def record(number: int, path: str, where: list[Evidence], day: str, chance: random.Random) -> Record:
    party, other = chance.sample(PARTIES, 2)
    shared = {"report": path, "evidence": where}
    if number % 6 == 0:
        return Statement(**shared, speaker=chance.choice(NAMES), party=party, mode="indirect", date=day)
    if number % 6 == 1:
        return Position(
            **shared, party=party, holder=chance.choice(NAMES), issue=chance.choice(ISSUES), stance="demands",
            proposition="so", value=chance.choice([0, 25, 50, 75, 100]), by=chance.choice(["self", "other"]), date=day,
            confidence=chance.choice([0.5, 0.7, 0.9]),
        )  # fmt: skip
    if number % 6 == 2:
        told = chance.choice(["happened"] * 8 + ["denied", "planned"])
        return Action(**shared, type=chance.choice(ROOTS), source=party, target=other, date=day, factuality=told)
    if number % 6 == 3:
        due = date.fromisoformat(day) + timedelta(chance.randrange(10, 200))
        return Commitment(**shared, obligor=party, what=chance.choice(DEEDS), due=due.isoformat(), status="pledged")
    if number % 6 == 4:
        count, name = float(chance.randrange(1000)), f"crew of the {chance.choice(NAMES)}"
        return Figure(**shared, measure="killed", value=count, unit="people", subject=name, as_of=day)
    return Contact(**shared, form="meeting", participants=[], parties=[party, other], date=day, status="held")


def fill(ledger: Ledger, size: int) -> None:
    chance = random.Random(1)
    for number in range(size // PER_REPORT):
        path, text = f"{number}.txt", ""
        day = (date(2010, 1, 1) + timedelta(chance.randrange(15 * 365))).isoformat()
        found = []
        for n in range(PER_REPORT):
            words = f"{chance.choice(NAMES)} spoke of item{chance.randrange(5000)} and of much else."
            where = [Evidence(start=len(text), end=len(text) + len(words), text=words)]
            text += words + "\n"
            found.append(record(n, path, where, day, chance))
        report = Report(path=path, text=text, format="text", published=day)
        ledger.add(report, found, model="none", read_at="2025-01-01T00:00:00Z")


def measure(size: int, folder: Path) -> None:
    path = folder / f"{size}.db"
    start = time.perf_counter()
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, size)
    print(f"\n{size:,} records, made in {time.perf_counter() - start:.0f} s; goal {GOALS.get(size, 'none')}")
    for title, asked in (
        ("as of the last report, a year before", {}),
        ("as of 2020-06-01, a year before", {"as_of": "2020-06-01"}),
        ("as of the last report, five years before", {"since": "2019-12-31"}),
    ):
        best = worked = float("inf")
        for _ in range(3):
            with Ledger.open(path, read_only=True) as ledger:
                start, used = time.perf_counter(), time.process_time()
                found = board.board(ledger, DOSSIER, **asked)
                best = min(best, time.perf_counter() - start)
                worked = min(worked, time.process_time() - used)
        told = f"{found.records:,} positions, {len(found.deadlines):,} due, {len(found.differences):,} differ"
        print(f"  {title:42} {best:6.2f} s ({worked:.2f} s of the processor)  {told}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for size in [int(word) for word in sys.argv[1:]] or [100_000]:
            measure(size, Path(folder))


if __name__ == "__main__":
    main()
