"""Letters and minutes: what they say, what they refuse to say, and what an office may do with their templates."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from registry.glossary import letter_fields
from registry.law import load_law
from site_gen.documents.letters.catalogue import letters
from site_gen.documents.letters.language import TemplateFault, known_fields
from site_gen.documents.letters.library import shipped
from site_gen.documents.letters.template import LetterTemplate
from site_gen.views.letter import letter_view
from tests.cases import case_of, setting_on, status_of
from tests.commands import Registro, repository
from tests.letters import CASE, FULL_71, FULL_73, MOMENT, PATH, case_file, edited, text_of

SUFFIXES = (".docx", ".odt")
CASES = {
    "presa-in-carico": case_file(*FULL_71),
    "disponibilita-22ter": case_file(*FULL_73, causale="transizione_22ter"),
    "richiesta-dati": case_file("2026-03-02 invio_verbale_regionale", causale="crisi_art21"),
    "convocazione-parti": case_file(*FULL_71),
    "verbale-incontro": case_file(*FULL_71),
    "trasmissione-verbale": case_file(*FULL_71),
    "convocazione-lavoratori": case_file(*FULL_71),
}
SAID = {
    "presa-in-carico": (
        "Provincia di Brescia",
        "Brescia, 3 marzo 2026",
        "Ufficio del personale, PEC fonderie@pec.example.org",
        "RSU Esempio, rsu@example.org",
        "Ricevuta l’informativa di Regione Lombardia del 2 marzo 2026, si comunica",
        "secondo quanto previsto dal paragrafo 7.1.2 delle «Linee Guida per la gestione",
        "Brescia (BS), 86 lavoratori",
        "Segreteria del Nucleo, tel. 030 0000000",
    ),
    "disponibilita-22ter": ("manifesta la propria disponibilità", "paragrafo 7.3.1"),
    "richiesta-dati": (
        "la durata della sospensione o della riduzione",
        "può avvalersi dell’ausilio del referente aziendale (paragrafo 7.2.2",
        "soltanto dati numerici e in forma aggregata",
    ),
    "convocazione-parti": (
        "venerdì 20 marzo 2026, alle ore 10:30, presso la sala riunioni",
        "all’esame congiunto svolto in sede ministeriale il 12 marzo 2026",
        "informare le parti circa gli obblighi normativi",
    ),
    "verbale-incontro": (
        "Il giorno 20 marzo 2026, in presenza, su convocazione del Nucleo territoriale di Brescia del 16 marzo 2026",
        "Indisponibili: FIM-CISL.",
        "bilancio di competenze",
        "lo allegheranno all’istanza di CIGS",
    ),
    "trasmissione-verbale": ("Regione Lombardia, ufficio competente", "e, per conoscenza:", "FIOM-CGIL Brescia"),
    "convocazione-lavoratori": ("venerdì 10 aprile 2026, alle ore 14:30, presso la mensa", "paragrafo 7.1.4"),
}


def root_with(tmp_path: Path, text: str) -> str:
    return repository(tmp_path / "registro", {PATH: text})


def run(registro: Registro, root: str, *arguments: str) -> tuple[int, str]:
    ran = registro("letter", CASE, *arguments, "--root", root, "--as-of", "2026-03-23")
    return ran.code, ran.complaint


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", letters())
def test_a_letter_says_what_it_must(registro: Registro, tmp_path: Path, name: str, suffix: str) -> None:
    path = tmp_path / f"lettera{suffix}"
    given = MOMENT if name == "convocazione-lavoratori" else ()
    code, complaint = run(registro, root_with(tmp_path, CASES[name]), name, "-o", str(path), *given)

    assert (code, complaint) == (0, "")
    text = text_of(path)
    for said in SAID[name]:
        assert said in text
    assert not any(sign in text for sign in ("{{", "{%", "}}", "%}"))


@pytest.mark.parametrize("name", letters())
def test_the_shipped_templates_are_italian_documents(name: str) -> None:
    document = Document(BytesIO(shipped(name, "docx")))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style and paragraph.text}
    assert used - {"Normal"} <= {
        *("Data e protocollo", "Destinatario", "Oggetto", "Testo lettera", "Voce di elenco", "Appuntamento", "Saluti"),
        *("Firma", "Titolo verbale", "Sottotitolo verbale", "Titolo di sezione"),
    }
    with ZipFile(BytesIO(shipped(name, "docx"))) as archive:
        assert b'w:val="it-IT"' in archive.read("word/styles.xml")
        assert archive.testzip() is None
    with ZipFile(BytesIO(shipped(name, "odt"))) as archive:
        assert b'fo:language="it" fo:country="IT"' in archive.read("styles.xml")


@pytest.mark.parametrize("name", letters())
def test_both_kinds_of_a_template_name_the_same_fields(name: str) -> None:
    fields = [LetterTemplate.read(shipped(name, kind), kind).fields for kind in ("docx", "odt")]
    assert fields[0] == fields[1]
    assert fields[0] <= set(known_fields())


def test_every_use_of_a_letter_is_a_step_of_its_path_with_its_rule() -> None:
    law = load_law()
    assert len(letters()) == 7
    for letter in letters().values():
        assert set(letter.required) <= set(known_fields())
        for use in letter.uses:
            step = next(step for step in law.paths[use.path].steps if step.step == use.step)
            assert not step.is_external
            section = law.rules[use.rule].paragraph
            assert section.startswith(use.path) or use.path == "monitoraggio"


def test_the_view_holds_every_field_of_the_glossary_and_no_other() -> None:
    status = status_of(case_of(case_file(*FULL_71), PATH), "2026-03-23")
    view = letter_view(status, None, setting_on("2026-03-23").law, given={})
    assert list(view.values) == [term.key for term in letter_fields().values()]
    assert len(set(view.values)) == len(view.values)
    assert "comando" in {term.where for term in letter_fields().values()}


def test_the_minutes_of_path_72_are_optional_and_shorter(registro: Registro, tmp_path: Path) -> None:
    events = (
        "2026-03-02 invio_verbale_regionale",
        "2026-03-08 valutazione; esito: positivo",
        "2026-03-20 incontro_parti; presenti: [Azienda]",
    )
    path = tmp_path / "verbale.docx"
    code, _ = run(
        registro, root_with(tmp_path, case_file(*events, causale="crisi_art21")), "verbale-incontro", "-o", str(path)
    )
    text = text_of(path)
    assert code == 0
    assert "paragrafo 7.2.3" in text
    assert "L'8 marzo 2026 il Nucleo territoriale ha valutato positivamente" in text
    assert "istanza di CIGS" not in text
    assert "Programma di politiche attive" not in text


def test_all_that_is_missing_is_told_at_once_and_nothing_is_written(registro: Registro, tmp_path: Path) -> None:
    root, path = root_with(tmp_path, case_file(*FULL_71[:3], contacts="")), tmp_path / "lettera.docx"
    code, complaint = run(registro, root, "convocazione-parti", "-o", str(path))

    assert code == 1
    convening = "evento «convocazione_parti», voce"
    expected = f"""\
