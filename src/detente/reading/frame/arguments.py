"""Arguments of predicates out of the parse: voice, subjects that are understood, prepositions, complements."""

from functools import lru_cache

from detente.knowledge.operators import by_head
from detente.knowledge.phrase_words import phrase_words
from detente.language.parsed import Sentence
from detente.reading.frame.agents import agent_of, far_agent, is_time, shared_agent

Heads = tuple[int, ...]
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_CLAUSE = frozenset({"advcl", "ccomp", "parataxis", "csubj", "obj", "obl", "nmod", "dep"})
_PHRASES = frozenset({"obl", "nmod", "advcl", "acl"})
_HAS_VOICE = frozenset({"aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"})
_DEEP = 12


def base(s: Sentence, i: int) -> str:
    """The relation without its subtype."""
    return s.rels[i]


def cases(s: Sentence, i: int) -> list[str]:
    """The prepositions of a nominal, or of a gerund, in lower case, with their fixed parts."""
    return s.cases[i]


@lru_cache(maxsize=2_048)
def passive(s: Sentence, i: int) -> bool:
    """Whether verb i is passive: by its auxiliary, its agent, or as a bare participle."""
    deps = {s.deps[c] for c in s.children[i] if s.low[c] != "having"}
    if "nsubj:pass" in deps and s.block.kind not in {"title", "subhead"}:  # ministers called for calm, taken for one
        deps = (
            deps if any(d.startswith("aux") for d in deps) or s.rels[i] == "conj" else deps - {"nsubj:pass"} | {"nsubj"}
        )
    if not deps.isdisjoint(_HAS_VOICE):
        return bool(deps & {"aux:pass", "obl:agent"}) or s.tags[i] != "VBD"  # prisoners rioted
    if s.tags[i] != "VBN" or any(d.startswith(("nsubj", "aux")) for d in deps):
        return False
    if s.rels[i] == "conj":
        return s.pos[s.heads[i]] == "VERB" and s.tags[s.heads[i]] == "VBN" and passive(s, s.heads[i])
    return s.rels[i] in {"acl", "advcl", "root", "xcomp"} and "obj" not in deps


def infinitive(s: Sentence, i: int) -> bool:
    """Whether verb i stands with ``to``."""
    return any(s.tags[c] == "TO" for c in s.children[i])


def particle(s: Sentence, i: int) -> str:
    """``out`` of ``pulled out``; empty for none."""
    if "compound" not in s.under[i]:
        return ""
    return " ".join([s.low[c] for c in s.children[i] if s.deps[c] == "compound:prt"])


def adverbs(s: Sentence, i: int) -> tuple[str, ...]:
    """Adverbs on a verb and the first words of its prepositions: particles that the parse took for them."""
    return tuple([s.low[c] for c in s.children[i] if s.deps[c] == "advmod"]) if "advmod" in s.under[i] else ()


def prefixed(s: Sentence, i: int) -> Heads:
    """What stands before the hyphen of ``Iran-backed``; empty where i is no such participle."""
    if s.deps[i] != "amod" or i < 2 or s.words[i - 1] not in {"-", "–", "‑"} or s.tags[i] not in {"VBN", "JJ", "VBD"}:
        return ()
    return tuple(c for c in s.children[i] if c < i and s.rels[c] in {"compound", "amod", "nmod", "obl", "nsubj"})[-1:]


def prepositions_of(s: Sentence, i: int) -> dict[str, Heads]:
    """``prep:X`` → heads of what follows, for the nominals and gerunds that hang on a predicate with a preposition."""
    if _PHRASES.isdisjoint(s.under[i]):
        return {}
    out: dict[str, list[int]] = {}
    for c in s.children[i]:
        if s.cases[c] and s.rels[c] in _PHRASES and s.deps[c] not in {"nmod:poss", "acl:relcl", "advcl:relcl"}:
            for case in s.cases[c]:
                # out of: also out, and of
                for word in dict.fromkeys((case, *case.split())) if " " in case else (case,):
                    out.setdefault(f"prep:{word}", []).append(c)
    return {role: tuple(found) for role, found in out.items()}


def of_verb(s: Sentence, i: int, voice: str) -> dict[str, Heads]:
    """Role → heads, in active order."""
    out = prepositions_of(s, i)
    subject = surface(s, i)
    under = s.under[i]
    objects = tuple([real(s, c) for c in s.children[i] if s.rels[c] == "obj"]) if "obj" in under else ()
    given = tuple([c for c in s.children[i] if s.rels[c] == "iobj"]) if "iobj" in under else ()
    if voice == "passive":
        by = agent_of(s, i) or out.get("prep:by", ()) or far_agent(s, i) or shared_agent(s, i)
        agent = tuple(c for c in by if not is_time(s, c))
        if objects and subject:
            given, subject = given or subject, ()  # was given a warning
        out |= {"subj": agent, "obj": objects or subject, "iobj": given}
    else:
        missing = gap(s, i) if not objects else -1
        objects = objects[:1] or ((missing,) if missing >= 0 else ())
        if not objects:
            objects, given = given, ()  # warned Assad against …
        out |= {"subj": subject, "obj": objects, "iobj": given}
    for head in out["obj"]:
        lend(s, head, out)
    return {role: heads for role, heads in out.items() if heads}


