"""The page of a case, as values: its template only lays them out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from registry.derive import CaseStatus, ProcedureStatus, Remark, StatutoryDate
from registry.derive.agenda import AgendaItem
from registry.derive.older import OlderFacts, older_facts
from registry.derive.statutory import StatutoryText, statutory_texts
from registry.glossary import label_of
from registry.italian import shortened
from registry.model import Case
from registry.reporters.explain_law import version_words
from site_gen import addresses
from site_gen.context import Context
from site_gen.views.around import Around, around
from site_gen.views.event import EventView, event_view, in_parts
from site_gen.views.facts import Fact, company_facts, period_words, procedure_facts, standing_facts
from site_gen.views.history import HistoryView, history_view
from site_gen.views.letters import LetterOffer
from site_gen.views.listing import place_of
from site_gen.views.next_action import NextAction, next_action
from site_gen.views.site import Sites, sites_of
from site_gen.views.step import StepView, steps_of
from site_gen.views.wording import ARCHIVE, Badge, item_badge, standing_of, state_badge, territory_name

_REPORT = "Pagina del caso {}.\n\nChe cosa correggere, e da quale documento risulta:\n"
_LATE = frozenset(("scaduto", "attenzione", "da_registrare"))


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """A procedure on its path; `number` counts them where the case has several."""

    number: int | None
    title: str
    address: str
    causale: str
    state: Badge
    is_closed: bool
    is_confidential: bool
    is_archived: bool
    first_on: date | None
    last_on: date | None
    """The days of its first and last fact."""
    older: OlderFacts | None
    """Where facts of days before the act of the path are judged by it."""
    facts: tuple[Fact, ...]
    steps: tuple[StepView, ...]
    remarks: tuple[Remark, ...]
    statutory: tuple[StatutoryDate, ...]
    statutes: tuple[tuple[str, str], ...]
    """What national law says of the causale, and the id of each; to be checked, always."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case, whole; what the edition does not show is not here, because it is not in the case."""

    case: Case
    title: str
    place: str
    territory: str
    badges: tuple[Badge, ...]
    next: NextAction
    facts: tuple[Fact, ...]
    company: tuple[Fact, ...]
    sites: Sites
    procedures: tuple[ProcedureView, ...]
    events: tuple[EventView, ...]
    around: Around
    publication: str
    is_public_edition: bool
    is_unnamed: bool
    """Whether the company is a person, whose name the public edition does not tell."""
    report_url: str | None
    record_address: str
    """Where an event is recorded; empty where the edition is not for who does."""
    json_address: str
    as_of: date
    history: HistoryView | None
    """None where no history was asked for."""
    letters: tuple[LetterOffer, ...] = ()

    @property
    def short_title(self) -> str:
        """The title where it stands beside other things; few companies have a name so long that it is cut."""
        return shortened(self.title)

    @property
    def fact_count(self) -> int:
        """How many facts the case has: one of many documents is told in several parts."""
        return self.events[-1].number if self.events else 0


def _path_code(status: CaseStatus) -> str:
    return status.current.path.code if status.current is not None else "monitoraggio"


def case_view(status: CaseStatus, context: Context, letters: Sequence[LetterOffer] = ()) -> CaseView:
    """Return the view of a case."""
    case = status.case
    items = context.agenda_by_case.get(case.id, ())
    return CaseView(
        case=case,
        title=case.company.name,
        place=place_of(status),
        territory=territory_name(case.identity.territory),
        badges=tuple(_badges(status, items)),
        next=next_action(status, items, context.law),
        facts=(*standing_facts(status), *_kinds(case)),
        company=tuple(company_facts(case.company)),
        sites=sites_of(status),
        procedures=_procedures(status, items, context),
        events=_events(status),
        around=around(status, context),
        publication=_publication(case),
        is_public_edition=context.is_public,
        is_unnamed=context.is_public and case.company.is_natural_person,
        report_url=context.forge.report(
            f"Correzione: {case.id}", f"Pagina del caso {case.id}.\n\nChe cosa correggere:\n"
        ),
        record_address=addresses.event_form(case.identity, _path_code(status)) if context.may_edit else "",
        json_address=addresses.case_json(case.identity),
        as_of=status.as_of,
        history=history_view(context.stories, case.id) if context.stories is not None else None,
        letters=tuple(letters),
    )


def _badges(status: CaseStatus, items: tuple[AgendaItem, ...]) -> Iterator[Badge]:
    yield state_badge(standing_of(status))
    yield from (item_badge(item) for item in items[:1] if item.kind in _LATE)
    yield from (Badge(label_of(word)) for word in status.case.relevance)


def _kinds(case: Case) -> Iterator[Fact]:
    if case.crisis_types:
        yield Fact("Tipo di crisi", ", ".join(label_of(word) for word in case.crisis_types))


def _procedures(status: CaseStatus, items: tuple[AgendaItem, ...], context: Context) -> tuple[ProcedureView, ...]:
    """What is still open first, the latest before the others."""
    by_action = {id(item.action): item for item in items if item.action is not None}
    ordered = sorted(status.procedures, key=lambda procedure: (procedure.is_closed, -procedure.index))
    several = len(ordered) > 1
    return tuple(_procedure(procedure, by_action, context=context, several=several) for procedure in ordered)


def _procedure(
    status: ProcedureStatus, by_action: dict[int, AgendaItem], *, context: Context, several: bool
) -> ProcedureView:
    days = [event.date for event in status.procedure.events]
    return ProcedureView(
        number=status.index + 1 if several else None,
        title=label_of(status.path.code),
        address=addresses.path(status.path.code),
        causale=label_of(status.procedure.causale),
        state=state_badge(ARCHIVE if status.is_archived else status.state),
        is_closed=status.is_closed,
        is_confidential=status.procedure.confidential,
        is_archived=status.is_archived,
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        older=older_facts(status, context.law),
        facts=tuple(procedure_facts(status)),
        steps=steps_of(status, by_action, law=context.law),
        remarks=tuple(remark for remark in status.remarks if not _is_told(remark, status)),
        statutory=status.statutory_dates,
        statutes=tuple(_statute(text) for text in statutory_texts(status, context.law, context.as_of)),
    )


def _statute(text: StatutoryText) -> tuple[str, str]:
    read = "testo letto" if text.statute.verified else "non verificato"
    return (
        f"{version_words(text).removesuffix('.')} ({text.statute.source}; {read}: da verificare con l'ufficio legale)",
        text.statute.id,
    )


def _is_told(remark: Remark, status: ProcedureStatus) -> bool:
    """A term gone by is told by the step itself, and by the next action."""
    late = (action for action in status.actions if action.due is not None and action.lateness)
    return any(
        action.due is not None
        and action.due.rule == remark.rule
        and remark.message.startswith(label_of(action.step.step))
        for action in late
    )


def _events(status: CaseStatus) -> tuple[EventView, ...]:
    """Every fact in its parts, the latest first; within a day in the order of the file, also turned round."""
    several = len(status.procedures) > 1 or (bool(status.procedures) and bool(status.case.events))
    told = [(event, "fuori da ogni procedura", status.lead.territory) for event in status.case.events]
    for procedure in status.procedures:
        name = f"percorso {procedure.path.code}"
        told += [(event, name, procedure.lead.territory) for event in procedure.procedure.events]
    told.sort(key=lambda one: one[0].date)
    views = (event_view(event, of=of if several else "", lead=lead) for event, of, lead in reversed(told))
    return tuple(part for number, view in enumerate(views, start=1) for part in in_parts(replace(view, number=number)))


def _publication(case: Case) -> str:
    return period_words(case.publication) if case.publication is not None else ""
