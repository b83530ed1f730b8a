"""How well and how fast accounts of one event come together: ``python benchmarks/merging.py [RECORDS …]`` (100000).

Made-up events are told by made-up reports that vary as readers of real reports do: a date may be missing, vague or off
by a day, a place missing, coarser or wrong, a party or a name left out, the form another word, the status planned.
Events of the same parties crowd: a pair of them meets many times a month. Precision and recall are over pairs of
records: of those that were put into one event, how many belong there; of those that belong, how many were put there.
Times are seconds of the processor.
"""

import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from detente.ledger import Ledger, merging
from detente.records import Action, Contact, Evidence, Record, Report

PARTIES = ["USA", "RUS", "CHN", "GBR", "FRA", "DEU", "TUR", "IRN",
           "ISR", "SAU", "UKR", "SYR", "IRQ", "JPN", "IND", "UN"]  # fmt: skip
PLACES = {"Geneva": "Switzerland", "Vienna": "Austria", "Moscow": "Russia", "Ankara": "Turkey", "Doha": "Qatar",
          "London": "Britain", "Paris": "France", "Cairo": "Egypt", "Oslo": "Norway", "Muscat": "Oman"}  # fmt: skip
STEMS = ["brak", "drost", "falin", "gorm", "heltu", "jurvo", "kestr", "lumba", "morti", "nevro", "orbel", "pasko",
         "quill", "rusto", "selto"]  # fmt: skip
SUBJECTS = [f"{stem}{end}" for stem in STEMS for end in ("ane", "evik", "ilo", "omar", "usk")]
ROOTS = {"SANCTION": ["sanction", "embargo"], "RETREAT": ["withdraw", "release"], "ASSAULT": ["aerial", "attack"],
         "AID": ["military", "humanitarian"], "AGREE": ["reach", "sign"], "COERCE": ["besiege", "arrest"]}  # fmt: skip
FORMS = ["meeting", "talks", "visit", "call"]
PER_REPORT, REPORTS_AN_EVENT, DAYS = 20, 4, 15 * 365
START = date(2010, 1, 1)


@dataclass
class Event:
    """What happened."""

    number: int
    day: date
    parties: list[str]
    persons: list[str]
    place: str
    form: str
    root: str | None
    words: list[str]


def happened(number: int, chance: random.Random, days: int) -> Event:
    drawn = [PARTIES[min(int(chance.expovariate(0.3)), 15)] for _ in range(chance.choice([2, 2, 2, 3]))]
    parties = list(dict.fromkeys(drawn))
    if len(parties) < 2:
        parties = ["USA", "RUS"]
    root = chance.choice([None, None, *ROOTS])
    persons = [f"{chance.choice('ABCDEFG')}nna {party.title()}ov{chance.choice('abc')}" for party in parties]
    form = chance.choice(ROOTS[root]) if root else chance.choice(FORMS)
    day, place = START + timedelta(chance.randrange(days)), chance.choice(list(PLACES))
    return Event(number, day, parties, persons, place, form, root, chance.sample(SUBJECTS, 8))


def told_date(event: Event, chance: random.Random) -> str | None:
    fate = chance.random()
    if fate < 0.25:
        return None
    if fate < 0.33:
        return event.day.isoformat()[:7]
    if fate < 0.38:
        first = event.day - timedelta(event.day.weekday())
        return f"{first.isoformat()}/{(first + timedelta(6)).isoformat()}"
    if fate < 0.42:
        return (event.day + timedelta(chance.choice([-1, 1]))).isoformat()
    return event.day.isoformat()


def told_place(event: Event, chance: random.Random) -> str | None:
    fate = chance.random()
    if fate < 0.55:
        return None
    return event.place if fate < 0.85 else PLACES[event.place] if fate < 0.97 else chance.choice(list(PLACES))


def account(event: Event, path: str, published: date, start: int, chance: random.Random) -> tuple[Record, str]:
    words = chance.sample(event.words, chance.randint(2, 6)) + chance.sample(SUBJECTS, chance.randint(2, 6))
    sentence = f"They spoke of {' and '.join(words)}."
    evidence = [Evidence(start=start, end=start + len(sentence), text=sentence)]
    told, place = told_date(event, chance), told_place(event, chance)
    if event.root:
        target = None if chance.random() < 0.4 else event.parties[1]
        truth = chance.choice(["happened"] * 8 + ["alleged", "denied"])
        return Action(report=path, evidence=evidence, type=event.root, mode=event.form, source=event.parties[0],
                      target=target, date=told, place=place if chance.random() < 0.4 else None,
                      factuality="planned" if event.day > published else truth), sentence  # fmt: skip
    parties = event.parties if chance.random() < 0.85 else chance.sample(event.parties, len(event.parties) - 1)
    names = [name for name in event.persons if chance.random() < 0.5]
    form = event.form if event.form == "call" or chance.random() < 0.6 else chance.choice(FORMS[:3])
    return Contact(report=path, evidence=evidence, form=form, participants=names, parties=parties, date=told,
                   place=place, status="planned" if event.day > published else "held"), sentence  # fmt: skip


