"""What became of agreements and dates: truces that hold or collapse, commitments breached, deadlines put off."""

from collections.abc import Iterator

from detente.knowledge.commitment_words import Status, commitment_words
from detente.language.parsed import Sentence
from detente.reading.commitment.deeds import denied, in_condition
from detente.reading.commitment.doers import NO_SIDE, Doers
from detente.reading.commitment.draft import Codes, Draft
from detente.reading.commitment.future import NOT
from detente.reading.commitment.terms import later, what
from detente.reading.frame.arguments import base, cases
from detente.reading.frame.frames import Frame, frame
from detente.reading.scope.scope import scope

_REAL = frozenset({"happened", "ongoing", "alleged"})


def agreements(doers: Doers, s: Sentence) -> Iterator[Draft]:
    """The undertakings of a sentence that are told as an agreement, a commitment or a date."""
    words = commitment_words()
    for i, pos in enumerate(s.pos):
        if pos not in {"NOUN", "VERB"}:
            continue
        lemma = s.bases[i]
        found: Draft | None = None
        if pos == "NOUN" and lemma in words.deadlines:
            found = _deadline(doers, s, i)
        elif pos == "NOUN" and lemma in words.agreements:
            found = _fate(doers, s, i) or _in_force(doers, s, i) or _contrary(doers, s, i) or _made(doers, s, i)
        elif pos == "VERB" and lemma in words.provide:
            yield from _provided(doers, s, i)
        if found is None and pos == "NOUN" and lemma in words.nouns:
            found = _noun(doers, s, i)
        if found is not None:
            yield found


def _deadline(doers: Doers, s: Sentence, i: int) -> Draft | None:
    """``missed the deadline``, ``the deadline has been pushed back into 2016``, ``set a Jan. 1 date for``."""
    words, h = commitment_words(), s.heads[i]
    if h < 0 or s.pos[h] != "VERB" or base(s, i) not in {"obj", "nsubj"} or in_condition(s, h):
        return None
    if any(s.words[k].lower() in NOT for k in s.children[i]):
        return None
    status = words.deadline_verbs.get(_with_particle(s, h))
    if denied(s, h):
        status = "broken" if status == "kept" else None
        if status is None:
            return None
    elif status in {"kept", "broken"} and scope(s, h).factuality not in _REAL:
        status = "pending" if status == "kept" else "in-doubt"  # can still be met; is likely to be missed
    if status == "broken" and _moved(s):
        status = "slipped"
    if status is None and _with_particle(s, h) in words.deadline_set:
        status = "pending"
    if status is None or (status == "pending" and s.lemmas[i].lower() == "target"):
        return None
    f = frame(s, h)
    deed = _set_for(s, i)
    codes = doers.within(s, s.subtree(deed)) if deed >= 0 else ()
    codes = codes if len(codes) > 1 else ()
    codes = codes or (_parties_of(doers, s, f) if f else ()) or doers.within(s, s.subtree(i)) or doers.near(s)
    # "a U.N. deadline passed": who set it is not bound by it
    codes = tuple(code for code in codes if code not in NO_SIDE) or doers.near(s)
    draft = Draft(s, i, codes, status, "deadline", h, what=what(doers.c, s, deed) if deed >= 0 else "")
    _put_dates(doers, s, i, draft)
    return draft if draft.obligor else None


def _put_dates(doers: Doers, s: Sentence, i: int, draft: Draft) -> None:
    """The day of deadline i and, where it was put off, the day to which."""
    inside = [d for k, d in doers.c.dates_in(s) if d.edtf and k in s.subtree(i)]
    beyond = [d for k, d in doers.c.dates_in(s) if d.edtf and k not in s.subtree(i)]
    draft.due = inside[0].edtf if inside else None
    if draft.status == "slipped" and beyond and beyond[-1].text.lower().startswith("from "):  # from June to September
        old, _, put_off = (beyond[-1].edtf or "").partition("/")
        draft.due, draft.due_new = (later(doers.c, beyond[-1], day) if day else None for day in (old, put_off))
    elif draft.status == "slipped":
        new = next((d for d in beyond if d.kind == "until"), beyond[-1] if beyond else None)
        draft.due_new = later(doers.c, new, (new.edtf or "").rpartition("/")[2]) if new else None
        draft.due = draft.due or next((d.edtf for d in beyond if d is not new and d.kind != "until"), None)


