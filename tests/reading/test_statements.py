"""Who said what, how and to whom, over sentences of many negotiations."""

import pytest

from detente.dossier import Dossier, Vocabulary
from detente.language.pipeline import load
from detente.reading.reader import read
from detente.records import Report

from .reports import LEAD, content, news, one, read_text

# sentence, speaker, party, cue, what was said
DIRECT = [
    (
        "“We will not sign under pressure,” Sudanese Foreign Minister Asma Mohamed Abdalla said on Monday.",
        "Asma Mohamed Abdalla", "SDN", "said", ["“We will not sign under pressure,”"],
    ),
    (
        "“The talks,” Lavrov said, “have reached a dead end.”",
        "Sergei Lavrov", "RUS", "said", ["“The talks,”", "“have reached a dead end.”"],
    ),
    (
        "“The prisoners come first,” said Yemeni Foreign Minister Khaled al-Yamani. “Everything else can wait.”",
        "Khaled al-Yamani", "YEM", "said", ["“The prisoners come first,”", "“Everything else can wait.”"],
    ),
    (
        "“This is a step back. We did not agree to it,” Zelensky said.",
        "Volodymyr Zelensky", "UKR", "said", ["“This is a step back.", "We did not agree to it,”"],
    ),
    (
        "“No foreign soldier will remain on our soil,” Zarif tweeted on Sunday.",
        "Mohammad Javad Zarif", "IRN", "tweeted", ["“No foreign soldier will remain on our soil,”"],
    ),
    ("“Is this a truce?” asked the Qatari envoy.", "Qatari envoy", "QAT", "asked", ["“Is this a truce?”"]),
    (
        "“We want an end to this,” said Mariam Haidari, a nurse in Herat.",
        "Mariam Haidari", "UNKNOWN", "said", ["“We want an end to this,”"],
    ),
]  # fmt: skip

INDIRECT = [
    (
        "Egyptian Foreign Minister Sameh Shoukry said that the dam must not be filled without an agreement.",
        "Sameh Shoukry", "EGY", "said", ["that the dam must not be filled without an agreement"],
    ),
    (
        "A senior Israeli official said the strike had been planned for weeks.",
        "senior Israeli official", "ISR", "said", ["the strike had been planned for weeks"],
    ),
    (
        "The Foreign Ministry in Beijing warned that China would retaliate.",
        "Chinese Foreign Ministry", "CHN", "warned", ["that China would retaliate"],
    ),
    (
        "Haftar’s spokesman, Ahmed al-Mismari, said the army would not stop.",
        "Ahmed al-Mismari", "LNA", "said", ["the army would not stop"],
    ),
    (
        "In a written statement, the Chinese Foreign Ministry said the patrol had been lawful.",
        "Chinese Foreign Ministry", "CHN", "said", ["the patrol had been lawful"],
    ),
    (
        "In an interview with a local newspaper, Vucic said that Serbia would never recognise Kosovo.",
        "Aleksandar Vucic", "SRB", "said", ["that Serbia would never recognise Kosovo"],
    ),
    (
        "Pashinyan wrote on Facebook that Armenia would defend every village.",
        "Nikol Pashinyan", "ARM", "wrote", ["that Armenia would defend every village"],
    ),
    (
        "Kim Jong Un was quoted as saying that the North would never give up its missiles.",
        "Kim Jong Un", "PRK", "saying", ["that the North would never give up its missiles"],
    ),
    (
        "Ivanka Petrovic said the village had been shelled twice.",
        "Ivanka Petrovic", "UNKNOWN", "said", ["the village had been shelled twice"],
    ),
    ("Hamas announced it would hold its fire.", "Hamas", "HAMAS", "announced", ["it would hold its fire"]),
    (
        "The Norwegian Refugee Council said thousands had fled.",
        "Norwegian Refugee Council", "OBSERVER", "said", ["thousands had fled"],
    ),
    ("Ukraine says Russia shelled the plant.", "Ukraine", "UKR", "says", ["Russia shelled the plant"]),
    (
        "Netanyahu reportedly told ministers that the deal was off.",
        "Benjamin Netanyahu", "ISR", "told", ["that the deal was off"],
    ),
    (
        "Lavrov, speaking through an interpreter, said the vote was void.",
        "Sergei Lavrov", "RUS", "said", ["the vote was void"],
    ),
    (
        "Lavrov and Zarif said the accord must be saved.",
        "Sergei Lavrov and Mohammad Javad Zarif", ["RUS", "IRN"], "said", ["the accord must be saved"],
    ),
    (
        "The envoy went on to say that the parties had agreed on a list of prisoners.",
        "envoy", "UNKNOWN", "say", ["that the parties had agreed on a list of prisoners"],
    ),
    (
        "The Taliban claimed that the city had fallen.",
        "Taliban", "TALIBAN", "claimed", ["that the city had fallen"],
    ),
]  # fmt: skip

