"""Deeds that somebody is to do: under a promise, an agreement, an offer, a plan, or in the future.

The operators above a deed (``scope``) say by what it is undertaken, its frame who is to do it."""

from collections.abc import Iterator

from detente.knowledge.commitment_words import Status, commitment_words
from detente.language.parsed import Sentence
from detente.reading.commitment_doers import Doers
from detente.reading.commitment_draft import Codes, Draft
from detente.reading.frame_arguments import base, cases
from detente.reading.frames import Frame, frame
from detente.reading.scope import Above, above

_BE = frozenset({"is", "are", "was", "were", "’s", "'s", "’re", "'re"})
_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no"})
_PASSED = frozenset({"negation", "conditional", "reported", "hearsay"})
_TIMES = frozenset({"if", "unless", "when", "before", "after", "until", "once", "whether", "while"})
Basis = tuple[Status, int, str]


def deeds(doers: Doers, s: Sentence) -> Iterator[Draft]:
    """The undertaken deeds of a sentence that verbs and nouns tell."""
    for i, pos in enumerate(s.pos):
        if pos not in {"VERB", "NOUN"}:
            continue
        found = _verb(doers, s, i) if pos == "VERB" else thing(doers, s, i)
        if found is not None:
            yield found


def _verb(doers: Doers, s: Sentence, i: int) -> Draft | None:
    f = frame(s, i)
    if f is None or in_condition(s, i):
        return None
    chain = above(s, i)
    basis = _governed(s, i, chain) or _to_be(s, i) or _future(doers, f, chain)
    if basis is None:
        return None
    status, over, way = basis
    words = commitment_words()
    outer = [a.operator for a in chain if a.at not in {over, i} and a.operator.kind != "modal"]
    if any(op.kind in words.nothing for op in outer):
        return None
    codes = _obligor(doers, f, over, way)
    if not codes:
        return None
    if any(op.kind in words.doubted for op in outer):
        status = "in-doubt"
    return Draft(s, i, codes, status, s.lemmas[i].lower(), over)


def _governed(s: Sentence, i: int, chain: list[Above]) -> Basis | None:
    """The word directly above the deed, where it undertakes it."""
    words = commitment_words()
    shared = _conjoined(s, i)
    for a in chain:
        if a.purpose or a.under not in shared:
            return None
        if a.at in shared or a.operator.kind in _PASSED or base(s, a.at) == "aux":
            continue
        status = words.governors.get(a.operator.lemma)
        if status is None or (a.operator.lemma in words.passive_only and not _passive(s, a.at)):
            return None
        if denied(s, a.at):
            return None
        return status, a.at, "governed"
    return None


def _conjoined(s: Sentence, i: int) -> set[int]:
    """The deed and those before it with which it is coordinated."""
    out = {i}
    while base(s, i) == "conj" and s.heads[i] >= 0:
        i = s.heads[i]
        out.add(i)
    return out


def _passive(s: Sentence, at: int) -> bool:
    return any(s.deps[k] in {"aux:pass", "nsubj:pass"} for k in s.children[at])


def denied(s: Sentence, over: int) -> bool:
    """Under a negation nothing is promised: ``did not agree to``, ``refused to promise``."""
    if any(a.operator.kind in {"negation", "denial", "implicative-negative"} for a in above(s, over)):
        return True
    return any(s.words[k].lower() in _NOT for k in s.children[over])


def _to_be(s: Sentence, i: int) -> Basis | None:
    """``is to be returned``, ``are to withdraw``: ``be`` with an infinitive; in headlines without it."""
    if s.tags[i] not in {"VB", "VBN"} or not any(s.tags[k] == "TO" for k in s.children[i]):
        return None
    be = next((k for k in s.children[i] if base(s, k) == "aux" and s.words[k].lower() in _BE and k < i), -1)
    h = s.heads[i]
    if be < 0 and base(s, i) == "xcomp" and s.lemmas[h] == "be" and s.words[h].lower() in _BE:
        be = h
    heading = s.block.kind in {"title", "subhead", "bullet"} and base(s, i) == "root"
    if be < 0 and not (heading and s.child(i, "nsubj") is not None):
        return None
    return "pending", be if be >= 0 else i, "set"


