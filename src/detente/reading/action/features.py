"""What the judge sees of one reading of a frame: names of facts, each true of it.

No content word of the text is among them, only articles and auxiliaries and what the lexicon, the parse and the
operators make of the rest, so that what was learned on one negotiation holds on another."""

from collections.abc import Iterable, Iterator

from detente.knowledge.lexicon import lexicon
from detente.knowledge.lexicon_entries import Sense
from detente.reading.action.drafts import Draft
from detente.reading.action.nearby import Nearby
from detente.reading.frame.frames import Frame
from detente.reading.scope.scope import Scope

_BODIES = frozenset({"UN", "EU", "NATO", "OSCE", "IAEA"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "any", "no", "none"})
_GENERIC = frozenset({"MILITANTS", "COALITION", "OPPOSITION", "CIVILIANS"})


def features(
    f: Frame, sense: Sense | None, over: Scope, draft: Draft, ways: Iterable[str], near: Nearby
) -> tuple[str, ...]:
    """The facts of one reading: its root, its predicate, what stands above it, how its source is known."""
    return with_source(of_act(f, sense, over, draft, near), f, draft, ways, near)


def of_act(f: Frame, sense: Sense | None, over: Scope, draft: Draft, near: Nearby) -> list[str]:
    """What holds of an act whoever its source is."""
    root = draft.type
    out = [f"root {root}", f"mode {draft.mode}", f"true {draft.factuality}", f"{root} {draft.factuality}"]
    out += _predicate(f, sense, root) + _above(over, root) + _where(f, near)
    return list(dict.fromkeys(out))


def with_source(act: list[str], f: Frame, draft: Draft, ways: Iterable[str], near: Nearby) -> tuple[str, ...]:
    """The facts of an act together with those of its source and target."""
    own = _sides(draft, near)
    for way in ways:
        own += [f"by {way}", f"{draft.type} by {way}", f"{f.kind} by {way}"]
    return (*act, *dict.fromkeys(own))


def _predicate(f: Frame, sense: Sense | None, root: str) -> list[str]:
    under = f.sentence.rels[f.token]
    out = [f"kind {f.kind}", f"{root} {f.kind}", f"{f.kind} under {under}", f"{root} {f.kind} under {under}"]
    out.append(f"tag {f.sentence.tags[f.token]}")
    out += _ambiguity(f) + (_asked(sense, root) if sense is not None else [])
    out += _verb(f, root) if f.kind == "verb" else _noun(f, root) if f.kind == "noun" else []
    out += [f"{root} {f.kind} has {role}" for role in ("subj", "obj") if role in f.arguments]
    return out + [f"complement {k}" for k in f.complements]


def _ambiguity(f: Frame) -> list[str]:
    """How many senses and roots the word has in the lexicon, and whether it may be no event."""
    senses = lexicon().find(f.lemma, f.kind)
    roots = {x.root for x in senses}
    return [f"senses {min(len(senses), 4)}", f"roots {min(len(roots), 3)}", *(["may be none"] if None in roots else [])]


def _asked(sense: Sense, root: str) -> list[str]:
    """How much the sense asks for: the more, the surer it is where it fits."""
    parts = (sense.object, sense.prep, sense.complement, sense.subject, sense.modifier)
    asked = min(sum(map(bool, parts)), 2)
    out = [f"asks {asked}", f"{root} asks {asked}"]
    return out + ["particle"] * bool(sense.particle) + ["material"] * sense.material


def _verb(f: Frame, root: str) -> list[str]:
    s = f.sentence
    helpers = [k for k in s.children[f.token] if s.rels[k] == "aux"]
    out = [f.voice, f"{root} {f.voice}", *sorted({f"helper {s.bases[k]}" for k in helpers})]
    return out + ["had"] * any(s.low[k] == "had" for k in helpers)


def _noun(f: Frame, root: str) -> list[str]:
    s, light = f.sentence, "light" if f.light else "bare"
    det = next((s.low[k] for k in s.children[f.token] if s.rels[k] == "det"), "none")
    out = [f"noun {light}", f"{root} {light}", f"det {det if det in _ARTICLES else 'other'}"]
    return out + [f"noun with {role}" for role in f.arguments]


def _above(over: Scope, root: str) -> list[str]:
    out = [f"chain {min(len(over.chain), 4)}"]
    for n, above in enumerate(over.chain[:3]):
        out += [f"op {n} {above.operator.kind}", f"{root} op {above.operator.kind}"]
        if above.purpose:
            out.append("purpose")
    return out


def _where(f: Frame, near: Nearby) -> list[str]:
    s = f.sentence
    place = str(s.index) if s.index < 3 else "3-" if s.index < 8 else "8-"
    out = [f"block {s.block.kind}", f"sentence {place}"]
    if near.c.quoted(s, f.token):
        out.append("quoted")
    if near.parties.issuer:
        out.append("issued")
    path = list(_upward(f))
    out.append(f"depth {min(len(path) - 1, 5)}")
    if {"acl", "advcl"} & {s.rels[at] for at in path}:
        out.append("subordinate")
    if len(s.words) > 40:
        out.append("long sentence")
    elif len(s.words) < 15:
        out.append("short sentence")
    return out


def _upward(f: Frame) -> Iterator[int]:
    """The predicate and what stands above it."""
    at = f.token
    for _ in range(12):
        yield at
        at = f.sentence.heads[at]
        if at < 0:
            return


def _sides(draft: Draft, near: Nearby) -> list[str]:
    root = draft.type
    out = ["target" if draft.target else "no target", f"{root} {'target' if draft.target else 'no target'}"]
    for who, codes in (("source", draft.source), ("target", draft.target)):
        for code in codes[:3]:
            out.append(f"{who} usual {near.usual.index(code)}" if code in near.usual else f"{who} rare")
            if code in _BODIES:
                out += [f"{who} body", f"{root} {who} body"]
            if code in _GENERIC or len(code) > 3:
                out += [f"{who} group", f"{root} {who} group"]
    if len(draft.source) > 1:
        out += ["several", f"{root} several"]
    share = sum(near.counts[code] for code in draft.source) / near.mentioned
    out.append(f"share {min(5, int(share * 10))}")
    return out
