"""One visit to the desk as a page sees it, and what a page gives back."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qsl, quote, urlencode

from detente.web.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.session import OpenDossier
    from detente.web.desk import Desk

KEPT = ("as_of", "since")
"""What goes with the reader from page to page."""
Made = TypeVar("Made")


@dataclass(frozen=True)
class Visit:
    """What is asked for: ``names`` are the parts of the address, ``query`` what stands after its question mark, and
    ``path`` is the page's own address, without the ending of a twin."""

    desk: "Desk"
    folder: "OpenDossier"
    path: str
    names: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)

    def asked(self, name: str) -> str | None:
        """What the address says under this name; None where it says nothing."""
        return self.query.get(name, "").strip() or None

    @property
    def as_of(self) -> str | None:
        """The day by which reports count."""
        return self.asked("as_of")

    @property
    def since(self) -> str | None:
        """The day with which is compared."""
        return self.asked("since")

    def href(self, path: str, **values: str | int | None) -> str:
        """An address of the desk that keeps the days that are looked at; ``path`` may have a query of its own, and a
        value of None leaves one out."""
        kept: dict[str, str | int | None] = {name: self.asked(name) for name in KEPT}
        path, _, query = path.partition("?")
        return address(path, {**kept, **dict(parse_qsl(query)), **values})

    def here(self, **values: str | int | None) -> str:
        """The address of this page with other values; None leaves one out."""
        return address(self.path, {**self.query, **values})

    def kept(self, *key: Hashable, make: "Callable[[], Made]") -> Made:
        """What ``make`` gives for the days that are looked at, worked out once for each state of the ledger."""
        return self.desk.kept(self.folder, (*key, self.as_of, self.since), make)


@dataclass(frozen=True)
class Page:
    """What a page shows: the ``context`` of its ``template``, and the same as ``data`` for its JSON twin. The first of
    the ``tables`` is the CSV twin, others are asked for by ``?table=``. ``fragment`` is the template of the part that
    is put into another page."""

    template: str
    title: str
    context: Mapping[str, Any] = field(default_factory=dict)
    data: Any = None
    tables: tuple[Table[Any], ...] = ()
    fragment: str | None = None


def address(path: str, values: Mapping[str, str | int | None]) -> str:
    """An address within the desk; values of None or nothing are left out."""
    told = [(name, value) for name, value in values.items() if value is not None and value != ""]
    return quote(path) + (f"?{urlencode(told)}" if told else "")
