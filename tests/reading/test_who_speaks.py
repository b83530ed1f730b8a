"""Who speaks where several are named, and where what he said ends."""

import pytest

from .reports import content, news, one, read_text


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


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "For them, says Jean La Rose, who runs an indigenous rights group in Georgetown, the talks were idle.",
            "Jean La Rose",
            "the talks were idle",
        ),
        (
            "If Oslo wants peace, Mr Lavrov is said to have told Mr Fidan, it must inform Russia.",
            "Sergei Lavrov",
            "it must inform Russia",
        ),
        (
            "Fidan refused to hold a meeting with Lavrov, according to two people in the room.",
            "two people in the room",
            "Fidan refused to hold a meeting with Lavrov",
        ),
    ],
)
def test_who_stands_in_the_middle_of_what_he_says(text: str, speaker: str, said: str) -> None:
    record = one(text)
    assert record.speaker == speaker
    assert said in content(record)


@pytest.mark.parametrize(
    "text",
    [
        "Uttam Kumar Sinha of the Asser Institute in Delhi argued that India should pay.",
        "Ray Powell of Stanford University says Beijing will go.",
        "“They will be back,” said Jean La Rose, who heads a rights group in Georgetown.",
        "“The river is dry,” said Hassan Abbas, a hydrologist in Lahore.",
    ],
)
def test_who_is_from_a_house_of_study_is_an_observer(text: str) -> None:
    assert one(text).party == "OBSERVER"


@pytest.mark.parametrize(
    "text",
    [
        "Peru, which claims nearly the whole lake, ignores the ruling.",
        "Serbia had called off an earlier session.",
        "Kerry called Lavrov to thank him.",
    ],
)
def test_what_only_sounds_like_speech(text: str) -> None:
    assert read_text(text) == []


def test_to_ask_not_to_be_named_says_nothing() -> None:
    assert one("“We want to see movement,” said a U.S. official, who asked not to be named.").cue == "said"


def test_a_joint_statement_is_of_both() -> None:
    records = read_text(
        "Joint statement between Kenya and Somalia on the border\n\nThe Government of Kenya and the Government of "
        "Somalia today signed a treaty on the border. It is to enter into force in May."
    )
    assert {str(st.party) for st in records} == {"['KEN', 'SOM']"}


def test_both_sides_are_not_two_who_looked_on() -> None:
    records = read_text(
        "Thailand and Cambodia met in Oslo. Thailand thanked Cambodia. The session was attended by observers from "
        "China and Peru. In a joint paper both sides pledged to hold fire."
    )
    assert records[-1].party == ["THA", "KHM"]


def test_whom_he_faces_does_not_serve_his_side() -> None:
    records = news(
        "“We can deliver,” said Gheorghe Balan, Moldova’s deputy prime minister.",
        "His opposite number, Vitaly Ignatiev, said that goodwill would evaporate.",
    )
    assert [st.party for st in records] == ["MDA", "UNKNOWN"]


def test_a_state_and_rebels_speak_both() -> None:
    assert one("Ethiopia and Tigray rebels accused each other of breaking the truce.").party == ["ETH", "TPLF"]


def test_a_promise_behind_a_semicolon_promises_its_own() -> None:
    record = one("The bridge over the river was reopened; Peru promised to pay.")
    assert (record.speaker, content(record)) == ("Peru", ["to pay"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Relatives said they would believe it when they saw it: “We were promised so much,” said Gilad Korngold.",
            "“We were promised so much,”",
        ),
        ("Lavrov was blunt: “We will leave,” he said.", "“We will leave,”"),
        ("Trucks will enter every part of the strip, Hamas said; no drones are to fly over it.",
         "Trucks will enter every part of the strip,"),
    ],
)  # fmt: skip
def test_a_colon_and_a_semicolon_part_what_is_said(text: str, said: str) -> None:
    assert content(news(text)[-1]) == [said]


def test_it_that_adds_is_the_office_that_spoke() -> None:
    records = news("“The government is tired,” the Greek embassy in Doha said. It added that the army would leave.")
    assert [(st.speaker, st.party) for st in records] == [("Greek embassy", "GRC")] * 2
