"""Positions: what a party wants, accepts, demands, refuses or offers on an issue of the dossier (guide §3).

The words of the dossier's issues are found in a sentence; from each a path leads up to whoever wants or does something
about it. What stands along the path (``refused to``, ``dismantle``, ``must not``) composes to a sign, and the sign with
the end of the scale at which the issue's phrases have the word tells the side."""

from typing import Literal

from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.position.deeds import done
from detente.reading.position.drafts import Draft, drafts, merged
from detente.reading.position.holders import Holders
from detente.reading.position.issues import Index, beginning, index, tells, tells_when
from detente.reading.position.judge import ENOUGH, probability
from detente.reading.position.referents import Spoken, referents
from detente.reading.position.terms import TELLING, word_at
from detente.reading.position.wants import sentences, wants
from detente.records import Action, Position

_LONGEST = 30  # words of a proposition
_HOW: dict[str, Literal["did", "undertook"]] = {
    "deed": "did", "done": "did", "undertaking": "undertook", "promise": "undertook",
}  # fmt: skip


def positions(c: Context) -> list[Position]:
    """All positions of a report on the issues of its dossier, in the order of its text; none without a dossier."""
    if c.dossier is None or not c.dossier.issues:
        return []
    ix, holders = index(c.dossier), Holders(c)
    found = candidates(c, ix, holders)
    for d in found:
        d.sure = probability(d.features)
    done_at = {(s.index, i) for record, s, i in c.deeds if isinstance(record, Action) and done(record, s, i)}
    return [_record(holders, ix, d, done_at) for d in merged([d for d in found if d.sure >= ENOUGH])]


def candidates(c: Context, ix: Index, holders: Holders) -> list[Draft]:
    """All that may be a position, sentence by sentence, before the judge."""
    found: list[Draft] = []
    before: set[str] = set()
    seen: set[str] = set()
    spoken = Spoken()
    block = -1
    for s in c.timely(sentences(c.parsed.sentences)):
        if s.block.index != block:
            before, spoken, block = set(), Spoken(), s.block.index
        concepts = [
            word_at(c.actors.mention(s, i), ix.terms, s, i) if p in TELLING else "" for i, p in enumerate(s.pos)
        ]
        turned = referents(ix, s, concepts, spoken)
        begun = {beginning(word) for word in set(concepts)}
        seen |= begun
        topical = [i for i, word in enumerate(concepts) if word in ix.words and not word.startswith("@")]
        topical = [i for i in topical if not tells_when(s, i)]
        if topical and tells(ix, [concepts[i] for i in topical]):
            found += drafts(ix, s, concepts, before, (begun, seen), wants(holders, s, topical, ix.codes, turned))
        before = {word for word in concepts if word}
    return found


def _record(h: Holders, ix: Index, d: Draft, done_at: set[tuple[int, int]]) -> Position:
    c, (index_, at) = h.c, d.at
    s = c.parsed.sentences[index_]
    account = h.account(s, min(d.signs), at, d.party[0])
    return Position(
        report=c.parsed.report.path, evidence=[c.evidence(a, b) for a, b in sorted(d.spans)],
        party=list(d.party) if len(d.party) > 1 else d.party[0],
        holder=account.speaker or h.name(s, at, d.party[0]), issue=ix.issues[d.issue].id, stance=d.stance,
        proposition=_proposition(s, sorted(d.signs), at), value=d.value, firmness=d.firmness, by=account.by,
        date=account.date, how="did" if d.at in done_at else _HOW.get(d.kind, "said"), confidence=round(d.sure, 2),
    )  # fmt: skip


def _proposition(s: Sentence, words: list[int], at: int) -> str:
    """The clause or phrase below the word that tells the stand, with the words of the issue."""
    kept: set[int] = set()
    for i in words:
        top = i
        while s.heads[top] >= 0 and s.heads[top] != at and not (s.pos[top] == "VERB" and at < 0):
            top = s.heads[top]
        kept.update(s.subtree(top) if len(s.subtree(top)) <= _LONGEST else s.subtree(i))
    tokens = sorted(kept)
    while len(tokens) > 1 and s.pos[tokens[0]] in {"PUNCT", "CCONJ", "SCONJ"}:
        tokens.pop(0)
    while len(tokens) > 1 and s.pos[tokens[-1]] == "PUNCT":
        tokens.pop()
    return " ".join(
        "".join(s.words[k] + (" " if k + 1 in tokens and s.starts[k + 1] > s.ends[k] else "") for k in run)
        for run in _runs(tokens)
    )


def _runs(tokens: list[int]) -> list[list[int]]:
    """Tokens in runs without a gap."""
    out: list[list[int]] = []
    for k in tokens:
        if out and k == out[-1][-1] + 1:
            out[-1].append(k)
        else:
            out.append([k])
    return out
