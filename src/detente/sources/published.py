"""The date of publication of a report: where it is looked for, and in which order."""

import re
from datetime import date
from typing import Literal

from detente.sources.textdate import infer_date

Origin = Literal["given", "sidecar", "file name", "metadata", "text"]
_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)", re.ASCII)
_IN_METADATA = re.compile(r"\s*(?:D:)?((?:19|20)\d\d)[-/.]?(\d\d)[-/.]?(\d\d)", re.ASCII)


def published(
    given: str | None, sidecar: str | None, name: str, metadata: str | None, text: str
) -> tuple[str | None, Origin | None]:
    """The EDTF date of publication and where it comes from; the first of these that has one.

    ``given`` is the caller's date, ``sidecar`` the one of ``NAME.toml``, ``name`` the file's name (its last part
    counts; empty for a feed's entry with a date), ``metadata`` the document's own. Only ``text`` is an inference."""
    if given:
        return given, "given"
    if sidecar:
        return sidecar, "sidecar"
    in_name = date_in_name(name)
    if in_name:
        return in_name, "file name"
    if metadata:
        return metadata, "metadata"
    inferred = infer_date(text)
    return (inferred, "text") if inferred else (None, None)


def check_edtf(value: str) -> str:
    """``value`` where it is a day, month or year, or a range of them with ``/``; ValueError where it is not."""
    parts = value.split("/")
    if len(parts) > 2 or not all(_is_date(part) for part in parts) or parts != sorted(parts):
        raise ValueError(f"“{value}” is not a date like 2015-12-14, 2015-12 or 2015")
    return value


def date_in_name(name: str) -> str | None:
    """The day in a file's name: ``2015-12-14-anything.txt``, also ``20151214`` and ``2015_12_14``."""
    for match in _IN_NAME.finditer(name.rsplit("/", 1)[-1]):
        said = f"{match[1]}-{match[3]}-{match[4]}"
        if _is_date(said):
            return said
    return None


def date_in_metadata(value: object) -> str | None:
    """The day at the beginning of a time stamp: ``2015-12-14T09:30:00+03:00``, ``D:20151214093000``.

    The day is the one on the publisher's clock: the time zone is not applied."""
    match = _IN_METADATA.match(value) if isinstance(value, str) else None
    said = f"{match[1]}-{match[2]}-{match[3]}" if match else ""
    return said if _is_date(said) else None


def _is_date(value: str) -> bool:
    match = _EDTF.fullmatch(value)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True
