"""A brief says the same as Markdown, as a page and as a Word document; each claim has its numbered source."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

import detente
from detente.pages.brief import Brief, brief
from detente.pages.brief_docx import brief_docx
from detente.pages.brief_markdown import markdown
from detente.pages.brief_page import brief_page
from detente.pages.citing import shortened


@pytest.fixture(scope="module")
def told(example: Path) -> Brief:
    """The brief of the example dossier."""
    with detente.open(example) as dossier:
        return brief(dossier.briefing(since="2013-10"))


def test_every_claim_has_a_source_and_every_source_a_report_and_a_date(told: Brief) -> None:
    claims = [claim for _, found in told.sections for claim in found]
    claims += [claim for line in told.standings for claim in (line.one, line.other)]
    assert claims and all(claim.sources for claim in claims)
    assert [source.number for source in told.sources] == list(range(1, len(told.sources) + 1))
    assert all(source.quoted.published and source.quoted.report and source.words for source in told.sources)
    assert {source.number for claim in claims for source in claim.sources} == {s.number for s in told.sources}


def test_as_markdown(told: Brief) -> None:
    pictures = [*([told.overview] if told.overview else []), *told.pictures]
    text = markdown(told, {picture.name: f"{picture.name}.svg" for picture in pictures})
    assert all(f"\n{source.number}. “" in text for source in told.sources)
    assert all(f"({picture.name}.svg)" in text for picture in pictures)
    assert told.answer in text


def test_as_a_page(told: Brief) -> None:
    text = brief_page(told)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r'\bid="([^"]+)"', text))
    assert "<script" not in text
    assert told.answer in text
    assert text.count("<svg") == len(told.pictures) + 1


def test_as_a_word_document(told: Brief) -> None:
    word = Document(BytesIO(brief_docx(told)))
    lines = [line.text for line in word.paragraphs]
    lines += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any(told.answer in line for line in lines)
    assert all(any(line.startswith(f"{source.number}  “") for line in lines) for source in told.sources)
    assert len(word.inline_shapes) == len(told.pictures) + 1


def test_a_long_sentence_is_cut_at_a_word() -> None:
    assert shortened("one two\nthree", 100) == "one two three"
    assert shortened("one two, three", 9) == "one two …"
