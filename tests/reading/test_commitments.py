"""Commitments: who undertook what by when on which condition, and how it stands."""

import pytest

from detente.language.actors import Actors
from detente.language.mentions import gazetteer
from detente.language.pipeline import load
from detente.reading.commitments import commitments
from detente.reading.context import context
from detente.records import Commitment, Report

PUBLISHED = "2019-03-12"  # a Tuesday


def found(*paragraphs: str, published: str | None = PUBLISHED) -> list[Commitment]:
    """The commitments of a report; their evidence is checked on the way."""
    report = Report(path="report.txt", text="\n\n".join(paragraphs), format="text", published=published)
    records = commitments(context(load().parse(report)))
    for record in records:
        assert record.evidence and record.obligor and record.what
        for span in record.evidence:
            assert report.text[span.start : span.end] == span.text
    return records


def parties(record: Commitment) -> set[str]:
    return {record.obligor} if isinstance(record.obligor, str) else set(record.obligor)


def one(*paragraphs: str) -> Commitment:
    records = found(*paragraphs)
    assert len(records) == 1, [(r.obligor, r.what, r.status) for r in records]
    return records[0]


STATUSES = [
    ("Russia promised to withdraw its troops.", "RUS", "pledged"),
    ("Turkey pledged to open the border.", "TUR", "pledged"),
    ("Iran vowed to rebuild the plant.", "IRN", "pledged"),
    ("Israel undertook to release the prisoners.", "ISR", "pledged"),
    ("The United States is committed to supporting Iraq.", "USA", "pledged"),
    ("France guaranteed that it would pay for the repairs.", "FRA", "pledged"),
    ("Saudi Arabia promised aid to Yemen.", "SAU", "pledged"),
    ("North Korea announced a halt to missile tests.", "PRK", "pledged"),
    ("“We will rebuild the bridge,” Angela Merkel said.", "DEU", "pledged"),
    ("Sergei Lavrov said that Russia would withdraw its aircraft.", "RUS", "pledged"),
    ("Canada reiterated its commitment to training Ukrainian soldiers.", "CAN", "pledged"),
    ("Russia and Turkey agreed to set up joint patrols.", "RUS TUR", "agreed"),
    ("Armenia accepted a ceasefire.", "ARM", "agreed"),
    ("Israel and Egypt agreed on a truce.", "ISR EGY", "agreed"),
    ("Iran consented to let in the inspectors.", "IRN", "agreed"),
    ("Ukraine offered to exchange prisoners.", "UKR", "proposed"),
    ("Qatar is ready to host the talks.", "QAT", "proposed"),
    ("Serbia is willing to open the border.", "SRB", "proposed"),
    ("India is prepared to reduce the tariffs.", "IND", "proposed"),
    ("Under the plan, Iran would ship its uranium abroad.", "IRN", "proposed"),
    ("Germany offered compensation to the families.", "DEU", "proposed"),
    ("Russia is to withdraw its tanks by 20 March.", "RUS", "pending"),
    ("Syria must hand over the weapons within a week.", "SYR", "pending"),
    ("Iran is expected to release the sailors.", "IRN", "pending"),
    ("China is due to publish the figures on Friday.", "CHN", "pending"),
    ("Pakistan will reopen its airspace on Friday.", "PAK", "pending"),
    ("Russia violated the ceasefire.", "RUS", "broken"),
    ("Turkey broke its promise.", "TUR", "broken"),
    ("Iran has honoured the agreement.", "IRN", "kept"),
]


@pytest.mark.parametrize(("sentence", "obligor", "status"), STATUSES, ids=[s for s, _, _ in STATUSES])
def test_status(sentence: str, obligor: str, status: str) -> None:
    record = one(sentence)
    assert (parties(record), record.status) == (set(obligor.split()), status)


