"""The calendars of the site: of the region, of each territory, of each case."""

from dataclasses import replace
from datetime import date

import pytest
import vobject

from registry.edition import Edition, shown_in
from registry.model import Ateco, Case, Registry
from registry.settings import Settings
from site_gen.context import Context
from site_gen.feeds.boards import board_files
from site_gen.feeds.calendars import calendars
from tests.calendars import assert_lines_are_sound, events_of
from tests.cases import case_with, setting_on
from tests.unit.test_boards import board

DAY = "2026-03-23"
URL = "https://registro.example.org/"
FACTS = (
    "2026-03-04 presa_in_carico",
    "2026-03-10 informativa_convocazione esame_previsto: 2026-03-19",
    "2026-03-19 esame_congiunto_ministeriale",
    "2026-03-20 invio_verbale_ministeriale",
)
PUBLIC = "pubblicazione:\n  dal: 2026-01-01\n  al: 2031-01-01\n"
TODO = "da_fare:\n  - data: 2026-03-30\n    cosa: telefonare alla RSU\n"
OWN = "casi/BG/2026/fonderie-esempio/scadenze.ics"


def made(*cases: Case, edition: Edition = Edition.PUBLIC, site_url: str = URL, day: str = DAY) -> dict[str, bytes]:
    setting = setting_on(day)
    shown = shown_in(edition, Registry(cases), setting.as_of)
    context = Context.of(shown, setting, Settings())
    return {file.path: file.content for file in calendars(replace(context, site_url=site_url))}


def sample(*facts: str, extra: str = PUBLIC + TODO) -> Case:
    return case_with("proroga_22bis_crisi", *(facts or FACTS), extra=extra)


def test_the_same_event_is_in_the_calendars_of_case_territory_and_region() -> None:
    found = made(sample())
    (uid,) = events_of(found[OWN])

    assert list(events_of(found["scadenze.ics"])) == [uid]
    assert list(events_of(found["territori/BG/scadenze.ics"])) == [uid]
    assert not events_of(found["territori/BS/scadenze.ics"])
    assert events_of(found[OWN])[uid].dtstart.value == date(2026, 4, 2)


@pytest.mark.parametrize("edition", Edition)
def test_every_calendar_is_sound_to_the_letter(edition: Edition) -> None:
    for path, content in made(sample(), edition=edition).items():
        assert_lines_are_sound(content)
        assert vobject.readOne(content.decode()).version.value == "2.0", path


def test_reminders_are_for_the_office_only() -> None:
    assert "telefonare" in made(sample(), edition=Edition.INTERNAL)["scadenze.ics"].decode()
    assert "telefonare" not in b"".join(made(sample()).values()).decode()


def test_a_calendar_with_nothing_to_await_is_still_there_and_valid() -> None:
    closed = sample(*FACTS, "2026-03-21 chiusura esito: annullata")
    content = made(closed)[OWN]

    assert events_of(content) == {}
    assert b"BEGIN:VTIMEZONE" in content


def test_a_corrected_date_moves_the_event_and_is_newer_for_who_imported_it() -> None:
    before = events_of(made(sample())[OWN])
    corrected = (*FACTS[:2], "2026-03-20 esame_congiunto_ministeriale", "2026-03-21 invio_verbale_ministeriale")
    after = events_of(made(sample(*corrected), day="2026-03-24")[OWN])

    assert before.keys() == after.keys()
    (uid,) = before
    assert after[uid].dtstart.value == date(2026, 4, 3)
    assert int(after[uid].sequence.value) > int(before[uid].sequence.value)
    assert after[uid].dtstamp.value > before[uid].dtstamp.value