def lend(s: Sentence, head: int, out: dict[str, Heads]) -> None:
    """``sanctions on Iran``, ``troops from Syria``: what hangs on a theme counts as the predicate's, but for its of."""
    for role, heads in prepositions_of(s, head).items():
        if role != "prep:of":
            out.setdefault(role, heads)


def real(s: Sentence, c: int) -> int:
    """The noun that a relative pronoun stands for, else the token itself."""
    if s.low[c] not in _RELATIVE or s.tags[c] not in {"WP", "WDT", "IN"}:
        return c
    at = s.heads[c]
    for _ in range(_DEEP):
        if at < 0:
            break
        if s.deps[at].endswith("relcl") and s.heads[at] >= 0:
            return s.heads[at]
        at = s.heads[at]
    return c


def gap(s: Sentence, i: int) -> int:
    """``the deal (that) they signed``: the noun of a relative clause that lacks its object, -1 for none."""
    if s.deps[i] != "acl:relcl" or s.heads[i] < 0:
        return -1
    own = [c for c in s.children[i] if s.rels[c] == "nsubj"]
    adverbial = any(s.tags[c] == "WRB" or (s.tags[c] in {"WDT", "WP"} and s.cases[c]) for c in s.children[i])
    return s.heads[i] if own and not adverbial and all(real(s, c) == c for c in own) else -1


@lru_cache(maxsize=2_048)
def surface(s: Sentence, i: int, depth: int = 0) -> Heads:
    """The grammatical subject of a predicate, its own or understood."""
    own: Heads = ()
    if "nsubj" in s.under[i]:
        own = tuple([real(s, c) for c in s.children[i] if s.rels[c] == "nsubj" and s.low[c] != "there"])
    if not own and s.bases[i] in phrase_words().dispositions:  # it was willing to talk
        own = tuple(c for c in s.children[i] if s.rels[c] == "expl" and s.low[c] == "it")
    h = s.heads[i]
    if own or h < 0 or depth > _DEEP:
        return own
    dep = s.rels[i]
    if (dated := _after_date(s, i)) >= 0:
        return (dated,)
    if s.deps[i].endswith("relcl"):
        return (h,)
    if dep == "conj":
        return surface(s, h, depth + 1) if s.pos[h] in {"VERB", "AUX", "ADJ", "NOUN"} else ()
    if dep == "xcomp":
        return controller(s, i, h, depth)
    if dep == "acl":
        return _of_noun_clause(s, i, h, depth)
    if dep == "advcl" and s.tags[i] == "VBG" and (said := _wedged(s, i, h)) >= 0:
        return surface(s, said, depth + 1)
    if dep == "advcl" and s.tags[i] in {"VB", "VBG", "VBN"}:
        if s.pos[h] in {"NOUN", "PROPN"} and not any(s.deps[c] == "cop" for c in s.children[h]):
            return (h,)
        return controller(s, i, h, depth)
    if dep in _CLAUSE and s.tags[i] in {"VBG", "VB", "VBN"} and s.pos[h] in {"VERB", "ADJ", "AUX"}:
        if s.tags[i] == "VBN" and not perfect(s, i):
            return ()
        return controller(s, i, h, depth) if s.cases[i] else surface(s, h, depth + 1)
    return ()


def _after_date(s: Sentence, i: int) -> int:
    """``in June U.S. warplanes bombed``, read as one phrase: the noun after the month, the subject; else -1."""
    if s.tags[i] not in {"VBD", "VBZ", "VBP"} or "obl" not in s.under[i]:
        return -1
    for c in s.children[i]:
        if c < i and s.rels[c] == "obl" and s.pos[c] in {"NOUN", "PROPN"} and s.cases[c] == ["in"]:
            first = min(k for k in s.children[c] if s.rels[k] == "case") + 1
            if first < c and s.low[first] in phrase_words().months:
                return c
    return -1


def _wedged(s: Sentence, i: int, h: int) -> int:
    """``talks had failed, the envoy said, blaming Oslo``: the speech that a participle belongs to, -1 for none."""
    over = s.heads[h]
    if s.rels[h] == "ccomp" and over >= 0 and s.pos[over] == "VERB":
        told = s.words[i - 1] == "," and (passive(s, h) or s.tags[h] == "VB") and _speaks(s, i)
        if h < over < i or (over < h and told):  # demanded that it be lifted, calling it a breach
            return over
    between = [c for c in s.children[h] if h < c < i and s.rels[c] == "parataxis" and s.pos[c] == "VERB"]
    return between[-1] if between and any(s.rels[k] == "nsubj" for k in s.children[between[-1]]) else -1


