"""What took place: contacts and deeds by year, month and day."""

from typing import TYPE_CHECKING

from detente.errors import UsageError
from detente.ledger.dates import bounds
from detente.web.tables import Arrangement, Column, Table
from detente.web.visit import Page, Visit
from detente.wording.lists import who
from detente.wording.record import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.ledger.eras import Era
    from detente.records import Action, Contact


_DRAWN = 1_500
"""So many contacts at most are drawn: of more nothing can be seen."""


def page(visit: Visit) -> Page:
    """The page; ``when`` is the year, month or day that is looked at."""
    when, party, folder = visit.asked("when"), visit.asked("party"), visit.folder
    if when is not None and (len(when) not in (4, 7, 10) or bounds(when) is None):
        raise UsageError(f"when is {when[:40]!r}, which is no date: write it like 2015, 2015-12 or 2015-12-14.")

    def counts(words: str | None) -> "list[Era]":
        return visit.kept("eras", when, party, words, make=lambda: folder.eras(
            within=when, party=party, as_of=visit.as_of, words=words
        ))  # fmt: skip

    counted = counts(None)
    most = max((era.contacts + era.actions for era in counted), default=1)

    def taken(asked: Arrangement) -> "tuple[int, Sequence[Contact | Action]]":
        words = asked.words or None
        total = sum(era.contacts + era.actions for era in counts(words) if era.when.startswith(when or ""))
        return total, folder.took_place(
            within=when, party=party, as_of=visit.as_of, newest=asked.sort == "date" and asked.descending, words=words,
            limit=asked.size, offset=asked.first if asked.first < total else 0,
        )  # fmt: skip

    context = {
        "drawn": when is None and sum(era.contacts for era in counted) <= _DRAWN, "when": when, "party": party,
        "eras": counted, "most": most, "crumbs": _crumbs(when),
        "parties": [one.code for one in folder.dossier.parties],
    }  # fmt: skip
    table = Table("events", "", EVENTS, taken, "Nothing is known to have taken place then.")
    return Page("timeline.html", "Timeline", context, {"eras": counted}, (table,))


def _crumbs(when: str | None) -> list[str]:
    """What is looked at, from the year down."""
    return [] if when is None else [when[:size] for size in (4, 7, 10) if len(when) >= size]


EVENTS: "tuple[Column[Contact | Action], ...]" = (
    Column("date", "date", lambda record: record.date, form="day"),
    Column("kind", "kind", lambda record: record.kind, sorts=False),
    Column("who", "what", who, link=lambda record: f"/record/{record.id}", sorts=False),
    Column("place", "place", lambda record: record.place, sorts=False),
    Column("standing", "was", lambda record: record.status if record.kind == "contact" else record.factuality,
           sorts=False),
    Column("words", "sentence", words_of, sorts=False),
    Column("event", "all accounts", lambda record: f"ev-{record.id[3:]}", lambda _: "event",
           lambda record: f"/event/{record.id}", sorts=False),
    Column("record", "record", lambda record: [record.id], form="records", sorts=False),
)  # fmt: skip
