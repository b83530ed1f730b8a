"""What parsing gives on the forms that reports really have."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import ModelError
from detente.language import pipeline
from detente.language.parsed import Parsed, Sentence
from detente.records import Report


def parse(text: str) -> Parsed:
    return pipeline.load().parse(Report(path="a.txt", text=text, format="text"))


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in parse(text).sentences]


def only(text: str) -> Sentence:
    found = parse(text).sentences
    assert len(found) == 1
    return found[0]


def relation(s: Sentence, word: str) -> tuple[str, str]:
    """Relation and head word of a word."""
    i = s.words.index(word)
    return s.deps[i].partition(":")[0], s.words[s.heads[i]] if s.heads[i] >= 0 else ""


def test_sentences_are_told_apart() -> None:
    text = "The talks failed. Mr. Orban left for the U.S. on Friday. “We tried,” he said."
    assert sentences(text) == ["The talks failed.", "Mr. Orban left for the U.S. on Friday.", "“We tried,” he said."]


def test_an_opening_mark_stays_with_its_sentence() -> None:
    text = "The minister was brief. “It is over,” he said. “We go home.”"
    assert [s[0] for s in sentences(text)] == ["T", "“", "“"]


def test_a_quotation_behind_a_full_stop_begins_a_sentence() -> None:
    text = (
        "In drought years Egypt wants more water. Ethiopia says it cannot commit itself to a fixed figure. “We will "
        "never agree to that,” Abiy Ahmed told parliament. Does Egypt still insist on its historic share? “We have not "
        "given it up,” a diplomat in Cairo said. Its share of the “Blue” river, as it is called, is large."
    )
    assert [s[:9] for s in sentences(text)] == [
        "In drough", "Ethiopia ", "“We will ", "Does Egyp", "“We have ", "Its share",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Iranian Deputy Foreign Minister Abbas Araghchi told reporters that the talks would go on.",
        "Russian Deputy Prime Minister Dmitry Rogozin met the delegation in Tiraspol.",
        "Several hundred American troops are helping to guard the crossing.",
        "Subrahmanyam Jaishankar and Wang Yi talked for an hour on the sidelines of a gathering.",
    ],
)
def test_no_sentence_ends_within_a_title(text: str) -> None:
    assert sentences(text) == [text]


def test_every_token_is_its_text() -> None:
    text = "KYIV, May 3 (AFP) – Ukraine’s\u00a0envoy didn’t reply; “no comment”, she wrote…\n• 1,200 troops\n"
    for s in parse(text).sentences:
        assert [text[a:b] for a, b in zip(s.starts, s.ends, strict=True)] == s.words


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Iran’s foreign minister rejected the American offer on Monday.", "minister", ("nsubj", "rejected")),
        ("The offer was rejected by Iran’s foreign minister.", "minister", ("obl", "rejected")),
        ("“Nothing is settled,” said Lena Hoffmann, an analyst in Vienna.", "Lena", ("nsubj", "said")),
        ("The border stays closed, the ministry in Baku said in a statement Friday.", "ministry", ("nsubj", "said")),
        ("Armenia, the spokesman told reporters, is ready to talk.", "spokesman", ("nsubj", "told")),
        ("Serbia Rejects Kosovo Tariff Demand", "Serbia", ("nsubj", "Rejects")),
    ],
)
def test_who_does_what(text: str, word: str, expected: tuple[str, str]) -> None:
    assert relation(only(text), word) == expected


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("They were negotiating in two cities.", "cities", "city"),
        ("They were negotiating in two cities.", "negotiating", "negotiate"),
        ("He admitted it and stopped.", "admitted", "admit"),
        ("She has gone.", "gone", "go"),
        ("The envoys weren’t there.", "n’t", "not"),
        ("The Kremlin denies it.", "Kremlin", "Kremlin"),
    ],
)
def test_lemmas(text: str, word: str, lemma: str) -> None:
    s = only(text)
    assert s.lemmas[s.words.index(word)] == lemma


def test_each_sentence_is_a_tree() -> None:
    text = 'Rain. Rain, and more rain; (and then "snow") -- for 30 days… The end?!\n\nALL CAPS HERE AND THERE\n'
    for s in parse(text).sentences:
        assert s.heads.count(-1) == 1
        assert sorted(s.subtree(s.root)) == list(range(len(s.words)))


def test_a_very_long_sentence_is_cut_and_nothing_is_lost() -> None:
    text = "word " * 2_000
    found = parse(text).sentences
    assert sum(len(s.words) for s in found) == 2_000
    assert max(len(s.words) for s in found) <= pipeline.LONGEST_SENTENCE


def test_many_reports_are_parsed_as_each_alone() -> None:
    texts = [f"Report {n}. The minister of country {n} met his colleague. They talked." for n in range(30)]
    reports = [Report(path=f"{n}.txt", text=t, format="text") for n, t in enumerate(texts)]
    together = list(pipeline.load().pipe(reports))
    assert [p.report.path for p in together] == [r.path for r in reports]
    for one, report in zip(together, reports, strict=True):
        alone = pipeline.load().parse(report)
        assert [s.words for s in one.sentences] == [s.words for s in alone.sentences]


def test_a_missing_model_is_told_with_a_remedy(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ModelError, match="install the package again"):
        pipeline.Pipeline(tmp_path)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_parser(text: str) -> None:
    for s in parse(text).sentences:
        assert [text[a:b] for a, b in zip(s.starts, s.ends, strict=True)] == s.words
        assert s.heads.count(-1) == 1


def test_a_straight_mark_that_opens_begins_a_sentence() -> None:
    text = 'The minister is less hopeful. "They will come back to this whenever it suits them," he says.'
    assert [s[0] for s in sentences(text)] == ["T", '"']
