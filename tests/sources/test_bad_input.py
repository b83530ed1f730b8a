"""What cannot be read gets the error that fits, with one line that names the file and the remedy."""

import os
import socket
from pathlib import Path

import pytest

from detente.errors import (
    BrokenSource,
    EmptySource,
    SourceError,
    TooLarge,
    UnknownFormat,
    UnreadableSource,
    UsageError,
    WrongLanguage,
)
from detente.sources import read_file
from detente.sources.read import MAX_BYTES, MAX_CHARACTERS

from .samples import PARAGRAPHS, STORY, page, pdf, read

GERMAN = "Die Außenminister der beiden Länder trafen sich am Dienstag in Maskat und gingen ohne Einigung auseinander."
RUSSIAN = "Министры иностранных дел двух стран встретились во вторник в Маскате и разошлись без соглашения о порте."
HEADERS = "From: a@example.org\nSubject: Talks\n"


@pytest.mark.parametrize(
    ("file_name", "content", "error", "words"),
    [
        ("empty.txt", b"", EmptySource, "empty"),
        ("blank.txt", b" \n\t\n", EmptySource, "empty"),
        ("dots.txt", b"... --- ...", EmptySource, "no text"),
        ("marks.md", b"---\n\n***\n", EmptySource, "no text"),
        ("mail.eml", HEADERS.replace("Talks", "").encode() + b"\n", EmptySource, "no text"),
        ("random.txt", bytes(range(256)) * 40, UnknownFormat, "binary"),
        ("nul.txt", b"\x00\x01\x02\x03" * 500, UnknownFormat, "binary"),
        ("letter.docx", b"PK\x03\x04" + bytes(100), UnknownFormat, "office document"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), UnknownFormat, "an image"),
        ("data.json", b'{"a": 1}', UnknownFormat, ".json"),
        ("de.txt", GERMAN.encode(), WrongLanguage, "German"),
        ("ru.txt", RUSSIAN.encode("cp1251"), WrongLanguage, "Russian"),
        ("de.eml", (HEADERS + "\n" + GERMAN).encode(), WrongLanguage, "German"),
        ("broken.pdf", b"%PDF-1.4\nnothing of the kind", BrokenSource, "damaged"),
        ("false.pdf", STORY.encode(), BrokenSource, "damaged"),
        ("cut.pdf", pdf([PARAGRAPHS])[:300], BrokenSource, "damaged"),
        ("locked.pdf", pdf([PARAGRAPHS], password="secret"), BrokenSource, "encrypted"),
        ("scan.pdf", pdf([[], []]), EmptySource, "text recognition"),
        ("nav.html", page("").encode(), BrokenSource, "no article"),
        ("login.html", page("<p>Please enable JavaScript to view this page.</p>").encode(), BrokenSource, "no article"),
        ("bare.html", b"<html></html>", BrokenSource, "no article"),
        ("feed.xml", b"<rss version='2.0'><channel><title>x</title></channel></rss>", BrokenSource, "no entries"),
        ("other.xml", b"<note><to>you</to></note>", BrokenSource, "no entries"),
        ("prose.rss", STORY.encode(), BrokenSource, "no entries"),
        ("note.eml", STORY.encode(), BrokenSource, "no e-mail"),
    ],
)
def test_the_error_fits(tmp_path: Path, file_name: str, content: bytes, error: type[SourceError], words: str) -> None:
    with pytest.raises(error) as caught:
        read(tmp_path, file_name, content)
    message = str(caught.value)
    assert type(caught.value) is error
    assert message.startswith(f"{file_name}: ")
    assert words in message
    assert "\n" not in message and message.endswith(".")


def test_a_file_over_the_limit_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
    with pytest.raises(TooLarge, match=r"^large\.txt: .*50 MB"):
        read_file(path, "large.txt")


def test_a_text_over_the_limit(tmp_path: Path) -> None:
    text = (STORY + "\n") * (MAX_CHARACTERS // len(STORY) + 1)
    assert read(tmp_path, "fits.txt", text[:MAX_CHARACTERS]).reports
    with pytest.raises(TooLarge, match="1,000,000 characters"):
        read(tmp_path, "long.txt", text[: MAX_CHARACTERS + 1])


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no such file"):
        read_file(tmp_path / "gone.txt", "gone.txt")
    with pytest.raises(UnreadableSource, match="not a file"):
        read_file(tmp_path, "folder")
    with pytest.raises(UnreadableSource):
        read_file(tmp_path / "a\0b.txt", "ab.txt")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(UnreadableSource, match="permission"):
        read_file(tmp_path / "a.txt", "a.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_or_socket_does_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableSource, match="not a file"):
        read_file(tmp_path / "pipe.txt", "pipe.txt")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        with pytest.raises(UnreadableSource, match="not a file"):
            read_file(tmp_path / "s.txt", "s.txt")


def test_headlines_and_name_lists_are_not_taken_for_another_language(tmp_path: Path) -> None:
    names = "Ibrahim al-Jaafari, Bashar al-Assad, Hassan Rouhani, Sergei Lavrov met in London today."
    assert read(tmp_path, "a.txt", names).reports
    assert read(tmp_path, "b.txt", "Nein, danke.").reports  # too short to tell


def test_a_date_that_is_none(tmp_path: Path) -> None:
    for wrong in ("yesterday", "2015-13-01", "2015-02-30", "2015-12-02/2015-12-01"):
        with pytest.raises(UsageError, match="is not a date"):
            read(tmp_path, "a.txt", STORY, published=wrong)


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("title = 'A'\nauthr = 'B'\n", "line 2, key “authr”"),
        ("\n\ndate = 'soon'\n", "line 3, key “date”"),
        ("title = 7\n", "line 1, key “title”"),
        ("title = 'A\n", "line 1, key “title”"),
        ("[date]\nday = 4\n", "line 1, key “date”"),
    ],
)
def test_a_broken_sidecar_names_line_and_key(tmp_path: Path, toml: str, words: str) -> None:
    (tmp_path / "a.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read(tmp_path, "a.txt", STORY)
    assert "a.toml" in str(caught.value) and words in str(caught.value) and "\n" not in str(caught.value)


def test_a_sidecar_that_names_another_language(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("language = 'fr'\n", encoding="utf-8")
    with pytest.raises(WrongLanguage, match="French"):
        read(tmp_path, "a.txt", STORY)