def _speaks(s: Sentence, i: int) -> bool:
    """``calling``, ``adding``, ``accusing``: a word of speech."""
    word = s.bases[i]
    told = (o for o in by_head().get(word, ()) if {"verb+ccomp", "verb+prep"} & set(o.on))
    return any(o.signature.vouches == "subject" for o in told) or word in phrase_words().naming


def perfect(s: Sentence, i: int) -> bool:
    """``having fired``."""
    return any(s.low[c] == "having" for c in s.children[i])


def controller(s: Sentence, i: int, h: int, depth: int) -> Heads:
    """Who does the deed of a clause without a subject below h: the object of ``urge``, the subject of ``agree``."""
    aside = s.rels[i] == "advcl" and (i < h or (s.tags[i] != "VB" and not s.cases[i]))  # having freed them, it asked …
    if s.pos[h] == "VERB" and not aside and _object_controls(s, i, h):
        objects = tuple(c for c in s.children[h] if s.rels[c] in {"iobj", "obj"})[:1]
        through = tuple(
            c for c in s.children[h] if s.rels[c] == "obl" and set(s.cases[c]) & {"on", "to", "with", "upon"} and c < i
        )
        if passive(s, h):
            return surface(s, h, depth + 1)
        return objects or through or surface(s, h, depth + 1)
    if s.pos[h] == "VERB" and passive(s, h) and s.rels[i] == "advcl":
        agent = tuple(c for c in s.children[h] if s.deps[c] == "obl:agent")
        return agent or surface(s, h, depth + 1)
    return surface(s, h, depth + 1)


def _blamed_for(s: Sentence, i: int, verb: int) -> bool:
    """``accused … of arming``: the verb has an operator with the preposition of the gerund."""
    marks = set(cases(s, i))
    return any(marks & set(entry.lemma.split()[1:]) for entry in by_head().get(s.bases[verb], ()))


def _object_controls(s: Sentence, i: int, h: int) -> bool:
    marks = set(s.cases[i])
    given = any(s.rels[c] in {"obj", "iobj"} or s.deps[c] == "nsubj:pass" for c in s.children[h])
    given = given or (s.rels[h] == "acl" and passive(s, h))  # Russia, condemned by Japan for seizing them
    if marks & {"against", "of", "from", "for", "into", "as"} and given:
        return True  # warned Assad against striking, accused Iran of arming, praised Kim for freeing
    entries = by_head().get(s.bases[h], ())
    for entry in entries:
        rest = set(entry.lemma.split()[1:])
        if entry.doer == "object" and "verb+obj+xcomp" in entry.on and not marks:
            return True
        if entry.doer == "object" and "verb+prep" in entry.on and rest & marks:
            return True
    return (
        s.rels[i] == "xcomp"
        and s.tags[i] == "VB"
        and any(s.rels[c] == "obj" for c in s.children[h])
        and (s.lemmas[h] not in {"promise", "threaten", "have", "use"})
    )


def orders(s: Sentence, i: int, whom: int) -> bool:
    """Whether ``whom``, the object of verb i, is to do what stands under it; not in ``pushed a plan to``."""
    if s.pos[i] != "VERB" or any("noun+to" in e.on for e in by_head().get(s.bases[whom], ())):
        return False
    entries = by_head().get(s.bases[i], ())
    return any(e.doer == "object" and e.lemma == s.bases[i] and "verb+obj+xcomp" in e.on for e in entries)


def _of_noun_clause(s: Sentence, i: int, h: int, depth: int) -> Heads:
    """Subject of a clause on a noun: ``troops fighting``, ``its plan to attack``, ``issued a threat to strike``."""
    infinitive = s.tags[i] == "VB"
    verb = s.heads[h]
    if verb >= 0 and s.deps[h] == "obl:agent" and s.tags[i] == "VBG" and _blamed_for(s, i, verb):
        return surface(s, verb, depth + 1)  # Iran, accused by the Saudis of arming them
    if infinitive and verb >= 0 and s.rels[h] in {"obj", "iobj"} and orders(s, verb, h):
        return (h,)
    if not infinitive and not (s.tags[i] == "VBG" and s.cases[i]):
        return (h,)
    owners = tuple(c for c in s.children[h] if s.deps[c] == "nmod:poss")
    if owners:
        return owners
    left = [c for c in s.children[h] if c < h and s.rels[c] in {"amod", "compound"}]
    mods = tuple(c for c in left if s.pos[c] in {"PROPN", "ADJ"})
    above = s.heads[h]
    if above >= 0 and s.pos[above] == "VERB" and s.rels[h] in {"obj", "obl", "nsubj"}:
        if s.rels[h] == "nsubj":
            return mods or tuple(c for c in s.children[h] if "by" in s.cases[c] or "of" in s.cases[c])
        if passive(s, above):
            return tuple(c for c in s.children[above] if s.deps[c] == "obl:agent") or mods
        return mods or surface(s, above, depth + 1)
    if any(s.deps[c] == "cop" for c in s.children[h]):
        return surface(s, h, depth + 1)
    return mods