registro: la lettera «convocazione-parti» non si può ancora scrivere. Al file {PATH} manca:
- Referenti dell'azienda (referenti_azienda): referenti, con ruolo: azienda
- Referenti sindacali (referenti_sindacali): referenti, con ruolo: oo_ss o rsa_rsu
- Incontro previsto (incontro_previsto): {convening} «incontro_previsto», ad esempio incontro_previsto: 2026-03-20
- Ora dell'incontro (ora): {convening} «ora», ad esempio ora: 10:30
- Luogo dell'incontro (luogo): {convening} «luogo», ad esempio luogo: sala riunioni della Provincia
"""
    assert complaint == expected
    assert not path.exists()


def test_minutes_that_nobody_signed_are_not_transmitted(registro: Registro, tmp_path: Path) -> None:
    unsigned = FULL_71[-1].replace("firmato: sì", "firmato: no")
    code, complaint = run(registro, root_with(tmp_path, case_file(*FULL_71[:-1], unsigned)), "trasmissione-verbale")
    assert code == 1
    assert "- Firma del verbale (verbale_firmato): evento «verbale_incontro», voce «firmato»" in complaint


def test_what_no_file_holds_is_given_to_the_command(registro: Registro, tmp_path: Path) -> None:
    root = root_with(tmp_path, case_file(*FULL_71))
    code, complaint = run(registro, root, "convocazione-lavoratori", *MOMENT[:2])
    assert code == 1
    assert "- Ora del momento informativo (ora_momento): nessun file lo contiene, si dà al comando" in complaint
    assert "data_momento" not in complaint

    code, complaint = run(registro, root, "convocazione-lavoratori", "--field", "lavoratori=3")
    assert code == 2
    assert complaint.startswith("registro: «lavoratori» non si dà al comando. Si danno solo protocollo, ")


def test_an_undecided_lead_writes_nothing(registro: Registro, tmp_path: Path) -> None:
    text = case_file(*FULL_71).replace(
        "procedure:", "  - comune: Dalmine\n    provincia: BG\n    lavoratori: 86\nprocedure:"
    )
    code, complaint = run(registro, root_with(tmp_path, text), "presa-in-carico")
    assert code == 1
    assert "- Nucleo (nucleo): accordo_capofila, se il capofila è da concordare" in complaint


def test_a_letter_is_never_written_over_another_file(registro: Registro, tmp_path: Path) -> None:
    root, path = root_with(tmp_path, case_file(*FULL_71)), tmp_path / "lettera.docx"
    path.write_text("mia", encoding="utf-8")
    code, complaint = run(registro, root, "presa-in-carico", "-o", str(path))
    assert code == 2
    assert complaint == f"registro: «{path}» esiste già: indicare un altro file con -o, o aggiungere --overwrite.\n"
    assert path.read_text(encoding="utf-8") == "mia"
    assert run(registro, root, "presa-in-carico", "-o", str(path), "--overwrite") == (0, "")
    assert "Provincia di Brescia" in text_of(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_facts_give_the_same_bytes(registro: Registro, tmp_path: Path, suffix: str) -> None:
    root = root_with(tmp_path, case_file(*FULL_71))
    for name in ("uno", "due"):
        run(registro, root, "verbale-incontro", "-o", str(tmp_path / f"{name}{suffix}"))
    assert (tmp_path / f"uno{suffix}").read_bytes() == (tmp_path / f"due{suffix}").read_bytes()


HOSTILE = [
    "Rossi & C. <b>S.r.l.</b> # {x} \"y\" 'z'",
    "{{ azienda }} {% if x %} {# y #} }} {_{ %}",
    "]]> &amp; <!-- --> <w:p/> &#0; \\u0000",
    "=1+1 " + "lunghissima " * 400,
    "שלום عربي 中文 ÀÈÌ €",
]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", HOSTILE)
def test_the_name_of_a_company_is_only_text(registro: Registro, tmp_path: Path, name: str, suffix: str) -> None:
    quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    root, path = root_with(tmp_path, case_file(*FULL_71, name=quoted)), tmp_path / f"lettera{suffix}"
    assert run(registro, root, "presa-in-carico", "-o", str(path)) == (0, "")
    assert " ".join(name.split()) in " ".join(text_of(path).split())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_a_command_gives_is_only_text_too(registro: Registro, tmp_path: Path, suffix: str) -> None:
    root, path = root_with(tmp_path, case_file(*FULL_71)), tmp_path / f"lettera{suffix}"
    hostile = "Dott.\u202e Rossi\x07 <b>&\n{{ x }}"
    assert run(registro, root, "presa-in-carico", "-o", str(path), "--field", f"firmatario={hostile}") == (0, "")
    assert "Dott.· Rossi· <b>& {{ x }}" in text_of(path)


def test_an_office_puts_its_own_template_in_the_place_of_ours(registro: Registro, tmp_path: Path) -> None:
    root = root_with(tmp_path, case_file(*FULL_71))
    greeting = "Distinti saluti."
    (Path(root) / "modelli/BS").mkdir(parents=True)
    (Path(root) / "modelli/presa-in-carico.docx").write_bytes(
        edited("presa-in-carico", ".docx", (greeting, "Saluti da tutti."))
    )
    run(registro, root, "presa-in-carico", "-o", str(tmp_path / "a.docx"))
    assert "Saluti da tutti." in text_of(tmp_path / "a.docx")

    (Path(root) / "modelli/BS/presa-in-carico.docx").write_bytes(
        edited("presa-in-carico", ".docx", (greeting, "Saluti da Brescia."))
    )
    run(registro, root, "presa-in-carico", "-o", str(tmp_path / "b.docx"))
    assert "Saluti da Brescia." in text_of(tmp_path / "b.docx")
    listed = registro("letter", "--list", "--root", root).out
    assert "modelli/BS/presa-in-carico.docx, modelli/presa-in-carico.docx" in listed


@pytest.mark.parametrize(
    ("suffix", "broken"),
    [
        (".docx", "Distinti {</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ azie</w:t></w:r><w:r><w:t>nda }}."),
        (".odt", "Distinti {<text:span>{ azie</text:span><text:span>nda }</text:span>}<text:s/>."),
    ],
)
def test_a_placeholder_that_the_word_processor_broke_is_still_one(
    registro: Registro, tmp_path: Path, suffix: str, broken: str
) -> None:
    mine = tmp_path / f"mio{suffix}"
    mine.write_bytes(edited("presa-in-carico", suffix, ("Distinti saluti.", broken)))
    path = tmp_path / f"lettera{suffix}"
    code, complaint = run(registro, root_with(tmp_path, case_file(*FULL_71)), str(mine), "-o", str(path))
    assert (code, complaint) == (0, "")
    assert "Distinti Fonderie Esempio S.r.l." in text_of(path)
    assert "paragrafo 7.1.3" in text_of(path)  # of the next action: the document has a name of the office's own


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_unknown_placeholders_are_told_with_the_nearest(registro: Registro, tmp_path: Path, suffix: str) -> None:
    mine = tmp_path / f"mio{suffix}"
    mine.write_bytes(
        edited("presa-in-carico", suffix, ("Distinti saluti.", "{{ lavoratrici }} {{ aziend }} {{ qqq }}"))
    )
    code, complaint = run(registro, root_with(tmp_path, case_file(*FULL_71)), str(mine))
    lines = complaint.splitlines()
    assert code == 1
    assert lines[0] == f"registro: il modello «{mine}» va corretto:"
    assert lines[1:4] == [
        "- il campo «aziend» non esiste: forse «azienda».",
        "- il campo «lavoratrici» non esiste: forse «lavoratori».",
        "- il campo «qqq» non esiste.",
    ]
    assert lines[4] == f"I campi che si possono usare: {', '.join(known_fields())}."


CROSSING = (
    "{% if not azienda %}</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{% endif %}"
    "</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>"
)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{{ azienda.upper() }}", "vicino a «{{ azienda.upper() }}»: qui si possono usare solo campi"),
        ("{{ azienda.__class__ }}", "«__class__» non si può usare"),
        ("{{ 'a' * 9 }}", "qui si possono usare solo campi"),
        ("{% set x = 1 %}", "qui si possono usare solo campi"),
        ("{% include 'x' %}", "qui si possono usare solo campi"),
        ("{{ azienda | urlize }}", "il filtro «urlize» non esiste: ci sono il, al, dal, del, giorno"),
        ("{{ azienda", "un segnaposto è scritto male, vicino a «{{ azienda"),
        ("{% if azienda %}", "comincia e non finisce: manca «endif» o «endfor»"),
        ("{%p if azienda %}", "comincia e non finisce: manca «endif» o «endfor»"),
        ("{% for riga in programma %}{{ riga.costo }}{% endfor %}", "un segnaposto chiede ciò che un campo non ha"),
        ("{% for x in 'aaa' %}{% endfor %}", "un elenco «for» ripete un campo, e non altro"),
        ("{% for x in presenti | elenco %}{% endfor %}", "un elenco «for» ripete un campo, e non altro"),
        ("{% for x in presenti %}" * 3 + "{% endfor %}" * 3, "gli elenchi «for» uno dentro l'altro sono più di 2"),
        ("{{ " + "(" * 3000 + "azienda" + ")" * 3000 + " }}", "sono troppi, uno dentro l'altro"),
        (CROSSING, "una condizione «if» o un elenco «for» comincia in un punto del documento e finisce in un altro"),
    ],
)  # fmt: skip
def test_the_language_of_templates_is_small(registro: Registro, tmp_path: Path, written: str, told: str) -> None:
    mine = tmp_path / "mio.docx"
    mine.write_bytes(edited("presa-in-carico", ".docx", ("Distinti saluti.", written)))
    code, complaint = run(registro, root_with(tmp_path, case_file(*FULL_71)), str(mine), "-o", str(tmp_path / "x.docx"))
    assert code == 1
    assert told in complaint
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html/>", b"x" * 6_000_000])
def test_what_is_no_document_is_refused(registro: Registro, tmp_path: Path, content: bytes) -> None:
    mine = tmp_path / "mio.docx"
    mine.write_bytes(content)
    code, complaint = run(registro, root_with(tmp_path, case_file(*FULL_71)), str(mine))
    assert code == 1
    assert "il file non è un documento DOCX o ODT" in complaint or "supera 5 MB" in complaint


def test_a_document_with_a_type_of_its_own_is_refused() -> None:
    bomb = edited("presa-in-carico", ".docx", ("<w:document", '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document'))
    with pytest.raises(TemplateFault, match="rovinato"):
        LetterTemplate.read(bomb, "docx")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("presa-in-caric",), "il modello «presa-in-caric» non c'è: scrivere presa-in-carico, disponibilita-22ter"),
        (("disponibilita-22ter",), "la lettera «disponibilita-22ter» non serve nel percorso 7.1. Percorsi: 7.3."),
        (("presa-in-carico", "-o", "x.pdf"), "«x.pdf»: il nome del file finisce in .docx o in .odt."),
        (("presa-in-carico", "--field", "firmatario"), "«firmatario»: scrivere un nome e un valore"),
    ],
)
def test_wrong_use_is_one_italian_line(
    registro: Registro, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    code, complaint = run(registro, root_with(tmp_path, case_file(*FULL_71)), *arguments)
    assert code == 2
    assert told in complaint
    assert len(complaint.splitlines()) == 1


def test_the_list_tells_which_letter_the_next_action_wants(registro: Registro, tmp_path: Path) -> None:
    root = root_with(tmp_path, case_file(*FULL_71[:3]))
    out = registro("letter", CASE, "--root", root, "--as-of", "2026-03-13").out.splitlines()
    assert out[0] == f"Lettere per Fonderie Esempio S.r.l. ({CASE}), percorso 7.1:"
    place = out.index(
        "- convocazione-parti: Convocazione delle parti (passo: convocazione delle parti, regola R-7.1.3-1)."
        " Per la prossima azione."
    )
    assert out[place + 1] == (
        "  Manca: incontro previsto (incontro_previsto), ora dell'incontro (ora), luogo dell'incontro (luogo)."
    )
    assert "  Pronta: i dati ci sono tutti." in out
    assert sum("Per la prossima azione" in line for line in out) == 1
