"""Actions: what a party did, does, plans, threatens or is said to do to or for another (guide §4).

A frame gets a sense from the lexicon, the sense says which arguments are source and target, the operators above the
frame say whether it happened. What one report tells of the same action in several sentences is one record."""

from collections.abc import Iterator

from detente.knowledge.lexicon import lexicon
from detente.knowledge.lexicon_entries import Sense
from detente.knowledge.operators import by_head, operator
from detente.knowledge.phrase_words import phrase_words
from detente.language.parsed import Sentence
from detente.reading.action.company import with_company
from detente.reading.action.contacts import with_contacts
from detente.reading.action.counterparts import address
from detente.reading.action.dating import dated, uttered
from detente.reading.action.drafts import Draft, merged
from detente.reading.action.ellipsis import antecedent, echo
from detente.reading.action.features import features
from detente.reading.action.implied import implied
from detente.reading.action.judge import judge
from detente.reading.action.nearby import Nearby
from detente.reading.action.parties import Parties, parties_of
from detente.reading.action.senses import measures, sense_of
from detente.reading.action.stances import may_move, stances
from detente.reading.action.truth import inner, readings
from detente.reading.action.wrongs import epithets
from detente.reading.context import Context
from detente.reading.frame.arguments import prefixed
from detente.reading.frame.complements import complements
from detente.reading.frame.frames import Frame, frame
from detente.reading.scope.scope import Scope, scope
from detente.records import Action

_SILENT = frozenset({"boilerplate", "byline", "dateline"})
_ATTRIBUTES = frozenset({"SUPPORT", "COERCE", "ACCUSE", "AID", "RETREAT", "ASSAULT"})
_JOINED = frozenset({"conj", "parataxis"})
_PREDICATES = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "ADP"})
_TELLING = _PREDICATES | {"VERB"}
_YIELDS = frozenset({"by not refused", "by no longer demanded"})
_OF_DEEDS = frozenset({"THREATEN", "AGREE", "REJECT", "CONCEDE"})
_PERFORMED = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN"})
_UTTERED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT"})
_ANSWERS = frozenset({"opposition", "agreement", "support", "completion", "denial", "plan"})
_TALKED_OF = frozenset({"blame", "requests", "praise", "threats", "refusal", "never"})


def actions(c: Context) -> list[Action]:
    """All actions of a report, in the order of its text."""
    near = Nearby(c, parties_of(c))
    drafts = [draft for group in proposals(c, near) if (draft := judged(group)) is not None]
    return [_record(c, d) for d in address(near, merged(with_contacts(c, drafts)))]


def proposals(c: Context, near: Nearby) -> list[list[Draft]]:
    """What the frames of a report may tell: groups of readings, of each of which one may hold."""
    return with_company([
        group
        for s in c.timely(c.parsed.sentences)
        if s.block.kind not in _SILENT
        for group in _in_sentence(c, near.parties, near, s)
        if group
    ])  # fmt: skip


def judged(group: list[Draft]) -> Draft | None:
    """The likeliest reading of a group with its confidence, None where the judge doubts it."""
    shared = group[0].shared
    before = judge().weigh(group[0].features[:shared])
    scored = [(judge().probability(d.features[shared:], before), -n, d) for n, d in enumerate(group)]
    confidence, _, best = max(scored)
    best.confidence = round(confidence, 2)
    return best if judge().holds(best, confidence) else None


def _in_sentence(c: Context, parties: Parties, near: Nearby, s: Sentence) -> list[list[Draft]]:
    out: list[list[Draft]] = []
    spent: set[int] = set()
    made = [frame(s, i) for i, pos in enumerate(s.pos) if (pos in _TELLING or s.deps[i] == "amod") and _may_tell(s, i)]
    found = sorted([f for f in made if f is not None], key=lambda f: (f.kind == "noun", f.token))
    for f in found:
        if f.token in spent:
            continue
        sense = sense_of(c, f)
        moves = may_move(f)
        if sense is None and not moves:
            continue
        over = scope(s, f.token, inner(f, sense))
        if sense is not None and sense.root in _UTTERED and _owned(f):
            over = over.without(f.token, _ANSWERS, inner(f, sense))
        told = _moves(parties, near, f, sense, over) if moves else []
        out += told
        yields = any(not _YIELDS.isdisjoint(group[0].features) for group in told)  # then nothing is refused besides
        if sense is None or yields or not _is_event(c, f, sense):
            continue
        if f.kind == "verb" and sense.object and sense.theme not in _TALKED_OF:
            given = f.heads("prep:with") if sense.root == "AID" and "with" in sense.prep else ()
            things = [h for h in (*f.heads("obj"), *given) if not _uttered_by_another(s, h) and _one_act(s, h, sense)]
            spent |= {k for h in things for k in (h, *_measured(s, h))}
        if f.kind == "verb" and sense.root == "ASSAULT":
            spent |= set(_manner(f))
        out += readings(c, parties, near, f, sense, over)
    out += _echoes(c, parties, near, s) + _blamed(parties, near, s)
    _lend_targets(s, out)
    return sorted((group for group in out if group), key=lambda group: group[0].at)


