"""A row becomes a case, or is refused with its number, the column and the reason."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.importing.days import to_iso
from registry.layout import LONGEST_SLUG, slug_of
from registry.model.case import SLUG
from tests.commands import Registro
from tests.spreadsheets import GOOD, HEADER, SMALL, cases_in, converted_in, mapping_in, reasons


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        ("1,Alfa,BG,2025-01-01,1.000,", "addetti", "lavoratori: «1.000» non è un numero intero."),
        ("1,Alfa,BG,2025-02-30,10,", "data", "data: «2025-02-30» non è una data del calendario."),
        ("1,Alfa,BG,31/12/2025,10,", "data", "«31/12/2025» non dice l'anno del caso."),
        ("1,Alfa,BG,,10,", "data", "manca la data che dà l'anno al caso."),
        ("1,Alfa,TO,2025-01-01,10,", "prov", "«TO» non è la sigla di un territorio lombardo."),
        ("1,Alfa,,2025-01-01,10,", "prov", "manca la provincia, che decide il territorio."),
        ("1,,BG,2025-01-01,10,", "nome", "manca «azienda», che è obbligatorio."),
        (",???,BG,2025-01-01,10,", "nome", "non c'è di che dare un nome al file."),
        ("1,Alfa,BG,2025-01-01,#N/D,", "addetti", "«#N/D» è un errore del foglio di calcolo."),
        ("1,Alfa,BG,2025-01-01,10,,di,più", "", "la riga ha 8 celle, ma l'intestazione ha 6 colonne."),
        ("1,Alfa,BG", "", "la riga ha solo 3 celle delle 6 dell'intestazione."),
        ('1,"Ditta "Alfa" srl",BG,2025-01-01,10,', "", "le virgolette non sono scritte bene (riga di testo 3)."),
        (f"1,Alfa,BG,2025-01-01,10,{'x' * 5001}", "nota", "il testo è di 5.001 caratteri; il limite è 5.000."),
    ],
)
def test_a_row_is_refused_with_number_column_and_reason(tmp_path: Path, row: str, column: str, message: str) -> None:
    converted = converted_in(tmp_path, GOOD.replace("Alfa", "Prima"), row, GOOD.replace("Alfa", "Ultima"))
    assert reasons(converted) == [(3, column, message)]
    assert [case.identity.slug for case in converted.cases] == ["prima", "ultima"]


def test_an_error_of_a_check_refuses_the_row(tmp_path: Path) -> None:
    sole_trader = SMALL.replace('nome}"\n  sedi', 'nome}"\n    forma_giuridica: ditta_individuale\n  sedi')
    ((number, column, message),) = reasons(
        converted_in(tmp_path, "1,Mario Rossi,BG,2025-01-01,10,", mapping=sole_trader)
    )
    assert (number, column) == (2, "nome")
    assert "è il nome di una persona" in message


def test_rows_that_ask_for_one_name_all_take_their_mark(tmp_path: Path) -> None:
    rows = ("7,Alfa,BG,2025-01-01,10,", "8,Alfa,BG,2025-06-01,20,", "9,Alfa,BG,2024-06-01,20,")
    assert [case.identity.id for case in converted_in(tmp_path, *rows).cases] == [
        "BG-2025-alfa-7",
        "BG-2025-alfa-8",
        "BG-2024-alfa",
    ]
    same = converted_in(tmp_path, "7,Alfa,BG,2025-01-01,10,", "7,Alfa,BG,2025-06-01,20,")
    assert reasons(same) == [(3, "", "«cases/BG/2025/alfa-7.yaml» è già il file della riga 2.")]


def test_rejected_rows_can_be_mended_and_imported_again(registro: Registro, tmp_path: Path) -> None:
    mapping_in(tmp_path)
    rows = f"{HEADER}\n9,=Alfa,BG,2025-01-01,dieci,\n2,Beta,BG,2025-01-01,dieci,\n{GOOD}\n"
    (tmp_path / "righe.csv").write_text(rows, encoding="utf-8")
    bad = tmp_path / "rifiutate.csv"
    options = ("--mapping", str(tmp_path / "mappatura.yaml"), "-o", str(tmp_path))
    ran = registro("import", str(tmp_path / "righe.csv"), *options, "--rejects", str(bad))
    assert ran.code == 1
    assert "righe 2–3, colonna «addetti»: lavoratori: «dieci» non è un numero intero.\n    → Scrivere" in ran.out
    told = list(csv.reader(io.StringIO(bad.read_text(encoding="utf-8-sig"))))
    assert told[1][0] == "2"
    assert told[1][3:5] == ["9", "'=Alfa"]
    bad.write_text(bad.read_text(encoding="utf-8").replace(",dieci,", ",10,"), encoding="utf-8")
    assert registro("import", str(bad), *options).code == 0
    assert {case.company.name for case in cases_in(tmp_path).values()} == {"=Alfa", "Beta", "Alfa"}
    again = registro("import", str(bad), *options, "--rejects", str(bad))
    assert (again.code, again.out) == (2, "")
    assert "esiste già: scegliere un altro nome" in again.refusal


@given(cells=st.lists(st.text(max_size=40), min_size=6, max_size=6))
def test_whatever_the_cells_hold_the_row_is_a_case_or_a_rejection(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str]
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    folder = tmp_path_factory.mktemp("righe")
    converted = converted_in(folder, GOOD, text.getvalue())
    assert len(converted.cases) + len(converted.rejections) in {1, 2}  # a blank row is neither
    note = converted_in(folder, f"2,Beta,BG,2025-01-01,10,{_quoted(cells[5])}")
    (found,) = note.cases
    kept = "".join(cells[5].split()).replace("\ufeff", "")
    assert all(char in found.data.decode() for char in kept if char.isalnum())


def _quoted(cell: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerow([cell])
    return text.getvalue().rstrip("\r\n")


def test_a_warning_does_not_refuse_a_row(tmp_path: Path) -> None:
    assert not converted_in(tmp_path, "1,Alfa,BG,2050-01-01,10,").rejections  # data-futura is an avviso


@pytest.mark.parametrize(
    ("text", "formats", "day"),
    [
        ("28/02/2025", ("GG/MM/AAAA",), "2025-02-28"),
        ("20250228", ("AAAAMMGG",), "2025-02-28"),
        ("1122025", ("GGMMAAAA",), None),
        ("28.02.89", ("GG.MM.AA",), "2089-02-28"),
        ("28.02.90", ("GG.MM.AA",), "1990-02-28"),
        ("45678", ("excel",), "2025-01-21"),
        ("45678", ("GG/MM/AAAA",), None),
        ("2025-02-28T09:15:00", ("GG/MM/AAAA",), "2025-02-28"),
        ("٢٨/02/2025", ("GG/MM/AAAA",), None),
    ],
)
def test_days(text: str, formats: tuple[str, ...], day: str | None) -> None:
    assert to_iso(text, formats) == day


@given(st.text(max_size=200))
def test_a_slug_is_always_the_name_of_a_file(text: str) -> None:
    slug = slug_of(text)
    assert not slug or (SLUG.fullmatch(slug) and len(slug) <= LONGEST_SLUG)
