"""What came about, as the analyst enters it: ``forecasts/outcomes.toml``, against which saved forecasts are scored."""

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.analysis.loading import day_asked
from detente.bargaining.changes import known
from detente.bargaining.saved import FOLDER
from detente.errors import UsageError

FILE = "outcomes.toml"
NO_DEAL = "none"
_HEAD = """# What came about, for `detente score`: where an issue ended on its scale ("none": without a deal), and when.
# `detente score --outcome ISSUE=VALUE@DATE` adds one; correct them here.
"""
_OUTCOME = re.compile(r"\s*([^=@\s]+)\s*=\s*([^=@\s]+)\s*(?:@\s*(\S+)\s*)?")
_KEYS = ("issue", "value", "date", "source")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where an issue ended (None: without a deal), and the last day of the date of that (None: not said)."""

    issue: str
    value: float | None
    date: str | None = None
    source: str = ""

    @property
    def day(self) -> str | None:
        """The last day that the date may mean, ISO."""
        return day_asked(self.date, "date", end=True)


def parse(text: str, issues: Sequence[str]) -> Outcome:
    """An outcome from ``ISSUE=VALUE@DATE``; a UsageError says what is wrong with it."""
    parts = _OUTCOME.fullmatch(text)
    if parts is None:
        raise UsageError(f"--outcome {text!r} cannot be read: write ISSUE=VALUE, ISSUE=VALUE@DATE or ISSUE=none@DATE.")
    return _checked({"issue": parts[1], "value": parts[2], "date": parts[3]}, issues, f"--outcome {text}")


def _checked(raw: dict[str, Any], issues: Sequence[str], where: str) -> Outcome:
    for key in raw:
        if key not in _KEYS:
            raise UsageError(f"{where}: unknown key `{key}`; the keys are {', '.join(_KEYS)}.")
    issue = str(raw.get("issue", ""))
    known(issue, issues, "issue", where)
    try:
        value = None if raw.get("value") == NO_DEAL else float(raw.get("value", "nan"))
    except (TypeError, ValueError):
        value = float("nan")
    if value is not None and not 0.0 <= value <= 100.0:
        raise UsageError(f"{where}: {raw.get('value')!r} is no value; write a number from 0 to 100, or {NO_DEAL}.")
    date = None if raw.get("date") is None else str(raw["date"])
    found = Outcome(issue, value, date, str(raw.get("source", "")))
    try:
        found.day  # noqa: B018 - raises for what is no date
    except UsageError as error:
        raise UsageError(f"{where}: {error}") from None
    return found


def load(dossier: Path, issues: Sequence[str]) -> list[Outcome]:
    """The outcomes of a dossier, none where nobody entered any; a UsageError names what is wrong in the file."""
    file = dossier / FOLDER / FILE
    if not file.exists():
        return []
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: this is not valid TOML ({error}).") from None
    rows = raw.get("outcome", [])
    if set(raw) - {"outcome"} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UsageError(f"{file}: it holds tables headed [[outcome]], and nothing else.")
    found = [_checked(row, issues, f"{file}, outcome {number}") for number, row in enumerate(rows, start=1)]
    for number, one in enumerate(found):
        _refuse_contradiction(one, found[:number], str(file))
    return found


def add(dossier: Path, new: Sequence[Outcome], issues: Sequence[str]) -> None:
    """Enter outcomes; a UsageError where one contradicts another."""
    there = load(dossier, issues)
    fresh: list[Outcome] = []
    for one in new:
        _refuse_contradiction(one, [*there, *fresh], str(dossier / FOLDER / FILE))
        if one not in there and one not in fresh:
            fresh.append(one)
    file = dossier / FOLDER / FILE
    try:
        file.parent.mkdir(exist_ok=True)
        text = file.read_text(encoding="utf-8") if file.exists() else _HEAD
        file.write_text(text + "".join(map(_as_toml, fresh)), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file} cannot be written ({error.strerror}): check its permissions.") from error


def _refuse_contradiction(one: Outcome, others: Sequence[Outcome], file: str) -> None:
    for other in others:
        if (one.issue, one.date) == (other.issue, other.date) and one.value != other.value:
            when = f" on {one.date}" if one.date else ""
            told = ", ".join(NO_DEAL if value is None else f"{value:g}" for value in (other.value, one.value))
            raise UsageError(f"{one.issue}{when} has two outcomes, {told}: leave one, or give dates; see {file}.")


def _as_toml(one: Outcome) -> str:
    lines = ["", "[[outcome]]", f"issue = {json.dumps(one.issue)}"]
    lines.append(f"value = {json.dumps(NO_DEAL) if one.value is None else repr(one.value)}")
    lines += [f"date = {json.dumps(one.date)}"] if one.date else []
    lines += [f"source = {json.dumps(one.source, ensure_ascii=False)}"] if one.source else []
    return "\n".join(lines) + "\n"
