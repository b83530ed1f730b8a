"""What an act becomes under another: ending an attack is pulling back, promising one is a threat."""

from detente.knowledge.lexicon import lexicon
from detente.knowledge.lexicon_entries import Sense
from detente.knowledge.stance_words import stance_words
from detente.reading.frame.frames import Frame
from detente.reading.scope.scope import Scope

_ENDED = {
    "ASSAULT": ("RETREAT", "cease-fire"), "COERCE": ("RETREAT", "let-in"), "MOBILIZE": ("RETREAT", "withdraw"),
    "REJECT": ("CONCEDE", "ease-demand"), "REQUEST": ("CONCEDE", "ease-demand"), "THREATEN": ("CONCEDE", "ease-demand"),
    "SANCTION": ("CONCEDE", "ease-sanctions"), "AID": ("SANCTION", "cut-aid"), "COOPERATE": ("SANCTION", "cut-ties"),
}  # fmt: skip
_ENDS = frozenset(
    {"end", "stop", "cease", "halt", "suspend", "quit", "give up", "freeze", "break off", "call off", "lift"}
)
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})


def turned(f: Frame, sense: Sense, over: Scope, factuality: str, *, together: bool) -> tuple[str, str, str]:
    """Root, mode and factuality of an act, seen together with what stands directly above and below it, and with whether
    several do it ``together``."""
    root, mode = sense.root or "", sense.mode
    first = over.chain[0].operator if over.chain else None
    if first is not None and first.lemma in _ENDS and root in _ENDED and first.signature.factuality == "happened":
        return (*_ENDED[root], factuality)
    if first is not None and first.kind == "promise" and root in _HARM - {"MOBILIZE"} and factuality == "planned":
        return root, mode, "threatened"
    if root == "MOBILIZE" and mode == "exercise" and together and (f.kind == "verb" or f.light):
        return "COOPERATE", "joint-operation", factuality
    if root == "ACCUSE" and mode == "allege" and f.lemma == "hold" and factuality in {"planned", "conditional"}:
        return "THREATEN", "warn", "happened"
    if root == "AGREE" and mode == "promise" and f.kind == "verb" and _promises_harm(f):
        return "THREATEN", "threaten", factuality
    return root, mode, factuality


def _promises_harm(f: Frame) -> bool:
    """``vowed to shell``: the verb below has no other senses than harmful ones."""
    s = f.sentence
    if f.complement < 0:
        return False
    below = {s.low[k] for k in s.children[f.complement]}
    if (s.rels[f.complement] != "xcomp" and not below & {"will", "would"}) or below & {"not", "never", "n't", "n’t"}:
        return False
    things = {s.bases[k] for k in s.children[f.complement] if s.rels[k] == "obj"}
    if s.bases[f.complement] == "take" and things & stance_words().choices:
        return True
    senses = lexicon().find(s.bases[f.complement], "verb")
    roots = {sense.root for sense in senses if sense.root}
    return bool(roots) and roots <= _HARM | {"THREATEN", "PROTEST", "REJECT"}
