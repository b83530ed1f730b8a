"""The tables of actors and places, as a reader of reports relies on them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.errors import DetenteError
from detente.knowledge import table_files, tables

GETTERS = (
    tables.states, tables.metonyms, tables.organ_words, tables.bodies, tables.groups, tables.generic_groups,
    tables.party_aliases, tables.roles, tables.role_modifiers, tables.titles, tables.places, tables.outlets,
)  # fmt: skip
PARTY = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
CODES = {state.code for state in tables.states()}
# The members of the United Nations by continent, with Kosovo, Palestine, Taiwan and the Holy See.
MEMBERS = """
AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY LSO MAR MDG
MLI MOZ MRT MUS MWI NAM NER NGA RWA SDN SEN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE
ARG ATG BHS BLZ BOL BRA BRB CAN CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MEX NIC PAN PER PRY SLV
SUR TTO URY USA VCT VEN
AFG ARE ARM AZE BGD BHR BRN BTN CHN CYP GEO IDN IND IRN IRQ ISR JOR JPN KAZ KGZ KHM KOR KWT LAO LBN LKA MDV MMR MNG
MYS NPL OMN PAK PHL PRK PSE QAT SAU SGP SYR THA TJK TKM TLS TUR TWN UZB VNM YEM
ALB AND AUT BEL BGR BIH BLR CHE CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN IRL ISL ITA LIE LTU LUX LVA MCO MDA MKD
MLT MNE NLD NOR POL PRT ROU RUS SMR SRB SVK SVN SWE UKR VAT XKX
AUS FJI FSM KIR MHL NRU NZL PLW PNG SLB TON TUV VUT WSM
"""
ISO = set(MEMBERS.split())


def parties_of(name: str) -> set[str]:
    """What a name may stand for, over all tables of actors."""
    return {party for party, known, _ in named() if name in known}


def named() -> Iterator[tuple[str, tuple[str, ...], frozenset[str]]]:
    """(party, names, ambiguous names) of every entry that may act; a newsroom has the party ``REPORTER``."""
    for state in tables.states():
        yield state.code, state.variants, state.ambiguous
    for entry in (*tables.metonyms(), *tables.bodies(), *tables.groups()):
        yield entry.party, entry.names, entry.ambiguous
    for outlet in tables.outlets():
        yield "REPORTER", outlet.names, outlet.ambiguous


def test_every_state_is_there_once() -> None:
    assert len(ISO) == 197
    assert {state.code for state in tables.states()} == ISO
    assert len(tables.states()) == len(ISO)


def test_every_state_can_be_named_and_described() -> None:
    for state in tables.states():
        assert state.names[0] == state.name
        assert state.adjectives and state.capitals, state.code


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("U.S.", "USA"), ("United States of America", "USA"), ("Britain", "GBR"), ("UK", "GBR"), ("Burma", "MMR"),
        ("Ivory Coast", "CIV"), ("DPRK", "PRK"), ("Holland", "NLD"), ("Emirati", "ARE"), ("Saudis", "SAU"),
        ("South Koreans", "KOR"), ("Kiev", "UKR"), ("Kyiv", "UKR"), ("Teheran", "IRN"), ("Pristina", "XKX"),
        ("Nigerien", "NER"), ("Nigerian", "NGA"), ("Assad regime", "SYR"), ("Islamic Republic of Iran", "IRN"),
        ("Kremlin", "RUS"), ("Foggy Bottom", "USA"), ("CENTCOM", "USA"), ("Quai d'Orsay", "FRA"), ("Knesset", "ISR"),
        ("Downing Street", "GBR"), ("Blue House", "KOR"), ("IRGC", "IRN"), ("Revolutionary Guards", "IRN"),
        ("Quds Force", "IRN"), ("Bundestag", "DEU"), ("Verkhovna Rada", "UKR"), ("KCNA", "PRK"), ("Xinhua", "CHN"),
        ("SANA", "SYR"), ("IRNA", "IRN"), ("TASS", "RUS"), ("USTR", "USA"), ("MOFCOM", "CHN"),
        ("Department of Foreign Affairs and Trade", "AUS"), ("Foreign and Commonwealth Office", "GBR"),
        ("UNICEF", "UN"), ("UNSMIS", "UN"), ("U.N. Security Council", "UN"), ("European Commission", "EU"),
        ("EULEX", "EU"), ("KFOR", "NATO"), ("OSCE monitors", "OSCE"), ("OPCW", "OPCW"),
        ("U.N. nuclear watchdog", "IAEA"), ("ICRC", "RED-CROSS"), ("P5+1", "P5-PLUS-1"), ("Minsk Group", "MINSK-GROUP"),
        ("Human Rights Watch", "OBSERVER"), ("Syrian Observatory for Human Rights", "OBSERVER"),
        ("ISIS", "ISLAMIC-STATE"), ("Da'esh", "ISLAMIC-STATE"), ("YPG", "KURDISH-MILITIA"), ("SDF", "SDF"),
        ("Jabhat al-Nusra", "MILITANTS"), ("HTS", "MILITANTS"), ("Free Syrian Army", "SYRIAN-OPPOSITION"),
        ("High Negotiations Committee", "SYRIAN-OPPOSITION"), ("Donetsk People's Republic", "UKRAINE-SEPARATISTS"),
        ("U.S.-led coalition", "COALITION"), ("Ansar Allah", "HOUTHIS"), ("Hizballah", "HEZBOLLAH"), ("TPLF", "TPLF"),
        ("Rapid Support Forces", "RSF"), ("Southern Transitional Council", "STC"), ("Haftar's forces", "LNA"),
        ("Artsakh", "NAGORNO-KARABAKH"), ("PKK", "PKK"), ("Serb List", "KOSOVO-SERBS"),
    ],
)  # fmt: skip
def test_a_name_stands_for_its_party(name: str, party: str) -> None:
    assert parties_of(name) == {party}


def test_a_name_of_several_parties_is_marked_ambiguous_in_all_of_them() -> None:
    found = defaultdict(dict)
    for party, names, ambiguous in named():
        for name in names:
            found[tables.fold(name)][party] = found[tables.fold(name)].get(party, True) and name in ambiguous
    clashes = {name: marks for name, marks in found.items() if len(marks) > 1 and not all(marks.values())}
    assert not clashes


def test_a_place_that_is_also_the_name_of_an_actor_is_marked_there() -> None:
    places = {tables.fold(name) for place in tables.places() for name in place.names}
    capitals = {name for state in tables.states() for name in state.capitals}
    for party, names, ambiguous in named():
        clashes = {name for name in names if tables.fold(name) in places} - ambiguous - capitals
        assert not clashes, (party, clashes)


def test_words_that_are_also_countries_are_marked() -> None:
    for code, name in (("GEO", "Georgia"), ("JOR", "Jordan"), ("TCD", "Chad"), ("TUR", "Turkey"), ("COD", "Congo")):
        state = tables.state(code)
        assert state is not None and name in state.ambiguous


def test_no_name_is_empty_or_padded_or_typeset() -> None:
    known = [name for _, names, _ in named() for name in names]
    known += [name for place in tables.places() for name in place.names]
    known += [form for role in tables.roles() for form in role.forms]
    assert not [name for name in known if not name or name != name.strip() or "  " in name or "’" in name]


def test_party_codes_are_well_formed_and_countries_known() -> None:
    codes = {party for party, _, _ in named()} | {group.party for group in tables.generic_groups()}
    assert all(PARTY.fullmatch(code) for code in codes)
    countries = {place.country for place in tables.places()} | {group.country for group in tables.groups()}
    countries |= {outlet.country for outlet in tables.outlets()} | {g.country for g in tables.generic_groups()}
    assert countries - {None} <= CODES


def test_three_letter_parties_of_metonyms_are_states() -> None:
    assert {entry.party for entry in tables.metonyms()} - CODES == {"EU", "UN"}


def test_groups_have_codes_of_their_own_that_no_state_has() -> None:
    codes = [group.code for group in tables.groups()]
    assert len(codes) == len(set(codes))
    assert not CODES & set(codes)


def test_generic_words_need_a_country_to_name_a_party() -> None:
    def meant(word: str, country: str | None) -> set[str]:
        return {g.party for g in tables.generic_groups() if g.country == country and word in g.words}

    assert meant("rebels", None) == {"MILITANTS"}
    assert meant("rebels", "SYR") == {"SYRIAN-OPPOSITION"}
    assert meant("separatists", "UKR") == {"UKRAINE-SEPARATISTS"}
    assert meant("rebels", "YEM") == {"HOUTHIS"}


def test_generic_words_of_one_country_stand_for_one_party_only() -> None:
    seen: dict[tuple[str | None, str], str] = {}
    for group in tables.generic_groups():
        for word in group.words:
            assert seen.setdefault((group.country, word), group.party) == group.party, (group.country, word)


def test_aliases_are_of_parties_that_exist() -> None:
    parties = {party for party, _, _ in named()}
    assert set(tables.party_aliases()) <= parties
    assert "ARTSAKH" in tables.party_aliases()["NAGORNO-KARABAKH"]


@pytest.mark.parametrize(
    ("code", "words", "organ"),
    [
        ("RUS", "foreign ministry", "Russian Foreign Ministry"),
        ("RUS", "Ministry of Foreign Affairs", "Russian Foreign Ministry"),
        ("CHN", "Ministry of Commerce", "Chinese Ministry of Commerce"),
        ("USA", "Foreign Ministry", "State Department"),
        ("GBR", "Ministry of Defence", "UK Ministry of Defence"),
        ("FRA", "presidency", "Elysee Palace"),
        ("QAT", "defence ministry", "Qatari Defense Ministry"),
        ("RUS", "side", "Russian side"),
        ("BRA", "lower house", "Brazilian Congress"),
        ("KEN", "Treasury", "Kenyan Finance Ministry"),
    ],
)
def test_any_state_has_the_usual_organs(code: str, words: str, organ: str) -> None:
    found = tables.national_organ(code, words)
    assert found is not None
    assert (found.party, found.organ) == (code, organ)


def test_an_unknown_state_or_organ_is_none() -> None:
    assert tables.national_organ("XXX", "foreign ministry") is None
    assert tables.national_organ("RUS", "bakery") is None
    assert tables.state("XXX") is None


def roles_of(word: str, code: str) -> list[tuple[str, tuple[str, ...]]]:
    """(class, offices) of a word for a party; readings limited to it come before general ones."""
    found = [role for role in tables.roles() if word in role.forms and (not role.parties or code in role.parties)]
    found.sort(key=lambda role: not role.parties)
    return [(role.role, role.offices) for role in found]


@pytest.mark.parametrize(
    ("word", "code", "office"),
    [
        ("president", "RUS", "head-of-state"), ("prime ministers", "ISR", "head-of-government"),
        ("chancellor", "DEU", "head-of-government"), ("chancellor", "GBR", "finance-minister"),
        ("secretary of state", "USA", "foreign-minister"), ("foreign secretary", "GBR", "foreign-minister"),
        ("foreign secretary", "IND", "other"), ("defense secretary", "USA", "defence-minister"),
        ("supreme leader", "IRN", "supreme-leader"), ("foreign policy chief", "EU", "high-representative"),
        ("trade representative", "USA", "trade-minister"), ("deputy foreign minister", "RUS", "other"),
        ("secretary-general", "UN", "secretary-general"), ("special envoys", "UN", "special-envoy"),
        ("spokeswoman", "RUS", "spokesperson"), ("opposition leader", "TUR", "opposition-leader"),
        ("top diplomat", "USA", "foreign-minister"),
    ],
)  # fmt: skip
def test_a_role_names_an_office(word: str, code: str, office: str) -> None:
    assert roles_of(word, code)[0][1][0] == office


def test_roles_tell_observers_and_newsrooms_from_officials() -> None:
    serves = {form: role.serves for role in tables.roles() for form in role.forms}
    assert {serves[w] for w in ("analyst", "senior fellow", "professors", "rights group", "think tank")} == {"observer"}
    assert {serves[w] for w in ("reporters", "journalist", "newspaper")} == {"none"}
    assert {serves[w] for w in ("official", "diplomats", "lawmaker", "general", "ambassador")} == {"state"}
    assert "former" in tables.role_modifiers()["former"] and "deputy" in tables.role_modifiers()["deputy"]


def test_a_role_has_one_reading_for_a_party() -> None:
    seen: dict[tuple[str, str], str] = {}
    for role in tables.roles():
        for form in role.forms:
            for code in role.parties or {""}:
                assert seen.setdefault((form.casefold(), code), role.role) == role.role, (form, code)


def test_titles_tell_gender_where_they_can() -> None:
    assert (tables.titles()["Mr."], tables.titles()["Ms."], tables.titles()["Dr."]) == ("male", "female", "")


def test_the_leader_of_a_state() -> None:
    expected = {"RUS": "head-of-state", "DEU": "head-of-government", "PRK": "supreme-leader"}
    assert {code: tables.leading_office(code) for code in expected} == expected


def test_places_tell_their_country() -> None:
    assert len(tables.places()) >= 400
    country = {name: place.country for place in tables.places() for name in place.names}
    expected = {
        "Geneva": "CHE", "Sochi": "RUS", "Aleppo": "SYR", "Hodeidah": "YEM", "Stepanakert": "AZE", "Crimea": "UKR",
        "Donetsk": "UKR", "Camp David": "USA", "Mitrovica": "XKX", "Mekelle": "ETH", "Black Sea": None,
    }  # fmt: skip
    assert {name: country[name] for name in expected} == expected


def test_a_place_name_has_one_country() -> None:
    found = defaultdict(set)
    for place in tables.places():
        for name in place.names:
            found[tables.fold(name)].add(place.country)
    assert not {name: codes for name, codes in found.items() if len(codes) > 1}


def test_outlets_are_never_parties() -> None:
    names = {name: outlet for outlet in tables.outlets() for name in outlet.names}
    assert {"Reuters", "AP", "AFP", "BBC", "CNN", "New York Times", "Fox News", "Al Jazeera"} <= set(names)
    assert names["Al Jazeera"].state_run and not names["Reuters"].state_run
    state_media = {name for entry in tables.metonyms() if entry.kind == "state-media" for name in entry.names}
    assert not state_media & set(names)


def test_folding_keeps_the_length_and_meets_the_tables() -> None:
    for text in ("Sana’a", "Élysée Palace", "Tromsø", "Türkiye", "U.S.–led", "Łódź", "Aliyev\u00a0said"):
        assert len(tables.fold(text)) == len(text)
    assert tables.fold("Sana’a") == "Sana'a"
    assert tables.fold("Élysée") == "Elysee"


@pytest.fixture
def other_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder to be filled with wrong files."""
    monkeypatch.setattr(table_files, "DATA", tmp_path)
    _forget()
    yield tmp_path
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for getter in GETTERS:
        getter.cache_clear()
    table_files.toml.cache_clear()


