"""Reports that tell of contacts and actions, and which events a ledger has, for comparing."""

from typing import Any

from detente.ledger import Ledger
from detente.records import Action, Contact, Evidence, Record, Report

READ = {"model": "1.0", "read_at": "2024-03-06T10:00:00Z"}
SENTENCE = "The ministers sat down by the lake."


class Source:
    """A report that is written sentence by sentence, with a record for each."""

    def __init__(self, path: str, published: str | None = "2024-03-06", **described: Any) -> None:
        self.path, self.published, self.described = path, published, described
        self.text = ""
        self.records: list[Record] = []

    def _span(self, words: str) -> list[Evidence]:
        start = len(self.text)
        self.text += words + "\n"
        return [Evidence(start=start, end=start + len(words), text=words)]

    def contact(self, *parties: str, words: str = SENTENCE, **fields: Any) -> "Source":
        """Tell of a contact; a meeting that was held unless ``fields`` say otherwise."""
        known = {"form": "meeting", "status": "held", "participants": list(parties), **fields}
        self.records.append(Contact(report=self.path, evidence=self._span(words), parties=list(parties), **known))
        return self

    def action(self, root: str, source: Any, target: Any = None, words: str = SENTENCE, **fields: Any) -> "Source":
        """Tell of an action; one that happened unless ``fields`` say otherwise."""
        known = {"factuality": "happened", **fields}
        self.records.append(
            Action(report=self.path, evidence=self._span(words), type=root, source=source, target=target, **known)
        )
        return self

    def consult(self, **fields: Any) -> "Source":
        """Tell of the contact before it as an action too, in the same words."""
        contact = self.records[-1]
        assert isinstance(contact, Contact)
        known = {"mode": "meet", "date": contact.date, "factuality": "happened", **fields}
        self.records.append(Action(
            report=self.path, evidence=contact.evidence, type="CONSULT", source=contact.parties,
            target=contact.parties, **known,
        ))  # fmt: skip
        return self

    def report(self) -> Report:
        return Report(path=self.path, text=self.text or "-", format="text", published=self.published, **self.described)

    def add(self, ledger: Ledger, **reading: Any) -> None:
        ledger.add(self.report(), self.records, **{**READ, **reading})

    @property
    def ids(self) -> list[str]:
        return [record.id for record in self.records]


def groups(ledger: Ledger) -> list[list[str]]:
    """The ids of the records of each event that has several, sorted."""
    found: dict[int, list[str]] = {}
    for event, name in ledger.connection.query(
        "SELECT event, id FROM record WHERE live = 1 AND event IS NOT NULL ORDER BY id"
    ):
        found.setdefault(event, []).append(name)
    return sorted(found.values())


def reasons(ledger: Ledger) -> list[tuple[Any, ...]]:
    """Why they are one event, by the ids of the two records."""
    return sorted(
        (*sorted(ends), *rest) for *ends, score, why, decided, time in ledger.connection.query(
            "SELECT a.id, b.id, l.score, l.why, d.time, l.time FROM event_link AS l"
            " JOIN record AS a ON a.number = l.record JOIN record AS b ON b.number = l.other"
            " LEFT JOIN decision AS d ON d.number = l.decision"
        ) for rest in [(str(score), why, str(decided), time)]
    )  # fmt: skip
