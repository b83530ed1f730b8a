"""Which sense of the lexicon a frame has: the frame told in the lexicon's words."""

from itertools import islice

from detente.knowledge.lexicon import Seen, lexicon
from detente.knowledge.lexicon_entries import NO_WORDS, Sense, Words
from detente.knowledge.phrase_words import phrase_words
from detente.language import phrases
from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.frame.arguments import surface
from detente.reading.frame.frames import Frame

_PLACES = frozenset({"place", "capital", "state"})
_THEMES = frozenset({"of", "mod", "poss", "subj"})
_JUDGING = frozenset({"negative", "positive", "refusable"})
_PARTS = frozenset({"compound", "amod", "nmod"})


def sense_of(c: Context, f: Frame) -> Sense | None:
    """The best sense of a frame; None where the lexicon has none or says that it is no event."""
    words = lexicon()
    if not words.tells(f.lemma, f.kind):  # most frames fall out here
        return None
    particles, places = _particles(f), _places(f)
    senses = [s for s in words.find(f.lemma, f.kind) if s.particle in particles and _possible(s, f, places)]
    if not any(sense.root for sense in senses):
        return None
    best: tuple[int, Sense] | None = None
    around = _seen(c, f, senses)
    there = {sense.particle for sense in senses}
    for particle in particles:
        if particle not in there:
            continue
        own = [sense for sense in senses if sense.particle == particle]
        seen = Seen(
            around.words, particle, around.modifiers, around.complements, around.predicate, around.light, around.classes
        )
        found = words.fitting(own, seen)
        if found is None:
            continue
        weight = found[0] + 3 * bool(particle)
        if best is None or weight > best[0]:
            best = weight, found[1]
    return best[1] if best is not None and best[1].root else None


def _asked(senses: list[Sense]) -> frozenset[str]:
    """The positions of whose classes some sense asks."""
    out: set[str] = set()
    for sense in senses:
        if sense.subject:
            out.add("subj")
        if sense.object:
            out |= {"obj"} if sense.pos == "verb" else _THEMES
        if sense.prep_object:
            out |= set(sense.prep)
    return frozenset(out)


def _places(f: Frame) -> set[str]:
    """Where the frame has something, as the lexicon names it: roles, prepositions, adverbs."""
    return {*[role.removeprefix("prep:") for role in f.arguments], *f.adverbs}


def _possible(sense: Sense, f: Frame, places: set[str]) -> bool:
    """Whether the frame has all that is asked for, told without looking at what it is: most senses fall out here."""
    if (
        (sense.object and ("obj" not in places if sense.pos == "verb" else places.isdisjoint(_THEMES)))
        or (sense.prep and places.isdisjoint(sense.prep))
        or (sense.subject and "subj" not in places)
        or (sense.complement and sense.complement not in f.complements)
        or (sense.bare and "obj" in f.arguments)
    ):
        return False
    return not sense.only_light or f.light in sense.verbs or f.light in sense.undergo


def _particles(f: Frame) -> list[str]:
    """The particle, or where the parse has none, what may be one: an adverb, or the first of two prepositions."""
    if f.particle:
        return [f.particle, ""]
    if f.kind != "verb":
        return [""]
    out = ["", *f.adverbs]
    held = {"in"} if "obj" in f.arguments else set()  # dropped the demand in return for a seat
    out += [role[5:] for role in f.arguments if role.startswith("prep:") and " " not in role and role[5:] not in held]
    return list(dict.fromkeys(out))


def _seen(c: Context, f: Frame, senses: list[Sense]) -> Seen:
    """The frame in the lexicon's words; what stands there only where some sense asks for it."""
    s, asked = f.sentence, _asked(senses)
    words: dict[str, str] = {}
    classes: dict[str, frozenset[str]] = {}
    for role, named in f.arguments.items():
        position = role.removeprefix("prep:")
        words[position] = ""
        if position in asked:
            meant = [_meant(c, s, h) for h in named] if role == "obj" else [(s, h) for h in named]
            words[position] = " ".join(phrase(*it) for it in meant) if role == "mod" else phrase(*meant[0])
            made_of = {name for it in meant for name in _parts(*it)}
            things = [it for at in meant for it in _joined(*at)] if role == "obj" else meant
            known = {name for it in things for name in named_classes(c, *it) | _titles(*it)} | made_of
            own = lexicon().classes_of(words[position])
            if any(not name.startswith("*") for name in made_of):  # a column of aid lorries is no column of soldiers
                own = frozenset(name for name in own if name.startswith("*") or name in {"ship", "prisoners"})
            classes[position] = own | known
    for word in f.adverbs:
        words.setdefault(word, "")
    before, predicate = NO_WORDS, ""
    if any(sense.modifier for sense in senses):
        parts = [k for k in s.children[f.token] if k < f.token and s.rels[k] in _PARTS]
        before = frozenset(form for k in parts for form in (s.bases[k], s.low[k]))
    if f.complement >= 0 and any(sense.predicate for sense in senses):
        predicate = _predicate(s, f.complement)
    return Seen(words, f.particle, before, f.complements, predicate, f.light, classes)


def _joined(s: Sentence, head: int) -> list[tuple[Sentence, int]]:
    """``aerial photographs and military intelligence``: each of the things that a verb is done to."""
    return [(s, k) for k in phrases.conjuncts(s, head) if k == head or not phrases.prepositions(s, k)]


