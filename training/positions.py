"""Makes the judge of positions: which stands of a sentence a careful reader takes for a position on an issue.

    python training/positions.py REPORTS REFERENCES DOSSIERS [--write]

REPORTS and REFERENCES hold a folder for each negotiation, with texts (``.txt``) and careful readings of the same name
(``.json``); DOSSIERS a ``.toml`` for each. The judge is logistic; it is measured with each negotiation left out in
turn, and its weights, from all of them, go to ``knowledge/data/position_judge.toml``."""

import argparse
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import detente.knowledge
from detente.dossier import load
from detente.language import pipeline
from detente.reading.context import context
from detente.reading.position.drafts import Draft
from detente.reading.position.holders import Holders
from detente.reading.position.issues import Index, index
from detente.reading.positions import candidates
from detente.sources import read_file

OUT = Path(detente.knowledge.__file__).parent / "data" / "position_judge.toml"
RIDGE = 20.0  # strength of the prior that a feature tells nothing
SELDOM = 8  # a feature that fewer candidates have is left out
Floats = NDArray[np.float64]


def parties(value: Any) -> set[str]:
    return {str(v) for v in (value if isinstance(value, list) else [value]) if v}


def side(value: float | None) -> int:
    return 0 if value is None else (value > 50) - (value < 50)


def is_one(d: Draft, ix: Index, text: str, reference: list[dict[str, Any]]) -> bool:
    """Whether the careful reader has it, with its evidence in or beside the sentence, and not on the other side."""
    start, end = min(d.spans)
    for one in reference:
        at = text.find(one["evidence"])
        near = start - 400 < at < end + 400 and text.count("\n\n", min(at, start), max(at, start)) <= 1
        same = one["issue"] == ix.issues[d.issue].id and parties(one["party"]) & set(d.party)
        if same and near and side(one["value"]) * side(d.value) >= 0:
            return True
    return False


def rows(reports: Path, references: Path, dossier: Path) -> Iterator[tuple[dict[str, float], bool]]:
    """Features of each candidate of one negotiation, and whether it is a position: with the phrases of the dossier, and
    once more without, since a dossier may have none."""
    full = load(dossier)
    none = {"low_phrases": (), "high_phrases": (), "anchors": ()}
    plain = full.model_copy(update={"issues": tuple(issue.model_copy(update=none) for issue in full.issues)})
    for file in sorted(reports.glob("*.txt")):
        report = read_file(file, file.name).reports[0]
        read = json.loads((references / f"{file.stem}.json").read_text(encoding="utf8"))["positions"]
        parsed = pipeline.load().parse(report)
        for described in (full, plain):
            c, ix = context(parsed, described), index(described)
            for d in candidates(c, ix, Holders(c)):
                yield d.features, is_one(d, ix, report.text, read)


def fitted(x: Floats, y: Floats) -> Floats:
    """Weights of a ridge logistic regression, by Newton's method; the first column is the constant."""
    weights, ridge = np.zeros(x.shape[1]), np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-3
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        step = np.linalg.solve((x.T * (p * (1 - p) + 1e-9)) @ x + np.diag(ridge), x.T @ (y - p) - ridge * weights)
        weights += step
        if abs(step).max() < 1e-6:
            break
    return weights


def measured(p: Floats, y: Floats) -> str:
    """Log loss and expected calibration error (ten bins of equal size)."""
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    bins = np.array_split(np.argsort(p), 10)
    error = sum(len(b) * abs(p[b].mean() - y[b].mean()) for b in bins) / len(p)
    size = f"{len(y)} candidates, {int(y.sum())} positions"
    return f"{size}; left out in turn: loss {loss:.3f}, calibration error {error:.3f}"


def main() -> None:
    """Fit, measure, and with ``--write`` keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("reports", "references", "dossiers"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    names = sorted(f.stem for f in given.dossiers.glob("*.toml") if (given.reports / f.stem).is_dir())
    read = {n: list(rows(given.reports / n, given.references / n, given.dossiers / f"{n}.toml")) for n in names}
    known = [(features, float(one), n) for n in names for features, one in read[n]]
    often = sorted(k for k in {k for f, _, _ in known for k in f} if sum(k in f for f, _, _ in known) >= SELDOM)
    columns = ["bias", *(k for k in often if k != "bias")]
    x = np.array([[f.get(k, 0.0) for k in columns] for f, _, _ in known])
    y, group = np.array([one for _, one, _ in known]), np.array([n for _, _, n in known])
    p = np.zeros(len(y))
    for n in names:
        p[group == n] = 1 / (1 + np.exp(-x[group == n] @ fitted(x[group != n], y[group != n])))
    print(measured(np.clip(p, 1e-6, 1 - 1e-6), y))
    if given.write:
        lines = [f"{k} = {v:.3f}" for k, v in zip(columns, fitted(x, y), strict=True) if math.isfinite(v)]
        head = (
            "# How much each feature (reading/position/features.py) speaks for a stand being a position on an issue.\n"
        )
        OUT.write_text(
            f"{head}# Made by training/positions.py.\n\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf8"
        )


if __name__ == "__main__":
    main()
