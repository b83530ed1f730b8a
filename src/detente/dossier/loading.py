"""``dossier.toml`` → ``Dossier``; everything wrong with the file is a ``DossierError``."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from detente.dossier.faults import KEYS, fault, first_fault, nearest, refuse_duplicates, refuse_links, refuse_phrases
from detente.dossier.model import Dossier
from detente.errors import DossierError

FILE_NAME = "dossier.toml"
TEMPLATE: str = files("detente").joinpath("dossier_template.toml").read_text(encoding="utf-8")


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
        if key not in KEYS:
            raise fault(file, text, (key,), f"unknown key `{key}`{nearest(key, KEYS)}")
    try:
        dossier = Dossier.model_validate(raw)
    except ValidationError as problem:
        raise first_fault(file, text, problem) from None
    refuse_duplicates(file, text, dossier)
    refuse_phrases(file, text, dossier)
    refuse_links(file, text, dossier)
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