def _set_for(s: Sentence, i: int) -> int:
    """``the deadline for withdrawing the troops``, ``to hand over the plans``: the deed that has the date; else -1.
    It may hang on the verb as well, beginning right after the noun."""
    for k in (*s.children[i], *(c for c in s.children[s.heads[i]] if min(s.subtree(c)) == i + 1)):
        if base(s, k) in {"acl", "advcl", "xcomp"} and s.pos[k] == "VERB" and not s.deps[k].endswith("relcl"):
            return k
        if base(s, k) in {"nmod", "obl"} and {"for", "of", "on"} & set(cases(s, k)) and s.tags[k] in {"NN", "NNS"}:
            return k
    return -1


def _moved(s: Sentence) -> bool:
    """``missed the deadline and extended their talks``."""
    known = commitment_words().deadline_verbs
    return any(pos == "VERB" and known.get(_with_particle(s, k)) == "slipped" for k, pos in enumerate(s.pos))


def _parties_of(doers: Doers, s: Sentence, f: Frame) -> Codes:
    return doers.named(s, f.heads("subj"))


def _with_particle(s: Sentence, h: int) -> str:
    parts = [s.words[k].lower() for k in s.children[h] if s.deps[k] in {"compound:prt", "advmod"} and k == h + 1]
    whole = " ".join([s.lemmas[h].lower(), *parts])
    known = commitment_words()
    return whole if whole in known.deadline_verbs or whole in known.agreement_verbs else s.lemmas[h].lower()


def _fate(doers: Doers, s: Sentence, i: int) -> Draft | None:
    """An agreement with a verb that keeps or breaks it: ``violated the truce``, ``the cease-fire held``."""
    words, h = commitment_words(), s.heads[i]
    if h < 0 or s.pos[h] != "VERB" or base(s, i) not in {"obj", "nsubj", "obl"} or in_condition(s, h):
        return None
    lemma = _with_particle(s, h)
    subject = s.deps[i] == "nsubj"
    status = (words.own_fate if subject else words.agreement_verbs).get(lemma)
    if base(s, i) == "obl":
        after = s.words[h + 1].lower() if s.deps[h + 1] in {"compound:prt", "advmod"} else ""
        ways = (*cases(s, i), " ".join(cases(s, i)))  # "pulled out of", however it was read
        told = [f"{lemma} {way}" for c in ways for way in (c, f"{after} {c}")]
        status = next((st for t in told if (st := words.agreement_verbs.get(t))), None)
    if status is None:
        return None
    over = scope(s, h)
    if over.factuality == "denied":
        status = "broken" if status == "kept" else None
    elif over.factuality not in _REAL:
        return None
    f = frame(s, h)
    if status is None or f is None:
        return None
    codes = () if subject else doers.of(f, -1)
    codes = codes or doers.named(s, (i,)) or doers.near(s)
    return Draft(s, i, codes, status, s.lemmas[i].lower(), h) if codes else None


def _in_force(doers: Doers, s: Sentence, i: int) -> Draft | None:
    """``the treaty will enter into force once both have ratified it``: those who made it let it."""
    h = s.heads[i]
    if h < 0 or s.rels[i] != "nsubj" or s.bases[h] not in {"enter", "come", "take"}:
        return None
    effect = any(s.bases[k] in {"force", "effect"} and s.rels[k] in {"obl", "obj"} for k in s.children[h])
    later = scope(s, h).factuality in {"planned", "conditional"}
    if not effect or not later or in_condition(s, h):
        return None
    codes = doers.within(s, s.subtree(i)) or doers.near(s)
    return Draft(s, h, codes, "pending", "force", h) if codes else None


