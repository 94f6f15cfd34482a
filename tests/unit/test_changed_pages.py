"""The pages that a proposal says it will change are those that change: both sides are built and compared."""

from datetime import date
from pathlib import Path

import pytest

from registry.edition import Edition
from registry.proposal import meaning_of, proposed, remarks_on
from registry.reporters.diff_words import ChangedPages
from site_gen.changed_pages import changed_pages
from site_gen.outputs import Page
from site_gen.publication import publish
from tests.commands import Registro
from tests.repositories import PATH, Script, case_text

DAY = date(2026, 4, 1)
TAKEN, EXAM = "2026-03-11 presa_in_carico", "2026-03-12 esame_congiunto_ministeriale"
ACTIVITY = '  codice_fiscale: "99900010168"\n  ateco:\n    edizione: 2025\n    codice: "24.51"\nsedi:'
TEXT = case_text(TAKEN, EXAM).replace("sedi:", ACTIVITY)
OTHER = "cases/BS/2025/altra.yaml"
FILES = {
    PATH: TEXT,
    OTHER: case_text("2025-03-11 presa_in_carico", name="Altra S.p.A."),
    "cases/tavoli/2026/2026-03-10-regionale.yaml": (
        "tipo: regionale\ndata: 2026-03-10\nterritori: [BS]\npartecipanti: [Regione]\n"
        "casi: [BS-2026-fonderie-esempio]\n"
    ),
}
LISTS = ("", "aziende/", "casi/", "dati/", "estrazioni/", "rapporti/", "percorsi/", "settori/", "territori/")
"""Pages told in words: by their names, those that are lists; by their beginnings, those of a kind."""


def told(root: Path) -> ChangedPages:
    with proposed(root, "HEAD", None, as_of=DAY) as proposal:
        return changed_pages(meaning_of(proposal, remarks_on(proposal), Edition.INTERNAL))


def built(root: Path) -> dict[str, str]:
    """Return the pages of a folder, built outside Git, so that no version is told in them."""
    site = publish(root, edition="interna", as_of=DAY)
    outputs = [*site.navigation, *(output for make in site.bulk for output in make())]
    return {output.address: output.content for output in outputs if isinstance(output, Page)}


def is_told_in_words(address: str) -> bool:
    return (
        address in LISTS
        or address.startswith(("estrazioni/", "rapporti/", "regole/"))
        or "/tempi/" in address  # a list too: the cases of each step, by how long it took
        or (address.startswith("casi/") and address.count("/") < 4)
    )


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({PATH: TEXT.replace("lavoratori: 120", "lavoratori: 96")}, id="a number"),
        pytest.param({PATH: TEXT + "      - tipo: convocazione_parti\n        data: 2026-03-18\n"}, id="an event"),
        pytest.param({PATH: TEXT.replace("24.51", "25.11")}, id="another sector"),
        pytest.param(
            {PATH: TEXT.replace("provincia: BS", "provincia: BG").replace("Brescia", "Bergamo")}, id="a place"
        ),
        pytest.param({PATH: TEXT.replace("Fonderie Esempio", "Fonderie Nuove")}, id="a name"),
        pytest.param({OTHER: None}, id="a case goes"),
        pytest.param({"cases/MI/2026/nuova.yaml": case_text(TAKEN, name="Nuova S.r.l.")}, id="a case comes"),
    ],
)
def test_what_is_told_is_what_changes(tmp_path: Path, files: dict[str, str | None]) -> None:
    script = Script.begin(tmp_path / "git")
    script.commit("2026-03-20", FILES)
    script.write(files)
    sides = []
    for name, written in (("prima", FILES), ("dopo", FILES | files)):
        side = Script(tmp_path / name)
        side.root.mkdir()
        side.write({path: text for path, text in written.items() if text is not None})
        sides.append(built(side.root))
    before, after = sides

    changed = {address for address in before.keys() | after.keys() if before.get(address) != after.get(address)}
    named = set(told(script.root).named)

    missed = {address for address in changed if not is_told_in_words(address)} - named
    names_the_case = ("fonderie-esempio", "altra", "nuova")
    assert all(any(word in after[address] for word in names_the_case) for address in missed), missed
    assert missed <= {"casi/BS/2026/fonderie-esempio/", "casi/BS/2025/altra/"}
    assert changed & named


