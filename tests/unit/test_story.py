"""What a case's history may tell, and to whom: the past is public only as far as today's decisions allow."""

from datetime import date
from pathlib import Path

import pytest

from registry.edition import Edition, shown_in
from registry.examination import examine
from registry.history import find_commit, laid_out
from registry.model import Registry
from registry.reporters.story_words import lines_of
from registry.story import Entry, read_stories, shown_of_the_past
from tests.repositories import AUTHOR, ID, PATH, PUBLIC, Script, case_text

TODAY = date(2026, 11, 23)
EXAM = "2026-03-12 esame_congiunto_ministeriale"
RENAMED = "cases/BG/2026/fonderie-nuove.yaml"


@pytest.fixture
def script(tmp_path: Path) -> Script:
    return Script.begin(tmp_path / "registro")


def story(script: Script, edition: Edition = Edition.INTERNAL, *, as_of: date = TODAY) -> list[Entry]:
    examination = examine(script.root, as_of)
    stories = read_stories(script.root, examination.sound.cases, edition=edition, setting=examination.setting)
    (case,) = examination.sound.cases
    return list(stories.of(case.id))


def internal(script: Script) -> list[str]:
    return [line for entry in story(script) for line in lines_of(entry, quotes_text=True)]


def public(script: Script) -> list[str]:
    return [line for entry in story(script, Edition.PUBLIC) for line in lines_of(entry, quotes_text=False)]


def test_who_when_and_what(script: Script) -> None:
    script.commit("2026-03-03", {PATH: case_text("2026-03-02 presa_in_carico")})
    script.commit("2026-03-20", {PATH: case_text("2026-03-02 presa_in_carico", EXAM)}, author="Bruno Però")
    latest, first = story(script)

    assert (latest.kind, latest.day, latest.commit and latest.commit.author) == (
        "modificato",
        date(2026, 3, 20),
        "Bruno Però",
    )
    assert list(lines_of(latest, quotes_text=True)) == [
        "Evento aggiunto: Esame congiunto ministeriale del 12/03/2026, registrato il 20/03/2026, 8 giorni dopo"
    ]
    assert list(lines_of(first, quotes_text=True, in_full=False)) == ["Caso registrato con 1 evento (02/03/2026)."]


def test_the_latest_changes_of_all_cases_come_first(script: Script) -> None:
    other = "cases/BS/2026/altra.yaml"
    script.commit("2026-03-03", {PATH: case_text(), other: case_text(name="Altra")})
    script.commit("2026-03-10", {other: case_text("2026-03-02 presa_in_carico", name="Altra")})
    script.commit("2026-03-20", {PATH: case_text(EXAM)})
    examination = examine(script.root, TODAY)
    stories = read_stories(script.root, examination.sound.cases, edition=Edition.INTERNAL, setting=examination.setting)
    ids = [ID, "BS-2026-altra", "BS-2026-mai-vista"]

    told = [(case_id, entry.day.isoformat(), entry.kind) for case_id, entry in stories.latest(ids, 3)]
    assert told == [
        (ID, "2026-03-20", "modificato"),
        ("BS-2026-altra", "2026-03-10", "modificato"),
        ("BS-2026-altra", "2026-03-03", "registrato"),
    ]
    assert len(stories.latest(ids, 10)) == 4
    assert stories.latest([], 10) == ()


def test_publicly_the_latest_changes_are_those_that_may_be_told(script: Script) -> None:
    script.commit("2026-03-03", {PATH: case_text(extra=PUBLIC), "cases/BS/2026/altra.yaml": case_text()})
    script.commit("2026-03-20", {PATH: case_text(EXAM, extra=PUBLIC)})
    examination = examine(script.root, TODAY)
    stories = read_stories(script.root, examination.sound.cases, edition=Edition.PUBLIC, setting=examination.setting)

    found = stories.latest([ID, "BS-2026-altra"], 10)
    assert [(case_id, entry.commit) for case_id, entry in found] == [(ID, None)] * len(found)
    assert found[0][1].day == date(2026, 3, 20)


def test_an_event_recorded_on_its_day_is_not_late(script: Script) -> None:
    script.commit("2026-03-02", {PATH: case_text("2026-03-02 presa_in_carico")})
    assert internal(script) == [
        "Caso registrato con 1 evento (02/03/2026).",
        "Evento aggiunto: Presa in carico del 02/03/2026",
    ]


def test_a_new_case_says_how_old_its_facts_are(script: Script) -> None:
    script.commit("2026-03-20", {PATH: case_text("2026-03-02 presa_in_carico", EXAM)})
    (entry,) = story(script)
    assert list(lines_of(entry, quotes_text=True, in_full=False)) == [
        "Caso registrato con 2 eventi (02/03/2026–12/03/2026), l'ultimo 8 giorni prima."
    ]


