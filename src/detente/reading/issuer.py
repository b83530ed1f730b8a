"""Documents that are themselves a statement: who issues them.

A press statement, a release or a transcript speaks with its issuer's voice: paragraphs outside quotations are his. Signs
are the title (``Statement by …``, ``Remarks``), the first person outside quotations, offices named without a country
(``the Foreign Secretary``), a lead in which an official body "welcomes" or "condemns" and no news agency anywhere."""

import re
from dataclasses import dataclass

from detente.knowledge.roles import Role, role_of
from detente.knowledge.tables import group_name, metonyms
from detente.language.actors import UNKNOWN, Actor
from detente.language.parsed import Block, Sentence
from detente.reading.context import Context

_TITLE = re.compile(
    r"\b(?:statement|remarks|readout|read-out|press release|media advisory|communiqu[eé]|declaration|joint statement|fact sheet|"
    r"media note|notice to the press|taken question|interview with|press conference|opening remarks|on the (?:death|occasion|passing)|"
    r"travels? to|to travel|announces?|reward offers?|secretary[- ]general’s)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:[Ss]tatement|[Rr]emarks|[Dd]eclaration|[Ss]peech|[Bb]riefing|[Cc]omments)\s+(?:by|from)\s+|^(?=[^\n]{3,60}\s(?:[Ss]tatement|[Rr]emarks)\b)"
)
_FIRST = frozenset({"we", "our", "us", "i", "my", "me", "ours"})
_MINISTRY_VERBS = frozenset(
    {
        "welcome",
        "condemn",
        "call",
        "urge",
        "mark",
        "comment",
        "express",
        "announce",
        "respond",
        "meet",
        "visit",
        "travel",
        "host",
    }
)
_FORCES = re.compile(r"\b(?:forces|troops|army|military|regime|militia|fighters)\b", re.IGNORECASE)
_NEWS = re.compile(
    r"\((?:Reuters|AP|AFP|Bloomberg|UPI|Xinhua|TASS|CNN|dpa|Interfax|RIA Novosti)\)|©\s?\d{4}\s(?:Bloomberg|Reuters)|Bloomberg Terminal"
)
_OFFICIAL_OUTLETS = re.compile(
    r"\b(?:ministry|department of|foreign office|white house|kremlin|government|embassy|centcom|council|secretariat|office of)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues the document. ``own_voice``: it is written in the first person, so that each paragraph is his whole."""

    actor: Actor
    own_voice: bool


def issuer(c: Context) -> Issuer | None:
    """The issuer of a document that is a statement, None for a news report."""
    report = c.parsed.report
    if _NEWS.search(report.text[:400]) or _NEWS.search(report.text[-200:]):
        return None
    if sum(bool(b.label) for b in c.parsed.blocks) > 1:
        return None
    titles = [b for b in c.parsed.blocks if b.kind == "title"]
    title = report.text[titles[0].start : titles[0].end] if titles else ""
    first = _first_person(c)
    sign = (
        2.0 * bool(_TITLE.search(title))
        + min(3.0, 1.2 * first)
        + 2.0 * bool(report.outlet and _OFFICIAL_OUTLETS.search(report.outlet))
    )
    sign += 1.5 * _bare_offices(_plain(c)[:2], c) + 1.0 * _bare_offices(
        [s for s in c.parsed.sentences[:2] if s.block.kind == "title"], c
    )
    sign += 1.0 * any(m.entry.kind == "organ" for s in c.parsed.sentences[:1] for m in c.actors.mentions[s.index])
    sign += 2.0 * (_voices(c) == 0)
    sign -= 1.0 * max(0, _voices(c) - 1) if first == 0 else 0.4 * max(0, _voices(c) - 2)
    if sign < 2.0:
        return None
    found = organ(c, own_voice=first > 0)
    if found is not None:
        c.actors.settle(found.party[0])
    actor = _named(c, titles) or found
    return Issuer(actor, first > 0) if actor else None


def _plain(c: Context) -> list[Sentence]:
    """Sentences of paragraphs up to the first that a colon hands to another speaker."""
    out: list[Sentence] = []
    for s in c.parsed.sentences:
        if s.block.kind in {"paragraph", "bullet"}:
            out.append(s)
            if s.words[-1] == ":":
                break
    return out


def _first_person(c: Context) -> int:
    """Sentences with the first person outside quotations."""
    count = 0
    for s in _plain(c):
        count += any(w.lower() in _FIRST and not c.quoted(s, i) for i, w in enumerate(s.words))
    return count


def _bare_offices(lead: list[Sentence], c: Context) -> bool:
    """The sentences name an office without a country, as one speaks of one's own."""
    words = {"secretary", "minister", "department", "president", "coalition", "embassy", "ambassador"}
    for s in lead:
        for i, w in enumerate(s.words):
            if w.lower() in words and s.tags[i] == "NNP":
                before = c.actors.mention(s, i - 1) if i else None
                if before is None or before.entry.kind not in {"demonym", "state"}:
                    return True
    return False


def _voices(c: Context) -> int:
    """Distinct words that are subjects of "said" outside quotations: a news report has several."""
    found = set()
    for s in _plain(c):
        for i, lemma in enumerate(s.lemmas):
            if lemma in {"say", "tell", "add", "argue", "warn"} and s.tags[i] in {"VBD", "VBZ"} and not c.quoted(s, i):
                found |= {s.words[k].lower() for k in s.children[i] if s.deps[k] == "nsubj"}
    return len(found)


def _named(c: Context, titles: list[Block]) -> Actor | None:
    """``Statement by X …`` in the title: X issues it."""
    for block in titles:
        m = _BY.search(c.parsed.report.text, block.start, block.end)
        s = c.sentence_at(m.end()) if m else None
        if m is None or s is None:
            continue
        for i, start in enumerate(s.starts):
            if start >= m.end() and s.pos[i] in {"PROPN", "NOUN"}:
                head = i
                while s.heads[head] > i and s.pos[s.heads[head]] in {"PROPN", "NOUN"}:
                    head = s.heads[head]
                near = [
                    m
                    for m in c.actors.mentions[s.index]
                    if i <= m.first <= i + 8 and m.entry.kind in {"person", "surname"}
                ]
                actors = (
                    c.actors.resolve(s, near[0].first) if near else c.actors.resolve(s, head) or c.actors.resolve(s, i)
                )
                if (actors and actors[0].party != (UNKNOWN,) and m.end() > block.start) or near:
                    return joint(actors)
                break
    return None


def organ(c: Context, *, own_voice: bool) -> Actor | None:
    """The organ that speaks: the foreign ministry, or what is named, of the side that acts in title and lead."""
    votes: dict[str, float] = {}
    organs: dict[str, str] = {}
    lead = [s for s in c.parsed.sentences if s.block.kind in {"title", "paragraph", "bullet"}][:6]
    for s in lead:
        for i in range(len(s.words)):
            if s.deps[i].startswith("nsubj") and s.heads[i] >= 0 and s.deps[s.heads[i]] in {"root", "conj", "ccomp"}:
                for n, a in enumerate(c.actors.resolve(s, i)):
                    if len(a.party) == 1 and may_issue(a.party[0]) and not _FORCES.search(a.name):
                        weight = 3.0 if s.index <= lead[0].index + 1 else 1.5
                        votes[a.party[0]] = votes.get(a.party[0], 0) + (weight if n == 0 else 0.4 * weight)
            role = role_of(" ".join(w.lower() for w in s.words[i : i + 2])) if s.tags[i] == "NNP" else None
            for party in own_offices(role):
                votes[party] = votes.get(party, 0) + 2.0
        for m in c.actors.mentions[s.index]:
            entry = m.entry
            if entry.kind in {"organ", "body", "group"} and may_issue(entry.party) and not _FORCES.search(entry.name):
                votes[entry.party] = votes.get(entry.party, 0) + (
                    4.0 if s.block.kind == "title" and entry.kind != "group" else 1.0
                )
                if entry.kind != "group":
                    organs.setdefault(entry.party, entry.name)
            elif own_voice and entry.kind in {"state", "demonym"} and s.index <= lead[0].index + 1:
                votes[entry.party] = votes.get(entry.party, 0) + 0.5
    for party in _partners(c):
        votes[party] = votes.get(party, 0) - 6.0
    for party, weight in _datelines(c):
        votes[party] = votes.get(party, 0) + (weight if n == 0 else 0.4 * weight)
    if not votes:
        return None
    party = max(votes, key=lambda p: votes[p])
    ministry = next((m.organ for m in metonyms() if m.party == party and m.kind == "foreign-ministry"), None)
    return Actor(organs.get(party) or ministry or group_name(party) or party, (party,), "organ")


def _datelines(c: Context) -> list[tuple[str, float]]:
    """``Moscow, 12 November`` in the title or on a line of its own: releases are dated in their own capital."""
    out = []
    for block in c.parsed.blocks[:4]:
        span = block.dateline or ((block.start, block.end) if block.kind in {"dateline", "title"} else None)
        if span is None:
            continue
        text = c.parsed.report.text[slice(*span)]
        for piece in re.split(r"[,;:—–()-]\s*", text):
            entries = c.actors.names(piece.strip().title() if piece.isupper() else piece.strip())
            out += [(e.party, 10.0) for e in entries if e.kind == "capital"][:1]
    return out


def _partners(c: Context) -> set[str]:
    """``our ally Turkey``, ``France is one of our partners``: those are not who speaks."""
    out = set()
    for s in c.parsed.sentences:
        for i, word in enumerate(s.words):
            if word.lower() != "our":
                continue
            out |= {
                m.entry.party
                for m in c.actors.mentions[s.index]
                if i < m.first <= i + 4 and m.entry.kind in {"state", "demonym"}
            }
            at = i
            while s.heads[at] >= 0 and s.deps[at] != "root":
                at = s.heads[at]
            subject = s.child(at, "nsubj")
            if (
                subject is not None
                and any(s.deps[k] == "cop" for k in s.children[at])
                and "partner" in " ".join(s.lemmas[at : i + 5])
            ):
                out |= {p for a in c.actors.resolve(s, subject) for p in a.party}
    return out


def own_offices(role: Role | None) -> tuple[str, ...]:
    """The states in which alone a title exists: a ``Foreign Secretary`` without a country is British."""
    if role is None or not role.offices or any(state == "" for state, _ in role.offices):
        return ()
    return tuple(state for state, _ in role.offices) if len(role.offices) <= 3 else ()


def may_issue(party: str) -> bool:
    """States and bodies issue releases; armed groups and the sides of a war that is spoken of hardly do."""
    return (len(party) == 3 and party.isalpha()) or party in {
        "UN",
        "EU",
        "NATO",
        "OSCE",
        "COALITION",
        "AFRICAN-UNION",
        "ARAB-LEAGUE",
    }


def joint(actors: tuple[Actor, ...]) -> Actor:
    """Several actors as one speaker."""
    if len(actors) == 1:
        return actors[0]
    names = [a.name for a in actors]
    parties = tuple(dict.fromkeys(p for a in actors for p in a.party))
    return Actor(", ".join(names[:-1]) + " and " + names[-1], parties, "several", plural=True)