def _titles(s: Sentence, head: int) -> set[str]:
    """``ambassador Oumar Sy``: the classes of the title before a name."""
    before = (k for k in s.children[head] if s.deps[k] == "nmod:desc")
    return {name for k in before for name in lexicon().classes_of(s.bases[k])}


def _predicate(s: Sentence, at: int) -> str:
    """What is predicated: ``called it forged`` as it stands, a noun after its modifiers, a verb in its base form."""
    if s.pos[at] in {"NOUN", "PROPN"}:
        return judged_by(s, at)
    return s.low[at] if s.tags[at] == "VBN" else s.bases[at]


def judged_by(s: Sentence, at: int) -> str:
    """The words of a noun phrase that judge: the noun with what stands before it, else one of its adjectives."""
    words, known = phrase(s, at), lexicon()
    if known.classes_of(words) & _JUDGING:
        return words
    said = (s.bases[k] for k in s.children[at] if s.rels[k] == "amod")
    return next((word for word in said if known.classes_of(word) & _JUDGING), words)


def _meant(c: Context, s: Sentence, i: int) -> tuple[Sentence, int]:
    """``raise them``: the nearest object before that agrees in number, where the pronoun names nobody, else the subject
    of the sentence before; else itself."""
    word = s.low[i]
    if word not in {"it", "them"} or (word == "it" and c.actors.resolve(s, i)):
        return s, i
    tags = {"NN"} if word == "it" else {"NNS", "CD"}
    near = (k for k in range(i - 1, -1, -1) if s.tags[k] in tags and (s.rels[k] == "obj" or s.deps[k] == "nsubj:pass"))
    found = next(near, -1)
    if found >= 0:
        return s, found
    before = islice(c.actors.back(s, 2), 1, None)
    return next(((back, k) for back in before for k in surface(back, back.root) if back.tags[k] in tags), (s, i))


def phrase(s: Sentence, head: int) -> str:
    """The head noun in its base form after its modifiers, in lower case: ``peace process``."""
    before = [k for k in s.children[head] if k < head and s.rels[k] in _PARTS and s.deps[k] != "nmod:poss"]
    deeper = [k for b in before for k in s.children[b] if s.rels[k] in {"compound", "amod"}]
    return " ".join(s.bases[k] for k in (*sorted({*before, *deeper}), head))


def named_classes(c: Context, s: Sentence, head: int) -> set[str]:
    """Classes of a nominal that the tables of actors tell: ``actor``, ``person``, ``place``."""
    out: set[str] = set()
    mention = c.actors.mention(s, head)
    if mention is not None and mention.entry.kind in _PLACES:
        out |= {"place", "territory"}
    actors = c.actors.resolve(s, head)
    if actors and all(a.kind != "document" for a in actors):
        out.add("actor")
        if any(a.kind in {"person", "office", "role"} for a in actors):
            out.add("person")
        if any(a.kind == "group" for a in actors):
            out |= {"fighters"}
    if mention is not None and mention.entry.kind in {"people", "demonym"} and s.tags[head] in {"NNPS", "NNS"}:
        out |= {"person", "civilians"}  # freed seven Americans
    name = next((kind for first, end, kind in s.names if first <= head < end), "")
    if not actors and (name == "LOC" or _unknown_name(s, head, name, mention is not None)):
        out |= {"place", "territory"}
    elif not actors and name == "PER":
        out |= {"person", "actor"}
    return out


def _unknown_name(s: Sentence, head: int, kind: str, known: bool) -> bool:
    """``captured Soledar``: a single name that is in no table and is taken for nobody's is mostly a place."""
    alone = not any(s.rels[k] in {"compound", "flat", "amod", "det", "appos"} for k in s.children[head])
    return not known and not kind and s.tags[head] == "NNP" and alone and s.words[head].istitle()


def _parts(s: Sentence, head: int) -> Words:
    """``a column of lorries``, ``none of the detainees``, ``a plane of food``: the classes of what it is made of."""
    carries = s.bases[head] in phrase_words().carriers
    for k in s.children[head]:
        if k > head and s.deps[k] == "nmod":
            of = set(phrases.prepositions(s, k))
            if ("of" in of and measures(s, head)) or ({"with", "of"} & of and carries):
                return _parts(s, k) | lexicon().classes_of(phrase(s, k))
        if carries and s.deps[k] == "acl" and s.lemmas[k] in {"carry", "load", "bring"}:
            for load in s.children[k]:
                if s.rels[load] in {"obj", "obl"} and load > k:
                    return lexicon().classes_of(phrase(s, load))
    return frozenset()


def measures(s: Sentence, head: int) -> bool:
    """``a series of``, ``dozens of``: a noun that only counts what follows."""
    return s.pos[head] in {"NUM", "DET", "PRON"} or s.bases[head] in phrase_words().measures


def owners(s: Sentence, head: int) -> list[int]:
    """Tokens of a noun phrase that may name its owner: ``Syria's army``, ``U.S. troops``, ``the fall of Mosul``."""
    wanted = {"pre", "poss", "of", "in", "from", "by", "for"}
    if lexicon().find(s.bases[head], "noun"):
        wanted.discard("in")  # talks in Vienna are nobody's
    return [k for k, how in phrases.modifiers(s, head) if how in wanted]
