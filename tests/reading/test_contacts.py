"""Contacts: who met, called or visited whom, when, where, and how it stands; each contact once."""

import pytest

from detente.language.pipeline import load
from detente.reading.contacts import contacts
from detente.reading.context import context
from detente.records import Contact, Report

PUBLISHED = "2019-03-12"  # a Tuesday


def found(*paragraphs: str, published: str | None = PUBLISHED) -> list[Contact]:
    """The contacts of a report; their evidence is checked on the way."""
    report = Report(path="report.txt", text="\n\n".join(paragraphs), format="text", published=published)
    records = contacts(context(load().parse(report)))
    for record in records:
        assert record.evidence and record.parties
        for span in record.evidence:
            assert report.text[span.start : span.end] == span.text
    return records


def one(*paragraphs: str) -> Contact:
    records = found(*paragraphs)
    assert len(records) == 1, [(r.form, r.parties, r.date, r.status) for r in records]
    return records[0]


def is_contact(sentence: str, form: str, parties: str, status: str) -> None:
    record = one(sentence)
    assert (record.form, set(record.parties), record.status) == (form, set(parties.split()), status)


VERBS = [
    ("Sergei Lavrov met John Kerry in Geneva on Monday.", "meeting", "RUS USA", "held"),
    ("Angela Merkel met with Emmanuel Macron on Friday.", "meeting", "DEU FRA", "held"),
    ("The presidents of Russia and Turkey met in Sochi.", "meeting", "RUS TUR", "held"),
    ("Javad Zarif conferred with Wang Yi in Beijing on Sunday.", "meeting", "IRN CHN", "held"),
    ("Vladimir Putin spoke by phone with Recep Tayyip Erdogan on Monday.", "call", "RUS TUR", "held"),
    ("Xi Jinping telephoned Kim Jong Un on Sunday.", "call", "CHN PRK", "held"),
    ("Donald Trump told Moon Jae-in by telephone on Monday that the drills would end.", "call", "USA KOR", "held"),
    ("Vladimir Putin received Benjamin Netanyahu in Moscow on Wednesday.", "visit", "RUS ISR", "held"),
    ("Hassan Rouhani was received by Vladimir Putin in Moscow.", "visit", "IRN RUS", "held"),
    ("Mike Pompeo visited Baghdad on Tuesday.", "visit", "USA IRQ", "held"),
    ("Sergei Lavrov travelled to Pyongyang last week.", "visit", "RUS PRK", "held"),
    ("Mike Pompeo will travel to Riyadh on Thursday.", "visit", "USA SAU", "planned"),
    ("Sergei Lavrov is to fly to Tehran on Thursday.", "visit", "RUS IRN", "planned"),
    ("Sergei Lavrov is expected in Ankara on Thursday.", "visit", "RUS TUR", "planned"),
    ("France and Germany will negotiate with Iran next week.", "talks", "FRA DEU IRN", "planned"),
    ("Xi Jinping and Donald Trump will meet in Osaka in June.", "meeting", "CHN USA", "planned"),
    ("The foreign ministers of Iran and Turkey are meeting in Tehran.", "meeting", "IRN TUR", "ongoing"),
    ("Vladimir Putin may meet Volodymyr Zelensky in Paris.", "meeting", "RUS UKR", "proposed"),
    ("Sergei Lavrov refused to meet John Kerry.", "meeting", "RUS USA", "cancelled"),
    ("Shinzo Abe wants to meet Kim Jong Un.", "meeting", "JPN PRK", "proposed"),
    ("Donald Trump agreed to meet Kim Jong Un in May.", "meeting", "USA PRK", "planned"),
    ("Vladimir Putin invited Kim Jong Un to Moscow.", "meeting", "RUS PRK", "proposed"),
    ("The Russian and Turkish presidents agreed in Sochi on a buffer zone.", "meeting", "RUS TUR", "held"),
    ("China sent an envoy to Pyongyang on Sunday.", "visit", "CHN PRK", "held"),
]
NOUNS = [
    ("Talks between Iran and France in Vienna ended on Sunday.", "talks", "IRN FRA", "held"),
    ("The Trump-Putin call on Monday lasted an hour.", "call", "USA RUS", "held"),
    ("The U.S.-China talks will resume in Beijing on Thursday.", "talks", "USA CHN", "planned"),
    ("Sergei Lavrov held a phone call with Mike Pompeo on Monday.", "call", "RUS USA", "held"),
    ("Russia and Ukraine held talks in Minsk on Sunday.", "talks", "RUS UKR", "held"),
    ("India and Pakistan will hold talks next week.", "talks", "IND PAK", "planned"),
    ("Mike Pompeo’s visit to Moscow begins on Thursday.", "visit", "USA RUS", "planned"),
    ("A summit between Donald Trump and Kim Jong Un was held in Hanoi in February.", "summit", "USA PRK", "held"),
    ("Donald Trump called off a planned summit with Kim Jong Un.", "summit", "USA PRK", "cancelled"),
    ("Moscow proposed talks with Kyiv.", "talks", "RUS UKR", "proposed"),
    ("Russia and the United States keep a hotline open.", "channel", "RUS USA", "ongoing"),
    ("The dialogue between Serbia and Kosovo continues.", "talks", "SRB XKX", "ongoing"),
    ("A meeting of the foreign ministers of Russia and Iran took place on Monday.", "meeting", "RUS IRN", "held"),
    ("Saudi Arabia hosted talks between Russia and Ukraine on Sunday.", "talks", "SAU RUS UKR", "held"),
    ("Emmanuel Macron said after a meeting with Hassan Rouhani that he was pleased.", "meeting", "FRA IRN", "held"),
]


