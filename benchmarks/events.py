"""How actions agree with the PLOVER gold standard records: ``python benchmarks/events.py DATA``.

DATA is the folder with ``gsr.py`` and ``gsr.json`` (322 sentences with one event each or none, CC BY-SA 4.0, Open
Event Data Alliance). Two rows: everything that is read, with the project's own party codes; and what the records hold,
that is acts told as done, going on or alleged, with the parties coded as there (``events.toml``) and a confidence of .5
or more. TABARI, PETRARCH2 and UniversalPetrarch on the same sentences: triple .287 .260 .229, dyad .419 .441 .429, type
.406 .377 .436 (from the notes of ``gsr.py``)."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from detente.dossier import Dossier, load
from detente.language import pipeline
from detente.reading.reader import read
from detente.records import Action, Report

TOLD = frozenset({"happened", "ongoing", "alleged"})
SURE = 0.5


def actions(texts: Path, dossier: Dossier | None) -> list[Action]:
    """The actions of all sentences, each a report of its own."""
    parse = pipeline.load().parse
    out = []
    for file in sorted(texts.glob("*.txt")):
        report = Report(path=file.name, text=file.read_text(encoding="utf8"), format="text", published="2000-01-01")
        out += [record for record in read(parse(report), dossier) if isinstance(record, Action)]
    return out


def scored(data: Path, found: Iterable[Action], folder: Path) -> str:
    """What the records' own scorer prints."""
    export = folder / "actions.jsonl"
    export.write_text("".join(f"{action.model_dump_json()}\n" for action in found), encoding="utf8")
    return subprocess.run(
        [sys.executable, str(data / "gsr.py"), "score", str(export)], check=True, capture_output=True, text=True
    ).stdout


def main() -> None:
    """Read the sentences twice and print both scores."""
    data = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, str(data / "gsr.py"), "write", str(folder)], check=True)
        print("everything that is read, own codes")
        print(scored(data, actions(folder, None), folder))
        coded = actions(folder, load(Path(__file__).with_name("events.toml")))
        kept = [a for a in coded if a.factuality in TOLD and a.confidence >= SURE]
        print(f"told as done, going on or alleged, confidence {SURE} or more, codes of the records")
        print(scored(data, kept, folder))


if __name__ == "__main__":
    main()
