"""The addresses of the desk as an OpenAPI document, made of ``app.py``'s lists and of ``addresses.toml``."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_TWINS = (
    ("", "text/html", "The page."),
    (".json", "application/json", "The page's JSON twin."),
    (".csv", "text/csv", "The page's CSV twin: its main table, or the one asked for."),
)
_REFUSALS = {
    "400": "It cannot be asked so; the answer says why.",
    "404": "There is nothing of that name.",
    "503": "The ledger cannot be used, or is being written.",
}
_FORBIDDEN = {"403": {"description": "The mark is not this desk's, or the desk is for reading only; nothing was done."}}
_PAGE = {
    "type": "object", "required": ["title", "as_of", "since", "data", "tables"],
    "properties": {
        "title": {"type": "string"}, "as_of": {"type": ["string", "null"]}, "since": {"type": ["string", "null"]},
        "data": {"description": "What the page shows beside its tables."},
        "tables": {
            "type": "object", "description": "The rows of each table of the page, under the names of their columns.",
            "additionalProperties": {"type": "array", "items": {"type": "object"}},
        },
    },
}  # fmt: skip
_REFUSAL = {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}


@cache
def described() -> dict[str, Any]:
    """``addresses.toml``."""
    return tomllib.loads(files("detente.web").joinpath("addresses.toml").read_text(encoding="utf-8"))


def document(views: Mapping[str, str], writes: Mapping[str, str]) -> dict[str, Any]:
    """The document. ``views`` and ``writes`` are paths with what is shown or done there."""
    paths: dict[str, dict[str, Any]] = {}
    for path, shows in views.items():
        for ending, media, words in _TWINS:
            paths.setdefault(f"{path}{ending}", {})["get"] = _page(path, ending, media, f"{shows} {words}")
    for path, does in writes.items():
        paths.setdefault(path, {})["post"] = _post(path, does, "application/x-www-form-urlencoded")
    for other in described()["other"]:
        path, does = other["path"], other["does"]
        if other["method"] == "post":
            paths.setdefault(path, {})["post"] = _post(path, does, "multipart/form-data")
        else:
            paths.setdefault(path, {})["get"] = _get(path, does, other["media"], {}, other.get("asks", ()))
    words = "Pages over one dossier, each with a JSON and a CSV twin; writing needs the mark that the pages carry."
    return {
        "openapi": "3.1.0", "info": {"title": "Détente, the desk", "version": "1", "description": words},
        "paths": paths, "components": {"schemas": {"Page": _PAGE, "Refusal": _REFUSAL}},
    }  # fmt: skip


def asks(path: str) -> list[str]:
    """What a page may be asked for after the question mark."""
    return list(dict.fromkeys([*described()["all"]["asks"], *described()["asks"].get(path, ())]))


def _page(path: str, ending: str, media: str, words: str) -> dict[str, Any]:
    json = ending == ".json"
    schema = {"$ref": "#/components/schemas/Page"} if json else {"type": "string"}
    found = _get(path, words, media, {"schema": schema}, asks(path), ending)
    found["responses"] |= _refusals(json=json)
    return found


def _get(
    path: str, words: str, media: str, content: Mapping[str, Any], asked: Iterable[str], ending: str = ""
) -> dict[str, Any]:
    return {
        "operationId": _id("get", path + ending), "summary": words,
        "parameters": [*_parts(path), *(_parameter(path, name, "query") for name in asked)],
        "responses": {"200": {"description": words, "content": {media: dict(content)}}},
    }  # fmt: skip


def _post(path: str, does: str, media: str) -> dict[str, Any]:
    known = described()["words"]
    names = ["mark", *described()["carries"].get(path, ())]
    fields = {name: {"type": "string", "description": known[name]} for name in names}
    if "files" in fields:
        fields["files"] = {"type": "array", "items": {"type": "string"}, "description": known["files"]}
    return {
        "operationId": _id("post", path), "summary": does, "parameters": list(_parts(path)),
        "requestBody": {"required": True, "content": {media: {"schema": {"type": "object", "properties": fields}}}},
        "responses": {"303": {"description": "Done; the address to go on to."}, **_FORBIDDEN, **_refusals()},
    }  # fmt: skip


def _refusals(*, json: bool = False) -> dict[str, Any]:
    content = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}} if json else {}
    return {status: {"description": words, **content} for status, words in _REFUSALS.items()}


def _parts(path: str) -> Iterator[dict[str, Any]]:
    for name in re.findall(r"\{(\w+)\}", path):
        yield {**_parameter(path, name, "path"), "required": True}


def _parameter(path: str, name: str, where: str) -> dict[str, Any]:
    if name == "name":
        named = described()["names"]
        words = next(named[known] for known in named if path == known or path.startswith(f"{known}/"))
    else:
        words = described()["words"][name]
    return {"name": name, "in": where, "description": words, "schema": {"type": "string"}}


def _id(method: str, path: str) -> str:
    return f"{method}-{'-'.join(re.findall(r'[a-z]+', path))}"
