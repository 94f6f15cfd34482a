"""Why that action and that date. The counts are those of SPEC section 2 and of the demonstration, done by hand."""

from datetime import date

import pytest

from registry.calendar import Calendar
from registry.derive.count import Count, count_of
from registry.derive.explanation import Explanation, explanation_of
from registry.derive.results import Due
from registry.derive.terms import due_from
from registry.law import load_law
from registry.model import Case
from registry.reporters.explain_count import count_lines
from registry.reporters.explain_text import render
from tests.cases import case_of, case_with, setting_on, status_of

LAW = load_law()
NOTICE = "2026-03-02 informativa_convocazione esame_previsto: 2026-03-12"
TAKEN = "2026-03-04 presa_in_carico"
EXAM = "2026-03-12 esame_congiunto_ministeriale"
OTHER_SITE = "  - comune: Chiari\n    provincia: BS\n    lavoratori: {count}\n"


def counted(start: str, territory: str | None, *, path: str = "7.1", step: str = "convocazione_parti") -> Count:
    found = next(item for item in LAW.paths[path].steps if item.step == step)
    due = due_from(found, LAW, start=date.fromisoformat(start), calendar=Calendar(territory))
    assert isinstance(due, Due)
    count = count_of(due, LAW)
    assert count is not None
    return count


def explained(case: Case, day: str) -> Explanation:
    return explanation_of(status_of(case, day), setting_on(day))


def answer(case: Case, day: str) -> str:
    """Return the text on one line, so that a test does not depend on where lines break."""
    return " ".join(render(explained(case, day), LAW).split())


@pytest.mark.parametrize(
    ("start", "territory", "last", "without"),
    [
        ("2026-03-12", "MN", "2026-03-27", "2026-03-26"),
        ("2026-04-01", "BS", "2026-04-16", None),
        ("2025-12-22", "CO", "2026-01-09", None),
        ("2026-08-24", "CO", "2026-09-08", "2026-09-07"),
        ("2026-05-04", "VA", "2026-05-19", "2026-05-18"),
    ],
)
def test_ten_days_are_counted_one_by_one(start: str, territory: str, last: str, without: str | None) -> None:
    count = counted(start, territory)

    assert [day.number for day in count.days if day.number is not None] == list(range(1, 11))
    assert count.days[-1].on == date.fromisoformat(last)
    assert count.without_patron == (date.fromisoformat(without) if without else None)


def test_what_is_skipped_is_called_by_its_name() -> None:
    told = list(count_lines(counted("2025-12-22", "CO")))
    skipped = [line.partition("–  ")[2] for line in told if "–" in line]

    assert skipped == [
        "giovedì 25 dicembre: Natale",
        "venerdì 26 dicembre: Santo Stefano",
        "sabato 27 dicembre e domenica 28 dicembre: fine settimana",
        "giovedì 1° gennaio 2026: Capodanno",
        "sabato 3 gennaio 2026 e domenica 4 gennaio 2026: fine settimana",
        "martedì 6 gennaio 2026: Epifania",
    ]


def test_the_patron_saint_is_named_with_the_town_and_what_it_changes() -> None:
    told = list(count_lines(counted("2026-03-12", "MN")))

    assert "   –  mercoledì 18 marzo: Sant'Anselmo da Baggio, patrono di Mantova" in told
    assert told[-1] == "Se il patrono contasse come giorno lavorativo, il termine sarebbe il 26 marzo 2026 [C-3]."


def test_a_binding_term_that_ends_on_a_holiday_moves_and_says_why() -> None:
    # The twentieth day is Easter Sunday, and the Monday after it is a holiday too.
    count = counted("2016-03-07", None, path="cigd_2016", step="domanda_inps")
    told = " ".join(count_lines(count))

    assert (count.due.on, count.due.last_day) == (date(2016, 3, 27), date(2016, 3, 29))
    assert "Si contano 20 giorni di calendario" in told
    assert "Domenica 27 marzo 2016 (Pasqua) e lunedì 28 marzo 2016 (Lunedì dell'Angelo) non contano" in told
    assert "il termine passa a martedì 29 marzo 2016 [C-5]" in told


