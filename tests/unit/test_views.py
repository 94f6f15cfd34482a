"""What pages say, before any HTML."""

import importlib
import json
from datetime import date

import pytest

from registry.edition import Edition, shown_in
from registry.italian import shortened
from registry.law import load_law
from registry.model import Case, Registry
from registry.reporters.wording import awaited
from registry.schema import schema_of
from registry.settings import Settings
from site_gen.context import Context
from site_gen.outputs import File
from site_gen.pages.cases import pages
from site_gen.views.agenda import SHOWN, cards_of, coming, sections_of
from site_gen.views.case import CaseView, case_view
from site_gen.views.home import home_view
from site_gen.views.listing import CaseRow, rows_of
from site_gen.views.territory import TerritoryView, territory_views
from tests.cases import case_of, case_with, setting_on
from tests.planted import Garden, case_file

jsonschema = importlib.import_module("jsonschema")  # comes with check-jsonschema; it has no types

DAY = "2026-03-30"
TAKEN = ("2026-03-02 informativa_convocazione esame_previsto: 2026-03-12", "2026-03-04 presa_in_carico")
HELD = (*TAKEN, "2026-03-12 esame_congiunto_ministeriale", "2026-03-13 invio_verbale_ministeriale")
SECOND_SITE = "  - comune: Chiari\n    provincia: BS\n    lavoratori: {}\n"
CIGS = "proroga_22bis_crisi"


def context_of(*cases: Case, day: str = DAY, edition: Edition = Edition.INTERNAL) -> Context:
    setting = setting_on(day)
    return Context.of(shown_in(edition, Registry(cases), setting.as_of), setting, Settings())


def view_of(case: Case, day: str = DAY) -> CaseView:
    context = context_of(case, day=day)
    return case_view(context.statuses[0], context)


def row_of(case: Case, day: str = DAY) -> CaseRow:
    return rows_of(context_of(case, day=day))[0]


def fact(view: CaseView, label: str) -> tuple[str, str]:
    return next((fact.value, fact.note) for fact in (*view.facts, *view.company) if fact.label == label)


def test_the_next_action_says_what_who_and_by_when() -> None:
    found = view_of(case_with(CIGS, *HELD), "2026-03-20").next

    assert (found.what, found.who) == ("Convocazione delle parti", "tocca al Nucleo di Bergamo")
    assert (found.limit, found.on, found.when) == ("di norma entro", date(2026, 3, 26), "fra 4 giorni lavorativi")
    assert (found.css, found.rule) == ("rc-current", "R-7.1.3-1")
    assert found.why == load_law().rules["R-7.1.3-1"].reading


def test_an_indicative_term_gone_by_is_attention() -> None:
    view = view_of(case_with(CIGS, *HELD))

    assert (view.next.css, view.next.heading) == ("rc-attention", "Prossima azione, oltre il termine indicativo")
    assert [badge.text for badge in view.badges] == ["Presa in carico", "Oltre il termine indicativo da 4 giorni"]
    assert view.procedures[0].remarks == ()  # told already, by the step and by the next action


def test_where_nothing_is_awaited_no_action_is_invented() -> None:
    evaluated = ("2026-03-10 invio_verbale_regionale", "2026-03-12 valutazione esito: negativo")
    closed = view_of(case_with("crisi_art21", *evaluated, "2026-03-20 chiusura esito: conclusa"))
    negative = view_of(case_with("crisi_art21", *evaluated))

    assert closed.next.heading == "Caso chiuso"
    assert negative.next.heading == "Nessun passo dovuto"
    assert "nuova segnalazione" in negative.next.what


def test_steps_say_how_they_stand() -> None:
    steps = {step.title: step for step in view_of(case_with(CIGS, *HELD)).procedures[0].steps}

    assert steps["Presa in carico"].dates == (date(2026, 3, 4),)
    assert steps["Presa in carico"].css == "rc-done"
    assert steps["Convocazione delle parti"].is_next
    term = steps["Convocazione delle parti"].term
    assert term is not None
    assert (term.name, term.on, term.is_reading) == ("termine indicativo", date(2026, 3, 26), True)
    assert term.outcome == "superato da 4 giorni (2 lavorativi)"
    assert steps["Verbale dell'incontro"].badge is None


def test_a_term_kept_or_not_is_told_for_ever() -> None:
    kept, late = (
        next(step.term for step in view_of(case).procedures[0].steps if step.term)
        for case in (
            case_with(CIGS, *HELD, "2026-03-26 convocazione_parti"),
            case_with(CIGS, *HELD, "2026-03-27 convocazione_parti"),
        )
    )
    assert kept.outcome == "rispettato"
    assert late.outcome == "1 giorno (1 lavorativo) oltre il termine indicativo"


