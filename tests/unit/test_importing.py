"""Ten invented rows become ten cases, from CSV and from XLSX, with the mapping of the guide."""

import csv
import os
import re
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from registry.edition import Edition, shown_in
from registry.examination import Examination, examine
from tests.commands import Registro
from tests.spreadsheets import EXAMPLE, ROWS, TODAY, cases_in


def test_ten_rows_become_ten_cases_that_pass_the_check(registro: Registro, tmp_path: Path) -> None:
    ran = registro("import", str(ROWS), "--mapping", str(EXAMPLE), "-o", str(tmp_path))
    assert (ran.code, ran.complaint) == (0, "")
    assert ran.out.endswith(f"10 righe lette: 10 casi scritti in {tmp_path / 'cases'}, 0 righe rifiutate.\n")
    assert "non usa: comune_istat, data_originale." in ran.out
    cases = cases_in(tmp_path)
    assert set(cases) == {
        "BS-2024-officine-meccaniche-zerbaldo-s-r-l",
        "CO-2024-tessitura-filaranda-s-p-a",
        "MI-2024-magazzini-orvedale-s-r-l",
        "MI-2024-ristorazione-panterna-s-r-l",
        "VA-2024-grandi-magazzini-lupiana-s-p-a-20240311001",
        "VA-2024-grandi-magazzini-lupiana-s-p-a-20240311002",
        "SO-2024-cooperativa-servizi-mirtaldo",
        "PV-2024-vetreria-la-brumosa-s-n-c",
        "MN-2024-cartiera-albora-gruppo-2",
        "LO-2024-somma-logistica-s-r-l",
    }
    assert cases["LO-2024-somma-logistica-s-r-l"].company.name == "=SOMMA Logistica S.r.l."
    assert cases["PV-2024-vetreria-la-brumosa-s-n-c"].crisis_types == (
        "cessazione",
        "procedura_concorsuale",
        "trasferimento",
    )
    assert cases["SO-2024-cooperativa-servizi-mirtaldo"].company.ateco is None


def test_a_case_reads_as_if_written_by_hand(registro: Registro, tmp_path: Path) -> None:
    registro("import", str(ROWS), "--mapping", str(EXAMPLE), "-o", str(tmp_path))
    written = (tmp_path / "cases/CO/2024/tessitura-filaranda-s-p-a.yaml").read_text(encoding="utf-8")
    assert written == (ROWS.parent / "tessitura-filaranda.yaml").read_text(encoding="utf-8")


def test_announced_and_revised_numbers_both_stay(registro: Registro, tmp_path: Path) -> None:
    registro("import", str(ROWS), "--mapping", str(EXAMPLE), "-o", str(tmp_path))
    told = {}
    for case in cases_in(tmp_path).values():
        updates = list(case.procedures[0].all_of("aggiornamento_lavoratori"))
        told[case.identity.slug] = (
            case.sites[0].worker_count,
            [(str(update.date), update.sites[0].worker_count) for update in updates],  # type: ignore[attr-defined]
        )
    assert told["tessitura-filaranda-s-p-a"] == (120, [("2024-03-04", 95)])
    assert told["magazzini-orvedale-s-r-l"] == (60, [("2024-02-02", 210)])
    assert told["cartiera-albora-gruppo-2"] == (45, [("2024-06-28", 0)])
    assert told["officine-meccaniche-zerbaldo-s-r-l"] == (40, [])


def test_dates_that_do_not_agree_are_kept_as_they_are(registro: Registro, tmp_path: Path) -> None:
    registro("import", str(ROWS), "--mapping", str(EXAMPLE), "-o", str(tmp_path))
    case = cases_in(tmp_path)["MI-2024-ristorazione-panterna-s-r-l"]
    assert [str(event.date) for event in case.procedures[0].events] == ["2024-02-19"]
    assert "Ultimo aggiornamento: 2024-02-16" in (case.notes or "")


def test_with_a_publication_every_case_is_public(registro: Registro, tmp_path: Path) -> None:
    mapping = EXAMPLE.read_text(encoding="utf-8")
    public = mapping.replace("  # pubblicazione:\n  #   dal:", "  pubblicazione:\n    dal:")
    assert public != mapping
    (tmp_path / "m.yaml").write_text(public, encoding="utf-8")
    registro("import", str(ROWS), "--mapping", str(tmp_path / "m.yaml"), "-o", str(tmp_path))
    examination: Examination = examine(tmp_path, TODAY)
    assert len(shown_in(Edition.PUBLIC, examination.sound, TODAY).cases) == 10


def test_a_second_run_changes_nothing_and_touches_no_file_changed_since(registro: Registro, tmp_path: Path) -> None:
    arguments = ("import", str(ROWS), "--mapping", str(EXAMPLE), "-o", str(tmp_path))
    registro(*arguments)
    changed = tmp_path / "cases/SO/2024/cooperativa-servizi-mirtaldo.yaml"
    changed.write_text(changed.read_text(encoding="utf-8") + "# un commento\n", encoding="utf-8")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.yaml")}
    ran = registro(*arguments)
    assert ran.code == 1
    assert "riga 8: «cases/SO/2024/cooperativa-servizi-mirtaldo.yaml» esiste già, con un altro contenuto" in ran.out
    assert "0 casi scritti" in ran.out
    assert "9 casi c'erano già, uguali" in ran.out
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.yaml")} == before


def test_a_workbook_gives_the_same_files(registro: Registro, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    with ROWS.open(encoding="utf-8", newline="") as rows:
        for row in csv.reader(rows):
            sheet.append([_as_spreadsheet(cell) for cell in row])
    for cell in sheet["B"]:
        cell.data_type = "s"  # a name that begins with «=» is text
    workbook.save(tmp_path / "annunci.xlsx")
    for source, root in ((ROWS, "csv"), (tmp_path / "annunci.xlsx", "xlsx")):
        assert registro("import", str(source), "--mapping", str(EXAMPLE), "-o", str(tmp_path / root)).code == 0
    assert _files(tmp_path / "csv") == _files(tmp_path / "xlsx")


def _as_spreadsheet(cell: str) -> object:
    if re.fullmatch(r"\d{1,3}", cell):
        return float(cell)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell):
        return datetime.fromisoformat(cell)
    return int(cell) if cell.isdigit() else cell or None


def _files(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*.yaml")}


def test_a_disk_that_stops_taking_files_leaves_whole_ones_only(
    registro: Registro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link
    done: list[Path] = []

    def failing(source: Path, target: Path) -> None:
        if len(done) == 3:
            raise OSError(28, "No space left on device", str(source), None, str(target))
        done.append(target)
        link(source, target)

    def no_rename(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(self), None, str(target))

    monkeypatch.setattr(os, "link", failing)
    monkeypatch.setattr(Path, "rename", no_rename)
    ran = registro("import", str(ROWS), "--mapping", str(EXAMPLE), "-o", str(tmp_path))
    assert ran.code == 2
    assert "(casi già scritti, tutti interi: 3): non c'è più spazio sul disco." in ran.refusal
    assert len(cases_in(tmp_path)) == 3
    assert [child.name for child in tmp_path.iterdir()] == ["cases"]


def test_odd_places_are_refused_before_anything_is_read(registro: Registro, tmp_path: Path) -> None:
    mapping = ("--mapping", str(EXAMPLE))
    assert "-o vuole la cartella del registro" in registro("import", "x", *mapping, "-o", "cases").refusal
    assert "non è una cartella" in registro("import", "x", *mapping, "-o", str(EXAMPLE)).refusal
    assert "«x»: non esiste." in registro("import", "x", *mapping, "-o", str(tmp_path)).refusal