def test_a_late_step_tells_the_fact_the_rule_and_the_days() -> None:
    told = answer(case_with("proroga_22bis_crisi", NOTICE, TAKEN, EXAM), "2026-03-30")

    assert "il termine indicativo era giovedì 26 marzo 2026, superato da 4 giorni (2 lavorativi)" in told
    assert "Lo ha aperto questo fatto: esame congiunto ministeriale, il 12 marzo 2026." in told
    assert f"«{LAW.rules['R-7.1.3-1'].quote}» [R-7.1.3-1]" in told
    assert "10 giovedì 26 marzo ← ultimo giorno utile" in told
    assert "non è una violazione [A-3]" in told
    assert "Invio del verbale ministeriale: si attende la Regione" in told


def test_on_the_last_day_nothing_is_late_yet() -> None:
    told = answer(case_with("proroga_22bis_crisi", NOTICE, TAKEN, EXAM), "2026-03-26")

    assert "Oggi è l'ultimo giorno" in told
    assert "superato" not in told.partition("Perché questo passo")[0]


def test_a_planned_examination_tells_former_dates_and_the_forecast() -> None:
    again = "2026-03-10 informativa_convocazione esame_previsto: 2026-03-19"
    told = answer(case_with("proroga_22bis_crisi", NOTICE, TAKEN, again), "2026-03-11")

    assert "per giovedì 19 marzo 2026" in told
    assert "Prima la data era giovedì 12 marzo 2026: una data rinviata non fa partire nessun termine." in told
    assert "di norma entro giovedì 2 aprile 2026 [R-7.1.3-1]. È una proiezione" in told


def test_a_step_without_a_term_says_that_none_is_invented() -> None:
    told = answer(case_with("crisi_art21", "2026-03-10 invio_verbale_regionale"), "2026-03-20")

    assert "Perché non c'è una data" in told
    assert "il registro non inventa una scadenza [P-1]. Il passo aspetta da 10 giorni." in told


def test_a_lead_to_agree_tells_why_and_which_calendar_is_used() -> None:
    case = case_with("proroga_22bis_crisi", NOTICE, TAKEN, EXAM, extra=OTHER_SITE.format(count=14))
    told = answer(case, "2026-03-20")

    assert "Non è ancora stabilito: i numeri sono pari (Bergamo: 14; Brescia: 14)" in told
    assert "[R-7.1.3-12]" in told
    assert "il patrono" not in told.partition("Perché questa data")[2].partition("Dove il testo")[0]


def test_the_greater_number_leads() -> None:
    told = answer(case_with("crisi_art21", extra=OTHER_SITE.format(count=3)), "2026-03-20")

    assert "Nucleo di Bergamo: è il territorio con più lavoratori (Bergamo: 14; Brescia: 3) [R-7.1.3-11]." in told


def test_a_step_done_in_part_says_what_is_missing() -> None:
    done = ("2026-03-16 convocazione_parti", "2026-03-20 incontro_parti", "2026-03-20 verbale_incontro firmato: no")
    told = answer(case_with("proroga_22bis_crisi", NOTICE, TAKEN, EXAM, *done), "2026-04-01")

    assert "Verbale dell'incontro del 20 marzo 2026: non risulta firmato dalle parti." in told


def test_a_condition_is_told_with_the_fact_that_meets_it() -> None:
    events = ("2026-03-10 invio_verbale_regionale", "2026-03-12 valutazione esito: positivo")
    told = answer(case_with("crisi_art21", *events), "2026-03-20")

    meets = "nel registro c'è questo fatto: valutazione del 12 marzo 2026, con «esito: positivo»"
    assert f"Vale in questo caso perché {meets}." in told


@pytest.mark.parametrize(("written", "verb"), [("", "vale"), ("\n    competenza: regionale", "c'è scritto")])
def test_what_follows_from_the_causale_is_not_told_as_written(written: str, verb: str) -> None:
    case = case_with(f"licenziamento_collettivo{written}", "2026-03-02 comunicazione_avvio")

    told = answer(case, "2026-03-20")

    assert f"Vale in questo caso perché nella procedura {verb} «competenza: regionale»." in told


