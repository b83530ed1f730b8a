"""Who speaks where no name stands before the verb: by what he heads, by a pronoun, as one of several."""

import pytest

from .reports import news


@pytest.mark.parametrize(
    "text",
    [
        "The leader of Japan’s largest opposition party dismissed the declaration.",
        "The president of Poland’s central bank said rates would rise.",
        "The leader of the Sudanese army said the talks had failed.",
        "The chairman of Russia’s biggest gas company said the pipes would stay shut.",
    ],
)
def test_who_heads_a_party_or_a_bank_is_not_who_heads_the_state(text: str) -> None:
    found = news(text)
    assert found and all(r.speaker[:3] == text[4:7] for r in found), [r.speaker for r in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mark Rutte was cautious. A diplomat in Brussels was blunter: the offer, he said, was void.", "diplomat"),
        ("Wang Yi was hopeful. A lawyer in Lima disagreed; the treaty, she argued, was dead.", "lawyer"),
        ("Sergei Lavrov came late. An aide, however, suggested that Pristina might agree.", "aide"),
        ("Sergei Lavrov met reporters. Asked whether Xi Jinping would come, he replied that it was likely.", "Lavrov"),
        ("Angela Merkel met reporters. Pressed on what Viktor Orban wanted, she said it was unclear.", "Merkel"),
        ("“We are close,” said one of the mediators, who declined to be named.", "one of the mediators"),
        ("One of Putin’s aides said the deal was off.", "One of Putin’s aides"),
        ("Moscow, for its part, warns that the West is forcing Serbia to its knees.", "Russia"),
    ],
)
def test_the_speaker_is_the_nearest_that_can_be_meant(text: str, speaker: str) -> None:
    assert speaker in news(text)[-1].speaker


def test_the_subject_of_what_was_said_does_not_say_it() -> None:
    assert [r.speaker for r in news("One of the guards said the prisoners were gone.")] != ["prisoners"]


def test_what_another_asked_for_is_not_the_report_of_it() -> None:
    said = news("Two diplomats said Tehran had asked for guarantees.")
    assert [r.speaker for r in said if any("diplomats" in c.text for c in r.content)] == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The head of the union, Ali Omar, accused Baku of delay, and Aliyev told reporters that he was ready.",
            ["Ali Omar", "Ilham Aliyev"],
        ),
        (
            "The cabinet had told him of other ways, Prime Minister Benjamin Netanyahu said, vowing to strike again.",
            ["Benjamin Netanyahu", "Benjamin Netanyahu"],
        ),
    ],
)
def test_a_second_verb_of_speech_has_its_own_subject(text: str, speakers: list[str]) -> None:
    assert [r.speaker for r in news(text)][-2:] == speakers


def test_a_lawmaker_there_is_of_the_place_named_before() -> None:
    found = news("Tehran made no comment, though a lawmaker there welcomed the failure.")
    assert [r.party for r in found if r.speaker == "lawmaker"] == ["IRN"]


def test_two_full_names_are_two() -> None:
    text = "On Oct. 22 Vladimir Putin and Recep Tayyip Erdogan said in Sochi that the road was open."
    assert news(text)[0].party == ["RUS", "TUR"]


def test_what_a_quotation_tells_of_others_asking_is_not_said_by_the_reporter() -> None:
    found = news("“For years the Chinese asked for a say and kept soldiers there,” said Wendy Doe, a lawyer in Lima.")
    assert [r.speaker for r in found] == ["Wendy Doe"]


@pytest.mark.parametrize(
    ("text", "speaker", "party"),
    [
        ("Moscow is calm. The Pentagon knew of no such deal, officials there said.", "officials", "USA"),
        ("Vladimir Putin spoke. The CIA is out, and the president confirmed it on Twitter.", "Donald Trump", "USA"),
    ],
)
def test_who_is_meant_belongs_to_the_institution_of_the_sentence(text: str, speaker: str, party: str) -> None:
    assert (news(text)[-1].speaker, news(text)[-1].party) == (speaker, party)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "The leaders of Russia, Turkey, France and Germany met in Istanbul. Seven states, the United States, "
            "Britain, France and Germany among them, urged haste. All four leaders praised the agreement.",
            ["RUS", "TUR", "FRA", "DEU"],
        ),
        (
            "Russia and the United States met. Syria said no and the United States said little. "
            "The draft that both powers promised does not exist.",
            ["RUS", "USA"],
        ),
    ],
)
def test_a_counted_group_is_the_one_of_whom_the_noun_was_said(text: str, party: list[str]) -> None:
    assert news(text)[-1].party == party


def test_several_are_not_one_nor_one_several() -> None:
    several = news("Vladimir Putin said little in Paris. The leaders condemned the annexation once more.")
    assert several[-1].speaker == "leaders"
    one = news("Two ministers said no. Wang Yi, the foreign minister, spoke later. It was late, the minister said.")
    assert one[-1].speaker == "Wang Yi"


def test_he_is_whom_the_paragraph_began_with_before_who_spoke_in_another() -> None:
    found = news(
        "Prime Minister Benjamin Netanyahu opened the meeting. All wanted calm, he said.",
        "Nikolai Patrushev did not give an inch. Iran is in Syria lawfully. Moscow is against any attempt to drive it "
        "out. It will listen to the worries of others, he added.",
    )
    assert found[-1].speaker == "Nikolai Patrushev"


def test_who_is_told_is_not_who_tells() -> None:
    text = "The report that Ottawa had changed its mind was false, its spokesman, Ali Omar, told reporters: it had not."
    assert news(text)[-1].speaker == "Ali Omar"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Russian army said it had stopped. State media in Syria blamed rebels.", "SYR"),
        ("Mike Pompeo flew to Sochi. His hosts said that it would fail.", "UNKNOWN"),
        ("Russia’s allies said that it would fail.", "UNKNOWN"),
    ],
)
def test_whose_they_are_is_told_by_their_own_words(text: str, party: str) -> None:
    assert news(text)[-1].party == party
