"""A path as data: its steps, who acts, what opens, replaces and conditions each of them.

The vocabulary of conditions is closed: an event exists, a field has a value. What it cannot say is
written in Python, not in a richer language.
"""

from functools import cached_property
from typing import Literal

from registry.model.base import Facts
from registry.model.scalars import Flag, Text, Texts

Force = Literal["obbligo", "di_norma", "condizione", "facolta"]


class Condition(Facts):
    """True when an event of a type exists, a field has one of the values, or a computed fact is true.

    The field is the event's, or the procedure's own; `derive.facts` lists the computed facts. A truth
    value that the file leaves out counts as «no».
    """

    event: Text | None = None
    field: Text | None = None
    procedure_field: Text | None = None
    fact: Text | None = None
    value: Texts = ()


class Planned(Facts):
    """Where the date planned for a step is written: a field of another event, the latest one."""

    event: Text
    field: Text


class Completion(Facts):
    """What an event must say to fulfil its step: a field filled, or holding all the `words`.

    With `words`, an event that leaves the field out is taken as complete: only what is written counts.
    """

    field: Text
    words: Texts = ()
    otherwise: Text


class Step(Facts):
    """A step of a path: `step` is the type of event that fulfils it.

    `after` opens it (any of them; none: open from the start); `replaced_by` makes it moot when missing;
    `again` is a computed fact that asks for it once more after it was done; `terms` are rule ids, of which
    the one in force applies.
    """

    step: Text
    actor: Text
    force: Force
    parallel: Flag = False
    after: Texts = ()
    conditions: tuple[Condition, ...] = ()
    replaced_by: Texts = ()
    reopens: Flag = False
    again: Text | None = None
    every: Literal["mese"] | None = None
    completion: Completion | None = None
    planned: Planned | None = None
    terms: Texts = ()
    rules: Texts
    see: Texts = ()

    @property
    def is_external(self) -> bool:
        """Whether another body than the Nucleo must act."""
        return self.actor != "nucleo"


class Precedence(Facts):
    """A type of event that cannot come before others (the earliest of them); `unusual` where it can, oddly.

    It holds only between facts that are written: a missing one contradicts nothing.
    """

    earlier: Texts
    later: Text
    unusual: Flag = False
    rule: Text | None = None


EVERYWHERE = frozenset(
    ("presa_in_carico", "aggiornamento_lavoratori", "tavolo_crisi", "atto_istituzionale", "chiusura")
)
"""Types of event that every path admits. Source: contract, section 3."""


class Path(Facts):
    """The way of a procedure under some causali; `extracted_as` where the periodic extraction lists it (R-8-1)."""

    path: Text
    title: Text
    description: Text
    causali: Texts = ()
    competence: Literal["regionale", "ministeriale"] | None = None
    act: Text
    rules: Texts
    steps: tuple[Step, ...]
    other_events: Texts = ()
    extracted_as: Literal["cigs", "licenziamento_collettivo"] | None = None
    negative: Condition | None = None
    order: tuple[Precedence, ...] = ()

    @property
    def code(self) -> str:
        """The name of the path in files and addresses: `7.1`."""
        return self.path

    @cached_property
    def event_types(self) -> frozenset[str]:
        """The types of event that belong to the path."""
        return frozenset(step.step for step in self.steps) | frozenset(self.other_events)

    def admits(self, kind: str) -> bool:
        """Tell whether an event of a type may be written in the path."""
        return kind in self.event_types or kind in EVERYWHERE

    @cached_property
    def nucleo_acts(self) -> frozenset[str]:
        """The types of event of the path that are acts of the Nucleo."""
        return frozenset(step.step for step in self.steps if not step.is_external)

    @property
    def knows_take_charge(self) -> bool:
        """Whether taking in charge is a step of the path (else the first act of the Nucleo counts)."""
        return "presa_in_carico" in self.event_types
