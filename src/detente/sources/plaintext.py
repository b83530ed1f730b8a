"""Plain text: the file's text as it is."""

from detente.sources.decoding import decode
from detente.sources.document import Document


def read(data: bytes, name: str) -> list[Document]:
    """The text of ``data`` with newlines as ``\\n`` and nothing else touched. Raises UnknownFormat."""
    return [Document(text=decode(data, name))]
