"""Reports to try the reader of statements on: a sentence in a news report, or a whole text."""

from detente.language.pipeline import load
from detente.reading.reader import read
from detente.records import Report, Statement

PUBLISHED = "2019-03-12"  # a Tuesday
LEAD = "GENEVA (Reuters) - Delegations arrived for a further round of talks."


def read_text(text: str, published: str | None = PUBLISHED, outlet: str | None = None) -> list[Statement]:
    """The statements of a report with this text; their spans are checked on the way."""
    report = Report(path="report.txt", text=text, format="text", published=published, outlet=outlet)
    found = [r for r in read(load().parse(report)) if isinstance(r, Statement)]
    for record in found:
        assert record.evidence
        for span in (*record.evidence, *record.content):
            assert span.end > span.start
            assert report.text[span.start : span.end] == span.text
    return found


def news(*paragraphs: str, published: str | None = PUBLISHED) -> list[Statement]:
    """The statements of a news report: a lead that holds none, then the paragraphs."""
    return read_text("\n\n".join((LEAD, *paragraphs)), published)


def one(*paragraphs: str) -> Statement:
    """The only statement of a news report."""
    found = news(*paragraphs)
    assert len(found) == 1, [(r.speaker, r.cue) for r in found]
    return found[0]


def content(record: Statement) -> list[str]:
    """What was said, span by span."""
    return [span.text for span in record.content]
