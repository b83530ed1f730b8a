"""E-mails saved as ``.eml``: the plain text, else the HTML, of the message."""

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from detente.errors import BrokenSource, SourceError
from detente.sources.decoding import decode
from detente.sources.document import BLOCK, Document, field, headed, storable
from detente.sources.markup import fragment_text
from detente.sources.paragraphs import join_lines
from detente.sources.published import date_in_metadata
from detente.sources.quiet import quiet

_FORWARDED = re.compile(r"^(?:(?:re|fw|fwd|aw)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)


def read(data: bytes, name: str) -> list[Document]:
    """The message ``data``: its subject as headline over its body, lines broken for the mail joined again.

    Raises BrokenSource where it is no e-mail, UnknownFormat where it is binary."""
    quiet("email")
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
        known = any(header in message for header in ("from", "subject", "date"))
        body = _body(message, name) if known else ""
    except SourceError:
        raise
    except Exception as error:  # the standard library fails in many ways on damaged headers
        raise BrokenSource(f"{name}: this e-mail is damaged ({type(error).__name__}); save it again.") from error
    if not known:
        raise BrokenSource(f"{name}: this is no e-mail: it has no sender, subject or date; save it as a text file.")
    title = field(_FORWARDED.sub("", _header(message, "subject")))
    return [
        Document(
            text=headed(title, storable(body)),
            title=title,
            outlet=field(_header(message, "organization")),
            author=_sender(message),
            published=_day(message),
        )
    ]


def _body(message: EmailMessage, name: str) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    text = decode(raw, name, part.get_content_charset())
    if part.get_content_type() == "text/html":
        return fragment_text(text)
    return BLOCK.join(join_lines(_SIGNATURE.split(text, maxsplit=1)[0].split("\n")))


def _header(message: EmailMessage, key: str) -> str:
    """A header as text; nothing where it is missing or so damaged that it cannot be parsed."""
    try:
        return str(message.get(key, ""))
    except Exception:
        return ""


def _sender(message: EmailMessage) -> str | None:
    try:
        sender = message["from"].addresses[0]
        return field(sender.display_name) or field(sender.addr_spec)
    except Exception:  # no sender, or one that cannot be parsed
        return None


def _day(message: EmailMessage) -> str | None:
    try:
        return date_in_metadata(message["date"].datetime.date().isoformat())
    except Exception:  # no date, or one that cannot be parsed
        return None
