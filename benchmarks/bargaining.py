"""How accurate and how fast the bargaining models are: ``python benchmarks/bargaining.py [accuracy|speed|scaling]``.

Accuracy: all models on the decisions of DEU III and on the emission standards, where they lie beside the project
(``shared/data/bargaining``), with the difference from the weighted mean and its 95 % interval by the paired bootstrap.
Speed: processor time per solve in an ensemble, compiled already. Scaling: the same over actors and draws, with the
exponent that fits; ``scaling FILE.svg`` draws it.
"""

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bargaining_cases import (
    DECISIONS,
    EMISSION_OUTCOME,
    Decision,
    decisions,
    emission,
    packages,
    random,
    without_deal,
)
from detente import charts
from detente.bargaining import scores
from detente.bargaining.challenge import Challenge
from detente.bargaining.compromise import Mean, Median, means, weighted_medians
from detente.bargaining.draws import Draws, Floats
from detente.bargaining.exchange import Exchange
from detente.bargaining.models import MODELS, SCHOLZ
from detente.bargaining.nash import Nash
from detente.bargaining.outcome import Model
from detente.bargaining.spatial import Spatial

COSTS = (0.0, 0.1, 0.5, 1.0)
"""What no deal costs everybody in the back-test of the Nash solution, as a share of the greatest loss; unknown."""


def table(title: str, rows: Iterable[tuple[str, Floats]], came: Floats) -> None:
    """The errors of each row's forecasts (NaN: no deal, left out) and the difference from the first row's."""
    print(f"{title}\n\n| model | mean error | median error | within 10 | 40 or more | difference (95 % interval) |")
    print("|---|---|---|---|---|---|")
    base: Floats | None = None
    for name, made in rows:
        off = np.abs(made - came)
        base = off if base is None else base
        deals = np.isfinite(made)
        found = scores.errors(made[deals], came[deals])
        shift, low, high = scores.paired_interval(off[deals], base[deals])
        against = "" if off is base else f"{shift:+.2f} ({low:+.2f} to {high:+.2f})"
        few = "" if deals.all() else f" ({int(deals.sum())} with a deal)"
        hits = f"{found['within 10']:.0%} | {(off[deals] >= 40).mean():.0%}"
        print(f"| {name}{few} | {found['mae']:.2f} | {found['median']:.2f} | {hits} | {against} |")
    print()


def accuracy() -> None:
    if not DECISIONS.is_file():
        print(f"The decisions of DEU III are not beside this project ({DECISIONS.name} in shared/data/bargaining).\n")
    else:
        cases = decisions()
        alone(cases)
        shaken(cases)
        with_reference([case for case in cases if np.isfinite(case.reference)])
        together()
    one_case()
    print("The other cases that lie there (Copenhagen, and those of the references) have no outcome on record.")


def point(model: Model, draws: Draws) -> float:
    return float(model.many(draws).points[0, 0])


def mean_of_positions(draws: Draws) -> float:
    track, _ = Challenge().trace(draws.x[0, :, 0], draws.s[0, :, 0], draws.c[0])
    return float(track[-1].mean())


def alone(cases: Sequence[Decision]) -> None:
    rows: dict[str, Callable[[Draws], float]] = {
        "weighted mean": lambda case: float(means(case)[0, 0]),
        "unweighted mean": lambda case: float(case.x.mean()),
        "weighted median": lambda case: float(weighted_medians(case)[0, 0]),
        "unweighted median": lambda case: float(np.median(case.x)),
        "challenge, median": lambda case: point(Challenge(), case),
        "challenge, mean of positions": mean_of_positions,
        "challenge-scholz, median": lambda case: point(SCHOLZ, case),
        "spatial": lambda case: point(Spatial(), case),
        "midpoint of the range": lambda case: float((case.x.min() + case.x.max()) / 2),
        "always 50": lambda _case: 50.0,
    }
    made = ((name, np.array([forecast(case.draws) for case in cases])) for name, forecast in rows.items())
    title = f"{len(cases)} decisions of DEU III, each alone: absolute error in points of 100"
    table(title, made, np.array([case.out for case in cases]))


def shaken(cases: Sequence[Decision], times: int = 20) -> None:
    """How much of the challenge model's error hangs on ties, which the least difference in salience breaks."""
    chance, found = np.random.default_rng(1), []
    for _ in range(times):
        cases = [replace(case, draws=_shake(case.draws, chance)) for case in cases]
        found.append(np.mean([abs(point(Challenge(), case.draws) - case.out) for case in cases]))
    print(f"With all saliences shaken by a millionth, {times} times, the mean error of `challenge, median` is from "
          f"{min(found):.2f} to {max(found):.2f}.\n")  # fmt: skip


def _shake(draws: Draws, chance: np.random.Generator) -> Draws:
    return replace(draws, s=draws.s * (1 + 1e-6 * chance.standard_normal(draws.s.shape)))


def with_reference(cases: Sequence[Decision]) -> None:
    rows = [("weighted mean", np.array([point(Mean(), case.draws) for case in cases]))]
    for cost in COSTS:
        made = np.array([point(Nash(), without_deal(case, cost)) for case in cases])
        rows.append((f"nash, no deal costs {cost:g}", made))
    trap = np.array([point(Nash(linear=True), without_deal(case, 0.0)) for case in cases])
    rows.append(("nash with linear loss, no deal costs 0 (a trap)", trap))
    rows.append(("the reference point itself", np.array([case.reference for case in cases])))
    table(f"{len(cases)} decisions of DEU III with a reference point", rows, np.array([case.out for case in cases]))


