"""One step outward from a predicate: the operators beside it, and the one that it hangs on."""

from dataclasses import dataclass

from detente.knowledge.operators import Operator, by_head, operator
from detente.language.parsed import Sentence
from detente.reading.frame_arguments import base, cases, gap, particle, passive, surface

Found = list[tuple[Operator, int]]
_OPEN = frozenset({"may", "might"})
_AHEAD = frozenset({"plan", "promise", "threat", "intention", "demand", "request", "denial", "prevention"})
_NEGATIVE = frozenset({"not", "n’t", "n't", "never", "nor", "hardly", "scarcely", "neither"})
_BARE = ("adj+xcomp", "verb+xcomp", "verb+prep", "verb+obj+xcomp")
_WITH_OBJECT = ("verb+obj+xcomp", "adj+xcomp", "verb+xcomp", "verb+prep")
_NOBODY = frozenset({"nobody", "nothing", "none", "neither", "no-one"})
_OF = frozenset({"of", "for", "on", "to", "about", "over", "against", "in"})


@dataclass(frozen=True, slots=True)
class Step:
    """The operator that a predicate hangs on, at token ``at``; ``to``: where the chain goes on, -1 for its end.
    ``background``: from there on only speech and hearsay reach down; ``purpose``: it is only what something is for."""

    operator: Operator | None = None
    at: int = -1
    to: int = -1
    background: bool = False
    purpose: bool = False


def beside(s: Sentence, i: int) -> Found:
    """The operators that stand at a predicate itself, innermost first: attributes, auxiliaries, adverbs, marks."""
    out = _attributes(s, i) if s.pos[i] in {"NOUN", "PROPN", "NUM"} else []
    out += _auxiliaries(s, i)
    out += [(op, k) for k in s.children[i] if (op := _adverb(s, k)) is not None]
    out += _clauses(s, i)
    if _shares(s, i):
        out += [found for found in _auxiliaries(s, s.heads[i]) if found not in out]
    return out


def _shares(s: Sentence, i: int) -> bool:
    """``did not attack or invade``: the second verb is under the auxiliaries of the first."""
    h = s.heads[i]
    if base(s, i) != "conj" or h < 0 or s.pos[i] not in {"VERB", "AUX"} or s.tags[i] != s.tags[h]:
        return False
    return s.tags[i] in {"VB", "VBN", "VBG"} and not any(base(s, c) in {"nsubj", "aux"} for c in s.children[i])


def _attributes(s: Sentence, i: int) -> Found:
    out: Found = []
    for c in s.children[i]:
        word = s.words[c].lower()
        if (base(s, c) in {"amod", "compound"} and (op := operator(word, "adjective"))) or (
            base(s, c) in {"det", "nummod"} and (op := operator(word, "determiner"))
        ):
            out.append((op, c))
        elif s.deps[c] == "acl:relcl" or (s.deps[c] == "acl" and s.tags[c] == "VBN"):
            out += _clause_on(s, c)
    for case in cases(s, i):
        if op := operator(case, "preposition"):
            out.append((op, i))
    h = s.heads[i]
    if h >= 0 and base(s, i) == "nmod" and "of" in cases(s, i):  # in the event of, on the basis of
        articles = [s.words[c].lower() for c in s.children[h] if s.deps[c] == "det"]
        phrase = " ".join([*cases(s, h), *articles, s.words[h].lower(), "of"])
        if op := operator(phrase, "preposition"):
            out.append((op, h))
    return out


def _clause_on(s: Sentence, c: int) -> Found:
    """``the strikes that Obama had threatened``, ``a visit planned for May``: the clause on a noun that has it as object."""
    if not passive(s, c) and gap(s, c) < 0:
        return []
    entries = by_head().get(s.lemmas[c].lower(), ())
    return [(op, c) for op in entries if op.kind in _AHEAD and " " not in op.lemma][:1]


def _auxiliaries(s: Sentence, i: int) -> Found:
    """Modal auxiliaries and negation; ``not`` stands outside, but inside may and might."""
    modal: Found = []
    perfect = any(s.lemmas[c] == "have" and base(s, c) == "aux" for c in s.children[i])
    for c in s.children[i]:
        if base(s, c) != "aux":
            continue
        lemma = {"wo": "will", "’ll": "will", "'ll": "will", "ca": "can", "’d": "would", "'d": "would"}.get(
            s.words[c].lower(), s.words[c].lower()
        )
        if perfect and (op := operator(f"{lemma} have", "auxiliary")):
            modal.append((op, c))
        elif lemma == "would" and _reported_future(s, i):
            modal += [(op, c)] if (op := operator("will", "auxiliary")) else []
        elif op := operator(lemma, "auxiliary"):
            modal.append((op, c))
    if not modal and s.tags[i] == "VB" and base(s, i) in {"root", "conj", "parataxis"} and _infinitive(s, i):
        modal += [(op, i)] if (op := operator("be to", "auxiliary")) else []  # headlines: Kerry to Meet Putin
    negators = [(op, c) for c in s.children[i] if (op := _negator(s, c)) is not None]
    if modal and s.words[modal[0][1]].lower() in _OPEN:
        return [*negators, *modal]
    return [*modal, *negators]


