"""How strong the parties of a dossier are: what ``dossier.toml`` says, else what national figures say of a state."""

from collections.abc import Mapping, Sequence

from detente.bargaining.capability import UNIT, national
from detente.bargaining.quantity import Quantity, value
from detente.bargaining.scenario import Actor
from detente.dossier import Dossier, DossierParty
from detente.errors import ScenarioError


def actors(
    dossier: Dossier, codes: Sequence[str], as_of: str, given: Mapping[str, float]
) -> tuple[tuple[Actor, ...], list[str]]:
    """The actors, and what is to be said of their capabilities. ``given`` is for those that have none otherwise; a
    ScenarioError names those that then still have none: no default may decide a forecast."""
    described = {party.code: party for party in dossier.parties}
    missing = lacking(dossier, codes, as_of)
    if nothing := [code for code in missing if code not in given]:
        raise ScenarioError(_missing(nothing))
    found, notes = [], []
    for code in codes:
        party = described.get(code) or DossierParty(code=code, name=code)
        capability = _known(party, as_of) or value(given[code], f"given: {code}.capability={given[code]:g}")
        cost = None if party.no_deal_cost is None else value(party.no_deal_cost, "dossier.toml")
        found.append(Actor(code, capability, "" if party.name == code else party.name, cost))
    by_figures = [actor.code for actor in found if actor.capability.source.startswith("national figures")]
    if by_figures:
        mixed = len(by_figures) < len(found)
        also = f" The others' are on your own scale: see that it has {UNIT} = 1 too." if mixed else ""
        notes.append(
            f"The capability of {', '.join(by_figures)} is that of national figures ({UNIT} = 1): weight in the world, "
            f"not in this question; a number in dossier.toml is better.{also}"
        )
    return tuple(found), notes


def lacking(dossier: Dossier, codes: Sequence[str], as_of: str) -> list[str]:
    """Those of which neither the dossier nor the national figures know the capability."""
    described = {party.code: party for party in dossier.parties}
    return [code for code in codes if _known(described.get(code) or DossierParty(code=code, name=code), as_of) is None]


def _known(party: DossierParty, as_of: str) -> Quantity | None:
    if party.capability is not None:
        source = f": {party.capability_source}" if party.capability_source else ""
        return value(party.capability, f"dossier.toml{source}")
    return national(party.code, int(as_of[:4]))


def _missing(codes: Sequence[str]) -> str:
    have = "has" if len(codes) == 1 else "have"
    return (
        f"{' and '.join(codes)} {have} no capability, because the national figures are of states only: give one in "
        f"dossier.toml ({UNIT} = 1), or say --set {codes[0]}.capability=NUMBER, or leave it out with --drop {codes[0]}."
    )
