"""Descriptions that count: ``both governments``, ``the two leaders``, ``the four countries``, ``the three``."""

from detente.knowledge.phrase_words import phrase_words
from detente.knowledge.tables import state
from detente.language import phrases
from detente.language.actor import OBSERVER, UNKNOWN, Actor
from detente.language.parsed import Sentence
from detente.language.people import person_at
from detente.language.scene import Scene

_WORDS = phrase_words()
_REACH = 10  # sentences
_NUMBERS = {w: n for n, w in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 2)}
_KNOWN = frozenset({"the", "these", "those", "all", "both"})
_TOLD_BY = frozenset({"amod", "compound", "nmod", "acl", "acl:relcl"})
_COMPLEMENTS = frozenset({"obj", "iobj", "obl", "nmod", "xcomp"})
_ACTING = frozenset({"between", "by", "with", "among"})
_ACTORS = frozenset({"state", "demonym", "person", "surname", "organ", "capital", "group"})
_RARELY = 2
_STEPS = 4  # up from the description to the verb with the subject
_TOWARDS = frozenset({"with", "to", "on", "upon", "from", "against"})


def numbered(scene: Scene, s: Sentence, i: int) -> tuple[Actor, ...] | None:
    """Whom a counted description with head i means, persons or sides; empty where the report named none such, None
    where it is no counted description."""
    count = 2 if is_pair(s, i) else _count(s, i)
    if count is None:
        return None
    found = _told_behind(scene, s, i, count) or _same_noun_before(scene, s, i, count)
    found = found or set_before(scene, s, i, count, 3 if count == 2 else _REACH)
    if count == 2:
        bare = s.pos[i] == "NUM"  # "the two clashed": persons first
        return found or (_two_persons(scene, s, i) if bare else ()) or pair_before(scene, s, i) or None
    return found if found or s.bases[i] in _WORDS.pair_of_sides else None


def _told_behind(scene: Scene, s: Sentence, i: int, count: int) -> tuple[Actor, ...]:
    """``both sides, Russia and Ukraine``."""
    for c in s.children[i]:
        if s.deps[c] == "appos" and not scene.is_open(s, c):
            found = scene.resolve(s, c)
            if len(found) == count:
                return found
    return ()


def is_pair(s: Sentence, i: int) -> bool:
    """``both governments``, ``the two leaders``, ``each side``."""
    several, side = s.tags[i] == "NNS" and s.bases[i] in _WORDS.sets, s.bases[i] == "side"
    if not several and not side:
        return False
    beside = {s.bases[c] for c in s.children[i]}
    known = "both" in beside or ("two" in beside and (_KNOWN & beside or s.block.kind == "title"))
    return bool(several and known) or (side and "each" in beside)


def _count(s: Sentence, i: int) -> int | None:
    """How many ``the four states``, ``the three`` are; None for what is no such description: ``four days``."""
    if s.pos[i] != "NUM" and (s.tags[i] != "NNS" or s.bases[i] not in _WORDS.sets):
        return None  # most words fall out here
    beside = [s.bases[c] for c in s.children[i]]
    if not _KNOWN & set(beside) or any(s.deps[c] in _TOLD_BY for c in s.children[i]):
        return None
    word = s.bases[i]
    if s.pos[i] == "NUM":
        acts = s.rels[i] in {"nsubj", "obj", "iobj", "obl"}
        return _NUMBERS.get(word) if acts and i + 1 < len(s.words) and s.low[i + 1] != "of" else None
    return next((_NUMBERS[one] for one in beside if one in _NUMBERS), None)


def _same_noun_before(scene: Scene, s: Sentence, i: int, count: int) -> tuple[Actor, ...]:
    """``the leaders of Russia, Turkey and Iran … the three leaders``: whom the same noun was said of."""
    if s.pos[i] == "NUM":
        return ()
    for other in scene.back(s, _REACH):
        for k in reversed(range(len(other.words) if other.index < s.index else i)):
            if other.rels[k] != "nmod" or other.bases[other.heads[k]] != s.bases[i] or scene.is_open(other, k):
                continue
            found = scene.resolve(other, k)
            if len(found) == len({a.party for a in found}) == count:
                return found
    return ()