def _reported_future(s: Sentence, i: int) -> bool:
    """``said it would leave``: future seen from the past, where no condition is put to it."""
    at = i
    while base(s, at) == "conj" and s.heads[at] >= 0:
        at = s.heads[at]
    clauses = (c for c in s.children[i] if base(s, c) == "advcl")
    conditional = any(s.words[k].lower() in {"if", "unless"} for c in clauses for k in s.children[c])
    h = s.heads[at]
    return base(s, at) in {"ccomp", "acl"} and h >= 0 and not conditional


def _negator(s: Sentence, c: int) -> Operator | None:
    word = s.words[c].lower()
    if word in {"n’t", "n't", "not"} and base(s, c) in {"advmod", "det", "cc", "dep", "discourse"}:
        return operator("not", "adverb")
    if word in {"never", "nor", "hardly", "scarcely", "neither"} and base(s, c) in {"advmod", "cc", "det"}:
        return operator(word, "adverb")
    if base(s, c) in {"nsubj", "obj"} and (
        word in _NOBODY
        or any(s.words[k].lower() == "neither" for k in s.children[c])
        or any(s.words[k].lower() in {"no", "neither"} and base(s, k) in {"det", "cc"} for k in s.children[c])
    ):
        return operator("not", "adverb")
    return None


def _adverb(s: Sentence, c: int) -> Operator | None:
    word = s.words[c].lower()
    if base(s, c) != "advmod" or word in _NEGATIVE:
        return None
    if word == "longer" and any(s.words[k].lower() == "no" for k in s.children[c]):
        return operator("no longer", "adverb")
    return operator(word, "adverb")


def _clauses(s: Sentence, i: int) -> Found:
    """Marks of its own clause, conditions put to it, and speech that is wedged in: ``…, officials said``."""
    out: Found = []
    for c in s.children[i]:
        if base(s, c) == "mark":
            if (op := _mark(s, c)) or (s.tags[c] == "IN" and (op := operator(" ".join(_phrase(s, c)), "preposition"))):
                out.append((op, c))
        elif base(s, c) == "advcl" and s.pos[c] in {"VERB", "AUX", "ADJ", "NOUN"}:
            marks = [op for k in s.children[c] if s.deps[k] == "mark" and (op := _mark(s, k))]
            out += [(op, c) for op in marks if op.kind == "conditional" and op.lemma not in {"whether", "as if"}]
        elif base(s, c) == "parataxis" and s.pos[c] == "VERB" and s.child(c, "ccomp", "obj") is None:
            ops = [o for o in by_head().get(s.lemmas[c].lower(), ()) if "verb+ccomp" in o.on and " " not in o.lemma]
            out += [(ops[0], c)] if ops else []
        elif base(s, c) == "obl" and s.words[c].lower() not in {"on"}:
            out += [(op, c) for case in cases(s, c) if case == "according to" and (op := operator(case, "preposition"))]
    return out


def _phrase(s: Sentence, c: int) -> list[str]:
    return [s.words[k].lower() for k in (c, *(k for k in s.children[c] if s.deps[k] == "fixed"))]


def _mark(s: Sentence, c: int) -> Operator | None:
    words = _phrase(s, c)
    only = c > 0 and s.words[c - 1].lower() in {"only", "even"}
    if only and (op := operator(f"{s.words[c - 1].lower()} {words[0]}", "mark")):
        return op
    return operator(" ".join(words), "mark")


def upward(s: Sentence, i: int) -> Step:
    """The step from predicate i to what it hangs on."""
    h, dep = s.heads[i], base(s, i)
    if h < 0 or dep in {"appos", "vocative", "list"} or s.deps[i].endswith("relcl"):
        return Step()
    if dep == "conj":  # under what the first one stands under
        return upward(s, h) if base(s, h) != "root" and s.heads[h] >= 0 else Step()
    if dep == "parataxis":
        return Step(to=-1)
    if s.pos[h] in {"VERB", "AUX"}:
        return _on_verb(s, i, h, dep)
    if s.pos[h] == "ADJ" or (dep in {"xcomp", "ccomp", "advcl", "csubj"} and s.child(h, "cop") is not None):
        return _on_adjective(s, i, h, dep)
    return _on_noun(s, i, h, dep)


def _matching(s: Sentence, i: int, h: int, constructions: tuple[str, ...]) -> Operator | None:
    """The longest entry of the governor that fits one of the constructions, tried in their order."""
    near = {w for c in cases(s, i) for w in c.split()} | set(particle(s, h).split())
    near |= {s.words[c].lower() for c in s.children[i] if s.deps[c] in {"mark", "case"}}
    for c in s.children[h]:
        if base(s, c) in {"obj", "advmod", "case", "xcomp", "compound", "obl"}:
            near |= {s.words[c].lower(), s.lemmas[c].lower(), *(w for case in cases(s, c) for w in case.split())}
    keys = dict.fromkeys((s.lemmas[h].lower(), s.words[h].lower()))
    entries = [o for key in keys for o in by_head().get(key, ())]
    entries.sort(key=lambda o: -len(o.lemma.split()))
    for construction in constructions:
        for entry in entries:
            words = [w for w in entry.lemma.split() if w not in {"be", "the", "a"}]
            if construction in entry.on and words[0] in keys and set(words[1:]) <= near:
                if construction == "verb+prep" and not set(words[1:]) & {w for c in cases(s, i) for w in c.split()}:
                    continue
                return entry
    return None