def test_a_corrected_date_moves_the_deadline(script: Script) -> None:
    script.commit("2026-03-20", {PATH: case_text(EXAM)})
    script.commit("2026-03-21", {PATH: case_text(EXAM.replace("12", "13"))})
    assert internal(script)[:2] == [
        "Esame congiunto ministeriale, data: 12/03/2026 → 13/03/2026",
        "Convocazione delle parti, termine indicativo: 26/03/2026 → 27/03/2026",
    ]


def test_a_version_with_errors_is_passed_over(script: Script) -> None:
    script.commit("2026-03-01", {PATH: case_text()})
    script.commit("2026-03-02", {PATH: case_text(workers=96) + "eventi: [\n"})
    script.commit("2026-03-03", {PATH: case_text(workers=90)})
    assert internal(script) == [
        "Lavoratori (Brescia): 120 → 90",
        "Versione non leggibile: il file aveva errori.",
        "Caso registrato.",
    ]


def test_a_change_of_comments_changes_no_fact(script: Script) -> None:
    script.commit("2026-03-01", {PATH: case_text(extra=PUBLIC)})
    script.commit("2026-03-02", {PATH: case_text(extra=PUBLIC) + "# un commento\n"})
    assert internal(script)[0].startswith("Nessun fatto è cambiato")
    assert public(script) == ["Caso registrato."]


def test_a_merge_tells_only_what_it_settled(script: Script) -> None:
    events = ["2026-03-01 presa_in_carico", "2026-03-05 incontro_parti", "2026-03-09 verbale_incontro"]
    script.commit("2026-03-01", {PATH: case_text(*events)})
    script.git("checkout", "--quiet", "-b", "ramo")
    script.commit("2026-03-02", {PATH: case_text(*events, workers=96)})
    script.git("checkout", "--quiet", "main")
    script.commit("2026-03-03", {PATH: case_text(*events, "2026-03-12 invio_verbale")})
    script.git("merge", "--quiet", "--no-commit", "ramo")
    script.commit("2026-03-04", {PATH: case_text(*events, "2026-03-12 invio_verbale", workers=96, name="Altra S.p.A.")})
    told = internal(script)

    assert told[0] == "Denominazione: «Fonderie Esempio S.r.l.» → «Altra S.p.A.»"
    assert sorted(told[1:3]) == ["Evento aggiunto: Invio del verbale del 12/03/2026", "Lavoratori (Brescia): 120 → 96"]


def test_a_rename_is_told_publicly_only_if_the_case_tells_it(script: Script) -> None:
    script.commit("2026-03-01", {PATH: case_text(extra=PUBLIC)})
    script.commit("2026-03-02", {PATH: None, RENAMED: case_text(extra=PUBLIC)})
    assert internal(script)[0] == f"Caso rinominato: prima era {ID}."
    assert public(script) == ["Caso registrato."]

    script.commit("2026-03-03", {RENAMED: case_text(extra=f"{PUBLIC}id_precedenti: [{ID}]\n")})
    assert f"Caso rinominato: prima era {ID}." in public(script)


def test_a_shallow_copy_does_not_call_new_what_was_there(script: Script, tmp_path: Path) -> None:
    script.commit("2026-03-01", {PATH: case_text("2026-02-01 presa_in_carico")})
    script.commit("2026-03-02", {PATH: case_text("2026-02-01 presa_in_carico", workers=96)})
    told = internal(script.clone(tmp_path / "copia", "--depth=1"))
    assert told == ["Il caso c'era già: la sua storia fino a qui non è in questa copia del deposito."]


