"""The tables of offices and persons are sound, and the lookups answer as a desk officer would expect."""

import re
import tomllib
from collections import defaultdict
from dataclasses import FrozenInstanceError
from itertools import pairwise
from pathlib import Path

import pytest

from detente.errors import DossierError
from detente.knowledge.offices import (
    DATA,
    OFFICES,
    Holding,
    Person,
    directory,
    holders,
    name_key,
    names,
    person,
    read_offices,
    read_persons,
    surnames,
)

OFFICE_HEADER = "office,party,title,seat,name,other_names,surname,gender,start,end\n"
G20 = [
    *("USA", "GBR", "FRA", "DEU", "ITA", "CAN", "JPN", "CHN", "RUS", "IND"),
    *("BRA", "ZAF", "MEX", "ARG", "AUS", "KOR", "IDN", "SAU", "TUR"),
]
PERSON_HEADER = "name,other_names,surname,gender,party,description,start,end\n"


def entries() -> list[Holding | Person]:
    return [*directory().holdings, *directory().persons]


def current(office: str, party: str, date: str, seat: str | None = "") -> list[str]:
    return [h.name for h in holders(office, party, date, seat)]


def first(name: str, date: str | None) -> tuple[str, str]:
    found = person(name, date)[0]
    return found.name, found.party


# The tables


def test_tables_are_of_useful_size() -> None:
    assert len(directory().holdings) >= 1400
    assert len(directory().persons) >= 300


def test_nobody_overlaps_in_the_same_office_party_and_seat() -> None:
    posts: defaultdict[tuple[str, str, str], list[Holding]] = defaultdict(list)
    for holding in directory().holdings:
        posts[holding.office, holding.party, holding.seat].append(holding)
    for terms in posts.values():
        for before, after in pairwise(sorted(terms, key=lambda h: h.start)):
            shared = min(len(before.end), len(after.start))
            assert before.end, f"{before.name} has no end though {after.name} followed as {after.title}"
            assert before.end[:shared] <= after.start[:shared], (before, after)


def test_dates_are_valid_and_in_order() -> None:
    pattern = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
    for entry in entries():
        assert pattern.fullmatch(entry.start), entry
        assert not entry.end or pattern.fullmatch(entry.end), entry
        assert not entry.end or entry.end >= entry.start[: len(entry.end)], entry


def test_every_party_is_a_state_a_body_or_a_group() -> None:
    known = {line.split(",")[0] for line in (DATA / "states.csv").read_text(encoding="utf-8").splitlines()[1:]}
    groups = tomllib.loads((DATA / "groups.toml").read_text(encoding="utf-8"))["groups"]
    known |= set(tomllib.loads((DATA / "bodies.toml").read_text(encoding="utf-8"))["bodies"]) | set(groups)
    known |= {group["code"] for members in groups.values() for group in members}
    # The Serb entity of Bosnia and its wartime leaders: no party of the tables of groups.
    known |= {"BOSNIAN-SERBS"}
    assert {entry.party for entry in entries()} <= known


def test_names_are_clean() -> None:
    for entry in entries():
        for text in (entry.name, entry.surname, *entry.other_names):
            assert text == text.strip() and text and "  " not in text, entry
        assert entry.name not in entry.other_names, entry
        assert len(set(entry.other_names)) == len(entry.other_names), entry


def test_one_person_is_described_alike_in_every_row() -> None:
    seen: dict[str, tuple[object, ...]] = {}
    for entry in entries():
        description = (entry.other_names, entry.surname, entry.gender)
        assert seen.setdefault(entry.name, description) == description, entry.name


def test_no_full_name_belongs_to_two_people() -> None:
    assert {text: keys for text, keys in names().items() if " " in text and len(keys) > 1} == {}


@pytest.mark.parametrize("party", G20)
@pytest.mark.parametrize("date", ["2010-06-01", "2014-06-01", "2017-06-01", "2020-02-01", "2023-06-01", "2025-06-01"])
def test_leaders_and_foreign_ministers_of_the_g20_are_known_throughout(party: str, date: str) -> None:
    assert holders("foreign-minister", party, date, "")
    assert holders("head-of-government", party, date, "") or holders("head-of-state", party, date, "")


# Who held what


