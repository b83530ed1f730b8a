"""Mends around objects: particles, two objects, gerunds and bare infinitives that were read as parts of a noun."""

from detente.knowledge.lexicon import lexicon
from detente.knowledge.phrase_words import phrase_words
from detente.language.draft_tree import Tree

_PLURAL = frozenset({"NNS", "NNPS"})
LET = frozenset({"let", "lets", "letting"})
_PARTICLES = frozenset({"in", "off", "up", "down", "out", "over", "back", "away"})


def name_in_ing(t: Tree, i: int) -> None:
    """``urged Xi Jinping at a meeting``, read as someone jinping: a capital behind a name is a part of the name."""
    if t.tags[i] != "VBG" or i < 1 or not t.words[i][:1].isupper() or t.tags[i - 1] != "NNP" or t.heads[i] < 0:
        return
    if sum(word[:1].isupper() for word in t.words) > len(t.words) / 2:  # a headline
        return
    name = t.heads[i - 1] if t.deps[i - 1] == "flat" else i - 1
    over = t.heads[name] if t.heads[i] == name else t.heads[i]
    for k in t.children(i):
        if k != name and over >= 0:
            t.hang(k, over, t.deps[k])
    if t.heads[name] == i:
        t.hang(name, t.heads[i], "obj" if t.pos[t.heads[i]] == "VERB" and t.heads[i] < i else t.deps[i])
    t.hang(i, name, "flat")
    t.tags[i], t.pos[i] = "NNP", "PROPN"


def under_a_name(t: Tree) -> None:
    """``Ali Omar and Recep Tayyip Erdogan``, read as one name: what ``and`` joins hangs on its first word, and
    the words behind it are its own."""
    for i, dep in enumerate(t.deps):
        up = t.heads[i]
        if dep != "conj" or up < 0 or t.deps[up] != "flat" or t.heads[up] < 0 or t.child(i, "cc") < 0:
            continue
        t.heads[i] = t.heads[up]
        k = i + 1
        while k < len(t.deps) and t.deps[k] == "flat":
            t.heads[k] = i
            k += 1


def joined_arguments(t: Tree) -> None:
    """``Lavrov and Fidan met``, read as two subjects of a verb: what ``and`` joins to the first is its conjunct."""
    first: dict[tuple[int, str], int] = {}
    joined = {t.heads[k] for k, dep in enumerate(t.deps) if dep == "cc"}
    for i, dep in enumerate(t.deps):
        if dep not in {"nsubj", "nsubj:pass", "obj"}:
            continue
        before = first.setdefault((t.heads[i], dep), i)
        if before != i and i in joined and t.pos[i] in {"NOUN", "PROPN", "PRON"}:
            t.hang(i, before, "conj")


def joined_title(t: Tree) -> None:
    """``Castro and Angolan President Neto met``, read as Castro Neto: a title between makes its name the conjunct."""
    for c, dep in enumerate(t.deps[:-1]):
        title = c + 1
        name = t.heads[title]
        if dep != "conj" or t.deps[title] != "nmod:desc" or name <= title or t.heads[name] == c:
            continue
        if t.tags[c] not in {"NNP", "JJ"} or t.child(c, "cc") < 0 or t.heads[name] >= c or t.deps[name] == "conj":
            continue
        for k in t.children(c):
            t.hang(k, name, t.deps[k])
        t.hang(name, t.heads[c], "conj")
        t.hang(c, name, "amod")
    for c, dep in enumerate(t.deps):  # leader Fidel Castro and …: whom the name explains is joined, not the name
        named = t.heads[c]
        if dep == "appos" and t.child(c, "cc") >= 0 and t.pos[c] == "PROPN":
            t.deps[c] = "conj"
        if dep == "conj" and named > 0 and t.deps[named] == "appos" and t.heads[named] == named - 1:
            t.hang(c, named - 1, "conj")


def particle(t: Tree, i: int) -> None:
    """``took in refugees``, ``switched off the gas``: an object has no preposition, and a particle no noun."""
    noun = t.heads[i]
    if t.deps[i] != "case" or i == 0 or noun < i or t.words[i].lower() not in _PARTICLES or t.heads[noun] != i - 1:
        return
    verb = i - 1
    if t.pos[verb] != "VERB":
        return
    dep = t.deps[noun].partition(":")[0]
    if dep == "obj" or (dep in {"obl", "nmod"} and t.tags[i] == "RP"):
        t.hang(i, verb, "compound:prt")
        t.hang(noun, verb, "obj")
        t.tags[i] = "RP"


