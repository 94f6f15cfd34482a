"""Two people on the same cases: Git says so, or a finding does, and the message says what to do."""

import subprocess
from pathlib import Path

import pytest

from tests.commands import Ran, Registro
from tests.repositories import ID, PATH, Script, case_text

AS_OF = ("--as-of", "2026-03-31")
NEW_ID, NEW_PATH = "BG-2026-fonderie-nuove", "cases/BG/2026/fonderie-nuove.yaml"
BEGUN = ("2026-03-02 presa_in_carico", "2026-03-12 esame_congiunto_ministeriale")
LATER = "2026-03-26 erogazione_servizi"


class Office:
    """A registry with a second proposal beside the main one."""

    def __init__(self, script: Script, registro: Registro) -> None:
        self.script, self.root, self._registro = script, script.root, registro

    def run(self, *arguments: str) -> Ran:
        return self._registro(*arguments, "--root", str(self.root), *AS_OF)

    def on_a_branch(self) -> None:
        self.script.git("checkout", "--quiet", "-b", "collega")

    def back_on_main(self) -> None:
        self.script.commit("2026-03-30", {})
        self.script.git("checkout", "--quiet", "main")

    def merge(self) -> bool:
        """Merge the colleague's proposal; tell whether Git could alone."""
        self.script.commit("2026-03-30", {})
        try:
            self.script.git("merge", "--quiet", "-m", "unione", "collega")
        except subprocess.CalledProcessError:
            return False
        return True

    def text(self, path: str = PATH) -> str:
        return (self.root / path).read_text(encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path, registro: Registro) -> Office:
    script = Script.begin(tmp_path / "registro")
    script.commit("2026-03-15", {PATH: case_text(*BEGUN, LATER, workers=20)})
    return Office(script, registro)


def test_two_facts_at_the_same_point_are_a_conflict_that_the_check_explains(office: Office) -> None:
    office.on_a_branch()
    assert office.run("event", ID, "convocazione_parti", "--data", "2026-03-19").code == 0
    office.back_on_main()
    assert office.run("event", ID, "convocazione_parti", "--data", "2026-03-20").code == 0
    assert not office.merge()
    ran = office.run("check")
    assert ran.code == 1
    assert "[conflitto-non-risolto]" in ran.out
    assert "Scegliere quale delle due versioni tenere e cancellare le righe «<<<<<<<»" in ran.out
    assert office.run("event", ID, "convocazione_parti", "--data", "2026-03-20").code == 1


def test_facts_of_distant_days_meet_without_conflict(office: Office) -> None:
    office.on_a_branch()
    assert office.run("event", ID, "atto_istituzionale", "genere=mozione", "--data", "2026-03-01").code == 0
    office.back_on_main()
    assert office.run("event", ID, "tavolo_crisi", "livello=mimit", "--data", "2026-03-30").code == 0
    assert office.merge()
    assert office.text().index("atto_istituzionale") < office.text().index("tavolo_crisi")
    assert office.run("check").code == 0


def test_the_same_fact_told_twice_is_a_finding(office: Office) -> None:
    office.on_a_branch()
    office.script.write({PATH: case_text("2026-03-12 esame_congiunto_ministeriale", *BEGUN, LATER, workers=20)})
    office.back_on_main()
    assert office.merge()
    assert "[evento-ripetuto]" in office.run("check").out


def test_a_case_opened_twice_under_two_names(office: Office) -> None:
    options = (
        "--azienda",
        "Aurora S.r.l.",
        "--sede",
        "Brescia (BS): 9",
        "--evento",
        "segnalazione",
        "--data=2026-03-20",
    )
    office.on_a_branch()
    assert office.run("new", *options, "--slug", "aurora").code == 0
    office.back_on_main()
    assert office.run("new", *options, "--slug", "aurora-brescia").code == 0
    assert office.merge()
    ran = office.run("check")
    assert ran.out.count("[caso-duplicato]") == 2
    assert "riunire i fatti in un file solo" in ran.out


def test_a_case_opened_twice_under_one_name(office: Office) -> None:
    path = "cases/BS/2026/aurora.yaml"
    office.on_a_branch()
    office.script.write({path: case_text(name="Aurora S.r.l.", workers=9)})
    office.back_on_main()
    office.script.write({path: case_text(name="Aurora S.p.A.", workers=12)})
    assert not office.merge()
    assert path in office.script.git("diff", "--name-only", "--diff-filter=U")
    assert "[conflitto-non-risolto]" in office.run("check").out


def test_a_fact_recorded_while_the_case_moves_follows_it(office: Office) -> None:
    office.on_a_branch()
    assert office.run("rename", ID, NEW_ID).code == 0
    office.back_on_main()
    assert office.run("event", ID, "convocazione_parti", "--data", "2026-03-19").code == 0
    assert office.merge()
    assert not (office.root / PATH).exists()
    assert "convocazione_parti" in office.text(NEW_PATH)
    assert f"id_precedenti:\n  - {ID}\n" in office.text(NEW_PATH)
    assert office.run("check").code == 0


def test_a_case_rewritten_as_it_moves_leaves_two_files_and_the_check_says_which_to_keep(office: Office) -> None:
    office.on_a_branch()
    rewritten = case_text(name="Nuove Fonderie di Bergamo S.p.A.", extra=f"id_precedenti: [{ID}]\nnote: >-\n  altro\n")
    office.script.write({PATH: None, NEW_PATH: rewritten.replace("Brescia", "Dalmine").replace("BS\n", "BG\n")})
    office.back_on_main()
    assert office.run("event", ID, "convocazione_parti", "--data", "2026-03-19").code == 0
    assert not office.merge()
    assert (office.root / PATH).exists()
    ran = office.run("check")
    assert ran.code == 1
    assert "[id-precedente-in-uso]" in ran.out
    assert "portare i suoi fatti nuovi in questo file e cancellare l'altro" in " ".join(ran.out.split())


def test_a_case_moved_to_two_places(office: Office) -> None:
    office.on_a_branch()
    assert office.run("rename", ID, NEW_ID).code == 0
    office.back_on_main()
    assert office.run("rename", ID, "BS-2026-fonderie-di-brescia").code == 0
    assert not office.merge()
    ran = office.run("check")
    assert ran.code == 1
    assert "è già tra i nomi precedenti di" in ran.out


def test_a_name_left_is_not_taken_again(office: Office) -> None:
    office.on_a_branch()
    assert office.run("rename", ID, NEW_ID).code == 0
    office.back_on_main()
    office.script.git("merge", "--quiet", "collega")
    ran = office.run(
        "new", "--azienda", "Altra S.r.l.", "--sede", "Brescia (BS)", "--year=2026", "--slug=fonderie-esempio"
    )
    assert ran.code == 1
    assert "[id-precedente-in-uso]" in ran.complaint
