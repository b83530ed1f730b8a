"""Python does not look for garbage while many rows or reports are gone through."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for circles of garbage meanwhile. Tables and parses are many objects that stay and hardly ever form
    circles; going through all of them again and again was a tenth of the cost of reading, and of a large board."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()