def _on_verb(s: Sentence, i: int, h: int, dep: str) -> Step:
    lemma = s.lemmas[h].lower()
    objects = any(base(s, c) in {"obj", "iobj"} and c != i for c in s.children[h]) or any(
        s.deps[c] == "nsubj:pass" for c in s.children[h]
    )
    if dep == "xcomp":
        return Step(_periphrastic(s, i, h, lemma) or _matching(s, i, h, _WITH_OBJECT if objects else _BARE), h, h)
    if dep in {"ccomp", "csubj"}:
        own = _same_subject(s, i, h) and s.tags[i] == "VB"
        kinds = ("ccomp-own", "verb+ccomp", "verb+xcomp") if own else ("verb+ccomp", "verb+xcomp")
        return Step(_matching(s, i, h, kinds), h, h)
    if dep in {"obj", "iobj"} or s.deps[i] == "nsubj:pass":
        kinds = ("verb+obj", "verb+xcomp") if s.pos[i] == "VERB" else ("verb+obj", "light")
        return Step(_matching(s, i, h, kinds), h, h)
    if dep == "nsubj":
        return Step(_matching(s, i, h, ("subject",)), h, h)
    if dep == "advcl":
        return _adverbial(s, i, h, objects)
    if s.deps[i] == "obl:agent":  # should be accompanied by sanctions
        return Step(to=h)
    if dep in {"obl", "nmod"}:
        found = _matching(s, i, h, ("verb+prep", "light"))
        return Step(found, h, h) if found else Step(to=h, background=True)
    return Step(to=h, background=True)


def _same_subject(s: Sentence, i: int, h: int) -> bool:
    mine, theirs = surface(s, i), surface(s, h)
    if not mine or not theirs:
        return bool(theirs)
    return mine == theirs or s.words[mine[0]].lower() in {"it", "they", "he", "she", "we", "i"}


def _periphrastic(s: Sentence, i: int, h: int, lemma: str) -> Operator | None:
    """``is to meet``, ``is going to meet``, ``has to leave``, ``has yet to reply``."""
    if not _infinitive(s, i):
        return None
    if lemma == "be":
        return operator("be to", "auxiliary")
    if lemma == "go" and s.tags[h] == "VBG":
        return operator("be going to", "auxiliary")
    if lemma == "have":
        yet = any(s.words[c].lower() == "yet" for k in (h, i) for c in s.children[k])
        return operator("have yet to" if yet else "have to", "auxiliary")
    return None


def _infinitive(s: Sentence, i: int) -> bool:
    return any(s.tags[c] == "TO" for c in s.children[i])


def _adverbial(s: Sentence, i: int, h: int, objects: bool) -> Step:
    if _infinitive(s, i):
        found = _matching(s, i, h, _WITH_OBJECT if objects else _BARE)
        if found is not None:
            return Step(found, h, h)
        return Step(operator("aim", "verb+xcomp"), i, h, background=True, purpose=True)
    marks = {w for c in cases(s, i) for w in c.split()}
    if marks:
        found = _matching(s, i, h, ("verb+prep", "verb+xcomp"))
        if found is not None:
            return Step(found, h, h)
        if "by" in marks:
            return Step(to=h)
    return Step(to=h, background=True)


def _on_adjective(s: Sentence, i: int, h: int, dep: str) -> Step:
    if dep == "nsubj":
        return Step(_matching(s, i, h, ("subject", "adjective", "adj+xcomp")), h, h)
    found = _matching(s, i, h, ("adj+xcomp", "verb+xcomp"))
    if found is None and dep == "advcl" and not _infinitive(s, i):
        return Step(to=h, background=True)
    return Step(found, h, h)


def _on_noun(s: Sentence, i: int, h: int, dep: str) -> Step:
    if dep in {"acl", "ccomp", "xcomp", "advcl"}:
        that = any(s.words[c].lower() == "that" for c in s.children[i])
        if s.tags[i] == "VBN" and not _infinitive(s, i) and not that:
            return Step()
        marks = set(cases(s, i))
        kinds = ("noun+to",) if _infinitive(s, i) or "to" in marks else ("noun+that", "noun+of")
        found = _matching(s, i, h, kinds)
        if found is None and not _infinitive(s, i):
            return Step() if s.tags[i] in {"VBG", "VBN"} else Step(to=h)
        return Step(found, h, h)
    if dep in {"nmod", "compound", "obl"} and (dep == "compound" or set(cases(s, i)) & _OF):
        found = _matching(s, i, h, ("noun+of",))
        return Step(found, h, h) if found else Step(to=h, background=True)
    if any(s.deps[c] == "cop" for c in s.children[h]) and dep == "nsubj":
        return Step(_matching(s, i, h, ("subject",)), h, h)
    return Step(to=h, background=True)