def _contrary(doers: Doers, s: Sentence, i: int) -> Draft | None:
    """``contrary to its commitments``, ``a breach of the truce``: told as broken by whoever does it."""
    words, h = commitment_words(), s.heads[i]
    of = h >= 0 and s.lemmas[h].lower() in words.contrary and "of" in cases(s, i)
    against = any(c.startswith("contrary") for c in cases(s, i)) or (h >= 0 and s.words[h].lower() == "contrary")
    if not (of or against):
        return None
    codes = (doers.named(s, (h,)) if of else ()) or doers.above(s, h if of else i) or doers.near(s)
    status: Status = "broken"
    return Draft(s, i, codes, status, s.lemmas[i].lower(), h) if codes else None


def _made(doers: Doers, s: Sentence, i: int) -> Draft | None:
    """``the agreement reached between X and Y``, ``a truce brokered by``, ``signed a memorandum``."""
    words, h = commitment_words(), s.heads[i]
    verb = next((k for k in s.children[i] if s.deps[k] == "acl" and s.lemmas[k].lower() in words.making), -1)
    if verb < 0 and h >= 0 and base(s, i) in {"obj", "nsubj"} and s.lemmas[h].lower() in words.making:
        verb = h
    welcomed = h >= 0 and base(s, i) == "obj" and s.lemmas[h].lower() in words.welcoming
    if (verb < 0 and not welcomed) or in_condition(s, i):
        return None
    if verb >= 0 and (scope(s, verb).factuality not in _REAL):
        return None
    between = [k for v in (i, verb) if v >= 0 for k in s.children[v] if {"between", "with"} & set(cases(s, k))]
    heads = tuple(x for k in between for x in (k, *(y for y in s.children[k] if base(s, y) == "conj")))
    codes = doers.named(s, heads)
    if verb == h:
        f = frame(s, h)
        codes = tuple(dict.fromkeys((*(doers.named(s, f.heads("subj")) if f else ()), *codes)))
    before = tuple(k for k in s.children[i] if k < i and base(s, k) in {"compound", "amod", "nmod"})
    codes = codes or doers.named(s, before)
    if verb == h and verb >= 0 and len(codes) < 2:
        return None
    return Draft(s, i, codes, "agreed", "agreement", h) if codes else None


def _provided(doers: Doers, s: Sentence, v: int) -> Iterator[Draft]:
    """``the accord provides for the release of prisoners``, ``the plan foresees elections``: each thing one."""
    words = commitment_words()
    subjects = [k for k in s.children[v] if s.deps[k] == "nsubj"]
    paper = next((k for k in subjects if s.lemmas[k].lower() in words.agreements | words.plans), -1)
    it = next((k for k in subjects if s.words[k].lower() in {"it", "which"}), -1)
    if (paper < 0 and it < 0) or denied(s, v):
        return
    draft = paper >= 0 and s.lemmas[paper].lower() in words.plans
    for k in s.children[v]:
        wanted = base(s, k) == "obj" or (base(s, k) == "obl" and "for" in cases(s, k))
        if not wanted:
            continue
        bound = next((x for x in s.children[v] if base(s, x) == "xcomp"), -1)
        if bound >= 0 and s.lemmas[v].lower() in words.bind:
            codes = doers.named(s, (k,)) or doers.near(s)
            yield Draft(s, bound, codes, "proposed" if draft else "agreed", s.lemmas[bound].lower(), v)
            return
        if s.lemmas[v].lower() in words.bind:
            continue
        for head in [k, *(x for x in s.children[k] if base(s, x) == "conj")]:
            codes = doers.named(s, (head,)) or doers.near(s)
            if codes and s.pos[head] == "NOUN":
                yield Draft(s, head, codes, "proposed" if draft else "agreed", s.lemmas[head].lower(), v)


def _noun(doers: Doers, s: Sentence, i: int) -> Draft | None:
    """``the UK’s commitment to the coalition``, ``Moscow’s promise of aid``: an undertaking with its owner."""
    words = commitment_words()
    f = frame(s, i)
    content = [k for k in s.children[i] if base(s, k) == "nmod" and {"to", "of", "for"} & set(cases(s, k))]
    if f is None or not content or in_condition(s, i) or denied(s, i) or s.child(i, "acl") is not None:
        return None
    codes = doers.named(s, f.heads("poss")) or doers.named(s, f.heads("subj"))
    if not codes:
        return None
    return Draft(s, content[0], codes, words.nouns[s.lemmas[i].lower()], s.lemmas[content[0]].lower(), i)
