"""Mends of clauses: verbs that were read as something else, subjects and conjuncts that hang in the wrong place."""

from detente.knowledge.irregular import only_past
from detente.language.draft_tree import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
HAVE = frozenset({"have", "has", "had", "having", "’ve", "'ve"})
_BARE = frozenset({"cut", "hit", "set", "put", "shut", "let", "quit", "split", "shed", "cast"})
_ASKED = frozenset({"asked", "told", "pressed", "questioned", "quizzed", "reminded", "informed", "warned", "quoted"})
_UP = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_CLAUSES = frozenset({"ccomp", "advcl", "parataxis", "acl", "conj", "dep", "xcomp"})


def misread_verb(t: Tree, i: int) -> None:
    """``Russia overran a village``, where the past form was taken for a preposition: it is the verb of its clause."""
    noun = t.heads[i]
    if t.tags[i] not in {"IN", "JJ", "NN"} or t.words[i].lower() not in only_past() or noun < i or t.deps[i] != "case":
        return
    subject = t.child(noun, "nsubj")
    if subject < 0 or subject > i or t.child(noun, "cop") >= 0:
        return
    t.tags[i], t.pos[i] = "VBD", "VERB"
    t.hang(i, t.heads[noun], t.deps[noun])
    for k in t.children(noun):
        if k < i or t.deps[k] in {"punct", "advcl", "obl", "conj", "cc"}:
            t.hang(k, i, t.deps[k])
    t.hang(noun, i, "obj")


def perfect(t: Tree, i: int) -> None:
    """``had delivered``, read as two clauses, or as having what is delivered: one verb with its auxiliary."""
    if t.words[i].lower() not in HAVE or t.deps[i] == "aux":
        own = [k for k in t.children(i) if t.deps[k] in {"obj", "nsubj"}] if t.deps[i] == "aux" else []
        if not own:
            return
    j = i + 1
    while j < len(t.words) - 1 and t.pos[j] in {"ADV", "PART"}:
        j += 1
    if j >= len(t.words) or t.tags[j] not in {"VBN", "VBD"}:
        return
    twice = t.heads[j] == t.heads[i] and t.deps[j] == t.deps[i]
    odd = t.deps[i] == "aux" and t.heads[j] >= 0 and t.heads[t.heads[j]] == i and t.deps[j] == "amod"
    if not (twice or odd):
        return
    noun = t.heads[j] if odd else -1
    up, dep = (t.heads[i], "ccomp") if odd else (t.heads[i], t.deps[i])
    for k in t.children(i):
        if k != j:
            t.hang(k, j, t.deps[k])
    if odd:
        for k in t.children(noun):
            if k > noun and t.deps[k] == "nmod":
                t.hang(k, j, "obl")
    t.hang(j, up, dep)
    t.hang(i, j, "aux")
    t.tags[j], t.pos[j] = "VBN", "VERB"


def bare_clause(t: Tree) -> None:
    """``Russian tanks crossed into Ukraine.``, read as tanks that were crossed: what a full stop ends is a clause."""
    if -1 not in t.heads or t.words[-1] != ".":
        return
    noun = t.heads.index(-1)
    verb = t.child(noun, "acl")
    if t.pos[noun] not in {"NOUN", "PROPN"} or verb != noun + 1 or t.tags[verb] != "VBN" or t.child(noun, "cop") >= 0:
        return
    agent = any(t.words[k].lower() == "by" for j in t.children(verb) for k in t.children(j))
    finite = [
        k for k in t.children(noun) if k != verb and t.pos[k] in {"VERB", "AUX"} and t.tags[k] in {*_FINITE, "MD"}
    ]
    if agent or finite or t.child(verb, "aux") >= 0:
        return
    t.hang(verb, -1, "root")
    t.hang(noun, verb, "nsubj")
    t.tags[verb] = "VBD"
    for k in t.children(noun):
        if k > verb:
            t.hang(k, verb, "obl" if t.deps[k] == "nmod" else t.deps[k])
    for k in t.children(verb):
        if k > verb and t.deps[k] == "obl" and not any(t.deps[j] in {"case", "mark"} for j in t.children(k)):
            t.deps[k] = "obj" if t.child(verb, "obj") < 0 else t.deps[k]


