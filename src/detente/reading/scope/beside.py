"""The operators that stand at a predicate itself: attributes, auxiliaries, adverbs, marks, conditions put to it."""

from detente.knowledge.operators import Operator, by_head, operator
from detente.language.parsed import Sentence
from detente.reading.frame.arguments import gap, infinitive, passive
from detente.reading.scope.auxiliaries import due, inverted, modals

Found = list[tuple[Operator, int]]
_NO_CONDITION = frozenset({"whether", "as if", "even if"})
_OPEN = frozenset({"may", "might"})
_AHEAD = frozenset({"plan", "promise", "threat", "intention", "demand", "request", "denial", "prevention"})
_NEGATIVE = frozenset({"not", "n’t", "n't", "never", "nor", "hardly", "scarcely", "neither"})
_UNREAL = frozenset({"topic", "intention", "plan", "demand", "request", "conditional", "promise", "threat"})
_NOMINAL = frozenset({"nsubj", "obj"})
_DENIED = _NOMINAL | {"advmod", "det", "cc", "dep", "discourse"}  # where a word that denies stands
_HELPING = _DENIED | {"aux", "mark"}
_TELLING = frozenset({"mark", "advcl", "advmod", "parataxis", "obl", "ccomp", "dep"})  # where clauses hang
_OWN = frozenset({"nsubj", "aux"})
_NOBODY = frozenset({"nobody", "nothing", "none", "neither", "no-one"})
_FUTURE = frozenset({"will", "would", "’ll", "'ll", "shall", "must", "can", "could", "may", "might", "should"})
_AWAITED = frozenset({"before", "after", "until", "till", "once", "by the time"})


DENYING = _NEGATIVE | _NOBODY | {"no"}
"""The words that deny: where a sentence has none of them, nothing is denied by a word of its own."""
OPENING = frozenset({"should", "had", "were", "when", "time"}) | _AWAITED
"""The words by which a clause opens a condition without an ``if``."""


def beside(s: Sentence, i: int) -> Found:
    """The operators that stand at a predicate itself, innermost first: attributes, auxiliaries, adverbs, marks."""
    rels = s.under[i]
    out = _attributes(s, i) if rels and s.pos[i] in {"NOUN", "PROPN", "NUM"} else []
    if not rels.isdisjoint(_HELPING):
        out += _auxiliaries(s, i)
    if "advmod" in rels:
        out += [(op, k) for k in s.children[i] if (op := _adverb(s, k)) is not None]
    if not rels.isdisjoint(_TELLING) or "nsubj" in rels:
        out += _clauses(s, i)
    if "cop" in rels:
        out += _equated(s, i)
    elif s.rels[i] == "conj":
        out += [found for found in _heading(s, i) if found not in out]
    at = i
    while _shares(s, at):  # should leave, end its siege and withdraw: each hangs on the one before
        at = s.heads[at]
        out += [found for found in _auxiliaries(s, at) if found not in out]
    return out


def _equated(s: Sentence, i: int) -> Found:
    """``the goal is a withdrawal``, ``what Oslo offers is a withdrawal``: what a deed is said to be."""
    subject = next((c for c in s.children[i] if c < i and s.rels[c] in {"nsubj", "csubj"}), -1)
    if subject < 0:
        return []
    if s.low[subject] == "what" or s.rels[subject] == "csubj":
        verb = next((k for k in s.children[subject] if s.deps[k] == "acl:relcl"), subject)
        entries = by_head().get(s.bases[verb], ()) if s.pos[verb] == "VERB" else ()
        over = [(op, verb) for op in entries if {"verb+obj", "verb+xcomp"} & set(op.on) and " " not in op.lemma][:1]
        return over + _auxiliaries(s, verb)
    op = operator(s.bases[subject], "noun+of")
    return [(op, subject)] if op is not None and op.kind in _UNREAL else []


def _heading(s: Sentence, i: int) -> Found:
    """``According to Oslo, troops entered and left``: what stands before the first of joined clauses is over all."""
    first = i
    while s.rels[first] == "conj" and s.heads[first] >= 0:
        first = s.heads[first]
    if s.pos[first] != "VERB" or s.pos[i] != "VERB":
        return []
    subject = next((c for c in s.children[first] if s.rels[c] == "nsubj"), first)
    return [(op, k) for op, k in _clauses(s, first) if k < subject and s.heads[k] == first and s.rels[k] != "mark"]