def two_objects(t: Tree, i: int) -> None:
    """``granted British boats access``: a plural before the object of a verb of giving is whom it is given; of two
    objects the first."""
    if t.pos[i] != "VERB" or t.words[i].lower() not in phrase_words().giving or t.child(i, "iobj") >= 0:
        return
    things = [k for k in t.children(i) if t.deps[k] == "obj"]
    if len(things) == 2 and t.tags[things[0]] in {"NNP", "NNPS", "NNS", "NN", "PRP"}:
        t.deps[things[0]] = "iobj"
        return
    taken = next((k for k in t.children(i) if t.deps[k] == "xcomp" and t.pos[k] == "NOUN"), -1)
    if taken > i and t.tags[i] == "VBN" and not things and t.child(taken, "cop", "mark") < 0:  # was given a ship
        t.deps[taken] = "obj"
        return
    thing = t.child(i, "obj", "xcomp")
    if thing < i or t.pos[thing] != "NOUN" or t.child(thing, "case", "det") >= 0 or 0 <= t.child(thing, "nmod") < thing:
        return
    given = [k for k in t.children(thing) if k == thing - 1 and t.deps[k] == "compound" and t.tags[k] in _PLURAL]
    if not given:
        return
    t.hang(given[0], i, "iobj")
    t.hang(thing, i, "obj")
    for k in t.children(thing):
        if k < given[0]:
            t.hang(k, given[0], t.deps[k])


def one_object(t: Tree, i: int) -> None:
    """``froze the accession talks``, read as two objects: a bare singular right before an object is part of it."""
    if t.pos[i] != "VERB" or t.words[i].lower() in phrase_words().giving:
        return
    things = [k for k in t.children(i) if t.deps[k] == "obj"]
    if len(things) == 2 and things[1] == things[0] + 1 and t.tags[things[0]] == "NN" and t.pos[things[1]] == "NOUN":
        first, head = things
        for k in t.children(first):
            t.hang(k, head, t.deps[k])
        t.hang(first, head, "compound")


def one_name(t: Tree, i: int) -> None:
    """``meet Algeria's Abdelkader Messahel``, read as two objects: two names in a row are one."""
    if t.pos[i] != "VERB" or t.words[i].lower() in phrase_words().giving:
        return
    things = [k for k in t.children(i) if t.deps[k] == "obj"]
    if len(things) == 2 and things[1] == things[0] + 1 and all(t.tags[k] == "NNP" for k in things):
        t.hang(things[1], things[0], "flat")


def face_to_face(t: Tree) -> None:
    """``met face to face in Oslo``: a manner, no object; what follows belongs to the verb."""
    for i in range(1, len(t.words) - 2):
        if t.words[i].lower() != "face" or t.words[i + 1] != "to" or t.words[i + 2] != "face":
            continue
        verb = t.heads[i]
        if 0 <= verb < i and t.pos[verb] == "VERB":
            t.deps[i] = "advmod"
            for k in (*t.children(i), *t.children(i + 2)):
                if k > i + 2:
                    t.hang(k, verb, "obl" if t.deps[k] == "nmod" else t.deps[k])


def gerund(t: Tree, i: int) -> None:
    """``stop attacking cities``, read as cities that attack: after a verb of beginning or ending it is a verb."""
    noun = t.heads[i]
    if t.deps[i] != "amod" or t.tags[i] != "VBG" or noun <= i or t.deps[noun] != "obj" or t.heads[noun] != i - 1:
        return
    if t.words[i - 1].lower() not in phrase_words().aspects:
        return
    t.hang(i, i - 1, "xcomp")
    t.hang(noun, i, "obj")
    t.pos[i] = "VERB"


def verbal_noun(t: Tree, i: int) -> None:
    """``Hungary's backing for Serbia``: what has an owner is a noun."""
    if t.tags[i] != "VBG":
        return
    place = t.deps[i].partition(":")[0] in {"nsubj", "obj", "obl", "nmod", "root", "conj"}
    owned = any(t.deps[k] == "nmod:poss" and k < i for k in t.children(i))
    bare = t.child(i, "obj", "aux") < 0
    if bare and place and owned and lexicon().find(t.words[i].lower(), "noun"):
        t.tags[i], t.pos[i] = "NN", "NOUN"