def participle_in_front(t: Tree) -> None:
    """``Asked whether it would leave, he replied …``, read as two clauses of which the first has no subject: what
    stands before the comma is a participle, done to the subject behind it."""
    told = t.deps[0] == "ccomp" and t.words[0].lower() in _ASKED
    if t.tags[0] == "VBD" and (t.deps[0] == "advcl" or told) and t.child(0, "nsubj", "mark", "aux") < 0:
        t.tags[0], t.deps[0] = "VBN", "advcl"
    first = t.heads.index(-1) if -1 in t.heads else -1
    if first < 0 or first > 1 or t.tags[first] not in {"VBD", "VBN"} or t.child(first, "nsubj", "aux") >= 0:
        return
    main = next((k for k in t.children(first) if k > first and t.deps[k] in {"parataxis", "ccomp", "conj"}), -1)
    while main >= 0 and not _after_comma(t, main):
        main = next((k for k in t.children(first) if k > main and t.deps[k] in {"parataxis", "ccomp", "conj"}), -1)
    if main < 0:
        return
    t.tags[first] = "VBN"
    t.hang(main, -1, "root")
    t.hang(first, main, "advcl")
    for k in t.children(first):
        if t.deps[k] == "punct" and k > main:
            t.hang(k, main, "punct")


def _after_comma(t: Tree, verb: int) -> bool:
    """Whether a comma and the verb's own subject stand before a finite verb."""
    subject = t.child(verb, "nsubj")
    if t.tags[verb] not in _FINITE or not 0 <= subject < verb:
        return False
    left = min([subject, *t.children(subject)])
    return left > 0 and t.words[left - 1] == "," and t.child(verb, "mark", "cc") < 0


def headless_clause(t: Tree) -> None:
    """``Peru eased travel rules.``, read as rules that are eased: a name before a past form is its subject."""
    if -1 not in t.heads or t.words[-1] != ".":
        return
    noun = t.heads.index(-1)
    verb = t.child(noun, "amod")
    name = verb - 1
    if t.pos[noun] != "NOUN" or verb < 1 or t.tags[verb] not in {"VBN", "VBD"} or not t.words[verb].endswith("ed"):
        return
    if t.pos[name] != "PROPN" or t.deps[name].partition(":")[0] not in {"compound", "nmod", "nsubj", "amod", "flat"}:
        return
    if t.child(noun, "cop", "det", "nsubj") >= 0 or t.words[verb].lower() in {"led", "based", "related", "sponsored"}:
        return
    while t.deps[name] == "flat" or (t.deps[name] == "compound" and t.heads[name] not in {verb, noun}):
        name = t.heads[name]
    t.hang(verb, -1, "root")
    t.hang(noun, verb, "obj")
    t.hang(name, verb, "nsubj")
    t.tags[verb], t.pos[verb] = "VBD", "VERB"
    for k in t.children(noun):
        if k < verb or t.deps[k] in {"punct", "advcl"} or (t.deps[k] == "acl" and t.child(k, "mark") >= 0):
            t.hang(k, name if k < verb else verb, "advcl" if t.deps[k] == "acl" else t.deps[k])


def _past(t: Tree, i: int) -> bool:
    return t.words[i].lower().endswith("ed") or t.tags[i] in {"VBD", "VBN"}


def verb_with_object(t: Tree, i: int) -> None:
    """``armed`` with a subject and an object is no adjective."""
    if t.pos[i] not in {"ADJ", "ADP", "NOUN"} or not (t.words[i].lower().endswith("ed") or t.tags[i] == "IN"):
        return
    obj = t.child(i, "obj")
    if obj < i or t.child(i, "cop") >= 0 or t.deps[i] in {"amod", "case", "mark"}:
        return
    t.pos[i] = "VERB"
    t.tags[i] = "VBN" if t.child(i, "aux") >= 0 else "VBD"


def clause_after_name(t: Tree, v: int) -> None:
    """``praised China and the EU froze accounts``: the name before a verb without a subject is that subject."""
    h, dep = t.heads[v], t.deps[v].partition(":")[0]
    if h < 0 or dep not in _CLAUSES or t.pos[v] != "VERB" or t.pos[h] != "VERB" or h > v:
        return
    finite = t.tags[v] in _FINITE or (t.tags[v] == "VBN" and t.child(v, "obj") > v and _past(t, v))
    if not finite or t.child(v, "nsubj", "aux", "mark", "cc") >= 0:
        return
    name = v - 1
    while name > h and t.pos[name] == "ADV":
        name -= 1
    while name > h and t.deps[name] == "flat":
        name = t.heads[name]
    if name <= h or t.deps[name] != "conj" or t.pos[name] not in {"PROPN", "NOUN"} or t.child(name, "cc") < 0:
        return
    first = t.heads[name]
    if t.deps[first].partition(":")[0] not in {"obj", "obl", "nmod"} or any(k > v for k in t.children(name)):
        return
    cc = t.child(name, "cc")
    t.hang(name, v, "nsubj")
    t.hang(cc, v, "cc")
    t.hang(v, h, "conj")


