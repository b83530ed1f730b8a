"""What a party did or undertook on an issue of the dossier: a deed shows where it stands, as its words do.

``withdrew its troops`` stands at the end of the scale at which the issue's phrases want the troops out. Only what took
place or was undertaken counts; what was threatened, planned or refused is told by positions or not at all. Where a
sentence gives a position on the issue already, a deed in it is no second one, and often only what somebody wants."""

from collections.abc import Iterable, Sequence

from detente.knowledge.position_words import position_words
from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.frame.arguments import base
from detente.reading.position.climb import links
from detente.reading.position.drafts import BESIDE, CLEAR, MIDDLE, OWN
from detente.reading.position.features import covered, pointing
from detente.reading.position.issues import Index, index
from detente.reading.position.terms import word_at
from detente.records import Action, Commitment, Position, Record

_REAL = frozenset({"happened", "ongoing"})
_SURE = 0.45  # confidence of an action from which on it counts
_ENOUGH = 1.2  # weight of the issue's words in a deed from which on it is about the issue
_SAID = 0.5  # share of a phrase that a deed must have
_CLEAR = 0.5  # weight of the words that tell to which end it points
_OFTEN = 0.4  # share of an issue's texts with a party from which on the issue is about that party
Bearing = tuple[str, float]
"""An issue's id, and the value that a deed shows on it."""


def with_issues(c: Context, records: Sequence[Record]) -> Sequence[Record]:
    """The records of a report, its deeds with the issue on which they show where their party stands."""
    if c.dossier is None or not c.dossier.issues:
        return records
    ix = index(c.dossier)
    known = {(r.issue, e.start) for r in records if isinstance(r, Position) and r.value is not None for e in r.evidence}
    found: dict[str, Record] = {}
    for record, s, i in sorted(c.deeds, key=lambda deed: deed[0].kind == "action"):  # what was undertaken comes first
        doers = [p for p in _list(record.obligor if isinstance(record, Commitment) else record.source) if p in ix.codes]
        bearing = _bearing(c, ix, record, doers, s, i) if doers and done(record, s, i) else None
        marks = {(bearing[0], e.start) for e in record.evidence} if bearing else set()
        if bearing and known.isdisjoint(marks):
            known |= marks
            found[record.id] = type(record).model_validate(
                {**record.model_dump(exclude={"id"}), "issue": bearing[0], "value": bearing[1]}
            )
    return [found.get(record.id, record) for record in records]


def done(record: Action | Commitment, s: Sentence, i: int) -> bool:
    """Whether it took place or was undertaken, and is no deed that only words make."""
    words = position_words().deeds
    if isinstance(record, Commitment):
        return record.status in words.statuses
    return (
        record.factuality in _REAL
        and record.confidence >= _SURE
        and (record.type in words.roots or s.lemmas[i].lower() in words.verbs)
    )


def _bearing(
    c: Context, ix: Index, record: Action | Commitment, doers: list[str], s: Sentence, i: int
) -> Bearing | None:
    """The issue on which a deed told by token i bears most, None where it bears on none or points to no end."""
    concepts = [""] * len(s.words)
    for k in s.subtree(i):
        concepts[k] = word_at(c.actors.mention(s, k), ix.terms, s, k)
    forceful = isinstance(record, Action) and record.type in position_words().deeds.forceful
    signs = dict(_signs(ix, s, i, concepts, forceful))
    if not signs:
        return None
    below = {concepts[k] for k in s.subtree(i)} | {f"@{party}" for party in doers}
    scores = {n: told for n in range(len(ix.issues)) if (told := _score(ix, n, concepts, signs, below)) >= _ENOUGH}
    best = max(scores, key=lambda n: (scores[n], -n), default=None)
    if best is None or not _about(ix, best, below):
        return None
    if max(covered(ix, best, phrase, below) for phrase in ix.phrases[best]) < _SAID:
        return None
    lean, size = pointing(ix, s, concepts, signs, best)
    if abs(lean) < CLEAR or size < _CLEAR:
        return None
    strength = position_words().stances["undertaking" if isinstance(record, Commitment) else "deed"][1]
    return ix.issues[best].id, MIDDLE + (strength if lean > 0 else -strength)


def _signs(ix: Index, s: Sentence, i: int, concepts: list[str], forceful: bool) -> Iterable[tuple[int, int]]:
    """The words of issues in a deed with their signs: its own, which is done, and what it is done to. Of what is
    attacked it is not told whether there is to be less of it."""
    for k in s.subtree(i):
        if concepts[k] not in ix.words:
            continue
        if k == i:
            yield k, 1
        elif not concepts[k].startswith("@"):
            link = next((link for link in links(s, k) if link.at == i), None)
            if link is None:
                continue
            if base(s, link.under) == "nsubj" and link.nature == "predicate":
                continue  # who does it
            yield k, 0 if forceful else link.sign


def _score(ix: Index, n: int, concepts: list[str], signs: dict[int, int], below: set[str]) -> float:
    """The weight of an issue's words in the deed, and a part of that of names beside them."""
    own = {concepts[k] for k in signs}
    told = sum([ix.words[word][n].weight for word in sorted(own) if n in ix.words[word]])
    names = sorted(word for word in below - own if word in ix.words and n in ix.words[word])
    return told + BESIDE * sum([ix.words[word][n].weight for word in names]) if told >= OWN else 0.0


def _about(ix: Index, n: int, below: set[str]) -> bool:
    """Whether the party that an issue is about, where it is about one, has part in the deed."""
    names: dict[str, int] = {}
    for phrase in ix.phrases[n]:
        for word in phrase:
            if word.startswith("@"):
                names[word] = names.get(word, 0) + 1
    central = {name for name, times in names.items() if times >= _OFTEN * len(ix.phrases[n])}
    return not central or bool(central & below)


def _list(party: str | list[str] | None) -> list[str]:
    return party if isinstance(party, list) else [party] if party else []