@pytest.mark.parametrize(("sentence", "form", "parties", "status"), VERBS)
def test_verbs_tell_of_contacts(sentence: str, form: str, parties: str, status: str) -> None:
    is_contact(sentence, form, parties, status)


@pytest.mark.parametrize(("sentence", "form", "parties", "status"), NOUNS)
def test_nouns_tell_of_contacts(sentence: str, form: str, parties: str, status: str) -> None:
    is_contact(sentence, form, parties, status)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sergei Lavrov told a news conference that the truce held.",
        "Josep Borrell met reporters in Brussels.",
        "The report met with scepticism in Moscow.",
        "Russia’s call for restraint was ignored by Iran.",
        "Mike Pompeo called Iran a threat to Israel.",
        "Iran met the deadline that France had set.",
        "Theresa May left a meeting of her cabinet without a word.",
        "Refugees from Syria travelled to Germany.",
        "Peace has come to Colombia.",
        "The envoy answered a question about China on a conference call.",
    ],
)
def test_what_is_no_contact(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Sergei Lavrov met John Kerry in Geneva on Monday.", "2019-03-11"),
        ("Angela Merkel will meet Emmanuel Macron on Thursday.", "2019-03-14"),
        ("On March 8, Mike Pompeo met Wang Yi in Beijing.", "2019-03-08"),
        ("Russia and Turkey held talks in Sochi in February.", "2019-02"),
        ("A summit between Russia and Turkey is planned for April.", "2019-04"),
        ("Xi Jinping telephoned Kim Jong Un yesterday.", "2019-03-11"),
        ("Talks between Russia and Turkey broke up in the small hours of March 7.", "2019-03-07"),
        ("A meeting between Xi Jinping and Kim Jong Un is expected in February.", "2020-02"),
        ("Iran and France failed to meet on Monday.", "2019-03-11"),
    ],
)
def test_the_date_is_that_of_the_contact(sentence: str, date: str) -> None:
    assert one(sentence).date == date


def test_what_the_report_tells_in_the_plain_past_happened_on_the_day_of_its_news() -> None:
    lead = "Egypt and Sudan reopened their border on Saturday."
    assert one(lead, "The foreign ministers of Egypt and Sudan met at the crossing.").date == "2019-03-09"
    assert one(lead, "The foreign ministers of Egypt and Sudan had met at the crossing before.").date is None


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Sergei Lavrov met John Kerry in Geneva on Monday.", "Geneva"),
        ("The presidents of Russia and Turkey met in the resort of Sochi.", "Sochi"),
        ("Talks between Iran and France in Vienna ended on Sunday.", "Vienna"),
        ("Mike Pompeo visited Baghdad on Tuesday.", "Baghdad"),
        ("Donald Trump and Kim Jong Un attended the Hanoi summit.", "Hanoi"),
    ],
)
def test_the_place(sentence: str, place: str) -> None:
    assert one(sentence).place == place


