"""How often Python looks for garbage while reports are read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (100_000, 50, 50)
"""New objects between two looks at the new ones, and so on for the older; a batch of reports leaves about as many."""


@contextmanager
def seldom() -> Iterator[None]:
    """Look for circles of garbage seldom. Tables and parses are many objects that stay and hardly ever form circles:
    going through all of them again and again was a tenth of the cost of reading."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
