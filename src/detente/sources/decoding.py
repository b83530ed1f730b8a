"""Bytes → text: byte order mark, then UTF-8, then the declared encoding, then detection; newlines become ``\\n``."""

import codecs
import re

from detente.errors import UnknownFormat

_BOMS = (  # the longer marks first: UTF-16's is the beginning of UTF-32's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = ["cp1252", "mac_roman"]
_WESTERN_SHARE = 0.1
"""With fewer non-ASCII bytes than this, detection by frequency guesses among dozens of code pages that differ in a
handful of letters; English in an old encoding is Windows-1252 or Mac Roman, and these two do differ in their quotes."""
_CONTROL_SHARE = 0.02
"""A text with more control characters than this is no text."""
_SAMPLE = 200_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters but for those of the layout: tab, line and page ends, escape."""


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of ``data`` with every newline as ``\\n`` and nothing else touched (a byte order mark is dropped).

    ``declared`` is the encoding that the document names for itself. Raises UnknownFormat, naming ``name``, for
    binary data and for an encoding that cannot be made out."""
    text = _unicode(data)
    if text is None:
        text = _by_name(data, declared)
    if text is None:
        if _control_share(data[:_SAMPLE].decode("latin-1")) > _CONTROL_SHARE:
            raise _binary(name)
        text = _detected(data, name)
    if _control_share(text[:_SAMPLE]) > _CONTROL_SHARE:
        raise _binary(name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unicode(data: bytes) -> str | None:
    """The text where it is in an encoding of Unicode."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _by_name(data[len(mark) :], encoding)
    for half, encoding in ((data[1::2], "utf-16-le"), (data[0::2], "utf-16-be")):
        if len(data) >= 8 and half[:_SAMPLE].count(0) > 0.8 * len(half[:_SAMPLE]):
            return _by_name(data, encoding)
    return _by_name(data, "utf-8")


def _by_name(data: bytes, encoding: str | None) -> str | None:
    """The text in ``encoding``; None where that is unknown or does not fit."""
    try:
        return codecs.decode(data, encoding, "strict") if encoding and _is_charset(encoding) else None
    except (UnicodeError, ValueError):
        return None


def _is_charset(encoding: str) -> bool:
    """False for unknown names and for codecs between bytes (``hex``, ``zlib``), which a document could name too."""
    try:
        return codecs.lookup(encoding).name not in _TRANSFORMS
    except (LookupError, ValueError):
        return False


_TRANSFORMS = frozenset(
    {
        "base64",
        "bz2",
        "hex",
        "quopri",
        "uu",
        "zlib",
        "rot13",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "unicode-escape",
        "raw-unicode-escape",
        "undefined",
    }
)


def _detected(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    high = sum(byte > 127 for byte in data[:_SAMPLE]) / max(1, len(data[:_SAMPLE]))
    match = from_bytes(data, cp_isolation=_WESTERN).best() if high < _WESTERN_SHARE else None
    match = match or from_bytes(data).best()
    if match is None:
        raise UnknownFormat(f"{name}: the encoding of this text cannot be made out; save it as UTF-8.")
    return str(match)


def _control_share(sample: str) -> float:
    return len(_CONTROL.findall(sample)) / max(1, len(sample))


def _binary(name: str) -> UnknownFormat:
    return UnknownFormat(f"{name}: this is a binary file, not a text; save it as plain text, HTML or PDF.")
