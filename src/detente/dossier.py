"""``dossier.toml`` → ``Dossier``: the parties, the issues with their scales, and the words a dossier adds.

Everything wrong with the file is a ``DossierError`` of one sentence that names the file, the line and the key.
The line is found by searching the text, because the standard TOML reader keeps no positions.
"""

import datetime
import difflib
import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from detente.errors import DossierError
from detente.records import Model

FILE_NAME = "dossier.toml"
TEMPLATE: str = files("detente").joinpath("dossier_template.toml").read_text(encoding="utf-8")

_EDTF_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def _plain_date(value: Any) -> Any:
    """TOML's own dates and bare years become the text that the records use."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 9999:
        return f"{value:04d}"
    return value


def _real_date(value: str) -> str:
    if not _EDTF_DAY.fullmatch(value):
        raise ValueError("a date is written 2015, 2015-02 or 2015-02-11")
    if len(value) == 10:
        datetime.date.fromisoformat(value)
    return value


Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_-]*$")]
Date = Annotated[str, BeforeValidator(_plain_date), AfterValidator(_real_date)]
Value = Annotated[float, Field(strict=True, ge=0, le=100)]


class DossierParty(Model):
    """A party to the negotiation. The rest is for forecasts only: ``capability`` is its power relative to the others,
    above 0, ``no_deal_cost`` what no deal costs it as a share of the greatest loss on an issue."""

    code: Code
    name: Text
    aliases: tuple[Text, ...] = ()
    capability: Annotated[float, Field(strict=True, gt=0, allow_inf_nan=False)] | None = None
    capability_source: Text | None = None
    no_deal_cost: Annotated[float, Field(strict=True, allow_inf_nan=False)] | None = None


class Anchor(Model):
    """A point of an issue's scale, 0 to 100, that has a meaning of its own."""

    value: Value
    meaning: Text
    phrases: tuple[Text, ...] = ()


class Issue(Model):
    """A question the parties bargain over, on a scale from 0 (``low``) to 100 (``high``).

    ``drift`` is how many points a position on it usually wanders in a year; it is estimated where it is not given.
    ``no_deal`` is the point where things stay without a deal (used by forecasts only)."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
    question: Text
    low: Text
    high: Text
    low_phrases: tuple[Text, ...] = ()
    high_phrases: tuple[Text, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    drift: Annotated[float, Field(strict=True, gt=0, le=200)] | None = None
    no_deal: Value | None = None


class DossierActor(Model):
    """A person or group that the dossier adds to the known ones; ``start`` and ``end`` bound the office held."""

    name: Text
    party: Code
    aliases: tuple[Text, ...] = ()
    role: Text | None = None
    start: Date | None = None
    end: Date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "DossierActor":
        if self.start and self.end and self.start > self.end[: len(self.start)]:
            raise ValueError(f"the office starts in {self.start} but ends in {self.end}")
        return self


class Vocabulary(Model):
    """Words the dossier adds: ``cues`` introduce speech (base forms), ``outlets`` report it and never speak."""

    cues: tuple[Text, ...] = ()
    outlets: tuple[Text, ...] = ()


class Dossier(Model):
    """One negotiation: what ``dossier.toml`` says, in the order of the file.

    ``linked`` are the pairs of issues that can be traded for each other; None: each for each."""

    # The file says [[party]] for one party; the program says dossier.parties for all of them.
    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True)

    title: Text
    question: Text
    parties: Annotated[tuple[DossierParty, ...], Field(alias="party")] = ()
    issues: Annotated[tuple[Issue, ...], Field(alias="issue")] = ()
    actors: Annotated[tuple[DossierActor, ...], Field(alias="actor")] = ()
    vocabulary: Vocabulary = Vocabulary()
    linked: tuple[tuple[Text, ...], ...] | None = None


_TABLES: dict[int | str, type[Model]] = {
    "party": DossierParty,
    "issue": Issue,
    "anchors": Anchor,
    "actor": DossierActor,
    "vocabulary": Vocabulary,
}
_LISTS = ("party", "issue", "actor")
_KEYS = ("title", "question", "linked", *_LISTS, "vocabulary")


def find(start: Path) -> Path:
    """The nearest folder, from ``start`` upwards, that holds a ``dossier.toml``.

    Raises DossierError where there is none."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    raise DossierError(
        f"No {FILE_NAME} in {here} or in any folder above it: run `detente new DIR` to make a dossier, or go into one."
    )


