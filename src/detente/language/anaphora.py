"""Descriptions that stand for someone named before: ``the official``, ``the group``, ``the government``."""

from detente.knowledge.phrase_words import phrase_words
from detente.knowledge.roles import Role
from detente.language.actor import UNKNOWN, Actor, Person
from detente.language.offices_held import holds
from detente.language.parsed import Sentence
from detente.language.personal_names import surname
from detente.language.scene import Scene

_WORDS = phrase_words()
_SPEAKERS_REACH = 30  # sentences
_WORDS_REACH = 15
_GROUPS_REACH = 5
_PLURAL = frozenset({"NNS", "NNPS"})


def named_before(scene: Scene, s: Sentence, i: int, role: Role) -> Actor | None:
    """``the official added``: the last speaker, else the first person, else the last phrase with that role."""
    for row, _, actor in reversed(scene.speakers):
        if s.index - row > _SPEAKERS_REACH:
            break
        if _spoke_as(scene, actor, role) and _same_number(actor, s.tags[i]):
            return actor
    if role.kind in {"envoy", "head", "minister", "spokesperson", "military"} and s.tags[i] not in _PLURAL:
        for person in scene.people.values():
            if _has(person, role) or holds(scene, person.name, person.party, role):
                return Actor(person.name, person.party or (UNKNOWN,), "person", person.gender, role.word)
    return _same_word(scene, s, i)


def _same_number(actor: Actor, tag: str) -> bool:
    """``the minister`` is not two of them, ``the leaders`` not the one who spoke last."""
    return (actor.plural or len(actor.party) > 1) == (tag in _PLURAL)


def _spoke_as(scene: Scene, actor: Actor, role: Role) -> bool:
    """Whether a speaker may be meant by the role: by his description, his office or what the report calls him."""
    if actor.role and role.matches(actor.role):
        return True
    if actor.kind != "person":
        return False
    person = scene.people.get(surname(actor.name))
    return holds(scene, actor.name, actor.party, role) or (person is not None and _has(person, role))


def _has(person: Person, role: Role) -> bool:
    return any(role.matches(r) for r in person.roles)


def _same_word(scene: Scene, s: Sentence, i: int) -> Actor | None:
    """``the co-chairs`` after ``the co-chairs of the Minsk Group``."""
    lemma = s.bases[i]
    for other in scene.back(s, _WORDS_REACH):
        for k in range(len(other.words) if other.index < s.index else i):
            if other.bases[k] == lemma and not scene.is_open(other, k):
                found = scene.resolve(other, k)
                alike = [a for a in found if len(found) == 1 or a.role == lemma]  # not those coordinated with it
                if len(alike) == 1 and alike[0].known and alike[0].party not in {(), (UNKNOWN,)}:
                    return alike[0]
    return None


def group_before(scene: Scene, s: Sentence, i: int, reach: int = _GROUPS_REACH) -> Actor | None:
    """``the group``: the armed group or movement named last, ``reach`` sentences back at most."""
    for _, m in scene.named_before(s, i, reach):
        if m.entry.kind == "group":
            return Actor(m.text, (scene.best(m.entries).party,), "group", plural=True)
    return None
