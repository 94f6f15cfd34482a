"""Two versions of a case, compared: what a colleague reads of the difference."""

import pytest

from registry.derive.changes import case_changes
from registry.derive.term_changes import term_changes
from registry.model import Case
from registry.reporters.change_words import Wording
from tests.cases import case_of, setting_on
from tests.repositories import case_text

EXAM = "2026-03-12 esame_congiunto_ministeriale"
CONVENED = "2026-03-18 convocazione_parti"


def told(before: str, after: str, *, quotes_text: bool = True) -> list[str]:
    changes = case_changes(case_of(before), case_of(after))
    wording = Wording(several=after.count("causale:") > 1, quotes_text=quotes_text)
    return [wording.line(change) for change in changes]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        pytest.param(case_text(), case_text(workers=96), "Lavoratori (Brescia): 120 → 96", id="the workers of a site"),
        pytest.param(
            case_text(EXAM),
            case_text(EXAM, CONVENED),
            "Evento aggiunto: Convocazione delle parti del 18/03/2026",
            id="a new event",
        ),
        pytest.param(
            case_text(EXAM, CONVENED),
            case_text(EXAM),
            "Evento tolto: Convocazione delle parti del 18/03/2026",
            id="an event taken away",
        ),
        pytest.param(
            case_text(EXAM, "2026-03-10 presa_in_carico"),
            case_text(EXAM, "2026-03-11 presa_in_carico"),
            "Presa in carico, data: 10/03/2026 → 11/03/2026",
            id="a corrected date is not an event lost and another found",
        ),
        pytest.param(
            case_text("2026-03-18 valutazione; esito: positivo"),
            case_text("2026-03-18 valutazione; esito: negativo"),
            "Valutazione del 18/03/2026, esito: Positivo → Negativo",
            id="a word of the registry by its label",
        ),
        pytest.param(
            case_text("2026-03-11 presa_in_carico"),
            case_text("2026-03-11 presa_in_carico; nota: sentita la RSU"),
            "Presa in carico dell'11/03/2026, nota interna: non indicato → «sentita la RSU»",
            id="a note",
        ),
        pytest.param(
            case_text(procedure="riservato: false"),
            case_text(procedure="riservato: true"),
            "Riservato: no → sì",
            id="a flag of the only procedure",
        ),
        pytest.param(
            case_text(procedure="lavoratori: 30"),
            case_text(procedure="lavoratori: 31"),
            "Lavoratori della procedura: 30 → 31",
            id="workers that are not those of a site",
        ),
        pytest.param(
            case_text(procedure="periodo:\n  dal: 2026-01-12"),
            case_text(procedure="periodo:\n  dal: 2026-01-12\n  al: 2026-12-31"),
            "Periodo, al: non indicato → 31/12/2026",
            id="half of a period",
        ),
        pytest.param(
            case_text(extra="tipo_crisi: [altro]\n"),
            case_text(extra="tipo_crisi: [altro, cessazione]\n"),
            "Tipo di crisi: Altro → Altro e Cessazione",
            id="a list of words",
        ),
        pytest.param(
            case_text(name="Fonderie Esempio S.r.l."),
            case_text(name="Fonderie Esempio S.p.A."),
            "Denominazione: «Fonderie Esempio S.r.l.» → «Fonderie Esempio S.p.A.»",
            id="a name",
        ),
    ],
)
def test_a_change_reads_as_a_sentence(before: str, after: str, line: str) -> None:
    assert told(before, after) == [line]


def test_nothing_is_told_of_comments_quotes_and_the_order_of_events() -> None:
    before = case_text(EXAM, CONVENED)
    after = case_text(CONVENED, EXAM).replace("Brescia", '"Brescia"') + "# un commento\n"
    assert told(before, after) == []


PAPER = "      - tipo: presa_in_carico\n        data: 2026-03-11\n        documenti:\n"


def with_papers(*titles: str) -> str:
    listed = "".join(
        f"          - titolo: {title}\n            data: 2026-03-0{n}\n" for n, title in enumerate(titles, 1)
    )
    return case_text() + "    eventi:\n" + PAPER + listed


