"""Reports owed, requests, extractions (R-8-*, reading A-5: never late); crises before any procedure (R-4-*)."""

from collections.abc import Sequence
from datetime import date

import pytest

from registry.derive.chronicle import Chronicle
from registry.derive.flows import FlowBook, NucleoStanding, flow_book
from registry.derive.monitoring import Watch, watches
from registry.layout import Entry, identity_of
from registry.model import Case, Flow
from registry.store import read_record
from tests.cases import case_of, case_with, setting_on, status_of


def flow(day: str, kind: str, **fields: str) -> Flow:
    """Return a flow; `territorio` and `trimestre` among its fields."""
    path = f"cases/flussi/{day[:4]}/{day}-{kind.replace('_', '-')}.yaml"
    text = "".join(f"{key}: {value}\n" for key, value in {"tipo": kind, "data": day, **fields}.items())
    identity = identity_of(path)
    assert identity is not None
    read, problems = read_record(Entry(path, identity), text.encode())
    assert isinstance(read, Flow), problems
    return read


def book(day: str, cases: Sequence[Case], *flows: Flow) -> FlowBook:
    setting = setting_on(day)
    return flow_book([Chronicle.of(status_of(case, day), setting) for case in cases], flows, setting)


def standing(found: FlowBook, sigla: str) -> NucleoStanding:
    return next(item for item in found.nuclei if item.territory == sigla)


IN_CHARGE = case_with("transizione_22ter", "2026-01-12 informativa_volonta", "2026-01-14 presa_in_carico")
SENT = flow("2026-04-14", "rapporto_trimestrale", territorio="BG", trimestre="2026-T1")
ASKED = flow("2026-05-04", "richiesta_rapporto", territorio="BG", trimestre="2026-T1")


@pytest.mark.parametrize(
    ("day", "to_send", "running"),
    [
        ("2026-03-31", [], "2026-T1"),
        ("2026-04-01", ["2026-T1"], "2026-T2"),
        ("2027-02-01", ["2026-T4", "2026-T3", "2026-T2", "2026-T1"], "2027-T1"),
    ],
)
def test_a_report_is_to_be_sent_from_the_day_after_its_quarter(day: str, to_send: list[str], running: str) -> None:
    """R-8-5, A-4, A-5: calendar quarters, and never late."""
    found = standing(book(day, [IN_CHARGE]), "BG")

    assert [str(duty.quarter) for duty in found.to_send] == to_send
    assert found.running is not None
    assert str(found.running.quarter) == running


def test_a_report_sent_is_no_longer_owed() -> None:
    found = standing(book("2026-05-01", [IN_CHARGE], SENT), "BG")

    assert (found.to_send, found.last_sent) == ((), SENT)


def test_a_request_after_the_report_asks_for_another() -> None:
    """R-8-5: «o su richiesta»."""
    found = book("2026-05-05", [IN_CHARGE], SENT, ASKED)

    assert [str(duty.quarter) for duty in standing(found, "BG").requested] == ["2026-T1"]
    assert found.requests[0].answer is None


def test_the_answer_to_a_request_is_the_first_report_after_it() -> None:
    again = flow("2026-05-20", "rapporto_trimestrale", territorio="BG", trimestre="2026-T1")
    found = book("2026-06-01", [IN_CHARGE], SENT, ASKED, again)

    assert found.requests[0].answer is again
    assert standing(found, "BG").requested == ()


def test_a_request_without_a_quarter_is_about_its_own() -> None:
    (request,) = book("2026-06-01", [], flow("2026-05-04", "richiesta_rapporto", territorio="BG")).requests

    assert str(request.quarter) == "2026-T2"


def test_a_request_to_several_nuclei_is_matched_with_none() -> None:
    found = book("2026-06-01", [IN_CHARGE], flow("2026-05-04", "richiesta_rapporto", trimestre="2026-T1"), SENT)

    assert found.requests[0].is_general
    assert found.requests[0].answer is None
    assert all(item.requested == () for item in found.nuclei)


def test_a_nucleo_without_crises_has_nothing_to_report() -> None:
    found = standing(book("2026-07-01", [IN_CHARGE]), "SO")

    assert (found.to_send, found.running, found.idle) == ((), None, 2)


def test_every_nucleo_has_its_line() -> None:
    found = book("2026-07-01", [])

    assert [item.territory for item in found.nuclei] == "BG BS CO CR LC LO MN MI MB PV SO VA".split()


def test_flows_still_to_come_are_unknown() -> None:
    assert standing(book("2026-04-13", [IN_CHARGE], SENT), "BG").last_sent is None


def test_extractions_tell_the_interval_and_no_due_day() -> None:
    """R-8-2: «periodiche» is no interval."""
    sent = [flow("2025-07-31", "estrazione_periodica"), flow("2026-07-30", "estrazione_periodica")]
    found = book("2026-11-23", [], *sent).extractions

    assert [(item.flow.date, item.days_from_previous) for item in found] == [
        (date(2026, 7, 30), 364),
        (date(2025, 7, 31), None),
    ]


WATCHED = """\
azienda:
  denominazione: Carrelli Esempio S.r.l.
sedi:
  - provincia: LC
eventi:
  - tipo: segnalazione
    data: 2026-03-01
  - tipo: analisi_contesto
    data: 2026-03-10
"""
CLOSING = "  - tipo: chiusura\n    data: 2026-03-20\n    esito: conclusa\n"
PROCEDURE = """\
  - tipo: tavolo_crisi
    data: 2026-04-30
procedure:
  - causale: crisi_art21
    eventi:
      - tipo: invio_verbale_regionale
        data: 2026-04-10
"""


def watch(text: str, day: str) -> Watch | None:
    case = case_of(text, "cases/LC/2026/carrelli.yaml")
    found = watches([status_of(case, day)], setting_on(day))
    return found[0] if found else None


def test_a_crisis_is_watched_from_its_first_fact() -> None:
    """R-4-3, R-4-9."""
    found = watch(WATCHED, "2026-03-31")

    assert found is not None
    assert (found.state, found.since, found.days) == ("seguita", date(2026, 3, 1), 30)
    assert [event.type for event in found.acts] == ["analisi_contesto"]


def test_a_crisis_becomes_a_procedure_on_the_day_of_its_first_fact() -> None:
    found = watch(WATCHED + PROCEDURE, "2026-05-31")

    assert found is not None
    assert found.became is not None
    assert (found.state, found.became.path.code) == ("diventata_procedura", "7.2")
    assert (found.until, found.days) == (date(2026, 4, 10), 40)
    assert [event.type for event in found.events] == ["segnalazione", "analisi_contesto"]


def test_before_that_day_it_was_still_watched() -> None:
    found = watch(WATCHED + PROCEDURE, "2026-04-09")

    assert found is not None
    assert (found.state, found.days) == ("seguita", 39)


def test_a_crisis_may_end_without_any_procedure() -> None:
    found = watch(WATCHED + CLOSING, "2026-05-31")

    assert found is not None
    assert (found.state, found.until, found.days) == ("chiusa", date(2026, 3, 20), 19)


def test_a_case_that_begins_with_its_procedure_was_never_watched() -> None:
    assert watches([status_of(IN_CHARGE, "2026-05-01")], setting_on("2026-05-01")) == ()


def test_a_crisis_without_facts_has_no_days() -> None:
    found = watch("azienda: {denominazione: Ignota}\nsedi: [{provincia: LC}]\n", "2026-05-01")

    assert found is not None
    assert (found.state, found.since, found.days) == ("seguita", None, None)
