"""Arguments of event nouns: what their phrase tells, and what the verb above them adds."""

from collections.abc import Iterator

from detente.knowledge.operators import by_head
from detente.language.parsed import Sentence
from detente.reading.frame.arguments import gap, lend, of_verb, passive, prepositions_of, real, surface

Heads = tuple[int, ...]
_DEEP = 12
_OWN = frozenset({"factive", "denial", "ending", "beginning", "continuing", "completion", "promise", "threat", "plan"})
_IN_ANSWER = frozenset(
    {"protest", "retaliation", "defiance", "violation", "breach", "reprisal", "revenge", "contravention", "opposition"}
)
_DEEDS = frozenset({"of", "for", "on", "about"})


def of_noun(s: Sentence, i: int) -> dict[str, Heads]:
    """Role → heads of a noun: ``poss``, ``mod`` (what stands before it), ``prep:X``."""
    out = prepositions_of(s, i)
    poss = tuple([c for c in s.children[i] if s.deps[c] == "nmod:poss"])
    mods = [c for c in s.children[i] if c < i and s.rels[c] in {"amod", "compound", "nmod"} and c not in poss]
    deeper = [
        k for m in mods for k in s.children[m] if s.rels[k] in {"compound", "amod", "nmod"} and s.deps[k] != "nmod:poss"
    ]
    lent = tuple(k for m in mods for k in s.children[m] if s.deps[k] == "nmod:poss")
    out |= {"poss": poss or lent, "mod": tuple(sorted(set(mods + deeper) - set(lent)))}
    for head in out.get("prep:of", ()):
        lend(s, head, out)
    out["holder"] = holder(s, i)
    for c in s.children[i]:
        if s.deps[c] == "acl" and s.tags[c] == "VBN":  # the attack blamed on …, the talks brokered by …
            for role, heads in prepositions_of(s, c).items():
                if role != "prep:by":
                    out.setdefault(role, heads)
    return {role: heads for role, heads in out.items() if heads}


def holder(s: Sentence, i: int) -> Heads:
    """``Turkey's threat of an invasion``: who has the threat, and so would do the deed that it is of; ``closed the
    road in protest``: who protests; else empty."""
    h = s.heads[i]
    if h >= 0 and s.pos[h] == "VERB" and s.rels[i] == "obj":
        return _of_verb_above(s, i, h)
    if h >= 0 and s.pos[h] == "VERB" and s.bases[i] in _IN_ANSWER and s.cases[i] == ["in"]:
        bare = not any(s.rels[c] in {"det", "nummod"} or s.deps[c] == "nmod:poss" for c in s.children[i])
        return surface(s, h) if bare and not passive(s, h) else ()
    if h < 0 or s.rels[i] != "nmod" or s.pos[h] != "NOUN" or not set(s.cases[i]) & _DEEDS:
        return ()
    entries = by_head().get(s.bases[h], ())
    if not any("noun+of" in e.on and e.doer == "subject" for e in entries):
        return ()
    if any(s.deps[c] == "nmod:poss" or "by" in s.cases[c] for c in s.children[i]):
        return ()
    owners = tuple(c for c in s.children[h] if s.deps[c] == "nmod:poss" or s.cases[c] == ["by"])
    mods = tuple(c for c in s.children[h] if c < h and s.rels[c] in {"amod", "compound"})
    above = s.heads[h]
    if not owners and above >= 0 and s.pos[above] == "VERB" and s.rels[h] == "obj":
        return mods + surface(s, above)
    return owners + mods


def _of_verb_above(s: Sentence, i: int, h: int) -> Heads:
    """``denied any deployment``, ``confirmed the strike``: who speaks of a deed that names nobody speaks of his own."""
    entries = by_head().get(s.bases[h], ())
    own = any(e.kind in _OWN and "verb+obj" in e.on and " " not in e.lemma for e in entries)
    named = any(s.deps[c] == "nmod:poss" or "by" in s.cases[c] for c in s.children[i])
    return surface(s, h) if own and not named and not passive(s, h) else ()


def governors(s: Sentence, i: int) -> Iterator[tuple[int, str]]:
    """The verbs of which a noun is object, or whose subject it is in the passive, or the noun of a preposition."""
    top = i
    for _ in range(_DEEP):
        if s.rels[top] != "conj" or s.heads[top] < 0:
            break
        top = s.heads[top]
    h = s.heads[top]
    if h >= 0 and s.pos[h] == "VERB":
        if s.rels[top] == "obj" or s.deps[top] == "nsubj:pass":
            yield h, "obj"
        elif s.rels[top] in {"obl", "advcl"}:
            yield h, "obl"
    for c in s.children[i]:
        if s.pos[c] == "VERB" and (s.deps[c] == "acl:relcl" or (s.deps[c] == "acl" and s.tags[c] == "VBN")):
            relative = any(real(s, k) == i for k in s.children[c] if s.rels[k] == "obj")
            if relative or passive(s, c) or gap(s, c) == i:
                yield c, "obj"


def of_light(s: Sentence, i: int, verb: int) -> dict[str, Heads]:
    """What the verb above a noun adds: its subject, and its prepositional phrases."""
    if verb == i:
        return {"subj": heads} if (heads := surface(s, i)) else {}
    out = of_verb(s, verb, "passive" if passive(s, verb) else "active")
    out.pop("obj", None)
    return {role: tuple(h for h in heads if h != i) for role, heads in out.items() if any(h != i for h in heads)}
