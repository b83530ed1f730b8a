"""How cooperative or conflictual an act is, from ``data/events``: by its root and, where it has one, its mode.

The scale is that of PLOVER, from −10 (conflict) to +10 (cooperation); ``roots.toml`` has the value of each root, and a
group of the lexicon its own where it differs.
"""

from functools import cache

from detente.knowledge import table_files
from detente.knowledge.lexicon import THEMES


@cache
def _by_mode() -> dict[tuple[str, str], float]:
    groups = (raw for theme in THEMES for raw in table_files.toml(f"events/{theme}.toml").get("group", ()))
    own = [raw for raw in groups if "intensity" in raw and "root" in raw]
    return {
        (raw["root"], raw["mode"]): float(raw["intensity"]) for raw in reversed(own)
    }  # the first group of a mode counts


def intensity(root: str, mode: str | None = None) -> float:
    """The intensity of an act; 0 for a root that there is not."""
    standard = table_files.toml("events/roots.toml").get(root, {"intensity": 0.0})["intensity"]
    return _by_mode().get((root, mode or ""), float(standard))
