"""`registro check` as people and programs meet it: words, shapes, exit statuses; and what is wrong use."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from registry.law import load_law
from tests.commands import Registro, repository

GOOD = """\
azienda:
  denominazione: Fonderie Esempio S.r.l.
  organico: 78
id_precedenti: [BS-2025-fonderie]
pubblicazione: {dal: 2026-03-02, al: 2031-03-02}
sedi:
  - comune: Lumezzane
    provincia: BS
    lavoratori: 14
procedure:
  - causale: proroga_22bis_crisi
    eventi:
      - tipo: presa_in_carico
        data: 2026-03-02
      - tipo: esame_congiunto_ministeriale
        data: 2026-03-12
"""
BAD = GOOD.replace("provincia: BS", "provincia: XX")
WARNED = GOOD.replace("2026-03-12", "2027-03-12")
DAY = ("--as-of", "2026-03-20")
CASE = "cases/BS/2026/fonderie-esempio.yaml"
OTHER = "cases/MI/2026/altra.yaml"
KEYS = ["regola", "livello", "file", "riga", "colonna", "campo", "messaggio", "rimedio", "fonte"]
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|error|no such|invalid|value|missing|must|unexpected|traceback|file not)\b",
    re.IGNORECASE,
)


def registry_of(root: Path, **files: str) -> str:
    """Return a repository of some files; `other` is made a case of another company, in another territory."""
    named = {"good": CASE, "other": OTHER}
    if "other" in files:
        files["other"] = _elsewhere(files["other"])
    return repository(root, {named.get(name, name): text for name, text in files.items()})


def _elsewhere(text: str) -> str:
    text = text.replace("Fonderie Esempio", "Altra Azienda").replace("[BS-2025-fonderie]", "[]")
    return text.replace("Lumezzane", "Melzo").replace("provincia: BS", "provincia: MI")


# --- text


def test_success_is_said_aloud(tmp_path: Path, registro: Registro) -> None:
    ran = registro("check", "--root", registry_of(tmp_path, good=GOOD), *DAY)

    assert (ran.code, ran.complaint) == (0, "")
    assert ran.out == "1 file controllato: tutto in ordine.\n"


def test_a_folder_that_is_no_registry_is_not_in_order(tmp_path: Path, registro: Registro) -> None:
    ran = registro("check", "--root", str(tmp_path), *DAY)

    assert ran.code == 2
    assert "non c'è la cartella «cases»: indicare con --root la cartella del registro" in ran.refusal


def test_a_registry_without_cases_is_fine(tmp_path: Path, registro: Registro) -> None:
    (tmp_path / "registro.toml").write_text("formato = 1\n", encoding="utf-8")
    ran = registro("check", "--root", str(tmp_path), *DAY)

    assert ran.code == 0
    assert ran.out == "0 file controllati: tutto in ordine.\n"


def test_a_finding_shows_its_line_with_a_caret_under_the_value(tmp_path: Path, registro: Registro) -> None:
    ran = registro("check", "--root", registry_of(tmp_path, good=BAD), *DAY)
    lines = ran.out.splitlines()
    shown = next(index for index, line in enumerate(lines) if "provincia: XX" in line)

    assert ran.code == 1
    assert lines[0] == CASE
    assert lines[1] == "  ERRORE riga 8, colonna 16 [provincia-sconosciuta]"
    assert lines[shown + 1].index("^") == lines[shown].index("XX")
    assert any(line.startswith("    → ") for line in lines)
    assert lines[-1] == "1 file controllato: 1 errore (da correggere prima di pubblicare)."


def test_the_caret_stands_right_after_accents_and_wide_spaces(tmp_path: Path, registro: Registro) -> None:
    text = GOOD.replace("  - comune: Lumezzane\n    provincia: BS", "  - {comune: Però così è, provincia: XX}").replace(
        "    lavoratori: 14\n", ""
    )
    lines = registro("check", "--root", registry_of(tmp_path, good=text), *DAY).out.splitlines()
    shown = next(index for index, line in enumerate(lines) if "provincia: XX" in line)

    assert lines[shown + 1].index("^") == lines[shown].index("XX")


def test_an_invalid_file_does_not_hide_the_others(tmp_path: Path, registro: Registro) -> None:
    root = registry_of(tmp_path, good="azienda: [", other=GOOD.replace("14", "quattordici"))

    ran = registro("check", "--root", root, *DAY)

    assert "[sintassi-yaml]" in ran.out
    assert "[numero-non-valido]" in ran.out
    assert "2 file controllati: 2 errori" in ran.out


def test_errors_come_before_warnings(tmp_path: Path, registro: Registro) -> None:
    ran = registro("check", "--root", registry_of(tmp_path, good=WARNED, other=BAD), *DAY)

    assert ran.out.index("ERRORE") < ran.out.index("AVVISO")
    assert "2 file controllati: 1 errore, 1 avviso (da correggere prima di pubblicare)." in ran.out


# --- exit status


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (GOOD, (), 0),
        (GOOD, ("--strict",), 0),
        (WARNED, (), 0),
        (WARNED, ("--strict",), 1),
        (BAD, (), 1),
        (BAD, ("--strict",), 1),
    ],
)
def test_exit_status(tmp_path: Path, registro: Registro, text: str, options: tuple[str, ...], code: int) -> None:
    assert registro("check", "--root", registry_of(tmp_path, good=text), *DAY, *options).code == code


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_exit_status_is_the_same_in_every_format(tmp_path: Path, registro: Registro, form: str) -> None:
    assert registro("check", "--root", registry_of(tmp_path, good=BAD), *DAY, "--format", form).code == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", "--colore"), "«--colore» non esiste"),
        (("controlla",), "il comando «controlla» non esiste"),
        (("check", "--format", "pdf"), "«pdf» non è tra text, json, github"),
        (("check", "--format"), "«--format» vuole un valore"),
        (("check", "--strict=sì"), "«--strict» non vuole un valore"),
        (("check", "--as-of", "ieri"), "«ieri» non è una data"),
        (("check", "--as-of", "2026-02-30"), "«2026-02-30» non è una data"),
        (("check", "--root", "/non/esiste"), "la cartella «/non/esiste» non esiste"),
        (("check", "non-esiste.yaml"), "il file «non-esiste.yaml» non esiste"),
        (("status", "BS-2026-mai-visto"), "il caso «BS-2026-mai-visto» non esiste"),
        (("status", "--edition", "segreta"), "«segreta» non è tra pubblica, interna"),
        (("schema", "vaso"), "«vaso» non è tra caso, tavolo, flusso"),
        (("schema", "caso", "tavolo"), "di troppo: «tavolo»"),
    ],
)
def test_wrong_use_is_told_in_one_italian_line(
    tmp_path: Path, registro: Registro, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)

    ran = registro(*arguments)

    assert ran.code == 2
    assert ran.out == ""
    assert ran.refusal.startswith("registro: ")
    assert told in ran.refusal
    assert not ENGLISH.search(ran.refusal.replace("«--", "").replace("--help", "")), ran.refusal


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path, registro: Registro) -> None:
    (tmp_path / "cases").write_text("non è una cartella\n", encoding="utf-8")

    ran = registro("check", "--root", str(tmp_path))

    assert ran.code == 2
    assert "non è una cartella" in ran.refusal


def test_a_fault_of_the_program_is_one_line_too(
    tmp_path: Path, registro: Registro, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("guasto")

    monkeypatch.setattr("registry.cli.check.examine", broken)
    monkeypatch.delenv("REGISTRO_DEBUG", raising=False)

    ran = registro("check", "--root", registry_of(tmp_path, good=GOOD))

    assert ran.code == 2
    assert "difetto del programma" in ran.complaint


@pytest.mark.parametrize("arguments", [(), ("check",), ("status",), ("schema",)])
def test_help_is_in_italian(registro: Registro, arguments: tuple[str, ...]) -> None:
    ran = registro(*arguments, "--help")

    assert ran.code == 0
    assert "Uso:" in ran.out
    assert "Mostra questo aiuto" in ran.out
    assert not re.search(r"\b(Usage|Options|Commands|Arguments|OPTIONS|ARGS|COMMAND|Show this)\b", ran.out)


def test_without_a_command_the_help_is_shown(registro: Registro) -> None:
    ran = registro()

    assert ran.code == 2
    assert "check" in ran.out


# --- named files


def test_only_the_named_files_are_reported(tmp_path: Path, registro: Registro) -> None:
    root = registry_of(tmp_path, good=BAD, other=BAD)

    for name in (OTHER, "cases/MI", "cases/MI/", str(tmp_path / OTHER), f"./{OTHER}"):
        ran = registro("check", "--root", root, *DAY, "--format", "json", name)
        assert {found["file"] for found in json.loads(ran.out)} == {OTHER}, name


def test_a_named_file_that_is_fine_is_fine(tmp_path: Path, registro: Registro) -> None:
    root = registry_of(tmp_path, good=GOOD, other=BAD)

    assert registro("check", "--root", root, *DAY, CASE).code == 0
    assert registro("check", "--root", root, *DAY, OTHER).code == 1


def test_a_file_of_another_folder_is_told(tmp_path: Path, registro: Registro) -> None:
    root = registry_of(tmp_path / "registro", good=GOOD)
    (tmp_path / "altro.yaml").touch()

    ran = registro("check", "--root", root, str(tmp_path / "altro.yaml"))

    assert ran.code == 2
    assert "non sta nella cartella del registro" in ran.refusal


# --- json


def test_json_has_the_shape_of_the_contract(tmp_path: Path, registro: Registro) -> None:
    unknown = GOOD.replace("causale: proroga_22bis_crisi", "causale: proroga")
    listed = json.loads(
        registro("check", "--root", registry_of(tmp_path, good=unknown, other=WARNED), *DAY, "--format", "json").out
    )

    assert [list(found) for found in listed] == [KEYS, KEYS]
    error, warning = listed
    assert (error["livello"], warning["livello"]) == ("errore", "avviso")
    assert error["campo"] == "procedure[0].causale"
    assert warning["campo"] == "procedure[0].eventi[1].data"
    assert (error["riga"], error["colonna"], error["file"]) == (11, 14, CASE)
    assert error["fonte"] in load_law().rules
    assert warning["fonte"] is None
    for found in listed:
        assert all(isinstance(found[key], str) for key in KEYS if key not in {"riga", "colonna", "fonte"})


def test_json_of_a_sound_registry_is_an_empty_list(tmp_path: Path, registro: Registro) -> None:
    ran = registro("check", "--root", registry_of(tmp_path, good=GOOD), *DAY, "--format", "json")

    assert (json.loads(ran.out), ran.code) == ([], 0)


# --- github


TRICK = r'"a\n::error file=x::finto%0A,:"'


def test_github_shows_one_command_per_finding(tmp_path: Path, registro: Registro) -> None:
    ran = registro("check", "--root", registry_of(tmp_path, good=BAD, other=WARNED), *DAY, "--format", "github")
    lines = ran.out.splitlines()

    assert lines[0].startswith(f"::error file={CASE},line=8,col=16,title=provincia-sconosciuta::")
    assert lines[1].startswith(f"::warning file={OTHER},line=16,col=15,title=data-futura::")
    assert len(lines) == 2


@pytest.mark.parametrize("field", ["lavoratori: 14", "tipo: presa_in_carico", "causale: proroga_22bis_crisi"])
def test_text_of_a_file_never_becomes_a_command(tmp_path: Path, registro: Registro, field: str) -> None:
    text = GOOD.replace(field, f"{field.partition(':')[0]}: {TRICK}")
    ran = registro("check", "--root", registry_of(tmp_path, good=text), *DAY, "--format", "github")

    (line,) = ran.out.splitlines()
    assert line.startswith("::error file=")
    assert line.count("::") <= 3 + line.split("::", 2)[2].count("::")
    assert "%250A" in line  # what was typed as %0A stays text


def test_a_file_name_cannot_end_the_command(tmp_path: Path, registro: Registro) -> None:
    root = registry_of(tmp_path, **{"cases/BS/2026/a,line=1::error ::x%0A.yaml": GOOD})
    ran = registro("check", "--root", root, *DAY, "--format", "github")

    (line,) = ran.out.splitlines()
    assert line.startswith("::error file=cases/BS/2026/a%2Cline=1%3A%3Aerror %3A%3Ax%250A.yaml,line=1,col=1,")


def test_github_says_nothing_of_a_sound_registry(tmp_path: Path, registro: Registro) -> None:
    ran = registro("check", "--root", registry_of(tmp_path, good=GOOD), *DAY, "--format", "github")

    assert (ran.out, ran.code) == ("", 0)


# --- as a program of its own


def run(*arguments: str, root: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from registry.cli import main; main()", *arguments]
    here = Path(__file__).parents[2]
    return subprocess.run(
        command, cwd=root, env={"PYTHONPATH": str(here), "PATH": "/usr/bin:/bin", **environment}, capture_output=True,
        check=False,
    )  # fmt: skip


def test_a_terminal_without_accents_gets_no_traceback(tmp_path: Path) -> None:
    registry_of(tmp_path, good=BAD.replace("Esempio", "Però → €"))

    ran = run("check", "--as-of", "2026-03-20", root=tmp_path, PYTHONIOENCODING="ascii")

    assert ran.returncode == 1
    assert b"provincia-sconosciuta" in ran.stdout
    assert b"Traceback" not in ran.stderr


def test_a_reader_that_stops_early_gets_no_traceback(tmp_path: Path) -> None:
    registry_of(tmp_path, good=BAD)
    command = f'"{sys.executable}" -c "from registry.cli import main; main()" schema | head -c 10'
    here = str(Path(__file__).parents[2])

    ran = subprocess.run(
        ["/bin/sh", "-c", command], cwd=tmp_path, env={"PYTHONPATH": here, "PATH": "/usr/bin:/bin"},
        capture_output=True, check=False,
    )  # fmt: skip

    assert len(ran.stdout) == 10
    assert ran.stderr == b""


def test_who_interrupts_is_answered(registro: Registro, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("registry.cli.check.examine", interrupted)
    ran = registro("check", "--root", registry_of(tmp_path, good=GOOD), *DAY)

    assert (ran.code, ran.refusal) == (130, "registro: interrotto.")


@pytest.mark.parametrize("number", ["x", "-1", "1.5"])
def test_what_is_no_number_is_told_in_italian(registro: Registro, number: str) -> None:
    ran = registro("close", "BS-2026-x", "--procedura", number)

    assert ran.code == 2
    assert "serve un numero intero, ad esempio 1." in ran.refusal