@pytest.mark.parametrize(
    ("file", "text", "getter", "message"),
    [
        ("groups.toml", "[groups\n", tables.groups, "not valid TOML"),
        ("outlets.toml", '[[outlet]]\ncountry = "USA"\n', tables.outlets, "outlet 1: missing names"),
        ("outlets.toml", '[[outlet]]\ncountry = "us"\nnames = ["AP"]\n', tables.outlets, "'us'"),
        ("bodies.toml", '[bodies]\nun = [{name = "UN", kind = "x", names = []}]\n', tables.bodies, "'un'"),
        ("bodies.toml", '[bodies]\nUN = [{name = "UN", kind = "x", nams = []}]\n', tables.bodies, "missing names"),
        ("places.csv", "name,country\n", tables.places, "line 1: the columns must be"),
        ("places.csv", "name,names,country,kind,ambiguous\nSochi,,RUS\n", tables.places, "line 2: 5 fields"),
        ("places.csv", "name,names,country,kind,ambiguous\nSochi,,RUS,city,Nice\n", tables.places, "Nice"),
        (
            "roles.toml",
            '[[role]]\nclass = "head"\nserves = "state"\noffices = ["boss"]\nwords = ["boss"]\n',
            tables.roles,
            "boss: unknown class, serves or office",
        ),
    ],
)
def test_a_wrong_file_is_named_with_the_entry(
    other_data: Path, file: str, text: str, getter: object, message: str
) -> None:
    (other_data / file).write_text(text, encoding="utf-8")
    with pytest.raises(DetenteError, match=re.escape(message)) as caught:
        getter()  # type: ignore[operator]
    assert file in str(caught.value)


def test_a_missing_file_is_named(other_data: Path) -> None:
    assert other_data.is_dir()
    with pytest.raises(DetenteError, match=r"states\.csv: cannot be read"):
        tables.states()
