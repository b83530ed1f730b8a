"""What the words beside a name tell of its bearer: titles before it, appositions, a description behind a comma."""

from typing import NamedTuple

from detente.knowledge.phrase_words import phrase_words
from detente.knowledge.roles import role_of
from detente.language import phrases
from detente.language.actor import OBSERVER, Party
from detente.language.parsed import Sentence
from detente.language.scene import Scene
from detente.language.sides import role_at, side_name, side_of

_LONGEST_TITLE = 9  # tokens: "Pentagon press operations director Navy Capt."
_LONGEST_TAIL = 6
_TAIL_BEGINS = frozenset({"a", "an", "the", "head", "director", "chief", "editor", "professor", "senior", "who"})
_INSIDE_TITLES = frozenset({"-", "of", "for", "’s", "'s", "and", "the"})


class Told(NamedTuple):
    """The head words of the roles that a description gives, and the party, empty where it tells none."""

    roles: set[str]
    party: Party


def told_beside(scene: Scene, s: Sentence, first: int, last: int) -> Told:
    """Roles and party told by all the words beside the name of tokens first … last."""
    head = next((k for k in range(first, last + 1) if not first <= s.heads[k] <= last), first)
    before = [k for k in s.children[head] if k < first and s.rels[k] in {"nmod", "compound", "amod", "appos", "flat"}]
    roles: set[str] = set()
    party: Party = ()
    for k in [*before, *_appositions(s, head, first, last)]:
        got = role_at(scene, s, k)
        facing = s.bases[k] in phrase_words().counterparts or s.bases[k - 1 : k + 1] == ["opposite", "number"]
        if facing and not (party := party or _of_counterpart(scene, s, k)):
            return Told(roles, ())  # "his opposite number": of whom he faces, who is not told here
        if got is not None and not facing:
            roles.add(got[0].word)
            party = party or got[1]
    for told in (_told_behind(s, last), told_by_titles(scene, s, first)):
        roles |= told.roles
        party = party or told.party
    return Told(roles, party or _party_of_modifiers(scene, s, [*before, head]))


def _of_counterpart(scene: Scene, s: Sentence, k: int) -> Party:
    """``his counterpart from the opposition``, ``her Syrian colleague``: the side named beside the word itself."""
    for m, how in phrases.modifiers(s, k):
        if how != "poss" and (side := side_of(scene, s, m, how)):
            return side
    return ()


def _appositions(s: Sentence, head: int, first: int, last: int) -> list[int]:
    """The nouns that explain the name, and the one that it explains."""
    out = [c for c in s.children[head] if s.deps[c] == "appos" and not first <= c <= last]
    if s.deps[head] in {"appos", "flat", "nmod:desc"} and s.heads[head] >= 0:
        out.append(s.heads[head])
    return out


def _party_of_modifiers(scene: Scene, s: Sentence, heads: list[int]) -> Party:
    for head in heads:
        for m, how in phrases.modifiers(s, head):
            side = side_of(scene, s, m, how)
            if side:
                return side
    return ()


def told_by_titles(scene: Scene, s: Sentence, first: int) -> Told:
    """The run of title words straight before a name: ``Pentagon press operations director Navy Capt.``

    Its names count only where it holds a role."""
    observer = False
    roles: set[str] = set()
    party: Party = ()
    for k in range(first - 1, max(-1, first - 1 - _LONGEST_TITLE), -1):
        if s.pos[k] not in {"NOUN", "PROPN", "ADJ"} and s.words[k] not in _INSIDE_TITLES:
            break
        role = role_of(s.bases[k]) if s.pos[k] in {"NOUN", "PROPN"} else None
        if role:
            roles.add(role.word)
            observer = observer or role.serves == "observer"
        side = side_name(scene, s, k)
        if side and not party:
            party = (scene.best(side.entries).party,)
    if not roles:
        return Told(roles, ())
    return Told(roles, (OBSERVER,) if observer else party)


def _of_scholars(s: Sentence, begin: int) -> bool:
    """``of the Asser Institute``, ``from Oslo University``, ``, who runs a rights group``: a house of study or of
    concern that the bearer is from."""
    near = s.low[begin : begin + _LONGEST_TAIL + 2]
    if near[:1] == [","]:
        return near[1:2] == ["who"] and any(w in phrase_words().working_there for w in near[2:4]) and _house(near[3:])
    if not near or near[0] not in {"of", "at", "from"}:
        return False
    stop = next((k for k, tag in enumerate(s.tags[begin : begin + len(near)]) if tag in {"VBD", "VBZ", "VBP"}), None)
    return _house(near[:stop])


def _house(words: list[str]) -> bool:
    for k, word in enumerate(words):
        if word in {",", ".", ";"}:
            return False
        if word in phrase_words().houses or (word == "group" and words[k - 1] in phrase_words().causes):
            return True
    return False


def _told_behind(s: Sentence, last: int) -> Told:
    """The description straight behind a name and a comma, read word by word: ``, a senior fellow at …``."""
    if _of_scholars(s, last + 1):
        return Told(set(), (OBSERVER,))
    begin = last + 2
    if begin >= len(s.words) or s.words[last + 1] != ",":
        return Told(set(), ())
    if s.low[begin] not in _TAIL_BEGINS and s.tags[begin] not in {"NN", "JJ"}:
        return Told(set(), ())
    former = False
    for at in range(begin, min(begin + _LONGEST_TAIL, len(s.words))):
        if s.words[at] in {",", "said", "told"} or s.tags[at] in {"VBD", "IN"}:
            break
        former = former or s.bases[at] in {"former", "retired"}
        role = role_of(s.bases[at])
        ends = at + 1 >= len(s.words) or s.tags[at + 1] not in {"NN", "NNP"}
        if role and role.individual and role.kind != "source" and ends:
            observer = role.serves == "observer" or (former and role.former_observer)
            return Told({role.word}, (OBSERVER,) if observer else ())
    return Told(set(), ())
