"""Cases with known answers: small published ones typed in, the larger ones read where they lie beside the project."""

import csv
from pathlib import Path

import numpy as np
import pytest

from detente.bargaining.draws import Draws, Floats

SHARED = Path(__file__).parents[3] / "shared" / "data" / "bargaining"

# The EC's debate on emission standards for medium-sized cars: years of delay wanted, capability, salience. Published in
# Bueno de Mesquita and Stokman (1994), table as in Scholz, Calbert and Smith (2011).
EMISSION = {
    "Netherlands": (4, 0.08, 0.8), "Belgium": (7, 0.08, 0.4), "Luxembourg": (4, 0.03, 0.2), "Germany": (4, 0.16, 0.8),
    "France": (10, 0.16, 0.6), "Italy": (10, 0.16, 0.6), "UK": (10, 0.16, 0.9), "Ireland": (7, 0.05, 0.1),
    "Denmark": (4, 0.05, 1.0), "Greece": (7, 0.08, 0.7),
}  # fmt: skip


def shared(name: str) -> Path:
    """A file of the shared cases; the test is skipped where they do not lie beside the project."""
    if not (SHARED / name).is_file():
        pytest.skip(f"the case {name} is not beside this project (shared/data/bargaining)")
    return SHARED / name


def draws(x: Floats, s: Floats, c: Floats, low: float = 0.0, high: float = 100.0, **more: Floats) -> Draws:
    """One draw of n actors and m issues: ``x`` and ``s`` are n × m, ``c`` has n."""
    n, m = x.shape
    base = {
        "low": np.full(m, low), "high": np.full(m, high), "no_deal": np.full((1, m), np.nan),
        "cost": np.full((1, n), np.nan), "linked": np.ones((m, m), bool),
    }  # fmt: skip
    names = tuple(f"A{i}" for i in range(n)), tuple(f"i{p}" for p in range(m))
    return Draws(*names, x[None], s[None], c[None], **(base | more))


def emission() -> Draws:
    x, c, s = np.array(list(EMISSION.values()), dtype=float).T
    return draws(x[:, None], s[:, None], c, low=4, high=10)


def exchange(name: str) -> tuple[list[str], list[str], Draws]:
    """Actors, issues and draw of a case of linked issues, all scales brought to 0–100."""
    actors: list[str] = []
    issues: list[str] = []
    ends: dict[str, list[float]] = {}
    stands = {}
    with shared(name).open(encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t", quotechar="'"):
            match row:
                case ["#A", actor, *_]:
                    actors.append(actor)
                case ["#P", issue, *_]:
                    issues.append(issue)
                case ["#M", issue, end]:
                    ends.setdefault(issue, []).append(float(end))
                case ["#D", actor, issue, *numbers]:
                    stands[actor, issue] = [float(number) for number in numbers]
    x, s, c = np.full((len(actors), len(issues)), np.nan), np.zeros((len(actors), len(issues))), np.ones(len(actors))
    for (actor, issue), (position, salience, capability) in stands.items():
        i, p = actors.index(actor), issues.index(issue)
        low, high = min(ends[issue]), max(ends[issue])
        x[i, p], s[i, p], c[i] = 100 * (position - low) / (high - low), salience, capability
    return actors, issues, draws(x, s, c)


def spatial(name: str) -> Draws:
    """A case in the format of the spatial model's reference: power, then position and salience (0–100) by issue."""
    with shared(name).open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines))[2:]
    c = np.array([float(row[2]) for row in rows])
    table = np.array([[float(cell) for cell in row[3:] if cell.strip()] for row in rows])
    return draws(table[:, 0::2], table[:, 1::2] / 100, c)


def decisions() -> list[tuple[Draws, float, float]]:
    """The 351 usable decisions of DEU III: one draw each with equal capability, the outcome, the reference point."""
    with shared("deu3.tsv").open(encoding="utf-8") as lines:
        table = list(csv.reader(lines, delimiter="\t"))
    head = table[0]
    saliences = {name[1:]: i for i, name in enumerate(head) if name[0] == "s"}
    columns = [(i, saliences[name[1:]]) for i, name in enumerate(head) if name[0] == "p" and name[1:] in saliences]
    found = []
    for row in table[2:]:
        cells = [float(cell) if _is_number(cell) else np.nan for cell in (*row, *[""] * (len(head) - len(row)))]
        x = np.array([cells[p] for p, _ in columns])
        s = np.array([cells[s] for _, s in columns]) / 100
        out, reference = cells[head.index("out")], cells[head.index("rp")]
        if np.isfinite(x).sum() >= 3 and 0 <= out <= 100:
            say = np.isfinite(x) & np.isfinite(s)
            found.append((draws(x[say, None], s[say, None], np.ones(say.sum())), out, reference))
    return found


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


PORT = """
title = "A port"
linked = [["inspections", "fee"]]

[[issue]]
id = "inspections"
question = "How often are ships inspected?"
low = "never"
high = "every ship"
no_deal = 100

[[issue]]
id = "fee"
scale = [0, 8]
no_deal = { low = 2, mode = 4, high = 6 }

[[actor]]
code = "ALD"
name = "Aldania"
capability = 1.0
no_deal_cost = { mean = 0.2, sd = 0.1 }

[[actor]]
code = "BER"
capability = { values = [0.5, 1.0], weights = [1, 3] }
no_deal_cost = 0.3

[[stand]]
actor = "ALD"
issue = "inspections"
position = { mean = 90, sd = 10, source = "two speeches", reports = ["a.txt", "b.txt"] }
salience = 0.9

[[stand]]
actor = "BER"
issue = "inspections"
position = { low = 0, high = 20 }
salience = { value = 0.4, source = "a guess" }

[[stand]]
actor = "BER"
issue = "fee"
position = 2
salience = 0.8

[[stand]]
actor = "ALD"
issue = "fee"
position = 6
salience = 0.3
"""