PERFORMED = [
    ("Putin dismissed the proposal.", "Vladimir Putin", "RUS", "dismissed", ["the proposal"]),
    ("Seoul welcomed the announcement.", "South Korea", "KOR", "welcomed", ["the announcement"]),
    ("Pyongyang rejected the offer.", "North Korea", "PRK", "rejected", ["the offer"]),
    ("The Arab League condemned the attack.", "Arab League", "ARAB-LEAGUE", "condemned", ["the attack"]),
    ("Beijing urged Washington to lift the tariffs.", "China", "CHN", "urged", ["to lift the tariffs"]),
    ("Modi ruled out talks with Pakistan.", "Narendra Modi", "IND", "ruled out", ["talks with Pakistan"]),
    ("Netanyahu vowed to strike again.", "Benjamin Netanyahu", "ISR", "vowed", ["to strike again"]),
    ("Saudi Arabia threatened to cut off aid.", "Saudi Arabia", "SAU", "threatened", ["to cut off aid"]),
    ("Khan complained of a lack of trust.", "Imran Khan", "PAK", "complained of", ["of a lack of trust"]),
    ("Cyprus protested against the drilling.", "Cyprus", "CYP", "protested against", ["against the drilling"]),
    ("Moscow expressed no regret over the incident.", "Russia", "RUS", "expressed", ["no regret over the incident"]),
    ("The Kremlin denied sending troops to Libya.", "Kremlin", "RUS", "denied", ["sending troops to Libya"]),
    ("Serbia denied that it had closed the crossing.", "Serbia", "SRB", "denied", ["that it had closed the crossing"]),
    ("Abiy Ahmed denied the report.", "Abiy Ahmed", "ETH", "denied", ["the report"]),
    ("Tehran did not rule out a meeting.", "Iran", "IRN", "rule out", ["a meeting"]),
]

MIXED = [
    (
        "The Egyptian minister said the offer was “an insult to the Nile”.",
        "Egyptian minister", "EGY", "said", ["the offer was “an insult to the Nile”"],
    ),
    (
        "Rouhani called the sanctions “economic terrorism”.",
        "Hassan Rouhani", "IRN", "called", ["the sanctions “economic terrorism”"],
    ),
    (
        "Salehi said the reactor “is not for sale” and that inspectors “may come at any time”.",
        "Ali Akbar Salehi", "IRN", "said",
        ["the reactor “is not for sale” and that inspectors “may come at any time”"],
    ),
    (
        "The Omani ministry said it had hosted “useful” talks.",
        "Omani ministry", "OMN", "said", ["it had hosted “useful” talks"],
    ),
]  # fmt: skip

CASES = [
    *((*case, "direct") for case in DIRECT),
    *((*case, "indirect") for case in (*INDIRECT, *PERFORMED)),
    *((*case, "mixed") for case in MIXED),
]


@pytest.mark.parametrize(("sentence", "speaker", "party", "cue", "said", "mode"), CASES)
def test_one_statement(
    sentence: str, speaker: str, party: str | list[str], cue: str, said: list[str], mode: str
) -> None:
    found = one(sentence)
    assert (found.speaker, found.party, found.cue, found.mode) == (speaker, party, cue, mode)
    assert content(found) == said
    assert not found.forecast


@pytest.mark.parametrize(
    "sentence",
    [
        "Peskov refused to say when the talks would resume.",
        "Pompeo would say only that the talks continue.",
        "If Zarif says that the deal is dead, the markets will fall.",
        "Lavrov did not mention the prisoners.",
        "Neither minister said that the deal was close.",
        "Nobody at the ministry admitted the mistake.",
        "No official said whether the bridge was open.",
        "Zarif may announce a reply next week.",
        "Erdogan is expected to say that the operation goes on.",
        "Xi wants the tariffs lifted.",
        "Abe thinks that the islands belong to Japan.",
        "The two sides fear a new war.",
        "Moon asked not to be disturbed.",
        "Netanyahu declined to comment on the strike.",
        "He wrote to her in 1990.",
        "It was announced that the border would reopen.",
    ],
)
def test_no_statement(sentence: str) -> None:
    assert news(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Peskov said the summit was possible, adding that no date had been set.",
            [("Dmitry Peskov", "said"), ("Dmitry Peskov", "adding")],
        ),
        (
            "Merkel said the sanctions would stay and called for a new round of talks.",
            [("Angela Merkel", "said"), ("Angela Merkel", "called for")],
        ),
        (
            "Cavusoglu condemned the raid and demanded an apology.",
            [("Mevlut Cavusoglu", "condemned"), ("Mevlut Cavusoglu", "demanded")],
        ),
        (
            "Zarif accused the United States of bad faith and said Tehran would not beg.",
            [("Mohammad Javad Zarif", "accused"), ("Mohammad Javad Zarif", "said")],
        ),
        (
            "Danish officials say the sea lane is open, while Swedish officials warn that mines remain.",
            [("Danish officials", "say"), ("Swedish officials", "warn")],
        ),
        (
            "The Turkish foreign minister said Russia had assured him that the convoy would pass.",
            [("Mevlut Cavusoglu", "said"), ("Russia", "assured")],
        ),
    ],
)
def test_several_cues_in_a_sentence(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(r.speaker, r.cue) for r in news(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("Pompeo told lawmakers that Washington would keep the pressure up.", "lawmakers"),
        ("Trump told reporters that he would meet Kim again.", "reporters"),
        ("Beijing urged Washington to lift the tariffs.", "United States"),
        ("Trump thanked Norway for its help.", "Norway"),
        ("Shoukry said the river was not for sale.", None),
    ],
)
def test_to_whom_it_was_said(sentence: str, addressee: str | None) -> None:
    assert one(sentence).addressee == addressee


