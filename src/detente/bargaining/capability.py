"""The capability of a state by national figures, for parties to which the dossier gives none.

A state's capability is the mean of its shares of the table's gross domestic product, military expenditure and
population, divided by that of the United States (so 1 is the United States). It is the idea of the Composite Index of
National Capability (Singer, Bremer and Stuckey 1972) with three measures. Nobody knows which of the three counts in a
negotiation: the spread goes from the share by the smallest of them to that by the greatest.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.bargaining.quantity import Form, Quantity

MEASURES = {"gdp": "GDP (World Bank)", "military": "military spending (SIPRI)", "population": "population (UN)"}
UNIT = "USA"


@dataclass(frozen=True, slots=True)
class Figure:
    """A state's figure by one measure, with its year and where it comes from."""

    value: float
    year: int
    source: str


@cache
def _table() -> dict[str, dict[str, list[Figure]]]:
    """Measure → state → its figures."""
    lines = files("detente.bargaining").joinpath("data", "capability.csv").read_text(encoding="utf-8").splitlines()
    table: dict[str, dict[str, list[Figure]]] = {measure: {} for measure in MEASURES}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        for measure, source in MEASURES.items():
            if row[measure]:
                told, _, other = row["note"].partition(": ")
                figure = Figure(float(row[measure]), int(row["year"]), other if measure in told else source)
                table[measure].setdefault(row["code"], []).append(figure)
    return table


def states() -> frozenset[str]:
    """The states of which two measures or more are known."""
    codes = [code for known in _table().values() for code in known]
    return frozenset(code for code in codes if codes.count(code) >= 2)


def figures(state: str, year: int) -> dict[str, Figure]:
    """The figures of a state by measure, each of the year nearest to the one that is asked for."""
    return {
        measure: min(known[state], key=lambda figure: abs(figure.year - year))
        for measure, known in _table().items()
        if state in known
    }


@cache
def national(state: str, year: int) -> Quantity | None:
    """The capability of a state around a year, where the United States has 1; None where the table has not two
    figures of it."""
    mine = figures(state, year)
    if len(mine) < 2:
        return None
    unit = sum(_shares(UNIT, year).values()) / len(MEASURES)
    shares = {measure: share / unit for measure, share in _shares(state, year).items()}
    low, mode, high = min(shares.values()), sum(shares.values()) / len(shares), max(shares.values())
    told = ", ".join(f"{figure.source} {figure.year}: {shares[measure]:.3f}" for measure, figure in mine.items())
    source = f"national figures, {UNIT} = 1; mean and range of {told}"
    return Quantity(Form.TRIANGULAR, (_rounded(low), _rounded(mode), _rounded(high)), source=source)


def _shares(state: str, year: int) -> dict[str, float]:
    """A state's share of the sum of all states in the table, by measure."""
    return {measure: figure.value / _sum(measure, year) for measure, figure in figures(state, year).items()}


@cache
def _sum(measure: str, year: int) -> float:
    return sum(figures(state, year)[measure].value for state in _table()[measure])


def _rounded(share: float) -> float:
    return float(f"{share:.3g}")
