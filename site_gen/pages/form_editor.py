"""The form editor at `/redazione/`: one page of its own, outside the frame, and what it loads.

Its content policy lets it speak with the office's forge and with nobody else.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from registry.vocabulary import municipalities
from registry.vocabulary.territories import provinces
from site_gen import addresses, form_editor, statics
from site_gen.context import Context
from site_gen.forge import Forge
from site_gen.form_editor.configuration import configuration
from site_gen.outputs import File
from site_gen.pages import Pages
from site_gen.rendering import render

_FOLDER = Path(form_editor.__file__).parent
_START = "avvio.js"
_CONFIGURATION = "configurazione.json"
_MUNICIPALITIES = "comuni.json"
_TITLE = "Registro delle crisi aziendali"


def pages(context: Context) -> Pages:
    """Return the editor, where there is a forge to write to and the edition has it."""
    if not context.has_form_editor:
        return Pages()
    return Pages(bulk=(lambda: _files(context),))


def _files(context: Context) -> Iterator[File]:
    icon = statics.place("favicon.svg")
    page = render("form_editor.html", title=_TITLE, icon=icon, start=_START, hosts=_hosts(context.forge))
    yield _file("index.html", page.encode())
    yield _file(_CONFIGURATION, _served(configuration(context.forge, context.law, title=_TITLE)))
    yield _file(_MUNICIPALITIES, _json(_municipalities()))
    yield _file(_START, (_FOLDER / _START).read_bytes())
    for path in sorted((_FOLDER / "vendor").rglob("*")):
        if path.is_file():
            yield _file(path.relative_to(_FOLDER / "vendor").as_posix(), path.read_bytes())


def _file(name: str, content: bytes) -> File:
    return File(f"{addresses.FORM_EDITOR}{name}", content)


def _hosts(forge: Forge) -> str:
    """Return what the page may speak with, besides this site: the forge, and where its interface stands."""
    home = "/".join(forge.url.split("/")[:3])
    return f"{home} https://api.github.com" if home == "https://github.com" else home


def _served(whole: dict[str, Any]) -> bytes:
    """Return the configuration with the forms of a case, the same for every Nucleo, written once."""
    collections = whole["collections"]
    forms = collections[0]["fields"]
    shared = [{**one, "fields": "caso"} if one.get("fields") is forms else one for one in collections]
    served = {"moduli": {"caso": forms}, "configurazione": {**whole, "collections": shared}}
    return _json(served)


def _municipalities() -> dict[str, list[str]]:
    """Return the names of the municipalities that are, by province: what the editor suggests."""
    return {
        sigla: [one.name for one in municipalities.in_province(sigla)]
        for sigla, province in sorted(provinces().items())
        if province.in_use
    }


def _json(values: object) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