def _shares(s: Sentence, i: int) -> bool:
    """``did not attack or invade``: the second verb is under the auxiliaries of the first."""
    if s.rels[i] != "conj":
        return False
    h = s.heads[i]
    if h < 0 or s.pos[i] not in {"VERB", "AUX"} or s.tags[i] != s.tags[h]:
        return False
    if infinitive(s, i) and not infinitive(s, h):  # would have no choice but to leave
        return False
    return s.tags[i] in {"VB", "VBN", "VBG"} and s.under[i].isdisjoint(_OWN)


def _attributes(s: Sentence, i: int) -> Found:
    out: Found = []
    for c in s.children[i]:
        rel, word = s.rels[c], s.low[c]
        if (rel in {"amod", "compound"} and (op := operator(word, "adjective"))) or (
            rel in {"det", "nummod"} and (op := operator(word, "determiner"))
        ):
            out.append((op, c))
        elif s.deps[c] == "acl:relcl" or (s.deps[c] == "acl" and s.tags[c] == "VBN"):
            out += _clause_on(s, c)
    found = s.cases[i]
    for case in (*found, " ".join(found)) if len(found) > 1 else found:  # in case of
        if op := operator(case, "preposition"):
            out.append((op, i))
    h, last = s.heads[i], found[-1:]
    if h >= 0 and s.rels[i] == "nmod" and last in (["of"], ["for"]):  # in the event of, in exchange for
        articles = [s.low[c] for c in s.children[h] if s.deps[c] == "det"]
        phrase = " ".join([*s.cases[h], *articles, s.low[h], *last])
        if op := operator(phrase, "preposition"):
            out.append((op, h))
    return out


def _clause_on(s: Sentence, c: int) -> Found:
    """``the strikes that Obama had threatened``, ``a visit planned for May``: a clause that has its noun as object."""
    directed = c + 1 < len(s.words) and s.low[c + 1] == "at"  # talks aimed at peace are held
    if directed or (not passive(s, c) and gap(s, c) < 0):
        return []
    entries = by_head().get(s.bases[c], ())
    verbal = (op for op in entries if any(on.startswith("verb") for on in op.on))
    return [(op, c) for op in verbal if op.kind in _AHEAD and " " not in op.lemma][:1]


def _auxiliaries(s: Sentence, i: int) -> Found:
    """Modal auxiliaries and negation; ``not`` stands outside, but inside may and might."""
    modal = modals(s, i) if "aux" in s.under[i] else []
    if not modal and s.tags[i] == "VB":
        modal = due(s, i)
    if DENYING.isdisjoint(s.low):
        return modal
    negators = [(op, c) for c in s.children[i] if (op := _negator(s, c)) is not None]
    if modal and s.low[modal[0][1]] in _OPEN:
        return [*negators, *modal]
    return [*modal, *negators]


def _negator(s: Sentence, c: int) -> Operator | None:
    rel = s.rels[c]
    if rel not in _DENIED:
        return None
    word = s.low[c]
    if word in {"n’t", "n't", "not"} and rel not in _NOMINAL:
        return operator("not", "adverb")
    if word in {"never", "nor", "hardly", "scarcely", "neither"} and rel in {"advmod", "cc", "det"}:
        return operator(word, "adverb")
    if rel in _NOMINAL and (
        word in _NOBODY
        or any(s.low[k] == "neither" for k in s.children[c])
        or any(s.low[k] in {"no", "neither"} and s.rels[k] in {"det", "cc"} for k in s.children[c])
    ):
        return operator("not", "adverb")
    return None


def _adverb(s: Sentence, c: int) -> Operator | None:
    if s.rels[c] != "advmod":
        return None
    word = s.low[c]
    if word in _NEGATIVE:
        return None
    if word == "longer" and any(s.low[k] == "no" for k in s.children[c]):
        return operator("no longer", "adverb")
    return operator(word, "adverb")


