"""Events of the guidelines' paths 7.1, 7.2, 7.3 and 7.4."""

from typing import Literal

from registry.model.base import public
from registry.model.company import Territory
from registry.model.events.base import Event, Measure, MeetingMode, Verdict, WorkersMode
from registry.model.scalars import Count, Day, Flag, Several, Text, Texts, TimeOfDay


class ConveningNotice(Event):
    """Regione tells the date of the ministerial convocation. Source: R-7.1.1-1."""

    type: Literal["informativa_convocazione"] = public()
    exam_planned_on: Day | None = public(None)
    request_attached: Flag | None = public(None)


class OthersAct(Event):
    """An act of another body of which only the day matters."""

    type: Literal[
        "esame_congiunto_ministeriale",
        "invio_verbale_ministeriale",
        "invio_verbale_regionale",
        "allegazione_istanza",
        "trasmissione_ministero",
        "informativa_volonta",
        "richiesta_supporto",
        "notizia_altri_canali",
        "esito_fase_sindacale",
    ] = public()


class Convening(Event):
    """The parties are convened. Source: R-7.1.3-1, R-7.2.3-1, R-7.3.1-3."""

    type: Literal["convocazione_parti"] = public()
    meeting_planned_on: Day | None = public(None)
    time: TimeOfDay | None = public(None)
    place: Text | None = None


class PartiesMeeting(Event):
    """The meeting with the parties; one side may be missing. Source: R-7.1.3-2…10."""

    type: Literal["incontro_parti"] = public()
    present: Texts = ()
    unavailable: Texts = ()
    territories: Several[Territory] = public(())
    mode: MeetingMode | None = public(None)
    support: Texts = public(())
    coordinated_by: Literal["nucleo", "regione"] | None = public(None)


class MeetingMinutes(Event):
    """The minutes, signed by the parties, with the programme. Source: R-7.1.3-13, R-7.2.3-3."""

    type: Literal["verbale_incontro"] = public()
    signed: Flag | None = public(None)
    programme: Several[Measure] = public(())


class MinutesSent(Event):
    """The minutes go to the signatories and to Regione. Source: R-7.1.3-15."""

    type: Literal["invio_verbale"] = public()
    recipients: Several[Literal["firmatari", "regione"]] = public(())


class WorkersMeeting(Event):
    """The information moment for workers. Source: R-7.1.4-1, R-7.2.4-1, R-7.3.3-1, R-7.4-3."""

    type: Literal["incontro_lavoratori", "momento_informativo"] = public()
    mode: WorkersMode | None = public(None)
    participant_count: Count | None = public(None)


class ServicesDelivered(Event):
    """Active-policy services reach the workers. Source: R-7.1.5-1, R-7.2.5-1, R-7.3.4-1."""

    type: Literal["erogazione_servizi"] = public()
    measure: Text | None = public(None)
    operator: Text | None = None
    worker_count: Count | None = public(None)


class PartiesSignal(Event):
    """The social parties ask the Nucleo to look at an art. 21 procedure. Source: R-7.2.2-1."""

    type: Literal["segnalazione_parti_sociali"] = public()
    reported_by: Text | None = None


class Evaluation(Event):
    """The Nucleo weighs whether to propose active policies. Source: R-7.2.2-1…8."""

    type: Literal["valutazione"] = public()
    outcome: Verdict | None = public(None)
    criteria: Texts = public(())
    workers_meeting_suitable: Flag | None = public(None)


class PartiesSupport(Event):
    """The parties get an overview of the measures. Source: R-7.3.2-1."""

    type: Literal["supporto_parti"] = public()


class TransitionAgreement(Event):
    """The art. 22-ter agreement. Source: R-7.3-1, R-7.3.3-1."""

    type: Literal["accordo_22ter"] = public()
    regional_policy_tools: Flag | None = public(None)
    starts_on: Day | None = public(None)
    ends_on: Day | None = public(None)


class OpeningCommunication(Event):
    """The employer's written notice opens the union phase. Source: S-04; for CIGD R-D1.1-2."""

    type: Literal["comunicazione_avvio"] = public()
    received_on: Day | None = public(None)
    recipient: Text | None = None


class DismissalMinutes(Event):
    """Regione sends the minutes of a concluded dismissal procedure. Source: R-7.4-1."""

    type: Literal["invio_verbale_licenziamento"] = public()
    minutes_dated_on: Day | None = public(None)


class ContactEvaluation(Event):
    """The Nucleo weighs whether to contact the parties. Source: R-7.4-2, R-7.4-4."""

    type: Literal["valutazione_contatto"] = public()
    outcome: Verdict | None = public(None)
    criteria: Texts = public(())


class PartiesContacted(Event):
    """The Nucleo contacts the parties. Source: R-7.4-2."""

    type: Literal["contatto_parti"] = public()
