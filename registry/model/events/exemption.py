"""Events of the closed regime of CIG in deroga 2016 (cigd). Hours are totals, never a worker's."""

from typing import Literal

from registry.model.base import public
from registry.model.events.base import Event
from registry.model.scalars import Amount, Count, Day, Flag, Month, Text


class ConsultationMinutes(Event):
    """The signed minutes that end the union consultation. Source: R-D1.1-4."""

    type: Literal["verbale_consultazione"] = public()
    signed: Flag | None = public(None)
    outcome: Literal["accordo", "mancato_accordo", "assenza_oo_ss"] | None = public(None)


class Agreement(Event):
    """The union agreement with its declarations. Source: R-D1.2-1…3, R-D1.4-1…2."""

    type: Literal["accordo"] = public()
    starts_on: Day | None = public(None)
    ends_on: Day | None = public(None)
    agreement_model: Literal["standard", "libero"] | None = public(None)
    declares_no_cessation: Flag | None = public(None)
    declares_flexibility: Flag | None = public(None)
    workers_communication: Flag | None = public(None)


class PlainAct(Event):
    """An act of the regime of which only the day matters."""

    type: Literal[
        "esame_congiunto_arifl",
        "inizio_sospensione",
        "pubblicazione_decreto",
        "trasmissione_inps",
        "controdeduzioni",
        "diniego",
        "adeguamento",
    ] = public()


class AnyApplication(Event):
    """What every application tells: its number at INPS and the period asked for."""

    inps_protocol: Text | None = None
    starts_on: Day | None = public(None)
    ends_on: Day | None = public(None)


class Application(AnyApplication):
    """An application to INPS, or a supplementary one. Source: R-D2.1-2, R-D2.4-4."""

    type: Literal["domanda_inps", "domanda_integrativa"] = public()


class RegionalApplication(AnyApplication):
    """The application to Regione, with its attachments. Source: R-D2.1-3, R-D2.3-1, R-D2.4-1, R-D2.5-3."""

    type: Literal["domanda_regione"] = public()
    agreement_attached: Flag | None = public(None)
    other_workers_agreement_attached: Flag | None = public(None)


class MonthlyHours(Event):
    """The monthly statement, or the SR41 form. Source: R-D4.1-1, R-D4.4-1."""

    type: Literal["rendiconto_mensile", "sr41"] = public()
    month: Month = public()
    hour_count: Count | None = public(None)


class SummaryDeclaration(Event):
    """The hours of the whole period, confirmed. Source: R-D4.1-2."""

    type: Literal["dichiarazione_riepilogativa"] = public()
    hour_count: Count | None = public(None)


class Authorisation(Event):
    """The decree that grants the treatment. Source: R-D5.1-1, R-D5.2-1."""

    type: Literal["autorizzazione"] = public()
    decree: Text | None = public(None)
    amount: Amount | None = public(None)


class NotAdmitted(Event):
    """The application is put in state «non ammesso», with reasons. Source: R-D5.4-1."""

    type: Literal["non_ammesso"] = public()
    received_on: Day | None = public(None)
    reason: Text | None = None


class CounterargumentsOutcome(Event):
    """What became of the counter-arguments. Source: R-D5.4-2."""

    type: Literal["esito_controdeduzioni"] = public()
    outcome: Literal["accolte", "respinte"] | None = public(None)


class InpsCheck(Event):
    """INPS checks before paying. Source: R-D1.4-3, R-D2.7-6."""

    type: Literal["controllo_inps"] = public()
    outcome: Literal["positivo", "negativo"] | None = public(None)


class TreatmentStop(Event):
    """Suspension or cessation of the treatment. Source: R-D2.7-5."""

    type: Literal["sospensione", "cessazione"] = public()
    reason: Text | None = None


class Revocation(Event):
    """The authorisation is revoked, wholly or in part. Source: R-D2.7-7, R-D3-6, R-D4.2-1."""

    type: Literal["revoca"] = public()
    total: Flag | None = public(None)
