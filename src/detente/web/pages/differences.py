"""Where two accounts of the same thing differ."""

from detente.web.columns import DIFFERENCES
from detente.web.tables import Table
from detente.web.visit import Page, Visit


def page(visit: Visit) -> Page:
    """The page."""
    party = visit.asked("party")
    found = visit.kept(
        "accounts", party, make=lambda: visit.folder.accounts(party=party, as_of=visit.as_of, since=visit.since)
    )
    kind = visit.asked("kind")
    mine = [one for one in found if kind in (None, one.kind)]
    kinds = {one.kind for one in found} | ({kind} if kind else set())
    parties = {side for one in found for side in one.sides if side}
    context = {"party": party, "kind": kind, "kinds": sorted(kinds), "parties": sorted(parties)}
    table = Table("differences", "", DIFFERENCES, mine, "No two accounts differ in that time.")
    return Page("differences.html", "Accounts that differ", context, mine, (table,))
