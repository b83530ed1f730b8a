"""The dossier file: what it gives, and how it says what is wrong with it."""

from pathlib import Path

import pytest

from detente import dossier
from detente.dossier import Dossier, DossierActor, find, load
from detente.errors import DossierError

GOOD = """\
title = "Talks on the lake"
question = "Who keeps the dam?"

[[party]]
code = "ABC"
name = "Abecia"
aliases = ["the Republic"]
capability = 2

[[party]]
code = "LAKE-COUNCIL"
name = "Lake Council"

[[issue]]
id = "dam"
question = "Who runs the dam?"
low = "Abecia alone"
high = "a joint board"
low_phrases = ["keep the dam"]
high_phrases = ["share the dam"]
anchors = [
  { value = 40, meaning = "Abecia with observers" },
  { value = 60.5, meaning = "a board with an Abecian chair", phrases = ["an Abecian chair"] },
]

[[issue]]
id = "water-price"
question = "What does the water cost?"
low = "nothing"
high = "the market price"

[[actor]]
name = "Ada Quill"
party = "LAKE-COUNCIL"
role = "chief negotiator"
start = 2015-02-11
end = 2017

[vocabulary]
cues = ["communicate"]
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "dossier.toml"
    file.write_text(text, encoding="utf-8")
    return file


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(DossierError) as caught:
        load(write(folder, text))
    return str(caught.value)


def test_everything_in_the_file_is_there(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    read = load(tmp_path)
    assert isinstance(read, Dossier)
    assert [(party.code, party.capability) for party in read.parties] == [("ABC", 2.0), ("LAKE-COUNCIL", None)]
    assert read.parties[0].aliases == ("the Republic",)
    assert [issue.id for issue in read.issues] == ["dam", "water-price"]
    assert [anchor.value for anchor in read.issues[0].anchors] == [40, 60.5]
    assert read.issues[0].anchors[1].phrases == ("an Abecian chair",)
    assert read.actors == (
        DossierActor(name="Ada Quill", party="LAKE-COUNCIL", role="chief negotiator", start="2015-02-11", end="2017"),
    )
    assert read.vocabulary.cues == ("communicate",)


def test_a_dossier_is_loaded_from_its_file_too(tmp_path: Path) -> None:
    assert load(write(tmp_path, GOOD)) == load(tmp_path)


def test_a_dossier_does_not_change(tmp_path: Path) -> None:
    read = load(write(tmp_path, GOOD))
    with pytest.raises(ValueError, match="frozen"):
        read.title = "another"  # type: ignore[misc]


def test_a_dossier_can_be_made_by_its_field_names() -> None:
    made = Dossier(title="Talks", question="Who?", parties=(dossier.DossierParty(code="ABC", name="Abecia"),))
    assert made.parties[0].name == "Abecia"


def test_the_template_is_a_dossier(tmp_path: Path) -> None:
    assert load(write(tmp_path, dossier.TEMPLATE)).title == "A new dossier"


def test_the_examples_in_the_template_are_a_dossier_when_uncommented(tmp_path: Path) -> None:
    starts = (
        "# [",
        "# code",
        "# name",
        "# aliases",
        "# capability =",
        "# id =",
        "# question =",
        "# low",
        "# high",
        "# anchors =",
        "#   {",
        "# ]",
        "# party =",
        "# role =",
        "# start =",
        "# cues =",
        "# outlets =",
    )
    lines = dossier.TEMPLATE.splitlines()
    text = "\n".join(line[2:] if line.startswith(starts) and "   " not in line[4:] else line for line in lines)
    read = load(write(tmp_path, text))
    assert (len(read.parties), len(read.issues), len(read.actors)) == (2, 1, 1)
    assert read.issues[0].anchors[0].value == 50
    assert read.vocabulary.outlets == ("Valley Courier",)


def test_find_walks_up(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    deep = tmp_path / "reports" / "2015"
    deep.mkdir(parents=True)
    assert find(deep) == tmp_path.resolve() == find(tmp_path)


def test_find_says_what_to_do_when_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="detente new DIR"):
        find(tmp_path)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="detente new DIR"):
        load(tmp_path / "dossier.toml")


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_bytes(b'title = "a"\nquestion = "caf\xe9"\n')
    with pytest.raises(DossierError, match=r"line 2: the file is not UTF-8"):
        load(tmp_path)


def test_a_byte_order_mark_is_harmless(tmp_path: Path) -> None:
    assert load(write(tmp_path, "\ufeff" + GOOD)).title == "Talks on the lake"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('name = "Lake Council"', "name = Lake Council", 12, "not valid TOML"),
        ('high = "the market price"', 'high = "the market', 30, "not valid TOML"),
        ('question = "Who keeps the dam?"\n', "", 1, "key `question` is missing from the top of the file"),
        ("title", "titel", 1, "unknown key `titel`; did you mean `title`?"),
        ("[vocabulary]", "[vocabulry]", 39, "unknown key `vocabulry`; did you mean `vocabulary`?"),
        ('[[party]]\ncode = "LAKE', '[[parties]]\ncode = "LAKE', 10, "unknown key `parties`; did you mean `party`?"),
        ("capability = 2", "capabilty = 2", 8, "unknown key `capabilty`; did you mean `capability`?"),
        ("capability = 2", "zzz = 2", 8, "unknown key `zzz`; the keys here are code, name, aliases, capability"),
        ('name = "Lake Council"\n', "", 10, "key `name` is missing from this [[party]]"),
        ('low = "nothing"\n', "", 26, "key `low` is missing from this [[issue]]"),
        ("capability = 2", 'capability = "2"', 8, "`capability` must be a number"),
        ("capability = 2", "capability = 0", 8, "`capability` must be above 0"),
        ('high = "the market price"', 'high = "it"\nno_deal = 101', 31, "`no_deal` is 101, but positions on a scale"),
        ("title =", 'linked = [["dam", "dum"]]\ntitle =', 1, "`dum`, which is no issue here; did you mean `dam`?"),
        ("title =", 'linked = [["dam"]]\ntitle =', 1, "each of its pairs names two issues"),
        ("capability = 2", "capability = inf", 8, "`capability` must be a finite number"),
        ('aliases = ["the Republic"]', 'aliases = "the Republic"', 7, "`aliases` must be a list"),
        ('aliases = ["the Republic"]', "aliases = [3]", 7, "`aliases` must be text in quotation marks"),
        ('high = "the market price"', "high = 7", 30, "`high` must be text in quotation marks"),
        ('high = "the market price"', 'high = ""', 30, "`high` must not be empty"),
        ('high = "the market price"', 'high = "  "', 30, "`high` is '  ', but it must be more than spaces"),
        ('code = "LAKE-COUNCIL"', 'code = "ABC"', 11, "code `ABC` is already used in line 5"),
        ('id = "water-price"', 'id = "dam"', 27, "id `dam` is already used in line 15"),
        ('id = "water-price"', 'id = "Water price"', 27, "small letters"),
        ('code = "ABC"', 'code = "abc"', 5, "capitals"),
        ("value = 40", "value = -1", 22, "`value` is -1, but positions on a scale are from 0 to 100"),
        ("value = 60.5", "value = 100.5", 23, "`value` is 100.5, but positions on a scale are from 0 to 100"),
        ("value = 60.5", 'value = "60.5"', 23, "`value` must be a number"),
        ("value = 60.5, ", "", 21, "key `value` is missing from this anchor"),
        ("value = 40, mean", "value = 40, weight = 1, mean", 22, "unknown key `weight`"),
        ("end = 2017", "end = 2014", 32, "starts in 2015-02-11 but ends in 2014"),
        ("end = 2017", 'end = "next year"', 37, "a date is written"),
        ("end = 2017", 'end = "2015-02-30"', 37, "`end`: day is out of range for month"),
        ("end = 2017", "end = true", 37, "`end` must be text"),
        ('cues = ["communicate"]', 'cues = "communicate"', 40, "`cues` must be a list"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert old in GOOD
    message = complaint(tmp_path, GOOD.replace(old, new, 1))
    assert f"dossier.toml, line {line}: " in message
    assert says in message
    assert "\n" not in message


def test_a_scalar_where_tables_belong(tmp_path: Path) -> None:
    message = complaint(tmp_path, 'title = "a"\nquestion = "b"\nparty = "USA"\n')
    assert "line 3: `party` must be a list of tables, each headed [[party]]" in message


def test_a_single_table_where_a_list_belongs(tmp_path: Path) -> None:
    message = complaint(tmp_path, 'title = "a"\nquestion = "b"\n[party]\ncode = "USA"\nname = "x"\n')
    assert "line 3: `party` must be a list of tables, each headed [[party]]" in message


def test_anchors_as_tables_of_their_own(tmp_path: Path) -> None:
    text = GOOD + '\n[[issue]]\nid = "x"\nquestion = "q"\nlow = "l"\nhigh = "h"\n'
    text += '[[issue.anchors]]\nvalue = 10\nmeaning = "m"\n[[issue.anchors]]\nvalue = 101\nmeaning = "m"\n'
    message = complaint(tmp_path, text)
    assert f"line {text.splitlines().index('value = 101') + 1}: `value` is 101" in message


def test_the_first_of_several_faults_is_named(tmp_path: Path) -> None:
    text = GOOD.replace("value = 60.5", "value = 200").replace("capability = 2", "capability = -2")
    assert "line 8: `capability`" in complaint(tmp_path, text)


def test_a_phrase_is_for_one_end_of_one_issue(tmp_path: Path) -> None:
    twice = GOOD.replace('high_phrases = ["share the dam"]', 'high_phrases = ["share the dam", "Keep the dam!"]')
    with pytest.raises(DossierError, match=r"line 20: the phrase 'Keep the dam!' stands already in line 19, for this"):
        load(write(tmp_path, twice))
    other = GOOD.replace('high = "the market price"', 'high = "the market price"\nlow_phrases = ["keep the dam"]')
    with pytest.raises(DossierError, match=r"line 31: .* for the issue `dam`"):
        load(write(tmp_path, other))


def test_a_phrase_has_a_word(tmp_path: Path) -> None:
    empty = GOOD.replace('low_phrases = ["keep the dam"]', 'low_phrases = ["keep the dam", "-- 50 --"]')
    with pytest.raises(DossierError, match=r"line 19: the phrase '-- 50 --' has no word"):
        load(write(tmp_path, empty))
