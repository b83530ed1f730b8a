"""Pronouns: the best antecedent in the sentence and the three before it, by salience."""

from collections.abc import Callable
from functools import partial

from detente.knowledge.phrase_words import phrase_words
from detente.knowledge.roles import role_of
from detente.language.actor import Actor
from detente.language.parsed import Sentence
from detente.language.scene import Scene

_GENDERS = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_REACH = 4  # sentences, the pronoun's own included
_WORDS = phrase_words()
_BODIES = _WORDS.bodies
_SALIENCE = {"nsubj": 3.0, "obj": 1.5, "iobj": 1.5, "obl": 1.0, "root": 1.5, "appos": 1.2, "conj": 1.0, "nmod": 0.7}
_PER_SENTENCE = 1.6  # what an antecedent loses with each sentence between
_FARTHEST = -4.0  # of a paragraph's first sentence, whose subject it goes on about where nobody nearer fits
_COMMAND = 0.5  # the subject of a clause above the pronoun's own
_PER_TOKEN = 0.01  # of two alike the later one

Fits = Callable[[tuple[Actor, ...]], bool]


def pronoun(scene: Scene, s: Sentence, i: int) -> tuple[Actor, ...]:
    """Whom the pronoun at token i stands for; empty where nothing fits."""
    word = s.low[i]
    if s.tags[i] in {"WP", "WDT", "WP$"} or word in {"who", "which", "that"}:
        return _relative(scene, s, i)
    if word in _GENDERS:
        return _antecedent(scene, s, i, partial(_is_person, gender=_GENDERS[word]))
    if word in {"they", "them", "their", "both", "two", "these"}:
        return _antecedent(scene, s, i, _are_several)
    if word in {"it", "its"}:
        return () if _is_text(scene, s, i) else _antecedent(scene, s, i, _is_body)
    return ()


def _is_text(scene: Scene, s: Sentence, i: int) -> bool:
    """``The text does not name it. It says only that …``, ``They signed an accord. It obliges …``: in the present tense
    a text speaks that the sentence before has for its subject or object. Who it is that speaks is not told then."""
    verb = s.heads[i]
    if s.deps[i] not in {"nsubj", "expl"} or verb < 0 or s.tags[verb] != "VBZ" or not s.index:
        return False
    before = scene.parsed.sentences[s.index - 1]
    if s.bases[verb] not in _WORDS.texts_do or before.block.kind != "paragraph":
        return False
    return any(
        before.bases[k] in _WORDS.texts and before.deps[k] in {"nsubj", "nsubj:pass", "obj", "root"}
        for k in range(len(before.words))
    )


def _relative(scene: Scene, s: Sentence, i: int) -> tuple[Actor, ...]:
    """``who``: the noun that the relative clause describes."""
    at = s.heads[i]
    while at >= 0:
        if s.deps[at] in {"acl:relcl", "advcl:relcl"}:
            head = s.heads[at]
            return scene.resolve(s, head) if head >= 0 and s.pos[head] in {"NOUN", "PROPN", "PRON"} else ()
        at = s.heads[at]
    return ()


def _antecedent(scene: Scene, s: Sentence, i: int, fits: Fits) -> tuple[Actor, ...]:
    """Subjects and speakers first, then the nearest."""
    best: tuple[float, tuple[Actor, ...]] = (_FARTHEST, ())
    own = set(s.subtree(i)) | _beside(s, i) | _asked_about(s, i)
    aside_here = _interjected(s, i)
    over = _above(s, i)
    for other in scene.back(s, _REACH):
        here = other.index == s.index
        aside = other.block.kind in {"title", "subhead", "caption", "bullet"} and s.block.kind == "paragraph"
        if aside and not here:
            continue
        spoke = scene.spoke_in(other)
        for head, salience in _nominals(scene, other):
            if here and head >= i:
                break
            if here and (head in own or (aside_here and not _set_apart(s, head, i))):
                continue
            actors = scene.resolve(other, head)
            if not fits(actors):
                continue
            value = salience - _PER_SENTENCE * (s.index - other.index)
            value += 1.0 if any(a in actors for a in spoke) else 0.0
            value += _COMMAND if here and s.deps[head].startswith("nsubj") and s.heads[head] in over else 0.0
            near = value > 0 or (other.block.index == s.block.index and fits is not _is_body)
            if value > best[0] and near:
                best = (value, actors)
    return best[1]


