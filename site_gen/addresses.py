"""Where each thing stands in the site: page addresses from the root, without the leading `/`.

A template writes `href="/{{ address }}"`. Source: contract, «addresses of the site».
"""

from urllib.parse import urlencode

from registry.calendar import Quarter
from registry.model import Identity, RecordIdentity

HOME = ""
CASES = "casi/"
DEADLINES = "scadenze/"
NONWORKING = "scadenze/giorni-non-lavorativi.json"
"""What `assets/days.js` reads, from where it stands."""
TERRITORIES = "territori/"
LEFT_OUT = "esclusi/"
PATHS = "percorsi/"
QUEUE = "percorsi/cigd_2016/coda/"
REPORTS = "rapporti/"
DUTIES = "rapporti/stato/"
EXTRACTS = "estrazioni/"
BOARDS = "tavoli/"
COMPANIES = "aziende/"
SECTORS = "settori/"
MONITORING = "monitoraggio/"
RULES = "regole/"
TRACEABILITY = "regole/tracciabilita.json"
CONTROLS = "controlli/"
GLOSSARY = "glossario/"
DATA = "dati/"
DICTIONARY = "dati/colonne/"
PACKAGE = "dati/datapackage.json"
CATALOGUE = "dati/catalogo.ttl"
FEED = "feed.xml"
CALENDAR = "scadenze.ics"
EVENT_FORM = "redazione/evento/"
FORM_EDITOR = "redazione/"
NEW_CASE = f"{EVENT_FORM}#nuovo"
SUBSCRIBING = "dati/#segui"
"""How to follow the registry, for people who have never subscribed to anything."""


def case(identity: Identity) -> str:
    """Return `casi/BG/2025/acme/`."""
    return f"casi/{identity.territory}/{identity.year}/{identity.slug}/"


def story(identity: Identity, page: int = 1) -> str:
    """Return `casi/BG/2025/acme/storia/`: what the page of a case has no room for, and its later pages."""
    told = f"{case(identity)}storia/"
    return told if page == 1 else f"{told}pagina_{page}/"


def event_form(identity: Identity, path: str = "") -> str:
    """Return the page that helps to record an event, on a case and along a path."""
    return f"{EVENT_FORM}?{urlencode({'caso': identity.id} | ({'percorso': path} if path else {}))}"


def case_json(identity: Identity) -> str:
    """Return the path of the data of a case, beside its page."""
    return f"{case(identity)}caso.json"


def letter(identity: Identity, name: str) -> str:
    """Return `casi/BG/2025/acme/BG-2025-acme-presa-in-carico.docx`: a letter, named so that it can be kept."""
    return f"{case(identity)}{identity.id}-{name}.docx"


def cases_of(territory: str, year: str | None = None, page: int = 1) -> str:
    """Return the list of the cases opened by a Nucleo, of all years or of one.

    No case can take the address of a later page, `casi/BG/2025/pagina_2/`: a slug has no underscore.
    """
    listed = f"casi/{territory}/{year}/" if year else f"casi/{territory}/"
    return listed if page == 1 else f"{listed}pagina_{page}/"


def company(slug: str) -> str:
    """Return `aziende/99900010168/`; the word is `CompanyCases.slug`."""
    return f"aziende/{slug}/"


def form_editor(identity: Identity) -> str:
    """Return the form of a case in the editor: `redazione/#/collections/BS/entries/2026/acme`."""
    return f"{FORM_EDITOR}#/collections/{identity.territory}/entries/{identity.year}/{identity.slug}"


def new_in_form_editor(territory: str) -> str:
    """Return the empty form of a new case of a Nucleo: `redazione/#/collections/BS/new`."""
    return f"{FORM_EDITOR}#/collections/{territory}/new"


def companies(page: int) -> str:
    """Return `aziende/`, and `aziende/elenco/2/` from the second page of the list on."""
    return COMPANIES if page == 1 else f"aziende/elenco/{page}/"


def sector(division: str) -> str:
    """Return `settori/24/`: a division of ATECO."""
    return f"settori/{division}/"


def territory(sigla: str) -> str:
    """Return `territori/BG/`."""
    return f"territori/{sigla}/"


def territory_feed(sigla: str) -> str:
    """Return `territori/BG/feed.xml`: what is new in the cases of a territory."""
    return f"{territory(sigla)}{FEED}"