@pytest.mark.parametrize(
    ("office", "party", "date", "name"),
    [
        ("foreign-minister", "USA", "2015-12-14", "John Kerry"),
        ("foreign-minister", "USA", "2018-04-20", "John Sullivan"),
        ("defence-minister", "USA", "2018-12-20", "Jim Mattis"),
        ("foreign-minister", "RUS", "2011-07-01", "Sergei Lavrov"),
        ("head-of-state", "RUS", "2011-07-01", "Dmitry Medvedev"),
        ("foreign-minister", "GBR", "2016-10-19", "Boris Johnson"),
        ("head-of-government", "TUR", "2016-05-23", "Ahmet Davutoglu"),
        ("head-of-state", "FRA", "2015-11-26", "Francois Hollande"),
        ("foreign-minister", "DEU", "2015-02-12", "Frank-Walter Steinmeier"),
        ("foreign-minister", "IRN", "2015-07-14", "Mohammad Javad Zarif"),
        ("head-of-government", "IRQ", "2016-10-17", "Haider al-Abadi"),
        ("foreign-minister", "SYR", "2014-01-22", "Walid al-Muallem"),
        ("head-of-government", "XKX", "2020-09-04", "Avdullah Hoti"),
        ("head-of-government", "ARM", "2020-10-10", "Nikol Pashinyan"),
        ("supreme-leader", "PRK", "2019-02-28", "Kim Jong Un"),
        ("high-representative", "EU", "2013-11-24", "Catherine Ashton"),
        ("secretary-general", "UN", "2016-12-31", "Ban Ki-moon"),
        ("secretary-general", "NATO", "2022-02-24", "Jens Stoltenberg"),
        ("head-of-state", "YEM", "2018-12-13", "Abd Rabbuh Mansur Hadi"),
        ("head-of-government", "ETH", "2022-11-02", "Abiy Ahmed"),
    ],
)
def test_known_holders(office: str, party: str, date: str, name: str) -> None:
    assert current(office, party, date) == [name]


def test_envoys_are_told_apart_by_seat() -> None:
    assert current("special-envoy", "UN", "2018-12", "syria") == ["Staffan de Mistura"]
    assert current("special-envoy", "UN", "2018-12", "yemen") == ["Martin Griffiths"]
    assert {"Staffan de Mistura", "Martin Griffiths"} <= set(current("special-envoy", "UN", "2018-12", None))


def test_rival_governments_stand_side_by_side() -> None:
    assert current("head-of-government", "LBY", "2017-07-25") == ["Fayez al-Sarraj"]
    assert current("head-of-government", "LBY", "2017-07-25", "eastern") == ["Abdullah al-Thinni"]


def test_spokespeople_of_one_ministry_are_found_by_its_seat() -> None:
    on_the_day = current("spokesperson", "CHN", "2018-06-15", "foreign-ministry")
    assert {"Geng Shuang", "Lu Kang", "Hua Chunying"} == set(on_the_day)
    assert current("spokesperson", "USA", "2015-09-30", "state-department") == ["John Kirby"]


def test_an_acting_holder_has_it_in_the_title() -> None:
    assert holders("foreign-minister", "USA", "2018-04-20")[0].title == "Acting Secretary of State"


def test_both_are_in_office_on_the_day_of_a_handover_the_new_one_first() -> None:
    assert current("foreign-minister", "GBR", "2016-07-13") == ["Boris Johnson", "Philip Hammond"]


def test_a_range_or_a_month_finds_whoever_served_in_part_of_it() -> None:
    assert current("head-of-government", "TUR", "2016-05") == ["Binali Yildirim", "Ahmet Davutoglu"]
    assert current("head-of-government", "TUR", "2016-05-20/2016-05-30") == ["Binali Yildirim", "Ahmet Davutoglu"]


def test_without_a_date_everyone_is_listed_the_latest_first() -> None:
    everyone = holders("foreign-minister", "GBR", None)
    assert everyone[0].start >= everyone[-1].start and len(everyone) > 8


def test_unknown_posts_and_vacancies_are_empty() -> None:
    assert holders("foreign-minister", "ZZZ", "2015") == ()
    assert holders("head-of-state", "LBN", "2015-12-14") == ()


# People


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [
        ("Lavrov", "2015-12-14", ("Sergei Lavrov", "RUS")),
        ("Sergey Lavrov", "2015-12-14", ("Sergei Lavrov", "RUS")),
        ("Zelenskiy", "2022-03", ("Volodymyr Zelensky", "UKR")),
        ("Volodymyr Zelenskyy", "2022-03", ("Volodymyr Zelensky", "UKR")),
        ("Assad", "2016", ("Bashar al-Assad", "SYR")),
        ("al-Assad", "2016", ("Bashar al-Assad", "SYR")),
        ("Walid Al-Moallem", "2014-01-22", ("Walid al-Muallem", "SYR")),
        ("Kim", "2018-06-12", ("Kim Jong Un", "PRK")),
        ("Kim Yo-jong", "2020-06-16", ("Kim Yo Jong", "PRK")),
        ("Xi", "2019-06-29", ("Xi Jinping", "CHN")),
        ("Ban", "2014-05-01", ("Ban Ki-moon", "UN")),
        ("de Mistura", "2016-02-03", ("Staffan de Mistura", "UN")),
        ("Erdoğan", "2016-07-20", ("Recep Tayyip Erdogan", "TUR")),
        ("Johnson", "2016-10-19", ("Boris Johnson", "GBR")),
        ("Johnson", "2024-04-01", ("Mike Johnson", "USA")),
        ("Jaafari", "2015-09-01", ("Ibrahim al-Jaafari", "IRQ")),
        ("Hemedti", "2022-01-01", ("Mohamed Hamdan Dagalo", "SDN")),
        ("McCain", "2013-09-01", ("John McCain", "USA")),
        ("Konstantin Kosachyov", "2015-10-01", ("Konstantin Kosachev", "RUS")),
    ],
)
def test_people_are_found_by_name_and_surname(name: str, date: str, expected: tuple[str, str]) -> None:
    assert first(name, date) == expected


