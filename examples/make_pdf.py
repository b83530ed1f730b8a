"""Makes the PDF report of an example dossier from its text: ``python examples/make_pdf.py TEXT PDF``.

The text file begins with ``title:``, ``author:``, ``outlet:`` and ``date:`` lines and an empty line; paragraphs are
lines. The PDF is written by hand, after ISO 32000-1 (objects, cross-reference table, trailer), with one of the fonts
that every reader has, so that the script needs nothing but Python and gives the same bytes each time.
"""

import argparse
import textwrap
from pathlib import Path

PAGE_WIDTH, PAGE_HEIGHT = 595, 842  # A4, in points
MARGIN, LEADING, SIZE = 72, 15, 11
COLUMNS = 84  # characters a line: the mean width of Times is about 0.45 of its size
LINES_A_PAGE = (PAGE_HEIGHT - 2 * MARGIN) // LEADING


def read(path: Path) -> tuple[dict[str, str], list[str]]:
    """The header fields and the paragraphs of a text."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return fields, [line for line in body.splitlines() if line.strip()]


def lay_out(fields: dict[str, str], paragraphs: list[str]) -> list[list[str]]:
    """Pages of lines: title, by-line, then the paragraphs with an empty line after each."""
    blocks = [fields["title"], f"{fields['outlet']}, {fields['date']}. By {fields['author']}", *paragraphs]
    lines = [line for block in blocks for line in [*textwrap.wrap(block, COLUMNS), ""]]
    return [lines[n : n + LINES_A_PAGE] for n in range(0, len(lines), LINES_A_PAGE)]


def literal(text: str) -> bytes:
    """A PDF string in the encoding of the font (WinAnsi, which is Windows-1252)."""
    raw = text.encode("cp1252")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def content(lines: list[str]) -> bytes:
    """The drawing commands of one page."""
    top = PAGE_HEIGHT - MARGIN
    # An empty line is a blank on the page, as word processors write it: readers of the text then see paragraphs.
    shown = b"".join(literal(line or " ") + b" Tj T*\n" for line in lines)
    return b"BT /F1 %d Tf %d TL %d %d Td\n" % (SIZE, LEADING, MARGIN, top) + shown + b"ET"


def stream(data: bytes) -> bytes:
    """A stream object's body."""
    return b"<< /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def document(fields: dict[str, str], pages: list[list[str]]) -> bytes:
    """The whole file: catalogue, page tree, font, information, then a page and its content in turn."""
    numbers = [5 + 2 * n for n in range(len(pages))]
    kids = b" ".join(b"%d 0 R" % n for n in numbers)
    day = fields["date"].replace("-", "").encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        b"<< /Title " + literal(fields["title"]) + b" /Author " + literal(fields["author"])
        + b" /Creator " + literal(fields["outlet"]) + b" /CreationDate (D:" + day + b"120000Z) >>",
    ]
    for number, lines in zip(numbers, pages, strict=True):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (PAGE_WIDTH, PAGE_HEIGHT, number + 1)
        )
        objects.append(stream(content(lines)))
    return assemble(objects)


def assemble(objects: list[bytes]) -> bytes:
    """Header, numbered objects, cross-reference table and trailer."""
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\n" % (len(objects) + 1)
    return out + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(out)


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("text", type=Path)
    parser.add_argument("pdf", type=Path)
    arguments = parser.parse_args()
    fields, paragraphs = read(arguments.text)
    arguments.pdf.write_bytes(document(fields, lay_out(fields, paragraphs)))


if __name__ == "__main__":
    main()
