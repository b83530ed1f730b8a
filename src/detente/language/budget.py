"""How long a stage may work on one report.

The stages see no clock: the caller measures, and they ask between sentences. So what they find hangs on nothing but
the text and the answers, and a test can give the answers."""

from collections.abc import Callable

Spent = Callable[[], float]
"""The share of its time that a stage has spent on a report: 0 at first, from 1 on it has to come to an end."""
Budget = Callable[[], Spent]
"""Asked for once a report, when the work on it begins."""


def unbounded() -> Spent:
    """A budget without an end."""
    return lambda: 0.0