def test_a_planned_exam_gives_a_forecast_and_says_so() -> None:
    steps = {step.title: step for step in view_of(case_with(CIGS, *TAKEN), "2026-03-05").procedures[0].steps}

    assert steps["Esame congiunto ministeriale"].planned_on == date(2026, 3, 12)
    term = steps["Convocazione delle parti"].term
    assert term is not None
    assert (term.on, term.outcome) == (date(2026, 3, 26), "se la data prevista è confermata")


def test_a_tie_is_told_as_a_reading() -> None:
    view = view_of(case_with(CIGS, *HELD, extra=SECOND_SITE.format(14)))

    assert fact(view, "Capofila") == ("Da concordare", "tra i Nuclei di Bergamo e Brescia")
    assert next(fact for fact in view.facts if fact.label == "Capofila").is_reading


def test_announced_and_revised_numbers_stand_side_by_side() -> None:
    revised = "2026-03-05 aggiornamento_lavoratori sedi: [{comune: Dalmine, provincia: BG, lavoratori: 9}]"
    view = view_of(case_with(CIGS, *HELD, revised))

    assert fact(view, "Lavoratori coinvolti") == ("9", "14 secondo il primo annuncio")
    assert view.sites.is_revised
    assert [(site.first, site.now) for site in view.sites.rows] == [(14, 9)]


def test_no_number_is_not_zero() -> None:
    case = case_of("azienda:\n  denominazione: Esempio\nsedi:\n  - provincia: BG\n")

    assert fact(view_of(case), "Lavoratori coinvolti") == ("Non indicati", "nessun dato non è zero")
    assert row_of(case).workers is None


def test_in_charge_from_the_first_act_is_a_reading() -> None:
    case = case_with("crisi_art21", "2026-03-10 invio_verbale_regionale", "2026-03-12 valutazione esito: positivo")
    found = next(fact for fact in view_of(case).facts if fact.label == "In carico dal")

    assert (found.value, found.is_reading, found.rule) == ("12 marzo 2026", True, "R-7.2.2-1")


def test_facts_are_told_the_latest_first_with_their_details() -> None:
    events = view_of(case_with(CIGS, *HELD, "2026-03-20 convocazione_parti incontro_previsto: 2026-04-02")).events

    assert [event.on for event in events] == sorted((event.on for event in events), reverse=True)
    assert events[0].details == (("Incontro previsto", "2 aprile 2026"),)


def test_a_procedure_judged_by_a_later_act_says_so() -> None:
    older = view_of(case_with("crisi_art21", "2025-03-10 invio_verbale_regionale")).procedures[0]
    newer = view_of(case_with("crisi_art21", "2026-03-10 invio_verbale_regionale")).procedures[0]

    assert older.older is not None
    assert newer.older is None


def test_a_row_speaks_of_what_is_late_before_what_comes_next() -> None:
    row = row_of(case_with(CIGS, *HELD))

    assert (row.action, row.who, row.on) == ("Convocazione delle parti", "Nucleo di Bergamo", date(2026, 3, 26))
    assert row.press_word == "attenzione"
    assert (row.place, row.path_name, row.state_word) == ("Dalmine (BG)", "7.1", "presa_in_carico")


def test_sections_keep_the_order_of_urgency_and_their_number_of_rows() -> None:
    late = [case_with(CIGS, *HELD, path=f"cases/BG/2026/caso-{n}.yaml") for n in range(SHOWN + 3)]
    awaiting = case_with(CIGS, *TAKEN, path="cases/BG/2026/altro.yaml")
    sections = tuple(sections_of(context_of(*late, awaiting).agenda))

    assert [section.heading.anchor for section in sections] == ["oltre-il-termine-indicativo", "esito-da-registrare"]
    assert (sections[0].count, len(sections[0].rows)) == (SHOWN + 3, SHOWN)
    assert cards_of(sections, "scadenze/")[1].text == "esito da registrare"


def test_what_comes_is_taken_by_days_both_ends_included() -> None:
    items = context_of(case_with(CIGS, *HELD), day="2026-03-19").agenda

    assert [item.days for item in coming(items, 0, 7)] == [7]
    assert coming(items, 8, 14) == []


def territory_of(context: Context, sigla: str) -> TerritoryView:
    return next(view for view in territory_views(context) if view.sigla == sigla)


