"""The two sides of whom a report mostly speaks: those meant where it says *the talks*, *the sides* and names nobody."""

from collections import defaultdict
from functools import lru_cache

from detente.reading.context import Context

_KINDS = frozenset({"state", "demonym", "people", "capital", "organ", "group", "person", "surname", "generic"})
_NO_SIDE = frozenset({"UN", "EU", "OBSERVER", "UNKNOWN", "REPORTER", "OSCE", "MILITANTS"})
_OFTEN = 3
_TITLE = 2
_OWN = 1.5


@lru_cache(maxsize=2)  # two readers ask for them, report by report
def main_sides(c: Context) -> tuple[str, ...]:
    """Their codes, at most two. What stands in the title counts more, and so do the parties of the dossier."""
    counts: dict[str, float] = defaultdict(float)
    own = {p.code for p in c.dossier.parties} if c.dossier else set()
    for s, row in zip(c.parsed.sentences, c.actors.mentions, strict=True):
        for m in row:
            party = c.actors.party(m) if m.entry.kind in _KINDS else ""
            if party and party not in _NO_SIDE:
                counts[party] += (_TITLE if s.block.kind == "title" else 1) * (_OWN if party in own else 1)
    main = [p for p, n in sorted(counts.items(), key=lambda pair: -pair[1]) if n >= _OFTEN]
    return tuple(main[:2])