class TestPublicEdition:
    """What the public edition may say of the past."""

    def test_it_names_nobody_and_no_commit(self, script: Script) -> None:
        script.commit("2026-03-01", {PATH: case_text(extra=PUBLIC)})
        script.commit("2026-03-02", {PATH: case_text(extra=PUBLIC, workers=96)})
        entries = story(script, Edition.PUBLIC)
        assert [entry.commit for entry in entries] == [None, None]
        assert AUTHOR not in repr(entries)

    def test_internal_fields_change_in_silence(self, script: Script) -> None:
        script.commit("2026-03-01", {PATH: case_text(EXAM, extra=PUBLIC)})
        script.commit("2026-03-02", {PATH: case_text(f"{EXAM}; nota: segreto", extra=f"{PUBLIC}note: segreto\n")})
        assert len(story(script)) == 2
        assert public(script)[0].startswith("Caso registrato")

    def test_it_begins_when_the_case_was_published(self, script: Script) -> None:
        script.commit("2026-02-01", {PATH: case_text(workers=300)})
        script.commit("2026-02-02", {PATH: case_text(workers=200)})
        script.commit("2026-03-01", {PATH: case_text(extra=PUBLIC, workers=100)})
        script.commit("2026-03-02", {PATH: case_text(extra=PUBLIC, workers=96)})
        assert public(script) == ["Lavoratori (Brescia): 100 → 96"]

    def test_it_does_not_begin_before_the_day_of_publication(self, script: Script) -> None:
        later = PUBLIC.replace("2026-01-01", "2026-04-01")
        script.commit("2026-03-01", {PATH: case_text(extra=later)})
        script.commit("2026-03-02", {PATH: case_text(extra=later, workers=96)})
        script.commit("2026-04-02", {PATH: case_text(extra=later, workers=90)})
        assert public(script) == ["Lavoratori (Brescia): 96 → 90"]

    def test_a_time_in_which_the_case_was_withdrawn_is_not_told(self, script: Script) -> None:
        script.commit("2026-03-01", {PATH: case_text(extra=PUBLIC)})
        script.commit("2026-03-02", {PATH: case_text(workers=500)})
        script.commit("2026-03-03", {PATH: case_text(workers=400)})
        script.commit("2026-03-04", {PATH: case_text(extra=PUBLIC, workers=96)})
        assert public(script) == ["Caso registrato."]

    def test_a_procedure_confidential_today_never_was_public(self, script: Script) -> None:
        second = "  - causale: licenziamento_collettivo\n    esuberi: {}\n"
        script.commit("2026-03-01", {PATH: case_text(extra=PUBLIC) + second.format(14)})
        script.commit("2026-03-02", {PATH: case_text(extra=PUBLIC) + second.format(9)})
        open_ = public(script)
        script.commit("2026-03-03", {PATH: case_text(extra=PUBLIC) + second.format(9) + "    riservato: true\n"})
        assert "icenziamento" in open_[0]
        assert "icenziamento" not in "".join(public(script))
        assert "esuberi" not in "".join(public(script)).lower()

    def test_a_company_that_turned_out_to_be_a_person_never_had_a_name(self, script: Script) -> None:
        code = 'codice_fiscale: "99900010168"\n'
        text = case_text("2026-03-01 presa_in_carico; nota_pubblica: Mario Segretissimo", extra=PUBLIC, name="Mario")
        script.commit("2026-03-01", {PATH: text})
        script.commit("2026-03-02", {PATH: text.replace("Mario\n", f"Segretissimo\n  {code}")})
        person = text.replace("denominazione: Mario\n", "denominazione: Rossi\n  forma_giuridica: ditta_individuale\n")
        script.commit("2026-03-03", {PATH: person})
        assert len(public(script)) == 2
        assert "Segretissimo" not in repr(story(script, Edition.PUBLIC))

    def test_an_event_of_a_day_to_come_is_not_known(self, script: Script) -> None:
        script.commit("2026-03-01", {PATH: case_text(EXAM, extra=PUBLIC)})
        script.commit("2026-03-02", {PATH: case_text(EXAM, "2026-12-01 incontro_parti", extra=PUBLIC)})
        told = [line for entry in story(script, Edition.PUBLIC) for line in lines_of(entry, quotes_text=False)]
        assert "Incontro" not in " ".join(told)


class TestThePastShownAgain:
    """`--rev` in the public edition."""

    def shown(self, script: Script, rev: str) -> Registry:
        today = examine(script.root, TODAY).sound
        with laid_out(script.root, find_commit(script.root, rev)) as folder:
            past = examine(folder, TODAY).sound
        shown = shown_of_the_past(Edition.PUBLIC, past, today, as_of=TODAY, on=TODAY)
        assert shown_in(Edition.PUBLIC, past, TODAY).cases  # it was public then
        return Registry(shown.cases)

    def test_a_case_withdrawn_since_does_not_come_back(self, script: Script) -> None:
        script.commit("2026-03-01", {PATH: case_text(extra=PUBLIC)})
        script.commit("2026-03-02", {PATH: case_text()})
        assert self.shown(script, "HEAD~1").cases == ()

    def test_a_case_removed_since_does_not_come_back(self, script: Script) -> None:
        script.commit("2026-03-01", {PATH: case_text(extra=PUBLIC)})
        script.commit("2026-03-02", {PATH: None, "README.md": "x"})
        assert self.shown(script, "HEAD~1").cases == ()

    def test_a_renamed_case_is_the_same(self, script: Script) -> None:
        script.commit("2026-03-01", {PATH: case_text(extra=PUBLIC)})
        script.commit("2026-03-02", {PATH: None, RENAMED: case_text(extra=f"{PUBLIC}id_precedenti: [{ID}]\n")})
        assert [case.id for case in self.shown(script, "HEAD~1").cases] == [ID]

    def test_a_procedure_confidential_since_stays_out(self, script: Script) -> None:
        second = "  - causale: licenziamento_collettivo\n"
        script.commit("2026-03-01", {PATH: case_text(extra=PUBLIC) + second})
        script.commit("2026-03-02", {PATH: case_text(extra=PUBLIC) + second + "    riservato: true\n"})
        (case,) = self.shown(script, "HEAD~1").cases
        assert [procedure.causale for procedure in case.procedures] == ["proroga_22bis_crisi"]

    def test_a_person_has_no_name(self, script: Script) -> None:
        text = case_text(extra=PUBLIC, name="Mario Rossi")
        script.commit("2026-03-01", {PATH: text})
        script.commit("2026-03-02", {PATH: text.replace("Rossi\n", "Rossi\n  forma_giuridica: ditta_individuale\n")})
        (case,) = self.shown(script, "HEAD~1").cases
        assert case.company.name == ID
