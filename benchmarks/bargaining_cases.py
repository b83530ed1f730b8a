"""Cases for the bargaining models: with a recorded outcome (in ``shared/data/bargaining``), and made up of any size."""

import csv
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from detente.bargaining.draws import Draws, Floats

DECISIONS = Path(__file__).parents[2] / "shared" / "data" / "bargaining" / "deu3.tsv"
EMISSION = np.array([
    (0, 8, 0.8), (50, 8, 0.4), (0, 3, 0.2), (0, 16, 0.8), (100, 16, 0.6), (100, 16, 0.6), (100, 16, 0.9), (50, 5, 0.1),
    (0, 5, 1.0), (50, 8, 0.7),
])  # fmt: skip
"""Position, capability and salience of the members in the case of the emission standards (Scholz and others 2011)."""
EMISSION_OUTCOME = 100 * (8.833 - 4) / 6
"""It ended at 8.833 years of delay, on the scale from 4 to 10."""


@dataclass(frozen=True)
class Decision:
    """One decision of the European Union: where all stood, what was decided, the reference point (NaN: none), and the
    proposal that it is part of."""

    draws: Draws
    out: float
    reference: float
    proposal: str


def given(x: Floats, s: Floats, c: Floats) -> Draws:
    """Draws × actors × issues on scales from 0 to 100."""
    d, n, m = x.shape
    nothing = np.full((d, m), np.nan), np.full((d, n), np.nan)
    names = tuple(map(str, range(n))), tuple(map(str, range(m)))
    return Draws(*names, x, s, c, np.zeros(m), np.full(m, 100.0), *nothing, np.ones((m, m), bool))


def _table() -> tuple[dict[str, int], list[list[str]]]:
    with DECISIONS.open(encoding="utf-8") as lines:
        table = list(csv.reader(lines, delimiter="\t"))
    place = {name: i for i, name in enumerate(table[0])}
    return place, [row + [""] * (len(place) - len(row)) for row in table[2:]]


def _usable() -> list[tuple[Floats, Floats, float, float, str]]:
    """Positions and saliences (NaN: none) of all who may have a say, outcome, reference point, proposal."""
    place, rows = _table()
    pairs = [(i, place[f"s{name[1:]}"]) for name, i in place.items() if name[0] == "p" and f"s{name[1:]}" in place]
    found = []
    for cells in rows:
        x = np.array([float(cells[p] or "nan") for p, _ in pairs])
        s = np.array([float(cells[q] or "nan") for _, q in pairs]) / 100
        out = float(cells[place["out"]] or "nan")
        if np.isfinite(x).sum() >= 3 and 0 <= out <= 100:
            found.append((x, s, out, float(cells[place["rp"]] or "nan"), cells[place["prnr"]]))
    return found


def decisions() -> list[Decision]:
    """The usable decisions, three actors or more and an outcome on the scale, with equal capability."""
    found = []
    for x, s, out, reference, proposal in _usable():
        say = np.isfinite(x) & np.isfinite(s)
        draws = given(x[say][None, :, None], s[say][None, :, None], np.ones((1, say.sum())))
        found.append(Decision(draws, out, reference, proposal))
    return found


def packages() -> list[tuple[Draws, Floats]]:
    """The proposals with two usable issues or more, all issues of each together, and what was decided on each."""
    by_proposal: dict[str, list[tuple[Floats, Floats, float]]] = {}
    for x, s, out, _, proposal in _usable():
        by_proposal.setdefault(proposal, []).append((x, s, out))
    found = []
    for issues in by_proposal.values():
        if len(issues) < 2:
            continue
        x, s = (np.stack([issue[i] for issue in issues], axis=1) for i in (0, 1))
        has = np.isfinite(x) & np.isfinite(s)
        say = has.any(axis=1)
        x, s = np.where(has, x, np.nan)[say], np.where(has, s, 0.0)[say]
        found.append((given(x[None], s[None], np.ones((1, len(x)))), np.array([issue[2] for issue in issues])))
    return found


def without_deal(decision: Decision, cost: float) -> Draws:
    """A decision with its reference point as the point of no deal, which costs everybody as much."""
    draws = decision.draws
    shape = draws.c.shape
    return replace(draws, no_deal=np.full((1, 1), decision.reference), cost=np.full(shape, cost))


def emission(draws: int, spread: float = 0.0) -> Draws:
    """The case of the emission standards, its positions scattered."""
    chance = np.random.default_rng(1)
    x, c, s = (np.repeat(EMISSION[None, :, i], draws, axis=0) for i in range(3))
    x = np.clip(x + spread * chance.standard_normal(x.shape), 0, 100)
    return given(x[:, :, None], s[:, :, None].copy(), c.copy())


def random(draws: int, n: int, m: int) -> Draws:
    """A case without sense, of any size."""
    chance = np.random.default_rng(1)
    return given(chance.random((draws, n, m)) * 100, chance.random((draws, n, m)), chance.random((draws, n)) + 0.1)
