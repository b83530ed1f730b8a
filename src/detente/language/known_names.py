"""Known names as actors: states, capitals and peoples for their government, organs, bodies, armed groups, persons."""

from detente.knowledge.tables import generic_groups, group_name, state
from detente.language import phrases
from detente.language.actor import Actor
from detente.language.anaphora import group_before
from detente.language.descriptions import described
from detente.language.mentions import Mention
from detente.language.parsed import Sentence
from detente.language.people import person_at
from detente.language.scene import Scene
from detente.language.sides import by_descent, role_at, side_of

_OWN_NAME = frozenset({"department"})
_UNNAMED = "MILITANTS"  # the party of armed groups without a name
_GROUP_REACH = 40  # sentences back to the group that "the fighters" means


def named(scene: Scene, s: Sentence, i: int, m: Mention) -> tuple[Actor, ...] | None:
    """The actors that the known name m means at head i; empty where it names none, None where it only modifies."""
    entry = scene.best(m.entries)
    state, side = entry.state or m.text, (entry.party,)
    match entry.kind:
        case "person" | "surname":
            person = person_at(scene, s, i, m)
            return (person,) if person else None
        case "outlet" | "place":
            return ()
        case "demonym" if not _is_noun(s, i, m):
            return None
        case "demonym" | "people" if by_descent(s, m):
            return _where_they_live(scene, s, i)
        case "demonym" | "people":
            return (Actor(state, side, "state", plural=True),)
        case "capital":
            return (Actor(state, side, "state"),)
        case "generic":
            return _generic(scene, s, i, m)
        case "group":
            return (Actor(m.text, side, "group", plural=True),)
        case kind:
            # "the Defense Department" is its own name; "Foggy Bottom" stands for one
            other = _whose(scene, s, i, kind) if kind in {"organ", "format"} else ()
            if other and other != side:
                return (Actor(phrases.text(s, *phrases.core(s, i)), other, "role"),)
            if kind == "organ" and (joined := _joined_before(scene, s, m)):
                return (Actor(phrases.text(s, m.first - 2, m.last), (*joined, *side), kind, plural=True),)
            own = kind == "organ" and "'s" not in m.text and _OWN_NAME & set(m.text.lower().split())
            return (Actor(m.text if own else entry.name, side, kind),)


def _joined_before(scene: Scene, s: Sentence, m: Mention) -> tuple[str, ...]:
    """``Armenian and Azerbaijani troops``, where the second alone is a known name: the sides named before it."""
    found: list[str] = []
    k = m.first
    while k >= 2 and s.low[k - 1] in {"and", ","}:
        before = scene.mention(s, k - 2)
        if before is None or before.entry.kind != "demonym" or s.tags[k - 2] not in {"JJ", "NNP"}:
            break
        found.insert(0, before.entry.party)
        k = before.first
    return tuple(party for party in found if party != m.entry.party)


def _is_noun(s: Sentence, i: int, m: Mention) -> bool:
    """``The Russians``, ``the Russian said``, ``U.S. and Iran``: an adjective that stands for people or a state."""
    plural = s.tags[i] in {"NNPS", "NNS"}
    if plural or s.low[i] in {"u.s.", "uk"} or i != m.last:
        return True
    if s.low[i + 1 : i + 2] == ["and"] and i + 2 < len(s.words) and s.heads[s.heads[i + 2]] == i:
        return s.tags[i + 2] in {"JJ", "NNP"} and s.rels[s.heads[i + 2]] == "conj"  # Qatari and Egyptian mediators
    heads = s.rels[i] in {"nsubj", "obj", "obl", "iobj", "conj", "nmod"}
    return heads and any(s.tags[c] == "DT" for c in s.children[i])


def _where_they_live(scene: Scene, s: Sentence, i: int) -> tuple[Actor, ...]:
    """``ethnic Albanians in Serbia``: the state whose people they are, not that of their name; empty where untold."""
    for k, how in phrases.modifiers(s, i):
        m = scene.mention(s, k)
        if how in {"in", "of", "from"} and m is not None and m.entry.kind in {"state", "place", "capital"}:
            return (Actor(phrases.text(s, *phrases.core(s, i)), (m.entry.party,), "state", plural=True),)
    return ()


def _generic(scene: Scene, s: Sentence, i: int, m: Mention) -> tuple[Actor, ...]:
    """``the rebels``: those of the country that the report speaks of, unless their side is told."""
    theatre = scene.in_theatre(m.entries)
    rising = _against_its_state(scene, s, i, m)
    if rising:
        return (Actor(m.text, (rising,), "group", plural=True),)
    group = _of_group(scene, s, i)
    if group is not None:
        return (group,)
    got = role_at(scene, s, i)
    if theatre is None or (got and got[1]):
        return described(scene, s, i)
    if theatre.party == _UNNAMED and any(s.bases[c] in {"the", "this", "these"} for c in s.children[i]):
        before = group_before(scene, s, i, _GROUP_REACH)
        if before is not None:
            return (before,)
    name = group_name(theatre.party) or phrases.text(s, *phrases.core(s, i))
    return (Actor(name, (theatre.party,), "group", plural=True),)


def _of_group(scene: Scene, s: Sentence, i: int) -> Actor | None:
    """``Hezbollah guerrillas``: the group whose name stands before the word."""
    for k, how in phrases.modifiers(s, i):
        m = scene.mention(s, k)
        if how in {"pre", "poss"} and m is not None and m.last < i and scene.best(m.entries).kind == "group":
            return Actor(m.text, side_of(scene, s, k, how), "group", plural=True)
    return None


def _whose(scene: Scene, s: Sentence, i: int, kind: str) -> tuple[str, ...]:
    """``the Federal Government of Iraq``, ``the Small Group of the Coalition``: who is named behind ``of``."""
    wanted = {"state"} if kind == "organ" else {"group", "body"}
    for k in s.children[i]:
        m = scene.mention(s, k)
        if k > i and m is not None and m.entry.kind in wanted and "of" in phrases.prepositions(s, k):
            return (m.entry.party,)
    return ()


def _against_its_state(scene: Scene, s: Sentence, i: int, m: Mention) -> str:
    """``Chad's rebels``, ``the Georgian opposition``: the party of those who stand against the state that is named
    beside them, of mercenaries that state itself; empty where none is named."""
    words = m.text.lower()
    named = [
        side for k, how in phrases.modifiers(s, i) if how in {"poss", "pre"} and (side := side_of(scene, s, k, how))
    ]
    home = state(named[0][0]) if len(named) == 1 and len(named[0]) == 1 else None
    if home is None:
        return ""
    if "mercenar" in words:
        return home.code
    told = next((g.party for g in generic_groups() if g.country == home.code and words in g.words), "")
    if told or not words.startswith(("opposition", "rebel", "insurgent")):
        return told
    return f"{home.adjective.upper().replace(' ', '-')}-OPPOSITION" if words.startswith("opposition") else "MILITANTS"