def load(path: Path) -> Dossier:
    """Read a dossier from its folder or from its ``dossier.toml``.

    Raises DossierError, naming line and key, where the file is missing, unreadable, no TOML or wrong."""
    file = path / FILE_NAME if path.is_dir() else path
    text = _text_of(file)
    raw = _toml(file, text)
    for key in raw:
        if key not in _KEYS:
            raise _at(file, text, (key,), f"unknown key `{key}`{_nearest(key, _KEYS)}")
    try:
        dossier = Dossier.model_validate(raw)
    except ValidationError as problem:
        raise _first(file, text, problem) from None
    _refuse_duplicates(file, text, dossier)
    _refuse_phrases(file, text, dossier)
    _refuse_links(file, text, dossier)
    return dossier


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        message = f"There is no {file}: run `detente new DIR` to make a dossier."
    except UnicodeDecodeError as problem:
        line = file.read_bytes()[: problem.start].count(b"\n") + 1
        message = f"{file}, line {line}: the file is not UTF-8 text; save it as UTF-8."
    except OSError as problem:
        message = f"{file} cannot be read ({problem.strerror}): check the path and its permissions."
    raise DossierError(message)


def _toml(file: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        reason = str(problem)
        where = re.search(r"at line (\d+)", reason)
        line = int(where[1]) if where else max(1, len(text.rstrip().splitlines()))
        reason = re.sub(r"\s*\((?:at line.*|at end of document)\)", "", reason)
        reason = reason[:1].lower() + reason[1:]
        raise DossierError(f"{file}, line {line}: this is not valid TOML ({reason}); mend that line.") from None


def _refuse_duplicates(file: Path, text: str, dossier: Dossier) -> None:
    """Codes and ids name one thing each."""
    for table, key, names in (
        ("party", "code", [party.code for party in dossier.parties]),
        ("issue", "id", [issue.id for issue in dossier.issues]),
    ):
        for index, name in enumerate(names):
            if name in names[:index]:
                first = _line(text, (table, names.index(name), key))
                what = f"{key} `{name}` is already used in line {first}; give each {table} its own"
                raise _at(file, text, (table, index, key), what)


def _refuse_phrases(file: Path, text: str, dossier: Dossier) -> None:
    """A phrase has a word, and stands for one end or anchor of one issue."""
    seen: dict[str, tuple[str, int]] = {}
    for n, issue in enumerate(dossier.issues):
        start = _line(text, ("issue", n, "id"))
        anchors = [phrase for anchor in issue.anchors for phrase in anchor.phrases]
        for phrase in (*issue.low_phrases, *issue.high_phrases, *anchors):
            line = _line_of(text, phrase, start, again=seen.get(plain_words(phrase), ("", 0))[1])
            if not plain_words(phrase):
                raise DossierError(f"{file}, line {line}: the phrase {phrase!r} has no word; say what somebody wants.")
            if known := seen.get(plain_words(phrase)):
                where = "this issue" if known[0] == issue.id else f"the issue `{known[0]}`"
                raise DossierError(
                    f"{file}, line {line}: the phrase {phrase!r} stands already in line {known[1]}, for {where}; "
                    "a phrase is for one end of one issue."
                )
            seen[plain_words(phrase)] = issue.id, line


def _refuse_links(file: Path, text: str, dossier: Dossier) -> None:
    """Two issues of the dossier are linked, not another number of them."""
    known = [issue.id for issue in dossier.issues]
    for pair in dossier.linked or ():
        if len(set(pair)) != 2 or len(pair) != 2:
            raise _at(file, text, ("linked",), f"`linked` has {list(pair)}, but each of its pairs names two issues")
        for name in pair:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = f"did you mean `{near[0]}`?" if near else f"the issues are {', '.join(known) or 'none yet'}"
                raise _at(file, text, ("linked",), f"`linked` names `{name}`, which is no issue here; {hint}")


def plain_words(phrase: str) -> str:
    """The words of a phrase in lower case, without marks; empty where it has none."""
    return " ".join(re.findall(r"[^\W\d_]+", phrase.lower()))


def _line_of(text: str, phrase: str, start: int, again: int) -> int:
    """The line (from 1) behind ``start`` and ``again`` that holds a phrase; the former where none does."""
    lines = text.splitlines()
    for n in range(start - 1, len(lines)):
        if phrase in lines[n] and (n + 1 > again or lines[n].count(phrase) > 1):
            return n + 1
    return start


def _first(file: Path, text: str, problem: ValidationError) -> DossierError:
    """The error that stands first in the file: mending one at a time keeps the message one sentence."""
    error = min(problem.errors(), key=lambda e: _line(text, _place(e)))
    location = error["loc"]
    if error["type"] != "extra_forbidden":
        return _at(file, text, _place(error), _reason(error))
    model = next((_TABLES[part] for part in reversed(location[:-1]) if part in _TABLES), Dossier)
    return _at(file, text, location, f"unknown key `{location[-1]}`{_nearest(str(location[-1]), model.model_fields)}")


def _place(error: Any) -> tuple[int | str, ...]:
    """Where to point: a missing key has no line of its own, its table has."""
    location: tuple[int | str, ...] = error["loc"]
    return location[:-1] if error["type"] == "missing" else location


_WRONG_TYPE = {
    "string_type": "must be text in quotation marks",
    "float_type": "must be a number",
    "tuple_type": "must be a list in square brackets",
    "model_type": "must be a table",
    "string_too_short": "must not be empty",
    "finite_number": "must be a finite number",
    "greater_than": "must be above 0",
}


def _reason(error: Any) -> str:
    kind, location = error["type"], error["loc"]
    key = next((part for part in reversed(location) if isinstance(part, str)), "")
    if kind == "missing":
        return f"key `{location[-1]}` is missing from {_table_name(location)}"
    if kind in ("greater_than_equal", "less_than_equal"):
        return f"`{key}` is {error['input']:g}, but positions on a scale are from 0 to 100"
    if kind == "string_pattern_mismatch":
        return f"`{key}` is {error['input']!r}, but it must be {_PATTERNS.get(key, 'more than spaces')}"
    if kind == "value_error":
        return f"`{key}`: {error['ctx']['error']}"
    if kind in ("tuple_type", "model_type") and key in _LISTS:
        return f"`{key}` must be a list of tables, each headed [[{key}]]"
    if kind in ("tuple_type", "model_type") and key == "vocabulary":
        return "`vocabulary` must be a table, headed [vocabulary]"
    return f"`{key}` {_WRONG_TYPE.get(kind, error['msg'])}"


_PATTERNS = {
    "code": "capitals, figures and hyphens, such as USA or SYRIAN-OPPOSITION",
    "party": "a party's code in capitals, such as USA or OBSERVER",
    "id": "small letters, figures and hyphens, such as iran-presence",
}


def _table_name(location: tuple[int | str, ...]) -> str:
    tables = [str(part) for part in location[:-1] if part in _TABLES]
    if not tables:
        return "the top of the file, before the first table"
    return "this anchor" if tables[-1] == "anchors" else f"this [[{tables[-1]}]]"


def _nearest(key: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(key, list(known), n=1, cutoff=0.5)
    return f"; did you mean `{near[0]}`?" if near else f"; the keys here are {', '.join(known)}"


def _at(file: Path, text: str, location: tuple[int | str, ...], what: str) -> DossierError:
    end = "" if what.endswith("?") else "."
    return DossierError(f"{file}, line {_line(text, location)}: {what}{end}")


def _line(text: str, location: tuple[int | str, ...]) -> int:
    """The line (from 1) of a key given as ``("issue", 2, "anchors", 0, "value")``; of its table if it is not there."""
    lines = text.splitlines() or [""]
    low, high, nth = 0, len(lines), 0
    for place, key in enumerate(location):
        if isinstance(key, int):
            continue
        after = location[place + 1] if place + 1 < len(location) else None
        index = after if isinstance(after, int) else 0
        heads = [n for n in range(low, high) if _heads(lines[n], key)]
        if heads:
            low = heads[min(index, len(heads) - 1)]
            high = next((n for n in range(low + 1, high) if _leaves(lines[n], key)), high)
            nth = 0
            continue
        hits = [n for n in range(low, high) if _sets(lines[n], key)]
        # An entry of a list written inside the line(s) of its key is told by counting: the nth `value` after it.
        low, nth = hits[min(nth, len(hits) - 1)] if hits else low, index
    return low + 1


def _heads(line: str, table: str) -> bool:
    """Whether a line is ``[table]``, ``[[table]]`` or ``[[parent.table]]``."""
    return bool(re.match(rf"\s*\[\[?\s*(\w+\.)?{re.escape(table)}\s*\]", line))


def _leaves(line: str, table: str) -> bool:
    """Whether a line heads another table than one inside ``table``."""
    return bool(re.match(rf"\s*\[\[?\s*(?!{re.escape(table)}\.)[\w.-]+\s*\]\]?\s*(#|$)", line))


def _sets(line: str, key: str) -> bool:
    """Whether a line gives a value to ``key``; comments do not."""
    return bool(re.search(rf"""(^|[\s{{,])["']?{re.escape(key)}["']?\s*=""", line.split("#", 1)[0]))