def _above(s: Sentence, i: int) -> set[int]:
    """The words above token i: a subject of theirs is who a clause below it goes on to speak of."""
    out: set[int] = set()
    at = s.heads[i]
    while at >= 0 and at not in out:
        out.add(at)
        at = s.heads[at]
    return out


def _beside(s: Sentence, i: int) -> set[int]:
    """``Ukraine met it``: the subject of its own verb is not what a plain object stands for."""
    if s.rels[i] not in {"obj", "iobj"} or s.heads[i] < 0:
        return set()
    return {k for k in s.children[s.heads[i]] if s.deps[k].startswith("nsubj")}


def _asked_about(s: Sentence, i: int) -> set[int]:
    """``Asked whether the king would abdicate, he replied``: those in the question are not who answers."""
    verb = s.heads[i]
    if verb < 0 or not s.deps[i].startswith("nsubj"):
        return set()
    asked = (k for k in s.children[verb] if s.deps[k] == "advcl" and k < i and s.tags[k] == "VBN")
    return {m for k in asked if s.bases[k] in _WORDS.put_to for m in s.subtree(k)}


def _set_apart(s: Sentence, head: int, i: int) -> bool:
    """``A diplomat was blunter: the offer, he said, was worthless``: a colon or semicolon between the two."""
    return any(w in {":", ";"} for w in s.words[head + 1 : i])


def _interjected(s: Sentence, i: int) -> bool:
    """``The president, he insisted, is …``: he is not the subject whose clause he interrupts."""
    return 0 < i < len(s.words) - 2 and s.words[i - 1] == "," and s.words[i + 2] == ","


def _nominals(scene: Scene, s: Sentence) -> list[tuple[int, float]]:
    """Heads of the noun phrases of a sentence that could be antecedents, with their salience."""
    if s.index not in scene.nominals:
        scene.nominals[s.index] = [
            (k, _salience(s, k))
            for k, pos in enumerate(s.pos)
            if (pos in {"NOUN", "PROPN"} or (pos == "NUM" and _the_four(s, k)))
            and s.rels[k] in _SALIENCE
            and s.deps[k] != "nmod:desc"
        ]
    return scene.nominals[s.index]


def _the_four(s: Sentence, k: int) -> bool:
    """A number that stands for those named before."""
    return s.rels[k] == "nsubj" and any(s.deps[c] == "det" for c in s.children[k])


def _salience(s: Sentence, head: int) -> float:
    if s.deps[head] == "nmod:poss":
        return 1.4 + _PER_TOKEN * head
    dep = s.rels[head]
    value = _SALIENCE[dep]
    if dep == "nsubj" and s.heads[head] >= 0 and s.deps[s.heads[head]] in {"root", "conj"}:
        value += 1.0
    return value + _PER_TOKEN * head


def _is_person(actors: tuple[Actor, ...], gender: str) -> bool:
    if len(actors) != 1:
        return False
    one = actors[0]
    role = role_of(one.role) if one.kind == "role" and one.role else None
    personal = one.kind in {"person", "office"} or (role is not None and role.individual and not one.plural)
    return personal and one.gender in {None, gender}


def _are_several(actors: tuple[Actor, ...]) -> bool:
    """Sides or persons; texts do nothing together (``the charter and the accord, through which both recognise …``)."""
    if all(a.kind == "document" for a in actors):
        return False
    return len(actors) > 1 or any(a.plural or a.kind == "group" for a in actors)


def _is_body(actors: tuple[Actor, ...]) -> bool:
    if len(actors) != 1:
        return False
    one = actors[0]
    return one.kind in {"state", "organ", "body", "group", "document"} or (one.kind == "role" and one.role in _BODIES)
