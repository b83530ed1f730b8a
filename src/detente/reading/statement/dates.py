"""When something was said: in the cue's own clause, by the same speaker just before, or on the day of the story."""

from datetime import date

from detente.language.actors import Actor
from detente.language.dates import DateMention
from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.cue.cue import Cue
from detente.reading.progress import Progress

_FRESH = 14  # days before publication within which a day may be that of the news
_LEAD = 3  # pairs of sentences in which the day of the news is looked for
_FAR = 9  # farther than any date that belongs to the cue's clause
_MAIN = frozenset({"root", "conj", "nmod", "obl", "ccomp", "parataxis"})


def date_of(p: Progress, s: Sentence, cue: Cue, actor: Actor) -> str | None:
    """The EDTF date of the utterance, None where nothing tells it."""
    own = _of_the_clause(p.c, s, cue)
    if own:
        return own
    for old in reversed(p.drafts[-6:]):
        if old.date and old.actor.name == actor.name and s.index - old.sentences[-1].index <= 4:
            return old.date
    return _of_the_story(p, s, cue)


def follow(p: Progress, s: Sentence) -> None:
    """Follow the day of the story: a past day of the last two weeks that dates a sentence's main clause."""
    for at, day in _days(p.c, s):
        up = s.heads[at]
        if up >= 0 and s.deps[up] in _MAIN and _recent(day, p.c.published):
            p.story = (s.block.index, day)
            return


def peg(c: Context) -> str | None:
    """The day of the news: the latest past weekday of the first paragraphs that name one, else that of publication."""
    for number in range(_LEAD):
        lead = [s for s in c.parsed.sentences if s.block.kind == "paragraph"][2 * number : 2 * number + 2]
        days = [day for s in lead for _, day in _days(c, s, kinds=frozenset({"weekday"})) if _recent(day, c.published)]
        if days:
            return max(days)
    return c.reported if c.reported and len(c.reported) == 10 else None


def _dates(c: Context, s: Sentence) -> list[tuple[int, DateMention, str]]:
    """Dates outside quotations, with the index of their first token and their EDTF form."""
    return [
        (at, d, d.edtf)
        for at, d in c.dates_in(s)
        if d.edtf is not None and d.kind in {"date", "weekday"} and not c.quoted(s, at) and not c.still_ahead(d)
    ]


def _days(c: Context, s: Sentence, kinds: frozenset[str] = frozenset({"date", "weekday"})) -> list[tuple[int, str]]:
    """Those dates that are single days."""
    return [(at, edtf) for at, d, edtf in _dates(c, s) if len(edtf) == 10 and d.kind in kinds]


def _of_the_clause(c: Context, s: Sentence, cue: Cue) -> str | None:
    """The date nearest to the cue outside what was said."""
    said = set() if cue.governed else {k for head in cue.content for k in s.subtree(head)}
    best: tuple[int, str] | None = None
    for at, _, edtf in _dates(c, s):
        steps = None if at in said else _distance(c, s, cue, at, edtf)
        if steps is not None and (best is None or steps < best[0]):
            best = (steps, edtf)
    return best[1] if best else None


def _distance(c: Context, s: Sentence, cue: Cue, at: int, edtf: str) -> int | None:
    """How far a date is from the cue; None where it belongs to something else."""
    steps = _steps_up(s, at, cue)
    if steps is None and cue.construction == "nominal":
        tree = s.subtree(cue.subjects[0])
        steps = 1 if at in tree or tree[-1] < at <= tree[-1] + 2 else None
    if steps is None and at < cue.at and len(edtf) >= 7 and _recent(edtf, c.published, 90):
        return _FAR  # elsewhere in the sentence, outside what was said: "After hosting both on July 15, he said"
    return steps


def _steps_up(s: Sentence, at: int, cue: Cue) -> int | None:
    """Steps in the parse from the date up to the cue or the verb it is coordinated with."""
    targets = {cue.at}
    top = cue.at
    while s.deps[top] == "conj" and s.heads[top] >= 0:
        top = s.heads[top]
        targets.add(top)
    k = at
    for steps in range(8):
        if k in targets:
            return steps + 3 * (k != cue.at)
        if k != at and s.pos[k] == "VERB" and s.deps[k] not in {"acl", "xcomp"}:
            return None
        k = s.heads[k]
        if k < 0:
            return None
    return None


def _of_the_story(p: Progress, s: Sentence, cue: Cue) -> str | None:
    """Simple past without a date of its own: the day that the report is telling of, else that of its lead."""
    if s.block.kind in {"title", "subhead", "bullet"}:
        return p.peg
    if not _simple_past(s, cue):
        return None
    if p.story and p.story[0] == s.block.index:
        return p.story[1]
    return p.peg


def _simple_past(s: Sentence, cue: Cue) -> bool:
    """A finite past without an auxiliary, or ``according to``, which takes the tense of its clause."""
    at = cue.at
    if cue.construction == "nominal":
        at = cue.content[0] if cue.content else s.root
        return s.tags[at] == "VBD" or any(s.tags[k] == "VBD" for k in s.children[at])
    helpers = {s.words[k].lower() for k in s.children[at]}
    if "had" in helpers:
        return False
    if s.tags[at] == "VBG":
        return s.heads[at] >= 0 and s.tags[s.heads[at]] == "VBD"
    return s.tags[at] == "VBD" or (s.tags[at] == "VBN" and bool(helpers & {"was", "were"}))


def _recent(edtf: str, published: str | None, days: int = _FRESH) -> bool:
    """Whether a day or month, or the beginning of a range, is at most ``days`` before publication and not after it."""
    start = edtf.partition("/")[0]
    if not published or len(published) < 10 or len(start) < 7:
        return False
    whole_month = len(start) != 10
    day = f"{start}-28" if whole_month else start
    gap = (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days
    return (-28 if whole_month else 0) <= gap <= days
