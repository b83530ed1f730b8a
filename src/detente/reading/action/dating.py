"""When a deed was done: by the expression of time of its own clause, or by the day on which it was said."""

from detente.knowledge.phrase_words import phrase_words
from detente.language.dates import DateMention
from detente.language.parsed import Sentence
from detente.reading.action.drafts import Draft
from detente.reading.context import Context, date_head
from detente.reading.statements import statements

_CLAUSAL = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "root", "xcomp"})
_PART_OF_A_NAME = frozenset({"amod", "compound", "nmod:poss", "nmod:unmarked", "nummod"})
_LENGTHS = frozenset({"duration", "age"})
_ENDS = frozenset({"until", "within"})
_REAL = frozenset({"happened", "ongoing", "denied"})
_OPEN, _OPEN_TAGS = frozenset({"xcomp", "advcl"}), frozenset({"VB", "VBG"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE", "PROTEST"})
_GIVEN = frozenset({"AGREE", "SUPPORT", "CONCEDE"})  # as nouns they tell of what was given before
_FAR = 12  # steps up the tree that nothing within one clause takes


def dated(c: Context, s: Sentence, at: int, factuality: str, light: int = -1) -> str | None:
    """The EDTF date of the deed that token ``at`` (with its light verb) tells: the expression that hangs nearest to it,
    else one of the clause that it is a part of; None where the sentence dates only something else."""
    told = [(k, d) for k, d in c.dates_in(s) if d.edtf and d.kind not in _LENGTHS]
    if factuality in _REAL:
        told = [(k, d) for k, d in told if d.kind not in _ENDS and not c.still_ahead(d)]
    if not told:
        return None
    clauses = _clauses(s, at, light)
    now = c.published if factuality in _REAL else None
    ranked = [(far, n, d.edtf) for n, (k, d) in enumerate(told) if (far := _far(s, k, d, clauses, now)) is not None]
    return min(ranked)[2] if ranked else None


def uttered(c: Context, d: Draft) -> str | None:
    """The day on which a party said what is an act by being said; None where no statement of it tells the deed."""
    if d.type not in _SPOKEN or d.factuality not in _REAL or (d.noun and d.type in _GIVEN):
        return None
    s = c.parsed.sentences[d.at[0]]
    for told in statements(c):
        sides = {told.party} if isinstance(told.party, str) else set(told.party or ())
        if sides & set(d.source) and any(e.start < s.end and e.end > s.start for e in told.evidence):
            return told.date
    return None


def _clauses(s: Sentence, at: int, light: int) -> dict[int, tuple[int, bool]]:
    """Tokens on which a date of the deed may hang, with how far each is, and whether the date must stand before it."""
    found = {at: (0, False)}
    if light >= 0:
        found[light] = (0, False)
    i, far = at, 1
    while s.heads[i] >= 0 and far < _FAR:
        up, dep = s.heads[i], s.rels[i]
        if s.deps[i] in _SUBJECTS and s.pos[i] in {"NOUN", "PROPN"}:
            found.setdefault(up, (far, False))
        elif dep == "conj" and s.pos[i] == s.pos[up]:
            found.setdefault(up, (far, s.pos[i] == "VERB"))
        elif dep in _OPEN and _at_the_time_of(s, i, up):
            found.setdefault(up, (far, False))
        else:
            break
        i, far = up, far + 1
    return found


def _at_the_time_of(s: Sentence, i: int, up: int) -> bool:
    """``killing two``, ``attempted to seize the town``: what is done when the verb above is done."""
    if s.tags[i] == "VBG":
        return not any(s.deps[k] in _SUBJECTS for k in s.children[i])
    return s.tags[i] == "VB" and s.bases[up] in phrase_words().outcomes


def _far(s: Sentence, first: int, d: DateMention, clauses: dict[int, tuple[int, bool]], now: str | None) -> int | None:
    """How far the expression is from the deed; None where it belongs to another clause. A day that is past by ``now``
    is not that of what was yet to be done: ``asked them on Tuesday to hold off``, however it hangs."""
    k, steps = date_head(s, first, d), 0
    if k in clauses or (s.heads[k] not in clauses and _names(s, k)):
        return None  # the expression is a part of the deed's own name, or of another's
    past = now is not None and (d.edtf or "").rpartition("/")[2] <= now
    while s.heads[k] >= 0 and steps < _FAR:
        dep = s.rels[k]
        if dep in _CLAUSAL or (dep == "conj" and s.pos[k] == "VERB"):
            if not past or dep not in _OPEN or s.tags[k] not in _OPEN_TAGS:
                return None
            steps += _FAR // 2
        k, steps = s.heads[k], steps + 1
        if k in clauses:
            far, before = clauses[k]
            return None if before and first > k else _FAR * far + steps
    return None


def _names(s: Sentence, k: int) -> bool:
    """``the 2015 text``, ``the agreements of last September``: by its date a thing is told from others like it."""
    up = s.heads[k]
    if up < 0 or s.pos[up] not in {"NOUN", "PROPN"}:
        return False
    return s.deps[k] in _PART_OF_A_NAME or (s.rels[k] == "nmod" and s.cases[k] == ["of"])
