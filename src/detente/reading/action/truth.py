"""From a frame and its sense to drafts: who, to whom, and with what truth."""

from detente.knowledge.lexicon_entries import Sense
from detente.knowledge.stance_words import stance_words
from detente.language.phrases import first_person
from detente.reading.action.dating import dated
from detente.reading.action.drafts import Draft
from detente.reading.action.features import features, of_act, with_source
from detente.reading.action.home import at_home, whom
from detente.reading.action.implied import teller, told_by_witness
from detente.reading.action.nearby import Nearby
from detente.reading.action.parties import Codes, Parties
from detente.reading.action.turns import turned
from detente.reading.context import Context
from detente.reading.frame.frames import Frame
from detente.reading.scope.scope import Scope

_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_WRONG = frozenset({"REJECT", "SANCTION"})
_WISHES = frozenset({"want", "wish", "hope", "expect", "fear", "be eager to", "be keen to", "seek"})
_GIVEN = frozenset({"AGREE", "SUPPORT", "CONCEDE"})
_BREACHES = frozenset({"violate", "leave-agreement", "leave-talks"})
_REAL = frozenset({"happened", "ongoing"})
_STANDING = frozenset({"ASSAULT", "COERCE", "SANCTION", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST"})
_KEPT_UP = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "AID", "COERCE", "REJECT"})
_STATES = frozenset({"be", "remain", "live", "stay"})
_ONE = frozenset({"it", "he", "she"})
_TOPIC = frozenset({"topic"})
_TOLD = frozenset({"reported", "factive", "hearsay"})
_POLITE = frozenset({"would", "will", "want", "wish", "like"})
_PERFORMED = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN"})
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONSULT", "CONCEDE", "PROTEST"})


def readings(c: Context, parties: Parties, near: Nearby, f: Frame, sense: Sense, over: Scope) -> list[list[Draft]]:
    """What a frame of a sense may tell, as groups of which one each may hold: the act by one source or another, and the
    accusation where another tells it of a foe."""
    if f.kind == "noun" and sense.root in _STANDING:
        over = over.without(f.token, _TOPIC, inner(f, sense))
    if over.factuality == "none" or sense.root is None:
        return []
    source, role = parties.source(f, sense)
    target = parties.target(f, sense, source)
    if parties.commands_own(f, sense, source):
        return []
    if source or (sense.reciprocal and len(target) > 1):
        return _named(c, parties, near, f, sense, over, (source, role or "target", target))
    if parties.stranger(f) or (sense.root in {"ACCUSE", "SUPPORT", "REQUEST"} and parties.bystander(f)):
        return []
    return [_inferred(c, near, f, sense, over, target)]


def _named(
    c: Context, parties: Parties, near: Nearby, f: Frame, sense: Sense, over: Scope, sides: tuple[Codes, str, Codes]
) -> list[list[Draft]]:
    """The act of a source that the frame names, and the accusation of it."""
    source, role, target = sides
    act = _act(f, sense, over, source, target)
    if act is None:
        return []
    accusers, act.factuality = _told_by_others(parties, f, over, act)
    act.date, act.place = dated(c, f.sentence, f.token, act.factuality, f.light_at), _place(c, f)
    act.features = features(f, sense, over, act, ("named", role), near)
    near.note(sense.root or "", act.source, act.target)
    act.target = act.target or at_home(parties, f, sense, act.source)
    act.whom = "" if act.target else whom(f, sense)
    if not accusers:
        return [[act]]
    accusation = _draft(f, "ACCUSE", "allege", accusers, act.source, "happened")
    accusation.features = features(f, sense, over, accusation, ("accuser", f"accuser of {act.type}"), near)
    return [[act], [accusation]]


def _inferred(c: Context, near: Nearby, f: Frame, sense: Sense, over: Scope, target: Codes) -> list[Draft]:
    """The act by each party that is near, for the judge to choose."""
    out: list[Draft] = []
    shared: list[str] = []
    place, addressed = _place(c, f), "" if target else whom(f, sense)
    for source, ways in near.candidates(f, sense, over, target).items():
        act = _act(f, sense, over, source, target)
        if act is None:
            continue
        shared = shared or of_act(f, sense, over, act, near)
        act.features = with_source(shared, f, act, sorted(ways), near)
        act.date, act.place = dated(c, f.sentence, f.token, act.factuality, f.light_at), place
        act.shared, act.inferred, act.whom = len(shared), True, addressed
        act.target = act.target or at_home(near.parties, f, sense, act.source)
        out.append(act)
    return out


def _act(f: Frame, sense: Sense, over: Scope, source: Codes, target: Codes) -> Draft | None:
    """The act by one source; None where the frame tells of none."""
    target = tuple(p for p in target if p not in source or sense.reciprocal)
    if sense.reciprocal:
        source = target = tuple(dict.fromkeys((*source, *target)))
        target = target if len(source) > 1 else ()
    if not source or not _tells(f, sense, over, source, target):
        return None
    real = "happened" if _performs(f, sense, over) else over.factuality
    factuality = sense.factuality if sense.factuality and real in _REAL else real
    if factuality == "planned" and sense.root in _KEPT_UP and _goes_on(f, over):
        factuality = "ongoing"
    root, mode, factuality = turned(f, sense, over, factuality, together=len(source) > 1)
    if root == "COOPERATE" and len(source) > 1:
        target = target or source
    return _draft(f, root, mode, source, target, factuality)