def territory_calendar(sigla: str) -> str:
    """Return `territori/BG/scadenze.ics`: the dates of the cases of a territory."""
    return f"{territory(sigla)}{CALENDAR}"


def feed_beside(page: str) -> str:
    """Return `percorsi/7.1/feed.xml` for `percorsi/7.1/`: what is new in what a page is about."""
    return f"{page}{FEED}"


def calendar_beside(page: str) -> str:
    """Return `settori/24/scadenze.ics` for `settori/24/`: the dates of what a page is about."""
    return f"{page}{CALENDAR}"


def case_calendar(identity: Identity) -> str:
    """Return `casi/BG/2025/acme/scadenze.ics`: the dates of a case, beside its page."""
    return f"{case(identity)}{CALENDAR}"


def data(table: str, suffix: str) -> str:
    """Return `dati/casi.csv`: a table of the open data in a format."""
    return f"{DATA}{table}.{suffix}"


def schema(name: str) -> str:
    """Return `schema/caso.json`: the JSON Schema of a kind of file."""
    return f"schema/{name}.json"


def path(code: str) -> str:
    """Return `percorsi/7.1/`."""
    return f"percorsi/{code}/"


def step_times(code: str, step: str, page: int = 1) -> str:
    """Return `percorsi/7.1/tempi/convocazione_parti/`: the cases behind the times of a step, page by page."""
    listed = f"{path(code)}tempi/{step}/"
    return listed if page == 1 else f"{listed}pagina_{page}/"


def rule(rule_id: str) -> str:
    """Return `regole/R-7.1.3-1/`; readings (`C-3`, `A-1`) and statutory facts (`S-07`) stand there too."""
    return f"regole/{rule_id}/"


def report(quarter: Quarter, territory: str | None = None) -> str:
    """Return `rapporti/2026-T1/`, of the region, or `rapporti/2026-T1/BG/`."""
    return f"rapporti/{quarter}/{territory}/" if territory else f"rapporti/{quarter}/"


def report_document(quarter: Quarter, territory: str | None, *, suffix: str) -> str:
    """Return `rapporti/2026-T1/BG/rapporto.pdf`: a report as a file, beside its page."""
    return f"{report(quarter, territory)}rapporto.{suffix}"


def extract(period: str) -> str:
    """Return `estrazioni/2026-T1/` or `estrazioni/2026/`."""
    return f"{EXTRACTS}{period}/"


def extract_document(period: str, *, suffix: str) -> str:
    """Return `estrazioni/2026-T1/estrazione.xlsx`: the extraction of a period as a file, beside its page."""
    return f"{extract(period)}estrazione.{suffix}"


def board(identity: RecordIdentity) -> str:
    """Return `tavoli/2026/2026-03-10-regionale/`."""
    return f"tavoli/{identity.year}/{identity.name}/"


def dossier(territory: str) -> str:
    """Return `tavoli/dossier/BS/`."""
    return f"tavoli/dossier/{territory}/"


_PLACES = {
    "territori": TERRITORIES,
    "tipi_di_caso": f"{GLOSSARY}#voce-crisis_types",
    "monitoraggio": f"{PATHS}monitoraggio/",
    "tavolo_regionale": f"{BOARDS}#regionale",
    "tavoli_bilaterali": f"{BOARDS}#bilaterali",
    "dossier": f"{BOARDS}#bilaterali",
    "flussi": DUTIES,
    "estrazione": EXTRACTS,
    "rapporti": REPORTS,
    "capofila": "guida/capofila/",
    "in_carico": "decisioni/0008-in-carico-dal-primo-atto/",
    "rendiconti": QUEUE,
    "coda": QUEUE,
    "destinatari_cigd": f"{GLOSSARY}#voce-apprentices_only",
}


def place(name: str) -> str:
    """Return the page of a part of the registry that holds rules (`law.places`), by its id."""
    return _PLACES[name]


def control(slug: str) -> str:
    """Return `controlli/data-futura/`: the help on a finding."""
    return f"controlli/{slug}/"


def decision(slug: str) -> str:
    """Return `decisioni/0007-trimestri-e-semestri/`: why the registry reads a rule as it does."""
    return f"decisioni/{slug}/"