def test_a_negative_evaluation_ends_the_path_and_tells_what_reopens_it() -> None:
    events = ("2026-03-10 invio_verbale_regionale", "2026-03-12 valutazione esito: negativo; criteri: [durata]")
    told = answer(case_with("crisi_art21", *events), "2026-03-20")

    assert "Con la valutazione del 12 marzo 2026 il Nucleo ha scelto di non procedere" in told
    assert "dopo aver considerato: durata della sospensione" in told
    assert "Lo riapre un fatto nuovo: invio del verbale regionale o segnalazione delle parti sociali" in told


def test_a_path_begun_anew_tells_the_former_evaluation() -> None:
    events = (
        "2026-03-10 invio_verbale_regionale",
        "2026-03-12 valutazione esito: negativo",
        "2026-03-16 segnalazione_parti_sociali",
    )
    told = answer(case_with("crisi_art21", *events), "2026-03-20")

    assert "Prossima azione Valutazione: tocca al Nucleo di Bergamo" in told
    assert "Con la valutazione del 12 marzo 2026 il Nucleo aveva scelto di non procedere." in told


def test_the_parties_choice_is_no_omission() -> None:
    told = answer(case_with("transizione_22ter", "2026-03-10 informativa_volonta", TAKEN), "2026-03-20")

    assert "La prossima mossa è una scelta delle parti" in told
    assert "Accordo di transizione (dipende da altri) [R-7.3-1]" in told
    assert "non farlo non è una mancanza" in told


def test_a_term_not_kept_stays_in_the_answer_when_all_is_done() -> None:
    events = ("2026-03-30 convocazione_parti", "2026-04-10 chiusura esito: conclusa")
    told = answer(case_with("proroga_22bis_crisi", NOTICE, TAKEN, EXAM, *events), "2026-05-01")

    assert "La procedura è chiusa (chiusura del 10 aprile 2026, esito: conclusa)." in told
    assert "4 giorni (2 lavorativi) oltre il termine indicativo di giovedì 26 marzo 2026" in told


def test_a_crisis_only_watched_has_nothing_due() -> None:
    told = answer(
        case_of(
            """\
            azienda:
              denominazione: Carrelli Esempio S.r.l.
            sedi:
              - provincia: LC
            eventi:
              - tipo: segnalazione
                data: 2026-03-01
            """,
            "cases/LC/2026/carrelli.yaml",
        ),
        "2026-03-11",
    )

    assert "Non c'è una procedura" in told
    assert "È nota dal 1° marzo 2026, cioè da 10 giorni" in told


def test_an_archive_counts_on_nothing() -> None:
    opened = ("2016-02-01 comunicazione_avvio", "2016-02-05 verbale_consultazione firmato: sì; esito: accordo")
    told = answer(case_with("cigd_crisi", *opened), "2026-03-20")

    assert "Com'è al 20 marzo 2026: il caso è in archivio." in told
    assert "CIG in deroga — crisi aziendale, in archivio" in told
    assert "superato" not in told


def test_an_archive_tells_once_each_duty_left_undone_with_its_months() -> None:
    begun = ("2016-04-05 inizio_sospensione", "2016-04-11 domanda_inps dal: 2016-04-05; al: 2016-05-31")
    told = answer(case_with("cigd_crisi", *begun), "2026-03-20")

    assert "domanda alla Regione e modello SR41 (aprile 2016 e" in told
    assert "Modello SR41 di maggio 2016: non risulta entro il 25/06/2016." in told


def test_readings_that_change_nothing_are_left_out() -> None:
    (reason,) = explained(case_with("proroga_22bis_crisi", NOTICE, TAKEN, EXAM), "2026-03-20").told
    named = [reading.id for reading in reason.steps[0].readings]

    assert named == ["C-1", "C-2", "A-1", "A-3"]


def test_facts_older_than_the_guidelines_say_which_text_judges_them() -> None:
    old = ("2024-03-04 presa_in_carico", "2024-03-12 esame_congiunto_ministeriale")
    (reason,) = explained(case_with("proroga_22bis_crisi", *old), "2024-03-20").told

    assert "P-6" in [reading.id for reading in reason.steps[0].readings]
