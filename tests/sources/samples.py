"""Sample documents, built here so that every byte of them is known."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from detente.sources import Read, read_file

PARAGRAPHS = (
    "The two foreign ministers met for three hours in Muscat on Tuesday and parted without an agreement on the port.",
    "“We are closer than we were in the spring,” the Omani mediator told reporters, though he would not say on what.",
    "Officials on both sides said that a further round was likely before the end of the month, at a place to be fixed.",
    "The harbour has been closed to cargo since the fighting of last year, and relief agencies want it opened at once.",
)
STORY = "\n\n".join(PARAGRAPHS)
TITLE = "Ministers leave Muscat without a deal on the port"


def read(folder: Path, file_name: str, content: bytes | str, **options: str) -> Read:
    """What ``read_file`` makes of ``content`` stored as ``file_name``."""
    path = folder / file_name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_file(path, file_name, **options)


def page(body: str, head: str = "") -> str:
    """A web page with ``body`` as its article."""
    return (
        f"<!doctype html><html lang='en'><head>{head}</head><body><nav><a href='/a'>Home</a> <a href='/b'>World</a>"
        f"</nav><article>{body}</article><footer><p>Contact us</p></footer></body></html>"
    )


def pdf(pages: Sequence[Sequence[str]], info: dict[str, str] | None = None, password: str | None = None) -> bytes:
    """A PDF with the given lines on each page, written by hand and finished by pypdf."""
    from pypdf import PdfReader, PdfWriter

    streams = [_content(lines) for lines in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    writer = PdfWriter(clone_from=PdfReader(BytesIO(_file(objects))))
    if info:
        writer.add_metadata({f"/{key}": value for key, value in info.items()})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _content(lines: Sequence[str]) -> bytes:
    shown = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines]
    return ("BT /F1 11 Tf 14 TL 50 790 Td " + " ".join(f"({line}) Tj T*" for line in shown) + " ET").encode("cp1252")


def _file(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, start = len(objects) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
