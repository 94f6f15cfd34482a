"""Letters read back with eyes that are not those of who wrote them; templates as an office would edit them."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

from site_gen.documents.letters.library import shipped

CASE = "BS-2026-fonderie-esempio"
PATH = "cases/BS/2026/fonderie-esempio.yaml"
CONTACTS = """\
referenti:
  - ruolo: azienda
    ente: Ufficio del personale
    pec: fonderie@pec.example.org
  - ruolo: oo_ss
    ente: FIOM-CGIL Brescia
  - ruolo: rsa_rsu
    ente: RSU Esempio
    email: rsu@example.org
  - ruolo: regione
    ente: Regione Lombardia, ufficio competente
  - ruolo: nucleo
    ente: Segreteria del Nucleo
    telefono: "030 0000000"
"""
HEAD = """\
azienda:
  denominazione: {name}
  codice_fiscale: "99900010168"
{contacts}sedi:
  - comune: Brescia
    provincia: BS
    lavoratori: 86
procedure:
  - causale: {causale}
    eventi:
"""
NOTICE = "informativa_convocazione; esame_previsto: 2026-03-12"
CONVENED = "convocazione_parti; incontro_previsto: 2026-03-20; ora: 10:30; luogo: la sala riunioni"
MET = "incontro_parti; modalita: presenza; presenti: [Azienda, FIOM-CGIL]; indisponibili: [FIM-CISL]"
MINUTES = (
    "verbale_incontro; firmato: sì; programma: [{misura: bilancio di competenze, lavoratori: 40, origine: nucleo}]"
)
FULL_71 = (
    f"2026-03-02 {NOTICE}",
    "2026-03-03 presa_in_carico",
    "2026-03-12 esame_congiunto_ministeriale",
    f"2026-03-16 {CONVENED}",
    f"2026-03-20 {MET}",
    f"2026-03-20 {MINUTES}",
)
FULL_73 = ("2026-03-02 informativa_volonta", "2026-03-08 presa_in_carico")
MOMENT = (
    *("--field", "data_momento=2026-04-10"),
    *("--field", "ora_momento=14:30"),
    *("--field", "luogo_momento=la mensa"),
)


def case_file(
    *events: str, causale: str = "proroga_22bis_crisi", name: str = "Fonderie Esempio S.r.l.", contacts: str = CONTACTS
) -> str:
    """Return the file of a case; an event is `2026-03-12 presa_in_carico; modalita: comunicazione`."""
    listed = ""
    for event in events:
        day, _, rest = event.partition(" ")
        kind, *fields = rest.split("; ")
        listed += "".join(f"        {line}\n" for line in (f"data: {day}", *fields)).replace(
            "        data", f"      - tipo: {kind}\n        data", 1
        )
    return HEAD.format(name=name, causale=causale, contacts=contacts) + listed


def docx_text(content: bytes) -> str:
    """Return the text of a DOCX, its tables, header and footer too, as python-docx reads it."""
    document = Document(BytesIO(content))
    section = document.sections[0]
    parts = [*section.header.paragraphs, *document.paragraphs, *section.footer.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in parts), *cells])


def odt_text(content: bytes) -> str:
    """Return the text of an ODT, header and footer too, as an XML parser reads it."""
    with ZipFile(BytesIO(content)) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        roots = [ET.fromstring(archive.read(name)) for name in ("content.xml", "styles.xml")]  # noqa: S314 - ours
    return "\n".join("".join(root.itertext()) for root in roots)


def text_of(path: Path) -> str:
    """Return the text of a letter."""
    return docx_text(path.read_bytes()) if path.suffix == ".docx" else odt_text(path.read_bytes())


def edited(name: str, suffix: str, *changes: tuple[str, str]) -> bytes:
    """Return a shipped template with some of its text replaced, as a word processor would write it."""
    with ZipFile(BytesIO(shipped(name, "docx" if suffix == ".docx" else "odt"))) as old:
        entries = {item.filename: old.read(item) for item in old.infolist()}
    body = "word/document.xml" if suffix == ".docx" else "content.xml"
    text = entries[body].decode()
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as new:
        for entry, content in (entries | {body: text.encode()}).items():
            new.writestr(entry, content)
    return target.getvalue()
