"""Documents that are themselves a statement: who issues them.

A press statement, a release or a transcript speaks with its issuer's voice: paragraphs outside quotations are his. Signs
are the title (``Statement by …``, ``Remarks``), the first person outside quotations, offices named without a country
(``the Foreign Secretary``), a lead in which an official body "welcomes" or "condemns" and no news agency anywhere."""

import re
from dataclasses import dataclass

from detente.language.actors import Actor
from detente.language.parsed import Block, Sentence
from detente.reading.context import Context

_TITLE = re.compile(
    r"\b(?:statement|remarks|readout|read-out|press release|media advisory|communiqu[eé]|declaration|joint statement|fact sheet|"
    r"media note|notice to the press|taken question|interview with|press conference|opening remarks|on the (?:death|occasion|passing)|"
    r"travels? to|to travel|announces?|reward offers?|secretary[- ]general’s)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:[Ss]tatement|[Rr]emarks|[Dd]eclaration|[Ss]peech|[Bb]riefing|[Cc]omments)\s+(?:by|of|from)\s+")
_FIRST = frozenset({"we", "our", "us", "i", "my", "me", "ours"})
_MINISTRY_VERBS = frozenset({"welcome", "condemn", "call", "urge", "mark", "comment", "express", "announce", "respond", "meet", "visit", "travel", "host"})
_NEWS = re.compile(r"\((?:Reuters|AP|AFP|Bloomberg|UPI|Xinhua|TASS|CNN|dpa|Interfax|RIA Novosti)\)|©\s?\d{4}\s(?:Bloomberg|Reuters)|Bloomberg Terminal")
_OFFICIAL_OUTLETS = re.compile(r"\b(?:ministry|department of|foreign office|white house|kremlin|government|embassy|centcom|council|secretariat|office of)\b", re.IGNORECASE)


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
    if any(b.label for b in c.parsed.blocks):
        return None
    titles = [b for b in c.parsed.blocks if b.kind == "title"]
    title = report.text[titles[0].start : titles[0].end] if titles else ""
    first = _first_person(c)
    sign = 2.0 * bool(_TITLE.search(title)) + min(3.0, 1.2 * first) + 2.0 * bool(report.outlet and _OFFICIAL_OUTLETS.search(report.outlet))
    sign += 1.5 * _bare_offices(c) - 0.7 * _foreign_voices(c)
    if sign < 2.0:
        return None
    actor = _named(c, titles) or _organ(c, first > 0)
    return Issuer(actor, first > 0) if actor else None


def _plain(c: Context) -> list[Sentence]:
    return [s for s in c.parsed.sentences if s.block.kind in {"paragraph", "bullet"}]


def _first_person(c: Context) -> int:
    """Sentences with the first person outside quotations."""
    count = 0
    for s in _plain(c):
        count += any(w.lower() in _FIRST and not c.quoted(s, i) for i, w in enumerate(s.words))
    return count


def _bare_offices(c: Context) -> bool:
    """The first paragraph names an office without a country, as one speaks of one's own."""
    lead = [s for s in _plain(c)][:2]
    words = {"secretary", "minister", "department", "president", "coalition", "embassy", "ambassador"}
    for s in lead:
        for i, w in enumerate(s.words):
            if w.lower() in words and s.tags[i] == "NNP":
                before = c.actors.mention(s, i - 1) if i else None
                if before is None or before.entry.kind not in {"demonym", "state"}:
                    return True
    return False


def _foreign_voices(c: Context) -> int:
    """Distinct parties that speak: a news report has several."""
    return max(0, len({a.party for _, _, a in c.actors.speakers}) - 2)


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
                actors = c.actors.resolve(s, head) or c.actors.resolve(s, i)
                if actors:
                    return joint(actors)
    return None


_ORGANS = {
    "USA": "U.S. Department of State", "GBR": "Foreign & Commonwealth Office",
    "AUS": "Australian Department of Foreign Affairs and Trade",
}


def _organ(c: Context, own_voice: bool) -> Actor | None:
    """The organ that speaks: the foreign ministry of the state whose offices go unmarked."""
    votes: dict[str, float] = {}
    for s in c.parsed.sentences[:12]:
        for m in c.actors.mentions[s.index]:
            entry = m.entry
            if entry.kind in {"organ", "person", "body"} and s.block.kind != "caption":
                votes[entry.party] = votes.get(entry.party, 0) + (2.0 if entry.kind == "organ" else 1.0)
            elif entry.kind in {"state", "demonym"} and own_voice:
                votes[entry.party] = votes.get(entry.party, 0) + 0.3
    if not votes:
        return None
    party = max(votes, key=lambda p: votes[p])
    organ = next((m.entry.name for s in c.parsed.sentences[:12] for m in c.actors.mentions[s.index] if m.entry.kind == "organ" and m.entry.party == party), None)
    return Actor(_ORGANS.get(party) or organ or party, (party,), "organ")


def joint(actors: tuple[Actor, ...]) -> Actor:
    """Several actors as one speaker."""
    if len(actors) == 1:
        return actors[0]
    names = [a.name for a in actors]
    parties = tuple(dict.fromkeys(p for a in actors for p in a.party))
    return Actor(", ".join(names[:-1]) + " and " + names[-1], parties, "several", plural=True)
