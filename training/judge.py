"""Train the judge of actions: ``python training/judge.py SHARED [--write]``.

SHARED is the folder with ``reports``, ``gold`` and ``score.py``. Trained on the reference readings that may be
redistributed (``written`` and ``official``), checked with whole negotiations left out: each is read with weights that
never saw it. Without ``--write`` only the figures are printed; with it the weights are written into the package."""

import importlib.util
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

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
RARE = 8  # facts seen in fewer readings get no weight
PENALTY = 4.0
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


def scorer(shared: Path) -> ModuleType:
    """The scorer beside the reference sets."""
    spec = importlib.util.spec_from_file_location("shared_score", shared / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def train(found: list[Text]) -> Judge:
    """Weights by penalised maximum likelihood over all readings of all groups."""
    rows = [(d.features, right(t, d)) for t in found for group in t.groups for d in group]
    counts = Counter(fact for facts, _ in rows for fact in facts)
    facts = sorted(fact for fact, n in counts.items() if n >= RARE)
    index = {fact: k for k, fact in enumerate(facts)}
    indices = [index[fact] for given, _ in rows for fact in given if fact in index]
    ends = np.cumsum([0, *(sum(fact in index for fact in given) for given, _ in rows)])
    x = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(rows), len(facts)))
    y = np.array([float(label) for _, label in rows])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ w[1:] + w[0]
        p = 1 / (1 + np.exp(-z))
        value = float(np.sum(np.logaddexp(0, z) - y * z) + PENALTY / 2 * np.sum(w[1:] ** 2))
        return value, np.concatenate([[np.sum(p - y)], x.T @ (p - y) + PENALTY * w[1:]])

    w = minimize(loss, np.zeros(len(facts) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return Judge(float(w[0]), NAMED, INFERRED, {fact: round(float(w[k + 1]), 3) for fact, k in index.items()})


def read(text: Text, judge: Judge) -> list[dict[str, Any]]:
    """The actions of a report under other weights, in the form that the scorer takes."""
    kept = []
    for group in text.groups:
        p, _, best = max((judge.probability(d.features), -n, d) for n, d in enumerate(group))
        if judge.holds(best, p):
            kept.append(_copy(best))
    drafts = address(text.near, merged(with_contacts(text.c, kept)))
    return [
        {"type": d.type, "source": list(d.source), "target": list(d.target), "factuality": d.factuality,
         "date": d.date, "s": sorted(text.numbers(d))}
        for d in drafts
    ]  # fmt: skip


def _copy(d: Draft) -> Draft:
    return Draft(d.type, d.mode, d.source, d.target, d.factuality, d.at, set(d.spans), d.date, d.place, d.noun, d.word)


def report(score: ModuleType, found: list[Text], judges: dict[Fold, Judge]) -> dict[str, Any]:
    """The scorer's row for actions."""
    ref = {t.stem: {"actions": t.gold} for t in found}
    got = {t.stem: {"actions": read(t, judges[t.fold])} for t in found}
    rows, _ = score.score(ref, got)
    return dict(rows["actions"])


def main() -> None:
    """Cross-validate, print, and write the weights where asked."""
    shared = Path(sys.argv[1])
    score = scorer(shared)
    sets = {name: texts(shared, name, score) for name in SETS}
    everything = [t for found in sets.values() for t in found]
    folds = sorted({t.fold for t in everything})
    held_out = {fold: train([t for t in everything if t.fold != fold]) for fold in folds}
    whole = train(everything)
    for name, found in sets.items():
        for how, judges in (("left out", held_out), ("seen", defaultdict(lambda: whole))):
            print(f"{name:9} {how:9} {_figures(report(score, found, judges))}")
    news = report(score, texts(shared, "news", score), defaultdict(lambda: whole))
    print(f"{'news':9} {'left out':9} {_figures(news)}")
    if "--write" in sys.argv:
        write(whole)


def _figures(row: dict[str, Any]) -> str:
    return " ".join(f"{k} {row[k]:.3f}" for k in ("precision", "recall", "f1", "sentence_f1")) + f" {row['fields']}"


def write(judge: Judge) -> None:
    """The weights as a table that can be read, the heaviest facts of either sign among the rest in their order."""
    lines = [
        "# How much each fact speaks for a reading of a frame (training/judge.py makes this file).",
        f"bias = {judge.bias:.3f}",
        f"named = {judge.named}",
        f"inferred = {judge.inferred}",
        "",
        "[weights]",
        *(f'"{fact}" = {weight}' for fact, weight in sorted(judge.weights.items()) if abs(weight) >= 0.02),
    ]
    (DATA / "judge" / "actions.toml").write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
