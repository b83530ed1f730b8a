"""The sidecar of a report: ``NAME.toml`` beside ``NAME.txt`` says what the document does not say about itself."""

import re
import tomllib
from datetime import date, datetime
from pathlib import Path

from detente.errors import SourceError
from detente.sources.published import check_edtf

KEYS = ("title", "outlet", "author", "address", "language", "date")


def sidecar_path(path: Path) -> Path | None:
    """The sidecar of the report at ``path``: ``NAME.txt.toml`` or else ``NAME.toml``; None where there is none."""
    for candidate in (path.with_name(f"{path.name}.toml"), path.with_suffix(".toml")):
        if candidate != path and candidate.is_file():
            return candidate
    return None


def read_sidecar(path: Path, name: str) -> dict[str, str]:
    """What the sidecar at ``path`` says, by the keys of ``KEYS``; ``name`` is its name in messages.

    Raises SourceError, with line and key, for TOML that is broken, an unknown key, a value that is no text and a
    date that is none."""
    try:
        source = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: this sidecar is not in UTF-8; save it as UTF-8.") from error
    except OSError as error:
        raise SourceError(f"{name}: this sidecar cannot be read ({error.strerror}); check its permissions.") from error
    try:
        content = tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{name}{_place(error, source)}: this is not valid TOML; mend or remove it.") from error
    return {key: _value(name, source, key, value) for key, value in content.items()}


def _value(name: str, source: str, key: str, value: object) -> str:
    where = f"{name}, line {_line_of(source, key)}, key “{' '.join(key.split())}”"
    if key not in KEYS:
        raise SourceError(f"{where}: a sidecar knows only {', '.join(KEYS)}; remove or rename this key.")
    if key == "date" and isinstance(value, datetime):
        value = value.date()
    if key == "date" and isinstance(value, date):
        value = value.isoformat()
    if not isinstance(value, str) or not value.strip():
        raise SourceError(f"{where}: the value must be text in quotes.")
    if key != "date":
        return value.strip()
    try:
        return check_edtf(value.strip())
    except ValueError as error:
        raise SourceError(f"{where}: {error}.") from error


def _place(error: Exception, source: str) -> str:
    """Line and key at which the parser stopped, as part of a message; nothing where it does not say."""
    said = re.search(r"at line (\d+)", str(error))
    lines = source.rstrip().split("\n")
    number = min(int(said[1]) if said else len(lines), len(lines))
    key, equals, _value = lines[number - 1].partition("=")
    return f", line {number}" + (f", key “{key.strip()}”" if equals and key.strip() else "")


def _line_of(source: str, key: str) -> int:
    """The line on which ``key`` is set, from 1."""
    pattern = re.compile(rf"""^\s*(?:\[+\s*)?["']?{re.escape(key)}["']?\s*[\]=.]""", re.MULTILINE)
    match = pattern.search(source)
    return source.count("\n", 0, match.end() if match else 0) + 1