def test_a_renamed_case_keeps_its_events_and_the_address_of_its_calendar() -> None:
    before = made(sample())
    facts = {"extra": f"{PUBLIC}id_precedenti: [BG-2026-fonderie-esempio, BS-2026-altro-nome]\n"}
    after = made(case_with("proroga_22bis_crisi", *FACTS, path="cases/BS/2026/nome-nuovo.yaml", **facts))

    assert events_of(before[OWN]).keys() == events_of(after[OWN]).keys()
    for path in ("casi/BS/2026/altro-nome/scadenze.ics", OWN):
        assert after[path] == after["casi/BS/2026/nome-nuovo/scadenze.ics"]


def test_an_event_leads_to_its_case_where_the_address_of_the_site_is_known() -> None:
    (event,) = events_of(made(sample())[OWN]).values()
    (homeless,) = events_of(made(sample(), site_url="")[OWN]).values()

    assert event.url.value == f"{URL}casi/BG/2026/fonderie-esempio/"
    assert "url" not in homeless.contents


def test_paths_sectors_and_companies_with_several_cases_have_their_own() -> None:
    first = sample()
    metal = Ateco.model_validate({"edizione": "2025", "codice": "24.51"})
    company = first.company.model_copy(update={"ateco": metal})
    first = first.model_copy(update={"company": company}).identified(first.identity)
    second = case_with("proroga_22bis_crisi", *FACTS, extra=PUBLIC, path="cases/BG/2026/seconda.yaml")
    found = made(first, second)
    names = {path: sorted(events_of(content)) for path, content in found.items()}

    assert len(names["percorsi/7.1/scadenze.ics"]) == 2
    assert names["percorsi/7.1/scadenze.ics"] == names["scadenze.ics"]
    assert names["aziende/fonderie-esempio-srl/scadenze.ics"] == names["scadenze.ics"]
    assert names["settori/24/scadenze.ics"] == names[OWN]
    assert not names["percorsi/7.4/scadenze.ics"]
    assert "aziende/fonderie-esempio-srl/scadenze.ics" not in made(first)


def test_a_reminder_stands_in_the_calendar_of_no_other_path() -> None:
    found = made(sample(), edition=Edition.INTERNAL)

    assert len(events_of(found["scadenze.ics"])) == 2
    assert len(events_of(found["percorsi/7.1/scadenze.ics"])) == 1
    assert not events_of(found["percorsi/monitoraggio/scadenze.ics"])


def test_the_boards_have_their_meetings_and_the_end_of_a_half_year_without_one() -> None:
    setting = setting_on(DAY)
    met = board("2026-02-05", "BG", cases=["BG-2026-fonderie-esempio"], decisions=["segretissima"])
    shown = shown_in(Edition.PUBLIC, Registry((sample(),), boards=(met,)), setting.as_of)
    context = replace(Context.of(shown, setting, Settings()), site_url=URL)
    content = next(file.content for file in board_files(context) if file.path == "tavoli/scadenze.ics")
    assert_lines_are_sound(content)
    held, awaited = sorted(events_of(content).values(), key=lambda event: event.dtstart.value)

    assert (held.dtstart.value, held.summary.value) == (date(2026, 2, 5), "Tavolo bilaterale di Bergamo")
    assert held.description.value == "1 caso discusso."
    assert held.url.value == f"{URL}tavoli/2026/2026-02-05-bilaterale/"
    assert (awaited.dtstart.value, awaited.uid.value) == (date(2026, 6, 30), "tavolo.semestre.2026-S1@registro-crisi")


def test_a_hostile_name_breaks_no_calendar() -> None:
    case = sample()
    for name in ("a\r\nEND:VCALENDAR", "x;y,z\\n", "\u202erovescio", "é" * 400, "@@"):
        hostile = case.model_copy(update={"company": case.company.model_copy(update={"name": name})})
        for content in made(hostile.identified(case.identity)).values():
            assert_lines_are_sound(content)
        assert len(events_of(made(hostile.identified(case.identity))[OWN])) == 1


def test_the_same_facts_give_the_same_bytes() -> None:
    assert made(sample()) == made(sample())
