"""How a case is opened from the pages of the site: a new file with its lines begun, a form, the form editor."""

from dataclasses import dataclass
from datetime import date

from registry.forms import CRISIS
from registry.law import Law
from registry.source import Value
from registry.source.writing import write
from registry.vocabulary.territories import Territory, territories
from site_gen import addresses
from site_gen.forge import Forge

LONGEST = 8_000
"""Characters of an address: the least that servers and forges are known to take."""

_HEAD = """\
# Al posto dei puntini e di AAAA-MM-GG si scrive ciò che si sa; le righe che non servono si tolgono, anche queste.
# Nel nome del file: azienda e comune, in minuscolo, con trattini. Niente dati di persone.
# Causali: {causali}.
# Senza una procedura si toglie da «procedure» in giù: la crisi è solo monitorata.
"""
SLUG = "nome-azienda-comune"


@dataclass(frozen=True, slots=True)
class NewCaseView:
    """The ways to open a case of a territory; addresses are None, or empty, where that way is not there.

    `is_filled`: the new file comes with its lines; elsewhere they are copied from the page.
    """

    sigla: str
    name: str
    path: str
    template: str
    new_file: str | None
    is_filled: bool
    form: str | None
    form_editor: str


def new_case_views(law: Law, forge: Forge, *, as_of: date, has_form_editor: bool) -> tuple[NewCaseView, ...]:
    """Return the ways to open a case, of each territory."""
    return tuple(
        _view(law, forge, territory, as_of=as_of, has_form_editor=has_form_editor)
        for territory in territories().values()
    )


def _view(law: Law, forge: Forge, territory: Territory, *, as_of: date, has_form_editor: bool) -> NewCaseView:
    path = f"cases/{territory.sigla}/{as_of.year}/{SLUG}.yaml"
    template = template_of(law, territory.sigla)
    return NewCaseView(
        sigla=territory.sigla,
        name=territory.name,
        path=path,
        template=template,
        new_file=forge.new_file(path, template),
        is_filled=not forge.is_gitlab,
        form=forge.form(CRISIS),
        form_editor=addresses.new_in_form_editor(territory.sigla) if has_form_editor else "",
    )


def template_of(law: Law, sigla: str) -> str:
    """Return the lines of a case yet to be written: as they stand, the check refuses them."""
    site: dict[str, Value] = {"comune": "…", "provincia": sigla, "lavoratori": "…"}
    event: dict[str, Value] = {"tipo": "…", "data": "AAAA-MM-GG"}
    values: dict[str, Value] = {
        "azienda": {"denominazione": "…", "codice_fiscale": "…"},
        "sedi": [site],
        "procedure": [{"causale": "…", "eventi": [event]}],
    }
    causali = ", ".join(causale for path in law.paths.values() for causale in path.causali if _is_open(path.code))
    return _HEAD.format(causali=causali) + write(values).decode()


def _is_open(code: str) -> bool:
    """Tell whether cases are still opened along a path: the regime of 2016 is an archive."""
    return code != "cigd_2016"
