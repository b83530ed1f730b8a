"""No bytes make reading fail in any way but the one that is meant."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import SourceError
from detente.sources import read_file, signature, similarity
from detente.sources.textdate import infer_date
from detente.sources.titles import find_author, find_outlet, find_title

from .samples import PARAGRAPHS, STORY, TITLE, page, pdf
from .test_formats import RSS

SUFFIXES = (".txt", ".md", ".html", ".pdf", ".xml", ".eml", ".unknown", "")
MAIL = f"From: A <a@example.org>\nSubject: {TITLE}\nDate: Tue, 03 May 2016 23:30:00 -0500\n\n{STORY}"
SAMPLES = [
    STORY.encode(),
    f"---\ntitle: x\n---\n# {TITLE}\n\n* [a](b) **c**\n\n{STORY}".encode(),
    page("".join(f"<p>{text}</p>" for text in PARAGRAPHS), f"<title>{TITLE}</title>").encode(),
    pdf([PARAGRAPHS, PARAGRAPHS], {"Title": TITLE}),
    RSS.encode(),
    MAIL.encode(),
]
PIECES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["© 2015 ", "Published on ", "May 32, 2014", "MUSCAT, Dec. 15 (", ") -- ", "\x00", "\r",
                     "=?utf-8?q?", "By A B", "&#xD800;", "<![CDATA[", "]]>", "<p>", "```", "2015-12-14",
                     "<!", "\u2028", "Monday, "]),
)  # fmt: skip


def read_or_refuse(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        try:
            result = read_file(path, path.name)
        except SourceError as error:
            assert str(error).startswith(path.name) and "\n" not in str(error)
            return
        for report in result.reports:
            report.text.encode()  # a ledger can hold it
            assert report.digest


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
def test_any_bytes(data: bytes, suffix: str) -> None:
    read_or_refuse(data, suffix)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SAMPLES), st.sampled_from(SUFFIXES), st.data())
def test_damaged_documents(sample: bytes, suffix: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, min(len(sample), start + 60)))
    read_or_refuse(sample[:start] + data.draw(st.binary(max_size=40)) + sample[end:], suffix)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(SUFFIXES))
def test_any_text(text: str, suffix: str) -> None:
    read_or_refuse(text.encode("utf-8", "surrogatepass"), suffix)
    assert similarity(signature(text), signature(text)) == 1.0
    infer_date(text)
    assert all(found is None or found for found in (find_title(text), find_outlet(text), find_author(text)))


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_any_sidecar(toml: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_text(STORY, encoding="utf-8")
        (Path(folder) / "a.toml").write_bytes(toml.encode("utf-8", "surrogatepass"))
        try:
            read_file(Path(folder) / "a.txt", "a.txt")
        except SourceError as error:
            assert "a.toml" in str(error)


@pytest.mark.parametrize(
    "pattern",
    [
        "A" * 5_000, "By A" * 2_000, "[" * 20_000, "*a" * 20_000, "<p" * 20_000, "May 1 " * 5_000, "A, " * 5_000,
        "(" * 20_000, "> " * 20_000, "\n" * 50_000 + "a", "Published " * 3_000, "A-\n" * 5_000, "© A" * 5_000,
    ],
)  # fmt: skip
def test_repetition_comes_to_an_end(pattern: str) -> None:
    for suffix in (".txt", ".md", ".eml"):
        read_or_refuse(("From: a\nSubject: b\n\n" + pattern).encode(), suffix)


def test_importing_is_cheap() -> None:
    """None of the heavy libraries is loaded before a report needs it."""
    heavy = {"trafilatura", "pypdf", "feedparser", "py3langid", "rensa", "charset_normalizer", "pydantic", "numpy"}
    code = f"import sys; import detente.sources; print({heavy} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "set()\n"