LISTS_IN_WORDS = (
    "Si rifanno anche gli elenchi, le pagine che nominano questi casi, i dati aperti, i calendari e i feed."
)
SAINT = case_text("2026-01-29 presa_in_carico", "2026-02-05 esame_congiunto_ministeriale")


def test_a_deadline_that_a_setting_moves_is_told(tmp_path: Path, registro: Registro) -> None:
    script = Script.begin(tmp_path / "git")
    monza = SAINT.replace("Brescia", "Mantova").replace("BS", "MN").replace("02-05", "03-12")
    script.commit("2026-03-20", {"cases/MN/2026/fonderie-esempio.yaml": monza, "registro.toml": "formato = 1\n"})
    script.write({"registro.toml": "formato = 1\n[calendario]\npatrono = false\n"})

    ran = registro("diff", "HEAD", "--root", str(script.root), "--as-of", "2026-03-20")

    assert (ran.code, ran.complaint) == (0, "")
    assert ran.out == (
        "1 caso cambia: MN-2026-fonderie-esempio.\n"
        "\n"
        "MN-2026-fonderie-esempio — Fonderie Esempio S.r.l.: il file non cambia; i giorni si contano diversamente\n"
        "  Scadenze\n"
        "    Convocazione delle parti, si sposta: 27/03/2026 → 26/03/2026\n"
        "\n"
        "Impostazioni\n"
        "    calendario.patrono: «true» → «false»\n"
        "\n"
        "Pagine che cambiano: 6\n"
        "    /aziende/fonderie-esempio-srl/\n"
        "    /casi/MN/2026/fonderie-esempio/\n"
        "    /percorsi/7.1/\n"
        "    /scadenze/\n"
        "    /tavoli/dossier/MN/\n"
        "    /territori/MN/\n"
        "    Le pagine di tutti i casi: si contano altri giorni lavorativi.\n"
        "    Il rapporto 2026-T1\n"
        f"    {LISTS_IN_WORDS}\n"
        "\n"
        "Fuori da cases/: 1 file cambia.\n"
    )


def test_many_pages_are_folded(tmp_path: Path, registro: Registro) -> None:
    script = Script.begin(tmp_path / "git")
    script.commit("2026-03-20", FILES)
    script.write({f"cases/BS/2026/nuova-{n}.yaml": case_text(TAKEN, name=f"Nuova {n} S.r.l.") for n in range(30)})

    comment = registro("diff", "HEAD", "--root", str(script.root), "--as-of", "2026-04-01", "--format", "markdown").out

    assert "### Pagine che cambiano: 64\n" in comment
    assert "\n- … e 44 altre pagine\n" in comment
    assert comment.count("\n- \\/") == 20


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('[ufficio]\nnome = "Ufficio crisi"', "Tutte le pagine: cambia ciò che il sito dice di sé."),
        ('[ufficio]\nemail = "dati@example.org"', "Il catalogo dei dati aperti."),
        ("[cigd_2016]\nrisorse = 10", "/percorsi/cigd_2016/coda/"),
    ],
)
def test_what_a_setting_changes_of_the_site_is_told(tmp_path: Path, registro: Registro, line: str, words: str) -> None:
    script = Script.begin(tmp_path / "git")
    script.commit("2026-03-20", FILES | {"registro.toml": "formato = 1\n"})
    script.write({"registro.toml": f"formato = 1\n{line}\n"})

    assert f"    {words}\n" in registro("diff", "HEAD", "--root", str(script.root), "--as-of", "2026-04-01").out


def test_the_teams_and_the_authors_are_for_internal_eyes(tmp_path: Path, registro: Registro) -> None:
    script = Script.begin(tmp_path / "git")
    script.commit("2026-03-20", FILES | {"registro.toml": 'formato = 1\n[autori]\nanna = ["BS"]\n'})
    script.write({"registro.toml": 'formato = 1\n[autori]\nanna = ["MI"]\n'})
    options = ("diff", "HEAD", "--root", str(script.root), "--as-of", "2026-04-01")

    assert "    autori.anna: «BS» → «MI»\n" in registro(*options).out
    assert "anna" not in registro(*options, "--edition", "pubblica").out
    assert "anna" not in registro(*options, "--edition", "pubblica", "--format", "json").out
