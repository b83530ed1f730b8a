"""Train the judge of actions: ``python training/judge.py SHARED [--write]``.

SHARED is the folder with ``reports``, ``gold``, ``data`` and ``score.py``. Trained on the reference readings that may
be redistributed (``written`` and ``official``) and, at a lower weight, on the sentences of :mod:`coded`; checked with
whole negotiations left out: each is read with weights that never saw it. Without ``--write`` only the figures are
printed; with it the weights are written into the package."""

import json
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

import coded
import logistic
from detente.dossier import Dossier, DossierParty
from detente.knowledge.table_files import DATA
from detente.language import pipeline
from detente.reading.action.contacts import with_contacts
from detente.reading.action.counterparts import address
from detente.reading.action.drafts import Draft, merged
from detente.reading.action.judge import Judge
from detente.reading.action.nearby import Nearby
from detente.reading.action.parties import parties_of
from detente.reading.actions import proposals
from detente.reading.context import Context, context
from detente.sources import read_file

SETS = {"written": "written/G", "official": "official/G"}
NAMED, INFERRED = 0.15, 0.3  # the lowest that cost no F1 left out; who is inferred must be likelier
FOLDS = 5  # of the official reports, which are on one conflict

Group = list[Draft]
Fold = str


@dataclass(slots=True)
class Text:
    """One report: its proposals, its reference actions, the numbers of its sentences."""

    stem: str
    fold: Fold
    c: Context
    near: Nearby
    groups: list[Group]
    gold: list[dict[str, Any]]
    spans: list[tuple[int, int]]

    def numbers(self, d: Draft) -> set[int]:
        """The reference's sentence numbers of a draft."""
        return {n for n, (a, b) in enumerate(self.spans) for x, y in d.spans if x < b and y > a}


def texts(shared: Path, name: str, score: ModuleType) -> list[Text]:
    """The reports of a set with their proposals."""
    gold = score.load(str(shared / "gold" / SETS.get(name, "news/A")), None)
    parse = pipeline.load().parse
    out = []
    for number, file in enumerate(sorted((shared / "reports" / name).rglob("*.txt"))):
        if file.stem not in gold:
            continue
        report = read_file(file, file.name).reports[0]
        c = context(parse(report), _dossier(file.parent))
        near = Nearby(c, parties_of(c))
        fold = file.parent.name if name == "written" else f"official {number % FOLDS}"
        spans = [(a, b) for a, b, _ in score.sentences(report.text)]
        out.append(Text(file.stem, fold, c, near, proposals(c, near), gold[file.stem]["actions"], spans))
    return out


def _dossier(folder: Path) -> Dossier | None:
    file = folder / "dossier.json"
    if not file.exists():
        return None
    raw = json.loads(file.read_text(encoding="utf8"))
    parties = tuple(DossierParty(code=code, name=name) for code, name in raw["parties"].items())
    return Dossier(title=raw["negotiation"], question=raw["question"], party=parties)


def right(text: Text, d: Draft) -> bool:
    """Whether the reference has an action of this root and source in this sentence."""
    numbers = text.numbers(d)
    return any(
        g["type"] == d.type and numbers & set(g["s"]) and set(d.source) & set(_many(g["source"])) for g in text.gold
    )


def _many(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def train(found: list[Text], lessons: list[logistic.Row]) -> Judge:
    """Weights from all readings of all groups, and from the lessons."""
    rows: list[logistic.Row] = [(d.features, right(t, d)) for t in found for group in t.groups for d in group]
    heavy = np.array([1.0] * len(rows) + [coded.WEIGHT] * len(lessons))
    bias, weights = logistic.fit(rows + lessons, heavy)
    return Judge(bias, NAMED, INFERRED, {fact: w for fact, w in weights.items() if fact != coded.CODED})


def read(text: Text, judge: Judge) -> list[dict[str, Any]]:
    """The actions of a report under other weights, in the form that the scorer takes."""
    drafts = held(text, judge)
    return [
        {"type": d.type, "source": list(d.source), "target": list(d.target), "factuality": d.factuality,
         "date": d.date, "s": sorted(text.numbers(d))}
        for d in drafts
    ]  # fmt: skip


def held(text: Text | coded.Coded, judge: Judge) -> list[Draft]:
    """What holds under other weights, with its confidence, and with whom it is done to."""
    return address(text.near, undone(text, judge))


def undone(text: Text | coded.Coded, judge: Judge) -> list[Draft]:
    """What holds, with the targets alone that the sentences name."""
    kept = []
    for group in text.groups:
        p, _, best = max((judge.probability(d.features), -n, d) for n, d in enumerate(group))
        if judge.holds(best, p):
            kept.append(replace(best, spans=set(best.spans), confidence=round(p, 2)))
    return merged(with_contacts(text.c, kept))


def report(score: ModuleType, found: list[Text], judges: dict[Fold, Judge]) -> dict[str, Any]:
    """The scorer's row for actions."""
    ref = {t.stem: {"actions": t.gold} for t in found}
    got = {t.stem: {"actions": read(t, judges[t.fold])} for t in found}
    rows, _ = score.score(ref, got)
    return dict(rows["actions"])


def main() -> None:
    """Cross-validate, print, and write the weights where asked."""
    shared = Path(sys.argv[1])
    score, gsr = coded.module(shared / "score.py"), coded.module(shared / "data" / "events" / "gsr.py")
    sets = {name: texts(shared, name, score) for name in SETS}
    everything = [t for found in sets.values() for t in found]
    folds = sorted({t.fold for t in everything})
    sentences = coded.sentences(gsr)
    lessons = coded.rows(gsr, sentences)
    held_out = {fold: train([t for t in everything if t.fold != fold], lessons) for fold in folds}
    whole = train(everything, lessons)
    for name, found in sets.items():
        for how, judges in (("left out", held_out), ("seen", defaultdict(lambda: whole))):
            print(f"{name:9} {how:9} {_figures(report(score, found, judges))}")
    news = report(score, texts(shared, "news", score), defaultdict(lambda: whole))
    print(f"{'news':9} {'left out':9} {_figures(news)}")
    parts = [([t for t in sentences if t.fold != n], [t for t in sentences if t.fold == n]) for n in range(coded.FOLDS)]
    judged = [(train(everything, coded.rows(gsr, others)), own) for others, own in parts]
    print(f"{'coded':9} {'left out':9} {coded.f1(gsr, [(t, held(t, judge)) for judge, own in judged for t in own])}")
    print(f"{'coded':9} {'seen':9} {coded.f1(gsr, [(t, held(t, whole)) for t in sentences])}")
    if "--write" in sys.argv:
        head = "How much each fact speaks for a reading of a frame (training/judge.py makes this file)."
        cuts = {"named": NAMED, "inferred": INFERRED}
        logistic.write(DATA / "judge" / "actions.toml", head, whole.bias, cuts, whole.weights)


def _figures(row: dict[str, Any]) -> str:
    return " ".join(f"{k} {row[k]:.3f}" for k in ("precision", "recall", "f1", "sentence_f1")) + f" {row['fields']}"


if __name__ == "__main__":
    main()
