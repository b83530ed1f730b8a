"""Deeds that somebody is to do: under a promise, an agreement, an offer, a plan, or in the future.

The operators above a deed (``scope``) say by what it is undertaken, its frame who is to do it."""

from collections.abc import Iterator

from detente.knowledge.commitment_words import Status, commitment_words
from detente.language.parsed import Sentence
from detente.reading.action_parties import Parties
from detente.reading.commitment_draft import Codes, Draft
from detente.reading.frame_arguments import base, cases
from detente.reading.frames import Frame, frame
from detente.reading.scope import Above, above

_MUST = frozenset({"must", "have to", "should"})
_FIRST = frozenset({"i", "we"})
_BE = frozenset({"is", "are", "was", "were", "’s", "'s", "’re", "'re"})


def deeds(parties: Parties, s: Sentence) -> Iterator[Draft]:
    """The undertaken deeds of a sentence that verbs and nouns tell."""
    for i, pos in enumerate(s.pos):
        if pos == "VERB":
            found = _verb(parties, s, i)
        elif pos == "NOUN":
            found = _thing(parties, s, i)
        else:
            continue
        if found is not None:
            yield found


def _verb(parties: Parties, s: Sentence, i: int) -> Draft | None:
    f = frame(s, i)
    if f is None or _in_condition(s, i):
        return None
    chain = above(s, i)
    found = _undertaken(parties, s, f, chain)
    if found is None:
        return None
    status, over = found
    outer = [a.operator for a in chain if a.at != over and a.at != i]
    words = commitment_words()
    if any(op.kind in words.nothing for op in outer):
        return None
    codes = _doers(parties, f, over)
    if not codes:
        return None
    if any(op.kind in words.doubted for op in outer):
        status = "in-doubt"
    return Draft(s, i, codes, status, s.lemmas[i].lower(), over)


def _undertaken(parties: Parties, s: Sentence, f: Frame, chain: list[Above]) -> tuple[Status, int] | None:
    """The status that the nearest operators give, and the token of the word that does it."""
    words = commitment_words()
    i = f.token
    will = -1
    for a in chain:
        lemma = a.operator.lemma
        if a.purpose:
            return None
        if lemma in words.governors and (a.at != i or lemma == "be to"):
            status = words.governors[lemma]
            return _turned(s, a.at, status)
        if lemma in words.future:
            will = a.at
        elif a.operator.kind in {"negation", "conditional", "reported", "hearsay", "continuing", "beginning"}:
            continue
        elif will < 0:
            return _bare(s, i)
        else:
            break
    if will < 0:
        return _bare(s, i)
    if s.lemmas[i].lower() in words.states:
        return None
    return _future(parties, s, f, will)


def _turned(s: Sentence, over: int, status: Status) -> tuple[Status, int] | None:
    """Under a negation nothing is promised: ``did not agree to``, ``refused to promise``."""
    for a in above(s, over):
        if a.operator.kind in {"negation", "denial", "implicative-negative"}:
            return None
    if any(s.words[k].lower() in {"not", "n't", "n’t", "never", "neither"} for k in s.children[over]):
        return None
    return status, over


def _bare(s: Sentence, i: int) -> tuple[Status, int] | None:
    """``is to be returned``, ``are to withdraw``: ``be`` with an infinitive."""
    to = any(s.tags[k] == "TO" for k in s.children[i])
    be = next((k for k in s.children[i] if base(s, k) == "aux" and s.words[k].lower() in _BE and k < i), -1)
    return ("pending", be) if to and be >= 0 and s.tags[i] == "VB" else None


def _future(parties: Parties, s: Sentence, f: Frame, will: int) -> tuple[Status, int] | None:
    """``will``: a pledge in one's own words, and what a side is told to do later."""
    subjects = f.heads("subj")
    own = any(s.words[h].lower() in _FIRST for h in subjects)
    if own or parties.speaker(s):
        return "pledged", will
    return "pending", will


def _doers(parties: Parties, f: Frame, over: int) -> Codes:
    """Who is to do it: the subject of the deed, else the owner of what is dealt with, else who speaks."""
    s = f.sentence
    codes = parties.role(f, "subj")
    if codes or f.heads("subj") and f.voice == "active":
        return codes or _over(parties, s, over)
    return _over(parties, s, over) or parties.role(f, "owner") or parties.speaker(s)


def _over(parties: Parties, s: Sentence, over: int) -> Codes:
    """The subject of the word that makes it an undertaking."""
    if over < 0 or s.pos[over] not in {"VERB", "NOUN", "ADJ"}:
        return ()
    f = frame(s, over)
    if f is None:
        return ()
    return parties.role(f, "subj") or (parties.owned(s, over) if f.kind == "noun" else ())


def _thing(parties: Parties, s: Sentence, i: int) -> Draft | None:
    """``offered compensation``, ``announced a halt to tests``: a noun under a verb that promises it."""
    words, h = commitment_words(), s.heads[i]
    if h < 0 or base(s, i) not in {"obj", "conj"} or s.lemmas[i].lower() not in words.deeds:
        return None
    if base(s, i) == "conj":
        h = s.heads[h]
    if h < 0 or s.pos[h] != "VERB" or s.lemmas[h].lower() not in words.things or cases(s, i):
        return None
    f = frame(s, h)
    if f is None or _in_condition(s, h):
        return None
    found = _turned(s, h, words.things[s.lemmas[h].lower()])
    codes = parties.role(f, "subj")
    if found is None or not codes or any(a.operator.kind in words.nothing for a in above(s, h)):
        return None
    return Draft(s, i, codes, found[0], s.lemmas[i].lower(), h)


def _in_condition(s: Sentence, i: int) -> bool:
    """Whether the deed stands in a clause of ``if`` or ``unless``, or of time: told as a condition, not undertaken."""
    at = i
    for _ in range(20):
        if s.deps[at].endswith("relcl") or at < 0:
            return False
        if base(s, at) == "advcl" and any(s.deps[k] == "mark" and s.tags[k] == "IN" or s.tags[k] == "WRB"
                                          for k in s.children[at]):  # fmt: skip
            marks = {s.words[k].lower() for k in s.children[at] if s.deps[k] in {"mark", "advmod"}}
            if marks & {"if", "unless", "when", "before", "after", "until", "once", "whether"}:
                return True
        at = s.heads[at]
        if at < 0:
            return False
    return False