def test_initiative_of_the_host_and_of_the_visitor() -> None:
    assert one("Saudi-sponsored talks between Russia and Ukraine opened on Monday.").initiative == "SAU"
    assert one("Mike Pompeo visited Baghdad on Tuesday.").initiative == "USA"


def test_duration() -> None:
    assert one("After eight hours of talks between Iran and France no deal was in sight.").duration == "eight hours"


def test_a_condition_makes_it_conditional() -> None:
    record = one("Vladimir Putin will meet Volodymyr Zelensky only if the truce holds.")
    assert record.status == "conditional"
    assert record.condition == "only if the truce holds"


def test_topics() -> None:
    assert one("Russia and Turkey held talks on Idlib on Sunday.").topics == ["Idlib"]


def test_headline_without_to_be() -> None:
    record = one("Kerry to Meet Lavrov in Geneva", "Secretary of State John Kerry will meet Sergei Lavrov in Geneva.")
    assert (record.status, set(record.parties)) == ("planned", {"USA", "RUS"})
    assert len(record.evidence) == 2


def test_one_meeting_often_mentioned_is_one() -> None:
    record = one(
        "Donald Trump met Kim Jong Un in Hanoi on Monday.",
        "The meeting ended without an agreement. The two leaders had met for five hours.",
        "The summit was a failure, a diplomat said.",
    )
    assert len(record.evidence) >= 3
    assert set(record.parties) == {"USA", "PRK"}


def test_a_visit_and_its_meetings_are_one() -> None:
    record = one("Mike Pompeo flew to Moscow on Monday to meet Sergei Lavrov.")
    assert set(record.parties) == {"USA", "RUS"}


def test_call_and_meeting_are_two() -> None:
    records = found("Vladimir Putin telephoned Hassan Rouhani on Monday.", "Putin and Rouhani will meet in Tehran.")
    assert [r.form for r in records] == ["call", "meeting"]


def test_other_dates_are_other_contacts() -> None:
    records = found("Sergei Lavrov met John Kerry on Monday.", "Lavrov and Kerry will meet again on Friday.")
    assert [(r.date, r.status) for r in records] == [("2019-03-11", "held"), ("2019-03-15", "planned")]


def test_other_partners_are_other_contacts() -> None:
    records = found("Sergei Lavrov met John Kerry on Monday.", "Lavrov met Wang Yi on Monday.")
    assert [set(r.parties) for r in records] == [{"RUS", "USA"}, {"RUS", "CHN"}]


def test_another_round_is_told_apart() -> None:
    records = found("Russia and Ukraine held talks in Minsk on Monday.", "A second round of talks will follow in May.")
    assert [r.status for r in records] == ["held", "planned"]


def test_one_journey_to_two_states() -> None:
    records = found("Mike Pompeo travelled to Riyadh and Ankara last week.")
    assert [set(r.parties) for r in records] == [{"USA", "SAU"}, {"USA", "TUR"}]


def test_a_round_that_names_nobody_is_of_those_the_report_is_about() -> None:
    records = found(
        "Serbia and Kosovo remain apart on the tariffs.",
        "Kosovo wants recognition, Serbia refuses it. Serbia blames Kosovo.",
        "The talks will resume in Brussels on Thursday.",
    )
    assert [(set(r.parties), r.place, r.date) for r in records] == [({"SRB", "XKX"}, "Brussels", "2019-03-14")]


def test_we_is_the_issuer() -> None:
    records = found(
        "Statement by the Foreign Ministry of Ukraine",
        "We regret the shelling of our towns. We met the foreign minister of France in Paris on Monday.",
    )
    assert [set(r.parties) for r in records] == [{"UKR", "FRA"}]


@pytest.mark.parametrize("text", ["", "Talks.", "( [ ( [", "met met met", "The call the call the call the call"])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert isinstance(found(text), list)


