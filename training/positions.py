"""Makes the judge of positions: which stands of a sentence a careful reader takes for a position on an issue.

    python training/positions.py REPORTS REFERENCES DOSSIERS [--write]

REPORTS and REFERENCES hold a folder for each negotiation, with texts (``.txt``) and careful readings of the same name
(``.json``); DOSSIERS a ``.toml`` for each. The judge is logistic; it is measured with each negotiation left out in
turn, and its weights, from all of them, go to ``knowledge/data/position_judge.toml``. The references in ``own`` of
reports of ``examples`` are lessons besides; they are left out together with the negotiation that they tell of."""

import argparse
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import detente.knowledge
from detente.dossier import Dossier, load
from detente.language import pipeline
from detente.reading.context import context
from detente.reading.position.drafts import Draft
from detente.reading.position.holders import Holders
from detente.reading.position.issues import Index, index
from detente.reading.positions import candidates
from detente.records import Report
from detente.sources import read_file

EXAMPLES = Path(__file__).parents[1] / "examples" / "syria"
OWN = Path(__file__).parent / "own"
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


Row = tuple[dict[str, float], bool]


def rows(reports: Path, references: Path, dossier: Path) -> Iterator[Row]:
    """Features of each candidate of one negotiation, and whether it is a position."""
    both = dossiers(dossier)
    for file in sorted(reports.glob("*.txt")):
        read = json.loads((references / f"{file.stem}.json").read_text(encoding="utf8"))["positions"]
        yield from judged(read_file(file, file.name).reports[0], read, both)


def own_rows() -> Iterator[Row]:
    """The same of the example reports; one of their files may hold several reports."""
    both = dossiers(EXAMPLES / "dossier.toml")
    for file in sorted(OWN.glob("*.json")):
        read = json.loads(file.read_text(encoding="utf8"))["positions"]
        for report in read_file(EXAMPLES / "reports" / file.stem, file.stem).reports:
            yield from judged(report, [one for one in read if one["report"] == report.path], both)


def dossiers(file: Path) -> tuple[Dossier, Dossier]:
    """A dossier with its phrases, and once more without, since a dossier may have none."""
    full = load(file)
    none = {"low_phrases": (), "high_phrases": (), "anchors": ()}
    return full, full.model_copy(update={"issues": tuple(issue.model_copy(update=none) for issue in full.issues)})


def judged(report: Report, reference: list[dict[str, Any]], both: tuple[Dossier, Dossier]) -> Iterator[Row]:
    """The candidates of one report under each dossier."""
    parsed = pipeline.load().parse(report)
    for dossier in both:
        c, ix = context(parsed, dossier), index(dossier)
        for d in candidates(c, ix, Holders(c)):
            yield d.features, is_one(d, ix, report.text, reference)


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
    read[EXAMPLES.name] = list(own_rows())
    known = [(features, float(one), n) for n, told in read.items() for features, one in told]
    often = sorted(k for k in {k for f, _, _ in known for k in f} if sum(k in f for f, _, _ in known) >= SELDOM)
    columns = ["bias", *(k for k in often if k != "bias")]
    x = np.array([[f.get(k, 0.0) for k in columns] for f, _, _ in known])
    y, group = np.array([one for _, one, _ in known]), np.array([n for _, _, n in known])
    p = np.zeros(len(y))
    for n in names:
        others = [not (m == n or (m == EXAMPLES.name and n.startswith(m))) for m in group]
        p[group == n] = 1 / (1 + np.exp(-x[group == n] @ fitted(x[others], y[others])))
    given_ones = group != EXAMPLES.name
    print(measured(np.clip(p[given_ones], 1e-6, 1 - 1e-6), y[given_ones]))
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
