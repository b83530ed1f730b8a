"""A small dossier with a ledger: three parties over the quays of a harbour and the price of grain."""

from pathlib import Path
from typing import Any

from detente.ledger import Ledger
from detente.records import Evidence, Position, Report

DOSSIER = """title = "The harbour"
question = "Who opens the harbour?"

[[party]]
code = "TUR"
name = "Turkey"

[[party]]
code = "FRONT"
name = "The Front"
capability = 0.04
capability_source = "our estimate of March"
no_deal_cost = 0.3

[[party]]
code = "GRC"
name = "Greece"

[[issue]]
id = "quays"
question = "Should the quays be open?"
low = "closed"
high = "open"
no_deal = 10

[[issue]]
id = "grain"
question = "Should grain be sold?"
low = "no"
high = "yes"

[[issue]]
id = "pilots"
question = "Who pays the pilots?"
low = "the town"
high = "the ships"
"""
SPEECHES = {
    "a": ("2023-01-10", [("TUR", "quays", 90, "demands"), ("TUR", "grain", 80, "supports"),
                         ("FRA", "grain", 50, "accepts")]),
    "b": ("2023-03-10", [("FRONT", "quays", 10, "demands"), ("FRONT", "quays", 20, "accepts")]),
    "c": ("2023-05-10", [("TUR", "quays", 85, "demands"), ("GRC", "quays", 60, "accepts")]),
    "d": ("2023-07-10", [("FRONT", "quays", 15, "demands"), ("GRC", "grain", 30, "undecided")]),
}  # fmt: skip
"""Report → when it was published, and who in it stands where on what."""


def position(report: str, number: int, party: str, issue: str, value: float | None, stance: str) -> Position:
    text = f"Sentence {number} of {report}."
    values: dict[str, Any] = {
        "party": party, "issue": issue, "stance": stance, "proposition": f"{issue} {value}", "value": value,
        "by": "self", "holder": f"Minister of {party}",
    }  # fmt: skip
    where = Evidence(start=40 * number, end=40 * number + len(text), text=text)
    return Position(report=report, evidence=[where], **values)


def make(
    folder: Path, dossier: str = DOSSIER, speeches: dict[str, tuple[str, list[tuple[str, str, float, str]]]] = SPEECHES
) -> Path:
    """The dossier in a folder, with its ledger."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dossier.toml").write_text(dossier, encoding="utf-8")
    with Ledger.open(folder / "ledger.db", create=True) as ledger:
        for name, (day, told) in speeches.items():
            path = f"reports/{name}.txt"
            found = [position(path, number, *one) for number, one in enumerate(told)]
            text = "".join(f"{one.evidence[0].text:<40}" for one in found) or "Nothing."
            ledger.add(
                Report(path=path, text=text, format="text", published=day), found, model="1",
                read_at="2024-01-01T00:00:00Z",
            )  # fmt: skip
    return folder