NOTHING = [
    "Cavusoglu and Lavrov agree that they do not trust each other.",
    "Lavrov agreed that both of them wanted to help Israel.",
    "The two ministers agreed that the border was closed.",
    "A Kenyan envoy predicted that the pact would be signed before May.",
    "Russia refused to promise a withdrawal.",
    "Iran did not agree to close the plant.",
    "The United States demanded that Iran close the plant.",
    "France urged Turkey to open the border.",
    "Will Russia withdraw its troops?",
    "Iran denied that it would close the plant.",
    "If Russia withdraws its troops, the market may recover.",
    "Russia withdrew its troops.",
    "Iran needs more time.",
    "An analyst said that Russia would lose interest.",
    "Germany offered its condolences to the families.",
    "No date has been set for the next round.",
    "The war has cost thousands of lives.",
    "It was not clear what Russia would receive.",
    "Russia will not recognise Kosovo.",
    "Turkey warned that it would bomb the camp.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_undertakes_nothing(sentence: str) -> None:
    assert found(sentence) == []


DUE = [
    ("Russia agreed to withdraw its troops by 15 April.", "2019-04-15"),
    ("Iran must answer the questions within two weeks.", "2019-03-26"),
    ("Turkey promised to open the border on Friday.", "2019-03-15"),
    ("Ukraine has undertaken to adopt a law by the end of the year.", "2019-12-31"),
    ("Armenia agreed on Monday to release the prisoners.", None),
    ("The Houthis are to leave the port by 1 May.", "2019-05-01"),
]


@pytest.mark.parametrize(("sentence", "due"), DUE, ids=[s for s, _ in DUE])
def test_due(sentence: str, due: str | None) -> None:
    assert one(sentence).due == due


CONDITIONS = [
    ("Iran is ready to stay if the sanctions are lifted.", "if the sanctions are lifted"),
    ("Russia would withdraw only if Kyiv held elections, Sergei Lavrov said.", "if Kyiv held elections"),
    ("Israel could open the crossing, provided that the rockets stop.", "provided that the rockets stop"),
    ("Serbia will lift the blockade unless Kosovo sends police.", "unless Kosovo sends police"),
]


@pytest.mark.parametrize(("sentence", "condition"), CONDITIONS, ids=[s for s, _ in CONDITIONS])
def test_condition(sentence: str, condition: str) -> None:
    told = one(sentence).condition
    assert told is not None and condition in told


def test_the_deed_is_told_without_the_condition() -> None:
    record = one("Iran promised to close the plant if the sanctions are lifted.")
    assert record.what == "close the plant"


def test_each_deed_of_a_list_is_one() -> None:
    records = found("Armenia promised to release the prisoners, to open the road and to remove the mines.")
    assert [r.what.split()[0] for r in records] == ["release", "open", "remove"]
    assert all(parties(r) == {"ARM"} and r.status == "pledged" for r in records)


def test_a_repetition_is_the_same_commitment() -> None:
    records = found("Russia promised to withdraw its tanks.", "It promised to withdraw them by 20 March.")
    assert len(records) == 1 and len(records[0].evidence) == 2 and records[0].due == "2019-03-20"


def test_a_deadline_that_slipped_has_both_dates() -> None:
    record = one(
        "Ukraine and Russia met in Minsk on Monday. "
        "The March 20 deadline for the withdrawal has been pushed back to 30 June."
    )
    assert (record.status, record.due, record.due_new) == ("slipped", "2019-03-20", "2019-06-30")
    assert parties(record) == {"RUS", "UKR"}


@pytest.mark.parametrize(
    ("text", "who", "what", "dates"),
    [
        ("The deadline for the withdrawal of Turkish troops slipped from June to September.", {"TUR"},
         "withdrawal of Turkish troops", ("2019-06", "2019-09")),
        ("Serbia and Kosovo moved the deadline for issuing the plates to January 15.", {"SRB", "XKX"},
         "issuing the plates", (None, "2020-01-15")),
        ("Sudan and Ethiopia have put off the deadline for filling the dam until 2020.", {"SDN", "ETH"},
         "filling the dam", (None, "2020")),
    ],
)  # fmt: skip
def test_a_deadline_tells_what_it_is_for(text: str, who: set[str], what: str, dates: tuple[str | None, str]) -> None:
    record = one(text)
    assert record.status == "slipped" and parties(record) == who and record.what.startswith(what)
    assert (record.due, record.due_new) == dates


def test_a_deadline_that_passed_is_broken() -> None:
    assert one("The deadline passed without a deal between Sudan and Ethiopia.").status == "broken"


def test_a_missed_deadline_is_broken() -> None:
    assert one("Iran missed the deadline for its answer.").status == "broken"


def test_an_announced_visit_with_its_day() -> None:
    record = one("Mike Pompeo will travel to Riyadh on Thursday.")
    assert "USA" in parties(record) and record.due == "2019-03-14"


def test_who_says_so() -> None:
    assert one("Russia will return the ships, Dmitry Peskov said.").by == "Dmitry Peskov"


def test_an_owner_without_a_verb_of_his_own() -> None:
    record = one("The talks tested Turkey's commitment to open the border.")
    assert (parties(record), record.status) == ({"TUR"}, "pledged")


def test_a_meeting_binds_all_who_take_part() -> None:
    record = one("Sergei Lavrov agreed to meet John Kerry in Geneva on Friday.")
    assert {"RUS", "USA"} <= parties(record) and record.due == "2019-03-15"


def test_the_contents_of_an_agreement_are_agreed() -> None:
    record = one("Under the accord, Armenia is to return the district by 20 March.")
    assert (parties(record), record.status, record.due) == ({"ARM"}, "agreed", "2019-03-20")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Iran met the deadline.", "kept"),
        ("Iran can still meet the deadline, the minister said.", "pending"),
        ("Iran may miss the deadline, the minister said.", "in-doubt"),
    ],
)
def test_a_deadline_is_kept_only_when_it_was(text: str, status: str) -> None:
    assert {record.status for record in found(text)} == {status}


