"""The window that is looked at: from a day until the day as of which everything is told."""

from dataclasses import dataclass

from detente.analysis import loading
from detente.analysis.settings import thresholds
from detente.errors import UsageError
from detente.ledger import Ledger, series


@dataclass(frozen=True, slots=True)
class Span:
    """The window that is looked at, as days."""

    since: int
    as_of: int


def span_of(ledger: Ledger, as_of: str | None, since: str | None) -> Span:
    """The window: until ``as_of`` (else the day of the last report), from ``since`` (else so many days before, as
    ``model.toml`` has it). Raises UsageError for dates that are none or in the wrong order."""
    end = loading.day_asked(as_of, "as-of", end=True) or series.last_published(ledger)
    if end is None:
        raise UsageError(
            "No report has a date, so there is no state of play: give one with --as-of, or date the reports."
        )
    last = loading.day_number(end)
    begin = loading.day_asked(since, "since", end=False)
    first = loading.day_number(begin) if begin else last - thresholds().window_days
    if first >= last:
        raise UsageError(f"since is {since}, which is not before {end}: give an earlier day.")
    return Span(first, last)
