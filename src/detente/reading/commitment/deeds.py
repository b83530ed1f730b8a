"""Deeds that somebody is to do: under a promise, an agreement, an offer, a plan, or in the future.

The operators above a deed (``scope``) say by what it is undertaken, its frame who is to do it."""

from collections.abc import Iterator

from detente.knowledge.commitment_words import commitment_words
from detente.knowledge.roles import role_of
from detente.language.parsed import Sentence
from detente.reading.commitment.doers import Doers
from detente.reading.commitment.draft import Codes, Draft
from detente.reading.commitment.future import NOT, Basis, conjoined, future
from detente.reading.frame.frames import Frame, frame
from detente.reading.scope.scope import Above, above

_ADVISED = frozenset({"should", "must", "ought", "need", "might"})
_BE = frozenset({"is", "are", "was", "were", "’s", "'s", "’re", "'re"})
_PASSED = frozenset({"negation", "conditional", "reported", "factive", "hearsay"})
_PERSONS = frozenset({"he", "she", "who"})
_DONE = frozenset({"after", "when"})
_TIMES = frozenset({"if", "unless", "when", "before", "after", "until", "once", "whether", "while"})


def deeds(doers: Doers, s: Sentence) -> Iterator[Draft]:
    """The undertaken deeds of a sentence that verbs and nouns tell."""
    for i, pos in enumerate(s.pos):
        if pos not in {"VERB", "NOUN"} and s.tags[i] != "$":
            continue
        found = _verb(doers, s, i) if pos == "VERB" else thing(doers, s, i) or _awaited(doers, s, i)
        if found is not None:
            yield found


def _verb(doers: Doers, s: Sentence, i: int) -> Draft | None:
    f = frame(s, i)
    if f is None or in_condition(s, i) or _in_a_question(s, i):
        return None
    chain = above(s, i)
    basis = _governed(s, i, chain) or _goes_on(doers, f) or _listed(s, i) or _to_be(s, i) or future(doers, f, chain)
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
    elif status == "pending" and s.bases[i] not in words.meet and doers.agreed(s):
        status = "agreed"
    return Draft(s, i, codes, status, s.bases[i], over)


def _governed(s: Sentence, i: int, chain: tuple[Above, ...]) -> Basis | None:
    """The word directly above the deed, where it undertakes it."""
    words = commitment_words()
    shared = conjoined(s, i)
    if "without" in s.cases[i]:
        return None
    for a in chain:
        if a.operator.lemma == "be set to" and s.words[a.at + 1 : a.at + 2] == ["out"]:
            return None  # set out to do it: what one wanted
        if a.purpose or a.under not in shared:
            return None
        if a.at in shared or a.operator.kind in _PASSED or s.rels[a.at] == "aux":
            continue
        status = words.governors.get(a.operator.lemma)
        if status is None or (a.operator.lemma in words.passive_only and not _passive(s, a.at)):
            return None
        if denied(s, a.at) or (status == "agreed" and _stated(s, i)):
            return None
        return status, a.at, "governed"
    return None


def _in_a_question(s: Sentence, i: int) -> bool:
    """``determine who is to represent it``, ``whatever is needed``: a question or a measure, nobody's undertaking."""
    asks = [k for k in s.children[i] if s.tags[k] in {"WP", "WDT"} and s.deps[k].startswith("nsubj")]
    if s.deps[i] == "acl:relcl" and any(k and s.words[k - 1] == "," for k in asks):
        return False  # ", which is to report within a month"
    return any(s.rels[i] in {"ccomp", "csubj", "obj", "xcomp"} or s.deps[k] == "nsubj:outer" for k in asks)


def _stated(s: Sentence, i: int) -> bool:
    """``agreed that they do not trust each other``: an opinion that is shared, about what is or was."""
    helpers = [k for k in s.children[i] if s.rels[k] == "aux"]
    if s.rels[i] != "ccomp" or any(s.tags[k] == "MD" for k in helpers):
        return False
    return s.tags[i] in {"VBD", "VBZ"} or any(s.tags[k] in {"VBD", "VBZ", "VBP"} for k in helpers)


