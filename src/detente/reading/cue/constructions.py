"""In which construction a verb attributes, and what: ``said that``, ``“…,” said``, ``urged X to``, ``called X Y``.

The constructions are tried from the surest to the loosest; each takes the verb and answers with the heads of what was
said, or None where it is not this one."""

from dataclasses import dataclass

from detente.knowledge.cues import Cues
from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.cue.clauses import (
    after_colon,
    as_clause,
    divided,
    holds_finite_verb,
    interjected,
    is_bare_cue,
    is_clause,
    parenthetical,
    postposed,
    that_follows,
)
from detente.reading.cue.cue import Construction
from detente.reading.cue.verbs import infinitive, passive

Heads = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """A construction with the heads of its content. ``governed``: the content is the clause above the verb."""

    kind: Construction
    content: Heads
    governed: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech and what hangs on it, by relation."""

    c: Context
    s: Sentence
    at: int
    lemma: str
    passive: bool
    below: list[int]
    clauses: Heads
    objects: Heads
    complements: Heads

    @property
    def words(self) -> Cues:
        """The vocabulary."""
        return self.c.cues


def construction(c: Context, s: Sentence, i: int) -> Built | None:
    """The construction of verb i, None where it attributes nothing."""
    v = _verb(c, s, i)
    if v.lemma == "ask" and any(_anonymous(s, k) for k in v.complements):
        return None
    found = _sure(v)
    if found or v.lemma == "ask":  # "asked for", "asked not to be named": a wish, unless a question stands with it
        return found
    found = _loose(v) or _hearsay(v) or _light(v)
    if found:
        return found
    if _has_particle(v):
        return _with_particle(v)
    return _naming(v) or _as(v) or _infinitive(v) or _preposition(v) or _gerund(v) or _object(v)


def _verb(c: Context, s: Sentence, i: int) -> Verb:
    below = s.children[i]
    clauses = tuple(
        k
        for k in below
        if not _closed(s, i, k)
        and (
            s.deps[k] in {"ccomp", "csubj:pass"}
            or (s.deps[k] == "parataxis" and is_clause(s, k) and not is_bare_cue(c.cues, s, k) and not divided(s, i, k))
        )
    )
    objects = tuple(k for k in below if s.deps[k] == "obj")
    complements = tuple(k for k in below if s.deps[k] in {"xcomp", "ccomp", "advcl"})
    return Verb(c, s, i, s.lemmas[i], passive(s, i), below, clauses, objects, complements)


def _closed(s: Sentence, i: int, k: int) -> bool:
    """``Trucks will enter, it said; no drones are to fly``: what begins behind the cue and a semicolon."""
    return k > i and s.words[i + 1 : i + 2] == [";"]


# --- with a clause or a quotation ---


def _sure(v: Verb) -> Built | None:
    """A clause of its own, a quotation beside it, or the clause above that it interrupts or closes."""
    s, i = v.s, v.at
    takes_clause = v.lemma in v.words.clause
    if not takes_clause and v.lemma not in v.words.quoted:
        return None
    if v.clauses and (takes_clause or any(v.c.quoted(s, k) for k in v.clauses)):
        return Built("clause", v.clauses)
    above = (s.heads[i],) if s.heads[i] >= 0 else ()
    beside_quote = any(q.end - q.start > 2 for q in v.c.quotes_in(s))
    inserted = s.deps[i] in {"parataxis", "ccomp"} and interjected(s, i)
    if above and inserted and (takes_clause or beside_quote):
        return Built("clause", above, True)
    busy = any(s.deps[k] in {"obj", "xcomp", "ccomp"} for k in v.below)
    if beside_quote and not v.c.quoted(s, i) and (takes_clause or not busy):
        return Built("quote", tuple(k for k in v.below if s.deps[k] in {"obj", "ccomp", "xcomp", "parataxis", "dep"}))
    if after_colon(s, i) or (above and takes_clause and s.deps[i] == "advcl" and as_clause(s, i)):
        return Built("clause", above, True)
    return None


def _loose(v: Verb) -> Built | None:
    """What is hardly anything but speech, though the parse calls its clause something else."""
    s, i = v.s, v.at
    if v.passive:
        return None
    if v.lemma in v.words.clause and parenthetical(s, i):
        return Built("clause", (s.heads[i],) if s.heads[i] >= 0 else (), True)
    if v.lemma not in v.words.strong:
        return None
    if that_follows(s, i):
        return Built("clause", v.clauses)
    if postposed(s, i):
        return Built("clause", (s.root,) if s.root != i else (), True)
    misread = tuple(k for k in v.below if k > i and holds_finite_verb(s, k))
    return Built("clause", misread) if misread else None


def _hearsay(v: Verb) -> Built | None:
    """``is said to have left``."""
    left = tuple(k for k in v.below if v.s.deps[k] == "xcomp")
    if v.passive and v.lemma in v.words.hearsay and any(infinitive(v.s, k) for k in left):
        return Built("infinitive", left)
    return None


# --- with objects and complements ---


def _light(v: Verb) -> Built | None:
    """``expressed concern``: the object makes it speech."""
    fitting = v.words.light.get(v.lemma, frozenset())
    said = (*v.objects, *v.complements)
    if any(v.s.lemmas[k] in fitting or v.s.words[k].lower() in fitting for k in said):
        return Built("light", said)
    return None


def _has_particle(v: Verb) -> bool:
    fitting = v.words.particle.get(v.lemma, frozenset())
    return any(v.s.deps[k] in {"compound:prt", "advmod"} and v.s.words[k].lower() in fitting for k in v.below)


def _with_particle(v: Verb) -> Built | None:
    """``ruled out a truce``, ``pointed out that``; without an object or a clause it is none."""
    content = (*v.objects, *v.clauses, *(k for k in v.complements if v.s.tags[k] == "VBG"))
    return Built("object", content) if content else None


def _naming(v: Verb) -> Built | None:
    """``called X Y``."""
    named = v.objects or v.passive or _gapped(v)
    if v.lemma == "call" and any(infinitive(v.s, k) and not _to_be(v.s, k) for k in v.complements):
        return None  # "called him to thank him"
    if v.lemma in v.words.complement and named and (v.complements or len(v.objects) > 1):
        return Built("complement", (*v.objects, *v.complements))
    return None


def _to_be(s: Sentence, k: int) -> bool:
    return s.bases[k] == "be" or s.child(k, "cop") is not None


def _as(v: Verb) -> Built | None:
    """``described X as Y``."""
    if v.lemma not in v.words.as_:
        return None
    places = [k for k in v.below if v.s.deps[k].partition(":")[0] in {"obl", "advcl", "xcomp"}]
    if any(v.s.words[m].lower() == "as" for k in places for m in v.s.children[k]):
        return Built("as", (*v.objects, *v.complements))
    return None


def _infinitive(v: Verb) -> Built | None:
    """``urged X to leave``."""
    s = v.s
    if v.lemma in v.words.infinitive and any(
        s.deps[k] == "xcomp" or (s.deps[k] in {"ccomp", "advcl"} and infinitive(s, k)) for k in v.below
    ):
        return Built("infinitive", v.complements)
    return None


def _anonymous(s: Sentence, k: int) -> bool:
    """``asked not to be named``."""
    return s.bases[k] in {"name", "identify", "quote", "cite"} and any(s.low[m] == "not" for m in s.children[k])


def _preposition(v: Verb) -> Built | None:
    """``called for a truce``."""
    s = v.s
    fitting = v.words.preposition.get(v.lemma, frozenset())
    content = tuple(
        k for k in v.below if s.deps[k] in {"obl", "advcl", "nmod", "ccomp"} and not fitting.isdisjoint(_leads(s, k))
    )
    return Built("preposition", content) if content else None


def _gerund(v: Verb) -> Built | None:
    """``denied having sent troops``."""
    s = v.s
    places = [k for k in v.below if s.deps[k] in {"xcomp", "ccomp", "advcl", "obl"}]
    if v.lemma in v.words.gerund and any(
        s.tags[k] == "VBG" or any(s.words[m].lower() == "having" for m in s.children[k]) for k in places
    ):
        return Built("object", v.complements)
    return None


def _object(v: Verb) -> Built | None:
    """``welcomed the deal``."""
    if v.lemma == "claim" and any(s.bases[k] in v.words.claimed for k in v.objects for s in (v.s,)):
        return None  # "claims the whole sea", "claimed twelve lives"
    if any(v.s.deps[k] == "compound:prt" for k in v.below):
        return None  # "called off the session"
    if v.lemma in v.words.object and (v.objects or (v.passive and not v.clauses) or _gapped(v)):
        return Built("object", v.objects)
    return None


def _gapped(v: Verb) -> bool:
    """The object stands outside: ``a demand that Washington called impossible``."""
    s = v.s
    return s.deps[v.at] in {"acl:relcl", "ccomp"} and any(
        s.deps[k].startswith("nsubj") and s.tags[k] not in {"WP", "WDT"} for k in v.below
    )


def _leads(s: Sentence, k: int) -> list[str]:
    """Prepositions and conjunctions that open a phrase."""
    return [s.words[m].lower() for m in s.children[k] if m < k and s.deps[m] in {"case", "mark"}]
