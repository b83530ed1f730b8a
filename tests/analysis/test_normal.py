"""Probabilities of normal variables against sampling and known values."""

import numpy as np
import pytest

from detente.analysis import normal


def test_known_values() -> None:
    assert normal.below([-1.959964, 0.0, 1.281552]) == pytest.approx([0.025, 0.5, 0.9], abs=1e-6)
    assert normal.quantile(0.9) == pytest.approx(1.281552, abs=1e-6)
    assert normal.folded_mean(0.0, 1.0) == pytest.approx(np.sqrt(2 / np.pi))
    assert normal.folded_quantile(0.0, 1.0, 0.8) == pytest.approx(1.281552, abs=1e-6)


def test_a_quarter_and_the_arc_sine_at_the_origin() -> None:
    correlations = np.array([-0.999, -0.9, -0.3, 0.0, 0.5, 0.95, 0.999])
    exact = 0.25 + np.arcsin(correlations) / (2 * np.pi)  # Sheppard 1899
    assert normal.both_below(0.0, 0.0, correlations) == pytest.approx(exact, abs=1e-6)


@pytest.mark.parametrize(("h", "k", "rho"), [(0.3, -0.5, 0.7), (-1.0, -1.2, -0.4), (2.0, 0.1, 0.97), (0.5, 0.4, 0.999)])
def test_both_below_is_what_a_fine_grid_says(h: float, k: float, rho: float) -> None:
    x = np.linspace(-9.0, h, 200_001)
    inner = normal.below((k - rho * x) / np.sqrt(1 - rho**2))
    integral = np.trapezoid(normal.density(x) * inner, x)
    assert normal.both_below(h, k, rho) == pytest.approx(integral, abs=2e-5)
