"""What is given to a dossier: whole or not at all, under a name that does no harm, once."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente import deposit
from detente.deposit import Arrival, Described, deposit_text, safe_name
from detente.errors import DetenteError, EmptySource, SourceError, TooLarge, UnknownFormat, UsageError, WrongLanguage
from detente.sources import read_file, walk

TEXT = "GENEVA, March 4, 2024 — The envoys met for two hours. They will meet again, a spokesman said on Monday.\n"


def kept(folder: Path) -> list[str]:
    """All files below a folder, hidden ones too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def put(folder: Path, name: str, text: str | bytes = TEXT, **said: str) -> deposit.Deposited:
    data = text.encode() if isinstance(text, str) else text
    return deposit.deposit(folder, name, [data[:20], data[20:]], Described(**said) if said else None)


def test_a_file_is_kept_byte_for_byte_under_its_name(tmp_path: Path) -> None:
    found = put(tmp_path / "reports", "Envoys meet.txt")
    assert found.path == tmp_path / "reports" / "Envoys meet.txt" and not found.known
    assert found.path.read_text(encoding="utf-8") == TEXT
    assert kept(tmp_path) == ["reports/Envoys meet.txt"]


def test_another_file_of_the_same_name_gets_a_number_and_the_first_is_left_alone(tmp_path: Path) -> None:
    names = [put(tmp_path, "a.txt", TEXT + extra).path.name for extra in ("", "One.", "Two.")]
    assert names == ["a.txt", "a-2.txt", "a-3.txt"]
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == TEXT


def test_the_same_file_again_is_noticed_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    first = put(tmp_path / "2024", "first.txt")
    again = put(tmp_path, "second.txt")
    assert again.known and again.path == first.path
    assert kept(tmp_path) == ["2024/first.txt"]


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\report.TXT", "report.txt"),
        ("/absolute/path.md", "path.md"),
        ("..", "report"),
        ("", "report"),
        (".hidden.txt", "hidden.txt"),
        ("a\0b\r\nc.txt", "abc.txt"),
        ("evil\u202etxt.exe", "eviltxt.exe"),
        ("a#b?c*.html", "a-b-c.html"),
        ("con.txt", "report-con.txt"),
        ("LPT1", "report-LPT1"),
        ("ledger.db", "report-ledger.db"),
        ("ledger.db-wal", "report-ledger.db-wal"),
        ("board.html", "report-board.html"),
        ("  spaced   out .txt", "spaced out.txt"),
        ("trailing.dots...", "trailing.dots"),
        ("Зустріч.txt", "Зустріч.txt"),
        ("cafe\u0301.txt", "caf\u00e9.txt"),
        ("<script>alert(1)</script>.txt", "script.txt"),
        ("noending", "noending"),
        ("a.verylongending", "a.verylongending"),
    ],
)
def test_hostile_names_do_no_harm(given_name: str, name: str) -> None:
    assert safe_name(given_name) == name


def test_very_long_names_are_cut_between_characters(tmp_path: Path) -> None:
    found = put(tmp_path, "я" * 5000 + ".txt")
    assert found.path.name == "я" * 50 + ".txt" and len(found.given) < 100


@settings(max_examples=300, deadline=None)
@given(name=st.text(max_size=40))
def test_any_name_becomes_one_plain_name_that_is_left_as_it_is(name: str) -> None:
    try:
        safe = safe_name(name)
    except UnknownFormat:
        assert "toml" in name.lower()
        return
    assert Path(safe).name == safe and not safe.startswith(".") and len(safe.encode()) < 150
    assert safe_name(safe) == safe


@pytest.mark.parametrize("name", ["ledger.db.txt", "a.txt", "board.html"])
def test_what_is_kept_is_what_reading_finds(tmp_path: Path, name: str) -> None:
    page = f"<html><body><article><h1>Envoys meet</h1><p>{TEXT * 5}</p></article></body></html>"
    found = put(tmp_path, name, page if name.endswith("html") else TEXT)
    assert [path for path, _ in walk([tmp_path])] == [found.path]


