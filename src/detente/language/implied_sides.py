"""The side that a role without modifiers serves, told by the sentence and what was named before."""

from detente.knowledge.phrase_words import phrase_words
from detente.knowledge.roles import Role
from detente.knowledge.tables import generic_groups, state
from detente.language.actor import OBSERVER, UNKNOWN, Party
from detente.language.parsed import Sentence
from detente.language.scene import Scene


def implied_side(scene: Scene, s: Sentence, i: int, role: Role) -> Party:
    """The only state that has the role, else that of the place which opens the sentence, else for lawmakers that of
    the subject before; empty where none of these tells it."""
    if s.low[i + 1 : i + 2] == ["there"]:
        return _named_here(scene, s, i)  # Tehran was silent, though a lawmaker there said
    organ = role.kind == "organ" and role.word not in phrase_words().of_no_state
    told = (_whose_words(scene, s, i) or _whose_hands(scene, s, i, role)) if organ else ()
    if told:
        return told
    states = {code for code, _ in role.offices}
    if len(states) == 1 and "" not in states:
        return tuple(states)
    side = _place_that_opens(scene, s, i) if role.serves == "state" else ()
    if not side and role.kind == "legislator" and s.index:
        side = _subject_before(scene, s)
    return side


def _named_here(scene: Scene, s: Sentence, i: int) -> Party:
    """The side of the place or institution named last before token i in its sentence, else of the state before."""
    kinds = {"state", "capital", "place", "organ", "body"}
    before = (scene.best(m.entries) for m in reversed(scene.mentions[s.index]) if m.last < i)
    named = next((e for e in before if e.kind in kinds and e.party), None)
    return (named.party,) if named is not None else _state_before(scene, s, i)


def organ_before(scene: Scene, s: Sentence, i: int) -> Party:
    """``The Pentagon denied it, and the president confirmed …``: the state whose institution stands before token i in
    the sentence, where all of them are of one state."""
    organs = (scene.best(m.entries) for m in scene.mentions[s.index] if m.last < i)
    sides = {e.party for e in organs if e.kind == "organ"}
    return tuple(sides) if len(sides) == 1 and state(next(iter(sides))) is not None else ()


def _whose_words(scene: Scene, s: Sentence, i: int) -> Party:
    """``the president said that parliament would decide``: the state of the subject in whose words an organ stands."""
    at = i
    for _ in range(12):
        up = s.heads[at]
        if up < 0:
            return ()
        if s.deps[at] == "ccomp" and s.pos[up] == "VERB":
            heads = [k for k in s.children[up] if s.deps[k].startswith("nsubj")]
            actors = scene.resolve(s, heads[0]) if heads and not scene.is_open(s, heads[0]) else ()
            sides = {p for a in actors for p in a.party if a.kind in {"person", "state", "office"}}
            if len(sides) == 1 and state(next(iter(sides))) is not None:
                return tuple(sides)
        at = up
    return ()


def _whose_hands(scene: Scene, s: Sentence, i: int, role: Role) -> Party:
    """``The prime minister sent the army``, ``ordered the police to``: an organ with nothing that tells whose it is
    belongs to the state of the person who disposes of it."""
    verb = s.heads[i]
    if s.deps[i] not in {"obj", "iobj"} or verb < 0 or s.pos[verb] != "VERB" or _set_apart(s, i, role):
        return ()
    if s.bases[verb] not in phrase_words().disposing:
        return ()
    heads = [k for k in s.children[verb] if s.deps[k] == "nsubj" and not scene.is_open(s, k)]
    sides = {p for k in heads for a in scene.resolve(s, k) for p in a.party if a.kind in {"person", "office"}}
    return tuple(sides) if len(sides) == 1 and state(next(iter(sides))) is not None else ()


def _set_apart(s: Sentence, i: int, role: Role) -> bool:
    """``foreign troops``, ``Amhara militias``, ``the regional army``: words beside the noun say that these are not
    those of the state spoken of."""
    before = [c for c in s.children[i] if c < i and s.deps[c] in {"amod", "compound", "nmod"}]
    beside = [c for c in before if s.low[c] not in role.word.split()]
    return any(s.bases[c] in phrase_words().setting_apart or s.pos[c] == "PROPN" for c in beside)