def _listed(s: Sentence, i: int) -> Basis | None:
    """``promised to strengthen …, to develop … and to take``: what the parse hangs on the deed before it."""
    to = next((k for k in s.children[i] if s.tags[k] == "TO"), -1)
    if to < 1 or s.low[to - 1] not in {",", "and", ";"} or s.rels[i] not in {"advcl", "conj"}:
        return None
    at = s.heads[i]
    while at >= 0 and s.rels[at] in {"advcl", "conj", "xcomp", "obl", "acl"}:
        if s.tags[at] == "VB" and (found := _governed(s, at, above(s, at))) is not None:
            return found
        at = s.heads[at]
    return None


def _goes_on(doers: Doers, f: Frame) -> Basis | None:
    """``We continue to work for``: in the voice of whoever does it, an undertaking to go on."""
    s, i = f.sentence, f.token
    if s.bases[i] != "continue" or s.tags[i] not in {"VBZ", "VBP"} or "inf" not in f.complements:
        return None
    codes = doers.named(s, f.heads("subj"))
    return ("pledged", i, "governed") if codes and set(codes) <= set(doers.speaker(s)) else None


def _passive(s: Sentence, at: int) -> bool:
    return any(s.deps[k] in {"aux:pass", "nsubj:pass"} for k in s.children[at])


def denied(s: Sentence, over: int) -> bool:
    """Under a negation nothing is promised: ``did not agree to``, ``refused to promise``."""
    if any(a.operator.kind in {"negation", "denial", "implicative-negative"} for a in above(s, over)):
        return True
    return any(s.low[k] in NOT for k in s.children[over])


def _to_be(s: Sentence, i: int) -> Basis | None:
    """``is to be returned``, ``are to withdraw``: ``be`` with an infinitive; in headlines without it."""
    if s.tags[i] not in {"VB", "VBN"}:
        return None
    due = any(s.low[k] == "due" and k < i for k in s.children[i])
    if not (due or any(s.tags[k] == "TO" for k in s.children[i])):
        return None
    near = [*s.children[i], *(k for c in s.children[i] if s.low[c] == "due" for k in s.children[c])]
    be = next((k for k in near if s.low[k] in _BE and k < i), -1)
    if any(s.bases[k] in commitment_words().aims for k in s.children[i] if s.rels[k] == "nsubj"):
        return None
    h = s.heads[i]
    if be < 0 and s.rels[i] == "xcomp" and s.lemmas[h] == "be" and s.low[h] in _BE:
        be = h
    heading = s.block.kind in {"title", "subhead", "bullet"} and s.rels[i] == "root"
    if be < 0 and not (heading and s.child(i, "nsubj") is not None):
        return None
    return "pending", be if be >= 0 else i, "set"


def _obligor(doers: Doers, f: Frame, over: int, way: str) -> Codes:
    """Who is bound; for what is only set, and names nobody, the sides that negotiate."""
    s = f.sentence
    codes = doers.of(f, over if way == "governed" else -1)
    if f.voice == "passive" and not f.heads("subj") and (taken := doers.recipients(f)):  # is to be returned to Peru
        codes = tuple(p for p in codes if p not in taken) if len(codes) > 1 else ()
        return codes or tuple(p for p in doers.near(s) if p not in taken)
    speaker = doers.speaker(s)
    codes = codes or doers.pronoun(f, over)
    if way == "governed":
        return codes
    if way == "future":
        if codes and speaker and not set(codes) & set(speaker):
            return codes if _dated(doers, s, f.token) else ()
        if codes or not _thing_of(s, f):
            return codes
        nobody = f.voice == "passive" and not f.heads("subj") and doers.agreed(s)
        return speaker or (doers.near(s) if nobody else ())
    someone = f.voice == "active" and any(s.low[h] in _PERSONS or s.pos[h] == "PROPN" for h in f.heads("subj"))
    if codes or someone:
        return codes
    return doers.near(s) if f.voice == "passive" or _dated(doers, s, f.token) else ()