def test_speaker_of_the_sentence_before() -> None:
    found = one("The Kazakh envoy disagreed. “It must not move,” he said.")
    assert (found.speaker, found.party) == ("Kazakh envoy", "KAZ")


def test_each_speaker_has_his_own_quotation() -> None:
    found = news("“It must move,” the Russian president said. The Kazakh envoy disagreed. “It must not,” he said.")
    assert [(r.speaker, content(r)) for r in found] == [
        ("Vladimir Putin", ["“It must move,”"]),
        ("Kazakh envoy", ["“It must not,”"]),
    ]


@pytest.mark.parametrize(
    ("sentence", "forecast"),
    [
        ("Andrew Weiss, a senior fellow at the Carnegie Endowment, predicted that Moscow would wait.", True),
        ("Analysts say the truce will collapse.", True),
        ("Netanyahu said the army would strike again.", False),
        ("Analysts say the truce has collapsed.", False),
    ],
)
def test_predictions(sentence: str, forecast: bool) -> None:
    assert one(sentence).forecast is forecast


@pytest.mark.parametrize(
    ("title", "lead", "speaker", "cue"),
    [
        (
            "Kremlin says no date set for summit with Ukraine",
            "KYIV (Reuters) - The two sides will meet in April.", "Kremlin", "says",
        ),
        (
            "Zarif: Iran will not talk under sanctions",
            "TEHRAN (Reuters) - The two sides met in April.", "Mohammad Javad Zarif", ":",
        ),
        (
            "India rejects mediation over Kashmir",
            "DELHI (Reuters) - The offer came from abroad.", "India", "rejects",
        ),
        (
            "Turkish minister comments on corridor",
            "ANKARA (Reuters) - The corridor is closed.", "Turkish minister", "comments",
        ),
    ],
)  # fmt: skip
def test_headline_with_a_source(title: str, lead: str, speaker: str, cue: str) -> None:
    [found] = read_text(f"{title}\n\n{lead}")
    assert (found.speaker, found.cue, found.date) == (speaker, cue, "2019-03-12")
    assert found.evidence[0].text == title


def test_headline_without_a_source() -> None:
    assert read_text("Talks on dam end without result\n\nCAIRO (Reuters) - The ministers left at night.") == []


def test_captions_are_not_read() -> None:
    assert news("Photo: Zarif said in Vienna that the accord was dead.") == []


def test_a_dossier_adds_words_of_speech() -> None:
    text = f"{LEAD}\n\nZarif prophesied that the accord would fall."
    parsed = load().parse(Report(path="a.txt", text=text, format="text", published="2019-03-12"))
    dossier = Dossier(title="t", question="q", vocabulary=Vocabulary(cues=("prophesy",)))
    assert [r for r in read(parsed) if r.kind == "statement"] == []
    assert [r.cue for r in read(parsed, dossier) if r.kind == "statement"] == ["prophesied"]  # type: ignore[attr-defined]


def test_an_empty_report_has_none() -> None:
    assert read_text("") == []
    assert read_text("\n\n \n") == []


def test_content_of_an_accusation() -> None:
    assert content(one("Erdogan accused Greece of arming the islands.")) == ["Greece of arming the islands"]


@pytest.mark.xfail(strict=True, reason="words between the cue and its ``that`` are taken into what was said")
def test_content_begins_with_that() -> None:
    found = one("The White House said in a statement that the two leaders had agreed to meet.")
    assert content(found) == ["that the two leaders had agreed to meet"]


def test_content_of_a_reported_promise() -> None:
    found = news("Lavrov said that Haftar had promised to stop the advance.")
    assert content(found[1]) == ["to stop the advance"]


@pytest.mark.xfail(strict=True, reason="where a medium quotes somebody, neither of them is found")
def test_quoted_by_state_television() -> None:
    assert one("State television quoted Assad as saying that the war was over.").speaker == "Bashar al-Assad"


def test_a_brief_without_speakers_is_no_release() -> None:
    assert read_text("Xi wants the tariffs lifted.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Maduro, speaking on television, thanked Norway and promised to respect the accord.", "Nicolas Maduro"),
        ("Erdogan, who was in Doha, congratulated Qatar on the truce.", "Recep Tayyip Erdogan"),
        ("Angela Merkel, back from Kyiv, warned Belarus that the border would be closed.", "Angela Merkel"),
    ],
)
def test_what_is_set_off_between_commas_does_not_turn_the_clause_round(text: str, speaker: str) -> None:
    assert {st.speaker for st in read_text(text)} == {speaker}
