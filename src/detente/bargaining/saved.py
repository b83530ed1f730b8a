"""Forecasts kept in a dossier, to be checked against what happened: each a folder that is never written again.

``forecasts/NAME`` holds ``scenario.toml``, with changes ``changed.toml``, and ``forecast.json``: what was asked, the
result by issue and model, and whatever is needed to make it again: seed, versions, the ledger's state.
"""

import json
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from detente.bargaining.ensemble import Forecast
from detente.bargaining.scenario import Scenario
from detente.bargaining.whatif import Row
from detente.bargaining.writing import as_toml
from detente.errors import UsageError

FOLDER = "forecasts"
RESULT = "forecast.json"
_STEPS = (np.arange(100) + 0.5) / 100
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True)
class Made:
    """What a forecast was made from and with: the day it looks from, the words of the changes, draws, seed, the time,
    and the state of the ledger (None where it did not come from one)."""

    as_of: str
    changes: Sequence[str]
    draws: int
    seed: int
    time: str
    ledger: str | None
    program: str


@dataclass(frozen=True)
class Kept:
    """The forecast of an issue by a model as it was saved; ``outcomes`` are evenly spread quantiles of the draws that
    end in a deal."""

    issue: str
    model: str
    median: float
    half: tuple[float, float]
    most: tuple[float, float]
    no_deal: float
    outcomes: tuple[float, ...]


@dataclass(frozen=True)
class Saved:
    """A forecast that was saved: under which name, from which day, with which changes."""

    name: str
    as_of: str
    made: str
    changes: tuple[str, ...]
    ledger: str | None
    scales: dict[str, tuple[float, float]]
    base: tuple[Kept, ...]
    changed: tuple[Kept, ...]


def free_name(dossier: Path, wanted: str | None, usual: str) -> str:
    """The name to save under. A UsageError where the wanted one cannot be or is taken: none is overwritten."""
    there = dossier / FOLDER
    if wanted is not None:
        if not _NAME.fullmatch(wanted):
            raise UsageError(f"A forecast cannot be called {wanted!r}: use letters, figures, hyphens and dots.")
        if (there / wanted).exists():
            raise UsageError(f"There is a forecast {wanted} already, and none is overwritten: choose another name.")
        return wanted
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", usual).strip("-.") or "forecast"
    names = (plain if n == 1 else f"{plain}-{n}" for n in range(1, 10_000))
    return next(name for name in names if not (there / name).exists())


def save(dossier: Path, name: str, made: Made, base: Scenario, changed: Scenario | None, rows: Sequence[Row]) -> Path:
    """Keep a forecast; returns its folder. It is there wholly or not at all."""
    told = {
        "name": name, "title": base.title, "as_of": made.as_of, "made": made.time, "changes": list(made.changes),
        "draws": made.draws, "seed": made.seed, "ledger": made.ledger, "versions": _versions(made.program),
        "scales": {issue.id: [issue.low, issue.high] for issue in base.issues},
        "results": [_result(row) for row in rows],
    }  # fmt: skip
    target, draft = dossier / FOLDER / name, dossier / FOLDER / f".{name}.part"
    try:
        draft.mkdir(parents=True, exist_ok=True)
        (draft / "scenario.toml").write_text(as_toml(base), encoding="utf-8")
        if changed is not None:
            (draft / "changed.toml").write_text(as_toml(changed), encoding="utf-8")
        (draft / RESULT).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        draft.rename(target)
    except OSError as error:
        raise UsageError(f"{target} cannot be written ({error.strerror}): check the dossier's folder.") from error
    return target


def _versions(program: str) -> dict[str, str]:
    return {"detente": program, "python": platform.python_version()} | {
        name: version(name) for name in ("numpy", "scipy", "numba")
    }


def _result(row: Row) -> dict[str, Any]:
    changed = None if row.changed is None else _numbers(row.changed)
    return {"issue": row.base.issue, "model": row.model.name, "base": _numbers(row.base), "changed": changed}


def _numbers(found: Forecast) -> dict[str, Any]:
    deals = found.outcomes[np.isfinite(found.outcomes)]
    spread = [round(float(one), 3) for one in np.quantile(deals, _STEPS)] if len(deals) else []
    numbers = {"point": found.point, "median": found.median, "half": found.half, "most": found.most}
    return {**_plain(numbers), "no_deal": found.no_deal, "unsettled": found.unsettled, "outcomes": spread}


def _plain(value: Any) -> Any:
    """NaN, which JSON does not have, as null."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return None if value != value else value


def saved(dossier: Path) -> list[Saved]:
    """All forecasts of a dossier, by the day from which they look and their name."""
    folders = sorted(path for path in (dossier / FOLDER).glob("*/") if not path.name.startswith("."))
    found = [load(folder) for folder in folders if (folder / RESULT).is_file()]
    return sorted(found, key=lambda one: (one.as_of, one.name))


def load(folder: Path) -> Saved:
    """A forecast from its folder; a UsageError where the file is damaged."""
    file = folder / RESULT
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        results = raw["results"]
        changed = tuple(_kept(row, row["changed"]) for row in results if row["changed"] is not None)
        scales = {name: (float(low), float(high)) for name, (low, high) in raw["scales"].items()}
        return Saved(
            folder.name, str(raw["as_of"]), str(raw["made"]), tuple(raw["changes"]), raw["ledger"], scales,
            tuple(_kept(row, row["base"]) for row in results), changed,
        )  # fmt: skip
    except OSError as error:
        raise UsageError(f"{file} cannot be read ({error.strerror}): check its permissions.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{file} is damaged ({error!r}): restore the folder {folder.name}, or delete it.") from error


def _kept(row: dict[str, Any], numbers: dict[str, Any]) -> Kept:
    def number(value: Any) -> float:
        return float("nan") if value is None else float(value)

    half, most = ((number(ends[0]), number(ends[1])) for ends in (numbers["half"], numbers["most"]))
    outcomes = tuple(map(number, numbers["outcomes"]))
    return Kept(row["issue"], row["model"], number(numbers["median"]), half, most, float(numbers["no_deal"]), outcomes)