def participle_with_object(t: Tree, v: int) -> None:
    """``Their spokesman, Ali Omar, accused Baku of delay, and Aliyev told …``, read as one accused: a past form with an
    object of its own is the verb of the name before it, and the name after ``and`` begins another clause."""
    up = t.heads[v]
    if t.deps[v] != "acl" or t.tags[v] not in {"VBN", "VBD"} or not _past(t, v) or up < 0 or t.child(v, "obj") < v:
        return
    while up >= 0 and t.deps[up].partition(":")[0] not in {"nsubj", "root"}:
        up = t.heads[up]
    verb = t.heads[up] if up >= 0 else -1
    if verb < v or t.tags[verb] not in _FINITE or t.words[v - 1] != ",":
        return
    name = verb - 1
    while name > v and t.deps[name] == "flat":
        name = t.heads[name]
    cc = t.child(name, "cc")
    if t.deps[name] != "conj" or not v < cc < name or t.words[cc - 1] != ",":
        return
    t.hang(v, t.heads[verb], t.deps[verb])
    t.hang(up, v, "nsubj")
    t.hang(verb, v, "conj")
    t.hang(name, verb, "nsubj")
    t.hang(cc, verb, "cc")
    t.tags[v], t.pos[v] = "VBD", "VERB"


def modifier_with_subject(t: Tree, v: int) -> None:
    """``and Pakistan halted trade``, read as trade that was halted: a modifier has no subject of its own."""
    noun = t.heads[v]
    if t.deps[v] != "amod" or t.tags[v] not in {"VBD", "VBN"}:
        return
    subject = t.child(v, "nsubj")
    if subject < 0 or subject > v:
        return
    if noun < v:  # armed the police and Ethiopia followed suit
        if t.heads[noun] >= 0 and t.pos[t.heads[noun]] == "VERB" and t.child(v, "cc") >= 0:
            t.hang(v, t.heads[noun], "conj")
            t.tags[v], t.pos[v] = "VBD", "VERB"
        return
    up = t.heads[noun]
    cc = t.child(noun, "cc")
    if cc > v:
        cc = -1
    t.hang(v, up, "root" if up < 0 else "conj" if cc >= 0 or t.deps[noun] in {"obj", "conj"} else t.deps[noun])
    for k in t.children(noun):
        if k < v:
            t.hang(k, v, t.deps[k])
    t.hang(noun, v, "obj")
    t.tags[v], t.pos[v] = "VBD", "VERB"


def finite_under_infinitive(t: Tree, v: int) -> None:
    """``threatened to recall its envoy and called for talks``: a finite verb is joined to a finite one."""
    h = t.heads[v]
    if t.deps[v] != "conj" or h < 0 or t.tags[h] != "VB" or t.pos[v] != "VERB" or t.words[v].lower() in _BARE:
        return
    helpers = [k for k in t.children(v) if t.deps[k].startswith("aux")]
    passive = any(t.deps[k] == "aux:pass" for k in t.children(h))
    if t.tags[v] not in {"VBD", "VBZ", "VBN"} or helpers or t.child(v, "nsubj", "mark") >= 0:
        return
    if passive or any(t.deps[k] == "aux" and t.tags[k] == "MD" for k in t.children(h)):
        return
    at = h
    while at >= 0 and t.tags[at] in {"VB", "VBG"} and t.deps[at].partition(":")[0] in {*_UP, "conj"}:
        noun = t.heads[at] if t.deps[at] == "acl" else -1
        at = t.heads[noun] if noun >= 0 and t.deps[noun] in {"obj", "iobj"} else t.heads[at]
    if at < 0 or at == h or t.tags[at] not in {*_FINITE, "VBN"} or t.pos[at] != "VERB":
        return
    t.hang(v, at, "conj")
    if t.tags[v] == "VBN" and not any(t.deps[k] == "aux" for k in t.children(at)):
        t.tags[v] = "VBD"


def past_under_modal(t: Tree, i: int) -> None:
    """``warned that it would not wait, and held a drill``: a past is joined to the past above, not to what would be."""
    up = t.heads[i]
    if t.tags[i] not in {"VBD", "VBN"} or t.deps[i] != "conj" or up < 0 or t.tags[up] != "VB":
        return
    if t.child(i, "nsubj", "aux") >= 0:
        return
    over = t.heads[up]
    modal = any(t.tags[k] == "MD" for k in t.children(up))
    if modal and t.deps[up] == "ccomp" and over >= 0 and t.tags[over] == "VBD":
        t.hang(i, over, "conj")
        t.tags[i] = "VBD"
