"""How actions agree with the PLOVER gold standard records: ``python benchmarks/events.py DATA``.

DATA is the folder with ``gsr.py`` and ``gsr.json`` (322 sentences with one event each or none, CC BY-SA 4.0, Open
Event Data Alliance). Two readings: everything that is read, with the project's own party codes; and what the records
hold, that is acts told as done, going on or alleged, with the parties coded as there (:func:`coded`), by how sure the
reading is at least. TABARI, PETRARCH2 and UniversalPetrarch on the same sentences: triple .287 .260 .229, dyad .419
.441 .429, type .406 .377 .436 (from the notes of ``gsr.py``)."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from detente.dossier import Dossier, DossierParty, load
from detente.knowledge.tables import groups, states
from detente.language import pipeline
from detente.reading.reader import read
from detente.records import Action, Report

TOLD = frozenset({"happened", "ongoing", "alleged"})
SURE = (0.5, 0.6, 0.7)
PEOPLE = (
    "rebels", "guerrillas", "guerillas", "insurgents", "militants", "militiamen", "gunmen", "fighters", "opposition",
    "rebel", "guerrilla", "militia", "bombers", "suicide bombers", "refugees", "civilians", "residents", "settlers",
)  # fmt: skip


def coded() -> Dossier:
    """The parties as the records code them: those of ``events.toml``; besides, each group that acts in one state counts
    for it, and rebels and civilians for the state whose name they bear."""
    own = load(Path(__file__).with_name("events.toml"))
    listed = {name for party in own.parties for name in party.aliases}
    homes: dict[str, set[str]] = {}
    for group in groups():
        homes.setdefault(group.party, set()).add(group.country or "")
    names: dict[str, list[str]] = {state.code: [] for state in states()}
    for group in groups():
        if group.country and homes[group.party] == {group.country}:
            names[group.country] += {group.name, *group.names} - group.ambiguous - listed
    for state in states():
        names[state.code] += [f"{people} {word}" for people in state.adjectives for word in PEOPLE]
    known = {party.code: party for party in own.parties}
    parties = []
    for state in states():
        party = known.pop(state.code, DossierParty(code=state.code, name=state.name))
        parties.append(party.model_copy(update={"aliases": (*party.aliases, *names[state.code])}))
    return own.model_copy(update={"parties": (*known.values(), *parties)})


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
        told = [a for a in actions(folder, coded()) if a.factuality in TOLD]
        for sure in SURE:
            print(f"told as done, going on or alleged, confidence {sure} or more, codes of the records")
            print(scored(data, [a for a in told if a.confidence >= sure], folder))


if __name__ == "__main__":
    main()
