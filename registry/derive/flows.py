"""Who owes what to whom: quarterly reports of the Nuclei, requests of Regione, periodic extractions.

Source: R-8-1, R-8-2, R-8-3, R-8-4, R-8-5, R-8-6. No act fixes a term for any of them (reading A-5): nothing here
is ever late, no date is invented.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from registry.calendar import Quarter
from registry.derive.chronicle import Chronicle, quarters_in_charge, territories_in_charge
from registry.derive.course import Setting
from registry.derive.duty import ReportDuty, quarter_of, report_duty
from registry.model import Flow
from registry.vocabulary.territories import territories


@dataclass(frozen=True, slots=True)
class NucleoStanding:
    """What a Nucleo owes Regione: reports asked for, reports to send, the latest quarter first.

    `idle` counts the quarters gone by with nothing to report; `running` is the report of the quarter not over yet.
    """

    territory: str
    requested: tuple[ReportDuty, ...]
    to_send: tuple[ReportDuty, ...]
    running: ReportDuty | None
    idle: int
    last_sent: Flow | None


@dataclass(frozen=True, slots=True)
class Request:
    """A request of Regione and the report that answered it, None while it is awaited.

    One that names no territory cannot be matched with a report: `is_general`.
    """

    flow: Flow
    quarter: Quarter
    answer: Flow | None

    @property
    def is_general(self) -> bool:
        """Whether it names no territory."""
        return self.flow.territory is None


@dataclass(frozen=True, slots=True)
class Extraction:
    """A periodic extraction sent, and the days from the one before: how often is up to Regione."""

    flow: Flow
    days_from_previous: int | None


@dataclass(frozen=True, slots=True)
class FlowBook:
    """All the flows of section 8, each kind with the latest first; the Nuclei by name."""

    nuclei: tuple[NucleoStanding, ...]
    requests: tuple[Request, ...]
    extractions: tuple[Extraction, ...]


def flow_book(chronicles: Sequence[Chronicle], flows: Iterable[Flow], setting: Setting) -> FlowBook:
    """Return the flows as of a day: what was sent, what is asked for, what is to be sent."""
    known = sorted((flow for flow in flows if flow.date <= setting.as_of), key=lambda flow: flow.date)
    named = sorted(territories().values(), key=lambda territory: territory.name)
    standings = _standings([item.sigla for item in named], chronicles, known, setting=setting)
    return FlowBook(standings, _requests(known), _extractions(known))


def _standings(
    siglas: Sequence[str], chronicles: Sequence[Chronicle], flows: Sequence[Flow], *, setting: Setting
) -> tuple[NucleoStanding, ...]:
    as_of = setting.as_of
    told = {quarter for flow in flows if (quarter := quarter_of(flow)) is not None}
    quarters = sorted({*quarters_in_charge(chronicles, as_of), *told}, reverse=True)
    busy = {quarter: territories_in_charge(chronicles, quarter, as_of) for quarter in quarters}
    return tuple(
        _standing(
            sigla,
            [(report_duty(flows, sigla, quarter, as_of=as_of), sigla in busy[quarter]) for quarter in quarters],
            [flow for flow in flows if flow.type == "rapporto_trimestrale" and flow.territory == sigla],
        )
        for sigla in siglas
    )


def _standing(sigla: str, duties: Sequence[tuple[ReportDuty, bool]], sent: Sequence[Flow]) -> NucleoStanding:
    owed = [duty for duty, is_busy in duties if duty.is_owed(has_crises=is_busy)]
    return NucleoStanding(
        territory=sigla,
        requested=tuple(duty for duty in owed if duty.state == "richiesto"),
        to_send=tuple(duty for duty in owed if duty.state == "da_inviare"),
        running=next((duty for duty in owed if duty.state == "in_corso"), None),
        idle=sum(duty.state == "da_inviare" and not duty.is_owed(has_crises=is_busy) for duty, is_busy in duties),
        last_sent=sent[-1] if sent else None,
    )


def _requests(flows: Sequence[Flow]) -> tuple[Request, ...]:
    found = [
        Request(flow, quarter, _answer(flow, quarter, flows))
        for flow in reversed(flows)
        if flow.type == "richiesta_rapporto" and (quarter := quarter_of(flow)) is not None
    ]
    return tuple(found)


def _answer(request: Flow, quarter: Quarter, flows: Iterable[Flow]) -> Flow | None:
    """The first report of that territory on that quarter from the day of the request on."""
    if request.territory is None:
        return None
    sent = (flow for flow in flows if flow.type == "rapporto_trimestrale" and flow.territory == request.territory)
    return next((flow for flow in sent if quarter_of(flow) == quarter and flow.date >= request.date), None)


def _extractions(flows: Sequence[Flow]) -> tuple[Extraction, ...]:
    sent = [flow for flow in flows if flow.type == "estrazione_periodica"]
    first = [Extraction(flow, None) for flow in sent[:1]]
    others = [Extraction(later, (later.date - earlier.date).days) for earlier, later in pairwise(sent)]
    return tuple(reversed([*first, *others]))