def test_a_case_is_followed_by_its_lead_and_known_to_the_others() -> None:
    context = context_of(case_with(CIGS, *HELD, extra=SECOND_SITE.format(5)))
    lead, other = territory_of(context, "BG"), territory_of(context, "BS")

    assert (len(lead.led), len(lead.shared), lead.workers) == (1, 0, 14)
    assert (len(other.led), len(other.shared), other.workers) == (0, 1, 5)
    assert (lead.late_count, other.late_count) == (1, 0)


def test_without_a_lead_both_follow_it_and_workers_count_once_each() -> None:
    context = context_of(case_with(CIGS, *HELD, extra=SECOND_SITE.format(14)))

    assert len(territory_of(context, "BG").led) == len(territory_of(context, "BS").led) == 1
    assert home_view(context).workers == 28
    assert sum(view.workers for view in territory_views(context)) == 28


def test_workers_outside_lombardy_belong_to_no_territory() -> None:
    extra = "  - comune: Fabriano\n    provincia: AN\n    lavoratori: 6\n"
    context = context_of(case_with(CIGS, *HELD, extra=extra))

    assert territory_of(context, "BG").workers == 14
    assert home_view(context).workers == 20


def test_home_of_an_empty_registry_has_nothing_to_say() -> None:
    view = home_view(context_of())

    assert (view.case_count, view.cards, view.figures, view.latest, view.trend) == (0, (), (), (), None)
    assert len(view.territories) == len(view.map.provinces) == 12
    assert {province.level for province in view.map.provinces} == {0}


def test_the_public_context_knows_nothing_internal() -> None:
    extra = "pubblicazione:\n  dal: 2026-01-01\nda_fare:\n  - data: 2026-04-01\n    cosa: richiamare\nnote: segreto\n"
    context = context_of(case_with(CIGS, *HELD, extra=extra), edition=Edition.PUBLIC)

    assert all(item.kind != "promemoria" for item in context.agenda)
    assert case_view(context.statuses[0], context).publication == ""
    assert "segreto" not in repr(context.statuses)


def test_a_former_name_leads_to_one_case_only() -> None:
    former = "id_precedenti: [BG-2025-prima, BG-2026-altra, scritto male]\n"
    first = case_with(CIGS, extra=former)
    second = case_with(CIGS, extra=former, path="cases/BG/2026/seconda.yaml")
    other = case_with(CIGS, path="cases/BG/2026/altra.yaml")
    made = (output for make in pages(context_of(first, second, other)).bulk for output in make())

    redirects = [output for output in made if isinstance(output, File) and output.path.endswith(".html")]
    assert [output.path for output in redirects] == ["casi/BG/2025/prima/index.html"]
    assert b"fonderie-esempio" in redirects[0].content


def test_the_data_of_a_renamed_case_stay_where_programs_fetch_them() -> None:
    renamed = case_with(CIGS, extra="id_precedenti: [BG-2025-prima]\n")
    outputs = (output for make in pages(context_of(renamed)).bulk for output in make())
    made = {output.path: output for output in outputs if isinstance(output, File)}

    assert made["casi/BG/2025/prima/caso.json"].content == made["casi/BG/2026/fonderie-esempio/caso.json"].content


@pytest.mark.parametrize("edition", Edition)
def test_the_facts_in_the_data_of_a_case_are_as_the_schema_says(edition: Edition) -> None:
    everything = case_of(json.dumps(case_file(Garden())), "cases/BG/2026/prova.yaml")
    outputs = (output for make in pages(context_of(everything, edition=edition)).bulk for output in make())
    files = {output.path: output.content for output in outputs if isinstance(output, File)}
    facts = json.loads(files["casi/BG/2026/prova/caso.json"])["fatti"]

    assert facts["procedure"][-1]["eventi"]
    assert [error.message for error in jsonschema.Draft202012Validator(schema_of("caso")).iter_errors(facts)] == []


def test_a_long_name_is_cut_after_a_word_where_it_stands_beside_other_things() -> None:
    assert shortened("Fonderie Esempio S.r.l.") == "Fonderie Esempio S.r.l."
    assert shortened("Fonderie Riunite Esempio", longest=20) == "Fonderie Riunite…"
    assert shortened("x" * 21, longest=20) == "x" * 19 + "…"
    assert len(shortened("parola " * 40)) <= 120


def test_several_are_awaited_in_the_plural() -> None:
    assert awaited("regione", None) == "si attende la Regione"
    assert awaited("parti", None) == "si attendono le parti sociali"
