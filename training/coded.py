"""The PLOVER gold standard records as lessons for the judge of actions: sentences with the one event each that a coder
noted.

They are other news than the reports of the reference sets, and a background deed is none there. What is learned from
them counts less, and a fact of its own, :data:`CODED`, takes up how much rarer records are in them."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from detente.language import pipeline
from detente.reading.action.drafts import Draft
from detente.reading.action.nearby import Nearby
from detente.reading.action.parties import parties_of
from detente.reading.actions import proposals
from detente.reading.context import Context, context
from detente.records import Report
from logistic import Row

CODED = "coded sentence"
WEIGHT = 0.25  # of a reading of them beside one of a report
FOLDS = 8
TOLD = frozenset({"happened", "ongoing", "alleged"})
SURE = 0.5


@dataclass(slots=True)
class Coded:
    """One sentence: its proposals, and what the records code of it."""

    fold: int
    c: Context
    near: Nearby
    groups: list[list[Draft]]
    record: dict[str, Any]


def module(path: Path) -> ModuleType:
    """A module that belongs to no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def sentences(gsr: ModuleType) -> list[Coded]:
    """The sentences, read with the parties coded as in the records."""
    dossier = module(Path(__file__).parents[1] / "benchmarks" / "events.py").coded()
    parse = pipeline.load().parse
    out = []
    for number, record in enumerate(gsr.records()):
        report = Report(path=f"{record['id']}.txt", text=record["text"] + "\n", format="text", published="2000-01-01")
        c = context(parse(report), dossier)
        near = Nearby(c, parties_of(c))
        out.append(Coded(number % FOLDS, c, near, proposals(c, near), record))
    return out


def rows(gsr: ModuleType, found: list[Coded]) -> list[Row]:
    """The facts of every reading, and whether the records have an event of that type by one of its sources."""
    readings = [(text.record, d) for text in found for group in text.groups for d in group]
    return [((*d.features, CODED), _right(gsr, record, d)) for record, d in readings]


def _right(gsr: ModuleType, record: dict[str, Any], d: Draft) -> bool:
    sources = {source for source, _, _ in gsr.gold(record)}
    kind = gsr.FOLD.get(record["event"], record["event"])
    named = {code[:3] for code in d.source}
    return bool(gsr.FOLD.get(d.type, d.type) == kind and (not sources - {"---"} or named & sources))


def f1(gsr: ModuleType, read: list[tuple[Coded, list[Draft]]]) -> dict[str, float]:
    """The agreement of what is told as done with a confidence of :data:`SURE` or more, as ``gsr.py`` measures it."""
    hits, all_ = dict.fromkeys(("triple", "dyad", "type"), 0), dict.fromkeys(("triple", "dyad", "type"), 0)
    for text, drafts in read:
        told = [d for d in drafts if d.factuality in TOLD and d.confidence >= SURE]
        wanted = gsr.gold(text.record)
        got = {
            it
            for d in told
            for it in gsr.triples(gsr.many(list(d.source)), gsr.many(list(d.target)), gsr.FOLD.get(d.type, d.type))
        }
        for name, part in (("triple", slice(0, 3)), ("dyad", slice(0, 2)), ("type", slice(2, 3))):
            x = {it[part] for it in wanted if name == "type" or it[1] != "---"}
            y = {it[part] for it in got if name == "type" or "---" not in it[:2]}
            hits[name] += 2 * len(x & y)
            all_[name] += len(x) + len(y)
    return {name: round(hits[name] / max(1, all_[name]), 3) for name in hits}
