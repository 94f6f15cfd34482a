"""Every kind of page that the site makes: how its addresses look, and those at which a browser opens it.

A page of no kind fails a test, and so does a kind without an address: what is new is tried without anyone's
remembering.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

_TERRITORY, _YEAR, _QUARTER, _NAME = "[A-Z]{2}", r"\d{4}", r"\d{4}-T[1-4]", "[a-z0-9-]+"

KINDS: Mapping[str, tuple[str, ...]] = {
    "": ("",),
    "casi/": ("casi/", "casi/?territorio=BS&scadenza=attenzione"),
    f"casi/{_TERRITORY}/": ("casi/BG/", "casi/LO/"),
    rf"casi/{_TERRITORY}/{_YEAR}/(pagina_\d+/)?": ("casi/MI/2026/",),
    f"casi/{_TERRITORY}/{_YEAR}/{_NAME}/": (
        "casi/BS/2026/ferriera-bagnalta-odolo/",  # past its term
        "casi/MI/2026/serigrafia-martesia-cernusco/",  # without a lead
        "casi/BG/2025/bottonificio-valdoglia-grumello/",  # of several procedures
        "casi/MB/2025/microschede-vimera-vimercate/",  # with letters
        "casi/VA/2026/frigovera-comerio/",  # with revised numbers
        "casi/BG/2016/falegnameria-vallestretta-clusone/",  # of the archive
        "casi/BG/2026/ascensori-brembalto-seriate/",  # only monitored
    ),
    rf"casi/{_TERRITORY}/{_YEAR}/{_NAME}/storia/(pagina_\d+/)?": (
        "casi/BS/2025/rubinetterie-lumeretta-lumezzane/storia/",
        "casi/BS/2025/rubinetterie-lumeretta-lumezzane/storia/pagina_2/",
    ),
    "scadenze/": ("scadenze/",),
    "territori/": ("territori/",),
    f"territori/{_TERRITORY}/": ("territori/BG/",),
    r"aziende/(elenco/\d+/)?": ("aziende/",),
    rf"aziende/{_NAME}/": ("aziende/99917819999/",),
    "settori/": ("settori/",),
    rf"settori/{_NAME}/": ("settori/24/",),
    "monitoraggio/": ("monitoraggio/",),
    "percorsi/": ("percorsi/",),
    r"percorsi/[a-z0-9_.]+/": ("percorsi/7.1/", "percorsi/cigd_2016/"),
    r"percorsi/[a-z0-9_.]+/tempi/[a-z0-9_]+/(pagina_\d+/)?": (
        "percorsi/7.1/tempi/convocazione_parti/",
        "percorsi/7.4/tempi/valutazione_contatto/",
    ),
    "percorsi/cigd_2016/coda/": ("percorsi/cigd_2016/coda/",),
    "rapporti/": ("rapporti/",),
    f"rapporti/{_QUARTER}/": ("rapporti/2026-T3/",),
    f"rapporti/{_QUARTER}/{_TERRITORY}/": ("rapporti/2026-T3/BS/", "rapporti/2025-T1/CO/"),
    "rapporti/stato/": ("rapporti/stato/",),
    "estrazioni/": ("estrazioni/",),
    f"estrazioni/{_QUARTER}/": ("estrazioni/2026-T3/",),
    f"estrazioni/{_YEAR}/": ("estrazioni/2026/",),
    "tavoli/": ("tavoli/",),
    f"tavoli/{_YEAR}/{_NAME}/": (
        "tavoli/2026/2026-11-05-bilaterale-brescia/",
        "tavoli/2026/2026-05-13-regionale-primo-semestre/",
    ),
    f"tavoli/dossier/{_TERRITORY}/": ("tavoli/dossier/BS/", "tavoli/dossier/SO/"),
    "regole/": ("regole/",),
    r"regole/R-[\w.-]+/": ("regole/R-7.1.3-1/",),
    r"regole/[ACP]-\d+/": ("regole/C-3/",),
    r"regole/S-\d+/": ("regole/S-07/",),
    "controlli/": ("controlli/",),
    rf"controlli/{_NAME}/": ("controlli/data-futura/",),
    "glossario/": ("glossario/",),
    "dati/": ("dati/",),
    "dati/colonne/": ("dati/colonne/",),
    "redazione/evento/": (
        "redazione/evento/",
        "redazione/evento/?caso=BG-2026-cicli-orobianda-treviolo&percorso=7.2&tipo=convocazione_parti",
    ),
    rf"guida/({_NAME}/)?": ("guida/", "guida/correggere/"),
    rf"(decisioni|fonti)/({_NAME}/)?": ("decisioni/0003-ritardo-dal-giorno-dopo/", "fonti/"),
    "(accessibilita|note-legali|privacy)/": ("accessibilita/",),
    r"404\.html": ("404.html",),
}
"""By the form of their addresses, those to open: one that shows everything, more where pages of a kind differ."""

ELSEWHERE: Mapping[str, str] = {"esclusi/": "a registry with a wrong file", "redazione/": "one with a forge"}
"""Kinds that the demonstration has no page of: another registry's tests open them."""

ADDRESSES = [address for opened in KINDS.values() for address in opened]


def kind_of(address: str) -> str | None:
    """Return the form of the address of a page; of two that fit, the longer says more."""
    fitting = [form for form in (*KINDS, *ELSEWHERE) if re.fullmatch(form, address)]
    return max(fitting, key=len, default=None)


def addresses_of(site: Path) -> Iterator[str]:
    """Yield the address of every page of a site that readers stay on: what only sends elsewhere is not one."""
    for page in sorted(site.rglob("*.html")):
        if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")[:600]:
            yield page.relative_to(site).as_posix().removesuffix("index.html")
