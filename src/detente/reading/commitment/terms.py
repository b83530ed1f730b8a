"""The terms of an undertaking: what is to be done, by when, on what condition."""

from detente.knowledge.commitment_words import commitment_words
from detente.language import phrases
from detente.language.dates import DateMention
from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.frame.arguments import passive

_LIMITS = frozenset({"until", "within", "before"})
_LONG = 300  # characters of a deed or condition, so that a runaway parse gives no page of text
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_OUTSIDE = frozenset({"nsubj", "aux", "mark", "cc", "punct", "parataxis", "discourse", "csubj"})


def due(c: Context, s: Sentence, at: int, over: int, *, past: bool = False) -> str | None:
    """The date by which the deed is to be done: under the deed, else under the word that makes it an undertaking.

    ``past``: one that lies before the report counts too."""
    told = [(i, d) for i, d in c.dates_in(s) if d.edtf and d.kind not in {"since", "after", "duration", "age"}]
    dates = [(i, d) for i, d in told if not _described(s, i, at)]
    if not dates:
        return None
    near = set(s.subtree(at)) - {k for child in s.children[at] if s.rels[child] in {"nsubj", "conj"}
                                 for k in s.subtree(child)}  # fmt: skip
    inside = [d for i, d in dates if i in near]
    if not inside and over != at:
        beyond = {k for child in s.children[over] for k in s.subtree(child)} if over >= 0 else set()
        inside = [d for i, d in dates if i in beyond and (d.kind in _LIMITS or (i > at and not _spoken(s, over)))]
    if not inside:
        inside = [d for i, d in dates if d.kind in _LIMITS and i > at]
    open_ = [d for d in inside if past or not _before(c, d)]
    best = next((d for d in open_ if d.kind in _LIMITS), open_[0] if open_ else None)
    return _day(best) if best is not None else None


def _described(s: Sentence, i: int, at: int) -> bool:
    """``Peru, which freed two men last year, has offered``: whether a date stands in a relative clause without the
    deed, which has another date, or none. What a comma sets off from that clause is outside of it."""
    k = i
    while k >= 0:
        if s.deps[k].endswith("relcl"):
            return at not in s.subtree(k) and "," not in s.words[k + 1 : i]
        k = s.heads[k]
    return False


def _spoken(s: Sentence, over: int) -> bool:
    """``agreed on Friday``: the date of the promise, not of the deed."""
    return s.tags[over] in {"VBD", "VBN"}


def _day(d: DateMention) -> str | None:
    first, _, last = (d.edtf or "").partition("/")
    return (last or first) if d.kind in _LIMITS else d.edtf


def later(c: Context, d: DateMention, edtf: str) -> str:
    """A date to which something is put off, as it stands in ``d``: the next such day where it names no year."""
    if c.reported is None or len(edtf) < 7 or not _before(c, d) or edtf[:4] in d.text or edtf[5:10] == "02-29":
        return edtf
    return f"{int(edtf[:4]) + 1}{edtf[4:]}"


def _before(c: Context, d: DateMention) -> bool:
    """Whether a date lies wholly before the report."""
    now, last = c.reported, (d.edtf or "").rpartition("/")[2]
    return bool(now) and last < str(now)[: len(last)]


def condition(s: Sentence, at: int, over: int) -> str | None:
    """The clause or phrase on which the deed depends, as it stands; None where nothing is told."""
    words = commitment_words()
    for head in dict.fromkeys((at, over, s.heads[at])):
        if head < 0:
            continue
        for child in s.children[head]:
            marks = {w for k in s.children[child] if s.deps[k] == "mark" for w in _marks(s, k)}
            marks |= {s.low[child]} if s.rels[child] == "advcl" else set()
            phrase = s.rels[child] in {"obl", "nmod"} and set(s.cases[child]) & words.prepositions
            if (s.rels[child] in {"advcl", "ccomp"} and marks & words.marks) or phrase:
                tree = s.subtree(child)
                return _cut(phrases.text(s, tree[0], tree[-1], article=True))
    return None


def _marks(s: Sentence, k: int) -> set[str]:
    fixed = [c for c in s.children[k] if s.deps[c] == "fixed"]
    whole = " ".join(s.low[w] for w in (k, *fixed))
    return {whole, s.low[k]}


def what(c: Context, s: Sentence, at: int) -> str:
    """What is to be done, mostly in the words of the report: a verb in its base form with its complements, a noun with
    its phrases. What is done to a thing, or what a thing is to do, has it in front (``the port to be opened``)."""
    if s.pos[at] != "VERB":
        first, last = phrases.full(s, at)
        tree = [k for k in s.subtree(at) if k >= first]
        return _cut(phrases.text(s, first, max(last, _unbroken(s, tree, first))))
    suffers = passive(s, at)
    drop: set[int] = set()
    for child in s.children[at]:
        dep = s.rels[child]
        marks = {w for k in (child, *s.children[child]) if s.deps[k] == "mark" or k == child for w in _marks(s, k)}
        clause = dep in {"advcl", "ccomp"} and bool(marks & commitment_words().marks)
        later = dep == "conj" and s.pos[child] in {"VERB", "AUX"}
        if dep in _OUTSIDE or clause or later:
            drop |= set(s.subtree(child))
    keep = [k for k in s.subtree(at) if k >= at and k not in drop]
    end = _unbroken(s, keep, at)
    text = phrases.text(s, at, end, article=True)
    if not suffers and s.tags[at] in _FINITE:
        text = s.lemmas[at] + text[len(s.words[at]) :]
    if any(s.low[k] in {"not", "never", "n't", "n’t"} for k in s.children[at]):
        text = f"not {text}"
    thing = _thing(c, s, at, suffers)
    return _cut(f"{thing} to {'be ' if suffers else ''}{text}" if thing else text)


def _thing(c: Context, s: Sentence, at: int, suffers: bool) -> str:
    """The subject where it is none of those who act, of a relative clause what it describes; empty elsewhere."""
    subject = s.child(at, "nsubj")
    if subject is not None and s.tags[subject] in {"WDT", "WP"}:
        subject = s.heads[at] if s.deps[at].endswith("relcl") else None
    if subject is None or s.pos[subject] not in {"NOUN", "PROPN"} or (not suffers and c.actors.resolve(s, subject)):
        return ""
    first, last = phrases.core(s, subject) if s.deps[at].endswith("relcl") else phrases.full(s, subject)
    return phrases.text(s, first, last, article=True)


def _unbroken(s: Sentence, keep: list[int], first: int) -> int:
    """The last token of the unbroken run of kept tokens from the first on."""
    kept, end = set(keep), first
    while end + 1 in kept:
        end += 1
    while end > first and s.pos[end] in {"PUNCT", "CCONJ"}:
        end -= 1
    return end


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONG else text[:_LONG].rpartition(" ")[0]
