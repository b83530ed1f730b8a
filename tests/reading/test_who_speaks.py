"""Who speaks where several are named, and where what he said ends."""

import pytest

from .reports import content, one, read_text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Lavrov insisted that the border was a matter for the court; Maduro, who disagrees, wanted to talk of oil.",
            "that the border was a matter for the court",
        ),
        ("Erdogan said he would go to Athens; his host has not replied.", "he would go to Athens"),
    ],
)
def test_what_is_said_ends_where_somebody_else_begins(text: str, said: str) -> None:
    assert content(read_text(text)[0]) == [said]


def test_a_relative_speaks_for_the_noun_before_it() -> None:
    text = "Peru took Chile to the Court of Arbitration in The Hague; India, which says so, has boycotted its hearings."
    assert [st.party for st in read_text(text)] == ["IND"]


def test_an_entry_of_a_live_report_quotes_its_speaker() -> None:
    record = one('20:15 – "Deals like this one come with tough calls," Lavrov tells reporters.')
    assert (record.speaker, record.mode) == ("Sergei Lavrov", "direct")
    assert content(record) == ['"Deals like this one come with tough calls,"']
