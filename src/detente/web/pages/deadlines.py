"""What falls due, of all parties or of one."""

from detente.web.columns import DEADLINES
from detente.web.tables import Table
from detente.web.visit import Page, Visit


def page(visit: Visit) -> Page:
    """The page."""
    party = visit.asked("party")
    found = visit.kept("due", party, make=lambda: visit.folder.due(party=party, as_of=visit.as_of, since=visit.since))
    state = visit.asked("state")
    mine = [one for one in found if state in (None, one.state)]
    states = {one.state for one in found} | ({state} if state else set())
    parties = {code for one in found for code in one.obligors}
    context = {"party": party, "state": state, "states": sorted(states), "parties": sorted(parties)}
    table = Table("deadlines", "", DEADLINES, mine, "Nothing is due by what the reports tell.")
    return Page("deadlines.html", "Deadlines", context, mine, (table,))
