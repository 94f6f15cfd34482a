"""`registro new`: a case opened, by answering questions or with options."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.desk import Desk, open_desk, refuse_words
from registry.cli.dialogue import ask, choose, confirm, is_attended
from registry.cli.event import refusal_of_kind
from registry.cli.italian import ItalianCommand
from registry.cli.options import AsOf, Root, fail
from registry.editing import Draft, assembled, new_case, proposed_slug
from registry.editing.fields import Pair
from registry.editing.opening import first_day, has_site_in
from registry.editing.sites import site_pairs
from registry.finding import Refusal
from registry.glossary import label_of
from registry.layout import Entry, identity_of
from registry.model import EVENT_TYPES, Case, Identity
from registry.model.company import Company, Site
from registry.model.shapes import refusal_of
from registry.source import Value
from registry.vocabulary import legal_forms, municipalities
from registry.vocabulary.territories import territories


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known of a case to be opened: the pairs typed, its first event, its place."""

    pairs: tuple[Pair, ...] = ()
    event: str = ""
    day: str = ""
    territory: str = ""
    year: str = ""
    slug: str = ""

    def says(self, key: str) -> bool:
        """Tell whether something under a key was typed."""
        return any(known == key or known.startswith(f"{key}.") for known, _ in self.pairs)

    def value(self, key: str) -> str:
        """Return what was typed for a key, the first time; empty where nothing was."""
        return next((text for known, text in self.pairs if known == key), "")

    def more(self, *pairs: Pair) -> "Opening":
        """Return the opening with more pairs."""
        return replace(self, pairs=(*self.pairs, *(pair for pair in pairs if pair[1])))


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


def open_case(desk: Desk, opening: Opening, refusals: Sequence[Refusal] = ()) -> None:
    """Write a new case, or show all that is wrong with it, `refusals` first."""
    values, found = assembled(opening.pairs, Case)
    wrong = [*refusals, *found, *_with_event(values, opening)]
    if wrong:
        raise refuse_words(wrong)
    identity = _identity(desk, opening, values)
    if (desk.root / identity.path).exists():
        fail(f"«{identity.path}» esiste già: un file non si sovrascrive mai. Scegliere un altro nome con --slug.")
    desk.write([Draft(Entry(identity.path, identity), None, new_case(values))], former=None)
    typer.echo(f"Il caso è {identity.id}. Per registrare il prossimo fatto: registro event {identity.id}")


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


def _with_event(values: dict[str, Value], opening: Opening) -> tuple[Refusal, ...]:
    """Put the first event in its place, outside any procedure where there is none; return what is wrong with it."""
    if not opening.event:
        return ()
    if opening.event not in EVENT_TYPES:
        return (refusal_of_kind(opening.event),)
    pairs = [("tipo", opening.event), ("data", opening.day)]
    made, refusals = assembled(pairs, EVENT_TYPES[opening.event])
    if not opening.day:
        refusals += (Refusal("campo-mancante", "manca la data del primo fatto.", "Scrivere --data 2026-03-25."),)
    procedures = values.get("procedure")
    owner = procedures[0] if isinstance(procedures, list) and procedures else values
    if isinstance(owner, dict):
        owner["eventi"] = [made]
    return refusals


def _identity(desk: Desk, opening: Opening, values: dict[str, Value]) -> Identity:
    territory = opening.territory or next((sigla for sigla in territories() if has_site_in(values, sigla)), "")
    if territory not in territories():
        what = f"«{opening.territory}» non è un territorio" if opening.territory else "nessuna sede è in Lombardia"
        fail(f"{what}: dire quale Nucleo apre il caso con --territory, una tra {', '.join(territories())}.")
    first = first_day(values)
    year = opening.year or str((first or desk.as_of).year)
    taken = {case.identity for case in desk.loaded.registry.cases}
    taken |= {identity for file in desk.loaded.files if isinstance(identity := identity_of(file), Identity)}
    proposal = proposed_slug(values, taken=taken, territory=territory, year=year)
    slug = opening.slug or (_asked_slug(proposal, territory, year) if is_attended() else proposal)
    identity = identity_of(f"cases/{territory}/{year}/{slug}.yaml")
    if not isinstance(identity, Identity):
        fail(f"«{territory}/{year}/{slug}» non può essere il nome di un file: minuscole, cifre e trattini.")
    return identity


def _asked_slug(proposal: str, territory: str, year: str) -> str:
    def judge(text: str) -> Refusal | None:
        if isinstance(identity_of(f"cases/{territory}/{year}/{text}.yaml"), Identity):
            return None
        return Refusal("file-estraneo", f"«{text}» non va bene.", "Solo minuscole, cifre e trattini: fonderie-esempio.")

    return ask("Nome del file", option="aggiungere --slug NOME", proposal=proposal, judge=judge)