def says_no(t: Tree, i: int) -> None:
    """``said no to the plan``: what is said is the object."""
    said = i > 0 and t.words[i - 1].lower() in {"say", "says", "said", "saying"}
    if said and t.tags[i] == "UH" and t.words[i].lower() in {"no", "yes"} and t.words[i + 1 : i + 2] == ["to"]:
        t.hang(i, i - 1, "obj")
        t.tags[i], t.pos[i] = "NN", "NOUN"


def let(t: Tree, i: int) -> None:
    """``let the tanker unload``, ``let the airline resume flights``: the last noun but one may be a verb."""
    thing = t.child(i, "obj") if t.words[i].lower() in LET else -1
    if thing < 0 or t.pos[thing] != "NOUN":
        return
    plain = t.child(i, "xcomp")
    if plain > thing and t.tags[plain] == "NN" and _moves(t, plain):
        t.tags[plain], t.pos[plain] = "VB", "VERB"
        return
    verb = next((k for k in (thing, thing - 1) if _moves(t, k) and t.tags[k] in {"NN", "VB", "VBP"}), -1)
    who = next((k for k in t.children(thing) if k == verb - 1 and t.deps[k] == "compound"), -1)
    if who < 0 and verb == thing - 1:
        who = next((k for k in t.children(verb) if k == verb - 1 and t.deps[k] == "compound"), -1)
    if verb <= i or who <= i:
        return
    before = {k for x in (thing, verb) for k in t.children(x) if k < who}
    t.hang(who, i, "obj")
    for k in before:
        t.hang(k, who, t.deps[k])
    t.hang(verb, i, "xcomp")
    t.tags[verb], t.pos[verb] = "VB", "VERB"
    if thing != verb:
        t.hang(thing, verb, "obj")


def _moves(t: Tree, i: int) -> bool:
    return t.words[i].lower() in lexicon().objects["movement"] or t.words[i].lower() in {"lapse", "expire", "resume"}


def whose(t: Tree, i: int) -> None:
    """``whose marines Pyongyang shelled``: two names in a row are object and subject, not one beside the other."""
    owned, verb = t.heads[i], -1
    if t.words[i].lower() != "whose" or owned < 0:
        return
    if t.deps[owned] == "appos":
        verb = next((k for k in t.children(t.heads[owned]) if k > owned and t.deps[k] == "acl:relcl"), -1)
        if verb >= 0 and owned < t.child(verb, "nsubj") and t.child(verb, "obj") < 0:
            t.hang(owned, verb, "obj")
        return
    if t.deps[owned] != "nsubj":
        return
    verb = t.heads[owned]
    name = next((k for k in t.children(owned) if owned < k < verb and t.deps[k] in {"appos", "flat", "compound"}), -1)
    if name < 0 or t.tags[name] not in {"NNP", "NNPS"} or "," in t.words[owned:name]:
        return
    t.hang(name, verb, "nsubj")
    lower = t.child(verb, "xcomp")
    t.hang(owned, lower if lower >= 0 and t.child(verb, "obj") < 0 else verb, "obj")


def gerunds_own(t: Tree, i: int) -> None:
    """``denies blocking relief``: what stands behind a gerund without an object is its object, not the verb's."""
    if t.tags[i] != "VBG" or t.deps[i] != "xcomp" or t.heads[i] != i - 1 or t.child(i, "obj") >= 0:
        return
    thing = t.child(i - 1, "obj")
    if thing > i and t.pos[i - 1] == "VERB":
        t.hang(thing, i, "obj")


def named_ship(t: Tree, i: int) -> None:
    """``sent the patrol ship Trent``, read as a name given to a ship: the ship is the object."""
    if t.pos[i] != "VERB":
        return
    ship, name = t.child(i, "iobj"), t.child(i, "obj")
    if ship < 0 or name != ship + 1 or t.pos[name] != "PROPN" or t.tags[ship] != "NN":
        return
    if "ship" in lexicon().classes_of(t.words[ship].lower()):
        t.deps[ship] = "obj"
        t.hang(name, ship, "appos")
