"""Where one party stands on one issue, and the sentences on which that rests."""

from detente.errors import NothingNamed
from detente.web.columns import CELLS
from detente.web.pages.issue import view_of
from detente.web.tables import Table
from detente.web.visit import Page, Visit
from detente.wording.record import chain, pieces


def page(visit: Visit) -> Page:
    """The page; in the drawer where it is asked for from the board."""
    issue, party = visit.names["issue"], visit.names["party"].strip().upper()
    view = view_of(visit, issue)
    cell = next((cell for cell in view.cells if cell.now.party == party), None)
    if cell is None:
        some = ", ".join(cell.now.party for cell in view.cells) or "none"
        raise NothingNamed(f"No record tells where {party} stands on {view.issue.id} by that day; it does of {some}.")
    told = []
    for source in cell.now.sources:
        record = visit.folder.record(source.record)
        report = visit.folder.report(record.report)
        passages = [pieces(span.text, (0, len(span.text)), record.model_copy(update={"evidence": [], "content": []}))
                    for span in record.evidence]  # fmt: skip
        told.append((source, record, report, chain(record, report), passages))
    context = {"view": view, "cell": cell, "told": told}
    title = f"{party} on {view.issue.id}"
    return Page("stand.html", title, context, cell, (Table("cells", "", CELLS, [cell]),), "stand_fragment.html")
