"""Who speaks: from the subjects of a cue to one actor."""

from detente.language import phrases
from detente.language.actors import UNKNOWN, Actor
from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.cue.cue import Cue
from detente.reading.drafts import Draft

_NEEDS_A_SIDE = frozenset({"object", "preposition", "light", "as", "complement", "infinitive"})
_REACH = 8  # sentences back to a speaker whom "he" or "she" may mean


def speaker(c: Context, s: Sentence, cue: Cue, earlier: list[Draft]) -> Actor | None:
    """Who speaks in a cue, None where it is nobody who could. ``earlier``: statements before it in the sentence."""
    if cue.hearsay:
        return Actor("unnamed sources", (UNKNOWN,), "unknown")
    actors: list[Actor] = []
    for head in cue.subjects:
        actors += [a for a in c.actors.resolve(s, head) if a not in actors]
    if not actors:
        return _only_named(s, cue) or _carried_on(c, s, cue, earlier)
    with_side = [a for a in actors if a.party != (UNKNOWN,)]
    if not with_side and cue.construction in _NEEDS_A_SIDE and actors[0].kind not in {"role", "person"}:
        return None
    return joint(tuple(with_side or actors))


def joint(actors: tuple[Actor, ...]) -> Actor:
    """Several actors as one speaker."""
    if len(actors) == 1:
        return actors[0]
    names = list(dict.fromkeys(a.name for a in actors))
    if len(names) == 1:
        return actors[0]
    parties = tuple(dict.fromkeys(p for a in actors for p in a.party))
    return Actor(", ".join(names[:-1]) + " and " + names[-1], parties, "several", plural=True)


def _only_named(s: Sentence, cue: Cue) -> Actor | None:
    """A person of whom no side is told, where the construction leaves no doubt that someone speaks."""
    if cue.construction not in {"clause", "quote"} or not cue.subjects:
        return None
    head = cue.subjects[0]
    if s.pos[head] == "PROPN" and any(kind == "PER" and a <= head < b for a, b, kind in s.names):
        return Actor(phrases.text(s, *phrases.core(s, head)), (UNKNOWN,), "person", known=False)
    return None


def _carried_on(c: Context, s: Sentence, cue: Cue, earlier: list[Draft]) -> Actor | None:
    """A pronoun or an omitted subject that the parse cannot place: the speaker before it in the sentence, or the
    last one that a ``he`` or ``she`` fits."""
    if not cue.subjects:
        return None
    head = cue.subjects[0]
    if earlier and s.deps[cue.at] == "conj" and s.heads[head] != cue.at:
        return earlier[-1].actor
    gender = {"he": "m", "she": "f"}.get(s.words[head].lower())
    if gender is None:
        return None
    for row, _, actor in reversed(c.actors.speakers):
        if s.index - row > _REACH:
            return None
        if actor.kind in {"person", "office", "role"} and not actor.plural and actor.gender in {None, gender}:
            return actor
    return None