def test_a_document_is_known_by_its_title_and_a_corrected_title_by_its_day() -> None:
    place = "Presa in carico dell'11/03/2026"
    assert told(with_papers("Nota", "Verbale"), with_papers("Nota")) == [f"{place}, documento tolto: «Verbale»"]
    assert told(with_papers("Nota"), with_papers("Lettera")) == [
        f"{place}, documento «Lettera», titolo: «Nota» → «Lettera»"
    ]


def test_of_two_events_of_a_type_the_one_with_the_same_day_is_the_same() -> None:
    before = case_text("2026-04-01 incontro_parti", "2026-04-15 incontro_parti")
    after = case_text("2026-04-15 incontro_parti", "2026-05-02 incontro_parti", "2026-05-09 incontro_parti")
    assert told(before, after) == [
        "Incontro con le parti, data: 01/04/2026 → 02/05/2026",
        "Evento aggiunto: Incontro con le parti del 09/05/2026",
    ]


def test_an_event_written_in_the_wrong_place_is_moved() -> None:
    before = case_text(EXAM) + "eventi:\n  - tipo: presa_in_carico\n    data: 2026-03-11\n"
    after = case_text("2026-03-11 presa_in_carico", EXAM)
    assert told(before, after) == ["Evento spostato: Presa in carico dell'11/03/2026"]


def test_a_case_with_more_procedures_says_which() -> None:
    second = "  - causale: licenziamento_collettivo\n    esuberi: {}\n"
    assert told(case_text(EXAM) + second.format(14), case_text(EXAM) + second.format(9)) == [
        "Licenziamento collettivo (L. 223/1991), esuberi: 14 → 9"
    ]
    assert told(case_text(EXAM), case_text(EXAM) + second.format(9)) == [
        "Procedura aggiunta: Licenziamento collettivo (L. 223/1991)"
    ]


def test_a_wrong_causale_is_corrected_in_its_place() -> None:
    after = case_text(EXAM).replace("proroga_22bis_crisi", "cessazione_art44")
    assert told(case_text(EXAM), after) == [
        "Causale: Proroga CIGS per crisi (art. 22-bis) → CIGS per cessazione (art. 44 D.L. 109/2018)"
    ]


def test_the_public_edition_quotes_no_text_of_a_former_version() -> None:
    before = case_text("2026-03-11 presa_in_carico; nota_pubblica: sentito Mario Segretissimo", name="Segretissimo srl")
    after = case_text("2026-03-11 presa_in_carico", workers=96).replace("Brescia", "Segretissimo di Sopra")
    lines = told(before, after, quotes_text=False)
    assert "Denominazione: testo modificato" in lines
    assert "Presa in carico dell'11/03/2026, nota pubblica: testo tolto" in lines
    assert "Segretissimo" not in " ".join(lines)
    assert told(case_text(), case_text(workers=96), quotes_text=False) == ["Lavoratori (Brescia): 120 → 96"]


def moved(before: str, after: str, day: str = "2026-04-01") -> list[str]:
    old, new = case_of(before), case_of(after)
    return [Wording().term(change) for change in term_changes(old, new, setting_on(day))]


def test_a_deadline_that_moves_is_told() -> None:
    assert moved(case_text(EXAM), case_text(EXAM.replace("12", "13"))) == [
        "Convocazione delle parti, termine indicativo: 26/03/2026 → 27/03/2026"
    ]
    assert moved(case_text(EXAM), case_text(EXAM, CONVENED)) == []


def test_a_forecast_that_the_fact_moves_is_told() -> None:
    planned = "2026-03-02 informativa_convocazione; esame_previsto: 2026-03-12"
    assert moved(case_text(planned), case_text(planned, EXAM)) == []
    assert moved(case_text(planned), case_text(planned, EXAM.replace("12", "13"))) == [
        "Convocazione delle parti, termine indicativo: 26/03/2026 → 27/03/2026"
    ]


def test_a_causale_that_leads_nowhere_has_no_deadlines() -> None:
    strange: Case = case_of(case_text(EXAM).replace("proroga_22bis_crisi", "sconosciuta"))
    assert term_changes(strange, case_of(case_text(EXAM)), setting_on("2026-04-01")) == ()
