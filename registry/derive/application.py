"""The applications for CIG in deroga 2016, one by one, each with the measures that decided it.

A supplementary application is one of its own: another day of presentation, another period, another decree.
Source: R-D2.4-4, R-D5.1-1.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from registry.model import Event

APPLICATIONS = ("domanda_regione", "domanda_integrativa")
"""The types of event that are an application to Regione."""

ApplicationState = Literal["presentata", "autorizzata", "non_ammessa", "negata", "revocata_in_parte", "revocata"]
_GRANTED = frozenset[ApplicationState](("autorizzata", "revocata_in_parte"))


@dataclass(frozen=True, slots=True)
class Application:
    """An application to Regione; `measures` are those that decided it, by date."""

    event: Event
    state: ApplicationState = "presentata"
    measures: tuple[Event, ...] = ()

    @property
    def is_pending(self) -> bool:
        """Whether a measure is awaited: none was taken, or the counter-arguments were accepted."""
        return self.state == "presentata"

    @property
    def stands(self) -> bool:
        """Whether it may bring a treatment: not denied, not «non ammessa», not wholly revoked."""
        return self.is_pending or self.state in _GRANTED

    @property
    def granted(self) -> Decimal | None:
        """Euro of its decrees; None where there is none, or one of them does not tell its amount."""
        amounts = [event.value("amount") for event in self.measures if event.type == "autorizzazione"]
        known = [amount for amount in amounts if isinstance(amount, Decimal)]
        return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


def applications(events: Iterable[Event]) -> tuple[Application, ...]:
    """Return the applications among events that are by date, in the order of presentation.

    No file says which application a measure decides: the oldest that still awaits one (reading P-9).
    Source: R-D5.1-1, R-D5.4-1, R-D5.4-2, R-D2.7-3, R-D2.7-7, R-D3-6.
    """
    found: list[Application] = []
    for event in events:
        if event.type in APPLICATIONS:
            found.append(Application(event))
        elif event.type in _DECIDED:
            for position in _DECIDED[event.type](found):
                found[position] = _after(event, found[position])
    return tuple(found)


def _after(event: Event, application: Application) -> Application:
    return replace(application, state=_state_after(event, application), measures=(*application.measures, event))


def _state_after(event: Event, application: Application) -> ApplicationState:
    match event.type:
        case "autorizzazione":
            return application.state if application.state in _GRANTED else "autorizzata"
        case "non_ammesso":
            return "non_ammessa"
        case "esito_controdeduzioni":
            return "presentata" if event.value("outcome") == "accolte" else "non_ammessa"
        case "revoca":
            return "revocata_in_parte" if event.value("total") is False else "revocata"
        case _:
            return "negata"


def _in_state(found: Sequence[Application], states: Iterable[ApplicationState]) -> list[int]:
    return [position for position, application in enumerate(found) if application.state in states]


def _undecided(found: Sequence[Application]) -> list[int]:
    """The oldest that awaits a measure, else the oldest «non ammessa»: its readmission may not be on file."""
    return (_in_state(found, ("presentata",)) or _in_state(found, ("non_ammessa",)))[:1]


def _authorised(found: Sequence[Application]) -> list[int]:
    """With nothing left to decide, a decree adds to the latest one granted."""
    return _undecided(found) or _in_state(found, _GRANTED)[-1:]


def _pending(found: Sequence[Application]) -> list[int]:
    return _in_state(found, ("presentata",))[:1]


def _answered(found: Sequence[Application]) -> list[int]:
    """Counter-arguments answer the refusal that came last."""
    return _in_state(found, ("non_ammessa",))[-1:]


def _revoked(found: Sequence[Application]) -> list[int]:
    return _in_state(found, _GRANTED)


_DECIDED: dict[str, Callable[[Sequence[Application]], list[int]]] = {
    "autorizzazione": _authorised,
    "non_ammesso": _pending,
    "esito_controdeduzioni": _answered,
    "diniego": _undecided,
    "revoca": _revoked,
}