def test_the_same_text_gives_the_same_records() -> None:
    text = "Sergei Lavrov met John Kerry in Geneva on Monday."
    assert [r.id for r in found(text)] == [r.id for r in found(text)]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Ethiopia failed to attend a meeting with Egypt in Washington.", ["cancelled"]),
        ("Iran neglected to attend the talks with Iraq.", ["cancelled"]),
        ("Iran and Iraq exchanged prisoners and will meet in Basra in May.", ["planned"]),
        ("Kenya and Somalia closed their consulates and are to hold talks in June.", ["planned"]),
    ],
)
def test_missed_or_still_to_come_is_not_held(sentence: str, status: list[str]) -> None:
    assert [r.status for r in found(sentence)] == status


def test_two_who_talk_for_hours_talk_with_each_other() -> None:
    record = one("Putin and Xi talked for two hours in Samarkand.")
    assert (set(record.parties), record.status, record.duration) == ({"RUS", "CHN"}, "held", "two hours")


def test_talking_to_reporters_is_no_contact() -> None:
    assert found("Lavrov and Fidan talked to reporters in Sochi for an hour.") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks between Peru and Chile were broken off on Monday.", "held"),
        ("Chile will stop the talks with Peru if the shelling goes on.", "ongoing"),
        ("Norway would suspend its talks with Russia unless the trawlers leave.", "ongoing"),
        ("Kenya threatened to quit talks with Somalia.", "ongoing"),
        ("The Serb leader announced that Serbia would break off talks with Kosovo.", "cancelled"),
        ("Serbia has barred its ministers from any meeting with Kosovo.", "cancelled"),
        ("When Chile and Peru meet in Lima on Saturday, they will not discuss the border.", "planned"),
        ("No, it is not: a memorandum was signed yesterday by the defence ministers of Chile and Peru.", "held"),
        ("Turkey and Greece set up a hotline in 2017.", "ongoing"),
    ],
)
def test_what_is_called_off_and_what_is_only_threatened(text: str, status: str) -> None:
    assert [r.status for r in found(text)] == [status]


def test_two_of_one_side_who_met_are_not_at_the_meeting_of_two_sides() -> None:
    records = found(
        "Vladimir Putin met Sergei Lavrov in the Kremlin on Monday.",
        "Russian and American officials held a meeting in Vienna on Tuesday.",
    )
    assert [set(r.parties) for r in records] == [{"RUS"}, {"RUS", "USA"}]


def test_a_meeting_that_only_tells_who_came_to_the_summit_is_the_summit() -> None:
    record = one(
        "Greece and Turkey agreed on a summit in March.",
        "The summit at which they were to meet was cancelled on Friday.",
    )
    assert (record.form, record.status, set(record.parties)) == ("summit", "cancelled", {"GRC", "TUR"})


def test_a_host_invites_those_who_talk() -> None:
    records = found(
        "Greece and Turkey opened talks on Monday. Albania has offered to host the next round in Tirana. Greece "
        "welcomed the offer, and Turkey is silent. Greece and Turkey are tired."
    )
    assert set(records[1].parties) == {"GRC", "TUR", "ALB"} and records[1].place == "Tirana"


def test_who_brokers_a_treaty_did_not_negotiate_it() -> None:
    records = found(
        "Norway brokered the treaty after nine years of negotiations. Kenya and Somalia signed it. Kenya has kept it "
        "and so has Somalia, and Kenya praised Somalia."
    )
    assert all("NOR" not in r.parties for r in records if r.form == "talks")


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        ("The next meeting of Iran and Iraq is expected in May.", "2019-05", None),
        ("The last round between Iran and Iraq broke up on February 10.", "2019-02-10", None),
        ("The envoys of Greece and Turkey met face to face in Nicosia on Monday.", "2019-03-11", "Nicosia"),
        ("The channel between Iran and Iraq set up last October works.", "2018-10", None),
    ],
)
def test_when_and_where_by_the_verb_around(text: str, day: str, place: str | None) -> None:
    record = one(text)
    assert (record.date, record.place) == (day, place)


