"""Quantities about the conflict and the talks, over sentences of many negotiations."""

import pytest

from detente.language.pipeline import load
from detente.reading.context import context
from detente.reading.figures import figures
from detente.records import Figure, Report

PUBLISHED = "2021-03-10"
LEAD = "NAIROBI (Reuters) - Delegations arrived for a further round of talks."


def found(*paragraphs: str, lead: str = LEAD) -> list[Figure]:
    """The figures of a news report: a lead that holds none, then the paragraphs."""
    text = "\n\n".join((lead, *paragraphs))
    report = Report(path="report.txt", text=text, format="text", published=PUBLISHED)
    out = figures(context(load().parse(report)))
    for record in out:
        assert all(text[e.start : e.end] == e.text for e in record.evidence)
    return out


def told(sentence: str) -> list[tuple[str, float, str | None]]:
    return [(f.measure, f.value, f.unit) for f in found(sentence)]


COUNTED = [
    ("Five soldiers were killed in the ambush.", [("killed", 5, "soldiers")]),
    ("The raid killed at least 31 civilians.", [("killed", 31, "civilians")]),
    ("More than 9,000 people have died since the war began.", [("killed", 9000, "people")]),
    ("The war has caused an estimated 60,000 deaths.", [("killed", 60000, "people")]),
    ("The murder of dozens of villagers shocked the region.", [("killed", 12, "villagers")]),
    ("Militants killed two aid workers on Sunday.", [("killed", 2, "aid workers")]),
    ("The fighting has displaced about 45,000 people.", [("displaced", 45000, "people")]),
    ("Kenya shelters some 280,000 Somali refugees.", [("displaced", 280000, "people")]),
    ("Nearly 70,000 people were driven from their homes.", [("displaced", 70000, "people")]),
    ("Millions of Venezuelans have fled the country.", [("displaced", 1000000, "people")]),
    ("France keeps 5,100 troops in the Sahel.", [("troops", 5100, "troops")]),
    ("Moscow has sent 1,200 peacekeepers to the valley.", [("troops", 1200, "peacekeepers")]),
    ("The army holds a third of the territory.", [("territory-share", 33.3, "percent")]),
    ("The rebels control 40 percent of the country.", [("territory-share", 40, "percent")]),
    ("The camp holds two-thirds of the population.", [("population-share", 66.7, "percent")]),
    ("More than 300,000 civilians are trapped in the city.", [("population", 300000, "civilians")]),
    ("The line runs 25 kilometers from the frontier.", [("distance", 25, "kilometers")]),
    ("The town lies 30 miles (48 km) from the border.", [("distance", 30, "miles")]),
    ("Tokyo pledged $200 million for the camps.", [("money", 200_000_000, "USD")]),
    ("The fund receives 90 million euros a year.", [("money", 90_000_000, "EUR per year")]),
    ("They agreed on three safe zones in the north.", [("zones", 3, "zones")]),
    ("The truce covers six provinces.", [("zones", 6, "provinces")]),
    ("Nine countries have signed the accord.", [("countries", 9, "countries")]),
    ("A 30-nation alliance backs the plan.", [("countries", 30, "countries")]),
    ("All 54 member states approved the text.", [("countries", 54, "countries")]),
    ("The talks lasted eleven hours.", [("duration", 11, "hours")]),
    ("The sides agreed on a 14-day pause.", [("duration", 14, "days")]),
    ("The ceasefire held for a decade.", [("duration", 10, "years")]),
    ("The deal sets out seven steps.", [("other", 7, "steps")]),
    ("Turnout was about 47 percent.", [("other", 47, "percent")]),
    ("The jets carried out 80 airstrikes overnight.", [("other", 80, "airstrikes")]),
    ("The ten-point plan was published on Monday.", [("other", 10, "points")]),
    ("The coalition destroyed two fuel depots.", [("other", 2, "fuel depots")]),
    ("Brussels listed 11 people and four companies.", [("other", 11, "people"), ("other", 4, "companies")]),
    ("Some 12 to 15 missiles were fired.", [("other", 12, "missiles"), ("other", 15, "missiles")]),
    ("It is a country with a population of 44 million.", [("population", 44_000_000, "people")]),
    ("A force of 3,000 will patrol the frontier.", [("troops", 3000, "people")]),
    ("The talks went on from 4 to 11 p.m. on Sunday.", []),
    ("Output fell to 3.5 percent, far below the 8 percent goal.", [("other", 3.5, "percent"), ("other", 8, "percent")]),
    (
        "Rabat holds 80 percent of the territory, the other side 20 percent.",
        [("territory-share", 80, "percent"), ("territory-share", 20, "percent")],
    ),
    ("The rebels freed 26 prisoners.", [("other", 26, "prisoners")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), COUNTED)
def test_measure_value_and_unit(sentence: str, expected: list[tuple[str, float, str]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides will meet again.",
        "Both presidents praised the three ministers.",
        "The two agreed to talk.",
        "Article 7 and Resolution 1701 were read out.",
        "The Group of 20 will discuss it.",
        "One diplomat said nothing had changed.",
        "The war began in 1998 and ended on May 12, 2003.",
        "He left two weeks ago.",
        "She is 45 years old.",
        "A Su-27 crossed Highway 61.",
        "The accord comes a day before the vote.",
        "First, the prisoners must be freed.",
        "It is one of the poorest regions.",
        "The offices open at 9 a.m. on Tuesday.",
    ],
)
def test_actors_dates_ages_and_names_are_no_figures(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("It was the third visit by a Turkish president to Somalia.", 3, "visit"),
        ("The fourth round of talks ended on Friday.", 4, "round"),
        ("They held their second call this week.", 2, "call"),
        ("Their first meeting took place in Oslo.", 1, "meeting"),
    ],
)
def test_ordinals_of_visits_and_calls_count(sentence: str, value: float, unit: str) -> None:
    assert told(sentence) == [("other", value, unit)]