def of_form(scene: Scene, s: Sentence, i: int, role: Role) -> Party:
    """``the kingdom``, ``the bloc``: the state or body of that form that the report names most; not ``commissions``,
    ``a border commission``."""
    words = phrase_words()
    if s.tags[i] in {"NNS", "NNPS"} or any(s.deps[c] in {"compound", "nmod"} for c in s.children[i]):
        return ()
    forms = {
        "kingdom": words.kingdoms,
        "emirate": words.emirates,
        "sultanate": words.sultanates,
        "union": words.unions,
        "bloc": words.blocs,
        "alliance": words.alliances,
        "agency": words.agencies,
        "watchdog": words.agencies,
        "commission": words.commissions,
    }.get(role.word, ())
    counts = {code.upper(): n for code in sorted(forms) if (n := scene.parties[code.upper()])}
    return (max(counts, key=lambda code: counts[code]),) if counts else ()


def _place_that_opens(scene: Scene, s: Sentence, i: int) -> Party:
    """``In Stepanakert, lawmakers warned``: the place that opens the sentence tells whose they are."""
    for m in scene.mentions[s.index]:
        if m.first < i and m.first <= 3 and any(s.low[k] == "in" for k in range(m.first)):
            best = scene.best(m.entries)  # Brussels is a city too, but stands for the Union
            kinds = {"place", "capital", "state", "organ"}
            place = best if best.kind == "organ" else next((e for e in m.entries if e.kind in kinds and e.party), None)
            if place is not None:
                return (place.party,)
    return ()


def _of_the_place(scene: Scene, s: Sentence, i: int) -> Party:
    """``Shells fell on Kherson, the mayor said``: the state of the place named last."""
    places = (m.entry for _, m in scene.named_before(s, i, 3) if m.entry.kind == "place")
    found = next(places, None)
    return (found.party,) if found is not None else ()


def _subject_before(scene: Scene, s: Sentence) -> Party:
    """The side of the subject of the sentence before."""
    other = scene.parsed.sentences[s.index - 1]
    for k in range(len(other.words)):
        if other.deps[k].startswith("nsubj") and other.heads[k] == other.root:
            actors = scene.resolve(other, k)
            one = len(actors) == 1 and actors[0].party not in {(OBSERVER,), (UNKNOWN,)}
            return actors[0].party if one else ()
    return ()


def nearest_state(scene: Scene, s: Sentence, i: int, role: Role) -> Party:
    """The state that an office without a country belongs to: the issuer's, else that which is named most among those
    that have the office, else that named last."""
    if scene.home:
        return (scene.home,)
    words = phrase_words()
    if role.word in words.local:
        return _of_the_place(scene, s, i)
    if role.word in words.of_no_state or (role.kind == "organ" and _set_apart(s, i, role)):
        return ()
    counts = scene.countries
    having = [state for state, _ in role.offices]
    if having and "" not in having:
        return tuple(sorted((state for state in having if counts[state]), key=lambda state: -counts[state])[:1])
    if role.word == "government" and s.tags[i] == "NN":
        torn = {g.country for g in generic_groups() if g.country}
        named = [country for country in counts if country in torn]
        if named:
            return (max(named, key=lambda country: counts[country]),)
    return _state_before(scene, s, i)


_STATES = frozenset({"state", "demonym", "capital", "people"})


def _state_before(scene: Scene, s: Sentence, i: int) -> Party:
    """The state named before in the sentence, else its subject in the sentence before, else that named last; what
    stands in quotation marks is what somebody speaks of."""
    named = [
        (other, entry.party)
        for other, m in scene.named_before(s, i, 3)
        if (entry := scene.best(m.entries)).kind in _STATES
        and other.deps[m.last] != "obl"
        and not _quoted(other, m.first)
    ]
    here = next((party for other, party in named if other is s), None)
    if here is None and s.index:
        subject = _subject_before(scene, s)
        if len(subject) == 1 and state(subject[0]) is not None:
            return subject
    return (here,) if here else (named[0][1],) if named else ()


def _quoted(s: Sentence, i: int) -> bool:
    """Whether quotation marks are open at token i, as far as its sentence shows."""
    before = s.words[:i]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
