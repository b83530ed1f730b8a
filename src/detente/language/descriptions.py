"""Noun phrases without a name at their head: ``the Russian president``, ``his spokesman``, ``a senior official``."""

from dataclasses import dataclass

from detente.knowledge.phrase_words import phrase_words
from detente.knowledge.roles import Role
from detente.knowledge.tables import national_organ
from detente.language import phrases
from detente.language.actor import OBSERVER, UNKNOWN, Actor, Party
from detente.language.anaphora import group_before, named_before
from detente.language.implied_sides import implied_side, nearest_state, of_form, organ_before
from detente.language.numbered import numbered
from detente.language.offices_held import counterpart, holder
from detente.language.parsed import Sentence
from detente.language.people import person_at
from detente.language.scene import Scene
from detente.language.sides import role_word, side_at

_WORDS = phrase_words()
_NAMING = frozenset({"appos", "flat", "nmod:desc"})
_HALVES = frozenset({"North", "South"})
_STATES = frozenset({"state", "demonym", "people"})
_LONGEST_BEFORE_COMMA = 8  # tokens between a role and the comma before its holder's name


@dataclass(frozen=True, slots=True)
class _Description:
    """A phrase with head i that names a role: ``label`` are its words, ``side`` whom it serves, empty if untold."""

    s: Sentence
    i: int
    role: Role
    side: Party
    label: str
    plural: bool
    definite: bool


def described(scene: Scene, s: Sentence, i: int) -> tuple[Actor, ...]:
    """The actors of the description with head i; empty where it describes none."""
    role = role_word(scene, s, i)
    found = _named_apposition(scene, s, i, role)
    if found:
        return found
    if s.bases[i] in _WORDS.counterparts:
        return counterpart(scene, s, i)
    if (half := _half_named(scene, s, i)) is not None:
        return (half,)
    counted = numbered(scene, s, i)
    if counted is not None:
        return counted
    if role is None:
        return ()
    side = side_at(scene, s, i, role)
    plural = s.tags[i] in {"NNS", "NNPS"}
    definite = _is_definite(s, i)
    if plural and not side and role.kind == "organ" and any(s.low[c] == "other" for c in s.children[i]):
        return ()  # other states
    if role.word == "people" and not side and not definite:
        return ()  # fourteen people are no nation
    if role.word in _WORDS.collectives and definite and not side and not plural:
        group = group_before(scene, s, i)
        if group is not None:
            return (group,)
    label = phrases.text(s, *phrases.full(s, i))
    if role.word in _WORDS.newsrooms:
        return (Actor(label, side, "media", role=role.word),) if side else ()
    side = side or of_form(scene, s, i, role) or implied_side(scene, s, i, role)
    return _by_role(scene, _Description(s, i, role, side, label, plural, definite))


def _half_named(scene: Scene, s: Sentence, i: int) -> Actor | None:
    """``the North`` for North Korea, ``the South`` for South Sudan: the one state of the report with such a name."""
    word = s.words[i]
    if word not in _HALVES or s.rels[i] in {"compound", "flat"} or not any(s.low[c] == "the" for c in s.children[i]):
        return None
    sides = {
        (m.entry.party, m.entry.state or m.entry.name)
        for row in scene.mentions
        for m in row
        if m.entry.kind in _STATES and m.text.startswith(f"{word} ")
    }
    parties = {party for party, _ in sides}
    return Actor(min(name for _, name in sides), (min(parties),), "state") if len(parties) == 1 else None


def _is_definite(s: Sentence, i: int) -> bool:
    """Whether the phrase means someone whom the reader knows; titles and bullets leave articles out."""
    return s.block.kind in {"title", "bullet"} or any(
        s.bases[c] in {"the", "this", "that", "both"} or s.deps[c] == "nmod:poss" for c in s.children[i]
    )


def _by_role(scene: Scene, d: _Description) -> tuple[Actor, ...]:
    role = d.role
    if role.serves == "observer" or OBSERVER in d.side:
        return (_observer(scene, d),)
    found = None
    if (role.offices or role.word == "leader") and not d.plural and role.kind != "organ":
        found = None if _heads_something_else(scene, d) else _in_office(scene, d)
    elif d.definite and not d.side:
        found = named_before(scene, d.s, d.i, role)
    if found is not None:
        return (found,)
    if role.serves == "document":
        owner = _owner(scene, d.s, d.i) if role.word in _WORDS.voiceless else None
        return (Actor(owner or d.label, d.side, "document", role=role.word),) if d.side else ()
    side = d.side
    if not side and role.serves == "state":
        organ = nearest_state(scene, d.s, d.i, role) if role.kind == "organ" else ()
        side = organ if not scene.home else (scene.home,) if _may_be_own(d) else ()
    name = _name(role, d.label, side)
    return (Actor(name, side or (UNKNOWN,), "role", role=role.word, plural=d.plural, known=bool(side)),)


