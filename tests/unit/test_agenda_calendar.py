"""The calendar, read back by a parser that is not the one that wrote it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from registry.derive.agenda import agenda
from registry.model import Case
from registry.reporters.agenda_ics import calendar
from tests.calendars import assert_lines_are_sound, events_of
from tests.cases import case_with, setting_on, status_of

NOTICE = "2026-03-02 informativa_convocazione esame_previsto: 2026-03-12"
POSTPONED = "2026-03-10 informativa_convocazione esame_previsto: 2026-03-19"
TAKEN = "2026-03-04 presa_in_carico"
EXAM = "2026-03-19 esame_congiunto_ministeriale"
MINUTES = "2026-03-20 invio_verbale_ministeriale"
TODO = "da_fare:\n  - data: 2026-03-30\n    cosa: sentire la RSU, poi l'azienda; subito\n"


def made(case: Case, day: str) -> bytes:
    items = agenda([status_of(case, day)], setting_on(day))
    return calendar(items, as_of=date.fromisoformat(day), name="Scadenze di prova")


def days(content: bytes) -> dict[str, date]:
    """Return the day of each event by step and kind of date."""
    return {uid.partition("@")[0].split(".", 3)[-1]: event.dtstart.value for uid, event in events_of(content).items()}


def test_a_planned_day_and_its_forecast() -> None:
    found = days(made(case_with("proroga_22bis_crisi", NOTICE, TAKEN), "2026-03-05"))

    assert found == {
        "esame_congiunto_ministeriale.previsto": date(2026, 3, 12),
        "convocazione_parti.termine": date(2026, 3, 26),
    }


def test_a_postponed_day_moves_and_never_doubles() -> None:
    before = made(case_with("proroga_22bis_crisi", NOTICE, TAKEN), "2026-03-05")
    after = made(case_with("proroga_22bis_crisi", NOTICE, TAKEN, POSTPONED), "2026-03-11")

    assert events_of(before).keys() == events_of(after).keys()
    assert days(after)["esame_congiunto_ministeriale.previsto"] == date(2026, 3, 19)
    assert days(after)["convocazione_parti.termine"] == date(2026, 4, 2)


def test_a_forecast_becomes_the_term() -> None:
    forecast = made(case_with("proroga_22bis_crisi", POSTPONED, TAKEN), "2026-03-11")
    computed = made(case_with("proroga_22bis_crisi", POSTPONED, TAKEN, EXAM, MINUTES), "2026-03-23")
    (uid,) = events_of(computed)

    assert uid in events_of(forecast)
    assert events_of(forecast)[uid].status.value == "TENTATIVE"
    assert events_of(computed)[uid].status.value == "CONFIRMED"


def test_an_event_lasts_one_whole_day_and_is_stamped_with_the_day_of_the_agenda() -> None:
    (event,) = events_of(made(case_with("proroga_22bis_crisi", POSTPONED, TAKEN, EXAM, MINUTES), "2026-03-23")).values()

    assert (event.dtstart.value, event.dtend.value) == (date(2026, 4, 2), date(2026, 4, 3))
    assert event.dtstamp.value == datetime(2026, 3, 23, tzinfo=UTC)
    assert event.summary.value == "Convocazione delle parti (termine indicativo): Fonderie Esempio S.r.l."
    assert event.description.value == (
        "Convocazione delle parti: tocca al Nucleo di Bergamo; di norma entro giovedì 2 aprile 2026.\n"
        "Regola: R-7.1.3-1\nCaso: BG-2026-fonderie-esempio"
    )


def test_a_meeting_tells_its_hour_and_where_it_is_held() -> None:
    called = "2026-03-24 convocazione_parti incontro_previsto: 2026-03-30; ora: '10:30'; luogo: via Esempio 1, Bergamo"
    case = case_with("proroga_22bis_crisi", POSTPONED, TAKEN, EXAM, MINUTES, called)
    (event,) = events_of(made(case, "2026-03-25")).values()

    assert event.summary.value == "Incontro con le parti, ore 10:30: Fonderie Esempio S.r.l."
    assert event.dtstart.value == date(2026, 3, 30)
    assert event.location.value == "via Esempio 1, Bergamo"


def test_the_words_of_a_reminder_come_through_whole() -> None:
    content = made(case_with("proroga_22bis_crisi", POSTPONED, TAKEN, extra=TODO), "2026-03-11")
    reminder = next(event for uid, event in events_of(content).items() if ".promemoria@" in uid)

    assert reminder.description.value.startswith("sentire la RSU, poi l'azienda; subito\n")
    assert reminder.dtstart.value == date(2026, 3, 30)


def test_reminders_with_the_same_words_stay_two() -> None:
    twice = TODO + TODO.partition("\n")[2].replace("2026-03-30", "2026-04-30")
    content = made(case_with("proroga_22bis_crisi", POSTPONED, TAKEN, extra=twice), "2026-03-11")

    assert sum(".promemoria" in uid for uid in events_of(content)) == 2


@pytest.mark.parametrize("text", ["a\r\nEND:VEVENT", "BEGIN:VEVENT", "x\\n", "\u202einverso", "é" * 400])
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    case = case_with("proroga_22bis_crisi", POSTPONED, TAKEN)
    hostile = case.model_copy(update={"company": case.company.model_copy(update={"name": text})})
    content = made(hostile.identified(case.identity), "2026-03-11")

    assert len(events_of(content)) == 2
    assert_lines_are_sound(content)


def test_the_same_facts_give_the_same_bytes() -> None:
    case = case_with("proroga_22bis_crisi", POSTPONED, TAKEN, extra=TODO)

    assert made(case, "2026-03-11") == made(case, "2026-03-11")


def test_what_has_no_date_is_not_in_a_calendar() -> None:
    content = made(case_with("crisi_art21", "2026-03-10 invio_verbale_regionale"), "2026-03-20")

    assert list(_components(content)) == []


def _components(content: bytes) -> Iterator[str]:
    return (line for line in content.decode().splitlines() if line == "BEGIN:VEVENT")