def _told_by_others(parties: Parties, f: Frame, over: Scope, act: Draft) -> tuple[Codes, str]:
    """Who accuses the doer by telling of the act, nobody mostly; and its factuality then. Witnesses accuse nobody, nor
    does who tells where another's troops are unless they are sent against him."""
    root, mode, factuality = act.type, act.mode, act.factuality
    speaker = teller(parties, f, over)
    if not speaker or set(speaker) & set(act.source) or any(a.operator.kind == "factive" for a in over.chain):
        return (), factuality
    if told_by_witness(f.sentence, over):
        return (), factuality
    tried = factuality == "planned" and any(a.operator.lemma in stance_words().trying for a in over.chain)
    if root in _HOSTILE | _WRONG and (tried or factuality in _REAL | {"alleged"}):
        concerned = root != "MOBILIZE" or bool(set(speaker) & set(act.target))
        claimed = (root in _HOSTILE or mode in _BREACHES) and not tried
        return speaker if concerned else (), "alleged" if claimed else factuality
    claimed = root == "AGREE" or any(a.operator.lemma == "according to" for a in over.chain)
    return (), "alleged" if claimed and factuality in _REAL else factuality


def _tells(f: Frame, sense: Sense, over: Scope, source: Codes, target: Codes) -> bool:
    """Whether enough is there for a record: not a wish or a purpose, nor a demand yet to be made, nor a deal or support
    that is named in passing."""
    first = over.chain[0] if over.chain else None
    if _performs(f, sense, over):
        return True
    if first is not None and (first.purpose or first.operator.lemma in _WISHES):
        return False
    if sense.mode == "cease-fire" and f.kind == "noun" and first is not None and first.operator.kind == "ending":
        return False  # who suspends a cease-fire holds no fire
    if sense.root in _GIVEN and over.factuality == "denied" and _withheld(over):
        return False
    going_on = over.factuality == "planned" and _goes_on(f, over)
    if sense.root == "REQUEST" and over.factuality in {"conditional", "planned"} and not (_may(over) or going_on):
        return False
    if f.kind == "noun" and sense.mode in {"reach", "sign"}:
        own = sense.mode == "sign" and f.heads("poss")
        return bool(f.light or own) or len({*source, *target}) > 1
    if f.kind == "noun" and sense.mode == "promise":
        return True
    if f.kind == "noun" and sense.root in {"SUPPORT", "AGREE", "COOPERATE"}:
        return bool(f.light or f.heads("poss") or f.heads("prep:by") or f.heads("prep:between"))
    return True


def _performs(f: Frame, sense: Sense, over: Scope) -> bool:
    """``I would urge``, ``we want to thank``: who says of himself that he would say it says it."""
    if f.kind != "verb" or sense.root not in _PERFORMED:
        return False
    s = f.sentence
    own = {a.operator.lemma for a in over.chain if a.under == f.token and a.operator.kind not in _TOLD}
    helpers = {s.low[k] for k in s.children[f.token] if s.rels[k] == "aux"}
    polite = own <= _POLITE and bool(own & {"want", "wish", "like"} or helpers & {"would", "’d", "'d"})
    speaks = any(first_person(s.words[h]) for h in f.heads("subj"))
    return polite and speaks


def _goes_on(f: Frame, over: Scope) -> bool:
    """``will continue to urge``: what one will go on doing one does."""
    return any(a.operator.kind == "continuing" and a.under == f.token for a in over.chain)


def _may(over: Scope) -> bool:
    """``might call on the council``: told as possible."""
    return bool(over.chain) and over.chain[0].operator.lemma in {"may", "might", "could"}


def _withheld(over: Scope) -> bool:
    """``refused to accept``, ``will not recognise``: the refusal is the act, a record of its own."""
    kinds = {a.operator.lemma for a in over.chain}
    if kinds & stance_words().ready and "not" in kinds:
        return True
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


def inner(f: Frame, sense: Sense | None) -> str:
    """What the event would be by its own tense: a deed in the present or in the progressive goes on."""
    s, i = f.sentence, f.token
    if f.kind == "noun" and (f.light or "").partition("/")[0] in _STATES and (f.light or "").endswith("/under"):
        return "happened" if any(s.tags[c] == "VBD" for c in s.children[i]) else "ongoing"  # is under sanctions
    if f.kind != "verb" or s.block.kind in {"title", "subhead"}:
        return "happened"
    helpers = {s.lemmas[c] for c in s.children[i] if s.rels[c] == "aux"}
    if s.tags[i] == "VBG" and "be" in helpers:
        return "ongoing"
    present = s.tags[i] == "VBZ" or (s.tags[i] == "VBP" and s.low[i] == s.bases[i] and not _past(f))
    if present and (sense is None or sense.root not in _SPOKEN):
        return "ongoing"
    return "happened"


def _past(f: Frame) -> bool:
    """``it let them in``, read as a present, which would need an -s."""
    s, i = f.sentence, f.token
    return any(s.low[k] in _ONE for k in s.children[i] if s.rels[k] == "nsubj")


def _place(c: Context, f: Frame) -> str | None:
    """The place after ``in``, ``at`` or ``near``, as it stands."""
    s = f.sentence
    for role in ("prep:in", "prep:at", "prep:near"):
        for head in f.heads(role):
            mention = c.actors.mention(s, head)
            if mention is not None and mention.entry.kind in {"place", "capital", "state"}:
                return mention.text
    return None
