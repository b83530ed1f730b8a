"""Mends of trees that cannot be: what English grammar rules out, set right by the smallest change.

The parser decides arc by arc; now and then its choices do not fit together. Only such trees are touched, and only where
one reading is left: a finite verb joined to an infinitive, an auxiliary with an object of its own, a clause without a
subject after a name that was joined to the object before it."""

from detente.language import repair_clauses as clauses
from detente.language import repair_descriptions as descriptions
from detente.language import repair_objects as objects
from detente.language.draft_tree import Tree


def repaired(t: Tree) -> Tree:
    """The tree with its impossible places mended; the same object."""
    for i in [i for i, tag in enumerate(t.tags) if tag == "VBG"]:
        objects.name_in_ing(t, i)
    objects.under_a_name(t)
    descriptions.subject_described(t)
    descriptions.relatives(t)
    descriptions.appositions(t)
    descriptions.state_and_rebels(t)
    if ";" in t.words:
        descriptions.beside_semicolon(t)
    if "vocative" in t.deps or "dislocated" in t.deps:
        descriptions.subject_in_front(t)
    if "face" in t.words:
        objects.face_to_face(t)
    objects.joined_title(t)
    objects.joined_arguments(t)
    for i, word in enumerate(t.words):
        _token(t, i, word.lower())
    clauses.bare_clause(t)
    clauses.participle_in_front(t)
    clauses.headless_clause(t)
    for i in range(len(t.words)):
        clauses.verb_with_object(t, i)
    for i in range(len(t.words)):
        if t.pos[i] == "VERB":
            clauses.clause_after_name(t, i)
        if t.deps[i] == "acl":
            clauses.participle_with_object(t, i)
        if t.deps[i] == "amod":
            clauses.modifier_with_subject(t, i)
    for i in range(len(t.words)):
        if t.deps[i] == "conj":
            clauses.finite_under_infinitive(t, i)
            clauses.past_under_modal(t, i)
    return t


def _token(t: Tree, i: int, word: str) -> None:
    """The mends around one token, each asked only where it may apply: nearly all fall out here."""
    if t.deps[i] == "case":
        clauses.misread_verb(t, i)
        objects.particle(t, i)
    if t.deps[i] == "aux" or word in clauses.HAVE:
        clauses.perfect(t, i)
    if t.pos[i] == "VERB":
        objects.two_objects(t, i)
        if t.deps.count("obj") > 1:
            objects.one_object(t, i)
            objects.one_name(t, i)
    if t.tags[i] == "VBG":
        objects.gerund(t, i)
        objects.gerunds_own(t, i)
    if t.pos[i] == "VERB" and "iobj" in t.deps:
        objects.named_ship(t, i)
    if word in objects.LET:
        objects.let(t, i)
    if t.tags[i] == "VBG":
        objects.verbal_noun(t, i)
    if t.tags[i] == "UH":
        objects.says_no(t, i)
    if word == "whose":
        objects.whose(t, i)