def _dated(doers: Doers, s: Sentence, i: int) -> bool:
    near = set(s.subtree(i))
    now = doers.c.reported or ""
    return any(k in near and d.edtf and d.edtf.rpartition("/")[2] >= now[: len(d.edtf)] for k, d in doers.c.dates_in(s))


def _thing_of(s: Sentence, f: Frame) -> bool:
    """The subject is a thing or the deed passive, so that the speaker may answer for it."""
    active = f.voice == "active"
    heads = f.heads("subj") if active else f.heads("obj")
    if s.deps[f.token].endswith("relcl") or (active and s.bases[f.token] not in commitment_words().lasting):
        return False
    return bool(heads) and all(s.pos[h] == "NOUN" for h in heads)


def thing(doers: Doers, s: Sentence, i: int) -> Draft | None:
    """``offered compensation``, ``announced a halt to tests``: a noun under a verb that promises it."""
    words, h = commitment_words(), s.heads[i]
    if h >= 0 and s.rels[i] == "conj" and s.rels[h] == "obj":
        h = s.heads[h]
    elif s.rels[i] not in {"obj", "obl"}:
        return None
    if h < 0 or s.pos[h] != "VERB" or (s.rels[i] != "obl" and s.cases[i]) or _none(s, i):
        return None
    lemma, noun = s.bases[h], s.bases[i]
    if s.rels[i] == "obl":
        lemma = next((f"{lemma} {case}" for case in s.cases[i]), "")
    if noun in words.courtesies:
        return None
    if lemma not in words.things or (lemma in words.by_deed and noun not in words.deeds):
        return None
    f = frame(s, h)
    if f is None or in_condition(s, h) or denied(s, h) or s.child(h, "xcomp", "ccomp") is not None:
        return None
    if any(s.rels[k] == "aux" and s.low[k] in _ADVISED for k in s.children[h]):
        return None
    codes = doers.of(f, -1)
    if not codes or any(a.operator.kind in words.nothing for a in above(s, h)):
        return None
    return Draft(s, i, codes, words.things[lemma], noun, h)


def _awaited(doers: Doers, s: Sentence, i: int) -> Draft | None:
    """``the maps are due by June``, ``elections are scheduled for May``; ``ready for talks``, ``committed to that``."""
    words, h = commitment_words(), s.heads[i]
    word = s.low[h] if h >= 0 else ""
    if (word not in words.awaited and word not in words.adjectives) or s.tags[h] == "VB":
        return None  # most nouns fall out here
    if in_condition(s, h) or denied(s, h):
        return None
    if (
        s.rels[i] == "nsubj"
        and not (doers.parties.of(s, i) and role_of(s.bases[i]))  # a visitor; his visit is a contact
        and word in words.awaited
        and s.child(h, "xcomp", "ccomp", "advcl", "compound:prt") is None
    ):
        if not _dated(doers, s, h):
            return None
        codes = doers.named(s, (i,)) or doers.near(s)
        return Draft(s, i, codes, "pending", s.bases[i], h) if codes else None
    if s.rels[i] not in {"obl", "nmod"} or word not in words.adjectives or not {"for", "to"} & set(s.cases[i]):
        return None
    f = frame(s, h)
    if f is None or f.complements & {"inf", "ing"}:
        return None
    codes = doers.named(s, f.heads("subj") or f.heads("obj")) or doers.above(s, h)
    return Draft(s, i, codes, words.adjectives[word], s.bases[i], h) if codes else None


def _none(s: Sentence, i: int) -> bool:
    return any(s.low[k] in NOT for k in s.children[i])


def in_condition(s: Sentence, i: int) -> bool:
    """Whether the deed stands in a clause of ``if``, ``unless``, ``when``: told as a condition, not undertaken."""
    at = i
    while at >= 0 and not s.deps[at].endswith("relcl"):
        if s.rels[at] == "advcl":
            marks = {s.low[k] for k in s.children[at] if s.rels[k] in {"mark", "advmod"}}
            if marks & _TIMES and not (marks & _DONE and s.tags[at] == "VBD"):
                return True
        at = s.heads[at]
    return False
