"""Trees that English grammar rules out are mended; others are left alone."""

import pytest

from detente.language.draft_tree import Tree
from detente.language.pipeline import load
from detente.language.repair import repaired
from detente.records import Report


def clauses(text: str) -> list[tuple[str, str, str]]:
    """Verb, its subject and its object, by their words; empty where there is none."""
    s = load().parse(Report(path="report.txt", text=text, format="text")).sentences[0]
    out = []
    for i, pos in enumerate(s.pos):
        if pos == "VERB":
            found = {d: next((s.words[k] for k in s.children[i] if s.deps[k] == d), "") for d in ("nsubj", "obj")}
            out.append((s.words[i], found["nsubj"], found["obj"]))
    return out


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The council praised Chile and the EU froze the accounts of two banks.", ("froze", "EU", "accounts")),
        ("Canada condemned Russia and Norway closed its ports.", ("closed", "Norway", "ports")),
        ("Chad, Niger and Mali armed the coast guards.", ("armed", "Chad", "guards")),
        ("An officer said that Lisbon had delivered gas masks to the port.", ("delivered", "Lisbon", "masks")),
        ("Peru stripped the islands of their charter and Chile halted trade with Peru.", ("halted", "Chile", "trade")),
        ("Jordan took in four thousand Yemeni refugees.", ("took", "Jordan", "refugees")),
        ("Algeria turned off Spain's gas.", ("turned", "Algeria", "gas")),
        ("Kenyan soldiers crossed into Somalia on Friday.", ("crossed", "soldiers", "")),
    ],
)
def test_a_clause_is_whole(text: str, clause: tuple[str, str, str]) -> None:
    assert clause in clauses(text), clauses(text)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Brazil threatened to recall its envoy and called for a boycott.", "threatened", "called"),
        ("Ghana has told the crew to leave and seized the trawler.", "told", "seized"),
        ("The mayor asked the minister to resign and blocked the bridge.", "asked", "blocked"),
    ],
)
def test_a_finite_verb_is_joined_to_a_finite_one(text: str, first: str, second: str) -> None:
    s = load().parse(Report(path="report.txt", text=text, format="text")).sentences[0]
    assert s.words[s.heads[s.words.index(second)]] == first


def test_an_infinitive_after_an_infinitive_stays() -> None:
    s = (
        load()
        .parse(Report(path="report.txt", text="Ghana asked the crew to stop and leave.", format="text"))
        .sentences[0]
    )
    assert s.words[s.heads[s.words.index("leave")]] == "stop"


def test_a_sound_tree_is_left_alone() -> None:
    parts = (["Mali", "freed", "two", "men", "."], ["NNP", "VBD", "CD", "NNS", "."])
    rest = (["PROPN", "VERB", "NUM", "NOUN", "PUNCT"], [1, -1, 3, 1, 1], ["nsubj", "root", "nummod", "obj", "punct"])
    t = repaired(Tree(*(list(p) for p in (*parts, *rest))))
    assert (t.words, t.tags, t.pos, t.heads, t.deps) == (*parts, *rest)


def test_titles_without_a_full_stop_keep_their_participle() -> None:
    s = load().parse(Report(path="report.txt", text="Two soldiers killed in a raid", format="text")).sentences[0]
    assert s.deps[s.words.index("soldiers")] in {"nsubj:pass", "root"}


def test_two_subjects_joined_by_and_are_one() -> None:
    text = "Russian Foreign Minister Sergei Lavrov and Turkish Foreign Minister Hakan Fidan met in Geneva."
    s = load().parse(Report(path="report.txt", text=text, format="text")).sentences[0]
    verb = s.words.index("met")
    assert sum(s.deps[k] == "nsubj" for k in s.children[verb]) == 1
    assert s.deps[s.words.index("Hakan")] == "conj"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Oman let the Greek tanker unload at Salalah.", ("unload", "", "")),
        ("Brussels froze the accession talks.", ("froze", "Brussels", "talks")),
        ("Denmark gave Kenya two ferries.", ("gave", "Denmark", "ferries")),
        ("Serbia said no to the plan.", ("said", "Serbia", "no")),
    ],
)
def test_objects_are_told_apart(text: str, clause: tuple[str, str, str]) -> None:
    assert clause in clauses(text), clauses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether Chad could be expelled from the union, Rossi replied that nobody wanted it.",
        "Told that Norway had left, the envoy said he was surprised.",
        "Asked whether Oman would pay, she answered that it might.",
    ],
)
def test_a_participle_in_front_has_no_subject(text: str) -> None:
    s = load().parse(Report(path="report.txt", text=text, format="text")).sentences[0]
    assert (s.tags[0], s.deps[0]) == ("VBN", "advcl")
    assert s.tags[s.heads[0]] == "VBD"
    assert s.heads[s.heads[0]] == -1


@pytest.mark.parametrize(
    ("text", "relative", "noun"),
    [
        ("They were brought to court by Chad; India, which says so, stayed away.", "says", "India"),
        ("She thanked President Castro, with whom she discussed the matter in Oran.", "discussed", "Castro"),
        ("He got quiet help from Brazil, whose president had telephoned both men.", "telephoned", "Brazil"),
        ("The president of Ghana, who met the envoy, was silent.", "met", "president"),
    ],
)
def test_a_relative_describes_the_noun_before_it(text: str, relative: str, noun: str) -> None:
    s = load().parse(Report(path="report.txt", text=text, format="text")).sentences[0]
    assert s.words[s.heads[s.words.index(relative)]] == noun


@pytest.mark.parametrize(
    ("text", "described", "noun"),
    [
        ("The envoy met Mr Maduro and Irfaan Ali, the president of Guyana, in Bridgetown.", "president", "Ali"),
        ("They saw Lavrov and Wang, the Chinese minister, in Sochi.", "minister", "Wang"),
    ],
)
def test_a_description_is_of_the_last_one_joined(text: str, described: str, noun: str) -> None:
    s = load().parse(Report(path="report.txt", text=text, format="text")).sentences[0]
    assert s.words[s.heads[s.words.index(described)]] == noun


def test_a_subject_with_a_relative_clause_has_its_verb() -> None:
    s = load().parse(
        Report(path="r.txt", text="Talks on the border, which began in 2019, have stalled.", format="text")
    )
    verb = s.sentences[0].words.index("stalled")
    assert s.sentences[0].heads[0] == verb and s.sentences[0].heads[verb] == -1