def test_a_call_has_its_purpose_or_its_number() -> None:
    assert one("Lula da Silva called Nicolas Maduro to urge restraint.").form == "call"
    assert set(one("Sergei Lavrov had dozens of calls with his counterparts in Berlin and Paris.").parties) >= {"DEU"}


@pytest.mark.parametrize(
    "text",
    [
        "The minister of Iraq said that rebels had reached Palmyra in Syria.",
        "South Korea wants to resume tours to Mount Kumgang in North Korea.",
        "An envoy of Kenya told an audience in Somalia that the rains were late.",
        "Iran and Iraq did not discuss the border.",
    ],
)
def test_what_only_sounds_like_a_contact(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Recep Tayyip Erdogan told Donald Trump in a phone call on Friday that his army could do it.", {"TUR", "USA"}),
        ("Sergei Lavrov warned Wang Yi in a call on Sunday.", {"RUS", "CHN"}),
        ("Emmanuel Macron urged Xi Jinping at a meeting in Paris to cut tariffs.", {"FRA", "CHN"}),
    ],
)
def test_who_is_spoken_to_in_a_call_takes_part(sentence: str, parties: set[str]) -> None:
    assert set(one(sentence).parties) == parties


def test_who_comes_to_a_city_of_talks_does_not_visit_its_state() -> None:
    assert all("CHE" not in r.parties for r in found("Sergei Lavrov came to Geneva on Monday."))
    assert "CHE" in one("Sergei Lavrov came to Geneva on Monday.", "Switzerland had asked him to come.").parties


def test_a_state_is_not_named_beside_its_own_people() -> None:
    record = one("Javad Zarif flew to Doha on Monday and met the emir of Qatar.")
    assert "Qatar" not in record.participants and "Doha" not in record.participants and len(record.participants) == 2


def test_those_between_whom_talks_begin_take_part() -> None:
    record = one("The mediators want a dialogue to start between Serbia and Kosovo in June.")
    assert (set(record.parties), record.status, record.date) == ({"SRB", "XKX"}, "planned", "2019-06")


def test_a_visit_to_two_states_is_one_to_each() -> None:
    assert [
        set(r.parties) for r in found("Foreign Secretary Jeremy Hunt visited Turkey and Uzbekistan on Monday.")
    ] == [
        {"GBR", "TUR"},
        {"GBR", "UZB"},
    ]


def test_a_border_committee_is_of_two_states() -> None:
    record = one(
        "Thailand and Cambodia met in Kuala Lumpur on Monday.", "The session of the border committee there was short."
    )
    assert set(record.parties) == {"THA", "KHM"} and len(record.evidence) == 2


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("Their foreign ministers met at the crossing.", "meeting"),
        ("Their leaders spoke by telephone on Sunday.", "call"),
        ("Their envoys will meet in Cairo on Thursday.", "meeting"),
    ],
)
def test_their_ministers_are_those_of_the_two_named_before(sentence: str, form: str) -> None:
    met = one("Egypt and Sudan are at odds over a bridge.", sentence)
    assert (met.form, set(met.parties)) == (form, {"EGY", "SDN"})


def test_who_is_due_somewhere_visits_it() -> None:
    record = one("Angela Merkel is due in Moscow on Friday.")
    assert (record.form, set(record.parties), record.status, record.date) == (
        "visit",
        {"DEU", "RUS"},
        "planned",
        "2019-03-15",
    )
    assert found("A payment is due in Moscow on Friday.") == []


@pytest.mark.parametrize(
    ("sentence", "parties", "status"),
    [
        ("A planned summit between Macron and Xi Jinping was put off.", {"FRA", "CHN"}, "planned"),
        ("Oman’s foreign minister snubbed a meeting with Emmanuel Macron in Geneva.", {"OMN", "FRA"}, "cancelled"),
    ],
)
def test_what_is_put_off_or_snubbed_was_not_held(sentence: str, parties: set[str], status: str) -> None:
    met = one(sentence)
    assert (set(met.parties), met.status) == (parties, status)


def test_who_pulls_out_of_talks_took_part_in_them() -> None:
    assert set(one("The Houthis pulled out of talks with Riyadh on Sunday.").parties) == {"HOUTHIS", "SAU"}
