"""One quantity in a sentence, as the words beside the number tell it."""

from dataclasses import dataclass
from typing import Literal

from detente.knowledge.measures import Qualifier

Kind = Literal["count", "ordinal", "percent", "share", "money", "times", "unit"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """``value`` at the characters start … end of the sentence, its unit included; the number ends at ``number``.

    ``unit`` is a currency (ISO 4217), a unit of measure, ``percent`` or None for what a noun tells; ``dimension`` is
    that of :class:`~detente.knowledge.measures.Unit`. ``linked``: it is one with the quantity before it (a range, a
    series); ``ranged``: with the one before or behind it it gives a range. ``bare``: written ``a`` or ``one``."""

    start: int
    end: int
    number: int
    value: float
    kind: Kind
    unit: str | None = None
    dimension: str | None = None
    qualifier: Qualifier | None = None
    open: bool = False
    bare: bool = False
    linked: bool = False
    ranged: bool = False
    scale: float = 1.0
