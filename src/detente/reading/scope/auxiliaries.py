"""Auxiliaries as operators: ``will leave``, ``is to be released``, ``was due to leave``, ``should it open fire``."""

from detente.knowledge.operators import Operator, operator
from detente.language.parsed import Sentence
from detente.reading.frame.arguments import infinitive

Found = list[tuple[Operator, int]]
_SHORT = {"wo": "will", "’ll": "will", "'ll": "will", "ca": "can", "’d": "would", "'d": "would"}


def modals(s: Sentence, i: int) -> Found:
    """The modal auxiliaries of a predicate."""
    modal: Found = []
    helpers = [c for c in s.children[i] if s.rels[c] == "aux"]
    perfect = any(s.lemmas[c] == "have" for c in helpers)
    turned = inverted(s, i)
    for c in helpers:
        if c == turned:
            continue
        if s.lemmas[c] == "be" and s.low[c + 1] == "to" and infinitive(s, i):  # are to be released
            modal += [(op, c)] if (op := operator("be to have" if perfect else "be to", "auxiliary")) else []
            continue
        lemma = _SHORT.get(s.low[c], s.low[c])
        opened = operator("should", "mark") if lemma == "should" and _opens(s, c, i) else None
        if op := opened or (operator(f"{lemma} have", "auxiliary") if perfect else None):
            modal.append((op, c))
        elif lemma == "would" and _reported_future(s, i):
            modal += [(op, c)] if (op := operator("will", "auxiliary")) else []
        elif op := operator(lemma, "auxiliary"):
            modal.append((op, c))
    return modal


def due(s: Sentence, i: int) -> Found:
    """What an infinitive without an auxiliary has before it."""
    is_due = any(s.low[c] == "due" and s.words[c + 1 : c + 2] == ["to"] for c in s.children[i])
    if is_due and (op := operator("be due to", "adj+xcomp")):  # was due to leave, read as a preposition
        return [(op, i)]
    if s.rels[i] in {"root", "conj", "parataxis"} and infinitive(s, i) and (op := operator("be to", "auxiliary")):
        return [(op, i)]  # headlines: Kerry to Meet Putin
    return []


def _opens(s: Sentence, c: int, i: int) -> bool:
    """``Should the court rule against it, Beijing will leave``, read as one clause: the word opens a condition."""
    later = any(s.rels[k] == "aux" and k > c for k in s.children[i])
    return later and "," in s.words[c:i] and not any(s.rels[k] == "nsubj" and k < c for k in s.children[i])


def _reported_future(s: Sentence, i: int) -> bool:
    """``said it would leave``: future seen from the past, where no condition is put to it."""
    at = i
    while s.rels[at] == "conj" and s.heads[at] >= 0:
        at = s.heads[at]
    clauses = (c for c in s.children[i] if s.rels[c] == "advcl")
    conditional = any(s.low[k] in {"if", "unless"} for c in clauses for k in s.children[c])
    h = s.heads[at]
    return s.rels[at] in {"ccomp", "acl"} and h >= 0 and not conditional


def inverted(s: Sentence, i: int) -> int:
    """``Should it open fire, …``, ``Had it kept its word, …``: the auxiliary that opens a condition, -1 for none."""
    if s.rels[i] not in {"advcl", "ccomp", "parataxis", "dep"}:
        return -1
    if "nsubj" not in s.under[i]:
        return -1
    subject = next(c for c in s.children[i] if s.rels[c] == "nsubj")
    before = [c for c in s.children[i] if c < subject and s.rels[c] in {"aux", "mark", "cop", "cc", "expl"}]
    first = before[0] if len(before) == 1 else -1
    return first if first >= 0 and s.low[first] in {"should", "had", "were"} else -1
