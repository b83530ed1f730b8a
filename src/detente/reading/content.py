"""What was said: its exact spans, whether in quotation marks, to whom, and whether it is a prediction."""

from detente.language import phrases
from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.cue.cue import Cue
from detente.reading.drafts import Mode, Span
from detente.reading.statement.speakers import joint

_WILL = frozenset({"will", "would", "shall", "’ll", "'ll", "wo"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_MOSTLY = 0.8  # share of the characters in quotation marks from which on a statement is direct


def spans(c: Context, s: Sentence, cue: Cue) -> list[Span]:
    """Exact spans of what was said; the quotations of the sentence where the parse shows nothing else."""
    alone = _behind_colon(c, s, cue)
    if alone is not None:
        return [alone]
    tokens = _tokens(s, cue)
    if not tokens:
        return [(max(q.start, s.start), min(q.end, s.end)) for q in c.quotes_in(s)]
    while tokens and s.words[min(tokens)] in {":", ",", ";", "—", "–"}:
        tokens.discard(min(tokens))
    out: list[Span] = []
    for k in sorted(tokens):
        if out and s.starts[k] - out[-1][1] <= 1:
            out[-1] = (out[-1][0], s.ends[k])
        else:
            out.append((s.starts[k], s.ends[k]))
    text = c.parsed.report.text
    return [_to_the_mark(c, span) for span in out if any(ch.isalnum() for ch in text[slice(*span)])]


def _behind_colon(c: Context, s: Sentence, cue: Cue) -> Span | None:
    """``They would believe it: “We were promised so much,” said a father``: the quotation alone is the father's."""
    if cue.construction == "nominal" or ":" not in s.words[: cue.at]:
        return None
    text = c.parsed.report.text
    begin = s.starts[min((cue.at, *(k for who in cue.subjects for k in s.subtree(who) if k < cue.at)))]
    for q in c.quotes_in(s):
        closed = q.end <= begin and not text[q.end : begin].strip(" ,")
        if closed and text[s.start : q.start].rstrip(' “"').endswith(":"):
            return q.start, q.end
    return None


def _to_the_mark(c: Context, span: Span) -> Span:
    """The span with the comma and the closing mark that end its quotation."""
    for q in c.quotes:
        if q.start <= span[0] and span[1] < q.end and not any(map(str.isalnum, c.parsed.report.text[span[1] : q.end])):
            return span[0], q.end
    return span


def _tokens(s: Sentence, cue: Cue) -> set[int]:
    """The tokens of the content: below its heads, without the cue and its speaker."""
    if not cue.governed:
        attribution: set[int] = set()
    elif cue.construction == "nominal":
        attribution = {*s.subtree(cue.subjects[0]), cue.at, cue.at + 1}
    else:
        attribution = set(s.subtree(cue.at))
    for who in cue.subjects:  # "says Jean La Rose, who runs a charity, …"
        named = s.subtree(who)
        attribution |= set(named) if cue.at not in named and who not in cue.content else set()
    heads = (*cue.content, *(_beside_object(s, cue) if cue.construction == "object" else ()))
    tokens = {k for head in heads for k in s.subtree(head)} - attribution
    if not tokens and cue.construction == "clause" and not cue.governed:
        last = next((k for k in range(cue.at + 1, len(s.words)) if s.words[k] == ";"), len(s.words)) - 1
        tokens = {k for k in range(cue.at + 1, last + 1) if s.pos[k] != "PUNCT" or k < last}
    return tokens


def _beside_object(s: Sentence, cue: Cue) -> list[int]:
    """``accused Greece of arming the islands``: what the verb says of its object."""
    behind = max(cue.content, default=cue.at)
    return [
        k
        for k in s.children[cue.at]
        if k > behind
        and s.deps[k] in {"obl", "advcl", "xcomp"}
        and any(s.words[m].lower() in {"of", "for", "from", "against", "to", "over"} for m in s.children[k] if m < k)
    ]


def until(said: list[Span], end: int) -> list[Span]:
    """The spans up to an offset."""
    return [(a, min(b, end)) for a, b in said if a < end]


def mode(c: Context, s: Sentence, said: list[Span]) -> Mode:
    """direct, indirect or mixed, by the share of the spans that stands in quotation marks."""
    total = sum(b - a for a, b in said)
    inside = sum(max(0, min(b, q.end) - max(a, q.start)) for a, b in said for q in c.quotes_in(s))
    if not inside:
        return "indirect"
    return "direct" if inside >= _MOSTLY * total else "mixed"


def predicts(c: Context, s: Sentence, cue: Cue) -> bool:
    """Whether it foretells what will happen: ``predicted that``, or an observer's ``will`` about others."""
    if cue.construction not in {"clause", "quote"}:
        return False
    if s.lemmas[cue.at] in c.cues.predicting:
        return True
    if s.lemmas[cue.at] not in c.cues.foretelling or not any(_future_of_others(s, k) for k in cue.content):
        return False
    actors = c.actors.resolve(s, cue.subjects[0]) if cue.subjects else ()
    return bool(actors) and actors[0].party == ("OBSERVER",)


def _future_of_others(s: Sentence, head: int) -> bool:
    """A clause with ``will`` or ``would`` whose subject is no pronoun, which might be the speaker."""
    subject = s.child(head, "nsubj")
    own = subject is not None and s.words[subject].lower() in _PRONOUNS
    return not own and any(s.words[k].lower() in _WILL for k in s.children[head] if s.deps[k].startswith("aux"))


def addressee(c: Context, s: Sentence, cue: Cue) -> str | None:
    """To whom it was said: ``told reporters``."""
    if s.lemmas[cue.at] not in c.cues.addressed:
        return None
    for k in s.children[cue.at]:
        if s.deps[k] in {"obj", "iobj"} and s.pos[k] in {"NOUN", "PROPN", "PRON"}:
            actors = c.actors.resolve(s, k)
            return joint(actors).name if actors else phrases.text(s, *phrases.core(s, k))
    return None
