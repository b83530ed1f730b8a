"""Figures that disagree: numbers for the same that cannot both be right, side by side."""

from typing import TYPE_CHECKING

from detente.web.tables import Column, Table
from detente.web.visit import Page, Visit
from detente.wording.board import day
from detente.wording.text import number

if TYPE_CHECKING:
    from detente.analysis.accounts import Number
    from detente.analysis.figures import Disagreement


def page(visit: Visit) -> Page:
    """The page."""
    rows = visit.kept(
        "figures", make=lambda: visit.folder.disagreeing_figures(as_of=visit.as_of, since=visit.since)
    )  # fmt: skip
    nothing = "No two figures of this time disagree."
    return Page("figures.html", "Figures that disagree", {}, rows, (Table("figures", "", FIGURES, rows, nothing),))


def _shown(figure: "Number") -> str:
    qualifier = (figure.qualifier or "").replace("-", " ")
    return " ".join(part for part in (qualifier, number(figure.value, grouped=True)) if part)


FIGURES: "tuple[Column[Disagreement], ...]" = (
    Column("day", "as of", lambda row: day(row.day), form="day"),
    Column("measure", "measure", lambda row: row.measure),
    Column("subject", "of", lambda row: row.subject),
    Column("one", "first", lambda row: row.one.value, lambda row: _shown(row.one), form="number"),
    Column("one_by", "said by", lambda row: row.one.source, lambda row: row.one.source or "the report"),
    Column("one_reported", "reported", lambda row: day(row.one.published), form="day"),
    Column("other", "second", lambda row: row.other.value, lambda row: _shown(row.other), form="number"),
    Column("other_by", "said by", lambda row: row.other.source, lambda row: row.other.source or "the report"),
    Column("other_reported", "reported", lambda row: day(row.other.published), form="day"),
    Column("factor", "apart", lambda row: row.factor and round(row.factor, 2),
           lambda row: f"{row.factor:.3g} times" if row.factor else "", form="number"),
    Column("records", "sentences", lambda row: [row.one.record, row.other.record], form="records", sorts=False),
)  # fmt: skip
