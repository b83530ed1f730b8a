"""What is wrong in a ``dossier.toml``, in one sentence that names the file, the line and the key.

The line is found by searching the text, because the standard TOML reader keeps no positions.
"""

import difflib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from detente.dossier.model import Anchor, Dossier, DossierActor, DossierParty, Issue, Vocabulary, plain_words
from detente.errors import DossierError
from detente.records import Model

_TABLES: dict[int | str, type[Model]] = {
    "party": DossierParty,
    "issue": Issue,
    "anchors": Anchor,
    "actor": DossierActor,
    "vocabulary": Vocabulary,
}
_LISTS = ("party", "issue", "actor")
KEYS = ("title", "question", "linked", *_LISTS, "vocabulary")


def refuse_duplicates(file: Path, text: str, dossier: Dossier) -> None:
    """Codes and ids name one thing each."""
    for table, key, names in (
        ("party", "code", [party.code for party in dossier.parties]),
        ("issue", "id", [issue.id for issue in dossier.issues]),
    ):
        for index, name in enumerate(names):
            if name in names[:index]:
                first = _line(text, (table, names.index(name), key))
                what = f"{key} `{name}` is already used in line {first}; give each {table} its own"
                raise fault(file, text, (table, index, key), what)


def refuse_phrases(file: Path, text: str, dossier: Dossier) -> None:
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


def refuse_links(file: Path, text: str, dossier: Dossier) -> None:
    """Two issues of the dossier are linked, not another number of them."""
    known = [issue.id for issue in dossier.issues]
    for pair in dossier.linked or ():
        if len(set(pair)) != 2 or len(pair) != 2:
            raise fault(file, text, ("linked",), f"`linked` has {list(pair)}, but each of its pairs names two issues")
        for name in pair:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = f"did you mean `{near[0]}`?" if near else f"the issues are {', '.join(known) or 'none yet'}"
                raise fault(file, text, ("linked",), f"`linked` names `{name}`, which is no issue here; {hint}")


def _line_of(text: str, phrase: str, start: int, again: int) -> int:
    """The line (from 1) behind ``start`` and ``again`` that holds a phrase; the former where none does."""
    lines = text.splitlines()
    for n in range(start - 1, len(lines)):
        if phrase in lines[n] and (n + 1 > again or lines[n].count(phrase) > 1):
            return n + 1
    return start


def first_fault(file: Path, text: str, problem: ValidationError) -> DossierError:
    """The error that stands first in the file: mending one at a time keeps the message one sentence."""
    error = min(problem.errors(), key=lambda e: _line(text, _place(e)))
    location = error["loc"]
    if error["type"] != "extra_forbidden":
        return fault(file, text, _place(error), _reason(error))
    model = next((_TABLES[part] for part in reversed(location[:-1]) if part in _TABLES), Dossier)
    return fault(file, text, location, f"unknown key `{location[-1]}`{nearest(str(location[-1]), model.model_fields)}")


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


def nearest(key: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown key: the nearest that there is, or all."""
    near = difflib.get_close_matches(key, list(known), n=1, cutoff=0.5)
    return f"; did you mean `{near[0]}`?" if near else f"; the keys here are {', '.join(known)}"


def fault(file: Path, text: str, location: tuple[int | str, ...], what: str) -> DossierError:
    """The error that says what is wrong at a place in the file."""
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
