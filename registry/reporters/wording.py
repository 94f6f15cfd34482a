"""How the registry's facts read in Italian: who, when, how late. No page and no command words them in its own way."""

from collections.abc import Iterable

from registry.derive import Due, Lateness, Lead
from registry.glossary import label_of
from registry.italian import counted, listed
from registry.vocabulary.territories import provinces, territories

# Article and name: a sentence takes both, a table the name alone.
_ACTORS = {
    "altri": ("", "altri soggetti"),
    "arifl": ("l'", "A.R.I.F.L."),
    "azienda": ("l'", "azienda"),
    "ente_istruttore": ("l'", "ente istruttore"),
    "inps": ("l'", "INPS"),
    "mlps": ("il ", "Ministero del lavoro"),
    "parti": ("le ", "parti sociali"),
    "regione": ("la ", "Regione"),
}


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


_PLURAL = frozenset(("altri", "parti"))


def awaited(name: str, lead: str | None) -> str:
    """Return «si attende la Regione», «si attendono le parti sociali»."""
    return f"{'si attendono' if name in _PLURAL else 'si attende'} {actor(name, lead)}"


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
