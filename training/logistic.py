"""Penalised logistic regression over named facts, and its weights as a table that can be read."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

RARE = 8  # facts seen in fewer rows get no weight
PENALTY = 4.0
Row = tuple[Sequence[str], bool]


def fit(rows: list[Row], heavy: NDArray[np.float64] | None = None) -> tuple[float, dict[str, float]]:
    """Bias and weight of each fact by maximum likelihood; ``heavy``: how much each row counts."""
    much = np.ones(len(rows)) if heavy is None else heavy
    counts = Counter(fact for facts, _ in rows for fact in facts)
    facts = sorted(fact for fact, n in counts.items() if n >= RARE)
    index = {fact: k for k, fact in enumerate(facts)}
    indices = [index[fact] for given, _ in rows for fact in given if fact in index]
    ends = np.cumsum([0, *(sum(fact in index for fact in given) for given, _ in rows)])
    x = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(rows), len(facts)))
    y = np.array([float(label) for _, label in rows])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ w[1:] + w[0]
        p = 1 / (1 + np.exp(-z))
        value = float(much @ (np.logaddexp(0, z) - y * z) + PENALTY / 2 * np.sum(w[1:] ** 2))
        off = much * (p - y)
        return value, np.concatenate([[np.sum(off)], x.T @ off + PENALTY * w[1:]])

    w = minimize(loss, np.zeros(len(facts) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return float(w[0]), {fact: round(float(w[k + 1]), 3) for fact, k in index.items()}


def write(file: Path, head: str, bias: float, cuts: dict[str, float], weights: dict[str, float]) -> None:
    """The table: bias, thresholds, the weights of the facts in their order without those that hardly count."""
    lines = [
        f"# {head}",
        f"bias = {bias:.3f}",
        *(f"{name} = {cut}" for name, cut in cuts.items()),
        "",
        "[weights]",
        *(f'"{fact}" = {weight}' for fact, weight in sorted(weights.items()) if abs(weight) >= 0.02),
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf8")
