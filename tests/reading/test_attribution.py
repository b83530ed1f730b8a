"""Cues of speech that are no plain ``said``: phrases, nouns, inverted and interrupted sentences, hearsay."""

import pytest

from .reports import content, news, one


@pytest.mark.parametrize(
    ("sentence", "speaker", "party", "cue"),
    [
        ("According to the International Atomic Energy Agency, Iran has kept to the limits of the accord.",
         "International Atomic Energy Agency", "IAEA", "according to"),
        ("According to Pentagon officials, the convoy turned back at the river.",
         "Pentagon officials", "USA", "according to"),
        ("The truce is holding, according to the Ukrainian military.", "Ukrainian military", "UKR", "according to"),
        ("In India’s view, the frontier is not open to discussion.", "India", "IND", "in india’s view"),
        ("Abadi’s claim that the city was free drew laughter.", "Haider al-Abadi", "IRQ", "claim"),
        ("The minister was adamant that the border would stay shut.", "minister", "UNKNOWN", "is adamant"),
    ],
)  # fmt: skip
def test_phrases_and_nouns(sentence: str, speaker: str, party: str, cue: str) -> None:
    found = one(sentence)
    assert (found.speaker, found.party, found.cue, found.mode) == (speaker, party, cue, "indirect")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("According to the United Nations, both sides have broken the truce.", "both sides have broken the truce."),
        ("According to Pentagon officials, the convoy turned back at the river.",
         "the convoy turned back at the river."),
        ("As Lavrov said, the deal is dead.", "the deal is dead."),
    ],
)  # fmt: skip
def test_the_clause_above_is_what_was_said(sentence: str, said: str) -> None:
    assert content(one(sentence)) == [said]


@pytest.mark.parametrize(
    ("sentence", "speaker", "said"),
    [
        ("The deal, Zarif argued, was never honoured.", "Mohammad Javad Zarif", ["The deal", "was never honoured."]),
        ("The bridge, officials said, would open in June.", "officials", ["The bridge", "would open in June."]),
    ],
)
def test_a_cue_put_into_the_clause(sentence: str, speaker: str, said: list[str]) -> None:
    found = one(sentence)
    assert (found.speaker, content(found)) == (speaker, said)


def test_hearsay_has_no_speaker() -> None:
    found = one("Iran is said to have enriched more uranium.")
    assert (found.speaker, found.party) == ("unnamed sources", "UNKNOWN")
    assert content(found) == ["to have enriched more uranium"]


def test_a_further_clause_is_cut_from_the_first() -> None:
    first, second = news("Peskov said the summit was possible, adding that no date had been set.")
    assert content(first) == ["the summit was possible"]
    assert content(second) == ["that no date had been set"]


def test_a_cue_inside_what_another_says_is_kept() -> None:
    first, second = news("The Turkish foreign minister said Russia had assured him that the convoy would pass.")
    assert content(first) == ["Russia had assured him that the convoy would pass"]
    assert content(second) == ["that the convoy would pass"]
    assert second.addressee == "Mevlut Cavusoglu"


def test_the_same_speaker_in_his_own_words_is_said_once() -> None:
    assert len(news("Lavrov said that he had warned the Americans about the strike.")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Shoukry reiterated that the dam is a matter of life.",
        "Rouhani insisted the offer was fair and that Europe should act.",
        "Jokowi maintained that the islands were Indonesian.",
        "Orban argued that the ceasefire could not wait.",
        "Tebboune explained that the border had been shut for years.",
        "Duda conceded that the fence had not held.",
        "Lukashenko alleged that Poland had moved tanks to the frontier.",
        "Mitsotakis stressed that the drilling had to stop.",
    ],
)
def test_verbs_with_a_clause(sentence: str) -> None:
    found = one(sentence)
    assert found.cue == sentence.split()[1]
    [said] = content(found)
    assert sentence.endswith(f"{said}.")


def test_a_sentence_that_ends_a_quotation_names_its_speaker_last() -> None:
    found = one("The two sides were “very close”, a person familiar with the talks said.")
    assert found.cue == "said"


def test_content_before_according_to() -> None:
    assert content(one("The truce is holding, according to the Ukrainian military.")) == ["The truce is holding"]


def test_content_ends_with_a_word() -> None:
    first, _ = news("Merkel said the sanctions would stay and called for a new round of talks.")
    assert content(first) == ["the sanctions would stay"]


@pytest.mark.xfail(strict=True, reason="a person's own words introduced by ``in the words of`` are not found")
def test_in_the_words_of() -> None:
    assert one("In the words of Emmanuel Macron, the alliance is brain-dead.").speaker == "Emmanuel Macron"


@pytest.mark.xfail(strict=True, reason="``but he warned`` behind a quotation is read as part of it")
def test_a_second_clause_with_a_pronoun() -> None:
    assert [r.cue for r in news("“We want peace,” Modi said, but he warned that the army was ready.")] == [
        "said",
        "warned",
    ]


def test_an_interrupted_quotation_with_an_addressee() -> None:
    assert one("“Our patience,” the general told the crowd, “has an end.”").mode == "direct"
