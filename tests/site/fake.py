"""MkDocs with an invented publication: the frame's tests need neither cases nor law.

As a script it is `mkdocs` itself, arguments included. `FAKE` in the environment is a JSON object that
overrides the fields of `Settings`.
"""

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from html import escape
from pathlib import Path
from types import ModuleType

from site_gen import house
from site_gen.outputs import File, Imprint, Link, Maker, Output, Page, RegistryRefused, redirect

SHOWCASE = Path(__file__).parent / "showcase.html"
NOTE = "cases/nota.txt"
TERRITORIES = ("BG", "BS", "MI")
TITLES = (
    "Fonderie & Figli «S.r.l.»",
    "<script>alert(1)</script>",
    "</title><h1>Finita</h1>",
    "\"Doppie\" e 'semplici' > 3",
    "{{ config.site_name }} {% raw %}",
    "Città di Cantù – è così",
    "&amp; già scritto",
    "\\1 \\g<0> $1",
)
_INDEXES = {"": "Inizio", "casi/": "Tutti i casi", "territori/": "Territori", "regole/": "Regole"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a test may change."""

    pages: int = 30
    lines: int = 1
    """Length of a page's content, in lines of some 40 characters."""
    as_navigation: bool = False
    """All pages as pages of MkDocs' own."""
    dangling: bool = False
    repeated: bool = False
    refuse: str = ""
    """What the registry is refused with."""
    fail: str = ""
    """Text of an error inside a maker."""
    pause: float = 0.0
    """Seconds that each maker takes."""


@dataclass(frozen=True, slots=True)
class FakePublication:
    imprint: Imprint
    navigation: Sequence[Page]
    bulk: Sequence[Maker]
    references: Mapping[str, str] = field(default_factory=lambda: {"R-7.1.3-1": "regole/R-7.1.3-1/"})
    notices: Sequence[str] = ("Avviso di prova: niente di grave.",)


def publish(
    root: Path, *, edition: str, as_of: date, site_url: str = "", written: frozenset[str] = frozenset()
) -> FakePublication:
    settings = Settings(**json.loads(os.environ.get("FAKE", "{}")))
    if settings.refuse:
        raise RegistryRefused(settings.refuse)
    navigation = [_page(address, title) for address, title in _INDEXES.items()]
    bulk: list[Maker] = [partial(_case, settings, number) for number in range(settings.pages)]
    bulk.append(partial(_others, root / NOTE))
    if settings.as_navigation:
        made = [output for make in bulk for output in make()]
        navigation += [output for output in made if isinstance(output, Page)]
        bulk = [lambda: [output for output in made if isinstance(output, File)]]
    if settings.repeated:
        bulk.append(bulk[0])
    return FakePublication(_imprint(edition, as_of), navigation, bulk)


def _imprint(edition: str, as_of: date) -> Imprint:
    return Imprint(
        office=f"Ufficio di prova & C. ({edition})",
        as_of=as_of,
        version=Link("0a1b2c3", ""),
        notice="Dati inventati: <nessuna> azienda esiste.",
        edit_base="https://forge.invalid/ufficio/registro/edit/main/",
        links=(Link("Note legali", "/note-legali/"), Link("Licenza dei dati", "https://example.org/cc-by")),
    )


def _page(address: str, title: str, content: str = "", *, searchable: bool = False) -> Page:
    heading = f'<h1>{escape(title)}</h1><p><a href="/casi/?stato=aperti#elenco">Casi</a></p>'
    return Page(
        address=address,
        title=title,
        description=f"Descrizione: {title}" if "Cant" not in title else "",
        content=heading + content,
        edit_path=f"cases/{address}x.yaml" if address.startswith("casi/") else None,
        searchable=searchable,
    )


def _case(settings: Settings, number: int) -> Iterator[Output]:
    time.sleep(settings.pause)
    if settings.fail and number == settings.pages // 2:
        raise RuntimeError(settings.fail)
    territory = TERRITORIES[number % len(TERRITORIES)]
    address = f"casi/{territory}/{2024 + number % 2}/caso-{number}/"
    content = "<p>una riga del contenuto &amp; c.</p>\n" * settings.lines
    link = '<a href="/non-esiste/">niente</a>' if settings.dangling and number == 3 else ""
    yield _page(address, f"{TITLES[number % len(TITLES)]} {number}", content + link)
    yield File(f"{address}caso.json", json.dumps({"numero": number}).encode())


def _others(note: Path) -> Iterator[Output]:
    text = note.read_text("utf-8") if note.exists() else ""
    yield _page("regole/R-7.1.3-1/", "R-7.1.3-1 Convocazione", "<p>parolacercata</p>", searchable=True)
    yield _page("dati/", "Dati aperti", f"<p>{escape(text)}</p>")
    yield redirect("casi/BG/2020/vecchio/", to="casi/BG/2024/caso-0/")
    yield Page("vetrina/", "Vetrina dei componenti", "Tutti i componenti", SHOWCASE.read_text("utf-8"))


def _no_pages(suffixes: set[str]) -> Iterator[tuple[str, Path]]:
    """The real guide leads to pages of the real publication."""
    return iter(())


def main() -> None:
    """Run MkDocs on the invented publication."""
    fake = ModuleType("site_gen.publication")
    fake.__dict__["publish"] = publish
    sys.modules["site_gen.publication"] = fake
    house.written_pages = _no_pages
    from mkdocs.__main__ import cli  # noqa: PLC0415 - after the replacement

    cli()


if __name__ == "__main__":
    main()
