"""The half-yearly duty of the Tavolo regionale (R-5-3, reading A-4) and the papers of the bilateral ones (R-6-*)."""

from collections.abc import Sequence
from datetime import date

import pytest

from registry.calendar import HalfYear, months_after
from registry.derive.boards import last_bilateral, regional_board
from registry.derive.chronicle import Chronicle
from registry.derive.dossier import Dossier, by_name, dossier_of, outcomes_of
from registry.edition import Edition, shown_in
from registry.layout import Entry, identity_of
from registry.model import Board, Case, Registry
from registry.reporters.dossier_text import render
from registry.reporters.outline import Style
from registry.settings import Settings
from registry.store import read_record
from site_gen.context import Context
from site_gen.views.board import boards_view
from site_gen.views.board_figures import meeting_figures
from tests.cases import case_of, case_with, setting_on, status_of

TAKEN = "2026-03-04 presa_in_carico"
NOTICE = "2026-03-02 informativa_convocazione"
EXAM = "2026-03-12 esame_congiunto_ministeriale"
MINUTES = "2026-03-13 invio_verbale_ministeriale"


def board(day: str, *territories: str, cases: Sequence[str] = (), decisions: Sequence[str] = ()) -> Board:
    """Return a meeting: of the Tavolo regionale without territories, of a bilateral one with them."""
    kind = "bilaterale" if territories else "regionale"
    path = f"cases/tavoli/{day[:4]}/{day}-{kind}.yaml"
    lists = {"territori": territories, "casi": cases, "decisioni": decisions}
    listed = "".join(f"{key}: [{', '.join(items)}]\n" for key, items in lists.items() if items)
    identity = identity_of(path)
    assert identity is not None
    read, problems = read_record(Entry(path, identity), f"tipo: {kind}\ndata: {day}\n{listed}".encode())
    assert isinstance(read, Board), problems
    return read


def states(boards: Sequence[Board], day: str) -> dict[str, str]:
    return {str(duty.half): duty.state for duty in regional_board(boards, date.fromisoformat(day)).duties}


def dossier(day: str, territories: Sequence[str], cases: Sequence[Case], boards: Sequence[Board] = ()) -> Dossier:
    setting = setting_on(day)
    chronicles = [Chronicle.of(status_of(case, day), setting) for case in cases]
    return dossier_of(territories, chronicles, boards, setting=setting)


def reasons(found: Dossier) -> dict[str, tuple[str, ...]]:
    return {topic.status.case.id: topic.reasons for topic in found.topics}


