"""What all readers share of one report: the parse, the actors, the quotations, the dates."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from detente.dossier import Dossier
from detente.knowledge.cues import Cues, cues
from detente.knowledge.phrase_words import phrase_words
from detente.language.actors import Actors
from detente.language.budget import Spent, unbounded
from detente.language.dates import DateMention, find_dates
from detente.language.mentions import gazetteer
from detente.language.parsed import Block, Parsed, Sentence
from detente.language.phrases import NEGATIONS
from detente.reading.statement.quotes import Quote, inside, quotes
from detente.records import Action, Commitment, Contact, Evidence, Statement

_IS = frozenset({"is", "are", "’s", "'s", "’re", "'re"})
_PAST, _FUTURE = frozenset({"VBD"}), frozenset({"will", "shall", "’ll", "'ll", "wo"})


@dataclass(slots=True, eq=False)
class Context:
    """One report on its way through the readers; equal only to itself, so that what follows from it is remembered."""

    parsed: Parsed
    actors: Actors
    quotes: list[Quote]
    dates: list[DateMention]
    published: str | None
    begins: list[int]
    cues: Cues
    dossier: Dossier | None = None
    statements: list[Statement] | None = None
    contacts: list[Contact] | None = None
    commitments: list[Commitment] | None = None
    """What was read already, for those that build on it; None until then."""
    deeds: list[tuple[Action | Commitment, Sentence, int]] = field(default_factory=list)
    """The actions and commitments that were read, with the token that tells each."""
    spent: Spent = field(default_factory=unbounded)
    share: float = 1.0
    """How much of its time the report has spent, and how much of it may be spent when the present reader ends."""
    end: int | None = None
    """The offset up to which every reader came, None where that is the end of the text."""
    _dated: dict[int, list[tuple[int, DateMention]]] = field(default_factory=dict)

    def timely(self, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """The sentences, as far as the time of the present reader reaches."""
        for s in sentences:
            if self.spent() >= self.share:
                self.end = s.start if self.end is None else min(self.end, s.start)
                return
            yield s

    @property
    def reported(self) -> str | None:
        """The date of publication, of a range its beginning."""
        return (self.published or "").partition("/")[0] or None

    def still_ahead(self, d: DateMention) -> bool:
        """Whether a date lies wholly behind the day of publication: nothing that is reported was done or said then."""
        first, now = (d.edtf or "").partition("/")[0], self.reported
        return now is not None and first > now[: len(first)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character, or the last before it."""
        at = bisect_right(self.begins, offset) - 1
        return self.parsed.sentences[at] if at >= 0 else None

    def evidence(self, start: int, end: int) -> Evidence:
        """The span with its text."""
        return Evidence(start=start, end=end, text=self.parsed.report.text[start:end])

    def quoted(self, s: Sentence, i: int) -> bool:
        """Whether token i stands inside a quotation."""
        return inside(self.quotes, s.starts[i]) is not None

    def quotes_in(self, s: Sentence) -> list[Quote]:
        """The quotations that share a character with the sentence."""
        return self._quotes(s.start, s.end)

    def wholly_quoted(self, s: Sentence) -> bool:
        """Whether one quotation holds the whole sentence, but for a mark at either end."""
        return bool(self._quotes(s.end - 2, s.start + 2))

    def opens_quote(self, block: Block) -> bool:
        """Whether the block begins with a quotation mark, or within a quotation."""
        return bool(self._quotes(block.body, block.body + 2))

    def quoted_throughout(self, block: Block) -> bool:
        """Whether one quotation holds the whole block, but for a mark or a full stop at its end."""
        return bool(self._quotes(block.end - 3, block.body + 2))

    def _quotes(self, reaching: int, begun: int) -> list[Quote]:
        """The quotations that end behind the one offset and begin before the other."""
        at = bisect_right(self.quotes, reaching, key=lambda q: q.end)
        out = []
        while at < len(self.quotes) and self.quotes[at].start < begun:
            out.append(self.quotes[at])
            at += 1
        return out

    def dates_in(self, s: Sentence) -> list[tuple[int, DateMention]]:
        """The dates of a sentence with the index of their first token; change nothing in the list, it is shared."""
        if s.index not in self._dated:
            first = bisect_left(self.dates, s.start, key=lambda d: d.start)
            last = bisect_left(self.dates, s.end, key=lambda d: d.start)
            self._dated[s.index] = [(token_at(s, d.start), d) for d in self.dates[first:last]]
        return self._dated[s.index]


def context(parsed: Parsed, dossier: Dossier | None = None, spent: Spent | None = None) -> Context:
    """Prepare a parsed report for the readers, which end when their time is ``spent``."""
    report, text = parsed.report, parsed.report.text[: parsed.end]
    begins = [s.start for s in parsed.sentences]
    found = quotes(report.text, parsed.blocks)  # the last block may end behind what was parsed

    def tense_at(offset: int) -> str:
        at = bisect_right(begins, offset) - 1
        return tense(parsed.sentences[at], offset) if at >= 0 else "past"

    dates = find_dates(text, report.published, tense_at)
    actors = Actors(parsed, gazetteer(dossier))
    words = cues(dossier.vocabulary.cues if dossier else ())
    return Context(
        parsed, actors, found, dates, report.published, begins, words, dossier, spent=spent or unbounded(),
        end=parsed.end,
    )  # fmt: skip


def date_head(s: Sentence, first: int, d: DateMention) -> int:
    """The token by which an expression of time, whose first token is ``first``, hangs in its sentence."""
    last = first
    while last + 1 < len(s.words) and s.starts[last + 1] < d.end:
        last += 1
    return next((k for k in range(first, last + 1) if not first <= s.heads[k] <= last), first)


def token_at(s: Sentence, offset: int) -> int:
    """Index of the token that holds the offset, or the last before it."""
    return max(0, bisect_right(s.starts, offset) - 1)


def tense(s: Sentence, offset: int) -> str:
    """past, present or future of the clause around an offset, by its verb and auxiliaries."""
    at = token_at(s, offset)
    for _ in range(12):
        if s.pos[at] in {"VERB", "AUX"} or s.heads[at] < 0:
            break
        at = s.heads[at]
    group = [at, *(c for c in s.children[at] if s.deps[c].startswith(("aux", "cop")))]
    words = {s.words[k].lower() for k in group}
    if words & _FUTURE:
        return "future"
    if any(s.tags[k] == "VBD" for k in group) or ({"have", "has"} & words):
        return "past"
    if words & {"could"} and any(s.deps[c] == "advmod" and s.low[c] in NEGATIONS for c in s.children[at]):
        return "past"  # could not agree on Monday
    if s.tags[at] == "VBN" and words & _IS and s.lemmas[at].lower() in phrase_words().foreseen:
        return "future"
    if words & {"would", "should", "must", "may", "might", "could", "can"}:
        return "future"
    if s.tags[at] == "VB" or any(s.lemmas[c] == "to" and s.deps[c] == "mark" for c in s.children[at]):
        up = s.heads[at]
        tried = up >= 0 and s.deps[at] in {"xcomp", "advcl"} and s.lemmas[up].lower() in phrase_words().outcomes
        return tense(s, s.starts[up]) if tried else "future"
    if s.tags[at] in {"VBN", "VBG"} and s.heads[at] >= 0:
        return "past" if s.tags[at] == "VBN" else tense(s, s.starts[s.heads[at]])
    return "present" if s.tags[at] in {"VBZ", "VBP"} else "past"
