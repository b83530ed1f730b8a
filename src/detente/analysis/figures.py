"""The figures that disagree, as a table: one row for two numbers for the same that cannot both be right."""

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis import accounts
from detente.analysis.accounts import Number


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two figures for the same thing and day; ``one`` was reported first. ``factor`` is how many times the larger is
    the smaller, None where the smaller is 0 or below."""

    measure: str
    subject: str
    unit: str | None
    day: int
    one: Number
    other: Number

    @property
    def factor(self) -> float | None:
        """The larger by the smaller."""
        low, high = sorted((self.one.value, self.other.value))
        return high / low if low > 0 else None


def disagreements(numbers: Iterable[Number]) -> list[Disagreement]:
    """The figures that disagree, the latest first; ``accounts.of_figures`` says when two do."""
    known = {number.record: number for number in numbers}
    found = []
    for difference in accounts.of_figures(known.values()):
        one, other = known[difference.one], known[difference.other]
        found.append(Disagreement(one.measure, one.subject or "", one.unit, difference.day, one, other))
    return sorted(found, key=lambda row: (-row.day, row.measure, row.subject, row.one.record))
