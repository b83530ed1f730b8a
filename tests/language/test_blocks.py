"""The layout of a report: what is a headline, a bullet, a label, a dateline, and where sentences go on over lines."""

import pytest

from detente.language.blocks import blocks
from detente.language.parsed import Block

REPORT = """Ministers meet in Tbilisi without a result

• Border posts stay closed
• Next round in the spring

TBILISI, March 3 (Reuters) - The two ministers talked for three hours and parted without a word.

“We are not in a hurry,” one of them said.

Reporting by A. Writer
"""


def kinds(text: str) -> list[str]:
    return [b.kind for b in blocks(text)]


def words(text: str, block: Block) -> str:
    return text[block.body : block.end]


def test_a_report_is_told_apart_line_by_line() -> None:
    assert kinds(REPORT) == ["title", "bullet", "bullet", "paragraph", "paragraph", "byline"]


def test_sentences_begin_after_bullet_and_dateline() -> None:
    found = blocks(REPORT)
    assert words(REPORT, found[1]) == "Border posts stay closed"
    assert words(REPORT, found[3]).startswith("The two ministers talked")
    assert found[3].dateline is not None


@pytest.mark.parametrize(
    ("line", "label", "body"),
    [
        ("SECRETARY VANCE: We will see.", "SECRETARY VANCE", "We will see."),
        ("QUESTION: And the prisoners?", "QUESTION", "And the prisoners?"),
        ("Spokesperson: That is not so.", "Spokesperson", "That is not so."),
        ("SENIOR OFFICIAL (through interpreter): No.", "SENIOR OFFICIAL (through interpreter)", "No."),
        ("Foreign Minister Orban: Thank you all.", "Foreign Minister Orban", "Thank you all."),
    ],
)
def test_speaker_labels(line: str, label: str, body: str) -> None:
    text = f"Excerpts from a briefing\n\n{line}\n"
    block = blocks(text)[-1]
    assert block.label is not None
    assert text[slice(*block.label)] == label
    assert words(text, block) == body


def test_a_colon_in_a_sentence_is_no_label() -> None:
    text = "A headline here\n\nThe minister said one thing: nothing was agreed on Tuesday.\n"
    assert blocks(text)[-1].label is None


def test_a_sentence_broken_over_lines_is_one_block() -> None:
    text = "A headline here\n\nThe coalition and its\npartners carried out two strikes on Friday.\n"
    assert [words(text, b) for b in blocks(text)][-1].startswith("The coalition and its\npartners")


def test_hard_wrapped_text_is_put_together() -> None:
    lines = [
        "The negotiators of both sides came together again on Thursday in the old",
        "customs house at the river, where they had signed the first paper four years",
        "ago, and talked until late at night about the prisoners, the bridge and the",
        "money that the one side says it is owed and the other says it has long since",
        "paid, without coming any nearer to each other than they had been in the spring.",
    ]
    assert len(blocks("A headline here\n\n" + "\n".join(lines))) == 2


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Geneva, 14 September 2013", "dateline"),
        ("By Anna Larsen and Peter Novak", "byline"),
        ("Copyright 2016 The Harbour Post", "boilerplate"),
        ("Caption: Lorries wait at the crossing.", "caption"),
        ("What each side wants", "subhead"),
    ],
)
def test_lines_that_are_no_sentences(line: str, kind: str) -> None:
    text = f"A headline about the talks\n\nThe first paragraph ends with a stop.\n\n{line}\n\nThe second one too.\n"
    assert blocks(text)[2].kind == kind


@pytest.mark.parametrize("text", ["", "\n\n \n", "•", "A:", "(", "\x00\n\x00", "- \n- \n"])
def test_odd_texts_do_no_harm(text: str) -> None:
    for block in blocks(text):
        assert 0 <= block.start <= block.body <= block.end <= len(text)


@pytest.mark.parametrize(
    "line",
    [
        "20:15 – “No comment,” says the envoy.",
        "8.05am - The envoy has left.",
        "1430 GMT: The plane lands in Oran with the envoy.",
        "9 pm | The envoy lands.",
    ],
)
def test_the_time_of_an_entry_is_no_part_of_it(line: str) -> None:
    text = f"Live: the exchange\n\n{line}\n"
    assert words(text, blocks(text)[1])[0] in "“T"
    assert kinds("The day\n\n2019 - a year of talks.\n")[1] == "paragraph"
