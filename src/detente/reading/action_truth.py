"""From a frame and its sense to drafts: who, to whom, and with what truth."""

from detente.knowledge.lexicon import Sense
from detente.language.parsed import Sentence
from detente.reading.action_drafts import Draft
from detente.reading.action_guess import Guesses
from detente.reading.action_implied import teller
from detente.reading.action_parties import Codes, Parties
from detente.reading.context import Context
from detente.reading.frame_arguments import base
from detente.reading.frames import Frame
from detente.reading.scope import Scope

_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_WRONG = frozenset({"REJECT", "SANCTION"})
_WISHES = frozenset({"want", "wish", "hope", "expect", "fear", "be eager to", "be keen to", "seek"})
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
    out: list[Draft] = []
    speaker = teller(parties, f, over)
    if not guess and sense.root in _HOSTILE | _WRONG and factuality in _REAL and speaker and not set(speaker) & set(source):
        if sense.root in _HOSTILE:
            factuality = "alleged"
        out.append(_draft(f, "ACCUSE", "allege", speaker, source, "happened", (f"told:{sense.root}",)))
    if not guess:
        guesses.note(sense.root, source)
    act = _draft(f, sense.root, sense.mode, source, target, factuality, _features(parties, f, sense, over, guess))
    act.date, act.place = _date(c, f), _place(c, f)
    return [*out, act]


def _tells(f: Frame, sense: Sense, over: Scope, source: Codes, target: Codes) -> bool:
    """Whether enough is there for a record: not a wish or a purpose, nor a deal or support that is named in passing."""
    first = over.chain[0] if over.chain else None
    if first is not None and (first.purpose or first.operator.lemma in _WISHES):
        return False
    if f.kind == "noun" and sense.mode in {"reach", "sign"}:
        return bool(f.light) or len({*source, *target}) > 1
    if f.kind == "noun" and sense.root in {"SUPPORT", "AGREE", "COOPERATE"}:
        return bool(f.light or f.heads("poss") or f.heads("prep:by") or f.heads("prep:between"))
    return True


def _features(parties: Parties, f: Frame, sense: Sense, over: Scope, guess: str) -> tuple[str, ...]:
    """What the judge of an action sees of how it is told."""
    s, root = f.sentence, sense.root
    ops = [a.operator.kind for a in over.chain]
    purpose = any(a.purpose for a in over.chain[:1])
    out = [
        f"guess:{guess}", f"guess:{guess} {root}", f"dep:{base(s, f.token)}", f"dep:{base(s, f.token)} {f.kind}",
        f"op:{ops[0] if ops else ''}", f"op:{ops[0] if ops else ''} {f.kind}", f"ops:{len(ops[:3])}", f"voice:{f.voice}",
        f"light:{bool(f.light)} {f.kind}", f"subject:{bool(f.heads('subj'))} {f.kind}",
        f"owner:{bool(f.heads('poss') or f.heads('mod'))} {f.kind}",
        f"detail:{bool(sense.object)}{bool(sense.prep)}{bool(sense.complement)} {f.kind}", f"theme:{sense.theme}",
        f"quoted:{bool(parties.quoted(s, f.token))}", f"issuer:{bool(parties.issuer)} {root}",
    ]  # fmt: skip
    return tuple([*out, "purpose", f"purpose {f.kind}"] if purpose else out)


def _draft(
    f: Frame, root: str, mode: str, source: Codes, target: Codes, factuality: str, features: tuple[str, ...]
) -> Draft:
    s = f.sentence
    shared = (
        f"root:{root}", f"root:{root} {f.kind}", f"mode:{mode}", f"mode:{mode} {f.kind}", f"word:{f.lemma} {f.kind}",
        f"fact:{factuality}", f"fact:{factuality} {root}", f"target:{bool(target)} {f.kind}", f"sources:{len(source[:3])}",
        f"block:{s.block.kind}",
    )  # fmt: skip
    return Draft(
        root, mode, source, target, factuality, (s.index, f.token), {(s.start, s.end)},
        noun=f.kind == "noun", features=(*shared, *features),
    )  # fmt: skip


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
