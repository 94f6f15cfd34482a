"""A mapping is refused with the line of each fault; it reads columns as it says; the guide tells it all."""

import re
from pathlib import Path

import pytest

from registry.importing import Faulty
from tests.commands import Registro
from tests.spreadsheets import EXAMPLE, GOOD, GUIDE, HEADER, ROOT, SMALL, converted_in, mapping_in, reasons


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("nome: ", "nme: ", 4, "«nme» non è una voce ammessa qui."),
        ("denominazione", "denominazzione", 8, "«denominazzione» non è una voce ammessa qui."),
        ('"{nome}"\n  sedi', "{nome}\n  sedi", 8, "denominazione: serve un valore solo, non un elenco."),
        ("{nota}", "{nota", 12, "«{nota»: una graffa non si apre o non si chiude."),
        ("segnalazione", "segnalazzione", 14, "tipo: «segnalazzione» non è un tipo di evento."),
        ('"{addetti}"', "1.000", 11, "lavoratori: «1.000» non è un numero intero."),
        ("caso:", "colonne:\n  dta:\n    formato: GG/MM/AAAA\ncaso:", 7, "«dta» è descritta tra le colonne"),
        ("caso:", "colonne:\n  data:\n    formato: gg/mm\ncaso:", 8, "formato: «gg/mm» non è un formato di data."),
        ("caso:", "colonne:\n  data:\n    valori: BG\ncaso:", 8, "valori: serve una tavola"),
        ("caso:", "colonne:\n  data:\n    cifre: 3\n    formato: excel\ncaso:", 7, "si escludono"),
        (
            "      data:",
            "      quando:\n        colonna: n\n      data:",
            15,
            "una condizione vuole «colonna» e uno solo",
        ),
    ],
)
def test_a_fault_of_the_mapping_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert SMALL.count(old) >= 1
    with pytest.raises(Faulty) as faulty:
        mapping_in(tmp_path, SMALL.replace(old, new, 1))
    problems = faulty.value.problems
    assert [problem.line for problem in problems if message in problem.message] == [line], problems


def test_a_missing_column_is_told_with_the_nearest(registro: Registro, tmp_path: Path) -> None:
    mapping_in(tmp_path)
    (tmp_path / "righe.csv").write_text(f"{HEADER.replace('addetti', 'Addetti')}\n{GOOD}\n", encoding="utf-8")
    ran = registro(
        "import", str(tmp_path / "righe.csv"), "--mapping", str(tmp_path / "mappatura.yaml"), "-o", str(tmp_path)
    )
    assert ran.code == 2
    assert "riga 11, colonna 19 [colonna-mancante]" in ran.complaint
    assert "Forse si voleva scrivere «Addetti»." in ran.complaint
    assert not (tmp_path / "cases").exists()


def test_columns_are_read_as_the_mapping_says(tmp_path: Path) -> None:
    mapping = SMALL + (
        "colonne:\n"
        "  prov:\n    valori:\n      Bergamo: BG\n      brescia: BS\n"
        "  data:\n    formato:\n      - GG/MM/AAAA\n      - GG.MM.AA\n      - excel\n"
        '  addetti:\n    vuoti: ["-", n.d.]\n'
        "  nota:\n    elenco: a capo\n"
    )
    rows = (
        "1,Alfa,BERGAMO,1/2/2025,-,",
        '2,Beta,Brescia,01.02.98,7,"uno\ndue"',
        "3,Gamma,Bergamo,45678,n.d.,",
        "4,Delta,Milano,2025-01-01,1,",
        "5,Epsilon,Bergamo,1-2-2025,1,",
    )
    converted = converted_in(tmp_path, *rows, mapping=mapping)
    assert [case.identity.id for case in converted.cases] == ["BG-2025-alfa", "BS-1998-beta", "BG-2025-gamma"]
    alfa, beta, _ = (case.data.decode() for case in converted.cases)
    assert "data: 2025-02-01" in alfa
    assert "lavoratori" not in alfa
    assert "note: uno, due" in beta
    assert reasons(converted) == [
        (5, "prov", "«Milano» non è tra i valori previsti dalla mappatura."),
        (6, "data", "«1-2-2025» non è una data nel formato GG/MM/AAAA o GG.MM.AA o excel."),
    ]


def _sections_of_the_guide() -> list[str]:
    page = (GUIDE / "importare.md").read_text(encoding="utf-8")
    return re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", _sections_of_the_guide())
def test_the_examples_of_the_guide_are_mappings(tmp_path: Path, block: str) -> None:
    needed = {"percorso": 'percorso:\n  territorio: "{provincia}"\n  anno: "{data annuncio}"\n  nome: "{azienda}"\n'}
    needed["caso"] = 'caso:\n  azienda:\n    denominazione: "{azienda}"\n  sedi:\n    - provincia: "{provincia}"\n'
    needed["caso"] += '      lavoratori: "{lavoratori}"\n'
    missing = "".join(text for name, text in needed.items() if not re.search(f"^{name}:", block, re.MULTILINE))
    assert mapping_in(tmp_path, block + missing).mapping.uses


def test_the_guide_shows_the_mapping_that_is_shipped() -> None:
    page = (GUIDE / "importare.md").read_text(encoding="utf-8")
    name = EXAMPLE.relative_to(ROOT).as_posix()
    assert f'```yaml title="{name}"\n{EXAMPLE.read_text(encoding="utf-8")}```\n' in page


def test_the_guide_tells_every_key_of_amapping_in() -> None:
    page = (GUIDE / "importare.md").read_text(encoding="utf-8")
    table = re.search(
        r"^\[importazione\]\n(.*?)^\[", (ROOT / "registry/glossary.toml").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert table is not None
    keys = re.findall(r'= "(\w+)"', table[1])
    assert keys
    assert not [key for key in keys if f"`{key}`" not in page and f"{key}:" not in page]
