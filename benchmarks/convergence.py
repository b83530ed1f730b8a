"""Is what the board calls 80 % likely so in about 80 % of cases, and how many reports does it take to see a move?

Simulates dossiers in which parties converge, diverge or stand still while reports on them are few and noisy, asks the
analysis for the probability that each pair came closer, and compares it with what was true:

    python benchmarks/convergence.py [DOSSIERS]

Prints for each world a reliability table and the expected calibration error (the mean of |said − true| over ten bins of
the probability, by their number of pairs; Naeini, Cooper and Hauskrecht 2015), then how often the board says the right
and the wrong word by number of reports.
"""

import sys
from collections import Counter
from collections.abc import Callable
from itertools import combinations

import numpy as np

from detente.analysis.convergence import movements, overall
from detente.analysis.observations import Observation
from detente.analysis.positions import Positions, estimate
from detente.analysis.settings import noise

DAYS, WINDOW = 730, 365
PARTIES = ("A", "B", "C", "D")
STANCES = ("demands", "supports", "accepts", "conditional", "rejects")
Path = Callable[[np.ndarray], np.ndarray]
Chance = np.random.Generator


def paths(chance: Chance) -> list[np.ndarray]:
    """For each party its true position on each day: before the window at rest, in it moving towards another party, away
    from it, or not, with equal chances; wandering a little all the while."""
    start = chance.uniform(0, 100, len(PARTIES))
    share = np.clip((np.arange(DAYS + 1) - (DAYS - WINDOW)) / WINDOW, 0, 1)
    found = []
    for number, own in enumerate(start):
        gap = start[chance.choice([n for n in range(len(PARTIES)) if n != number])] - own
        towards = int(chance.integers(-1, 2))
        move = towards * np.sign(gap) * min(chance.uniform(10, 40), abs(gap) if towards > 0 else 100)
        wander = np.cumsum(chance.normal(0, chance.uniform(1, 8) / np.sqrt(365), DAYS + 1))
        found.append(np.clip(own + share * move + wander, 0, 100))
    return found


def walks(chance: Chance) -> list[np.ndarray]:
    """True positions that wander as the model has it."""
    yearly = np.exp(chance.normal(np.log(15), 0.7))
    return [chance.uniform(0, 100) + np.cumsum(chance.normal(0, yearly / np.sqrt(365), DAYS + 1)) for _ in PARTIES]


def jumps(chance: Chance) -> list[np.ndarray]:
    """True positions that stand still but for sudden turns."""
    found = []
    for _ in PARTIES:
        turn, days = chance.integers(DAYS - WINDOW, DAYS), np.arange(DAYS + 1)
        before, after = chance.uniform(0, 100, 2)
        found.append(np.where(days < turn, before, after if chance.random() < 0.6 else before))
    return found


def observed(
    truth: list[np.ndarray], chance: Chance, *, tails: bool = False, bias: float = 0.0, per_year: float | None = None,
    exact: bool = False,
) -> list[Observation]:  # fmt: skip
    """Reports of the positions: few or many, by various accounts, read with various confidence, sometimes misread."""
    table, found = noise(), []
    for party, path in zip(PARTIES, truth, strict=False):
        count = chance.poisson((per_year or np.exp(chance.uniform(np.log(2), np.log(40)))) * DAYS / 365)
        for day in chance.integers(0, DAYS + 1, count).tolist():
            account = "self" if exact else str(chance.choice(["self", "other", "reporter"], p=[0.6, 0.25, 0.15]))
            stance = "demands" if exact else str(chance.choice(STANCES))
            sure = 1.0 if exact else float(chance.uniform(0.5, 0.98))
            error = chance.standard_t(2) if tails else chance.normal()
            value = path[day] + error * table.account[account] * table.firmness[stance]
            if account == "other":  # an adversary tells it nearer to the end of the scale than it is
                value += bias * np.sign(path[day] - 50)
            if chance.random() > sure:
                value = chance.uniform(0, 100)
            found.append(Observation(
                "issue", party, float(np.clip(np.round(value / 5) * 5, 0, 100)), day, day, day, account, stance,
                f"r{len(found)}", len(found), f"speaker of {party} {chance.integers(4)}", confidence=sure,
            ))  # fmt: skip
    return found


