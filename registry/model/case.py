"""One crisis: the facts of its file, and its identity, which is the file's path."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Annotated, Literal

from pydantic import AfterValidator, PrivateAttr

from registry.finding import Route
from registry.model.base import Facts, public
from registry.model.company import Company, Period, Site, Territory
from registry.model.events import AnyEvent, Event
from registry.model.procedure import Procedure
from registry.model.scalars import Day, Several, Text, Texts, refuse

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """Who a case is: `cases/MI/2026/acme-sesto.yaml` is MI-2026-acme-sesto."""

    territory: str
    year: str
    slug: str

    @property
    def id(self) -> str:
        """The name of the case everywhere."""
        return f"{self.territory}-{self.year}-{self.slug}"

    @property
    def path(self) -> str:
        """The path of its file in the repository."""
        return f"cases/{self.territory}/{self.year}/{self.slug}.yaml"


class Publication(Period):
    """The decision to publish: from a day, until another (not included)."""

    starts_on: Day = public()
    ends_on: Day | None = public(None)

    def covers(self, day: Date) -> bool:
        """Tell whether the case is public on a day. Source: contract, «two editions»."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


class LeadAgreement(Facts):
    """Another lead Nucleo was agreed. Source: R-7.1.3-12."""

    territory: Territory = public()
    date: Day = public()
    reason: Text | None = None


class Contact(Facts):
    """Whom to call; internal, functions rather than people."""

    role: Literal["azienda", "delegato", "oo_ss", "rsa_rsu", "datoriale", "nucleo", "regione"]
    body: Text | None = None
    person: Text | None = None
    email: Text | None = None
    certified_email: Text | None = None
    phone: Text | None = None


class Todo(Facts):
    """An internal plan."""

    date: Day
    what: Text


def _at_least_one(sites: tuple[Site, ...]) -> tuple[Site, ...]:
    if sites:
        return sites
    raise refuse(
        "sede-mancante",
        "manca almeno una sede con la sua provincia.",
        "Aggiungere ad esempio:\nsedi:\n  - comune: Brescia\n    provincia: BS",
    )


class Case(Facts):
    """A crisis as its file tells it; nothing here is derived. Source: R-2-2, R-2-3, R-4-7."""

    company: Company = public()
    former_ids: Texts = public(())
    publication: Publication | None = None
    crisis_types: Several[
        Literal[
            "procedura_concorsuale", "cessazione", "trasferimento", "delocalizzazione", "riduzione_organico", "altro"
        ]
    ] = public(())
    relevance: Several[Literal["strategica", "politico_istituzionale", "alto_impatto"]] = public(())
    sites: Annotated[Several[Site], AfterValidator(_at_least_one)] = public()
    lead_agreement: LeadAgreement | None = public(None)
    contacts: Several[Contact] = ()
    todos: Several[Todo] = ()
    notes: Text | None = None
    events: Several[AnyEvent] = public(())
    procedures: Several[Procedure] = public(())

    _identity: Identity = PrivateAttr()

    @property
    def identity(self) -> Identity:
        """Who the case is; given by the store from the path."""
        return self._identity

    @property
    def id(self) -> str:
        """The name of the case everywhere."""
        return self._identity.id

    def located_events(self) -> Iterator[tuple[Route, Event]]:
        """Yield every event with its route, in the order of the file."""
        for index, event in enumerate(self.events):
            yield ("events", index), event
        for number, procedure in enumerate(self.procedures):
            for index, event in enumerate(procedure.events):
                yield ("procedures", number, "events", index), event

    def identified(self, identity: Identity) -> "Case":
        """Return the case with its identity (set once, by who read the file)."""
        self._identity = identity
        return self
