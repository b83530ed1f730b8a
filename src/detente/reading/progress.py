"""What the reader of statements knows while it goes through a report: what it has found, and whose words it is in."""

from dataclasses import dataclass, field

from detente.language.actors import Actor
from detente.reading.context import Context
from detente.reading.drafts import Draft
from detente.reading.statement.issuer import Issuer


@dataclass(slots=True)
class Voice:
    """Whose words the paragraphs are: a speaker with a label, or one whom a colon introduced.

    ``introduced``: by a colon; ``quoted``: his words stand in quotation marks and end with them; ``opened``: the
    statement of the colon, until a paragraph has filled it."""

    actor: Actor
    introduced: bool = False
    quoted: bool = False
    opened: Draft | None = None


@dataclass(slots=True)
class Progress:
    """How far the reader has come. ``peg``: the day of the news; ``story``: the paragraph and date of what the report
    told last; ``host``: whose briefing a transcript is."""

    c: Context
    issuer: Issuer | None
    peg: str | None
    drafts: list[Draft] = field(default_factory=list)
    voice: Voice | None = None
    host: Actor | None = None
    story: tuple[int, str] | None = None

    def speaks(self, actor: Actor) -> bool:
        """Whether an actor is the one whose words the paragraph is anyway, or the issuer under another name."""
        if self.voice is not None:
            return actor.name == self.voice.actor.name
        if self.issuer is None:
            return False
        own = self.issuer.actor
        return actor.name == own.name or (actor.kind in {"state", "organ"} and actor.party == own.party)
