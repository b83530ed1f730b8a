"""Numbers that stand side by side: ranges, series and conversions.

The last of a range or series tells unit and scale for all (``90 and 180 days``, ``$1 to $2 billion``), the first the
qualifier of a range (``about 15 to 20``); a conversion in brackets is no second quantity."""

from dataclasses import replace

from detente.reading.quantity.numerals import Lexeme
from detente.reading.quantity.quantity import Quantity

Read = tuple[Quantity, int, int]  # with its first lexeme and the one behind it
_LINKS = frozenset({"to", "or", "and", "-", "–", "‑"})
_SIGNS = frozenset("$€£¥₽")


def linked(found: list[Lexeme], read: list[Read]) -> list[Quantity]:
    """Numbers side by side share unit, scale and qualifier; conversions are left out."""
    out: list[Quantity] = []
    quantities = [q for q, _, _ in read]
    for k in range(len(read) - 2, -1, -1):  # backwards, so that a unit reaches every number before it
        (_, _, last), (_, first, _) = read[k], read[k + 1]
        between = [x.text for x in found[last:first] if x.text not in _SIGNS]
        before, here = quantities[k], quantities[k + 1]
        if before.kind in {"count", "money"} and _link(between) and here.kind in {"count", "unit", "percent", "money"}:
            ranged = "and" not in between or found[max(0, read[k][1] - 1)].text == "between"
            quantities[k], quantities[k + 1] = _shared(before, here, ranged)
    converted = False
    for k, quantity in enumerate(quantities):
        again = converted and quantity.linked
        converted = again or (k > 0 and _conversion(found, read[k - 1][2], read[k][1], quantities[k - 1], quantity))
        if not converted:
            out.append(quantity)
    return out


def _link(between: list[str]) -> bool:
    words = [w for w in between if w not in {"from", "between"}]
    return len(words) <= 3 and bool(words) and all(w in _LINKS for w in words)


def _shared(a: Quantity, b: Quantity, ranged: bool) -> tuple[Quantity, Quantity]:
    """Two numbers of a range or series with what each takes from the other."""
    if a.kind == "money" and b.kind == "count":
        b = replace(b, kind="money", unit=a.unit)
    if a.kind == "money" and b.kind != "money":
        return a, b
    value, scale = a.value, a.scale
    if a.scale == 1 and a.value < 1000 and b.scale >= (1000 if ranged else 1_000_000):
        value, scale = a.value * b.scale, b.scale
    if b.kind != "count" and a.kind == "count":
        a = replace(a, kind=b.kind, unit=b.unit, dimension=b.dimension, end=b.end)
    qualifier = b.qualifier or (a.qualifier if ranged or b.kind == "count" else None)
    return (
        replace(a, value=value, scale=scale, ranged=ranged, bare=False),
        replace(b, qualifier=qualifier, linked=True, ranged=ranged, bare=False),
    )


def _conversion(found: list[Lexeme], last: int, first: int, a: Quantity, b: Quantity) -> bool:
    """``85 kilometers (50 miles)``, ``30 km, or 19 miles,``: the same length in another unit."""
    between = [x.text for x in found[last:first]]
    opening = bool(between) and (between[0] in {"(", "["} or between[:2] == [",", "or"] or between == [",", "about"])
    measured = a.dimension == b.dimension and a.dimension not in {None, "duration"}
    return opening and (measured or a.kind == b.kind == "money") and a.unit != b.unit
