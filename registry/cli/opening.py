"""A case opened from what was typed, or answered in a form: the same proof, each with its own way to mend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

import typer

from registry.cli.desk import Desk, refuse_words
from registry.cli.dialogue import ask, is_attended
from registry.cli.event import refusal_of_kind
from registry.cli.options import fail
from registry.editing import Draft, assembled, new_case, proposed_slug
from registry.editing.fields import Pair
from registry.editing.opening import first_day, has_site_in
from registry.finding import Refusal
from registry.layout import Entry, identity_of
from registry.model import EVENT_TYPES, Case, Identity
from registry.model.shapes import refusal_of
from registry.source import Value
from registry.vocabulary.territories import territories


@dataclass(frozen=True, slots=True)
class Hints:
    """How to say what is missing: with options, or under the titles of a form."""

    day: str = "Scrivere ad esempio --data 2026-03-25."
    event: str = "Scriverlo con --evento, ad esempio --evento segnalazione, oppure togliere --data."
    territory: str = "dire quale Nucleo apre il caso con --territory"


FORM = Hints(
    "Scriverla sotto «### Data», ad esempio 2026-03-25.",
    "Sceglierlo sotto «### Che cosa è accaduto», oppure togliere la data.",
    "dire quale Nucleo apre il caso sotto «### Nucleo che apre il caso»",
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known of a case to be opened: the pairs typed, its first event, its place."""

    pairs: tuple[Pair, ...] = ()
    event: str = ""
    day: str = ""
    territory: str = ""
    year: str = ""
    slug: str = ""
    hints: Hints = Hints()

    def says(self, key: str) -> bool:
        """Tell whether something under a key was typed."""
        return any(known == key or known.startswith(f"{key}.") for known, _ in self.pairs)

    def value(self, key: str) -> str:
        """Return what was typed for a key, the first time; empty where nothing was."""
        return next((text for known, text in self.pairs if known == key), "")

    def more(self, *pairs: Pair) -> "Opening":
        """Return the opening with more pairs."""
        return replace(self, pairs=(*self.pairs, *(pair for pair in pairs if pair[1])))


def open_case(desk: Desk, opening: Opening, refusals: Sequence[Refusal] = ()) -> None:
    """Write a new case, or show all that is wrong with it, `refusals` first."""
    values, found = assembled(opening.pairs, Case)
    wrong = [*refusals, *found, *_with_event(values, opening), *_of_causali(desk, opening), *_of_year(opening)]
    if wrong:
        raise refuse_words(wrong)
    identity = _identity(desk, opening, values)
    if (desk.root / identity.path).exists():
        fail(f"«{identity.path}» esiste già: un file non si sovrascrive mai. Scegliere un altro nome con --slug.")
    desk.write([Draft(Entry(identity.path, identity), None, new_case(values))], former=None)
    typer.echo(f"Il caso è {identity.id}. Per registrare il prossimo fatto: registro event {identity.id}")


def _of_causali(desk: Desk, opening: Opening) -> Iterator[Refusal]:
    """The check would say it too, but only once all the rest is right."""
    law = desk.setting.law
    for causale in (text for key, text in opening.pairs if key == "procedure.causale"):
        if law.path_of(causale) is None:
            near = get_close_matches(causale, law.causali, n=1, cutoff=0.6)
            remedy = f"Forse si voleva scrivere «{near[0]}»." if near else f"Le causali sono: {', '.join(law.causali)}."
            yield Refusal("causale-sconosciuta", f"«{causale[:60]}» non è una causale conosciuta.", remedy)


def _of_year(opening: Opening) -> Iterator[Refusal]:
    if opening.year and identity_of(f"cases/BS/{opening.year}/x.yaml") is None:
        message = f"«{opening.year[:40]}» non è l'anno di un caso."
        yield Refusal("file-estraneo", message, "Scrivere ad esempio --year 2026, o lasciarlo fuori.")


def _with_event(values: dict[str, Value], opening: Opening) -> tuple[Refusal, ...]:
    """Put the first event in its place, outside any procedure where there is none; return what is wrong with it."""
    if not opening.event:
        return (Refusal("campo-mancante", "manca che cosa è accaduto in quel giorno.", opening.hints.event),) * bool(
            opening.day
        )
    if opening.event not in EVENT_TYPES:
        wrong_day = refusal_of(EVENT_TYPES["segnalazione"], "date", opening.day) if opening.day else None
        return tuple(filter(None, (refusal_of_kind(opening.event), wrong_day)))
    pairs = [("tipo", opening.event), ("data", opening.day)]
    made, refusals = assembled(pairs, EVENT_TYPES[opening.event])
    if not opening.day:
        refusals += (Refusal("campo-mancante", "manca la data del primo fatto.", opening.hints.day),)
    procedures = values.get("procedure")
    owner = procedures[0] if isinstance(procedures, list) and procedures else values
    if isinstance(owner, dict):
        owner["eventi"] = [made]
    return refusals


def _identity(desk: Desk, opening: Opening, values: dict[str, Value]) -> Identity:
    territory = opening.territory or next((sigla for sigla in territories() if has_site_in(values, sigla)), "")
    if territory not in territories():
        what = f"«{opening.territory}» non è un territorio" if opening.territory else "nessuna sede è in Lombardia"
        fail(f"{what}: {opening.hints.territory}, una sigla tra {', '.join(territories())}.")
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