def _future(doers: Doers, f: Frame, chain: list[Above]) -> Basis | None:
    """``will``: a pledge in one's own words, and what a side is told to do later; ``could`` on a condition."""
    s, i, words = f.sentence, f.token, commitment_words()
    shared = _conjoined(s, i)
    own = [a for a in chain if a.under in shared and (base(s, a.at) == "aux" or a.operator.lemma in words.future)]
    will = next((a.at for a in own if a.operator.lemma in words.future), -1)
    may = next((a.at for a in own if s.words[a.at].lower() in words.offering), -1)
    if s.words[-1] == "?" or s.lemmas[i].lower() in words.states or i >= len(s.words):
        return None
    if any(a.operator.kind in {"doubt", "counterfactual", "intention", "warning"} for a in chain):
        return None
    negative = any(s.words[k].lower() in _NOT for k in s.children[i])
    if negative and s.lemmas[i].lower() in words.refusals:
        return None
    if will >= 0 and not doers.watched(s):
        return ("pledged" if doers.speaker(s) else "pending"), will, "future"
    conditional = any(a.operator.kind == "conditional" and a.under in shared and a.operator.lemma != "whether"
                      for a in chain)  # fmt: skip
    if may >= 0 and conditional and not doers.watched(s):
        return ("pledged" if s.words[may].lower() == "would" else "proposed"), may, "future"
    must = next((a.at for a in own if s.words[a.at].lower() in words.duty), -1)
    if must >= 0 and _bound(doers, s, i):
        return "pending", must, "set"
    return None


def _bound(doers: Doers, s: Sentence, i: int) -> bool:
    """``must … within a week``, ``must … under the accord``: a duty with a date, or by an agreement."""
    near = set(s.subtree(i))
    if any(k in near and d.kind in {"within", "until"} for k, d in doers.c.dates_in(s)):
        return True
    words = commitment_words()
    return any(s.lemmas[k].lower() in words.agreements and {"under", "with"} & set(cases(s, k)) for k in near)


def _obligor(doers: Doers, f: Frame, over: int, way: str) -> Codes:
    """Who is bound; for what is only set, and names nobody, the sides that negotiate."""
    s = f.sentence
    codes = doers.of(f, over if way == "governed" else -1)
    speaker = doers.speaker(s)
    if way == "governed":
        return codes
    if way == "future":
        if codes and speaker and not set(codes) & set(speaker):
            return codes if _dated(doers, s, f.token) else ()
        return codes or (speaker if _thing_of(s, f) else ())
    return codes or (doers.sides if f.voice == "passive" or _dated(doers, s, f.token) else ())


def _dated(doers: Doers, s: Sentence, i: int) -> bool:
    near = set(s.subtree(i))
    now = doers.c.reported or ""
    return any(k in near and d.edtf and d.edtf.rpartition("/")[2] >= now[: len(d.edtf)] for k, d in doers.c.dates_in(s))


def _thing_of(s: Sentence, f: Frame) -> bool:
    """The subject is a thing or the deed passive, so that the speaker may answer for it."""
    heads = f.heads("subj") if f.voice == "active" else f.heads("obj")
    return bool(heads) and all(s.pos[h] == "NOUN" for h in heads)


def thing(doers: Doers, s: Sentence, i: int) -> Draft | None:
    """``offered compensation``, ``announced a halt to tests``: a noun under a verb that promises it."""
    words, h = commitment_words(), s.heads[i]
    if h >= 0 and base(s, i) == "conj" and base(s, h) == "obj":
        h = s.heads[h]
    elif base(s, i) != "obj":
        return None
    if h < 0 or s.pos[h] != "VERB" or cases(s, i):
        return None
    lemma, noun = s.lemmas[h].lower(), s.lemmas[i].lower()
    if lemma not in words.things or (lemma in words.by_deed and noun not in words.deeds):
        return None
    f = frame(s, h)
    if f is None or in_condition(s, h) or denied(s, h) or s.child(h, "xcomp", "ccomp") is not None:
        return None
    codes = doers.of(f, -1)
    if not codes or any(a.operator.kind in words.nothing for a in above(s, h)):
        return None
    return Draft(s, i, codes, words.things[lemma], noun, h)


def in_condition(s: Sentence, i: int) -> bool:
    """Whether the deed stands in a clause of ``if``, ``unless``, ``when``: told as a condition, not undertaken."""
    at = i
    while at >= 0 and not s.deps[at].endswith("relcl"):
        if base(s, at) == "advcl":
            marks = {s.words[k].lower() for k in s.children[at] if base(s, k) in {"mark", "advmod"}}
            if marks & _TIMES:
                return True
        at = s.heads[at]
    return False