def set_before(scene: Scene, s: Sentence, i: int, count: int, reach: int) -> tuple[Actor, ...]:
    """The persons or sides, so many, that were last named together: ``Russia, Iran and Turkey … the three``."""
    apart = _who_turns_to(scene, s, i)
    for other in scene.back(s, reach):
        end = len(other.words) if other.index < s.index else i
        for k in reversed(range(end)):
            if other.deps[k] == "conj" or scene.is_open(other, k):
                continue
            if not any(other.deps[c] == "conj" for c in other.children[k]):
                continue
            led = set(phrases.prepositions(other, k))
            if count == 2 and not _ACTING & led and (other.deps[k] == "nmod" or "from" in led):
                continue  # "observers of the United Nations and the United States"
            found = tuple(a for a in scene.resolve(other, k) if not apart & set(a.party))
            parties = [a.party[0] for a in found if len(a.party) == 1 and a.party[0] not in {UNKNOWN, OBSERVER}]
            if len(found) == len(set(parties)) == count and not (s.bases[i] == "side" and _aside(scene, parties)):
                return found
    return ()


def _aside(scene: Scene, parties: list[str]) -> bool:
    """Whether others than these are the two of whom the report speaks: ``both sides`` are not two who looked on."""
    most = sorted(scene.parties.values(), reverse=True)
    return len(most) > 1 and max(scene.parties[p] for p in parties) * _RARELY < most[1]


def pair_before(scene: Scene, s: Sentence, i: int) -> tuple[Actor, ...]:
    """The two persons or sides, as the noun asks, that the report has named last; empty where it named fewer."""
    noun = s.bases[i]
    if noun in _WORDS.pair_of_persons:
        return _two_persons(scene, s, i)
    return _two_sides(scene, s, i) if noun in _WORDS.pair_of_sides else ()


def _two_persons(scene: Scene, s: Sentence, i: int) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for other, m in scene.named_before(s, i, _REACH):
        person = person_at(scene, other, m.first, m) if m.entry.kind in {"person", "surname"} else None
        if person is not None and person.party[0] not in found:
            found[person.party[0]] = person
        if len(found) == 2:
            return tuple(reversed(found.values()))
    return ()


def _two_sides(scene: Scene, s: Sentence, i: int) -> tuple[Actor, ...]:
    """Of the sides named before, the two of which the report speaks most; never he who speaks with both."""
    found: dict[str, Actor] = {}
    apart = _who_turns_to(scene, s, i)
    states = s.bases[i] != "side"  # a movement has no government
    for other, m in scene.named_before(s, i, _REACH):
        e = scene.best(m.entries)
        if e.kind not in _ACTORS or other.deps[m.last] == "obl":
            continue
        person = person_at(scene, other, m.first, m) if e.kind in {"person", "surname"} else None
        party = person.party[0] if person is not None else e.party
        if party in found or party in apart or party in {UNKNOWN, OBSERVER} or (states and state(party) is None):
            continue
        if s.bases[i] == "power" and party.lower() not in _WORDS.powers:
            continue
        land = state(party)
        name = land.name if land is not None else e.name if e.kind in {"organ", "group"} else party
        found[party] = Actor(name, (party,), "state")
    most = sorted(found, key=lambda party: -scene.parties[party])[:2]
    return tuple(found[party] for party in sorted(most, key=list(found).index, reverse=True)) if len(most) == 2 else ()


def _who_turns_to(scene: Scene, s: Sentence, i: int) -> frozenset[str]:
    """``The envoy urged both sides``, ``threatened to impose sanctions on both governments``: the parties of the
    subject, who is a third."""
    at, turned = i, False
    for _ in range(_STEPS):
        up, dep = s.heads[at], s.rels[at]
        if up < 0 or dep not in _COMPLEMENTS:
            break
        if dep in {"obj", "iobj"} or _TOWARDS & set(phrases.prepositions(s, at)):
            turned = True
        subjects = [k for k in s.children[up] if s.deps[k] == "nsubj" and not scene.is_open(s, k)]
        if subjects:
            parties = frozenset(p for k in subjects for a in scene.resolve(s, k) for p in a.party)
            return parties if turned else frozenset()
        at = up
    return frozenset()
