"""One party: where it stands on each issue, what it has to do, where accounts of it differ."""

from detente.web.columns import CELLS, DEADLINES, DIFFERENCES
from detente.web.tables import Table
from detente.web.visit import Page, Visit


def page(visit: Visit) -> Page:
    """The page."""
    code = visit.names["code"]
    view = visit.kept("party", code, make=lambda: visit.folder.party(code, as_of=visit.as_of, since=visit.since))
    dossier = visit.folder.dossier
    party = next((party for party in dossier.parties if party.code == view.party), None)
    context = {
        "view": view, "party": party, "issues": {issue.id: issue for issue in dossier.issues},
        "others": [other.code for other in dossier.parties if other.code != view.party],
    }  # fmt: skip
    tables = (
        Table("cells", "", CELLS, view.cells, "No record tells where it stands by that day."),
        Table("deadlines", "What it has to do", DEADLINES, view.deadlines, "Nothing is due by what the reports tell."),
        Table("differences", "Accounts that differ", DIFFERENCES, view.differences, "No two accounts differ."),
    )
    return Page("party.html", party.name if party else view.party, context, view, tables)
