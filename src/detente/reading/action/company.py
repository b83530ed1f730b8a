"""What the judge sees of the acts around one: how many its sentence tells, and whether the like was told before.

A sentence crowded with deeds tells most of them in passing, and of what was told before much is the same again."""

from collections import Counter, defaultdict
from itertools import groupby

from detente.reading.action.drafts import Draft

Group = list[Draft]


def with_company(groups: list[Group]) -> list[Group]:
    """The groups, in the order of the text, whose readings have these facts too."""
    told: Counter[str] = Counter()
    doers: defaultdict[str, set[str]] = defaultdict(set)
    for _, beside in groupby(groups, key=lambda group: group[0].at[0]):
        here = list(beside)
        like = Counter(group[0].type for group in here)
        for _, same in groupby(here, key=lambda group: group[0].at):
            now = list(same)
            for group in now:
                for d in group:
                    d.features = (*d.features, *_facts(d, len(here), like[d.type], told[d.type], doers[d.type]))
            for group in now:
                told[group[0].type] += 1
                doers[group[0].type].update(group[0].source)
    return groups


def _facts(d: Draft, here: int, like: int, before: int, doers: set[str]) -> tuple[str, ...]:
    again = "same told before" if doers.intersection(d.source) else "not told before"
    return (
        f"in sentence {min(here, 6)}", f"like in sentence {min(like, 3)}", f"{d.type} like {min(like, 2)}",
        f"{d.type} before {min(before, 3)}", again, f"{d.type} {again}",
    )  # fmt: skip
