"""Words by which undertakings are found, from ``data/commitments.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from detente.knowledge.table_files import fault, toml

Status = Literal["pledged", "agreed", "proposed", "pending", "in-doubt", "slipped", "kept", "broken"]
Words = frozenset[str]
_FILE = "commitments.toml"
_STATUSES = get_args(Status)


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """The tables of the file; mappings go from the base form to the status that it gives."""

    governors: Mapping[str, Status]
    passive_only: Words
    future: Words
    meet: Words
    lasting: Words
    offering: Words
    duty: Words
    refusals: Words
    aims: Words
    people: Words
    by_deed: Words
    courtesies: Words
    making: Words
    welcoming: Words
    own_fate: Mapping[str, Status]
    plans: Words
    provide: Words
    bind: Words
    nothing: Words
    doubted: Words
    states: Words
    awaited: Words
    adjectives: Mapping[str, Status]
    nouns: Mapping[str, Status]
    things: Mapping[str, Status]
    deeds: Words
    agreements: Words
    agreement_verbs: Mapping[str, Status]
    contrary: Words
    texts: Words
    deadlines: Words
    deadline_verbs: Mapping[str, Status]
    deadline_set: Words
    marks: Words
    prepositions: Words


@cache
def commitment_words() -> CommitmentWords:
    """The shipped words. Raises DetenteError where a table is missing or a word has two statuses."""
    raw = toml(_FILE)
    return CommitmentWords(
        governors=_statuses(raw, "governors"),
        passive_only=_words(raw, "governors", "passive_only"),
        future=_words(raw, "future", "words"),
        meet=_words(raw, "future", "meet"),
        lasting=_words(raw, "future", "lasting"),
        offering=_words(raw, "future", "offering"),
        duty=_words(raw, "future", "duty"),
        refusals=_words(raw, "states", "refusals"),
        aims=_words(raw, "states", "aims"),
        people=_words(raw, "people", "words"),
        by_deed=_words(raw, "things", "by_deed"),
        courtesies=_words(raw, "things", "courtesies"),
        making=_words(raw, "agreements", "making"),
        welcoming=_words(raw, "agreements", "welcoming"),
        own_fate=_statuses(raw, "own_fate"),
        plans=_words(raw, "agreements", "plans"),
        provide=_words(raw, "agreements", "provide"),
        bind=_words(raw, "agreements", "bind"),
        nothing=_words(raw, "outer", "nothing"),
        doubted=_words(raw, "outer", "doubted"),
        states=_words(raw, "states", "verbs"),
        awaited=_words(raw, "awaited", "words"),
        adjectives=_statuses(raw, "adjectives"),
        nouns=_statuses(raw, "nouns"),
        things=_statuses(raw, "things"),
        deeds=_words(raw, "things", "deeds"),
        agreements=_words(raw, "agreements", "nouns"),
        agreement_verbs=_statuses(raw, "agreements"),
        contrary=_words(raw, "agreements", "contrary"),
        texts=_words(raw, "texts", "words"),
        deadlines=_words(raw, "deadlines", "nouns"),
        deadline_verbs=_statuses(raw, "deadlines"),
        deadline_set=_words(raw, "deadlines", "set"),
        marks=_words(raw, "conditions", "marks"),
        prepositions=_words(raw, "conditions", "prepositions"),
    )


def _words(raw: Mapping[str, Any], table: str, key: str) -> Words:
    try:
        return frozenset(word.replace("_", " ") for word in raw[table][key].split())
    except (KeyError, AttributeError) as error:
        raise fault(_FILE, f"{table}.{key}", "a string of words is wanted") from error


def _statuses(raw: Mapping[str, Any], table: str) -> dict[str, Status]:
    out: dict[str, Status] = {}
    for status in _STATUSES:
        if status not in raw.get(table, {}):
            continue
        for word in _words(raw, table, status):
            if out.setdefault(word, status) != status:
                raise fault(_FILE, f"{table}.{status}", f"{word} has a second status")
    return out
