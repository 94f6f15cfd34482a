"""Meetings of boards and information flows: the other two kinds of file."""

from dataclasses import dataclass
from typing import Literal

from pydantic import PrivateAttr

from registry.model.base import Facts, public
from registry.model.company import Territory
from registry.model.events.base import Document
from registry.model.scalars import Day, QuarterText, Several, Sha256, Text, Texts


@dataclass(frozen=True, slots=True, order=True)
class RecordIdentity:
    """Who a record is: `cases/tavoli/2026/2026-03-10-regionale.yaml`."""

    folder: Literal["tavoli", "flussi"]
    year: str
    name: str

    @property
    def path(self) -> str:
        """The path of its file in the repository."""
        return f"cases/{self.folder}/{self.year}/{self.name}.yaml"


class Record(Facts):
    """What a board meeting and a flow share: a day and an identity."""

    date: Day = public()
    documents: Several[Document] = public(())

    _identity: RecordIdentity = PrivateAttr()

    @property
    def identity(self) -> RecordIdentity:
        """Who the record is; given by the store from the path."""
        return self._identity

    def identified(self, identity: RecordIdentity) -> "Record":
        """Return the record with its identity."""
        self._identity = identity
        return self


class Board(Record):
    """One meeting of the Tavolo regionale or of a Tavolo bilaterale. Source: R-5-*, R-6-*."""

    type: Literal["regionale", "bilaterale"] = public()
    territories: Several[Territory] = public(())
    requested_by: Text | None = None
    participants: Texts = public(())
    cases: Texts = public(())
    decisions: Texts = ()
    training_needs: Texts = ()
    good_practices: Texts = ()


class Flow(Record):
    """A quarterly report, a request of one, or a periodic extraction. Source: R-8-*."""

    type: Literal["rapporto_trimestrale", "richiesta_rapporto", "estrazione_periodica"] = public()
    territory: Territory | None = public(None)
    quarter: QuarterText | None = public(None)
    recipients: Texts = public(())
    comment: Text | None = public(None)
    fingerprint: Sha256 | None = public(None)
