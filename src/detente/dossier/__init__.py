"""One negotiation that is followed: what its ``dossier.toml`` says, and how that is found and read."""

from detente.dossier.loading import FILE_NAME, TEMPLATE, find, load
from detente.dossier.model import Anchor, Dossier, DossierActor, DossierParty, Issue, Vocabulary, plain_words

__all__ = [
    "FILE_NAME",
    "TEMPLATE",
    "Anchor",
    "Dossier",
    "DossierActor",
    "DossierParty",
    "Issue",
    "Vocabulary",
    "find",
    "load",
    "plain_words",
]