def _moves(parties: Parties, near: Nearby, f: Frame, sense: Sense | None, over: Scope) -> list[list[Draft]]:
    """The verbal moves that no word names, each a group of its own."""
    told = [(draft, "implied") for draft in implied(parties, f, sense, over)]
    told += stances(parties, f, sense, over)
    for draft, way in told:
        draft.date = draft.date or dated(parties.c, f.sentence, f.token, draft.factuality, f.light_at)
        draft.features = features(f, sense, over, draft, {"implied", way}, near)
    return [[draft] for draft, _ in told]


def _lend_targets(s: Sentence, groups: list[list[Draft]]) -> None:
    """``threatened to launch an offensive against Iraq``: what is said of a deed is said to whom the deed is done."""
    acts = [group[0] for group in groups if group]
    for said in acts:
        if said.target or said.type not in _OF_DEEDS:
            continue
        below = set(s.subtree(said.at[1]))
        own = [a for a in acts if a.target and a.at[1] in below and set(a.source) == set(said.source)]
        foreign = (a.target for a in own if set(a.target) - set(a.source))
        at_home = (a.target for a in own if said.type in {"THREATEN", "REJECT"})
        said.target = next(foreign, ()) or next(at_home, ())


def _echoes(c: Context, parties: Parties, near: Nearby, s: Sentence) -> list[list[Draft]]:
    """Deeds that a second clause tells by an auxiliary alone."""
    out: list[list[Draft]] = []
    for i, rel in enumerate(s.rels):
        if rel not in _JOINED:
            continue
        at = antecedent(s, i)
        f = frame(s, at) if at >= 0 else None
        sense = sense_of(c, f) if f is not None else None
        if f is not None and sense is not None:
            out.append(echo(parties, near, s, i, f, sense))
    return out


def _blamed(parties: Parties, near: Nearby, s: Sentence) -> list[list[Draft]]:
    """The accusations that lie in how somebody is called."""
    out: list[list[Draft]] = []
    for i, draft in epithets(parties, s):
        f = frame(s, i)
        if f is not None:
            draft.features = features(f, None, scope(s, i), draft, {"epithet"}, near)
            out.append([draft])
    return out


def _owned(f: Frame) -> bool:
    """``France's demand``: what was uttered stands, whatever the other side made of it."""
    s = f.sentence
    named = any(s.tags[h] in {"NNP", "NNPS"} or s.words[h][:1].isupper() for h in f.heads("mod"))
    return f.kind == "noun" and bool(named or f.heads("poss") or f.heads("prep:by") or f.heads("prep:from"))


def _one_act(s: Sentence, h: int, sense: Sense) -> bool:
    roots = {x.root for x in lexicon().find(s.bases[h], "noun") if x.root}
    return sense.root in roots or sense.root not in {"THREATEN", "REQUEST", "AGREE", "ACCUSE"}


def _measured(s: Sentence, h: int) -> list[int]:
    """``gave tons of food aid``, ``ten million dollars of aid``, ``rescue teams``: what is measured is the object, and
    what stands before it is part of it."""
    before = [k for k in s.children[h] if s.deps[k] == "compound"]
    if not measures(s, h) and "money" not in lexicon().classes_of(s.bases[h]):
        return before
    return before + [m for k in s.children[h] if s.rels[k] == "nmod" and s.cases[k] == ["of"] for m in _object(s, k)]


