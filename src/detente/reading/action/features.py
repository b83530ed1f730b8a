"""What the judge sees of one reading of a frame: names of facts, each true of it. No word of the text is among them, only
what the lexicon, the parse and the operators make of it, so that what was learned on one negotiation holds on another."""

from collections.abc import Iterable

from detente.knowledge.lexicon import lexicon
from detente.knowledge.lexicon_entries import Sense
from detente.reading.action.drafts import Draft
from detente.reading.action.nearby import Nearby
from detente.reading.frame.arguments import base
from detente.reading.frame.frames import Frame
from detente.reading.scope.scope import Scope

_BODIES = frozenset({"UN", "EU", "NATO", "OSCE", "IAEA"})
_GENERIC = frozenset({"MILITANTS", "COALITION", "OPPOSITION", "CIVILIANS"})


def features(f: Frame, sense: Sense | None, over: Scope, draft: Draft, ways: Iterable[str], near: Nearby) -> tuple[str, ...]:
    """The facts of one reading: its root, its predicate, what stands above it, how its source is known."""
    root = draft.type
    out = [f"root {root}", f"mode {draft.mode}", f"true {draft.factuality}", f"{root} {draft.factuality}"]
    out += _predicate(f, sense, root)
    out += _above(over, root)
    out += _where(f, near)
    out += _sides(draft, near)
    for way in ways:
        out += [f"by {way}", f"{root} by {way}", f"{f.kind} by {way}"]
    return tuple(dict.fromkeys(out))


def _predicate(f: Frame, sense: Sense | None, root: str) -> list[str]:
    s, i = f.sentence, f.token
    out = [f"kind {f.kind}", f"{root} {f.kind}", f"{f.kind} under {base(s, i)}", f"{root} {f.kind} under {base(s, i)}"]
    senses = [x for x in lexicon().find(f.lemma, f.kind)]
    roots = {x.root for x in senses}
    out.append(f"senses {min(len(senses), 4)}")
    out.append(f"roots {min(len(roots), 3)}")
    if None in roots:
        out.append("may be none")
    if sense is not None:
        asked = bool(sense.object) + bool(sense.prep) + bool(sense.complement) + bool(sense.subject) + bool(sense.modifier)
        out += [f"asks {min(asked, 2)}", f"{root} asks {min(asked, 2)}"]
        if sense.particle:
            out.append("particle")
        if sense.material:
            out.append("material")
    if f.kind == "verb":
        out += [f"tag {s.tags[i]}", f"{f.voice}", f"{root} {f.voice}"]
        helpers = {s.lemmas[k].lower() for k in s.children[i] if base(s, k) == "aux"}
        out += [f"helper {h}" for h in helpers]
        if any(s.words[k].lower() == "had" for k in s.children[i] if base(s, k) == "aux"):
            out.append("had")
    if f.kind == "noun":
        out += [f"{f.kind} {'light' if f.light else 'bare'}", f"{root} {'light' if f.light else 'bare'}"]
        det = next((s.words[k].lower() for k in s.children[i] if base(s, k) == "det"), "none")
        out.append(f"det {det if det in {'the', 'a', 'an', 'this', 'that', 'these', 'those', 'any', 'no', 'none'} else 'other'}")
        out.append(f"tag {s.tags[i]}")
        out += [f"noun with {role}" for role in f.arguments]
    for role in f.arguments:
        if role in {"subj", "obj"}:
            out.append(f"{root} {f.kind} has {role}")
    out += [f"complement {k}" for k in f.complements]
    return out


def _above(over: Scope, root: str) -> list[str]:
    out = [f"chain {min(len(over.chain), 4)}"]
    for n, above in enumerate(over.chain[:3]):
        out += [f"op {n} {above.operator.kind}", f"{root} op {above.operator.kind}"]
        if above.purpose:
            out.append("purpose")
    return out


def _where(f: Frame, near: Nearby) -> list[str]:
    s = f.sentence
    out = [f"block {s.block.kind}", f"sentence {min(s.index, 6) if s.index < 3 else '3-' if s.index < 8 else '8-'}"]
    if near.c.quoted(s, f.token):
        out.append("quoted")
    if near.parties.issuer:
        out.append("issued")
    depth, at = 0, f.token
    while s.heads[at] >= 0 and depth < 12:
        at, depth = s.heads[at], depth + 1
        if base(s, at) in {"acl", "advcl"} or base(s, f.token) in {"acl", "advcl"}:
            out.append("subordinate")
    out.append(f"depth {min(depth, 5)}")
    if len(s.words) > 40:
        out.append("long sentence")
    elif len(s.words) < 15:
        out.append("short sentence")
    return out


def _sides(draft: Draft, near: Nearby) -> list[str]:
    root = draft.type
    out = ["target" if draft.target else "no target", f"{root} {'target' if draft.target else 'no target'}"]
    for who, codes in (("source", draft.source), ("target", draft.target)):
        for code in codes[:3]:
            rank = near.usual.index(code) if code in near.usual else -1
            out.append(f"{who} {'rare' if rank < 0 else f'usual {rank}'}")
            if code in _BODIES:
                out += [f"{who} body", f"{root} {who} body"]
            if code in _GENERIC or len(code) > 3:
                out += [f"{who} group", f"{root} {who} group"]
    if len(draft.source) > 1:
        out += ["several", f"{root} several"]
    share = sum(near.counts[code] for code in draft.source) / near.countless
    out.append(f"share {min(5, int(share * 10))}")
    return out
