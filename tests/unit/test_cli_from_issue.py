"""`registro from-issue`: the text of a filled form becomes a case or an event; hostile text stays text."""

import io
import sys
from pathlib import Path

import pytest

from registry.source import read
from tests.commands import Ran, Registro
from tests.repositories import PATH, case_text

CRISIS = """\
### Denominazione dell'azienda

Fonderie Esempio S.r.l.

### Codice fiscale dell'azienda

99900010168

### Forma giuridica

Società a responsabilità limitata (srl)

### Organico

_No response_

### Sedi e lavoratori coinvolti

Brescia (BS): 14
- Dalmine (BG): 5

### Tipo di crisi

Riduzione di organico (riduzione_organico), Altro (altro)

### Causale della procedura

CIGS per crisi aziendale (art. 21) (crisi_art21)

### Che cosa è accaduto

Invio del verbale regionale (invio_verbale_regionale)

### Data

2026-03-02

### Nucleo che apre il caso

_No response_

### Note interne

Ha scritto la RSU: "chiede un incontro"
# non è un commento
"""
EVENT = """\
### Caso

https://registro.example.org/casi/BS/2026/fonderie-esempio/

### Tipo di evento

Convocazione delle parti (convocazione_parti)

### Data

2026-03-19

### Procedura

_No response_

### Nucleo che ha agito

_No response_

### Altri dati

incontro_previsto: 2026-03-30
- documenti.titolo: "Lettera: convocazione"

### Nota pubblica

_No response_

### Nota interna

_No response_
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "cases").mkdir()
    return tmp_path


def run(registro: Registro, root: Path, text: str) -> Ran:
    (root / "modulo.md").write_text(text, encoding="utf-8")
    return registro("from-issue", str(root / "modulo.md"), "--root", str(root), "--as-of", "2026-03-20")


def written(root: Path) -> list[str]:
    return [str(file.relative_to(root)) for file in sorted(root.glob("cases/**/*.yaml"))]


def with_case(root: Path) -> None:
    file = root / PATH
    file.parent.mkdir(parents=True)
    text = case_text("2026-03-02 presa_in_carico", "2026-03-12 esame_congiunto_ministeriale")
    file.write_text(text, encoding="utf-8")


def test_a_crisis_becomes_a_case(registro: Registro, root: Path) -> None:
    ran = run(registro, root, CRISIS)
    assert ran.code == 0, ran.complaint
    (path,) = written(root)
    assert path == "cases/BS/2026/fonderie-esempio-brescia.yaml"
    assert (root / path).read_text(encoding="utf-8") == (
        'azienda:\n  denominazione: Fonderie Esempio S.r.l.\n  codice_fiscale: "99900010168"\n  forma_giuridica: srl\n'
        "tipo_crisi:\n  - riduzione_organico\n  - altro\n"
        "sedi:\n  - comune: Brescia\n    provincia: BS\n    lavoratori: 14\n"
        "  - comune: Dalmine\n    provincia: BG\n    lavoratori: 5\n"
        'note: "Ha scritto la RSU: \\"chiede un incontro\\"\\n# non è un commento"\n'
        "procedure:\n  - causale: crisi_art21\n    eventi:\n"
        "      - tipo: invio_verbale_regionale\n        data: 2026-03-02\n"
    )


def test_an_event_goes_in_its_case(registro: Registro, root: Path) -> None:
    with_case(root)
    before = (root / PATH).read_text(encoding="utf-8")
    ran = run(registro, root, EVENT.replace("\n", "\r\n"))
    assert ran.code == 0, ran.complaint
    assert (root / PATH).read_text(encoding="utf-8") == before + (
        "      - tipo: convocazione_parti\n        data: 2026-03-19\n"
        '        documenti:\n          - titolo: "Lettera: convocazione"\n'
        "        incontro_previsto: 2026-03-30\n"
    )
    assert "(12/03/2026) → Convocazione delle parti (19/03/2026)" in ran.out


def test_all_that_is_missing_or_unknown_at_once(registro: Registro, root: Path) -> None:
    text = CRISIS.replace("Fonderie Esempio S.r.l.", "_No response_").replace("99900010168", "123")
    text = text.replace("(srl)", "(sarl)").replace("Dalmine (BG): 5", "Dalmine: cinque").replace("2026-03-02", "ieri")
    ran = run(registro, root, f"{text}\n### Bonifico\n\n100\n")
    assert ran.code == 1
    for told in (
        "manca la risposta a «Denominazione dell'azienda»",
        "«123» non è un codice di 11 cifre",
        "Forma giuridica: «Società a responsabilità limitata (sarl)» non è tra le scelte",
        "lavoratori: «cinque» non è un numero intero",
        "data: «ieri» non è una data",
        "«Bonifico» non è una domanda del modulo «Segnala una crisi»",
    ):
        assert told in ran.complaint
    assert written(root) == []


def test_an_event_form_with_everything_wrong(registro: Registro, root: Path) -> None:
    with_case(root)
    text = EVENT.replace("/casi/BS/2026/fonderie-esempio/", "/casi/BS/2026/altra/").replace("2026-03-19", "")
    text = text.replace("(convocazione_parti)", "(convocazione)").replace("incontro_previsto: ", "incontro previsto ")
    ran = run(registro, root, text)
    assert ran.code == 1
    for told in (
        "il caso «BS-2026-altra» non esiste",
        "manca la risposta a «Data»",
        "«Convocazione delle parti (convocazione)» non è tra le scelte",
        "«incontro previsto 2026-03-30» non è scritto come «voce: valore»",
    ):
        assert told in ran.complaint


def answered(question: str, answer: str, text: str = CRISIS) -> str:
    """Return a form with another answer to a question."""
    before, title, after = text.partition(f"### {question}\n")
    assert title
    _, following, rest = after.partition("\n### ")
    return f"{before}{title}\n{answer}\n{following}{rest}"


TWO = case_text("2026-03-02 presa_in_carico") + "  - causale: proroga_22bis_crisi\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (answered("Data", ""), "→ Scriverla sotto «### Data», ad esempio 2026-03-25."),
        (answered("Che cosa è accaduto", ""), "→ Sceglierlo sotto «### Che cosa è accaduto», oppure togliere la data."),
        (
            answered("Sedi e lavoratori coinvolti", "Torino (TO): 3"),
            "dire quale Nucleo apre il caso sotto «### Nucleo che apre il caso»",
        ),
        (answered("Procedura", "9", EVENT), "il caso ha 2 procedure: la 9 non esiste."),
        (answered("Procedura", "", EVENT), "scriverne il numero sotto «### Procedura» (1: Proroga CIGS"),
        (answered("Data", "31/02/2026", answered("Tipo di evento", "boh", EVENT)), "data: «31/02/2026» non è una data"),
    ],
)
def test_who_filled_a_form_hears_of_its_titles_and_not_of_options(
    registro: Registro, root: Path, text: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    file = root / PATH
    file.parent.mkdir(parents=True)
    file.write_text(TWO, encoding="utf-8")

    ran = run(registro, root, text)

    assert ran.code in (1, 2)
    assert told in ran.complaint
    assert " --" not in ran.complaint
    assert written(root) == [PATH]
    assert file.read_text(encoding="utf-8") == TWO


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("convocazione delle part", "Convocazione delle parti (convocazione_parti)"),
        ("convocazione_part", "Convocazione delle parti (convocazione_parti)"),
        ("presa in carico (presa in carico)", "Presa in carico (presa_in_carico)"),
        ("x" * 60_000, ""),
    ],
)
def test_a_choice_almost_right_is_proposed(registro: Registro, root: Path, typed: str, meant: str) -> None:
    with_case(root)
    ran = run(registro, root, answered("Tipo di evento", typed, EVENT))

    assert ran.code == 1
    assert (f"→ Forse si voleva scrivere «{meant}»." if meant else "→ Le scelte sono: ") in ran.complaint


@pytest.mark.parametrize("line", ["Dalmine (BG): 5", "Dalmine (BG) 5", "Dalmine (BG) - 5", "- Dalmine (bg), 5"])
def test_a_site_is_read_as_people_write_it(registro: Registro, root: Path, line: str) -> None:
    ran = run(registro, root, answered("Sedi e lavoratori coinvolti", line))

    assert ran.code == 0, ran.complaint
    (path,) = written(root)
    assert "sedi:\n  - comune: Dalmine\n    provincia: BG\n    lavoratori: 5\n" in (root / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("!!python/object/apply:os.system ['id']", 0),
        ("*alias &ancora {a: [b]}", 0),
        ("--- \n...\n? x\n- y: z\n%YAML 9", 0),
        ("<<<<<<< HEAD\nuno\n=======\ndue\n>>>>>>> altro", 0),
        ("<!-- nascosto --> visibile", 0),
        ("<script>alert(1)</script> $(rm -rf /) `id`", 0),
        ("testo \x1b[31mrosso", 1),
        ("da destra \u202e a sinistra", 1),
        ("### Data\n\n1990-01-01", 1),
        ("x" * 6000, 1),
    ],
)
def test_hostile_text_stays_text(registro: Registro, root: Path, inside: str, code: int) -> None:
    ran = run(registro, root, CRISIS.replace("# non è un commento", inside))
    assert ran.code == code, ran.complaint
    assert "Traceback" not in ran.complaint
    if code:
        assert written(root) == []
        assert "\x1b" not in ran.complaint
        return
    (path,) = written(root)
    values = read((root / path).read_bytes()).values
    assert values is not None
    assert list(values) == ["azienda", "tipo_crisi", "sedi", "note", "procedure"]
    assert inside.replace("<!-- nascosto -->", "").strip() in str(values["note"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ciao", "il testo non è quello di un modulo"),
        ("", "il testo non è quello di un modulo"),
        ("### Caso\n\nBS-2026-x\n\n### Che cosa è sbagliato\n\nx\n\n### Il dato giusto\n\ny\n", "non diventa un file"),
    ],
)
def test_what_is_no_form_is_told(registro: Registro, root: Path, text: str, told: str) -> None:
    ran = run(registro, root, text)
    assert ran.code in (1, 2)
    assert told in ran.complaint


def test_files_that_cannot_be_read(registro: Registro, root: Path) -> None:
    (root / "latino.md").write_bytes("### Città\n".encode("latin-1"))
    for name, told in (("latino.md", "non è testo UTF-8"), ("manca.md", "non esiste")):
        ran = registro("from-issue", str(root / name), "--root", str(root))
        assert ran.code == 2
        assert told in ran.refusal


def test_a_procedure_that_the_case_has_not(registro: Registro, root: Path) -> None:
    with_case(root)
    ran = run(registro, root, EVENT.replace("### Procedura\n\n_No response_", "### Procedura\n\n2"))
    assert ran.code == 2
    assert "il caso ha 1 procedura: la 2 non esiste" in ran.refusal
