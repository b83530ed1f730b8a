"""Quotations without a cue of their own: they continue the one before, or belong to the cue that follows."""

from detente.language.parsed import Sentence
from detente.reading.drafts import Draft
from detente.reading.progress import Progress
from detente.reading.statement.dates import follow
from detente.reading.statement.utterances import utterances


def attribute(p: Progress, own: list[Sentence], *, nested: bool = False) -> None:
    """Add the statements of a block's sentences. ``nested``: the block is itself somebody's words."""
    pending: list[Sentence] = []
    for s in p.c.timely(own):
        follow(p, s)
        found = utterances(p, s, nested=nested)
        if found:
            _take_back(pending, found[0])
            pending = []
            p.drafts.extend(found)
        elif not nested and not _continues(p, s):
            if p.c.wholly_quoted(s):
                pending.append(s)
            else:
                pending = []
    if pending and own[0].block.kind not in {"title", "subhead", "caption"}:
        _go_on(p, pending)


def _continues(p: Progress, s: Sentence) -> bool:
    """Take a sentence into the statement before: quoted on behind a quotation, or the paragraph behind a colon."""
    if not p.drafts:
        return False
    last = p.drafts[-1]
    before = last.sentences[-1]
    if s.index - before.index != 1 or before.block.kind in {"title", "subhead"}:
        return False
    new_block = s.block.index != before.block.index
    colon = before.words[-1] == ":"
    if p.c.wholly_quoted(s) and (not new_block or last.open_quote or colon):
        last.add(s)
        return True
    if not p.c.wholly_quoted(s) and new_block and colon and last.cue:
        last.add(s)
        last.mode = "direct"
        return True
    return False


def _take_back(pending: list[Sentence], draft: Draft) -> None:
    """Quoted sentences before the cue belong to it."""
    draft.sentences = [*pending, *draft.sentences]
    draft.content = [*((s.start, s.end) for s in pending), *draft.content]


def _go_on(p: Progress, pending: list[Sentence]) -> None:
    """A paragraph of quotation alone: the speaker of the quotation before goes on."""
    last = p.drafts[-1] if p.drafts else None
    if last is None or pending[0].index - last.sentences[-1].index > 2:
        return
    spans = [(s.start, s.end) for s in pending]
    p.drafts.append(Draft(last.actor, pending, None, "direct", last.date, last.addressee, spans, confidence=0.6))
