"""Documents that are themselves a statement: who issues them.

A press statement, a release or a transcript speaks with its issuer's voice: paragraphs outside quotations are his.
Signs are the title (``Statement by …``, ``Remarks``), the first person outside quotations, offices named without a
country (``the Foreign Secretary``), an official outlet, few who "said" anything, and no news agency."""

from dataclasses import dataclass
from functools import lru_cache

from detente.knowledge.issuers import signs
from detente.language import phrases
from detente.language.actors import UNKNOWN, Actor
from detente.language.parsed import Block, Sentence
from detente.reading.context import Context
from detente.reading.statement.issuer_side import organ
from detente.reading.statement.speakers import joint

_ENOUGH = 2.0  # the sum of the signs from which on a document is a statement


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues the document. ``own_voice``: it is in the first person, so that each paragraph is wholly his."""

    actor: Actor
    own_voice: bool


@lru_cache(maxsize=2)  # five readers ask for it, report by report
def issuer(c: Context) -> Issuer | None:
    """The issuer of a document that is a statement, None for a news report."""
    text = c.parsed.report.text
    if signs().news.search(text[:400]) or signs().news.search(text[-200:]):
        return None
    if sum(bool(b.label) for b in c.parsed.blocks) > 1:
        return None
    titles = [b for b in c.parsed.blocks if b.kind == "title"]
    first_person = _first_person(c)
    if _signs(c, titles, first_person) < _ENOUGH:
        return None
    side = organ(c, own_voice=first_person > 0)
    if side is not None:
        c.actors.settle(side.party[0])
    actor = _named(c, titles) or side
    return Issuer(actor, first_person > 0) if actor else None


# --- signs ---


def _signs(c: Context, titles: list[Block], first_person: int) -> float:
    """The weight of what speaks for a statement, less that of what speaks for a news report."""
    report, words = c.parsed.report, signs()
    title = report.text[titles[0].start : titles[0].end] if titles else ""
    heading = [s for s in c.parsed.sentences[:2] if s.block.kind == "title"]
    voices = _voices(c)
    weight = 2.0 * bool(words.title.search(title)) + min(3.0, 1.2 * first_person)
    weight += 2.0 * bool(report.outlet and words.outlet.search(report.outlet))
    weight += 1.5 * _bare_offices(c, _plain(c)[:2]) + 1.0 * _bare_offices(c, heading)
    weight += 1.0 * any(m.entry.kind == "organ" for s in c.parsed.sentences[:1] for m in c.actors.mentions[s.index])
    weight += 1.5 * (voices == 0)  # not enough alone: a short brief may quote nobody
    weight += 0.7 * _today(c)
    return weight - (0.4 * max(0, voices - 2) if first_person else 1.0 * max(0, voices - 1))


def _plain(c: Context) -> list[Sentence]:
    """Sentences of paragraphs up to the first that a colon hands to another speaker."""
    out: list[Sentence] = []
    for s in c.parsed.sentences:
        if s.block.kind in {"paragraph", "bullet"}:
            out.append(s)
            if s.words[-1] == ":":
                break
    return out


def _today(c: Context) -> bool:
    """Releases say ``today`` where the wires name the weekday."""
    words = {w.lower() for s in _plain(c)[:2] for w in s.words}
    return "today" in words and not any(d.kind == "weekday" and d.text.lower() != "today" for d in c.dates[:4])


def _first_person(c: Context) -> int:
    """Sentences with the first person outside quotations."""
    return sum(
        any(phrases.first_person(w) and not c.quoted(s, i) for i, w in enumerate(s.words))
        for s in _plain(c)
        if not phrases.FIRST_PERSON.isdisjoint(s.low)
    )


def _bare_offices(c: Context, lead: list[Sentence]) -> bool:
    """The sentences name an office without a country, as one speaks of one's own."""
    for s in lead:
        for i, w in enumerate(s.words):
            if w.lower() in signs().offices and s.tags[i] == "NNP":
                before = c.actors.mention(s, i - 1) if i else None
                if before is None or before.entry.kind not in {"demonym", "state"}:
                    return True
    return False


def _voices(c: Context) -> int:
    """Distinct words that are subjects of "said" outside quotations: a news report has several."""
    found = set()
    for s in _plain(c):
        for i, lemma in enumerate(s.lemmas) if not signs().reporting.isdisjoint(s.lemmas) else ():
            if lemma in signs().reporting and s.tags[i] in {"VBD", "VBZ"} and not c.quoted(s, i):
                found |= {s.words[k].lower() for k in s.children[i] if s.deps[k] == "nsubj"}
    return len(found)


# --- the name in the title ---


def _named(c: Context, titles: list[Block]) -> Actor | None:
    """``Statement by X …`` in the title: X issues it."""
    for block in titles:
        m = signs().by.search(c.parsed.report.text, block.start, block.end)
        s = c.sentence_at(m.end()) if m else None
        if m is None or s is None:
            continue
        at = next((i for i in range(len(s.words)) if s.starts[i] >= m.end() and s.pos[i] in {"PROPN", "NOUN"}), None)
        if at is None:
            continue
        person = _person(c, s, at)
        if person:
            return joint(person)
        head = at
        while s.heads[head] > at and s.pos[s.heads[head]] in {"PROPN", "NOUN"}:
            head = s.heads[head]
        actors = c.actors.resolve(s, head) or c.actors.resolve(s, at)
        if actors and actors[0].party != (UNKNOWN,) and m.end() > block.start:
            return joint(actors)
    return None


def _person(c: Context, s: Sentence, at: int) -> tuple[Actor, ...]:
    """A person known by name within a few words: ``Foreign Minister Sergei Lavrov``."""
    for m in c.actors.mentions[s.index]:
        if at <= m.first <= at + 8 and m.entry.kind in {"person", "surname"}:
            return c.actors.resolve(s, m.first)
    return ()
