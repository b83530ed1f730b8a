"""Train the judge of whom an act without a target is done to: ``python training/addressees.py SHARED [--write]``.

From the same reports as the judge of actions, which is to be made before; checked with whole negotiations left out.
The examples are the acts that a careful reader has too and for which the reading has no target; printed is how many
get one, and how many of these are the reader's."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import coded
import logistic
from detente.knowledge.table_files import DATA
from detente.reading.action.counterparts import Dealings
from detente.reading.action.judge import Judge, judge
from judge import SETS, Text, texts, undone

LIKELY = 0.4  # of what is as likely as that alone, left out, more than half is right
Option = tuple[list[str], bool]
Match = Callable[[list[dict[str, Any]], list[dict[str, Any]]], tuple[list[tuple[int, int]], set[int], set[int]]]


@dataclass(slots=True)
class Example:
    """An act without a target: the facts of each party that may be meant, and whether the careful reader has it."""

    fold: str
    options: list[Option]


def examples(text: Text, match: Match) -> list[Example]:
    """Those of one report."""
    drafts = undone(text, judge())
    dealings = Dealings(text.near, drafts)
    read = [
        {"type": d.type, "source": list(d.source), "target": list(d.target), "s": sorted(text.numbers(d))}
        for d in drafts
    ]
    hits, _, _ = match(text.gold, read)
    out = []
    for wanted, d in [(text.gold[i].get("target"), drafts[j]) for i, j in hits]:
        codes = set(wanted if isinstance(wanted, list) else [wanted])
        if not d.target:
            out.append(Example(text.fold, [(facts, party in codes) for party, facts in dealings.options(d)]))
    return out


def train(found: list[Example]) -> Judge:
    """Weights from all parties of all examples."""
    bias, weights = logistic.fit([option for example in found for option in example.options])
    return Judge(bias, LIKELY, LIKELY, weights)


def shares(found: list[Example], judges: dict[str, Judge]) -> str:
    """How many acts get a target, and how many the right one."""
    given = right = 0
    for example in found:
        if example.options:
            p, good = max((judges[example.fold].probability(facts), good) for facts, good in example.options)
            given += p >= LIKELY
            right += p >= LIKELY and good
    return f"of {len(found)} acts {given} get a target, {right} the right one"


def main() -> None:
    """Cross-validate, print, and write the weights where asked."""
    shared = Path(sys.argv[1])
    score = coded.module(shared / "score.py")
    found = [
        example
        for name in SETS
        for text in texts(shared, name, score)
        for example in examples(text, lambda gold, read: score.match(gold, read, score.MATCH["actions"]))
    ]
    folds = sorted({example.fold for example in found})
    print("left out", shares(found, {fold: train([e for e in found if e.fold != fold]) for fold in folds}))
    whole = train(found)
    print("seen    ", shares(found, dict.fromkeys(folds, whole)))
    if "--write" in sys.argv:
        head = (
            "How much each fact speaks for a party as whom an act is done to (training/addressees.py makes this file)."
        )
        cuts = {"named": LIKELY, "inferred": LIKELY}
        logistic.write(DATA / "judge" / "addressees.toml", head, whole.bias, cuts, whole.weights)


if __name__ == "__main__":
    main()
