"""A brief as Markdown; its pictures are files beside it."""

from collections.abc import Iterable, Iterator, Mapping

from detente.pages.brief import Brief, Claim
from detente.pages.citing import Source, shortened

_SENTENCE = 300  # characters of a source that are shown


def markdown(brief: Brief, pictures: Mapping[str, str]) -> str:
    """The brief; ``pictures`` are the addresses of its pictures, by name."""
    return "\n".join(_lines(brief, pictures)) + "\n"


def _lines(brief: Brief, pictures: Mapping[str, str]) -> Iterator[str]:
    yield from (f"# {_plain(brief.title)}", "", f"*{_plain(brief.question)}*", "", brief.basis, "")
    yield from (f"> **{_plain(brief.answer)}**", ">", f"> {_plain(brief.reason)}", "")
    if brief.standings:
        one, other = map(_plain, brief.pair)
        yield f"| issue | {one} | {other} | apart | |"
        yield "|---|---|---|---|---|"
        for line in brief.standings:
            cells = _plain(line.question), _claim(line.one), _claim(line.other), line.apart, line.word
            yield "| " + " | ".join(cells) + " |"
        yield ""
    if brief.silent:
        yield from (_plain(brief.silent), "")
    for picture in (*([brief.overview] if brief.overview else []), *brief.pictures):
        yield from (f"![{_plain(picture.caption)}]({pictures[picture.name]})", "")
    for title, claims in brief.sections:
        yield from (f"## {title}", "", *(f"- {_claim(claim)}" for claim in claims), "")
    yield from (_plain(brief.limits), "", "## Sources", "")
    yield from (_source(source) for source in brief.sources)


def _claim(claim: Claim) -> str:
    return f"{_plain(claim.text)} {_numbers(claim.sources)}".rstrip()


def _numbers(sources: Iterable[Source]) -> str:
    return "".join(f"[{source.number}]" for source in sources)


def _source(source: Source) -> str:
    who = f"{source.quoted.who}; " if source.quoted.who else ""
    words = _plain(shortened(source.words, _SENTENCE))
    return f"{source.number}. “{words}” {_plain(who + source.where)} `{source.quoted.record}`"


def _plain(text: str) -> str:
    """The text with nothing that Markdown or HTML would obey."""
    escaped = "".join(f"\\{char}" if char in "\\`*_[]<>|#" else char for char in text)
    return " ".join(escaped.split())
