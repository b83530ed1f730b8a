"""Noun phrases out of the parse: spans, modifiers, coordinated heads. Shared by actors and readers."""

from detente.language.parsed import Sentence

NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
FIRST_PERSON = frozenset({"i", "we", "us", "our", "ours", "my", "me"})
_LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "flat", "punct", "det:predet", "advmod", "case", "list"}
)
_MODIFYING = frozenset({"amod", "compound", "nmod", "flat", "nummod"})
_DEEPER = frozenset({"amod", "compound", "nmod", "obl", "advmod"})
_INSIDE = frozenset(
    {"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod", "flat", "case", "goeswith", "fixed", "obl"}
)


def first_person(word: str) -> bool:
    """``we``, ``our``, ``us``; not ``US``, the state."""
    return word != "US" and word.lower() in FIRST_PERSON


def conjuncts(s: Sentence, i: int) -> list[int]:
    """The heads coordinated with i, i first: ``Russia, Iran and Turkey``."""
    out = [i]
    for c in s.children[i] if "conj" in s.under[i] else ():
        if s.deps[c] == "conj" and s.pos[c] in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"}:
            out.extend(conjuncts(s, c))
    return out


def core(s: Sentence, i: int) -> tuple[int, int]:
    """First and last token of the phrase around head i, without what follows after prepositions, commas, relatives."""
    first = last = i
    for c in s.children[i]:
        dep = s.rels[c]
        if c < i and dep in {"det", "amod", "compound", "nummod", "nmod", "flat", "advmod"}:
            if dep == "advmod" and s.pos[c] != "ADV":
                continue
            first = min(first, s.subtree(c)[0])
        elif c > i and (dep == "flat" or (dep == "compound" and s.pos[c] == "PROPN") or s.deps[c] == "nmod:desc"):
            last = max(last, s.subtree(c)[-1])
        elif c > i and dep == "fixed":
            last = max(last, c)
    return first, last


def full(s: Sentence, i: int) -> tuple[int, int]:
    """As :func:`core`, with prepositional phrases: ``a senior fellow at the institute``."""
    first, last = core(s, i)
    for c in s.children[i]:
        if c > i and s.deps[c] == "nmod" and all(s.deps[k] != "punct" for k in s.children[c] if k < c):
            tree = s.subtree(c)
            if len(tree) <= 12:
                last = max(last, tree[-1])
    return first, last


def text(s: Sentence, first: int, last: int, *, article: bool = False) -> str:
    """The words first … last as they stand, without a leading article."""
    if not article:
        while first < last and s.bases[first] in {"the", "a", "an"}:
            first += 1
    out = []
    for k in range(first, last + 1):
        out.append(s.words[k])
        if k < last and s.starts[k + 1] > s.ends[k]:
            out.append(" ")
    return "".join(out)


def prepositions(s: Sentence, i: int) -> list[str]:
    """The prepositions of a nominal, in lower case."""
    return [s.low[c] for c in s.children[i] if s.deps[c] == "case"]


def modifiers(s: Sentence, i: int) -> list[tuple[int, str]]:
    """Tokens that describe head i, nearest first, with how: ``pre`` (amod, compound), ``poss``, or the preposition."""
    if _MODIFYING.isdisjoint(s.under[i]):
        return []
    pre = [c for c in s.children[i] if c < i and s.rels[c] in _MODIFYING and s.deps[c] != "nmod:poss"]
    pre.reverse()
    out = [(c, "pre") for c in pre]
    deeper = _within(s, pre)
    if deeper:
        deeper += [(k, how) for k, how in _within(s, [k for k, _ in deeper]) if s.deps[k] == "compound"]
    poss = [(c, "poss") for c in s.children[i] if s.deps[c] == "nmod:poss"]
    poss += [(k, "poss") for c in pre for k in s.children[c] if s.deps[k] == "nmod:poss"]
    after = []
    for c in s.children[i]:
        if c > i and s.rels[c] == "nmod" and s.deps[c] not in {"nmod:poss", "nmod:desc"}:
            words = prepositions(s, c)
            after.append((c, words[0] if words else "pre"))
    return out + deeper + poss + after


def _within(s: Sentence, heads: list[int]) -> list[tuple[int, str]]:
    """What describes the words before a head: ``U.S.`` in ``the U.S. war crimes court``."""
    return [(k, "pre") for c in heads for k in s.children[c] if s.rels[k] in _DEEPER and s.deps[k] != "nmod:poss"]
