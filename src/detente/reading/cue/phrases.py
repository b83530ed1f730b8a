"""Cues that are no verbs: ``according to X``, ``in X’s view``, ``X’s claim that``, ``X is clear that``."""

from detente.language import phrases
from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.cue.cue import Cue


def content_noun(c: Context, s: Sentence, i: int) -> Cue | None:
    """``Abadi’s recent call that …``, ``White House comments that …``"""
    if s.tags[i] not in {"NN", "NNS"} or s.lemmas[i] not in c.cues.content:
        return None
    owners = [
        k
        for k in s.children[i]
        if s.deps[k] == "nmod:poss" or (s.deps[k] in {"compound", "amod"} and s.pos[k] == "PROPN")
    ]
    clauses = tuple(
        k
        for k in s.children[i]
        if k > i
        and s.deps[k] in {"acl", "ccomp", "acl:relcl"}
        and any(s.words[m].lower() == "that" and s.deps[m] == "mark" for m in s.children[k])
    )
    if not owners or not clauses:
        return None
    return Cue(i, "nominal", (owners[0],), clauses, s.words[i])


def adjective(c: Context, s: Sentence, i: int) -> Cue | None:
    """``X is clear that …``"""
    if s.lemmas[i] not in c.cues.adjectives:
        return None
    speakers = tuple(k for k in s.children[i] if s.deps[k] == "nsubj")
    clauses = tuple(
        k
        for k in s.children[i]
        if s.deps[k] in {"ccomp", "advcl", "acl"} and any(s.words[m].lower() == "that" for m in s.children[k])
    )
    if not speakers or not clauses or s.tags[speakers[0]] in {"EX", "WDT"} or s.words[speakers[0]].lower() == "it":
        return None
    return Cue(i, "clause", speakers, clauses, f"is {s.words[i]}")


def according(s: Sentence, i: int) -> Cue | None:
    """``according to X``: the nominal after it speaks."""
    if s.words[i].lower() != "according" or i + 2 >= len(s.words) or s.words[i + 1].lower() != "to":
        return None
    head = _nominal_after(s, i + 1)
    if head is None:
        return None
    above = s.heads[head]
    while above >= 0 and s.words[above].lower() in {"according", "to"}:
        above = s.heads[above]
    while above >= 0 and s.deps[above] == "xcomp":  # "refused to meet him, according to X": the whole clause
        above = s.heads[above]
    return Cue(i, "nominal", (head,), (above,) if above >= 0 else (), "according to", governed=True)


def view(c: Context, s: Sentence, i: int) -> Cue | None:
    """``in the words of X``, ``in X’s view``, ``by X’s own account``."""
    if s.pos[i] != "NOUN" or s.lemmas[i] not in c.cues.view or not set(phrases.prepositions(s, i)) & {"in", "by"}:
        return None
    owners = [
        k
        for k in s.children[i]
        if s.deps[k] == "nmod:poss" or (s.deps[k] == "nmod" and "of" in phrases.prepositions(s, k))
    ]
    if not owners or s.heads[i] < 0:
        return None
    text = phrases.text(s, min(s.subtree(i)), i, article=True).lower()
    return Cue(i, "nominal", (owners[0],), (s.heads[i],), text, governed=True)


def _nominal_after(s: Sentence, i: int) -> int | None:
    """Head of the noun phrase that begins after token i."""
    for k in range(i + 1, min(i + 12, len(s.words))):
        if s.pos[k] in {"NOUN", "PROPN", "PRON"} or (s.pos[k] == "ADJ" and k + 1 == len(s.words)):
            return _top_of_phrase(s, k, i)
    return None


def _top_of_phrase(s: Sentence, k: int, after: int) -> int:
    """Up from a word to the head of its noun phrase, which stands behind token ``after`` and across no comma."""
    while True:
        up = s.heads[k]
        if up <= after or s.pos[up] not in {"NOUN", "PROPN"} or "," in s.words[min(k, up) : max(k, up)]:
            return k
        if s.deps[k].partition(":")[0] not in {"compound", "amod", "nmod", "flat", "nummod", "det"}:
            return k
        k = up