def together() -> None:
    found = packages()
    came = np.concatenate([out for _, out in found])
    models: tuple[Model, ...] = (Mean(), Median(), Spatial(), Exchange(), Exchange(rounds=10))
    names = "weighted mean", "weighted median", "spatial, all issues", "exchange, 1 round", "exchange, 10 rounds"
    made = ((n, np.concatenate([m.many(x).points[0] for x, _ in found])) for n, m in zip(names, models, strict=True))
    table(f"{len(came)} decisions of DEU III in the {len(found)} proposals of two issues or more", made, came)


def one_case() -> None:
    print(f"Emission standards, one decision, which ended at {EMISSION_OUTCOME:.1f} of 100\n")
    print("| model | forecast | error |\n|---|---|---|")
    case = emission(1)
    for model in MODELS:
        if model.lacks(case) is None:
            made = point(model, case)
            print(f"| {model.name} | {made:.1f} | {abs(made - EMISSION_OUTCOME):.1f} |")
    print()


def spent(work: Callable[[], object]) -> float:
    """Seconds of processor time, the best of three; machines that do other things too do not count."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def each(model: Model, draws: Draws) -> float:
    """Milliseconds a solve."""
    model.many(draws.part(0, 1))
    return 1000 * spent(lambda: model.many(draws)) / draws.count


def speed() -> None:
    print(f"{'':<62}{'each':>12}{'goal':>10}")
    for name, model, draws, goal in (
        ("challenge, 10 actors (emission, spread 10), 10,000 draws", Challenge(), emission(10_000, 10), "0.1 ms"),
        ("challenge-scholz, the same", SCHOLZ, emission(10_000, 10), "0.1 ms"),
        ("spatial, emission case, 1,000 draws", Spatial(), emission(1_000), "1 ms"),
        ("exchange, 15 actors, 13 issues, 10 rounds", Exchange(rounds=10), random(1, 15, 13), "500 ms"),
    ):
        print(f"{name:<62}{each(model, draws):>9.3f} ms{goal:>10}")
    print()


SIZES, COUNTS = (10, 20, 40, 80), (50, 500, 5000)
SCALED: tuple[tuple[str, Model, int], ...] = (
    ("mean", Mean(), 1), ("median", Median(), 1), ("challenge, 20 rounds", Challenge(settled=0), 1),
    ("challenge-scholz", SCHOLZ, 1), ("spatial", Spatial(), 1), ("exchange, 3 issues", Exchange(), 3),
)  # fmt: skip


def scaling(picture: Path | None) -> None:
    print("milliseconds a solve by number of actors, and the exponent that fits the last three; by number of draws\n")
    print("| model | " + " | ".join(f"{n} actors" for n in SIZES) + " | exponent | ", end="")
    print(" | ".join(f"{d:,} draws of 10" for d in COUNTS) + " |\n|" + "---|" * (len(SIZES) + len(COUNTS) + 2))
    values = []
    for name, model, issues in SCALED:
        by_size = [each(model, random(400 // n, n, issues)) for n in SIZES]
        by_count = [each(model, random(d, 10, issues)) for d in COUNTS]
        slope = np.polyfit(np.log(SIZES[1:]), np.log(by_size[1:]), 1)[0]
        print(f"| {name} | {_numbers(by_size)} | {slope:.1f} | {_numbers(by_count)} |")
        actors, draws = {"what": "a solve, by actors", "model": name}, {"what": "all draws, by draws", "model": name}
        values += [{**actors, "x": n, "y": t} for n, t in zip(SIZES, by_size, strict=True)]
        values += [{**draws, "x": d, "y": d * t} for d, t in zip(COUNTS, by_count, strict=True)]
    if picture is not None:
        charts.draw(cost(values), picture)


def _numbers(values: Iterable[float]) -> str:
    return " | ".join(f"{value:.3g}" for value in values)


def cost(values: list[charts.Spec]) -> charts.Spec:
    """Time over actors and over draws, both on logarithmic scales: a straight line's slope is the exponent."""
    scale = {"type": "log"}
    encoding = {
        "x": {"field": "x", "type": "quantitative", "scale": scale, "title": None, "axis": {"tickCount": 5}},
        "y": {"field": "y", "type": "quantitative", "scale": scale, "title": "milliseconds"},
        "strokeDash": {"field": "model", "type": "nominal", "legend": None},
        "shape": {"field": "model", "type": "nominal", "title": None},
    }
    return charts.whole("What the bargaining models cost", ["processor time, one core, compiled already"], {
        "data": {"values": values}, "facet": {"field": "what", "type": "nominal", "title": None},
        "resolve": {"scale": {"x": "independent", "y": "independent"}},
        "spec": {"width": 300, "height": 260, "encoding": encoding,
                 "mark": {"type": "line", "point": {"color": charts.INK}, "color": charts.INK}},
    })  # fmt: skip


def main() -> None:
    pictures = [Path(word) for word in sys.argv[1:] if Path(word).suffix in charts.FORMATS]
    asked = [word for word in sys.argv[1:] if Path(word) not in pictures] or ["accuracy", "speed", "scaling"]
    for part in asked:
        match part:
            case "accuracy":
                accuracy()
            case "speed":
                speed()
            case "scaling":
                scaling(pictures[0] if pictures else None)
            case _:
                sys.exit(f"There is no part {part}: there are accuracy, speed and scaling.")


if __name__ == "__main__":
    main()
