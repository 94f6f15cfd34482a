"""`registro new`: a case opened, by answering questions or with options."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.desk import Desk, open_desk
from registry.cli.dialogue import ask, choose, confirm, is_attended
from registry.cli.italian import ItalianCommand
from registry.cli.opening import Opening, open_case
from registry.cli.options import AsOf, Root, fail
from registry.editing.fields import Pair
from registry.editing.sites import site_pairs
from registry.finding import Refusal
from registry.glossary import label_of
from registry.model import EVENT_TYPES
from registry.model.company import Company, Site
from registry.model.shapes import refusal_of
from registry.vocabulary import legal_forms, municipalities


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("new", cls=ItalianCommand)(new)


def new(
    pairs: Annotated[
        list[str] | None, typer.Argument(metavar="VOCE=VALORE", help="Altre voci, ad esempio azienda.organico=78.")
    ] = None,
    company: Annotated[
        str, typer.Option("--company", "--azienda", metavar="NOME", help="La denominazione dell'azienda.")
    ] = "",
    tax_code: Annotated[
        str, typer.Option("--tax-code", "--codice-fiscale", metavar="CODICE", help="Le 11 cifre dell'azienda.")
    ] = "",
    site: Annotated[
        list[str] | None,
        typer.Option("--site", "--sede", metavar="SEDE", help="«Brescia (BS): 14»; si può ripetere."),
    ] = None,
    causale: Annotated[
        str, typer.Option("--causale", metavar="CAUSALE", help="La causale; senza, la crisi è solo monitorata.")
    ] = "",
    event: Annotated[str, typer.Option("--event", "--evento", metavar="TIPO", help="Il primo fatto.")] = "",
    day: Annotated[str, typer.Option("--date", "--data", metavar="DATA", help="Il giorno del primo fatto.")] = "",
    territory: Annotated[
        str, typer.Option("--territory", metavar="SIGLA", help="Il Nucleo che apre il caso; senza, quello della sede.")
    ] = "",
    year: Annotated[str, typer.Option("--year", metavar="ANNO", help="L'anno; senza, quello del primo fatto.")] = "",
    slug: Annotated[str, typer.Option("--slug", metavar="NOME", help="Il nome del file; senza, lo propone.")] = "",
    as_of: AsOf = None,
    root: Root = Path(),
) -> None:
    """Apre un caso: chiede ciò che manca, propone il nome del file, mostra gli errori prima di scrivere.

    Non sovrascrive mai un file. Senza domande, ad esempio:

    registro new --azienda "Fonderie Esempio S.r.l." --sede "Brescia (BS): 14" --causale crisi_art21
    --evento invio_verbale_regionale --data 2026-03-25
    """
    desk = open_desk(root, as_of)
    typed = [_pair(pair) for pair in pairs or ()]
    first = [("azienda.denominazione", company), ("azienda.codice_fiscale", tax_code)]
    sites = [pair for text in site or () for pair in site_pairs(text)]
    begun = Opening(event=event, day=day, territory=territory.upper(), year=year, slug=slug)
    begun = begun.more(*first, *sites, ("procedure.causale", causale), *typed)
    open_case(desk, _completed(desk, begun))


def _pair(text: str) -> Pair:
    key, equals, value = text.partition("=")
    if not equals:
        fail(f"«{text}» non è scritto come voce=valore, ad esempio azienda.organico=78.")
    return key, value


def _completed(desk: Desk, opening: Opening) -> Opening:
    """Return the opening with what was asked: always what is required, the rest where somebody answers."""
    was_empty = not opening.pairs
    if not opening.says("azienda.denominazione"):
        name = ask(
            "Denominazione dell'azienda",
            option="aggiungere --azienda NOME",
            example="Fonderie Esempio S.r.l.",
            judge=lambda text: refusal_of(Company, "name", text),
        )
        opening = opening.more(("azienda.denominazione", name))
    if was_empty and is_attended():
        opening = opening.more(*_company())
    if not opening.says("sedi"):
        opening = opening.more(*_sites())
    if was_empty and is_attended():
        opening = _with_procedure(desk, opening)
    return opening


def _company() -> Iterator[Pair]:
    code = ask(
        "Codice fiscale, 11 cifre",
        option="aggiungere --codice-fiscale CODICE",
        example="99900010168",
        judge=lambda text: refusal_of(Company, "tax_code", text),
        optional=True,
    )
    yield "azienda.codice_fiscale", code
    forms = [(slug, form.label) for slug, form in legal_forms.legal_forms().items()]
    yield "azienda.forma_giuridica", choose("Forma giuridica", forms, option="", optional=True)
    workforce = ask(
        "Organico, le persone occupate",
        option="",
        example="78",
        judge=lambda text: refusal_of(Company, "workforce", text),
        optional=True,
    )
    yield "azienda.organico", workforce


def _sites() -> Iterator[Pair]:
    while True:
        yield from _site()
        if not is_attended() or not confirm("C'è un'altra sede?"):
            return


def _site() -> Iterator[Pair]:
    option = "aggiungere --sede, ad esempio --sede «Brescia (BS): 14»"
    name = ask("Comune della sede", option=option, example="Brescia")
    found = municipalities.elsewhere(name)
    province = ask(
        "Provincia, la sigla",
        option=option,
        example="BS",
        proposal=found[0].province if len(found) == 1 else "",
        judge=lambda text: refusal_of(Site, "province", text) or _unknown_municipality(name, text),
    )
    yield "sedi.provincia", province.upper()
    yield "sedi.comune", name
    if is_attended():
        yield (
            "sedi.lavoratori",
            ask(
                "Lavoratori coinvolti in questa sede",
                option=option,
                example="14",
                judge=lambda text: refusal_of(Site, "worker_count", text),
                optional=True,
            ),
        )


def _unknown_municipality(name: str, province: str) -> Refusal | None:
    """A municipality that is not there is only a warning of the check: told at once, and one may go on."""
    if municipalities.find(name, province.upper()) is None:
        near = municipalities.suggest(name, province.upper())
        hint = f" Forse si voleva scrivere {near[0]}." if near else ""
        typer.echo(f"  attenzione: «{name}» non è un comune di {province.upper()}.{hint}", err=True)
    return None


def _with_procedure(desk: Desk, opening: Opening) -> Opening:
    law = desk.setting.law
    causali = [(causale, label_of(causale)) for path in law.paths.values() for causale in path.causali]
    causale = choose("Causale della procedura (Invio: crisi solo monitorata)", causali, option="", optional=True)
    path = law.path_of(causale) or law.monitoring
    kinds = [(step.step, label_of(step.step)) for step in path.steps]
    event = choose("Il primo fatto", kinds, option="", optional=True)
    day = ""
    if event:
        day = ask(
            "Data del fatto",
            option="aggiungere --data DATA",
            example="2026-03-25",
            judge=lambda text: refusal_of(EVENT_TYPES[event], "date", text),
        )
    return replace(opening.more(("procedure.causale", causale)), event=event, day=day)
