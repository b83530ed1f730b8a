"""From a frame and its sense to drafts: who, to whom, and with what truth."""

from detente.knowledge.lexicon_entries import Sense
from detente.language.parsed import Sentence
from detente.reading.action.drafts import Draft
from detente.reading.action.guess import Guesses
from detente.reading.action.implied import teller
from detente.reading.action.parties import Codes, Parties
from detente.reading.action.turns import turned
from detente.reading.context import Context
from detente.reading.frame.arguments import base
from detente.reading.frame.frames import Frame
from detente.reading.scope.scope import Scope

_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_WRONG = frozenset({"REJECT", "SANCTION"})
_WISHES = frozenset({"want", "wish", "hope", "expect", "fear", "be eager to", "be keen to", "seek"})
_GIVEN = frozenset({"AGREE", "SUPPORT", "CONCEDE"})
_BREACHES = frozenset({"violate", "leave-agreement", "leave-talks"})
_REAL = frozenset({"happened", "ongoing"})
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONSULT", "CONCEDE", "PROTEST"})


def truth(c: Context, parties: Parties, guesses: Guesses, f: Frame, sense: Sense, over: Scope) -> list[Draft]:
    """The drafts that a frame of a sense gives: the act itself, and the accusation where another tells it of a foe."""
    source = parties.source(f, sense)
    target = parties.target(f, sense, source)
    guess = ""
    if not source and not (sense.reciprocal and len(target) > 1):
        source, guess = guesses.source(f, sense)
        target = tuple(p for p in target if p not in source)
    if sense.reciprocal and (source or len(target) > 1):
        source = target = tuple(dict.fromkeys((*source, *target)))
        target = target if len(source) > 1 else ()
    if over.factuality == "none" or not source or sense.root is None or not _tells(f, sense, over, source, target):
        return []
    factuality = sense.factuality if sense.factuality and over.factuality in _REAL else over.factuality
    root, mode, factuality = turned(f, sense, over, factuality)
    accusers: Codes = ()
    if not guess:
        guesses.note(sense.root, source)
        accusers, factuality = _told_by_others(parties, f, over, (root, mode, factuality), source)
    act = _draft(f, root, mode, source, target, factuality)
    act.confidence = _confidence(f, over, guess, target)
    act.date, act.place = _date(c, f), _place(c, f)
    accusation = _draft(f, "ACCUSE", "allege", accusers, source, "happened")
    return [accusation, act] if accusers else [act]


def _told_by_others(
    parties: Parties, f: Frame, over: Scope, act: tuple[str, str, str], source: Codes
) -> tuple[Codes, str]:
    """Who accuses the doer by telling of the act, nobody mostly; and its factuality then."""
    root, mode, factuality = act
    speaker = teller(parties, f, over)
    if not speaker or set(speaker) & set(source) or any(a.operator.kind == "factive" for a in over.chain):
        return (), factuality
    if root in _HOSTILE | _WRONG and factuality in _REAL | {"alleged"}:
        return speaker, "alleged" if root in _HOSTILE or mode in _BREACHES else factuality
    claimed = any(a.operator.lemma == "according to" for a in over.chain)
    return (), "alleged" if claimed and factuality in _REAL else factuality


def _tells(f: Frame, sense: Sense, over: Scope, source: Codes, target: Codes) -> bool:
    """Whether enough is there for a record: not a wish or a purpose, nor a demand yet to be made, nor a deal or support
    that is named in passing."""
    first = over.chain[0] if over.chain else None
    if first is not None and (first.purpose or first.operator.lemma in _WISHES):
        return False
    if sense.root in _GIVEN and over.factuality == "denied" and _withheld(over):
        return False
    if sense.root == "REQUEST" and over.factuality in {"conditional", "planned"}:
        return False
    if f.kind == "noun" and sense.mode in {"reach", "sign"}:
        return bool(f.light) or len({*source, *target}) > 1
    if f.kind == "noun" and sense.root in {"SUPPORT", "AGREE", "COOPERATE"}:
        return bool(f.light or f.heads("poss") or f.heads("prep:by") or f.heads("prep:between"))
    return True


def _withheld(over: Scope) -> bool:
    """``refused to accept``, ``will not recognise``: the refusal is the act, a record of its own."""
    kinds = {a.operator.lemma for a in over.chain}
    return bool(kinds & {"refuse", "decline", "refusal", "rule out", "reject"}) or {"will", "not"} <= kinds


def _draft(f: Frame, root: str, mode: str, source: Codes, target: Codes, factuality: str) -> Draft:
    s = f.sentence
    return Draft(
        root,
        mode,
        source,
        target,
        factuality,
        (s.index, f.token),
        {(s.start, s.end)},
        noun=f.kind == "noun",
        word=f.lemma,
    )


def _confidence(f: Frame, over: Scope, guess: str, target: Codes) -> float:
    """How often such records are right on the open reference sets, roughly: guesses and chains of operators less."""
    value = 0.3 if guess else 0.5 if f.kind == "verb" else 0.4
    return round(value + 0.1 * bool(target) - 0.05 * min(3, len(over.chain)), 2)


def inner(f: Frame, sense: Sense | None) -> str:
    """What the event would be by its own tense: a deed in the present or in the progressive goes on."""
    s, i = f.sentence, f.token
    if f.kind != "verb" or s.block.kind in {"title", "subhead"}:
        return "happened"
    helpers = {s.lemmas[c] for c in s.children[i] if base(s, c) == "aux"}
    if s.tags[i] == "VBG" and "be" in helpers:
        return "ongoing"
    if s.tags[i] in {"VBZ", "VBP"} and (sense is None or sense.root not in _SPOKEN):
        return "ongoing"
    return "happened"


def _date(c: Context, f: Frame) -> str | None:
    """The date in the clause of the predicate: one that hangs on it, else the only one of the sentence."""
    s = f.sentence
    found = [(at, d) for at, d in c.dates_in(s) if d.edtf and d.kind not in {"duration", "age"}]
    near = [d.edtf for at, d in found if _hangs(s, at, {f.token, f.light_at})]
    if near:
        return near[0]
    return None


def _hangs(s: Sentence, at: int, tops: set[int]) -> bool:
    for _ in range(6):
        at = s.heads[at]
        if at < 0:
            return False
        if at in tops:
            return True
        if s.pos[at] == "VERB":
            return False
    return False


def _place(c: Context, f: Frame) -> str | None:
    """The place after ``in``, ``at`` or ``near``, as it stands."""
    s = f.sentence
    for role in ("prep:in", "prep:at", "prep:near"):
        for head in f.heads(role):
            mention = c.actors.mention(s, head)
            if mention is not None and mention.entry.kind in {"place", "capital", "state"}:
                return mention.text
    return None
