"""Which role a head word names, and for which side its modifiers say that it serves."""

from detente.knowledge.phrase_words import phrase_words
from detente.knowledge.roles import Role, role_endings, role_of
from detente.language import phrases
from detente.language.actor import OBSERVER, UNKNOWN, Party
from detente.language.mentions import Mention
from detente.language.parsed import Sentence
from detente.language.scene import Scene

_FORMER = phrase_words().former
_SIDE_KINDS = frozenset({"media", "state", "demonym", "organ", "body", "group", "capital", "people"})
_BANDS = frozenset({"militia", "group", "faction", "movement", "fighter"})  # those in Syria are not Syria's
_PRINCIPALS = frozenset({"head", "minister", "side"})
_COUNTED = frozenset({"two", "three", "four", "both"})
_AWAY = frozenset({"to", "with", "on", "about", "against", "at"})


def role_at(scene: Scene, s: Sentence, i: int) -> tuple[Role, Party] | None:
    """The role that head i names and the side it serves by its modifiers, empty where they tell none."""
    role = role_word(scene, s, i)
    return None if role is None else (role, side_at(scene, s, i, role))


def side_at(scene: Scene, s: Sentence, i: int, role: Role) -> Party:
    """The side that the role named by head i serves by its modifiers, empty where they tell none."""
    mods = phrases.modifiers(s, i)
    if role.serves == "observer":
        return (OBSERVER,)
    if role.former_observer and any(s.bases[m] in _FORMER for m, _ in mods):
        return (OBSERVER,)
    own = role.word.split()[:-1]  # the "state" of "state media" is nobody's side
    for m, how in sorted(mods, key=lambda one: s.low[one[0]] in own):
        if _tells_no_side(scene, s, role, m, how):
            continue
        side = side_of(scene, s, m, how)
        if side:
            return side
    return ()


def _tells_no_side(scene: Scene, s: Sentence, role: Role, m: int, how: str) -> bool:
    """``ambassador to Syria`` serves another state, ``envoy for Yemen`` and ``the Geneva communiqué`` none, but
    ``negotiators for Iran`` do."""
    if how in _AWAY and role.serves == "state":
        return True
    if how == "poss" and role.word in phrase_words().other_than_the_owner:
        return True
    if how == "in" and role.kind in _PRINCIPALS and any(s.low[c] in _COUNTED for c in s.children[s.heads[m]]):
        return True  # "the two presidents in Chile", "both sides in Vienna": where they met
    if how == "in" and role.word.removesuffix("s") in _BANDS:
        return True
    if how in {"for", "to"} and role.kind == "envoy" and not (how == "for" and role.word.endswith("negotiator")):
        return True
    found = scene.mention(s, m)
    return role.kind == "document" and found is not None and found.entry.kind in {"capital", "place"}


def role_word(scene: Scene, s: Sentence, i: int) -> Role | None:
    """The longest role that ends at token i: ``foreign minister`` before ``minister``; names between its words do not
    count (``the top U.S. diplomat``)."""
    endings = role_endings()
    if s.bases[i] not in endings and s.low[i] not in endings and s.words[i + 1 : i + 2] != ["of"]:
        return None  # most words fall out here
    if s.pos[i] not in {"NOUN", "PROPN", "ADJ", "X"}:
        return None
    if s.bases[i] in endings or s.low[i] in endings:
        ends = [end for end in (s.bases[i], s.low[i]) if end in endings]
        before = [k for k in range(max(0, i - 5), i) if side_name(scene, s, k) is None]
        low = [s.low[k] for k in before[-4:]]
        for begin in range(len(low) + 1):
            for end in ends:
                role = role_of(" ".join([*low[begin:], end]).replace(" - ", "-"))
                if role:
                    return role
    if s.words[i + 1 : i + 2] != ["of"]:
        return None
    return role_of(" ".join(w.lower() for w in s.words[i : i + 3]))


def side_name(scene: Scene, s: Sentence, i: int) -> Mention | None:
    """The known name that covers token i, where it is one that can be served."""
    m = scene.mention(s, i)
    return m if m is not None and m.entry.kind in _SIDE_KINDS else None


def side_of(scene: Scene, s: Sentence, m: int, how: str) -> Party:
    """The party that modifier m stands for; ``how`` it modifies is told by :func:`phrases.modifiers`."""
    if scene.mention(s, m) is not None and any(s.deps[c] == "conj" for c in s.children[m]):
        several = [_one_side(scene, s, k, how) for k in phrases.conjuncts(s, m)]
        return tuple(dict.fromkeys(p for side in several for p in side))
    return _one_side(scene, s, m, how)


def by_descent(s: Sentence, m: Mention) -> bool:
    """``ethnic Albanians``: a people, who mostly live in another state than that of their name."""
    return m.first > 0 and s.low[m.first - 1] == "ethnic"


def _one_side(scene: Scene, s: Sentence, m: int, how: str) -> Party:
    """As :func:`side_of`, without what is coordinated with m."""
    found = scene.mention(s, m)
    if found is not None and by_descent(s, found):
        return ()
    if found is not None:
        entry = scene.best(found.entries)
        if entry.kind in _SIDE_KINDS:
            return (entry.party,)
        if entry.kind == "place" and entry.party and how in {"in", "from", "of", "pre"}:
            return (entry.party,)
        theatre = scene.in_theatre(found.entries) if entry.kind == "generic" else None
        if theatre is not None:
            return (theatre.party,)
        if entry.kind == "outlet":
            return ()
    if how in {"poss", "of", "for", "pre", "from", "by"}:
        actors = scene.resolve(s, m)
        if all(a.kind != "document" for a in actors):
            return tuple(dict.fromkeys(p for a in actors for p in a.party if p != UNKNOWN))
    return ()