def test_the_nearest_in_time_comes_first_when_nobody_is_in_office() -> None:
    assert person("Trump", "2016-11-20")[0].start == "2017-01-20"
    assert first("Obama", "2019-05-01") == ("Barack Obama", "USA")


def test_without_a_date_the_higher_office_comes_first() -> None:
    assert first("Putin", None) == ("Vladimir Putin", "RUS")
    assert person("Putin", None)[0].start == "2012-05-07"


def test_all_candidates_of_a_shared_surname_are_returned() -> None:
    assert {"Nouri al-Maliki", "Riyad al-Maliki"} <= {entry.name for entry in person("Maliki", "2012")}


@pytest.mark.parametrize("text", ["", " ", "-", "Zzyzx", "…", "al-"])
def test_unknown_names_are_nobody(text: str) -> None:
    assert person(text, "2015") == ()


def test_spelling_does_not_matter_to_the_key() -> None:
    assert name_key("Kim Jong-Un") == name_key("kim jong un")
    assert name_key("Riyad al-Malki") == name_key("Riyad Al Malki")
    assert name_key("Zeid Ra’ad al-Hussein") == name_key("Zeid Ra'ad Al Hussein")
    assert name_key("Jens Stoltenberg") != name_key("Jens Stoltenburg")


def test_names_and_surnames_lead_to_main_names() -> None:
    assert names()["Sergey Lavrov"] == ("Sergei Lavrov",)
    assert names()["Hemedti"] == ("Mohamed Hamdan Dagalo",)
    assert surnames()["Lavrov"] == ("Sergei Lavrov",)
    assert "Bashar al-Assad" in surnames()["al-Assad"]
    assert "Lavrov" not in names()


def test_entries_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        person("Lavrov", None)[0].name = "Somebody"  # type: ignore[misc]


# Tables of a dossier


def test_a_dossier_can_add_its_own(tmp_path: Path) -> None:
    offices, persons = tmp_path / "offices.csv", tmp_path / "persons.csv"
    term = "special-envoy,USA,Envoy,atlantis,Ada Byron,,Byron,f,2016-01,\n"
    offices.write_text(OFFICE_HEADER + term, encoding="utf-8")
    persons.write_text(PERSON_HEADER + "Bob Fisher,,Fisher,m,GBR,lawmaker,,\n", encoding="utf-8")
    extended = directory(offices, persons)
    assert [h.name for h in extended.holders("special-envoy", "USA", "2020", "atlantis")] == ["Ada Byron"]
    assert any(entry.name == "Bob Fisher" for entry in extended.person("Fisher", "1999"))
    assert extended.person("Lavrov", "2015")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("king,USA,King,,Ada Byron,,Byron,f,2016-01,", "unknown office"),
        ("other,,Envoy,,Ada Byron,,Byron,f,2016-01,", "must not be empty"),
        ("other,USA,Envoy,,Ada Byron,,Byron,x,2016-01,", "gender"),
        ("other,USA,Envoy,,Ada Byron,,Byron,f,2016-13,", "no date"),
        ("other,USA,Envoy,,Ada Byron,,Byron,f,soon,", "no date"),
        ("other,USA,Envoy,,Ada Byron,,Byron,f,2016-05,2016-04-30", "ends"),
        ("other,USA", "fields"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path, row: str, says: str) -> None:
    path = tmp_path / "offices.csv"
    path.write_text(OFFICE_HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(DossierError, match=rf"offices\.csv, line 2: .*{says}"):
        read_offices(path)


def test_a_table_with_other_columns_or_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "persons.csv"
    with pytest.raises(DossierError, match="cannot be read"):
        read_persons(path)
    for content in ("", "name,party\n"):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(DossierError, match="line 1"):
            read_persons(path)


def test_every_office_is_used() -> None:
    assert {holding.office for holding in directory().holdings} == set(OFFICES)
