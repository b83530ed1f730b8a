"""Frames: predicate and arguments in one normal form, whatever the construction.

Verbs are brought into the active voice with the subject that control, raising, coordination or a relative clause gives
them; nouns that may name events get what their possessors, modifiers, prepositions and light verbs tell; adjectives
what they are said of. All readers work on frames; which predicates are events is the lexicon's business.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from detente.knowledge.lexicon import lexicon, light_verbs
from detente.knowledge.phrase_words import phrase_words
from detente.language.parsed import Sentence
from detente.reading.frame import arguments, nouns
from detente.reading.frame.complements import complements

Kind = Literal["verb", "noun", "adj"]
Heads = tuple[int, ...]
_PARTICLES = frozenset(
    {"over", "out", "down", "up", "off", "back", "away", "in"}
)  # "call on" and "agree to" are no such
_OVER = frozenset({"hand", "turn", "sign"})  # their objects are what is given, not a number of it
_PREDICATIVE = frozenset({"root", "conj", "ccomp", "acl:relcl", "advcl", "parataxis", "xcomp", "acl", "dep"})


@dataclass(slots=True)
class Frame:
    """One predicate with its arguments.

    ``token``: index of the predicate in ``sentence``; ``arguments``: role → heads of nominals in active order
    (``subj``, ``obj``, ``iobj``, ``prep:X``; of nouns ``poss``, ``mod``; of compounds like ``Iran-backed`` ``prefix``,
    ``head``; coordinated nominals are told by their first head). ``adverbs``: like ``home``, they tell senses apart.
    ``complements``: of ``inf that base ing objinf pred``, with ``complement`` the token of its predicate, -1 for none.
    ``light``: the verb above a noun as the lexicon writes it (``carry_out``, ``engage/in``), ``light_at`` its token."""

    sentence: Sentence
    token: int
    lemma: str
    kind: Kind
    particle: str = ""
    voice: Literal["active", "passive"] = "active"
    arguments: dict[str, Heads] = field(default_factory=dict)
    adverbs: tuple[str, ...] = ()
    complements: frozenset[str] = frozenset()
    complement: int = -1
    light: str = ""
    light_at: int = -1

    def heads(self, role: str) -> Heads:
        """Heads of the nominals in a role, empty where it is not filled."""
        return self.arguments.get(role, ())


def frames(s: Sentence) -> list[Frame]:
    """The frames of all verbs, nouns and predicative or compound adjectives of a sentence, in its order."""
    return [found for i in range(len(s.words)) if (found := frame(s, i)) is not None]


@lru_cache(maxsize=2_048)  # several readers ask for the same ones, sentence by sentence or report by report
def frame(s: Sentence, i: int) -> Frame | None:
    """The frame of token i, None where it is no predicate. It is shared: change nothing in it."""
    if arguments.prefixed(s, i):
        return _compound(s, i)
    if s.pos[i] == "VERB":
        return _verb(s, i)
    if s.pos[i] in {"NOUN", "PROPN"}:
        return _noun(s, i)
    if s.pos[i] == "ADJ" and s.deps[i] in _PREDICATIVE:
        return _adjective(s, i)
    if s.pos[i] in {"ADV", "ADP"} and s.child(i, "cop") is not None:  # is not up for discussion
        return _adjective(s, i)
    return None


def lemma(s: Sentence, i: int) -> str:
    """The base form of a verb; where the parse's is no word of the lexicon, that with the mute e or
    the second consonant (``rebuk``, ``boycot``)."""
    plain = s.bases[i]
    known = lexicon()
    if not known.find(plain, "verb"):
        for longer in (f"{plain}e", plain + plain[-1:]):
            if known.find(longer, "verb"):
                return longer
    return plain


def _verb(s: Sentence, i: int) -> Frame | None:
    if s.deps[i] in {"amod", "compound"} or s.deps[i].startswith("aux"):
        return None
    voice: Literal["active", "passive"] = "passive" if arguments.passive(s, i) else "active"
    word, part = lemma(s, i), arguments.particle(s, i)
    found = arguments.of_verb(s, i, voice)
    if voice == "passive" and s.deps[i] != "acl" and _is_state(word, found):
        voice, found["subj"] = "active", found.pop("obj")
    kinds, at = complements(s, i)
    if not part and "obj" not in found:
        part = _particle(s, i, word, found)
    if not part and word in _OVER and _over_a_number(s, i):
        part = "over"
    return Frame(s, i, word, "verb", part, voice, found, arguments.adverbs(s, i), kinds, at)


def _over_a_number(s: Sentence, i: int) -> bool:
    """``handed over 300 prisoners``, read as more than 300."""
    after = i + 1 < len(s.words) and s.low[i + 1] == "over"
    return after and s.deps[i + 1] == "advmod" and s.deps[s.heads[i + 1]] == "nummod"


def _is_state(word: str, found: dict[str, Heads]) -> bool:
    """``is opposed to the plan``, ``are engaged in talks``: a state of the subject, to whom nobody did it."""
    states = phrase_words().states
    return "obj" in found and "subj" not in found and any(f"{word}/{role[5:]}" in states for role in found)


def _particle(s: Sentence, i: int, word: str, found: dict[str, Heads]) -> str:
    """``handed over the hostages``, read as a preposition: the particle, with its noun made the object; else empty."""
    follower = s.low[i + 1] if i + 1 < len(s.words) else ""
    heads = found.get(f"prep:{follower}", ())
    if follower not in _PARTICLES or not heads or s.heads[i + 1] != heads[0]:
        return ""
    if follower == "in" and not _thing(s, heads[0]):
        return ""
    if not any(sense.particle == follower and sense.object for sense in lexicon().find(word, "verb")):
        return ""
    found["obj"] = heads[:1]
    return follower


def _thing(s: Sentence, i: int) -> bool:
    """``(handed in) their rifles``, not ``(met in) Geneva``, ``in response``, ``in recent days``."""
    told = any(s.rels[c] in {"det", "nmod", "amod", "nummod"} for c in s.children[i])
    return s.tags[i] in {"NN", "NNS"} and told and s.bases[i] not in phrase_words().times


def _noun(s: Sentence, i: int) -> Frame:
    found = nouns.of_noun(s, i)
    kinds, at = complements(s, i)
    out = Frame(s, i, s.bases[i], "noun", arguments=found, complements=kinds, complement=at)
    out.light, out.light_at = _light(s, i)
    if out.light_at >= 0:
        over = nouns.of_light(s, i, out.light_at)
        for role, heads in over.items():
            out.arguments.setdefault(role, heads)
    return out


def _light(s: Sentence, i: int) -> tuple[str, int]:
    """The verb above a noun, where it is one that some noun takes: ``hold talks``, ``is under sanctions``."""
    known = light_verbs()
    cases = [s.low[c] for c in s.children[i] if s.deps[c] == "case"]
    if any(s.deps[c] == "cop" for c in s.children[i]):
        for case in cases:
            if f"be/{case}" in known:
                return f"be/{case}", i
        return "", -1
    for above, dep in nouns.governors(s, i):
        part = arguments.particle(s, above)
        stem = s.bases[above] + (f"_{part.replace(' ', '_')}" if part else "")
        options = [f"{stem}/{case}" for case in cases] if dep == "obl" else [stem]
        for option in options:
            if option in known:
                return option, above
    return "", -1


def _adjective(s: Sentence, i: int) -> Frame:
    kinds, at = complements(s, i)
    found = arguments.prepositions_of(s, i)
    subject = arguments.surface(s, i)
    if subject:
        found["subj"] = subject
    return Frame(s, i, s.bases[i], "adj", arguments=found, complements=kinds, complement=at)


def _compound(s: Sentence, i: int) -> Frame:
    """``Iran-backed forces``, ``UN-brokered talks``: the lemma is written with a hyphen before it."""
    before = arguments.prefixed(s, i)
    found = {"prefix": before}
    if s.heads[i] >= 0:
        found["head"] = (s.heads[i],)
    word = s.low[i]
    return Frame(s, i, f"-{word.rpartition('-')[2]}", "adj", arguments=found)
