"""Statements: who said what, in the order of the text (guide §1).

Each cue of speech gives one statement; quotations without a cue of their own continue the one before or belong to the
cue that follows; transcripts and documents that are themselves a statement give one a paragraph."""

from detente.language.actors import Actor
from detente.language.parsed import Block, Sentence
from detente.reading.context import Context
from detente.reading.drafts import Draft, record
from detente.reading.progress import Progress, Voice
from detente.reading.statement.dates import peg
from detente.reading.statement.headlines import headline
from detente.reading.statement.issuer import issuer
from detente.reading.statement.labels import labelled
from detente.reading.statement.quotations import attribute
from detente.records import Statement


def statements(c: Context) -> list[Statement]:
    """All statements of a report, read once."""
    if c.statements is None:
        c.statements = _read(c)
    return c.statements


def _read(c: Context) -> list[Statement]:
    issued_by = issuer(c)
    p = Progress(c, issued_by, peg(c))
    if issued_by and len(issued_by.actor.party) == 1:
        c.actors.settle(issued_by.actor.party[0])
    by_block: dict[int, list[Sentence]] = {}
    for s in c.parsed.sentences:
        by_block.setdefault(s.block.index, []).append(s)
    for block in c.parsed.blocks:
        if block.index in by_block:
            own = list(c.timely(by_block[block.index]))
            if not own:
                break
            _block(p, block, own)
    return [record(c, d) for d in p.drafts]


def _block(p: Progress, block: Block, own: list[Sentence]) -> None:
    """Read one block: in a voice, as a heading, or as a paragraph."""
    if block.kind in {"boilerplate", "byline", "dateline"}:
        return
    if block.label is not None:
        actor = labelled(p, block)
        p.voice = Voice(actor) if actor else None
        if p.voice is None:  # a question: only what it reports of others
            attribute(p, own, nested=True)
            return
    elif block.kind == "title":
        p.voice = None
    if p.voice is not None and block.kind in {"paragraph", "bullet"} and _goes_on(p, p.voice, block):
        _in_voice(p, own, p.voice)
        attribute(p, own, nested=True)
    elif block.kind in {"title", "subhead"}:
        _heading(p, block, own)
    elif block.kind != "caption":
        _paragraph(p, block, own)


def _heading(p: Progress, block: Block, own: list[Sentence]) -> None:
    before = len(p.drafts)
    attribute(p, own)
    if block.kind == "title" and len(p.drafts) == before:
        headline(p, own[0])


def _paragraph(p: Progress, block: Block, own: list[Sentence]) -> None:
    """A paragraph of the report, or of its issuer where it is a statement: then what no cue covers is his."""
    before = len(p.drafts)
    colon = own[-1].words[-1] == ":"
    if colon:
        attribute(p, own)
        if _introduces(p, own):
            return
    by_issuer = p.issuer is not None and not p.c.quoted_throughout(block)
    if p.issuer and p.issuer.own_voice and by_issuer:
        _own_words(p, own, p.issuer.actor)
        attribute(p, own, nested=True)
        return
    if not colon:
        attribute(p, own)
    if p.issuer and by_issuer:
        covered = {s.index for d in p.drafts[before:] for s in d.sentences}
        _own_words(p, [s for s in own if s.index not in covered], p.issuer.actor)


def _introduces(p: Progress, own: list[Sentence]) -> bool:
    """``The Foreign Secretary said:`` — the paragraphs that follow are his words."""
    last = p.drafts[-1] if p.drafts else None
    if last is None or last.sentences[-1] is not own[-1]:
        return False
    blocks = p.c.parsed.blocks
    behind = (blocks[k] for k in range(own[-1].block.index + 1, len(blocks)))
    following = next((b for b in behind if b.kind in {"paragraph", "bullet", "subhead"}), None)
    if following is None:
        return False
    p.voice = Voice(last.actor, True, p.c.opens_quote(following), last)
    last.date = last.date or p.c.reported
    return True


def _goes_on(p: Progress, voice: Voice, block: Block) -> bool:
    """A voice that a colon introduced ends where its quotation marks end."""
    if not voice.quoted or p.c.quoted_throughout(block) or p.c.opens_quote(block):
        return True
    p.voice = None
    return False


def _in_voice(p: Progress, own: list[Sentence], voice: Voice) -> None:
    """A paragraph of the voice: the rest of the statement that a colon opened, else one of its own."""
    said = _sentences(own)
    if said and voice.opened:
        for s in said:
            voice.opened.add(s)
        voice.opened.mode, voice.opened = "direct", None
    else:
        _own_words(p, said, voice.actor, None if voice.introduced else "reporters")


def _own_words(p: Progress, own: list[Sentence], actor: Actor, addressee: str | None = None) -> None:
    """A paragraph in somebody's own words is one statement."""
    said = _sentences(own)
    if said:
        spans = [(s.start, s.end) for s in said]
        p.drafts.append(Draft(actor, said, None, "direct", p.c.reported, addressee, spans, confidence=0.8))
        p.c.actors.note(said[-1], 0, actor)


def _sentences(own: list[Sentence]) -> list[Sentence]:
    """Sentences that say something: not ``Yes.``"""
    return [s for s in own if len(s.words) > 2]