def _clauses(s: Sentence, i: int) -> Found:
    """Marks of its own clause, conditions put to it, and speech that is wedged in: ``…, officials said``."""
    out: Found = []
    turned = inverted(s, i)
    turned = turned if turned >= 0 else _opened(s, i)
    turned = turned if turned >= 0 else _yet_to_come(s, i)
    if turned >= 0 and (op := operator("if", "mark")):
        out.append((op, turned))
    for c in s.children[i]:
        rel = s.rels[c]
        if rel not in _TELLING:
            continue
        if rel == "mark":
            if (op := _mark(s, c)) or (s.tags[c] == "IN" and (op := operator(" ".join(_phrase(s, c)), "preposition"))):
                out.append((op, c))
        elif rel == "advcl" and s.pos[c] in {"VERB", "AUX", "ADJ", "NOUN"}:
            marks = [op for k in s.children[c] if s.deps[k] == "mark" and (op := _mark(s, k))]
            if inverted(s, c) >= 0 and (op := operator("if", "mark")):
                marks.append(op)
            out += [(op, c) for op in marks if op.kind == "conditional" and op.lemma not in _NO_CONDITION]
        elif (rel == "advmod" and (op := as_long_as(s, c)) is not None) or (
            c < i and inverted(s, c) >= 0 and (op := operator("if", "mark"))
        ):
            out.append((op, c))
        elif rel == "parataxis" and s.pos[c] == "VERB" and s.child(c, "ccomp", "obj") is None:
            if ";" in s.words[i:c] and s.child(c, "xcomp") is not None:
                continue  # "the bridge is open; Peru promised to pay"
            ops = [o for o in by_head().get(s.bases[c], ()) if "verb+ccomp" in o.on and " " not in o.lemma]
            out += [(ops[0], c)] if ops else []
        elif rel == "obl" and s.low[c] != "on":
            found = s.cases[c]
            out += [(op, c) for case in found if case == "according to" and (op := operator(case, "preposition"))]
            if found and (op := operator(s.bases[c], "noun+that")) and op.kind == "conditional":
                that = any(s.low[m] == "that" for k in s.children[c] for m in s.children[k])
                out += [(op, c)] if that else []
    return out


def _yet_to_come(s: Sentence, i: int) -> int:
    """``before Oslo withdraws, votes must be held``: the mark of a clause in the present that others wait for, -1 for
    none."""
    h = s.heads[i]
    if s.rels[i] != "advcl" or h < 0 or s.tags[i] not in {"VBZ", "VBP", "VBN"}:
        return -1
    marks = [c for c in s.children[i] if s.deps[c] == "mark" and " ".join(_phrase(s, c)) in _AWAITED]
    helpers = {s.low[c] for c in s.children[i] if s.rels[c] == "aux"}
    present = s.tags[i] != "VBN" or bool(helpers & {"is", "are", "has", "have"})
    ahead = any(s.low[k] in _FUTURE for k in s.children[h])
    return marks[0] if marks and present and not helpers & {"was", "were", "had"} and ahead else -1


def _opened(s: Sentence, i: int) -> int:
    """``Should it attack, we will answer, he said``, read as two clauses of one verb: the one before, -1 for none."""
    h = s.heads[i]
    if h < 0 or s.rels[i] != "ccomp":
        return -1
    beside_it = (k for k in s.children[h] if k < i and s.rels[k] in {"ccomp", "parataxis", "advcl"})
    return next((k for k in beside_it if inverted(s, k) >= 0), -1)


def as_long_as(s: Sentence, c: int) -> Operator | None:
    """``as long as it stays``: the condition whose clause hangs on the adverb c."""
    word, over = s.low[c], s.heads[c]
    if word not in {"long", "soon"}:
        return None
    clause = any(
        s.rels[k] == "advcl"
        and any(s.low[m] == "as" for m in s.children[k])
        and any(s.rels[m] == "nsubj" for m in s.children[k])
        for k in s.children[c]
    )
    ahead = over >= 0 and any(s.low[k] in {"will", "would", "’ll", "shall"} for k in s.children[over])
    named = word == "long" or (word == "soon" and ahead)
    return operator(f"as {word} as", "mark") if clause and named else None


def _phrase(s: Sentence, c: int) -> list[str]:
    return [s.low[k] for k in (c, *(k for k in s.children[c] if s.deps[k] == "fixed"))]


def _mark(s: Sentence, c: int) -> Operator | None:
    words = _phrase(s, c)
    only = c > 0 and s.low[c - 1] in {"only", "even"}
    if only and (op := operator(f"{s.low[c - 1]} {words[0]}", "mark")):
        return op
    return operator(" ".join(words), "mark")