WORLDS: dict[str, tuple[Callable[[Chance], list[np.ndarray]], dict[str, float]]] = {
    "moves and rests, noisy and sparse reports": (paths, {}),
    "random walks, as the model assumes": (walks, {}),
    "sudden turns": (jumps, {}),
    "moves; errors with heavy tails (Student's t, 2 degrees)": (paths, {"tails": True}),
    "moves; others exaggerate by 20 points": (paths, {"bias": 20.0}),
}


def judged(world: str, dossiers: int, seed: int) -> tuple[np.ndarray, np.ndarray, Counter[tuple[str, bool]]]:
    """What was said of each pair, what was true, and the words with whether they were true."""
    make, how = WORLDS[world]
    chance = np.random.default_rng(seed)
    said, true, words = [], [], Counter[tuple[str, bool]]()
    for _ in range(dossiers):
        truth = make(chance)
        positions = estimate(observed(truth, chance, **how))
        window = positions.window(DAYS - WINDOW, DAYS)
        known = dict(zip(PARTIES, truth, strict=True))
        for a, b in combinations(PARTIES, 2):
            apart = np.abs(known[a] - known[b])
            for movement in movements(positions, (a, b), window, sources=0):
                if movement.narrowed is None:
                    continue
                fact = bool(apart[DAYS] < apart[DAYS - WINDOW])
                said.append(movement.narrowed)
                true.append(fact)
                words[movement.word, fact] += 1
    return np.asarray(said), np.asarray(true), words


def calibration_error(said: np.ndarray, true: np.ndarray) -> float:
    place = np.minimum((said * 10).astype(int), 9)
    return float(sum(abs(said[place == n].mean() - true[place == n].mean()) * np.mean(place == n)
                     for n in range(10) if np.any(place == n)))  # fmt: skip


def show(world: str, dossiers: int, seed: int) -> None:
    said, true, words = judged(world, dossiers, seed)
    place = np.minimum((said * 10).astype(int), 9)
    print(f"\n{world}\n  {'said':>10} {'true':>6} {'pairs':>7}")
    for n in range(10):
        if np.any(place == n):
            print(f"  {said[place == n].mean():10.2f} {true[place == n].mean():6.2f} {np.sum(place == n):7,}")
    print(f"  expected calibration error {calibration_error(said, true):.3f} over {len(said):,} pairs")
    for word in ("converging", "diverging", "no clear movement", "too little evidence"):
        all_of = words[word, True] + words[word, False]
        print(f"  {word:20} {all_of:6,} pairs, of which came closer {words[word, True] / max(all_of, 1):.2f}")


def power(runs: int) -> None:
    """How often a move of 20 points in a year, by one of two parties 50 points apart, is called converging."""
    days = np.arange(DAYS + 1)
    share = np.clip((days - (DAYS - WINDOW)) / WINDOW, 0, 1)
    for title, how in (("own words, surely read", {"exact": True}), ("all accounts, a quarter misread", {})):
        print(f"\nA move of 20 points in a year, {title}")
        print("  records a party and year   seen   called the opposite   a movement seen where none is")
        for per_year in (3, 5, 8, 12, 20, 30, 50, 80):
            chance = np.random.default_rng(per_year)
            seen, none = Counter[str](), Counter[str]()
            for _ in range(runs):
                for move, count in ((20.0, seen), (0.0, none)):
                    truth = [25 + move * share, np.full(DAYS + 1, 75.0)]
                    count[word_of(estimate(observed(truth, chance, per_year=per_year, **how)))] += 1
            print(f"  {per_year:24} {seen['converging'] / runs:6.2f} {seen['diverging'] / runs:21.2f}"
                  f" {(none['converging'] + none['diverging']) / runs:31.2f}")  # fmt: skip


def word_of(positions: Positions) -> str:
    return overall(positions, ("A", "B"), positions.window(DAYS - WINDOW, DAYS)).word


def main() -> None:
    dossiers = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
    for seed, world in enumerate(WORLDS):
        show(world, dossiers, seed)
    power(max(dossiers // 5, 20))


if __name__ == "__main__":
    main()
