"""`registro event` and `registro close`: the lines added, what they change, what is refused."""

import errno
import io
import os
import pty
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from registry.cli import desk
from registry.filing import revise
from tests.commands import Ran, Registro
from tests.repositories import ID, PATH, case_text

EXAM = ("2026-03-02 presa_in_carico", "2026-03-12 esame_congiunto_ministeriale")
AS_OF = ("--as-of", "2026-03-20")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a registry with one case, commented, that somebody may write to as they like."""
    file = tmp_path / PATH
    file.parent.mkdir(parents=True)
    file.write_text(f"# aperto da Brescia\n{case_text(*EXAM)}# in fondo\n", encoding="utf-8")
    file.chmod(0o640)
    return tmp_path


def run(registro: Registro, root: Path, *arguments: str) -> Ran:
    return registro(*arguments, "--root", str(root), *AS_OF)


def test_adds_its_lines_and_says_what_they_change(registro: Registro, root: Path) -> None:
    before = (root / PATH).read_text(encoding="utf-8")
    ran = run(registro, root, "event", ID, "convocazione_parti", "incontro_previsto=2026-03-30", "--data", "2026-03-19")
    added = "      - tipo: convocazione_parti\n        data: 2026-03-19\n        incontro_previsto: 2026-03-30\n"

    assert ran.complaint == ""
    assert ran.code == 0
    assert (root / PATH).read_text(encoding="utf-8") == before.replace("# in fondo", f"{added}# in fondo")
    assert (root / PATH).stat().st_mode & 0o777 == 0o640
    assert ran.out.splitlines() == [
        f"Scritto: {PATH}",
        "  Ultimo passo: Esame congiunto ministeriale (12/03/2026) → Convocazione delle parti (19/03/2026)",
        "  Prossimo passo: Convocazione delle parti → Incontro con le parti",
        "  Convocazione delle parti, rispettata: era di norma entro il 26/03/2026",
    ]
    assert [file.name for file in root.rglob("*") if file.is_file()] == [Path(PATH).name]


def test_a_deadline_that_appears_and_one_that_moves(registro: Registro, root: Path) -> None:
    (root / PATH).write_text(case_text(EXAM[0]), encoding="utf-8")
    first = run(registro, root, "event", ID, "esame_congiunto_ministeriale", "--data", "2026-03-12")
    again = run(registro, root, "event", PATH, "esame_congiunto_ministeriale", "--date", "2026-03-16")
    assert "  Convocazione delle parti, nuova scadenza: di norma entro il 26/03/2026" in first.out
    assert "  Convocazione delle parti, si sposta: 26/03/2026 → 30/03/2026" in again.out


def test_documents_and_lists(registro: Registro, root: Path) -> None:
    ran = run(
        registro,
        root,
        "event",
        ID,
        "incontro_parti",
        "presenti=FIM-CISL; FIOM: Brescia",
        "territori=bs,bg",
        "documenti.titolo=Verbale",
        "documenti.data=2026-03-19",
        "documenti.titolo=Allegato",
        "--data=2026-03-19",
    )
    assert ran.code == 0
    assert (
        (root / PATH)
        .read_text(encoding="utf-8")
        .endswith(
            "      - tipo: incontro_parti\n"
            "        data: 2026-03-19\n"
            "        documenti:\n"
            "          - titolo: Verbale\n"
            "            data: 2026-03-19\n"
            "          - titolo: Allegato\n"
            "        presenti:\n"
            "          - FIM-CISL\n"
            '          - "FIOM: Brescia"\n'
            "        territori:\n"
            "          - bs\n"
            "          - bg\n"
            "# in fondo\n"
        )
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("convocazione_parti", "esitto=x", "ora=9", "--data", "30/2/2026"), "«esitto» non è una voce ammessa qui"),
        (("convocazione_parti", "esitto=x", "ora=9", "--data", "30/2/2026"), "ora: «9» non è un'ora"),
        (("convocazione_parti", "esitto=x", "ora=9", "--data", "30/2/2026"), "data: «30/2/2026» non è una data"),
        (("contatto_parti", "--data", "2026-03-19", "--procedura", "1"), "[evento-fuori-percorso"),
        (("presa_in_carico", "ora=1", "--data", "2026-03-19"), "«ora» non è una voce ammessa qui"),
        (("convocazione_parti", "--data", "2026-03-19", "documenti=x"), "documenti.titolo"),
        (("convocazione_parti", "--data", "2026-03-19", "nota=ciao \x07"), "U+0007"),
    ],
)
def test_what_the_check_would_refuse_is_shown_and_not_written(
    registro: Registro, root: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = (root / PATH).read_bytes()
    ran = run(registro, root, "event", ID, *arguments)
    assert ran.code == 1
    assert told in ran.complaint
    assert ran.complaint.rstrip().endswith("Non è stato scritto niente.")
    assert (root / PATH).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("event", "BS-2026-altro", "valutazione"), "il caso «BS-2026-altro» non esiste"),
        (("event", ID, "presa_incarico"), "Forse si voleva scrivere «presa_in_carico»."),
        (("event", ID, "contatto_parti"), "che è un evento di: Licenziamento collettivo"),
        (("event", ID, "convocazione_parti", "ora"), "«ora» non è scritto come voce=valore"),
        (("event", ID, "presa_in_carico", "--procedura", "3"), "il caso ha 1 procedura: la 3 non esiste"),
        (("close", "cases/BS/2026/manca.yaml", "--esito", "conclusa"), "non esiste"),
    ],
)
def test_wrong_use(registro: Registro, root: Path, arguments: tuple[str, ...], told: str) -> None:
    ran = run(registro, root, *arguments)
    assert ran.code == 2
    assert told in ran.refusal


def test_where_nobody_answers_it_says_what_to_add(registro: Registro, root: Path) -> None:
    with patch.object(sys, "stdin", io.StringIO()):
        ran = run(registro, root, "event", ID, "convocazione_parti")
    assert ran.code == 2
    assert ran.complaint.endswith("manca una risposta: aggiungere --data, ad esempio --data 2026-03-25.\n")


@contextmanager
def typing(answers: str) -> Iterator[None]:
    """Let the command find a person at a terminal who types these lines."""
    ours, theirs = pty.openpty()
    os.write(ours, answers.encode())
    with open(theirs, encoding="utf-8") as terminal, patch.object(sys, "stdin", terminal):  # noqa: PTH123
        yield
    os.close(ours)


def test_asks_what_is_missing_and_judges_each_answer(registro: Registro, root: Path) -> None:
    with typing("1\n19/3/2026\n2026-03-19\n\n\n\n\n\n\n\n"):
        ran = run(registro, root, "event", ID)
    assert ran.code == 0
    assert "Convocazione delle parti (convocazione_parti)" in ran.complaint
    assert "«19/3/2026» non è una data." in ran.complaint
    assert "→ Scrivere 2026-03-19 (AAAA-MM-GG)." in ran.complaint
    assert "  - tipo: invio_verbale_ministeriale\n        data: 2026-03-19\n" in (root / PATH).read_text(
        encoding="utf-8"
    )


def test_several_procedures_want_a_choice(registro: Registro, root: Path) -> None:
    text = case_text(*EXAM) + "  - causale: cds_art21\n"
    (root / PATH).write_text(text, encoding="utf-8")
    with patch.object(sys, "stdin", io.StringIO()):
        ran = run(registro, root, "close", ID, "--esito", "conclusa", "--data", "2026-03-19")
    assert ran.code == 2
    assert (
        "aggiungere --procedura N (1: Proroga CIGS per crisi (art. 22-bis), ultimo fatto 12/03/2026; "
        "2: Contratto di solidarietà (art. 21), senza eventi)" in ran.complaint
    )
    second = run(registro, root, "close", ID, "--esito", "annullata", "--data", "2026-03-19", "--procedura", "2")
    assert second.code == 0
    assert second.out.splitlines()[0] == f"Scritto: {PATH}"
    assert (root / PATH).read_text(encoding="utf-8") == text + (
        "    eventi:\n      - tipo: chiusura\n        data: 2026-03-19\n        esito: annullata\n"
    )


def test_a_file_with_errors_is_mended_first(registro: Registro, root: Path) -> None:
    (root / PATH).write_text("azienda: {}\n", encoding="utf-8")
    ran = run(registro, root, "event", ID, "valutazione", "--data", "2026-03-19")
    assert ran.code == 1
    assert "manca «denominazione»" in ran.complaint
    assert "Il file ha già errori" in ran.complaint


def test_a_file_that_changes_meanwhile_is_not_overwritten(
    registro: Registro, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*arguments: object) -> None:
        (root / PATH).write_text("di un altro", encoding="utf-8")
        revise(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(desk, "revise", meanwhile)
    monkeypatch.setattr(desk.Desk.write, "__kwdefaults__", {"filing": meanwhile, "former": None})
    ran = run(registro, root, "event", ID, "convocazione_parti", "--data", "2026-03-19")
    assert ran.code == 2
    assert "è cambiato mentre il comando lavorava: non è stato scritto niente" in ran.complaint
    assert (root / PATH).read_text(encoding="utf-8") == "di un altro"


def test_a_text_that_cannot_be_changed_alone_is_shown_to_be_typed(registro: Registro, root: Path) -> None:
    text = case_text() + '    eventi: ""\n'
    (root / PATH).write_text(text, encoding="utf-8")
    ran = run(registro, root, "event", ID, "presa_in_carico", "--data", "2026-03-19")
    assert ran.code == 2
    assert "Scriverlo a mano" in ran.complaint
    assert "- tipo: presa_in_carico" in ran.complaint
    assert (root / PATH).read_text(encoding="utf-8") == text


def test_what_is_closed_is_not_closed_again(registro: Registro, root: Path) -> None:
    first = run(registro, root, "close", ID, "--esito", "conclusa", "--data", "2026-03-15")
    before = (root / PATH).read_bytes()
    again = run(registro, root, "close", ID, "--esito", "annullata", "--data", "2026-03-16")

    assert (first.code, again.code) == (0, 2)
    assert "la procedura è già chiusa dal 15 marzo 2026" in again.refusal
    assert f"correggerla in «{PATH}»" in again.refusal
    assert (root / PATH).read_bytes() == before


def test_where_all_is_closed_nobody_is_asked_which(registro: Registro, root: Path) -> None:
    closing = "      - {tipo: chiusura, data: 2026-03-15, esito: conclusa}\n"
    closed = f"{case_text(*EXAM)}{closing}  - causale: crisi_art21\n    eventi:\n{closing}"
    (root / PATH).write_text(closed, encoding="utf-8")
    ran = run(registro, root, "close", ID, "--esito", "conclusa", "--data", "2026-03-16")

    assert ran.code == 2
    assert "tutte le procedure del caso sono già chiuse" in ran.refusal
    assert (root / PATH).read_text(encoding="utf-8") == closed


def test_a_folder_that_cannot_be_written_is_told_by_the_name_of_the_case(
    registro: Registro, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "./.registro-3b40tx9s")

    monkeypatch.setattr("registry.filing.TemporaryDirectory", refused)
    before = (root / PATH).read_bytes()
    ran = run(registro, root, "event", ID, "convocazione_parti", "--data", "2026-03-19")

    assert ran.code == 2
    assert f"non riesco a scrivere «{PATH}»: manca il permesso. Non è stato scritto niente." in ran.refusal
    assert (root / PATH).read_bytes() == before
