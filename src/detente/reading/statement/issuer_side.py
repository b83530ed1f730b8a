"""The side that issues a document: whose organ speaks, by a vote of what acts and is named in title and lead."""

import re
from collections.abc import Iterator
from functools import cache

from detente.knowledge.issuers import signs
from detente.knowledge.roles import Role, role_of
from detente.knowledge.tables import group_name, metonyms, state
from detente.language import phrases
from detente.language.actors import Actor
from detente.language.parsed import Sentence
from detente.reading.context import Context

Vote = tuple[str, float]  # a party and the weight that speaks for it
_SILENT = frozenset({"parliament", "court", "intelligence", "central-bank"})  # named in releases, seldom issuing them
_LEAD = 6  # sentences that vote
_SHARED = 3  # states that have a title in common at most, for it to tell anything
_BREAKS = re.compile(r"[,;:—–()-]\s*")


def organ(c: Context, *, own_voice: bool) -> Actor | None:
    """The organ that speaks: the foreign ministry, or what is named, of the side that acts in title and lead.

    ``own_voice``: the document is in the first person, so that states named early may be the speaker's."""
    lead = [s for s in c.parsed.sentences if s.block.kind in {"title", "paragraph", "bullet"}][:_LEAD]
    votes: dict[str, float] = {}
    for party, weight in _votes(c, lead, own_voice):
        votes[party] = votes.get(party, 0) + weight
    party = max(votes, key=lambda p: votes[p], default="")
    if votes.get(party, 0.0) <= 0.0:
        return None
    ministry = next((m.organ for m in metonyms() if m.party == party and m.kind == "foreign-ministry"), None)
    return Actor(_named_organ(c, lead, party) or ministry or group_name(party) or party, (party,), "organ")


def may_issue(party: str) -> bool:
    """States and bodies issue releases; armed groups and the sides of a war that is spoken of hardly do."""
    return state(party) is not None or party in signs().bodies


def own_offices(role: Role | None) -> tuple[str, ...]:
    """The states in which alone a title exists: a ``Foreign Secretary`` without a country is British."""
    if role is None or not role.offices or any(state == "" for state, _ in role.offices):
        return ()
    return tuple(state for state, _ in role.offices) if len(role.offices) <= _SHARED else ()


# --- votes ---


def _votes(c: Context, lead: list[Sentence], own_voice: bool) -> Iterator[Vote]:
    for s in lead:
        first = s.index <= lead[0].index + 1
        for i in range(len(s.words)):
            yield from _acting(c, s, i, 3.0 if first else 0.8)
            if s.tags[i] == "NNP":
                role = role_of(" ".join(w.lower() for w in s.words[i : i + 2]))
                yield from ((party, 2.0) for party in own_offices(role))
        yield from _mentioned(c, s, own_voice and first)
        yield from ((party, -3.0) for party in _met(c, s))
    yield from ((party, -6.0) for party in _partners(c))
    yield from ((party, 10.0) for party in _datelines(c))


def _acting(c: Context, s: Sentence, i: int, weight: float) -> Iterator[Vote]:
    """Who is the subject of a main clause; those coordinated with him count less."""
    up = s.heads[i]
    if up < 0 or not s.deps[i].startswith("nsubj") or s.deps[up] not in {"root", "conj", "ccomp"}:
        return
    if not any(c.actors.mention(s, k) for k in range(*_span(s, i))):
        return  # "the Prime Minister": whose is what is asked here
    for n, actor in enumerate(c.actors.resolve(s, i)):
        if len(actor.party) == 1 and may_issue(actor.party[0]) and not signs().forces.search(actor.name):
            yield actor.party[0], weight if n == 0 else 0.4 * weight


def _met(c: Context, s: Sentence) -> Iterator[str]:
    """``The Minister met the vice-president of the Commission``, ``spoke with``: who is met is not who tells of it."""
    verb = s.root
    if verb < 0 or s.lemmas[verb].lower() not in signs().meeting:
        return
    for k in s.children[verb]:
        if s.deps[k] == "obj" or (s.deps[k] == "obl" and {"with", "to"} & set(phrases.prepositions(s, k))):
            yield from (p for a in c.actors.resolve(s, k) for p in a.party)


def _span(s: Sentence, i: int) -> tuple[int, int]:
    """The tokens of the phrase with head i, without what is coordinated with it."""
    first, last = phrases.core(s, i)
    return first, last + 1


def _mentioned(c: Context, s: Sentence, states: bool) -> Iterator[Vote]:
    """Organs, bodies and groups that are named, the title's above all, and states where they count."""
    for m in c.actors.mentions[s.index]:
        entry = m.entry
        body = entry.kind in {"organ", "body", "group"} and not (entry.kind == "body" and _beside_state(c, s, m.first))
        if body and may_issue(entry.party) and not signs().forces.search(entry.name):
            yield entry.party, 4.0 if s.block.kind == "title" and entry.kind != "group" else 1.0
        elif states and entry.kind in {"state", "demonym"}:
            yield entry.party, 0.5


def _beside_state(c: Context, s: Sentence, first: int) -> bool:
    """``the agreements between the UK and the EU``: a body that a document names beside its state."""
    before = [s.low[k] for k in range(max(0, first - 2), first)]
    if "and" not in before:
        return False
    up = s.heads[first]
    m = c.actors.mention(s, up) if up >= 0 else None
    return m is not None and m.entry.kind == "state"


@cache
def _kinds() -> dict[str, str]:
    """The kind of each organ that is known by name."""
    return {m.organ: m.kind for m in metonyms()}


def _named_organ(c: Context, lead: list[Sentence], party: str) -> str | None:
    """The first organ or body of the party that is named."""
    for s in lead:
        for m in c.actors.mentions[s.index]:
            entry = m.entry
            speaks = entry.kind in {"organ", "body"} and not signs().forces.search(entry.name)
            if speaks and entry.party == party and _kinds().get(entry.name) not in _SILENT:
                return entry.name
    return None


def _datelines(c: Context) -> list[str]:
    """``Moscow, 12 November`` in the title or on a line of its own: releases are dated in their own capital."""
    out = []
    for block in c.parsed.blocks[:4]:
        span = block.dateline or ((block.start, block.end) if block.kind in {"dateline", "title"} else None)
        if span is None:
            continue
        for piece in _BREAKS.split(c.parsed.report.text[slice(*span)]):
            name = piece.strip().title() if piece.isupper() else piece.strip()
            entries = c.actors.names(name)
            capital = next((e for e in entries if e.kind == "capital"), None)
            out += [c.actors.best(entries).party] if capital is not None and capital is entries[0] else []
            out += [capital.party] if capital is not None and capital is not entries[0] else []
    return out


def _partners(c: Context) -> set[str]:
    """``our ally Turkey``, ``France is one of our partners``: those are not who speaks."""
    out = set()
    for s in c.parsed.sentences:
        for i in (i for i, word in enumerate(s.words) if word.lower() == "our"):
            out |= {
                m.entry.party
                for m in c.actors.mentions[s.index]
                if i < m.first <= i + 4 and m.entry.kind in {"state", "demonym"}
            }
            at = s.root
            subject = s.child(at, "nsubj")
            copula = any(s.deps[k] == "cop" for k in s.children[at])
            if subject is not None and copula and "partner" in " ".join(s.lemmas[at : i + 5]):
                out |= {p for a in c.actors.resolve(s, subject) for p in a.party}
    return out
