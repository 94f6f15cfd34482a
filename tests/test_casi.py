"""Files as an office might write them (tests/casi), and what `registro check` says of each.

A folder is called after the finding it shows, then the variant: `data-inesistente-30-febbraio`. A variant
that begins with `ammesso` is the good twin, which must not show that finding. The file `caso.yaml` is read as
`cases/BS/2026/caso.yaml`; a folder may hold a `cases/` tree and a `registro.toml` instead. The day of the
check is 2026-06-30, or the one in `al`. `atteso.txt` is what is printed; `pytest tests/test_casi.py
--rigenera` writes it again.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.checks import CHECKS
from registry.controls import controls
from tests.commands import Ran, Registro

FOLDER = Path(__file__).parent / "casi"
PLACE = Path("cases/BS/2026/caso.yaml")
AS_OF = "2026-06-30"
EXPECTED = "atteso.txt"
FOLDERS = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
MIXED = {"dieci-errori-in-un-file": 10}
"""Files with several kinds of fault, and how many findings they show."""

ELSEWHERE = {
    "file-che-comanda-git": "test_cli_check_changed.py::test_a_link_is_refused_wherever_it_is",
    "modello-da-correggere": "test_letter_templates.py::test_a_template_that_would_not_fill_is_told",
    "caso-tolto": "test_cli_check_changed.py::test_a_case_that_disappears_is_told",
    "nome-precedente-non-detto": "test_cli_check_changed.py::test_a_case_that_changes_name_must_remember_the_old_one",
    "programma-insieme-ai-casi": "test_cli_check_changed.py::test_the_program_is_never_changed_beside_cases",
    "proposta-molto-grande": "test_cli_check_changed.py::test_a_proposal_of_five_hundred_files_is_told_so",
    "territorio-di-altri": "test_cli_check_changed.py::test_an_author_who_leaves_their_territories_is_told",
    "collegamento": "test_layout.py::test_a_link_is_refused_and_never_followed",
    "file-illeggibile": "test_layout.py::test_a_file_that_cannot_be_read_is_told",
    "file-troppo-grande": "test_source_limits.py::test_a_file_over_one_mebibyte_is_refused_unread",
    "percorsi-uguali": "test_layout.py::test_paths_that_differ_only_in_case_are_told",
    "troppe-voci": "test_source_limits.py::test_more_than_twenty_thousand_values_are_refused",
}
"""What cannot lie in a folder under Git on every machine, or would weigh too much: proved by these tests."""

Check = Callable[[str], Ran]


@pytest.fixture
def check(tmp_path: Path, registro: Registro) -> Check:
    """Return a function: the name of a folder → what `registro check` prints on it."""

    def run(name: str) -> Ran:
        root = tmp_path / "registro"
        shutil.copytree(FOLDER / name, root, ignore=shutil.ignore_patterns(EXPECTED, "al", "caso.yaml"))
        single = FOLDER / name / "caso.yaml"
        if single.exists():
            (root / PLACE).parent.mkdir(parents=True)
            shutil.copyfile(single, root / PLACE)
        day = FOLDER / name / "al"
        as_of = day.read_text("utf-8").strip() if day.exists() else AS_OF
        return registro("check", "--root", str(root), "--as-of", as_of)

    return run


def slug_of(name: str) -> str | None:
    """Return the finding that a folder is named after."""
    known = [slug for slug in controls() if name.startswith(f"{slug}-")]
    return max(known, key=len, default=None)


def is_good(name: str) -> bool:
    slug = slug_of(name)
    return slug is not None and name.removeprefix(f"{slug}-").startswith("ammesso")


def shown(output: str) -> list[str]:
    """Return the slugs of the findings in an output, in order."""
    return re.findall(r"^  (?:ERRORE|AVVISO|NOTA) riga \d+, colonna \d+ \[([a-z0-9-]+)", output, re.MULTILINE)


@pytest.mark.parametrize("name", FOLDERS)
def test_the_check_says_what_is_expected(name: str, check: Check, request: pytest.FixtureRequest) -> None:
    ran = check(name)
    file = FOLDER / name / EXPECTED
    if request.config.getoption("--rigenera"):
        file.write_text(ran.out, encoding="utf-8")

    assert ran.complaint == ""
    assert ran.out == file.read_text("utf-8"), f"{name}: rewrite with --rigenera, then read the difference"
    assert ran.code == (1 if "ERRORE riga" in ran.out else 0)


@pytest.mark.parametrize("name", FOLDERS)
def test_a_bad_variant_shows_its_finding_and_a_good_one_does_not(name: str) -> None:
    slugs = shown((FOLDER / name / EXPECTED).read_text("utf-8"))

    if name in MIXED:
        assert len(slugs) == MIXED[name]
        return
    slug = slug_of(name)
    assert slug is not None, f"{name} is called after no known finding"
    assert (slug not in slugs) if is_good(name) else (slug in slugs)


@pytest.mark.parametrize("name", [name for name in FOLDERS if is_good(name)])
def test_a_good_variant_is_wholly_good(name: str) -> None:
    assert "tutto in ordine" in (FOLDER / name / EXPECTED).read_text("utf-8")


@pytest.mark.parametrize("name", FOLDERS)
def test_every_finding_is_courteous_and_complete(name: str) -> None:
    """Each has a place, a message that ends as a sentence, and a remedy; none speaks English."""
    output = (FOLDER / name / EXPECTED).read_text("utf-8")
    blocks = re.split(r"\n\n", output)[:-1]

    for block in blocks:
        assert re.search(r"riga [1-9]\d*, colonna [1-9]\d*", block), block
        assert "    → " in block, block
        assert not re.search(r"\b(should|value|input|expected|invalid|error|must)\b", block, re.IGNORECASE), block


def test_every_finding_has_a_bad_variant() -> None:
    proved = {slug_of(name) for name in FOLDERS if not is_good(name)} | set(ELSEWHERE)

    of_files = {slug for slug, control in controls().items() if control.group not in ("importazione", "moduli")}

    assert of_files - proved == set()
    assert {check.slug for check in CHECKS} <= {slug_of(name) for name in FOLDERS if not is_good(name)}
    assert {check.slug for check in CHECKS} <= {slug_of(name) for name in FOLDERS if is_good(name)}


@pytest.mark.parametrize("place", ELSEWHERE.values())
def test_what_is_proved_elsewhere_is(place: str) -> None:
    file, function = place.split("::")

    assert f"def {function}(" in (FOLDER.parent / "unit" / file).read_text("utf-8")


def test_ten_faults_give_ten_findings_on_their_lines() -> None:
    output = (FOLDER / "dieci-errori-in-un-file" / EXPECTED).read_text("utf-8")
    lines = [int(line) for line in re.findall(r"ERRORE riga (\d+)", output)]

    assert len(set(shown(output))) >= 9
    assert lines == sorted(lines)
    assert lines == [3, 4, 7, 8, 10, 12, 17, 18, 22, 25]
