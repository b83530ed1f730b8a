"""No text makes reading fail, every span equals the text it names, and the same text gives the same records."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.language.pipeline import load
from detente.reading.reader import read
from detente.records import Record, Report, Statement

SOUP = (
    "Lavrov said that Iran Tehran the Russian president told reporters according to United Nations “ ” \" ' ’ ‘ « » "
    "( ) [ ] { } , . ; : ? ! -- – … 's n't on Monday in March 2019 last week would not refused warned adding QUESTION: "
    "SECRETARY KERRY: Statement by we our Foreign Secretary • — (Reuters) © \x00 \u200b \u2028 🕊️ 🇮🇷 عرب и 和平 "
    "’’ '' 1,000 A: he she they it who said. said: said,” “We will “No,” is said to have denied 's"
)
WORD = st.one_of(st.sampled_from(SOUP.split(" ")), st.text(max_size=8))
TEXT = st.lists(st.tuples(WORD, st.sampled_from([" ", " ", " ", "", "\n", "\n\n"])), max_size=120).map(
    lambda pieces: "".join(word + space for word, space in pieces)
)
DAYS = st.sampled_from([None, "2019-03-12", "2019-03", "2019", "2019-03-01/2019-03-12", "2019-02-29"])


def report(text: str, published: str | None) -> Report:
    return Report(path="fuzz.txt", text=text, format="text", published=published)


def read_whole(text: str, published: str | None) -> list[Record]:
    return read(load().parse(report(text, published)))


def check(text: str, published: str | None) -> list[Record]:
    found = read_whole(text, published)
    for record in found:
        spans = [*record.evidence, *(record.content if isinstance(record, Statement) else [])]
        assert record.evidence
        assert all(text[span.start : span.end] == span.text and span.start < span.end for span in spans)
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXT, DAYS)
def test_any_text(text: str, published: str | None) -> None:
    assert check(text, published) == read_whole(text, published)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "\n" * 2000,
        "“" * 500,
        "”" * 500,
        "((((" * 200,
        "said " * 300,
        "🕊️" * 200,
        "SECRETARY KERRY: " * 50,
        "QUESTION:\n\nANSWER:\n\nA: \n\n:",
        "Lavrov said:\n\n" * 30,
        "“Lavrov said “that “he said “that ” said ” said",
        "Statement by \n\nwe",
        "a" * 5000,
    ],
)
def test_odd_texts(text: str) -> None:
    check(text, "2019-03-12")


def test_a_sentence_of_two_thousand_words() -> None:
    text = "Lavrov said that " + "the envoy and the minister of Iran who came " * 220 + "would leave."
    assert check(text, "2019-03-12")
