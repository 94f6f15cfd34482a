"""Acts, rules, readings and statutory facts: what a page quotes and a deadline rests on."""

from datetime import date as Date
from typing import Literal

from registry.model.base import Facts
from registry.model.scalars import Count, Day, Flag, Text, Texts

TermKind = Literal[
    "giorni_lavorativi", "giorni_calendario", "giorno_del_mese_successivo", "periodicita", "non_quantificato"
]
TermNature = Literal["di_norma", "vincolante"]


class Dated(Facts):
    """Something in force from a day to another, both included; open where a day is missing."""

    starts_on: Day | None = None
    ends_on: Day | None = None

    def in_force(self, day: Date) -> bool:
        """Tell whether it is in force on a day."""
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or day <= self.ends_on)


class Decree(Facts):
    """The measure that approved an act."""

    type: Text
    number: Text
    date: Day


class Act(Dated):
    """An act that the rules quote; `inferred` where what we know of it is deduced, not verified."""

    title: Text
    short_title: Text
    issuer: Text
    measure_of: Decree | None = None
    replaces: Text | None = None
    closed: Flag = False
    inferred: Flag = False
    text_available: Flag = True
    remark: Text | None = None
    published_where: Text | None = None
    marker: Text | None = None


class RuleTerm(Facts):
    """The term a rule fixes; without `number` no date may be computed from it."""

    type: TermKind
    number: Count | None = None
    from_event: Text | None = None
    field: Text | None = None
    every: Text | None = None
    nature: TermNature | None = None
    text: Text


class Rule(Facts):
    """A rule of an act: its words, our reading, its nature.

    `manual_reason` is why no program can hold it: of each manual rule, and of those only.
    """

    id: Text
    act: Text
    paragraph: Text
    quote: Text
    reading: Text
    nature: Literal["obbligo", "di_norma", "preferibile", "facolta", "condizione", "definizione", "principio"]
    actor: Texts = ()
    term: RuleTerm | None = None
    interpretations: Texts = ()
    check_kind: Literal["evento", "data", "struttura", "derivata", "attore", "manuale"]
    manual_reason: Text | None = None


class Place(Facts):
    """A part of the registry that holds rules without being a step, a check or a word; `module` cites them."""

    id: Text
    kind: Literal["tavolo", "flusso", "rapporto", "calcolo", "dato"]
    title: Text
    module: Text
    rules: Texts


class Interpretation(Facts):
    """What the registry chooses where the acts are silent or admit two readings."""

    id: Text
    title: Text
    text: Text
    basis: Text
    rules: Texts = ()
    decision: Text | None = None
    badge: Text


class StatutoryNotice(Facts):
    """A date that national law derives from a fact: information, never a duty of the Nucleo."""

    paths: Texts
    from_event: Text
    field: Text | None = None
    needs_field: Flag = False
    days: Count
    days_to: Count | None = None
    until_event: Texts = ()
    min_workers: Count | None = None
    max_workers: Count | None = None
    description: Text


class StatutoryLimit(Facts):
    """A figure that national law puts on some causali: information, never a reason to refuse a file."""

    causali: Texts
    months: Count | None = None
    min_workforce: Count | None = None
    max_hours_reduction: Count | None = None


class StatuteVersion(Dated):
    """The wording of a statutory fact in a span of time."""

    year: Count | None = None
    text: Text


class Statute(Facts):
    """A fact of national law; unverified ones say so wherever they are shown.

    `causali` are those of the procedures that it should be read beside.
    """

    id: Text
    title: Text
    text: Text
    source: Text
    verified: Flag
    evidence: Text
    read_in: Text | None = None
    remark: Text | None = None
    causali: Texts = ()
    versions: tuple[StatuteVersion, ...] = ()
    notices: tuple[StatutoryNotice, ...] = ()
    limits: tuple[StatutoryLimit, ...] = ()
    no_notice_because: Text | None = None

    def version_on(self, day: Date) -> StatuteVersion | None:
        """Return the wording in force on a day, or None where none is known: it is never guessed from another."""
        return next((version for version in self.versions if version.in_force(day)), None)
