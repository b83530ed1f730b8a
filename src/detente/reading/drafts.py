"""Statements in the making, and the records made of them."""

from dataclasses import dataclass, field
from typing import Literal

from detente.language.actors import UNKNOWN, Actor
from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.records import Party, Statement

Mode = Literal["direct", "indirect", "mixed"]
Span = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """A statement in the making. ``content``: the spans of what was said; ``open_quote``: its last quotation goes on
    behind the sentence."""

    actor: Actor
    sentences: list[Sentence]
    cue: str | None
    mode: Mode
    date: str | None
    addressee: str | None = None
    content: list[Span] = field(default_factory=list)
    forecast: bool = False
    confidence: float = 0.9
    open_quote: bool = False

    def add(self, s: Sentence) -> None:
        """Take a further whole sentence into what was said."""
        self.sentences.append(s)
        self.content.append((s.start, s.end))


def record(c: Context, d: Draft) -> Statement:
    """The record of a draft, its sentences and spans in the order of the text."""
    party: Party = d.actor.party[0] if len(d.actor.party) == 1 else list(d.actor.party) or UNKNOWN
    sentences = {s.index: s for s in d.sentences}
    return Statement(
        report=c.parsed.report.path,
        evidence=[c.evidence(s.start, s.end) for _, s in sorted(sentences.items())],
        speaker=d.actor.name,
        party=party,
        mode=d.mode,
        cue=d.cue,
        addressee=d.addressee,
        date=d.date,
        forecast=d.forecast,
        content=[c.evidence(a, b) for a, b in sorted(set(d.content)) if b > a],
        confidence=d.confidence,
    )
