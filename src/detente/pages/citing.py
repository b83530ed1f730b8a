"""Numbered sources: each sentence of a report has one number on a page, in the order in which it is first cited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.analysis.quoted import Quoted


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence with its number."""

    number: int
    quoted: Quoted

    @property
    def words(self) -> str:
        """The sentence on one line."""
        return " ".join(self.quoted.words.split())

    @property
    def where(self) -> str:
        """Title, outlet and date of its report, as far as they are known."""
        return self.placed(None)

    def placed(self, most: int | None) -> str:
        """``where`` with at most so many characters of the title."""
        title = self.quoted.title or self.quoted.report
        known = (shortened(title, most) if most else title, self.quoted.outlet, self.quoted.published or "no date")
        return ", ".join(part for part in known if part)


class Sources:
    """The sources of one page."""

    def __init__(self, known: Mapping[str, Quoted]) -> None:
        self._known = known
        self._numbers: dict[tuple[str, str], Source] = {}

    def cite(self, records: Iterable[str], most: int | None = None) -> list[Source]:
        """The sources of these records, each once; at most so many."""
        found: dict[int, Source] = {}
        for record in records:
            quoted = self._known.get(record)
            if quoted is None or (most is not None and len(found) >= most):
                continue
            key = quoted.report, quoted.words
            source = self._numbers.setdefault(key, Source(len(self._numbers) + 1, quoted))
            found[source.number] = source
        return list(found.values())

    def listed(self) -> list[Source]:
        """All that were cited, by number."""
        return list(self._numbers.values())


def shortened(text: str, most: int) -> str:
    """The text on one line; where it is longer than so many characters, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(",;:–—- ") + " …"
