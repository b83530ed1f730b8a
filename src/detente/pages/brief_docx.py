"""A brief as a Word document of two pages: an answer and a table with a picture, then claims and numbered sources."""

from collections.abc import Iterable
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from detente import charts
from detente.pages.brief import Brief, Claim, Picture, Standing
from detente.pages.citing import Source, shortened

_INK, _SOFT, _WASH, _FONT = RGBColor(0x1C, 0x27, 0x33), RGBColor(0x5B, 0x68, 0x75), "F4F6F8", "Arial"
_SHADES = {"converging": "DCEBE1", "diverging": "F6E0D3", "no clear movement": "E7EBF0"}
_WIDTHS = (7.0, 3.3, 3.3, 1.6, 2.8)  # of the table's columns, in centimetres
_SENTENCE = 150  # characters of a source that are shown


def brief_docx(brief: Brief) -> bytes:
    """The document."""
    word = Document()
    _pages(word, brief)
    _line(word, brief.title, 18, bold=True, after=0)
    _line(word, brief.question, 11, italic=True, after=1)
    _line(word, brief.basis, 8.5, colour=_SOFT, after=4)
    _answer(word, brief)
    if brief.standings:
        _table(word, brief)
    if brief.silent:
        _line(word, brief.silent, 8.5, colour=_SOFT, before=3)
    if brief.overview:
        _picture(word.add_paragraph(), brief.overview, 14.2)
        _line(word, brief.overview.caption, 8, colour=_SOFT, after=0)
    _second_page(word, brief)
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def _pages(word: Word, brief: Brief) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(1.4)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = _FONT, Pt(9), _INK
    normal.paragraph_format.space_after = Pt(2)
    word.core_properties.title = brief.title
    word.core_properties.author = "Détente"


def _line(
    word: Word, text: str, size: float, *, bold: bool = False, italic: bool = False, colour: RGBColor = _INK,
    before: float = 0, after: float = 2,
) -> Paragraph:  # fmt: skip
    line = word.add_paragraph()
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(before), Pt(after)
    _run(line, text, size, bold=bold, italic=italic, colour=colour)
    return line


def _run(
    line: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False, colour: RGBColor = _INK
) -> None:
    run = line.add_run(_allowed(text))
    run.font.size, run.font.bold, run.font.italic, run.font.color.rgb = Pt(size), bold, italic, colour


def _allowed(text: str) -> str:
    """Without the control characters that a Word document cannot have."""
    return "".join(char for char in text if char >= " " or char in "\t\n")


def _refs(line: Paragraph, sources: Iterable[Source]) -> None:
    for source in sources:
        run = line.add_run(f" [{source.number}]")
        run.font.size, run.font.color.rgb = Pt(7.5), _SOFT


def _answer(word: Word, brief: Brief) -> None:
    [cell] = word.add_table(1, 1).rows[0].cells
    _shade(cell, _WASH)
    first = cell.paragraphs[0]
    first.paragraph_format.space_before = first.paragraph_format.space_after = Pt(2)
    _run(first, brief.answer, 13, bold=True)
    _run(cell.add_paragraph(), brief.reason, 9.5)


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _table(word: Word, brief: Brief) -> None:
    table = word.add_table(1, len(_WIDTHS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    _rules(table._tbl)
    for cell, text in zip(table.rows[0].cells, ("Issue", *brief.pair, "Apart", ""), strict=True):
        _run(cell.paragraphs[0], text, 8.5, bold=True, colour=_SOFT)
    for standing in brief.standings:
        _fill(table.add_row().cells, standing)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(1)


def _rules(table: BaseOxmlElement) -> None:
    """Fine lines between the rows only."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        rule = OxmlElement(f"w:{side}")
        rule.set(qn("w:val"), "single" if side in ("bottom", "insideH") else "nil")
        rule.set(qn("w:sz"), "4")
        rule.set(qn("w:color"), "D9DEE4")
        borders.append(rule)
    table.find(qn("w:tblPr")).append(borders)


def _fill(cells: tuple[_Cell, ...], standing: Standing) -> None:
    _run(cells[0].paragraphs[0], standing.question, 8.5)
    for cell, claim in zip(cells[1:3], (standing.one, standing.other), strict=True):
        _run(cell.paragraphs[0], claim.text, 8.5)
        _refs(cell.paragraphs[0], claim.sources)
    _run(cells[3].paragraphs[0], standing.apart, 8.5)
    _run(cells[4].paragraphs[0], standing.word, 8)
    if standing.word in _SHADES:
        _shade(cells[4], _SHADES[standing.word])


def _picture(line: Paragraph, picture: Picture, width: float) -> None:
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(4), Pt(0)
    line.add_run().add_picture(BytesIO(charts.png(picture.spec, 3.0)), width=Cm(width))


def _second_page(word: Word, brief: Brief) -> None:
    first = _line(word, "Over time", 11, bold=True, after=1)
    first.paragraph_format.page_break_before = True
    if brief.pictures:
        cells = word.add_table(1, len(brief.pictures)).rows[0].cells
        for cell, picture in zip(cells, brief.pictures, strict=True):
            _picture(cell.paragraphs[0], picture, 18.0 / len(brief.pictures) - 0.2)
            _run(cell.add_paragraph(), picture.caption, 8, colour=_SOFT)
    for title, claims in brief.sections:
        _line(word, title, 11, bold=True, before=5, after=1)
        for claim in claims:
            _bullet(word, claim)
    _line(word, brief.limits, 8, italic=True, colour=_SOFT, before=5)
    _line(word, "Sources", 11, bold=True, before=4, after=1)
    _columns(word.add_section(WD_SECTION.CONTINUOUS)._sectPr)
    for source in brief.sources:
        _source(word, source)


def _bullet(word: Word, claim: Claim) -> None:
    line = word.add_paragraph(style="List Bullet")
    line.paragraph_format.space_after = Pt(1)
    _run(line, claim.text, 8.5)
    _refs(line, claim.sources)


def _columns(section: BaseOxmlElement) -> None:
    columns = section.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section.append(columns)
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "340")


def _source(word: Word, source: Source) -> None:
    line = word.add_paragraph()
    line.paragraph_format.space_after = Pt(1)
    line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(0.45), Cm(-0.45)
    _run(line, f"{source.number}  ", 6.5, bold=True)
    _run(line, f"“{shortened(source.words, _SENTENCE)}” ", 6.5)
    _run(line, source.placed(48), 6.5, colour=_SOFT)
