"""Headlines in which the parse finds no cue: ``FCO Minister: …``, ``Minister comments on …``."""

from detente.language.actors import UNKNOWN, Actor
from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.drafts import Draft
from detente.reading.progress import Progress
from detente.reading.statement.speakers import joint

_LONGEST = 14  # words before the colon or the verb
_SPEAKS = frozenset({"person", "office", "role", "organ", "body"})


def headline(p: Progress, s: Sentence) -> None:
    """Add the statement of a headline that names its source before a colon or before a verb taken for a noun."""
    for i in range(1, min(_LONGEST, len(s.words) - 1)):
        verb = _verb_in_s(p.c, s, i)
        if verb or s.words[i] == ":":
            actors = _source(p.c, s, i, verb)
            if actors:
                said = [(s.starts[i + 1], s.end)]
                p.drafts.append(
                    Draft(joint(actors), [s], s.words[i], "indirect", p.c.reported, content=said, confidence=0.7)
                )
            return


def _verb_in_s(c: Context, s: Sentence, i: int) -> bool:
    """``comments``: a verb of speech in the third person that is tagged as a plural noun."""
    return (
        s.tags[i] == "NNS"
        and s.tags[i - 1] != "POS"
        and s.words[i].lower().endswith("s")
        and s.lemmas[i].lower() in c.cues.verbs
    )


def _source(c: Context, s: Sentence, i: int, verb: bool) -> tuple[Actor, ...]:
    """Who is named straight before the verb or the colon, empty where it is no speaker."""
    head = next((k for k in range(i - 1, -1, -1) if s.pos[k] in {"PROPN", "NOUN"}), None)
    if head is None or (verb and (head != i - 1 or "VERB" in s.pos[:i])):
        return ()
    actors = c.actors.resolve(s, head)
    while not actors and 0 <= s.heads[head] < i:
        head = s.heads[head]
        actors = c.actors.resolve(s, head)
    speaks = actors and actors[0].party != (UNKNOWN,)
    return actors if speaks and (actors[0].kind in _SPEAKS or (verb and actors[0].kind == "state")) else ()
