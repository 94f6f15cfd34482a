"""Events that every path admits, and those of monitoring."""

from typing import Literal

from registry.model.base import public
from registry.model.company import Site
from registry.model.events.base import Event
from registry.model.scalars import Several, Text, Texts


class TakeCharge(Event):
    """The Nucleo takes the crisis in charge. Source: R-7.1.2-1, R-7.3.1-2."""

    type: Literal["presa_in_carico"] = public()
    mode: Literal["comunicazione", "contatto_diretto"] | None = public(None)


class WorkersUpdate(Event):
    """From its date the numbers are these; those before stay what they were."""

    type: Literal["aggiornamento_lavoratori"] = public()
    sites: Several[Site] = public()
    reason: Text | None = None


class CrisisTable(Event):
    """A crisis table. Source: R-1-1."""

    type: Literal["tavolo_crisi"] = public()
    level: Literal["regionale", "mimit", "mlps"] | None = public(None)


class InstitutionalAct(Event):
    """A motion, a question or a hearing about the crisis. Source: R-2-2."""

    type: Literal["atto_istituzionale"] = public()
    kind: Literal["mozione", "interpellanza", "interrogazione", "audizione"] | None = public(None)


class Closing(Event):
    """The procedure, or the case, is closed."""

    type: Literal["chiusura"] = public()
    outcome: Literal["conclusa", "annullata", "assorbita"] | None = public(None)


class Report(Event):
    """Somebody tells of a crisis. Source: R-4-3."""

    type: Literal["segnalazione"] = public()
    reported_by: Text | None = None


class ContextAnalysis(Event):
    """Social and economic context is gathered. Source: R-4-4."""

    type: Literal["analisi_contesto"] = public()


class ConfrontationMeeting(Event):
    """A meeting on an ongoing crisis before any procedure. Source: R-4-6."""

    type: Literal["incontro_confronto"] = public()
    present: Texts = ()


class PartiesInformed(Event):
    """The social parties are told of the measures available. Source: R-4-10."""

    type: Literal["informazione_parti"] = public()
