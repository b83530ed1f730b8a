"""A number of a scenario: known, or known only within limits, with the place it comes from."""

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Form(StrEnum):
    """How a quantity is spread, and what its ``numbers`` are."""

    VALUE = "value"  # the value
    NORMAL = "normal"  # mean, standard deviation; cut off at the limits of what it measures
    UNIFORM = "uniform"  # low, high
    TRIANGULAR = "triangular"  # low, mode, high
    ONE_OF = "one of"  # the values; ``weights`` says how likely each is


@dataclass(frozen=True)
class Quantity:
    """One value or distribution. ``reports`` are those it rests on, ``source`` says in words where it comes from."""

    form: Form
    numbers: tuple[float, ...]
    weights: tuple[float, ...] = ()
    source: str = ""
    reports: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it is one value without any spread."""
        return self.form is Form.VALUE

    def times(self, factor: float) -> "Quantity":
        """The same, all of it multiplied."""
        return replace(self, numbers=tuple(factor * number for number in self.numbers))

    def plus(self, shift: float) -> "Quantity":
        """The same, shifted."""
        if self.form is Form.NORMAL:
            return replace(self, numbers=(self.numbers[0] + shift, self.numbers[1]))
        return replace(self, numbers=tuple(number + shift for number in self.numbers))

    def fault(self, low: float, high: float) -> str | None:
        """What is wrong with it as a value between two limits, in words; None where nothing is."""
        if not all(math.isfinite(number) for number in (*self.numbers, *self.weights)):
            return "is not a number"
        match self.form:
            case Form.NORMAL:
                return self._normal_fault(low, high)
            case Form.UNIFORM | Form.TRIANGULAR:
                if list(self.numbers) != sorted(self.numbers):
                    return f"has no mass: {_listed(self.numbers)} do not rise"
            case Form.ONE_OF:
                if not self.numbers or min(self.weights) < 0 or not sum(self.weights) > 0:
                    return "has no mass: give values, with weights from 0 upwards that are not all 0"
        outside = next((number for number in self.numbers if not low <= number <= high), None)
        return None if outside is None else f"is {outside:g}, but {_limits(low, high)}"

    def _normal_fault(self, low: float, high: float) -> str | None:
        mean, sd = self.numbers
        if sd < 0:
            return f"has the negative standard deviation {sd:g}"
        far = max(low - mean, mean - high)
        if far > 0 and (sd == 0 or far / sd > 8):
            return f"has no mass: its mean is {mean:g}, but {_limits(low, high)}"
        return None

    def at(self, u: "Floats", low: float, high: float) -> "Floats":
        """Its quantiles at ``u`` (any shape, between 0 and 1), as a value between two limits."""
        import numpy as np

        first, last = self.numbers[0], self.numbers[-1]
        match self.form:
            case Form.VALUE:
                return np.full(u.shape, first)
            case Form.NORMAL:
                return _cut_normal(u, first, last, low, high)
            case Form.UNIFORM:
                return np.asarray(first + u * (last - first))
            case Form.TRIANGULAR:
                return _triangular(u, *self.numbers)
            case Form.ONE_OF:
                heights = np.cumsum(self.weights) / sum(self.weights)
                return np.asarray(self.numbers)[np.minimum(np.searchsorted(heights, u), len(heights) - 1)]


def value(number: float, source: str = "", reports: tuple[str, ...] = ()) -> Quantity:
    """A known value."""
    return Quantity(Form.VALUE, (float(number),), source=source, reports=reports)


def normal(mean: float, sd: float, source: str = "", reports: tuple[str, ...] = ()) -> Quantity:
    """A normal distribution, cut off at the limits of what it measures."""
    return Quantity(Form.NORMAL, (float(mean), float(sd)), source=source, reports=reports)


def _cut_normal(u: "Floats", mean: float, sd: float, low: float, high: float) -> "Floats":
    import numpy as np

    from detente.analysis.normal import quantiles

    if sd == 0:
        return np.full(u.shape, mean)
    # Beyond the mean the upper tail is the exact one: mirrored, so that no quantile is lost to rounding near 1.
    sign = 1.0 if mean < high else -1.0
    a, b = sorted((sign * (low - mean) / sd, sign * (high - mean) / sd))
    below = _below(a)
    spread = quantiles(below + (u if sign > 0 else 1 - u) * (_below(b) - below))
    return np.asarray(np.clip(mean + sign * sd * spread, low, high))


def _below(x: float) -> float:
    """P(Z ≤ x), exact far down too."""
    return 0.5 * math.erfc(-x / math.sqrt(2.0))


def _triangular(u: "Floats", low: float, mode: float, high: float) -> "Floats":
    import numpy as np

    if low == high:
        return np.full(u.shape, low)
    peak = (mode - low) / (high - low)
    rising = low + np.sqrt(u * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - u) * (high - low) * (high - mode))
    return np.asarray(np.where(u < peak, rising, falling))


def _limits(low: float, high: float) -> str:
    return f"it is from {low:g} to {high:g}" if math.isfinite(high) else f"it is {low:g} or more"


def _listed(numbers: tuple[float, ...]) -> str:
    return ", ".join(f"{number:g}" for number in numbers)