@pytest.mark.parametrize(
    ("sentence", "qualifier"),
    [
        ("About 600 troops remain in the valley.", "about"),
        ("Nearly 600 troops remain in the valley.", "almost"),
        ("Over 600 troops remain in the valley.", "more-than"),
        ("Up to 600 troops remain in the valley.", "at-most"),
        ("Hundreds of troops remain in the valley.", "more-than"),
        ("The 612 troops remain in the valley.", "exactly"),
        ("The monitors may stay no longer than six months.", "at-most"),
        ("The inspections must begin within 60 days.", "at-most"),
        ("Ankara has not offered more than 90 days.", "at-most"),
        ("They met several times over five days.", "exactly"),
        ("It has lasted for over five years.", "more-than"),
        ("The army has 20,000 soldiers there.", None),
    ],
)
def test_qualifiers(sentence: str, qualifier: str | None) -> None:
    assert [f.qualifier for f in found(sentence)] == [qualifier]


def test_a_range_is_two_figures() -> None:
    assert told("The zone will be 10 to 15 kilometers deep.") == [
        ("distance", 10, "kilometers"),
        ("distance", 15, "kilometers"),
    ]
    assert told("The Senate voted 58 to 41 for the treaty.") == [("other", 58, "votes"), ("other", 41, "votes")]


def test_a_number_alone_takes_the_noun_before_it() -> None:
    assert told("The army said 40 soldiers were killed, the rebels more than 90.") == [
        ("killed", 40, "soldiers"),
        ("killed", 90, "soldiers"),
    ]
    assert told("The embargo runs for four years on tanks and six for missiles.") == [
        ("duration", 4, "years"),
        ("duration", 6, "years"),
    ]
    assert told("The number of soldiers was cut from 9,000 to 4,500.") == [
        ("troops", 9000, "soldiers"),
        ("troops", 4500, "soldiers"),
    ]


def test_a_quantity_told_twice_is_one_record() -> None:
    out = found(
        "The accord sets up four buffer zones.",
        "Maps of the four buffer zones were exchanged.",
        "A 45-day truce began.",
    )
    assert [(f.value, len(f.evidence)) for f in out] == [(4, 2), (45, 1)]


def test_the_headline_yields_to_the_text() -> None:
    out = found("Rebels killed 17 soldiers near the lake on Sunday.", lead="Ambush leaves 17 dead near lake")
    assert [(f.measure, f.value, f.unit) for f in out] == [("killed", 17, "soldiers")]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The war has killed 4,300 people, according to the United Nations.", "United Nations"),
        ("The war has killed 4,300 people, by the count of the United Nations.", "United Nations"),
        ("“We lost 43 soldiers,” Lavrov said.", "Sergei Lavrov"),
        ("Lavrov said that 43 convoys had passed.", "Sergei Lavrov"),
        ("Some 43 convoys have passed since then.", None),
    ],
)
def test_source_is_who_is_quoted(sentence: str, source: str | None) -> None:
    assert [f.source for f in found(sentence)] == [source]


@pytest.mark.parametrize(
    ("sentence", "as_of", "subject"),
    [
        ("In May 2020 the raid killed 31 civilians.", "2020-05", "civilians killed"),
        ("After nine hours of talks they went home.", PUBLISHED, "talks"),
        ("The army has 20,000 soldiers in the east.", PUBLISHED, "soldiers"),
    ],
)
def test_as_of_and_subject(sentence: str, as_of: str, subject: str) -> None:
    (record,) = found(sentence)
    assert record.as_of == as_of
    assert record.subject is not None
    assert record.subject.startswith(subject)


def test_a_first_meeting_is_less_sure_than_a_toll() -> None:
    first, toll = found("Their first meeting took place in Oslo.", "The raid killed 31 civilians.")
    assert first.confidence < toll.confidence


@pytest.mark.parametrize("text", ["12", "%", "$ $ $", "of of 3 of", "1 " * 900, "The " * 400 + "3 of 4", "–3–4–"])
def test_text_without_grammar_is_read(text: str) -> None:
    assert isinstance(found(text), list)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The blast killed 12 and wounded 30.", [(12, "killed"), (30, "other")]),
        ("The strike left 12 dead and 30 wounded.", [(12, "killed"), (30, "other")]),
        ("At least 43 people were killed and more than 300,000 displaced.", [(43, "killed"), (300_000, "displaced")]),
    ],
)
def test_a_number_alone_counts_those_whom_its_verb_befell(text: str, measures: list[tuple[float, str]]) -> None:
    assert [(r.value, r.measure) for r in found(text)] == measures


def test_a_format_is_no_number() -> None:
    assert found("The 5+2 format met in Vienna.") == []
