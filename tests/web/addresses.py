"""An address for each page of the desk over the example, so that every page can be asked for."""

from pathlib import Path

import detente


def sampled(folder: Path) -> dict[str, str]:
    """The path of each view, as ``app.VIEWS`` has it, and an address of it that shows something; a reading's page is
    left out, since there is none until files are added."""
    with detente.open(folder) as dossier:
        position = dossier.positions(issue="us-troops", party="RUS")[-1]
        contact = dossier.contacts(party="USA")[0]
        event = dossier.event(contact.id)
    return {
        "/board": "/board", "/issue/{name}": "/issue/us-troops", "/stand/{issue}/{party}": "/stand/us-troops/RUS",
        "/party/{code}": "/party/TUR", "/pair/{one}/{other}": "/pair/USA/RUS", "/timeline": "/timeline?when=2016-02",
        "/deadlines": "/deadlines", "/differences": "/differences", "/reports": "/reports",
        "/report": f"/report?name={position.report}", "/record/{name}": f"/record/{position.id}",
        "/event/{name}": f"/event/{event.id}", "/figures": "/figures?since=2013", "/whatif/{name}": "/whatif/us-troops",
        "/search": "/search?q=troops",
        "/review": "/review", "/add": "/add",
    }  # fmt: skip