def test_a_sidecar_cannot_be_slipped_in_and_that_of_another_is_not_taken(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    with pytest.raises(UnknownFormat, match="sidecar"):
        put(tmp_path, "a.txt.toml", 'title = "False"\n')
    (tmp_path / "b.toml").write_text('title = "Of b.txt"\n')
    assert put(tmp_path, "b.md", f"# Another\n\n{TEXT}").path.name == "b-2.md"


def test_what_is_said_of_a_file_goes_before_what_it_says_itself(tmp_path: Path) -> None:
    said = {"title": 'The "envoys"\nmeet \\ again', "outlet": "Valley Courier", "published": "2024-03-05"}
    found = put(tmp_path, "a.txt", **said)
    [report] = read_file(found.path, "a.txt").reports
    assert report.title == 'The "envoys" meet \\ again'
    assert (report.outlet, report.published) == ("Valley Courier", "2024-03-05")


def test_a_date_that_is_none_is_said_and_nothing_kept(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a date"):
        put(tmp_path, "a.txt", published="last week")
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("", EmptySource),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, UnknownFormat),
        (b"PK\x03\x04" + b"\0" * 50, UnknownFormat),
        ("Les négociations reprendront la semaine prochaine, a déclaré mardi le ministre. " * 5, WrongLanguage),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason_and_not_kept(
    tmp_path: Path, content: str | bytes, error: type[SourceError]
) -> None:
    with pytest.raises(error, match=r"^given\.txt: "):
        put(tmp_path, "given.txt", content)
    assert kept(tmp_path) == []


def test_too_large_a_file_is_refused_as_soon_as_it_is_and_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deposit, "MAX_BYTES", 1000)
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield b"x" * 100

    with pytest.raises(TooLarge, match=r"big\.txt"):
        deposit.deposit(tmp_path, "big.txt", endless())
    assert taken == 11 and kept(tmp_path) == []


def test_what_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConnectionError), Arrival(tmp_path, "a.txt") as arrival:
        arrival.write(TEXT.encode())
        assert [path for path, _ in walk([tmp_path])] == []
        raise ConnectionError
    assert kept(tmp_path) == []


def test_two_that_arrive_at_once_under_one_name_are_both_kept(tmp_path: Path) -> None:
    with Arrival(tmp_path, "a.txt") as one, Arrival(tmp_path, "a.txt") as other:
        one.write(TEXT.encode())
        other.write(f"{TEXT}More.".encode())
        names = {arrival.keep().path.name for arrival in (one, other)}
    assert names == {"a.txt", "a-2.txt"} and kept(tmp_path) == ["a-2.txt", "a.txt"]


def test_without_links_between_files_it_is_kept_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    assert [put(tmp_path, "a.txt", TEXT + extra).path.name for extra in ("", "One.")] == ["a.txt", "a-2.txt"]
    assert kept(tmp_path) == ["a-2.txt", "a.txt"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file where the folder should be")
    with pytest.raises(DetenteError, match="nothing was changed"):
        put(tmp_path / "reports", "a.txt")


def test_pasted_text_is_named_by_its_title_or_its_first_words(tmp_path: Path) -> None:
    titled = deposit_text(tmp_path, TEXT, Described(title="Envoys meet!", published="2024-03-05"))
    plain = deposit_text(tmp_path, f"{TEXT}\r\nMore was not said.")
    assert titled.path.name == "2024-03-05-envoys-meet.txt"
    assert plain.path.name == "geneva-march-4-2024-the-envoys-met-for.txt"
    assert plain.path.read_bytes().endswith(b"Monday.\n\nMore was not said.\n")
    with pytest.raises(EmptySource, match="paste"):
        deposit_text(tmp_path, " \r\n ")


def test_what_a_killed_program_left_is_taken_away_after_an_hour(tmp_path: Path) -> None:
    old, new = tmp_path / ".arriving-1", tmp_path / ".arriving-2"
    for path in (old, new):
        path.write_text("half a")
    os.utime(old, (time.time() - 4000,) * 2)
    deposit.tidy(tmp_path)
    assert kept(tmp_path) == [".arriving-2"]
