"""What the last decisions at this desk did to the board, for the page that comes after each."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.analysis.review import Shift

_KEPT = 200


@dataclass(frozen=True)
class Effect:
    """What was decided of a record, and the cells that are others since."""

    record: str
    verb: str
    shifts: "tuple[Shift, ...]"


class Effects:
    """The effects of the last decisions, by the record; told, not kept: a new desk knows none."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: OrderedDict[str, Effect] = OrderedDict()

    def put(self, record: str, verb: str, shifts: "tuple[Shift, ...]") -> None:
        """Remember one."""
        with self._lock:
            self._last.pop(record, None)
            self._last[record] = Effect(record, verb, shifts)
            while len(self._last) > _KEPT:
                self._last.popitem(last=False)

    def get(self, record: str) -> Effect | None:
        """The last one of a record."""
        with self._lock:
            return self._last.get(record)