@pytest.mark.parametrize("text", ["", "Promise.", "(" * 3000, "agreed to " * 700])
def test_odd_text_is_read_without_harm(text: str) -> None:
    assert isinstance(found(text), list)


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Turkey and Russia agreed that the committee should be set up by May.", "the committee to be set up by May"),
        ("Iran said the reactor would be closed in June.", "the reactor to be closed in June"),
        ("Russia continues to promise that it will leave the base.", "leave the base"),
        ("Putin promised that Russia would do whatever is needed.", "do whatever is needed"),
    ],
)
def test_what_is_undertaken_reads_as_something_to_be_done(sentence: str, what: str) -> None:
    assert what in {r.what for r in found(sentence)}


def test_a_question_within_an_undertaking_is_none_of_its_own() -> None:
    assert [r.what for r in found("Russia will determine who is to represent the province.")] == [
        "determine who is to represent the province"
    ]


def test_by_may_is_a_month_where_nobody_is_called_so() -> None:
    assert parties(one("Turkey and Russia agreed that the road should be reopened by May.")) == {"TUR", "RUS"}
    named = "Theresa May met reporters in London. The offer was made by May in a letter."
    assert [
        m.text for m in Actors(load().parse(Report(path="r.txt", text=named, format="text")), gazetteer()).mentions[1]
    ] == ["May"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Pakistan, which freed two pilots last year, has offered to release ten sailors.", None),
        ("Iran agreed to open a plant, which was closed in 2014.", None),
        (
            "Syria must hand over a list of its arsenal, which both sides put at 1,000 tons, within a week.",
            "2019-03-19",
        ),
    ],
)
def test_the_date_of_a_description_is_not_that_of_the_deed(text: str, due: str | None) -> None:
    assert one(text).due == due


def test_an_observer_in_the_sentence_does_not_make_a_duty_a_forecast() -> None:
    record = one(
        "Under the deal, Syria must hand over a list of its arsenal, which experts put at 1,000 tons, within a week."
    )
    assert (parties(record), record.status) == ({"SYR"}, "agreed")


@pytest.mark.parametrize(
    ("text", "obligor"),
    [
        (
            "Under the agreement between Armenia and Azerbaijan, Lachin is to be returned to Azerbaijan by 15 April.",
            "ARM",
        ),
        ("Chad and Niger signed a pact. The wells will be handed over to Niger by 1 April.", "TCD"),
        ("Kenya and Somalia signed an accord. The prisoners are to be released by Friday.", "KEN SOM"),
    ],
)
def test_who_is_given_a_thing_is_not_bound_to_give_it(text: str, obligor: str) -> None:
    assert parties(found(text)[-1]) == set(obligor.split())


@pytest.mark.parametrize(
    ("text", "obligor", "what"),
    [
        ("Norway pledged €20 million for the refugees in Chad.", "NOR", "€20 million"),
        ("Poland gave him up only after Norway promised to keep the pressure on.", "NOR", "keep the pressure on"),
        ("Peru, he told reporters, had committed itself to buying more fish.", "PER", "buying more fish"),
        ("In March Moscow had offered to free the pilot, he recalls; Oslo refused.", "RUS", "free the pilot"),
        (
            "The treaty between Kenya and Somalia will enter into force once both have ratified it.",
            "KEN SOM",
            "The treaty between Kenya and Somalia to enter into force",
        ),
        ("Kenya and Somalia signed an accord. Somalia must open the wells to Kenya.", "SOM", None),
    ],
)
def test_who_undertakes_what(text: str, obligor: str, what: str | None) -> None:
    record = found(text)[-1]
    assert parties(record) == set(obligor.split())
    assert what is None or record.what == what


@pytest.mark.parametrize(
    "text",
    [
        "India should offer data on snow melt to Pakistan.",
        "Saudi Arabia set out to bomb the movement back into the hills.",
        "Somalia must open the wells to Kenya.",
    ],
)
def test_what_is_advised_or_wanted_is_not_undertaken(text: str) -> None:
    assert found(text) == []


def test_a_visitor_who_is_expected_is_bound_to_a_visit() -> None:
    record = one("The president of Kenya is expected in Mogadishu next month.")
    assert parties(record) == {"KEN", "SOM"} and record.what.startswith("visit")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Trump pulled out of the Iranian nuclear deal in May.", ["broken"]),
        ("In August Russia withdrew from the treaty.", ["broken"]),
        ("Turkey has backed out of the agreement with Greece.", ["broken"]),
        ("Peru threatened to withdraw from the accord.", []),
    ],
)
def test_who_leaves_an_agreement_breaks_it(text: str, kept: list[str]) -> None:
    assert [r.status for r in found(text)] == kept


def test_a_date_set_for_talks_binds_those_who_are_to_talk() -> None:
    assert parties(one("Kenya set a May 1 date for talks to begin between Chad and Niger.")) == {"TCD", "NER"}
