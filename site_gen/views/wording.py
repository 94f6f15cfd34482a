"""How the registry's facts read in Italian: who, when, how late. No page words them in its own way."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry.derive import Due, Lateness, Lead
from registry.derive.agenda import AgendaItem, AgendaKind
from registry.glossary import label_of
from registry.vocabulary.territories import provinces, territories
from site_gen.italian import counted, listed

# Article and name: a sentence takes both, a table the name alone.
_ACTORS = {
    "altri": ("", "altri soggetti"),
    "azienda": ("l'", "azienda"),
    "mlps": ("il ", "Ministero del lavoro"),
    "parti": ("le ", "parti sociali"),
    "regione": ("la ", "Regione"),
}


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in words and colour; `css` is a class of the style sheet, empty for a neutral one."""

    text: str
    css: str = ""


_STATES = {
    "segnalata": "rc-attention",
    "in_monitoraggio": "",
    "presa_in_carico": "rc-current",
    "chiusa": "rc-done",
    "non_avviato": "",
    "in_corso": "rc-current",
    "in_attesa_esterna": "rc-waiting",
    "in_attesa_delle_parti": "rc-waiting",
    "concluso": "rc-done",
    "concluso_valutazione_negativa": "rc-done",
    "annullato": "rc-skipped",
}
_KINDS: dict[AgendaKind, str] = {
    "scaduto": "rc-late",
    "attenzione": "rc-attention",
    "da_registrare": "rc-attention",
    "in_scadenza": "rc-current",
    "senza_termine": "rc-current",
    "previsto": "",
    "atteso": "rc-waiting",
    "promemoria": "",
}


def state_badge(state: str) -> Badge:
    """Return the state of a case or of a procedure."""
    return Badge(label_of(state), _STATES[state])


def territory_name(sigla: str) -> str:
    """Return «Bergamo»."""
    return territories()[sigla].name


def territory_names(siglas: Iterable[str]) -> str:
    """Return «Bergamo, Brescia e Milano»."""
    return listed([territory_name(sigla) for sigla in siglas])


def province_name(sigla: str) -> str:
    """Return «Ancona», for any Italian province."""
    return provinces()[sigla].name


def nucleo(sigla: str | None) -> str:
    """Return «Nucleo di Bergamo»; without a sigla, what to call a lead that is not agreed yet."""
    return f"Nucleo di {territory_name(sigla)}" if sigla else "Nucleo capofila, da concordare"


def actor(name: str, lead: str | None) -> str:
    """Return who acts, as in a sentence: «il Nucleo di Bergamo», «la Regione»."""
    return "".join(_actor(name, lead))


_CONTRACTED = {"il ": "l ", "la ": "lla ", "l'": "ll'", "le ": "lle ", "": " "}


def with_actor(preposition: str, name: str, lead: str | None) -> str:
    """Return who acts after «a» or «da»: «al Nucleo di Bergamo», «dalle parti sociali»."""
    article, bare = _actor(name, lead)
    return preposition + _CONTRACTED[article] + bare


def short_actor(name: str, lead: str | None) -> str:
    """Return who acts, as in a table: «Nucleo di Bergamo», «Ministero del lavoro»."""
    bare = _actor(name, lead)[1]
    return bare[0].upper() + bare[1:]


def _actor(name: str, lead: str | None) -> tuple[str, str]:
    if name == "nucleo":
        return "il ", nucleo(lead)
    return _ACTORS.get(name, ("", label_of(name)))


def lead_reason(lead: Lead) -> str:
    """Return why a Nucleo leads, in a few words."""
    reasons = {
        "unico": "unico territorio coinvolto",
        "maggior_numero": "il territorio con più lavoratori",
        "accordo": "per accordo tra i Nuclei",
        "da_concordare": "i Nuclei devono accordarsi",
    }
    return reasons[lead.origin]


def from_today(days: int) -> str:
    """Return «oggi», «domani», «fra 3 giorni», «ieri», «3 giorni fa»."""
    near = {-1: "ieri", 0: "oggi", 1: "domani"}
    if days in near:
        return near[days]
    return f"fra {days} giorni" if days > 0 else f"{-days} giorni fa"


def lateness(late: Lateness) -> str:
    """Return «12 giorni (8 lavorativi)»."""
    working = f" ({counted(late.working_days, 'lavorativo', 'lavorativi')})" if late.working_days else ""
    return counted(late.days, "giorno", "giorni") + working


def past_term(due: Due) -> str:
    """Return how a term that was not kept is called: an indicative one is never violated. Source: reading A-3."""
    return "oltre il termine indicativo" if due.nature == "di_norma" else "oltre il termine"


def item_badge(item: AgendaItem) -> Badge:
    """Return how an item of the agenda presses."""
    return Badge(_pressing(item), _KINDS[item.kind])


def _pressing(item: AgendaItem) -> str:
    days = item.days or 0
    if item.action and item.action.due and item.action.lateness:
        count = counted(item.action.lateness.days, "giorno", "giorni")
        return f"{past_term(item.action.due).capitalize()} da {count}"
    if item.kind == "in_scadenza":
        return {0: "Scade oggi", 1: "Scade domani"}.get(days, f"Scade {from_today(days)}")
    if item.kind == "previsto":
        return f"Previsto {from_today(days)}"
    if item.kind == "da_registrare":
        return f"Esito da registrare: era {from_today(days)}" if days < -1 else "Esito da registrare: era ieri"
    if item.kind == "promemoria":
        return from_today(days).capitalize()
    return "In attesa" if item.kind == "atteso" else "Da fare"
