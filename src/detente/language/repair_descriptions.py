"""Mends of what describes a noun behind a comma: relative clauses and appositions that hang on the wrong one."""

from detente.knowledge.phrase_words import phrase_words
from detente.knowledge.roles import role_of
from detente.language.draft_tree import Tree

_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_CLAUSES = frozenset({"acl:relcl", "advcl:relcl", "advcl"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_JOINED = frozenset({"ccomp", "conj", "parataxis"})
_SINGULAR = frozenset({"NN", "NNP"})


def relatives(t: Tree) -> None:
    """``They went to court; India, which says so, stayed away``: a relative behind a comma describes the noun before
    it, where what it hangs on is a verb, does not hold that noun, or is a thing that has no ``whose president``."""
    for k, tag in enumerate(t.tags):
        if tag not in _RELATIVE:
            continue
        comma = k - 1 if k and t.words[k - 1] == "," else k - 2 if k > 1 and t.tags[k - 1] == "IN" else -1
        if comma < 1 or t.words[comma] != "," or t.pos[comma - 1] not in _NOUNS:
            continue
        verb = _clause(t, k)
        up = t.heads[verb] if verb >= 0 else -1
        if not 0 <= up < comma:
            continue
        noun = _top_of_name(t, comma - 1)
        thing = tag != "WDT" and t.tags[up] in _SINGULAR and t.pos[up] == "NOUN" and not role_of(t.words[up].lower())
        if _holds(t, verb, noun):
            _own_clause(t, verb, noun)
        elif up != noun and (t.pos[up] in {"VERB", "AUX"} or not _holds(t, up, noun) or (thing and _name(t, noun))):
            t.hang(verb, noun, "acl:relcl")


def _own_clause(t: Tree, verb: int, noun: int) -> None:
    """What the relative describes is the subject of a clause that was read as part of the relative itself."""
    inner = noun
    while t.heads[inner] != verb:
        inner = t.heads[inner]
    main = t.heads[verb]
    while t.heads[main] >= 0 and t.pos[main] not in {"VERB", "AUX"}:
        main = t.heads[main]
    if t.heads[noun] == inner and t.deps[noun].startswith("nsubj") and inner > verb:
        t.hang(inner, main, "parataxis")
        t.hang(verb, noun, "acl:relcl")


def _clause(t: Tree, k: int) -> int:
    """The verb of the relative clause that the word opens; -1 where it opens none."""
    at = k
    for _ in range(4):
        at = t.heads[at]
        if at < 0:
            return -1
        if t.deps[at] in _CLAUSES:
            return at if at > k else -1
    return -1


def _top_of_name(t: Tree, i: int) -> int:
    while t.deps[i] in {"flat", "compound"} and t.heads[i] >= 0:
        i = t.heads[i]
    return i


def _holds(t: Tree, up: int, i: int) -> bool:
    while i >= 0:
        if i == up:
            return True
        i = t.heads[i]
    return False


def _name(t: Tree, i: int) -> bool:
    return t.pos[i] == "PROPN"


def appositions(t: Tree) -> None:
    """``Kerry and Wang Yi, the Chinese minister``: what describes one describes the last of those joined."""
    for a, dep in enumerate(t.deps):
        if dep == "conj" and t.pos[a] == "PROPN":
            _name_of_office(t, a)
        if dep != "appos" or t.tags[a] not in _SINGULAR:
            continue
        head = t.heads[a]
        joined = [k for k in t.children(head) if t.deps[k] == "conj" and head < k < a]
        if not joined or t.child(joined[-1], "cc") < 0:
            continue
        left = min([a, *t.children(a)])
        comma = left if t.words[left] == "," else left - 1
        if t.words[comma] == "," and _holds(t, joined[-1], comma - 1) and _person_or_office(t, joined[-1], a):
            t.hang(a, joined[-1], "appos")


def _person_or_office(t: Tree, noun: int, described: int) -> bool:
    """A name with an office behind it, or an office with a name behind it."""
    return any(
        _name(t, name) and role_of(t.words[office].lower()) is not None
        for name, office in ((noun, described), (described, noun))
    )


def _name_of_office(t: Tree, a: int) -> None:
    """``the Prime Minister of Fiji, Frank Bainimarama, and``, read as Fiji and Frank: nothing joins the two."""
    country = t.heads[a]
    office = t.heads[country]
    left = min([a, *t.children(a)])
    comma = left if t.words[left] == "," else left - 1
    if office < 0 or t.words[comma] != "," or t.child(a, "cc") >= 0 or t.deps[country] != "nmod":
        return
    several = any(t.deps[k] == "conj" and k != a for k in t.children(country))
    if comma == country + 1 and not several and role_of(t.words[office].lower()):
        t.hang(a, office, "appos")


def subject_described(t: Tree) -> None:
    """``Talks on the border, which began in May, have stalled``, read as a noun with a clause beside it."""
    if t.words[-1] != "." or -1 not in t.heads:
        return
    noun = t.heads.index(-1)
    if t.pos[noun] not in _NOUNS and not (noun == 0 and t.words[0] == "Talks"):
        return
    verb = next((k for k in t.children(noun) if k > noun and t.deps[k] == "parataxis"), -1)
    if verb < 0 or t.child(verb, "nsubj", "mark", "cc") >= 0 or t.child(verb, "aux", "cop") < 0:
        return
    left = min(t.children(verb))
    if t.words[left - 1] != "," and t.words[left] != ",":
        return
    if t.child(noun, "cop", "nsubj") >= 0:
        return
    passive = any(t.deps[k] == "aux:pass" for k in t.children(verb))
    t.hang(verb, -1, "root")
    t.hang(noun, verb, "nsubj:pass" if passive else "nsubj")
    t.tags[noun], t.pos[noun] = ("NNS", "NOUN") if t.pos[noun] == "VERB" else (t.tags[noun], t.pos[noun])
    for k in t.children(noun):
        if k > verb or (t.deps[k] == "punct" and t.words[k] == "."):
            t.hang(k, verb, t.deps[k])
        elif t.deps[k] == "obl":
            t.deps[k] = "nmod"


def beside_semicolon(t: Tree) -> None:
    """``He insisted that it stays; his rival wanted to leave``: what a semicolon divides is no part of what was said,
    where it has a subject of its own."""
    marks = [k for k, w in enumerate(t.words) if w == ";"]
    for v, dep in enumerate(t.deps):
        head = t.heads[v]
        if dep not in _JOINED or head < 0 or not any(min(v, head) < k < max(v, head) for k in marks):
            continue
        subject = t.child(v, "nsubj")
        if dep != "ccomp":
            if t.deps[head] == "ccomp" and head < v and subject >= 0 and _name(t, subject) and t.child(v, "mark") < 0:
                t.hang(v, t.heads[head], "parataxis")
            continue
        own = subject >= 0 and t.pos[subject] in _NOUNS
        if v < head or (own and t.child(v, "mark") < 0):
            t.deps[v] = "parataxis"


def subject_in_front(t: Tree) -> None:
    """``Peru, he told reporters, had committed itself``, read as spoken to Peru: it is what the clause is about."""
    for k, dep in enumerate(t.deps):
        if dep not in {"vocative", "dislocated"} or t.pos[k] not in _NOUNS or t.heads[k] < k:
            continue
        clause = t.child(t.heads[k], "ccomp")
        if clause > t.heads[k] and t.child(clause, "nsubj") < 0 and t.child(clause, "aux", "cop") >= 0:
            t.hang(k, clause, "nsubj")


def state_and_rebels(t: Tree) -> None:
    """``Ethiopia and Tigray rebels``, read as rebels of both: the state stands for itself."""
    for x, dep in enumerate(t.deps):
        head = t.heads[x]
        if dep != "compound" or t.tags[x] != "NNP" or head < x + 3 or t.tags[head] != "NNS":
            continue
        other = t.child(x, "conj")
        if other != head - 1 or t.child(other, "cc") < 0 or not (t.tags[other] == "JJ" or _armed(t.words[head])):
            continue
        t.hang(x, t.heads[head], t.deps[head])
        t.hang(head, x, "conj")
        t.hang(other, head, "amod")
        t.hang(t.child(other, "cc"), head, "cc")


def _armed(word: str) -> bool:
    return word.lower() in phrase_words().rebels
