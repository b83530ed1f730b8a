"""The statements of one sentence: each cue of speech gives one, unless it stands inside what the same speaker says."""

from detente.language.parsed import Sentence
from detente.reading import content
from detente.reading.cue.cue import Cue
from detente.reading.drafts import Draft
from detente.reading.progress import Progress
from detente.reading.statement.attribution import find
from detente.reading.statement.dates import date_of
from detente.reading.statement.speakers import speaker

Found = tuple[Cue, Draft]


def utterances(p: Progress, s: Sentence, *, nested: bool) -> list[Draft]:
    """The statements of a sentence. ``nested``: it stands in what somebody says, so that only others are reported."""
    found: list[Found] = []
    for cue in find(p.c, s):
        draft = _draft(p, s, cue, [d for _, d in found], nested)
        if draft is not None:
            found.append((cue, draft))
    return [found[n][1] for n in range(len(found)) if _of_its_own(s, found, n)]


def _draft(p: Progress, s: Sentence, cue: Cue, earlier: list[Draft], nested: bool) -> Draft | None:
    c = p.c
    actor = speaker(c, s, cue, earlier)
    if actor is None:
        return None
    own_side = p.issuer is not None and actor.kind == "state" and s.block.kind != "title"
    if (nested or own_side or c.quoted(s, cue.at)) and p.speaks(actor):
        return None
    if cue.construction != "quote" and _fronted(s, cue):
        return None
    said = content.spans(c, s, cue)
    c.actors.note(s, cue.at, actor)
    return Draft(
        actor,
        [s],
        cue.text,
        content.mode(c, s, said),
        date_of(p, s, cue, actor),
        content.addressee(c, s, cue),
        said,
        forecast=content.predicts(c, s, cue),
        open_quote=any(q.end > s.end or (q.open_ended and q.start >= s.start) for q in c.quotes_in(s)),
    )


def _fronted(s: Sentence, cue: Cue) -> bool:
    """``Underscoring that …, Earnest said``: a participle before the cue that its speaker shares."""
    participle = s.tags[cue.at] == "VBG" and s.deps[cue.at] in {"advcl", "dep", "parataxis"}
    return participle and s.heads[cue.at] > cue.at


def _of_its_own(s: Sentence, found: list[Found], n: int) -> bool:
    """Whether cue n is a statement of its own; what its speaker said before is cut where a further utterance begins."""
    cue, draft = found[n]
    others = [pair for m, pair in enumerate(found) if m != n and pair[1].actor.name == draft.actor.name]
    if cue.construction == "nominal":
        own_phrase = s.subtree(cue.subjects[0])
        if any(other.at not in own_phrase for other, _ in others) or (n and draft.actor.kind == "media"):
            return False
    if not _beside(s, cue):
        around = [d for other, d in others if other.at < cue.at or (other.governed and not cue.governed)]
        return not any(a <= s.starts[cue.at] < b for d in around for a, b in d.content)
    before = [(other, d) for other, d in others if other.at < cue.at]
    last = max((other.at for other, _ in before), default=-1)
    cut = s.starts[min(k for k in s.subtree(cue.at) if k > last)]
    for _, d in before:
        d.content = content.until(d.content, cut)
    return True


def _beside(s: Sentence, cue: Cue) -> bool:
    """``…, adding that``, ``… and called for``: a further utterance beside the one before, not a part of it."""
    left = s.words[cue.at - 1].lower()
    if s.tags[cue.at] == "VBG":
        return cue.at > 0 and left in {",", "while", "and"}
    return s.deps[cue.at] == "conj" and left in {"and", "but", "again", "also", "then"}
