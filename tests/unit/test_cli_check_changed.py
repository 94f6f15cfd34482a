"""`registro check --changed`: the whole registry is checked, and only what the change touches or causes is shown."""

import json
import os
from pathlib import Path

import pytest

from tests.commands import Ran, Registro
from tests.repositories import PATH, Script, case_text

OTHER = "cases/MI/2026/altra-azienda.yaml"
TWIN = "cases/BG/2026/fonderie-di-nuovo.yaml"
DAY = "2026-04-01"
GOOD = case_text("2026-03-11 presa_in_carico")
STALE = (
    case_text("2027-03-11 presa_in_carico", name="Altra Azienda S.r.l.")
    .replace("Brescia", "Melzo")
    .replace("provincia: BS", "provincia: MI")
)


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Return a registry whose other case has a warning since ever."""
    script = Script.begin(tmp_path / "registro")
    script.commit("2026-03-20", {PATH: GOOD, OTHER: STALE, "mkdocs.yml": "site_name: Registro\n"})
    script.git("switch", "--quiet", "--create", "proposta")
    return script


def changed(registro: Registro, script: Script, *options: str) -> Ran:
    return registro("check", "--root", str(script.root), "--changed", "main", "--as-of", DAY, *options)


def rules(registro: Registro, script: Script, *options: str) -> list[tuple[str, str]]:
    ran = changed(registro, script, "--format", "json", *options)
    return [(problem["regola"], problem["file"]) for problem in json.loads(ran.out)]


def test_what_was_wrong_elsewhere_before_is_counted_and_not_shown(script: Script, registro: Registro) -> None:
    script.commit("2026-03-21", {PATH: GOOD.replace("120", "96")})

    ran = changed(registro, script)

    assert ran.code == 0
    assert ran.out == (
        "2 file controllati, 1 toccato dalla modifica: tutto in ordine.\n"
        "Nel registro c'era già un'altra segnalazione, in file che la modifica non tocca.\n"
    )


def test_what_is_not_yet_in_a_commit_is_a_change_too(script: Script, registro: Registro) -> None:
    script.write({"cases/BG/2026/nuova.yaml": GOOD.replace("provincia: BS", "provincia: XX")})

    ran = changed(registro, script)

    assert ran.code == 1
    assert "provincia-sconosciuta" in ran.out
    assert "3 file controllati, 1 toccato dalla modifica" in ran.out


def test_what_the_change_causes_elsewhere_is_shown(script: Script, registro: Registro) -> None:
    script.commit("2026-03-21", {TWIN: GOOD})

    found = rules(registro, script)
    assert [file for rule, file in found if rule == "caso-duplicato"] == [TWIN, PATH]


def test_an_old_fault_of_a_touched_file_is_shown(script: Script, registro: Registro) -> None:
    script.commit("2026-03-21", {OTHER: STALE.replace("120", "96")})

    assert rules(registro, script) == [("data-futura", OTHER)]


def test_what_others_did_meanwhile_is_not_of_the_change(script: Script, registro: Registro) -> None:
    script.commit("2026-03-21", {PATH: GOOD.replace("120", "96")})
    script.git("switch", "--quiet", "main")
    script.commit("2026-03-22", {TWIN: GOOD, "tools.py": "import os\n"})
    script.git("switch", "--quiet", "proposta")

    assert rules(registro, script) == []


# --- files that no proposal may bring


@pytest.mark.parametrize(
    "path",
    [".github/workflows/validate.yml", "registry/checks/__init__.py", "mkdocs.yml", "registro.toml", ".gitlab-ci.yml"],
)
def test_the_program_is_never_changed_beside_cases(script: Script, registro: Registro, path: str) -> None:
    text = "formato = 1\n" if path == "registro.toml" else "import os; os.system('touch /tmp/eseguito')\n"
    script.commit("2026-03-21", {path: text})
    assert rules(registro, script) == []

    script.commit("2026-03-21", {PATH: GOOD.replace("120", "96")})
    ran = changed(registro, script)
    assert ran.code == 1
    assert f"«{path}»" in ran.out
    assert "[programma-insieme-ai-casi]" in ran.out


def test_a_link_is_refused_wherever_it_is(script: Script, registro: Registro) -> None:
    (script.root / "segreti").symlink_to("/etc/passwd")
    (script.root / "cases/BG").mkdir(parents=True)
    (script.root / "cases/BG/2026").symlink_to("/etc")

    found = {("file-che-comanda-git", "segreti"), ("collegamento", "cases/BG/2026")}
    assert set(rules(registro, script)) >= found
    script.commit("2026-03-21", {})
    assert set(rules(registro, script)) >= found
    assert "root:" not in changed(registro, script).out


def test_a_submodule_is_refused_and_never_entered(script: Script, registro: Registro, tmp_path: Path) -> None:
    inner = Script.begin(tmp_path / "altro")
    inner.commit("2026-03-01", {"a.txt": "a\n"})
    script.git("submodule", "--quiet", "add", str(inner.root), "cases/BG/dentro")
    script.commit("2026-03-21", {})
    hook = tmp_path / "trappola"
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/eseguito\n", encoding="utf-8")
    hook.chmod(0o755)
    Script(script.root / "cases/BG/dentro").git("config", "core.fsmonitor", str(hook))

    found = rules(registro, script)

    assert ("file-che-comanda-git", "cases/BG/dentro") in found
    assert ("file-che-comanda-git", ".gitmodules") in found
    assert not (tmp_path / "eseguito").exists()


def test_a_bare_repository_among_the_files_is_refused_and_runs_nothing(
    script: Script, registro: Registro, tmp_path: Path
) -> None:
    trap = f'[core]\n\tbare = true\n\tfsmonitor = "touch {tmp_path}/eseguito; false"\n'
    inside = {"HEAD": "ref: refs/heads/main\n", "config": trap, "objects/tieni": "", "refs/tieni": ""}
    script.commit("2026-03-21", {f"cases/BG/nascosto/{name}": text for name, text in inside.items()})

    found = rules(registro, script)

    assert ("file-che-comanda-git", "cases/BG/nascosto/HEAD") in found
    assert not (tmp_path / "eseguito").exists()


@pytest.mark.parametrize("other", [("Objects/tieni", "REFS/tieni"), ("commondir",)])
def test_a_bare_repository_of_other_computers_is_refused_too(
    script: Script, registro: Registro, other: tuple[str, ...]
) -> None:
    script.commit("2026-03-21", {f"docs/nascosto/{name}": "x\n" for name in ("Head", *other)})

    assert ("file-che-comanda-git", "docs/nascosto/Head") in rules(registro, script)


@pytest.mark.parametrize(
    "path", [".gitattributes", ".GitAttributes", "cases/.gitattributes", "cases/BS/2026/.gitattributes"]
)
def test_attributes_of_git_are_refused(script: Script, registro: Registro, path: str) -> None:
    script.commit("2026-03-21", {path: "*.yaml -diff linguist-generated filter=trappola\n"})

    assert ("file-che-comanda-git", path) in rules(registro, script)


def test_a_name_in_two_cases_is_refused(script: Script, registro: Registro) -> None:
    script.commit("2026-03-21", {"Mkdocs.yml": "site_name: Altro\n"})
    script.commit("2026-03-21", {PATH.replace("fonderie", "Fonderie"): GOOD})

    found = rules(registro, script)

    assert ("percorsi-uguali", "Mkdocs.yml") in found
    assert ("percorsi-uguali", PATH.replace("fonderie", "Fonderie")) in found


def test_a_proposal_of_five_hundred_files_is_told_so(script: Script, registro: Registro) -> None:
    script.commit("2026-03-21", {f"cases/BG/2026/crisi-{number}.yaml": "azienda:\n" for number in range(500)})

    ran = changed(registro, script)

    assert ran.code == 1
    assert "la proposta tocca 500 file" in ran.out
    assert ran.out.count("[campo-mancante]") >= 500


def test_a_name_that_cannot_be_printed_is_still_told(script: Script, registro: Registro) -> None:
    raw = os.fsencode(script.root / "cases/BS/2026") + b"/\xff\xfe.yaml"
    Path(os.fsdecode(raw)).write_text("azienda:\n", encoding="utf-8")

    assert ("file-estraneo", "cases/BS/2026/\\xff\\xfe.yaml") in rules(registro, script)


def test_a_case_that_changes_name_must_remember_the_old_one(script: Script, registro: Registro) -> None:
    moved = PATH.replace("esempio", "nuovo-nome")
    script.git("mv", PATH, moved)
    script.commit("2026-03-21", {})
    assert rules(registro, script) == [("nome-precedente-non-detto", moved)]

    script.commit("2026-03-22", {moved: f"id_precedenti: [BS-2026-fonderie-esempio]\n{GOOD}"})
    assert rules(registro, script) == []


def test_a_case_that_disappears_is_told(script: Script, registro: Registro) -> None:
    script.git("rm", "--quiet", PATH)
    ran = changed(registro, script)

    assert ran.code == 0
    assert "[caso-tolto]" in ran.out
    assert "il caso «BS-2026-fonderie-esempio» sparisce dal registro" in ran.out
    assert "1 file controllato, nessuno toccato dalla modifica, 1 tolto: 1 avviso" in ran.out

    script.commit("2026-03-21", {TWIN: f"id_precedenti: [BS-2026-fonderie-esempio]\n{GOOD}"})
    assert "caso-tolto" not in str(rules(registro, script))


# --- whose territories


AUTHORS = 'formato = 1\n[autori]\nanna-bianchi = ["BS", "BG"]\nmario = ["MI"]\ngiulia = ["REGIONE"]\n'


@pytest.fixture
def owned(tmp_path: Path) -> Script:
    """Return a registry that knows who its authors are."""
    script = Script.begin(tmp_path / "registro")
    script.commit("2026-03-20", {PATH: GOOD, OTHER: STALE, "registro.toml": AUTHORS})
    script.git("switch", "--quiet", "--create", "proposta")
    return script


def outside(registro: Registro, script: Script, author: str) -> list[str]:
    found = rules(registro, script, "--author", author)
    return [file for rule, file in found if rule == "territorio-di-altri"]


def test_an_author_who_leaves_their_territories_is_told(owned: Script, registro: Registro) -> None:
    owned.commit("2026-03-21", {PATH: GOOD.replace("120", "96")})

    assert outside(registro, owned, "Anna-Bianchi") == []
    assert outside(registro, owned, "giulia") == []
    assert outside(registro, owned, "mario") == [PATH]
    assert outside(registro, owned, "sconosciuto") == [PATH]
    ran = changed(registro, owned, "--author", "mario")
    assert ran.code == 0
    assert "Nuclei di BS: i territori di chi la propone sono MI." in ran.out


def test_every_nucleo_involved_owns_the_case(owned: Script, registro: Registro) -> None:
    owned.git("switch", "--quiet", "main")
    shared = GOOD.replace("procedure:", "  - comune: Melzo\n    provincia: MI\n    lavoratori: 4\nprocedure:")
    owned.commit("2026-03-21", {PATH: shared})
    owned.git("switch", "--quiet", "--create", "altra")
    owned.commit("2026-03-22", {PATH: shared.replace("120", "96")})

    assert outside(registro, owned, "mario") == []


def test_who_adds_their_territory_does_not_become_an_owner(owned: Script, registro: Registro) -> None:
    shared = GOOD.replace("procedure:", "  - comune: Melzo\n    provincia: MI\n    lavoratori: 4\nprocedure:")
    owned.commit("2026-03-22", {PATH: shared})

    assert outside(registro, owned, "mario") == [PATH]


def test_both_names_of_a_renamed_case_count(owned: Script, registro: Registro) -> None:
    moved = "cases/MI/2026/fonderie-esempio.yaml"
    owned.git("mv", OTHER, "cases/MI/2026/nuovo-nome.yaml")
    owned.git("mv", PATH, moved)
    owned.commit("2026-03-22", {})

    assert outside(registro, owned, "mario") == [moved]
    assert set(outside(registro, owned, "anna-bianchi")) == {"cases/MI/2026/nuovo-nome.yaml"}


def test_a_proposal_cannot_give_territories_to_its_author(owned: Script, registro: Registro) -> None:
    owned.commit(
        "2026-03-22", {PATH: GOOD.replace("120", "96"), "registro.toml": AUTHORS.replace('["MI"]', '["MI", "BS"]')}
    )

    assert outside(registro, owned, "mario") == [PATH]


# --- wrong use


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--author", "mario"), "registro: --author vuole --changed"),
        (("--changed", "inesistente"), "registro: la versione «inesistente» non esiste"),
        (("--changed", "--upload-pack=x"), "registro: "),
    ],
)
def test_wrong_use_is_told(script: Script, registro: Registro, options: tuple[str, ...], told: str) -> None:
    ran = registro("check", "--root", str(script.root), *options)

    assert ran.code == 2
    assert ran.refusal.startswith(told)


def test_without_git_there_is_no_change_to_speak_of(tmp_path: Path, registro: Registro) -> None:
    ran = registro("check", "--root", str(tmp_path), "--changed", "main")

    assert ran.code == 2
    assert ran.refusal == "registro: la cartella non è un deposito Git: non si può sapere che cosa cambia."