def _manner(f: Frame) -> Iterator[int]:
    """``had killed three in a drone strike``: how it was done is no second deed."""
    s = f.sentence
    for h in (*f.heads("prep:in"), *f.heads("prep:with")):
        own = {s.low[k] for k in s.children[h] if s.rels[k] in {"det", "nmod"}}
        roots = {sense.root for sense in lexicon().find(s.bases[h], "noun")}
        if "ASSAULT" in roots and own & {"a", "an"}:
            yield h


def _object(s: Sentence, k: int) -> list[int]:
    """``aid lorries`` is one thing."""
    return [k, *(m for m in s.children[k] if s.deps[m] == "compound")]


def _uttered_by_another(s: Sentence, h: int) -> bool:
    """``granted Syria's request``: the request is an act of its own."""
    roots = {sense.root for sense in lexicon().find(s.bases[h], "noun")}
    named = any(s.deps[k] == "nmod:poss" and s.tags[k] != "PRP$" for k in s.children[h])
    return named and bool(roots) and roots <= _UTTERED


def _may_tell(s: Sentence, i: int) -> bool:
    """Verbs and what is predicated may bear an operator, whatever they mean; other words must be in the lexicon."""
    pos = s.pos[i]
    if pos == "VERB" or (s.deps[i] == "amod" and prefixed(s, i)):
        return True
    if pos not in _PREDICATES:
        return False
    if "cop" in s.under[i]:
        return True
    kind = "adj" if pos == "ADJ" else "noun" if pos in {"NOUN", "PROPN"} else ""
    return bool(kind) and bool(lexicon().find(s.bases[i], kind))


def _is_event(c: Context, f: Frame, sense: Sense) -> bool:
    """Not an actor (``the coalition``), not an attribute (``-backed``), not one's own wish (``wants to leave``)."""
    s = f.sentence
    if f.kind == "noun" and _in_a_name(c, f):
        return False
    if f.kind == "noun" and sense.root != "CONSULT":
        named = any(a.kind != "document" for a in c.actors.resolve(s, f.token))
        return not named and not (sense.root == "AGREE" and _medium(s, f.token)) and not _judges(s, f.token)
    if f.kind == "adj":
        return sense.root not in _ATTRIBUTES or not f.heads("prefix")
    if sense.root == "REQUEST" and "inf" in f.complements and "objinf" not in f.complements:
        above = operator(f.lemma, "verb+xcomp")
        return above is None or above.kind not in {"intention", "plan", "attempt"}
    return True


def _in_a_name(c: Context, f: Frame) -> bool:
    """``the Palestine Liberation Organization``: what a name is made of did not happen."""
    m = c.actors.mention(f.sentence, f.token)
    return m is not None and m.first < m.last and m.entry.kind in {"group", "body", "organ", "person"}


def _medium(s: Sentence, i: int) -> bool:
    """``said in a joint statement``: where something is said, not what was done."""
    h = s.heads[i]
    if h < 0 or s.rels[i] != "obl" or s.cases[i] != ["in"]:
        return False
    roots = {x.root for x in lexicon().find(s.bases[h], "verb")}
    return bool(roots & _PERFORMED) or any("verb+ccomp" in o.on for o in by_head().get(s.bases[h], ()))


def _judges(s: Sentence, i: int) -> bool:
    """``called it a breach``, ``described the strike as a provocation``: a word that judges tells no deed."""
    h = s.heads[i]
    if h < 0 or s.pos[h] != "VERB":
        return False
    named = _named_by(s, h) == i or (s.cases[i] == ["as"] and s.rels[i] in {"obl", "advcl"})
    return named and any(x.complement == "pred" or "as" in x.prep for x in lexicon().find(s.bases[h], "verb"))


def _named_by(s: Sentence, h: int) -> int:
    """What a verb of naming calls its object, -1 for nothing."""
    return complements(s, h)[1] if s.bases[h] in phrase_words().naming else -1


def _record(c: Context, d: Draft) -> Action:
    source: str | list[str] = list(d.source) if len(d.source) > 1 else d.source[0]
    target = list(d.target) if len(d.target) > 1 else d.target[0] if d.target else None
    record = Action(
        report=c.parsed.report.path, evidence=[c.evidence(a, b) for a, b in sorted(d.spans)], type=d.type, mode=d.mode,
        source=source, target=target, date=d.date or uttered(c, d), place=d.place, factuality=d.factuality,
        confidence=d.confidence,
    )  # fmt: skip
    c.deeds.append((record, c.parsed.sentences[d.at[0]], d.at[1]))
    return record


__all__ = ["Frame", "actions"]