def _heads_something_else(scene: Scene, d: _Description) -> bool:
    """``the leader of Japan’s largest party``, ``the president of the central bank``: no office of the state."""
    s = d.s
    below = (c for c in s.children[d.i] if s.deps[c] == "nmod" and phrases.prepositions(s, c) == ["of"])
    return any(s.pos[c] in {"NOUN", "PROPN"} and not _is_polity(scene, s, c) for c in below)


def _is_polity(scene: Scene, s: Sentence, i: int) -> bool:
    """A country, a group or a body by name, or a word for one."""
    m, word = scene.mention(s, i), s.lemmas[i].lower()
    by_name = m is not None and m.entry.kind != "organ"
    return by_name or (word in _WORDS.sets and word not in _WORDS.parties)


def _may_be_own(d: _Description) -> bool:
    """Whether a phrase in an official text may mean its issuer's own people: ``officials``, ``the government``; not
    ``all sides``, ``a new government``, ``soldiers``."""
    if d.role.kind == "side" or d.role.word in _WORDS.collectives or d.role.word in _WORDS.of_others:
        return d.role.word in _WORDS.of_ones_own and d.definite and not d.plural and not _chosen(d)
    if d.role.kind in {"military", "organ"}:
        return d.definite and not _chosen(d)
    return True


def _chosen(d: _Description) -> bool:
    """``the new government``, ``each party``, ``the other side``: one of several."""
    return any(d.s.bases[c] in _WORDS.chosen for c in d.s.children[d.i])


def _observer(scene: Scene, d: _Description) -> Actor:
    """An expert, or a former official: someone named before where the phrase is definite."""
    told = d.side and d.side != (OBSERVER,)
    old = named_before(scene, d.s, d.i, d.role) if d.definite and not d.plural and not told else None
    return old or Actor(d.label, (OBSERVER,), "role", role=d.role.word, plural=d.plural)


def _in_office(scene: Scene, d: _Description) -> Actor | None:
    """The holder of the office. Without a country in the phrase: in an official release the issuer's, before whom was
    named; elsewhere whoever was named with that office, before the country named last."""
    parties = d.side or (nearest_state(scene, d.s, d.i, d.role) if d.definite else ())
    unmarked = not d.side and (d.definite or d.s.tags[d.i] == "NNP")
    own = organ_before(scene, d.s, d.i) if unmarked and not scene.home else ()
    found = holder(scene, d.role, own) if own else None
    if found is None and unmarked and not scene.home:
        found = named_before(scene, d.s, d.i, d.role)
    found = found or holder(scene, d.role, parties)
    if found is None and unmarked and scene.home:
        found = named_before(scene, d.s, d.i, d.role)
    if found is None and parties:
        name = _name(d.role, d.label, parties)
        return Actor(name, parties, "office", role=d.role.word, known=bool(d.side))
    return found


def _name(role: Role, label: str, side: Party) -> str:
    """The phrase as it stands, or the organ's own name: ``the Foreign Ministry in Moscow``."""
    organ = national_organ(side[0], role.word) if len(side) == 1 and role.kind == "organ" else None
    return organ.organ if organ else label


def _owner(scene: Scene, s: Sentence, i: int) -> str | None:
    """``the White House statement``, ``its summary``: who speaks in it."""
    for m, _ in phrases.modifiers(s, i):
        name = scene.mention(s, m)
        actors = scene.resolve(s, m) if name is None or name.entry.kind != "demonym" else ()
        if actors:
            return actors[0].name
    return None


def _named_apposition(scene: Scene, s: Sentence, i: int, role: Role | None) -> tuple[Actor, ...]:
    """``Putin’s spokesman, Dmitry Peskov``: the name explains the role."""
    if s.pos[i] not in {"NOUN", "PROPN", "ADJ"}:
        return ()
    for c in s.children[i]:
        if c > i and s.deps[c] in _NAMING and s.pos[c] == "PROPN":
            found = _name_in_apposition(scene, s, c)
            if found is not None:
                return (found,)
    if role is None:
        return ()
    for k in range(i + 1, min(i + 1 + _LONGEST_BEFORE_COMMA, len(s.words) - 1)):
        if s.words[k] in {";", ":"} or s.tags[k] in {"VBD", "VBZ", "VBP", "MD"}:
            return ()
        if s.words[k] == ",":
            m = scene.mention(s, k + 1)
            known = m is not None and m.entry.kind == "person" and _ends_phrase(s, m.last)
            person = person_at(scene, s, m.first, m) if m is not None and known else None
            return (person,) if person else ()
    return ()


def _name_in_apposition(scene: Scene, s: Sentence, c: int) -> Actor | None:
    m = scene.mention(s, c)
    if m is not None and m.entry.kind in {"organ", "media", "body", "group"}:
        return Actor(m.entry.name, (scene.best(m.entries).party,), m.entry.kind)
    if m is not None and m.entry.kind not in {"person", "surname"}:
        return None
    return person_at(scene, s, c, m)


def _ends_phrase(s: Sentence, last: int) -> bool:
    """Whether a comma or the end follows: an apposition, not the next member of a list."""
    after = [w.lower() for w in s.words[last + 1 : last + 4]]
    return not after or (after[0] in {",", ":"} and not {"and", "or"} & set(after[1:]))
