"""The queue of CIG in deroga 2016 as its page tells it, in both editions."""

from dataclasses import replace
from decimal import Decimal

from registry.edition import Edition, shown_in
from registry.model import Case, Registry
from registry.settings import Settings
from site_gen.context import Context
from site_gen.outputs import Page
from site_gen.pages import queue
from site_gen.views.queue import QueueView, queue_view
from tests.cases import case_of, setting_on

CASE = """\
azienda:
  denominazione: {name}
{publication}sedi:
  - provincia: BG
    lavoratori: 5
procedure:
  - causale: cigd_mercato
    tipo_datore: {employer}
    eventi:
      - {{tipo: inizio_sospensione, data: 2016-06-01}}
      - {{tipo: domanda_regione, data: {presented}, dal: 2016-06-01, al: 2016-06-30}}
{events}"""
GRANTED = "      - {{tipo: autorizzazione, data: 2016-09-01, importo: {amount}}}\n"
PUBLIC = "pubblicazione:\n  dal: 2026-01-01\n"


def case(name: str, presented: str, *events: str, publication: str = PUBLIC, employer: str = "imprenditore") -> Case:
    text = CASE.format(
        name=name, presented=presented, events="".join(events), publication=publication, employer=employer
    )
    return case_of(text, f"cases/BG/2016/{name.split(maxsplit=1)[0].lower()}.yaml")


def registry() -> Registry:
    return Registry(
        (
            case("Alfa S.r.l.", "2016-06-20", GRANTED.format(amount=1000)),
            case("Beta S.r.l.", "2016-06-15", GRANTED.format(amount=2000), publication=""),
            case("Gamma studio", "2016-06-10", GRANTED.format(amount="75.5"), employer="studio_professionale"),
            case("Delta S.p.A.", "2016-06-21"),
        )
    )


def context(edition: Edition = Edition.INTERNAL, *, day: str = "2026-11-23", assigned: str | None = None) -> Context:
    setting = setting_on(day)
    settings = replace(Settings(), exemption_resources=Decimal(assigned) if assigned else None)
    return Context.of(shown_in(edition, registry(), setting.as_of), setting, settings)


def content(context: Context) -> str:
    (made,) = queue.pages(context).bulk
    (page,) = made()
    assert isinstance(page, Page)
    assert page.address == "percorsi/cigd_2016/coda/"
    return page.content


def money(view: QueueView) -> dict[str, str]:
    return {fact.label: fact.value for fact in view.money}


def test_every_application_is_there_in_its_order_internally() -> None:
    view = queue_view(context())

    assert [(row.position, row.name) for row in view.rows] == [
        (1, "Gamma studio"),
        (2, "Beta S.r.l."),
        (3, "Alfa S.r.l."),
        (4, "Delta S.p.A."),
    ]


def test_the_public_edition_shows_public_cases_and_says_what_the_order_is_of() -> None:
    view, told = queue_view(context(Edition.PUBLIC)), content(context(Edition.PUBLIC))

    assert [(row.position, row.name) for row in view.rows] == [
        (1, "Gamma studio"),
        (2, "Alfa S.r.l."),
        (3, "Delta S.p.A."),
    ]
    assert "Beta" not in told
    assert "nell'ordine che hanno tra loro" in told
    assert "nell'ordine che hanno tra loro" not in content(context())


def test_who_is_blocked_and_by_what() -> None:
    (row,) = queue_view(context()).blocked

    assert row.name == "Delta S.p.A."
    assert row.missing == ("rendiconto mensile di giugno 2016", "dichiarazione riepilogativa")
    assert [badge.text for badge in row.badges] == ["Bloccata"]


def test_an_archive_says_as_of_when_it_is_told() -> None:
    today, then = content(context()), content(context(day="2016-07-10"))

    assert "Archivio: ogni domanda è raccontata alle date di allora" in today
    assert '<time datetime="2016-12-31">31 dicembre 2016</time>' in today
    assert "Archivio: ogni domanda" not in then
    assert '<time datetime="2016-07-10">' in then


def test_in_its_own_time_a_pending_application_waits() -> None:
    rows = queue_view(context(day="2016-06-30")).rows

    assert {badge.text for row in rows for badge in row.badges} == {"In attesa"}


def test_without_the_office_s_figure_it_says_so() -> None:
    assert "L'ufficio non ha indicato le risorse assegnate" in content(context())
    assert money(queue_view(context())) == {"Importi autorizzati": "3.075,50 €", "Di cui sulla riserva": "75,50 €"}


def test_resources_reserve_and_what_is_left() -> None:
    told = content(context(assigned="3000"))

    assert "non ha indicato" not in told
    assert money(queue_view(context(assigned="3000"))) == {
        "Risorse assegnate": "3.000,00 €",
        "Riserva del 5 %": "150,00 €",
        "Importi autorizzati": "3.075,50 €",
        "Di cui sulla riserva": "75,50 €",
        "Risorse ancora disponibili": "nessuna",
        "Riserva ancora disponibile": "74,50 €",
    }
    assert "superata di 75,50 €" in told


def test_the_public_edition_tells_no_remainder_it_cannot_know() -> None:
    view = queue_view(context(Edition.PUBLIC, assigned="3000"))

    assert "Risorse ancora disponibili" not in money(view)
    assert money(view)["Importi autorizzati"] == "1.075,50 €"


def test_an_empty_registry_has_an_empty_queue() -> None:
    setting = setting_on("2026-11-23")
    empty = Context.of(shown_in(Edition.PUBLIC, Registry(()), setting.as_of), setting, Settings())

    assert "Nessuna domanda alla Regione tra i casi pubblicati." in content(empty)
