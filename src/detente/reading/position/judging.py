"""How a word judges what hangs on it: ``is unacceptable``, ``called the plan a mistake``, ``ridiculed the idea``."""

from detente.knowledge.operators import operator
from detente.knowledge.position_words import position_words
from detente.language.parsed import Sentence
from detente.reading.frame.arguments import base, cases


def judged(s: Sentence, h: int) -> int:
    """The sign of a predicate by which a thing is judged: ``unacceptable``, ``a red line``; 0 for others."""
    words = position_words()
    lemma = s.lemmas[h].lower()
    if any(s.words[c].lower() == "too" and base(s, c) == "advmod" and c < h for c in s.children[h]):
        return -1
    if s.pos[h] in {"NOUN", "PROPN"}:
        if found := words.judgements.get(" ".join((*cases(s, h), lemma)), 0):
            return found
        before = [
            f"{s.lemmas[c].lower()} {lemma}" for c in s.children[h] if c < h and base(s, c) in {"amod", "compound"}
        ]
        found = next((words.judgements[w] for w in before if w in words.judgements), words.judgements.get(lemma, 0))
        adjectives = (words.adjectives.get(s.lemmas[c].lower(), 0) for c in s.children[h] if base(s, c) == "amod")
        return found or next((sign for sign in adjectives if sign), 0)
    if lemma == "up":  # up for negotiation
        told = (" ".join((lemma, *cases(s, c), s.lemmas[c].lower())) for c in s.children[h] if base(s, c) == "obl")
        return next((words.judgements[t] for t in told if t in words.judgements), 0)
    return words.adjectives.get(s.words[h].lower(), words.adjectives.get(lemma, 0))


def named_as(s: Sentence, at: int, h: int) -> int:
    """``called the plan a mistake``, ``described the demands as unrealistic``, ``declared the truce over``."""
    if s.lemmas[h].lower() not in position_words().naming:
        return 0
    for c in (*s.children[h], *s.children[at]):
        if c != at and c > h and (base(s, c) in {"xcomp", "obj"} or "as" in cases(s, c)) and (sign := judged(s, c)):
            return sign
    last = s.subtree(at)[-1]  # the parse may have drawn the predicate into the phrase before it
    return judged(s, last) if last > at and s.pos[last] == "ADJ" and s.deps[last] in {"nmod", "amod", "acl"} else 0


def attitude(s: Sentence, at: int, h: int) -> int:
    """The sign of a verb by which somebody is for or against what hangs on it: ``ridiculed the idea``, ``rejects Iran
    as a guarantor``; 0 for others."""
    lemma, dep, near = s.lemmas[h].lower(), base(s, at), cases(s, at)
    attitudes = position_words().attitudes
    for case in near:
        if found := attitudes.get(f"{lemma} {case}", 0):
            return found
    if dep in {"obj", "ccomp", "xcomp"} or s.deps[at] == "nsubj:pass":
        return attitudes.get(lemma, 0)
    if dep == "obl" and "as" in near:
        op = operator(lemma, "verb+obj")
        return op.signature.polarity if op and op.kind in {"support", "opposition", "agreement"} else 0
    return 0
