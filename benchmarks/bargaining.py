"""How accurate and how fast the bargaining models are: ``python benchmarks/bargaining.py [accuracy|speed|scaling]``.

Accuracy: all models on the decisions of DEU III, where they lie beside the project (``shared/data/bargaining``), with
the difference from the weighted mean and its 95 % interval by the paired bootstrap. Speed: processor time per solve in
an ensemble, compiled already. Scaling: the same over actors and draws, with the exponent that fits.
"""

import csv
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from detente.bargaining import scores
from detente.bargaining.challenge import Challenge
from detente.bargaining.compromise import means, weighted_medians
from detente.bargaining.draws import Draws, Floats
from detente.bargaining.exchange import Exchange
from detente.bargaining.models import SCHOLZ
from detente.bargaining.outcome import Model
from detente.bargaining.spatial import Spatial

DECISIONS = Path(__file__).parents[2] / "shared" / "data" / "bargaining" / "deu3.tsv"
EMISSION = np.array([
    (0, 8, 0.8), (50, 8, 0.4), (0, 3, 0.2), (0, 16, 0.8), (100, 16, 0.6), (100, 16, 0.6), (100, 16, 0.9), (50, 5, 0.1),
    (0, 5, 1.0), (50, 8, 0.7),
])  # fmt: skip
"""Position, capability and salience of the members in the case of the emission standards (Scholz and others 2011)."""


def given(x: Floats, s: Floats, c: Floats) -> Draws:
    """Draws × actors × issues on scales from 0 to 100."""
    d, n, m = x.shape
    nothing = np.full((d, m), np.nan), np.full((d, n), np.nan)
    names = tuple(map(str, range(n))), tuple(map(str, range(m)))
    return Draws(*names, x, s, c, np.zeros(m), np.full(m, 100.0), *nothing, np.ones((m, m), bool))


def decisions() -> list[tuple[Draws, float]]:
    """The usable decisions, three actors or more and an outcome on the scale, with equal capability."""
    with DECISIONS.open(encoding="utf-8") as lines:
        table = list(csv.reader(lines, delimiter="\t"))
    place = {name: i for i, name in enumerate(table[0])}
    pairs = [(i, place[f"s{name[1:]}"]) for name, i in place.items() if name[0] == "p" and f"s{name[1:]}" in place]
    found = []
    for row in table[2:]:
        cells = row + [""] * (len(place) - len(row))
        x = np.array([float(cells[p] or "nan") for p, _ in pairs])
        s = np.array([float(cells[q] or "nan") for _, q in pairs]) / 100
        out = float(cells[place["out"]] or "nan")
        if np.isfinite(x).sum() >= 3 and 0 <= out <= 100:
            say = np.isfinite(x) & np.isfinite(s)
            found.append((given(x[say][None, :, None], s[say][None, :, None], np.ones((1, say.sum()))), out))
    return found


def accuracy() -> None:
    cases = decisions()
    came = np.array([out for _, out in cases])

    def of(model: Model) -> Callable[[Draws], float]:
        return lambda case: float(model.many(case).points[0, 0])

    def mean_of_positions(case: Draws) -> float:
        track, _ = Challenge().trace(case.x[0, :, 0], case.s[0, :, 0], case.c[0])
        return float(track[-1].mean())

    rows: dict[str, Callable[[Draws], float]] = {
        "weighted mean": lambda case: float(means(case)[0, 0]),
        "unweighted mean": lambda case: float(case.x.mean()),
        "weighted median": lambda case: float(weighted_medians(case)[0, 0]),
        "unweighted median": lambda case: float(np.median(case.x)),
        "challenge, median": of(Challenge()),
        "challenge, mean of positions": mean_of_positions,
        "challenge-scholz, median": of(SCHOLZ),
        "spatial": of(Spatial()),
        "midpoint of the range": lambda case: float((case.x.min() + case.x.max()) / 2),
        "always 50": lambda _case: 50.0,
    }
    base = np.abs(np.array([rows["weighted mean"](case) for case, _ in cases]) - came)
    print(f"{len(cases)} decisions of DEU III: absolute error in points of 100, difference from the weighted mean\n")
    print("| model | mean error | median error | within 10 | difference (95 % interval) |\n|---|---|---|---|---|")
    for name, forecast in rows.items():
        made = np.array([forecast(case) for case, _ in cases])
        found = scores.errors(made, came)
        shift, low, high = scores.paired_interval(np.abs(made - came), base)
        against = "" if name == "weighted mean" else f"{shift:+.2f} ({low:+.2f} to {high:+.2f})"
        print(f"| {name} | {found['mae']:.2f} | {found['median']:.2f} | {found['within 10']:.0%} | {against} |")


def spent(work: Callable[[], object]) -> float:
    """Seconds of processor time, the best of three; machines that do other things too do not count."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def emission(draws: int, spread: float = 0.0) -> Draws:
    chance = np.random.default_rng(1)
    x, c, s = (np.repeat(EMISSION[None, :, i], draws, axis=0) for i in range(3))
    x = np.clip(x + spread * chance.standard_normal(x.shape), 0, 100)
    return given(x[:, :, None], s[:, :, None].copy(), c.copy())


def random(draws: int, n: int, m: int) -> Draws:
    chance = np.random.default_rng(1)
    return given(chance.random((draws, n, m)) * 100, chance.random((draws, n, m)), chance.random((draws, n)) + 0.1)


def speed() -> None:
    print(f"{'':<62}{'each':>12}{'goal':>10}")
    for name, model, draws, goal in (
        ("challenge, 10 actors (emission, spread 10), 10,000 draws", Challenge(), emission(10_000, 10), "0.1 ms"),
        ("challenge-scholz, the same", SCHOLZ, emission(10_000, 10), "0.1 ms"),
        ("spatial, emission case, 1,000 draws", Spatial(), emission(1_000), "1 ms"),
        ("exchange, 15 actors, 13 issues, 10 rounds", Exchange(rounds=10), random(1, 15, 13), "500 ms"),
    ):
        model.many(draws.part(0, 1))
        each = spent(lambda model=model, draws=draws: model.many(draws)) / draws.count  # type: ignore[misc]
        print(f"{name:<62}{1000 * each:>9.3f} ms{goal:>10}")


def scaling() -> None:
    print("milliseconds a solve by number of actors, and the exponent between the last two; by number of draws")
    for name, model in (("challenge", Challenge(settled=0)), ("challenge-scholz", SCHOLZ), ("spatial", Spatial())):
        model.many(random(1, 5, 1))
        sizes = (10, 20, 40, 80)
        each = [1000 * spent(lambda m=model, n=n: m.many(random(20, n, 1))) / 20 for n in sizes]  # type: ignore[misc]
        slope = np.log(each[-1] / each[-2]) / np.log(2)
        counts = [1000 * spent(lambda m=model, d=d: m.many(random(d, 10, 1))) / d for d in (50, 500)]  # type: ignore[misc]
        by_size = "  ".join(f"n={n}: {t:.3f}" for n, t in zip(sizes, each, strict=True))
        print(f"{name:<18}{by_size}  exponent {slope:.1f};  50 draws: {counts[0]:.3f}  500 draws: {counts[1]:.3f}")


def main() -> None:
    parts = {"accuracy": accuracy, "speed": speed, "scaling": scaling}
    for name in sys.argv[1:] or parts:
        if name == "accuracy" and not DECISIONS.is_file():
            print(f"The decisions of DEU III are not beside this project ({DECISIONS.name} in shared/data/bargaining).")
            continue
        parts[name]()
        print()


if __name__ == "__main__":
    main()