def fill(ledger: Ledger, size: int, days: int, chance: random.Random) -> dict[str, int]:
    """Reports with that many records in all; which event each record tells of."""
    truth: dict[str, int] = {}
    number = 0
    for day, events in sorted(told_by_day(size, days, chance).items()):
        for told in as_reports(events):
            path, text, records = f"{number}.txt", "", list[Record]()
            number += 1
            for event in told:
                record, sentence = account(event, path, day, len(text), chance)
                text += sentence + "\n"
                records.append(record)
                truth[record.id] = event.number
            made = Report(path=path, text=text, format="text", published=day.isoformat(), published_from="given")
            ledger.add(made, records, model="none", read_at="2025-01-01T00:00:00Z")
    return truth


def told_by_day(size: int, days: int, chance: random.Random) -> dict[date, list[Event]]:
    """The events that are told on each day: most soon after they happened, some before."""
    found: dict[date, list[Event]] = {}
    left, number = size, 0
    while left > 0:
        event = happened(number, chance, days)
        number += 1
        for _ in range(min(1 + int(chance.expovariate(1 / (REPORTS_AN_EVENT - 1))), left)):
            after = -3 if chance.random() < 0.15 else min(int(chance.expovariate(0.6)), 40)
            found.setdefault(event.day + timedelta(after), []).append(event)
            left -= 1
    for events in found.values():
        chance.shuffle(events)
    return found


def as_reports(events: list[Event]) -> list[list[Event]]:
    """The events of one day in reports, of which none tells of an event twice."""
    reports: list[list[Event]] = []
    for event in events:
        fitting = next((r for r in reports if len(r) < PER_REPORT and event not in r), None)
        if fitting is None:
            reports.append(fitting := [])
        fitting.append(event)
    return reports


def pairs(sizes: Counter[object]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def score(ledger: Ledger, truth: dict[str, int], kind: str) -> str:
    found: Counter[object] = Counter()
    both: Counter[object] = Counter()
    real: Counter[object] = Counter()
    for name, event in ledger.connection.query("SELECT id, event FROM record WHERE live = 1 AND kind = ?", [kind]):
        real[truth[name]] += 1
        if event is not None:
            found[event] += 1
            both[event, truth[name]] += 1
    right, made, wanted = pairs(both), pairs(found), pairs(real)
    return (f"{kind}s: precision {right / max(made, 1):.3f}, recall {right / max(wanted, 1):.3f}"
            f" ({made:,} pairs put together, {wanted:,} belong together)")  # fmt: skip


def measure(size: int, days: int, folder: Path) -> None:
    chance = random.Random(7)
    with Ledger.open(folder / f"{size}-{days}.db", create=True) as ledger:
        start = time.process_time()
        truth = fill(ledger, size, days, chance)
        added = time.process_time() - start
        start = time.process_time()
        merging.settle(ledger)
        spent = time.process_time() - start
        seconds = f"added in {added:.1f} s, all events decided in {spent:.1f} s"
        print(f"\n{len(truth):,} records over {days:,} days: {seconds}")
        for kind in ("contact", "action"):
            print(f"  {score(ledger, truth, kind)}")
        text, records = "They spoke of nothing.", list[Record]()
        evidence = [Evidence(start=0, end=len(text), text=text)]
        middle = (START + timedelta(days // 2)).isoformat()
        for n in range(20):
            parties = [PARTIES[n % 8], PARTIES[(n + 1) % 8]]
            records.append(Contact(report="late.txt", evidence=evidence, form="talks", participants=[f"P{n}"],
                                   parties=parties, date=middle, status="held"))  # fmt: skip
        start = time.process_time()
        ledger.add(Report(path="late.txt", text=text, format="text", published=middle), records, model="none",
                   read_at="2025-01-01T00:00:00Z")  # fmt: skip
        merging.settle(ledger)
        print(f"  one more report of {len(records)} records: {time.process_time() - start:.2f} s")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for size in [int(word) for word in sys.argv[1:]] or [100_000]:
            measure(size, DAYS, Path(folder))


if __name__ == "__main__":
    main()
