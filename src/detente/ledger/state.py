"""The state of a ledger as one number: the same as long as reports, readings, corrections and decisions are."""

import hashlib

from detente.ledger.store import Ledger

_PARTS = (
    "SELECT p.path, v.digest, v.published, g.n, g.program, g.model FROM reading AS g JOIN version AS v"
    " ON v.number = g.version AND v.newest = 1 JOIN report AS p ON p.number = v.report WHERE g.superseded = 0"
    " ORDER BY p.path",
    "SELECT p.path, c.imprint, c.verb, c.changes FROM correction AS c JOIN report AS p ON p.number = c.report"
    " ORDER BY c.number",
    "SELECT d.number, d.verb, d.undoes, a.part, a.imprint FROM decision AS d LEFT JOIN decision_account AS a"
    " ON a.decision = d.number ORDER BY d.number, a.n",
)


def state(ledger: Ledger) -> str:
    """SHA-256 of what was read, with which version of the program, and of all that people changed."""
    digest = hashlib.sha256()
    for sql in _PARTS:
        for row in ledger.connection.query(sql):
            digest.update(repr(row).encode())
        digest.update(b"\n\n")
    return digest.hexdigest()
