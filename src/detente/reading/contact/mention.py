"""One mention of a contact in one sentence, before the mentions of a report are merged."""

from dataclasses import dataclass, field
from typing import Literal

from detente.knowledge.contact_words import contact_words
from detente.language.actors import Actor
from detente.language.parsed import Sentence
from detente.reading.contact.scene import Place


@dataclass(slots=True)
class Mention:
    """What one verb or noun tells of a contact.

    ``at``: its token; ``top``: the token by which it hangs in its clause (``hours`` of "eight hours of talks");
    ``who``: those taking part; ``sure``: whether words told the status; ``other``: told apart from a contact before
    ("another meeting"); ``definite``: it may point back ("the talks"); ``weak``: it can only point back; ``loose``:
    what the date leaves to the tense, its week ("on Friday") or its year; ``old``: the date lies months before the
    report."""

    sentence: Sentence
    at: int
    top: int
    form: str
    word: str
    who: list[Actor] = field(default_factory=list)
    date: str | None = None
    place: Place | None = None
    status: str = "held"
    sure: bool = False
    initiative: tuple[str, ...] = ()
    duration: str | None = None
    condition: str | None = None
    topics: list[str] = field(default_factory=list)
    other: bool = False
    definite: bool = False
    weak: bool = False
    loose: Literal["", "week", "year"] = ""
    old: bool = False

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of those taking part, each once, in order."""
        members = contact_words().members
        return tuple(
            dict.fromkeys(
                state
                for a in self.who
                for p in a.party
                if p not in {"UNKNOWN", "OBSERVER"}
                for state in members.get(p, (p,))
            )
        )

    def join(self, actors: tuple[Actor, ...]) -> None:
        """Add those who are not there yet."""
        self.who += [a for a in actors if a not in self.who]
