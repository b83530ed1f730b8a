"""Quotation marks, and quotations over sentences and paragraphs."""

import pytest

from detente.language.blocks import blocks
from detente.reading.statement.quotes import inside, quotes

from .reports import content, news, one


def marked(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotes(text, blocks(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He called it “a farce” and left.", ["“a farce”"]),
        ('He called it "a farce" and left.', ['"a farce"']),
        ("He called it «a farce» and left.", ["«a farce»"]),
        ("He called it „a farce” and left.", ["„a farce”"]),
        ("He called it ‘a farce’ and left.", ["‘a farce’"]),
        ("He called it 'a farce' and left.", ["'a farce'"]),
        ("“One,” he said. “Two,” she said.", ["“One,”", "“Two,”"]),
        ("“He said ‘no’ to us,” she said.", ["“He said ‘no’ to us,”"]),
        ("Iran’s offer was the ministers’ last.", []),
        ("The '90s treaty and the president's word.", []),
        ("“It never closes.", ["“It never closes."]),
    ],
)
def test_marks(text: str, found: list[str]) -> None:
    assert marked(text) == found


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = "“The first paragraph stays open.\n\n“The second one closes,” he said.\n"
    found = quotes(text, blocks(text))
    assert [q.open_ended for q in found] == [True, False]
    assert inside(found, text.index("stays")) is found[0]
    assert inside(found, text.index("he said")) is None
    assert inside([], 3) is None


@pytest.mark.parametrize("pair", ["“”", '""', "«»", "''"])
def test_any_marks_make_it_direct(pair: str) -> None:
    quotation = f"{pair[0]}We will wait,{pair[1]}"
    found = one(f"{quotation} Shoukry said.")
    assert (found.mode, content(found)) == ("direct", [quotation])


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    found = news(
        "“We have lost four years,” Guterres said. “We cannot lose a fifth.",
        "“The world is watching us.”",
        "The session ended at night.",
    )
    assert {r.speaker for r in found} == {"Antonio Guterres"}
    assert [text for r in found for text in content(r)] == [
        "“We have lost four years,”",
        "“We cannot lose a fifth.",
        "“The world is watching us.”",
    ]


def test_a_paragraph_of_quotation_alone_is_by_the_speaker_before() -> None:
    first, second = news(
        "Zarif spoke to students in Shiraz.", "“The pressure has failed,” he said.", "“Nobody will break this nation.”"
    )
    assert (second.speaker, second.mode, second.cue, second.date) == (first.speaker, "direct", None, first.date)
    assert content(second) == ["“Nobody will break this nation.”"]


def test_a_colon_hands_the_paragraphs_over() -> None:
    found = news(
        "The Egyptian foreign minister said:",
        "“The dam must not be filled.",
        "“We are ready to talk.",
        "“The river is our life.”",
        "The talks end on Friday.",
    )
    assert [(r.speaker, r.mode, r.cue) for r in found] == [
        ("Sameh Shoukry", "direct", "said"),
        ("Sameh Shoukry", "direct", None),
        ("Sameh Shoukry", "direct", None),
    ]
    assert len(found[0].evidence) == 2
    assert content(found[0]) == ["“The dam must not be filled."]


def test_a_colon_at_the_end_of_the_report_introduces_nothing() -> None:
    found = news("Lavrov arrived at noon. He told reporters:")
    assert len(found) <= 1


def test_a_colon_that_introduces_nobody_gives_each_statement_once() -> None:
    found = news("Lavrov said the text was ready. The points of the text:", "The prisoners go home.")
    assert [r.speaker for r in found] == ["Sergei Lavrov"]


def test_quoted_sentences_before_the_cue_belong_to_it() -> None:
    found = one("“The line is quiet. Nobody has crossed it,” the Indian army said.")
    assert len(found.evidence) == 2
    assert found.mode == "direct"


def test_a_colon_in_the_sentence() -> None:
    assert content(one("Lavrov said: “The matter is closed.”")) == ["“The matter is closed.”"]


def test_the_opening_mark_belongs_to_its_sentence() -> None:
    found = one("Nikol Pashinyan arrived in Vienna in the morning. “We came to listen,” he said.")
    assert content(found) == ["“We came to listen,”"]