@pytest.mark.parametrize(
    ("day", "half", "last"),
    [
        ("2026-01-01", "2026-S1", "2026-06-30"),
        ("2026-06-30", "2026-S1", "2026-06-30"),
        ("2026-07-01", "2026-S2", "2026-12-31"),
        ("2026-12-31", "2026-S2", "2026-12-31"),
    ],
)
def test_half_years_are_those_of_the_calendar(day: str, half: str, last: str) -> None:
    found = HalfYear.of(date.fromisoformat(day))

    assert (str(found), found.last_day.isoformat()) == (half, last)
    assert found.first_day <= date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [("2026-05-13", 6, "2026-11-13"), ("2026-08-31", 6, "2027-02-28"), ("2027-08-31", 6, "2028-02-29")],
)
def test_six_months_end_on_a_day_that_exists(day: str, months: int, after: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(after)


def test_a_meeting_in_january_and_one_in_december_keep_both_halves() -> None:
    """R-5-3, A-4: calendar half-years."""
    met = [board("2026-01-10"), board("2026-12-20")]

    assert states(met, "2027-01-15") == {"2026-S1": "tenuto", "2026-S2": "tenuto", "2027-S1": "non_ancora"}


def test_a_half_year_gone_by_says_only_that_no_meeting_is_recorded() -> None:
    """R-5-3."""
    met = [board("2025-04-16"), board("2026-05-13")]

    assert states(met, "2026-12-31")["2026-S2"] == "non_ancora"
    assert states(met, "2027-01-01")["2026-S2"] == "non_risulta"
    assert states(met, "2027-01-01")["2025-S2"] == "non_risulta"


def test_a_meeting_still_to_come_is_unknown() -> None:
    assert states([board("2026-05-13"), board("2026-11-30")], "2026-11-23")["2026-S2"] == "non_ancora"


def test_a_bilateral_board_keeps_no_duty() -> None:
    """R-6-6: no periodicity."""
    assert states([board("2026-05-13", "BS")], "2026-11-23") == {"2026-S1": "non_risulta", "2026-S2": "non_ancora"}


def test_the_rolling_window_is_told_beside() -> None:
    """R-5-3, A-4: as information."""
    met = [board("2025-10-22"), board("2026-05-13"), board("2025-04-16")]
    found = regional_board(met, date(2026, 11, 23))

    assert found.six_months_on == date(2026, 11, 13)
    assert found.longest_gap is not None
    assert [meeting.date for meeting in found.longest_gap] == [date(2025, 10, 22), date(2026, 5, 13)]


def test_without_boards_only_the_running_half_is_asked_for() -> None:
    assert states([], "2026-11-23") == {"2026-S2": "non_ancora"}


def test_the_last_meeting_of_a_territory_may_be_with_others() -> None:
    """R-6-1, R-6-2."""
    met = [board("2026-02-17", "VA", "MB"), board("2025-07-02", "VA"), board("2026-05-13")]

    assert last_bilateral(met, "VA", date(2026, 11, 23)) is met[0]
    assert last_bilateral(met, "SO", date(2026, 11, 23)) is None


def test_a_dossier_tells_why_each_crisis_is_to_be_discussed() -> None:
    """R-6-3, R-6-4, R-6-5."""
    late = case_with("proroga_22bis_crisi", NOTICE, TAKEN, EXAM, MINUTES, path="cases/BG/2026/late.yaml")
    heavy = case_with(
        "crisi_art21",
        "2026-03-10 invio_verbale_regionale",
        extra="rilevanza: [strategica, alto_impatto]\n",
        path="cases/BG/2026/heavy.yaml",
    )
    wide = case_with(
        "crisi_art21",
        "2026-03-10 invio_verbale_regionale",
        "2026-03-11 valutazione esito: positivo",
        extra="  - comune: Chiari\n    provincia: BS\n    lavoratori: 3\n",
        path="cases/BG/2026/wide.yaml",
    )
    found = dossier("2026-04-01", ["BG"], [heavy, wide, late], [board("2026-03-20", "BG")])

    assert reasons(found) == {
        "BG-2026-late": ("oltre_il_termine",),
        "BG-2026-heavy": ("strategica", "alto_impatto", "fase_iniziale"),
        "BG-2026-wide": ("piu_territori",),
    }


@pytest.mark.parametrize(("met_on", "is_new"), [("2026-03-03", True), ("2026-03-04", False), (None, True)])
def test_what_was_taken_in_charge_since_the_last_meeting_is_new(met_on: str | None, is_new: bool) -> None:
    case = case_with("transizione_22ter", "2026-03-01 informativa_volonta", TAKEN)
    found = dossier("2026-03-20", ["BG"], [case], [board(met_on, "BG")] if met_on else [])

    assert ("nuova" in reasons(found).get(case.id, ())) is is_new


def test_a_multilateral_dossier_asks_for_what_the_territories_share() -> None:
    """R-6-2."""
    shared = "  - comune: Chiari\n    provincia: BS\n    lavoratori: 3\n"
    case = case_with("crisi_art21", "2026-03-11 valutazione esito: positivo", extra=shared)
    met = [board("2026-03-15", "BG", "BS", "MI")]

    assert reasons(dossier("2026-04-01", ["BG", "BS"], [case], met)) == {case.id: ("piu_territori",)}
    assert reasons(dossier("2026-04-01", ["BG", "MI"], [case], met)) == {}


def test_what_is_closed_elsewhere_or_archived_is_left_out() -> None:
    closed = case_with("crisi_art21", "2026-03-11 chiusura", path="cases/BG/2026/closed.yaml")
    archived = case_with("cigd_crisi", "2016-02-01 comunicazione_avvio", path="cases/BG/2016/archived.yaml")
    elsewhere = case_of("azienda: {denominazione: Altrove}\nsedi: [{provincia: MI}]\n", "cases/MI/2026/altrove.yaml")
    found = dossier("2026-04-01", ["BG"], [closed, archived, elsewhere])

    assert (found.topics, found.others) == ((), ())


def test_a_path_at_its_end_is_discussed_only_for_the_heaviest_crises() -> None:
    """R-6-5."""
    events = ("2026-03-10 invio_verbale_regionale", "2026-03-11 valutazione esito: negativo")
    plain = case_with("crisi_art21", *events, path="cases/BG/2026/plain.yaml")
    heavy = case_with("crisi_art21", *events, extra="rilevanza: [alto_impatto]\n", path="cases/BG/2026/heavy.yaml")
    found = dossier("2026-04-01", ["BG"], [plain, heavy])

    assert reasons(found) == {heavy.id: ("alto_impatto",)}
    assert [topic.status.case.id for topic in found.others] == [plain.id]


def test_the_last_meeting_is_told_with_what_became_of_its_cases() -> None:
    case = case_with("proroga_22bis_crisi", NOTICE, TAKEN, EXAM, MINUTES)
    met = board("2026-03-05", "BG", cases=[case.id, "BG-2020-sparito"], decisions=["convocare presto"])
    text = " ".join(render(dossier("2026-03-20", ["BG"], [case], [met])).split())

    assert "Si è deciso: convocare presto." in text
    assert "allora percorso 7.1, in attesa di altri; oggi percorso 7.1, in corso." in text
    assert "Da allora: esame congiunto ministeriale del 12 marzo 2026 e invio del verbale ministeriale" in text
    assert "BG-2020-sparito: non è tra i casi del registro." in text


def test_a_renamed_case_is_found_by_its_former_name() -> None:
    case = case_with("transizione_22ter", TAKEN, extra="id_precedenti: [BG-2025-vecchio]\n")
    (past,) = dossier("2026-03-20", ["BG"], [case], [board("2026-03-05", "BG", cases=["BG-2025-vecchio"])]).past

    assert past.outcomes[0].status is not None
    assert past.outcomes[0].status.case.id == case.id


def test_names_cannot_become_markup() -> None:
    case = case_with("transizione_22ter", TAKEN)
    hostile = case.model_copy(update={"company": case.company.model_copy(update={"name": "# <b>*A*</b> [x](y)"})})
    text = render(dossier("2026-03-20", ["BG"], [hostile.identified(case.identity)]), Style.MARKDOWN)

    assert r"### \# \<b\>\*A\*\</b\> \[x\](y)" in text


def test_the_page_counts_half_years_and_leads_to_their_meetings() -> None:
    boards = (
        board("2025-11-05"),
        board("2026-02-10", "BG", cases=["BG-2026-fonderie-esempio"]),
        board("2026-03-05", "BG", "BS", cases=["BG-2026-fonderie-esempio"]),
    )
    setting = setting_on("2026-03-20")
    registry = Registry((case_with("proroga_22bis_crisi", TAKEN),), boards=boards)
    context = Context.of(shown_in(Edition.INTERNAL, registry, setting.as_of), setting, Settings())
    view = boards_view(context)

    assert [(half.name, half.regional, half.bilateral, half.cases) for half in view.figures.halves] == [
        ("2° semestre 2025", 1, 0, 0),
        ("1° semestre 2026", 0, 2, 1),
    ]
    assert [half.anchor for half in view.meetings] == ["riunioni-2026-S1", "riunioni-2025-S2"]
    assert [(card.count, card.text) for card in view.figures.cards] == [
        (2, "riunioni nel 2026"),
        (1, "caso discusso nel 2026"),
        (2, "territori hanno già avuto un Tavolo bilaterale"),
    ]
    assert view.figures.figure is not None


def test_a_meeting_is_told_in_figures_as_its_cases_stand_today() -> None:
    first = case_with("proroga_22bis_crisi", NOTICE, TAKEN, EXAM, MINUTES)
    closed = case_with("cds_art21", "2026-03-16 chiusura esito: annullata", path="cases/BG/2026/seconda.yaml")
    setting = setting_on("2026-03-30")
    met = board("2026-03-15", "BG", cases=[first.id, closed.id, "BG-2020-sparito"])
    registry = Registry((first, closed), boards=(met,))
    context = Context.of(shown_in(Edition.INTERNAL, registry, setting.as_of), setting, Settings())
    found = meeting_figures(outcomes_of(met, by_name(context.chronicles), setting), context)

    workers = sum(status.worker_count or 0 for status in context.statuses)
    assert [(card.count, card.text) for card in found.cards] == [
        (2, "casi discussi"),
        (1, "ancora aperto"),
        (workers, "lavoratori coinvolti"),
        (1, "azione oltre il termine, oggi"),
    ]
    assert found.figure is not None
    assert {row[0] for row in found.figure.chart.rows} == {first.id, closed.id}  # one name: the ids tell them apart
