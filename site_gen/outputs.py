"""What the domain hands to the publisher: pages, files, and what is said around every page.

Inside `Page.content` an address of the site is written from its root, `href="/casi/BG/"`: the publisher
makes every attribute that begins with `/` relative to the page and warns when nothing answers there.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Protocol

_SEGMENT = r"(?!\.{1,2}(?:/|$))[A-Za-z0-9._-]+"
_ADDRESS = re.compile(rf"(?:{_SEGMENT}/)*")
_PATH = re.compile(rf"(?:{_SEGMENT}/)*{_SEGMENT}")


class RegistryRefused(Exception):
    """The registry cannot be published; the argument is the Italian text to show, findings included."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site inside the common frame (heading, navigation, footer)."""

    address: str
    """From the site's root, ending in `/`: `casi/BG/2025/acme/`; empty for the home page."""
    title: str
    """Plain text, unescaped."""
    description: str
    """Plain text, unescaped: the sentence that search engines show."""
    content: str
    """HTML from our own autoescaping templates, `<h1>` included."""
    edit_path: str | None = None
    """Repository path of the file behind the page: it gets the link «Modifica», if there is a forge."""
    searchable: bool = False
    """Whether the site's search finds it: pages to be read, not the thousands of records."""

    def __post_init__(self) -> None:
        if not _ADDRESS.fullmatch(self.address):
            raise ValueError(f"not the address of a page: {self.address!r}")


@dataclass(frozen=True, slots=True)
class File:
    """Bytes at a path of the site: an export, a feed, a calendar."""

    path: str
    content: bytes

    def __post_init__(self) -> None:
        if not _PATH.fullmatch(self.path):
            raise ValueError(f"not the path of a file: {self.path!r}")


Output = Page | File
Maker = Callable[[], Iterable[Output]]


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame; a site address is written from the root (`/note-legali/`)."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who publishes, as of which day, from which version of the data; plain text, in Italian."""

    office: str
    as_of: date
    version: Link | None = None
    """The commit; an empty address shows its text alone."""
    notice: str | None = None
    """Banner on every page («Dati di esempio…»)."""
    edit_base: str | None = None
    """What a repository path is added to, to edit that file: `https://forge.example/ufficio/edit/main/`."""
    links: tuple[Link, ...] = ()
    """Footer: dichiarazione di accessibilità, note legali, privacy, licences."""
    feed: Link | None = None
    """What readers' programs find by themselves on every page."""


class Publication(Protocol):
    """All that one edition publishes."""

    @property
    def imprint(self) -> Imprint: ...

    @property
    def navigation(self) -> Sequence[Page]:
        """The few pages that mkdocs.yml may list in `nav`; they become real MkDocs pages."""

    @property
    def bulk(self) -> Sequence[Maker]:
        """The thousands. Makers run in any order, in forked workers, possibly twice: they keep no state."""

    @property
    def references(self) -> Mapping[str, str]:
        """What hand-written pages cite as code (`R-8-4`) → the address of its page, to be linked there."""

    @property
    def notices(self) -> Sequence[str]:
        """Italian lines shown at the end of a build; they never stop it."""


def redirect(address: str, *, to: str) -> File:
    """Return the file that sends the readers of a former page address to another of the site."""
    target = escape("../" * address.count("/") + to)
    html = (
        '<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Pagina spostata</title>'
        '<meta name="viewport" content="width=device-width">'
        f'<link rel="canonical" href="{target}"><meta name="robots" content="noindex">'
        f'<meta http-equiv="refresh" content="0; url={target}"></head>'
        f'<body><main><h1>Pagina spostata</h1><p>Ora è a un <a href="{target}">nuovo indirizzo</a>.</p></main>'
        "</body></html>\n"
    )
    return File(f"{address}index.html", html.encode())
