"""A crisis in a quarterly report: what was done, in which times, what is awaited at the end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from registry.derive import Due, Setting
from registry.derive.agenda import AgendaItem, agenda_of
from registry.derive.charge import TAKING
from registry.derive.deeds import Deed, Pace
from registry.derive.figures import workers_in
from registry.derive.quarter import CrisisQuarter, QuarterFacts
from registry.glossary import label_of
from registry.italian import counted, dated, long_date
from site_gen import addresses
from site_gen.views.event import details_of
from site_gen.views.report_parts import path_name
from site_gen.views.wording import Badge, kind_css, lateness, nucleo, past_term, short_actor, state_badge


@dataclass(frozen=True, slots=True)
class DeedView:
    """Something done: `pace` is how long after what, `term` what became of its term, `due_on` its last day.

    `days` and `working_days` are the numbers of `pace`, from the event `since`; `in_time` is None without a term.
    """

    on: date
    step: str
    what: str
    path: str
    who: str
    pace: str
    since: str | None
    days: int | None
    working_days: int | None
    term: Badge | None
    in_time: bool | None
    due_on: date | None
    rule: str
    details: str


@dataclass(frozen=True, slots=True)
class AwaitedView:
    """Something awaited at the end of the quarter; `limit` says by when, or that no act says it."""

    what: str
    who: str
    limit: str
    due_on: date | None
    css: str
    rule: str


@dataclass(frozen=True, slots=True)
class CrisisView:
    """A crisis of a report; `workers` are those of the report's territory, `all_workers` of the whole crisis."""

    id: str
    name: str
    address: str
    territories: tuple[str, ...]
    lead: str
    path: str
    causale: str
    state: Badge
    tags: tuple[Badge, ...]
    in_charge_since: date | None
    taken_on: date | None
    closed_on: date | None
    workers: int | None
    all_workers: int | None
    deeds: tuple[DeedView, ...]
    awaited: tuple[AwaitedView, ...]


def crisis_views(facts: QuarterFacts, setting: Setting) -> Mapping[str, CrisisView]:
    """Return every crisis of a quarter as the report of the region tells it, by the id of its case."""
    at_the_end = replace(setting, as_of=facts.as_at)
    return {crisis.case.id: _crisis_view(crisis, at_the_end) for crisis in (*facts.crises, *facts.monitored)}


def in_territory(view: CrisisView, crisis: CrisisQuarter, territory: str | None) -> CrisisView:
    """Return a crisis as the report of a territory tells it: with the workers of its own sites."""
    if territory is None or len(crisis.territories) == 1:
        return view
    return replace(view, workers=workers_in(crisis, territory))


def _crisis_view(crisis: CrisisQuarter, setting: Setting) -> CrisisView:
    standing = crisis.standing
    current = standing.current
    several = len({deed.path.code for deed in crisis.deeds}) > 1
    return CrisisView(
        id=standing.case.id,
        name=standing.case.company.name,
        address=addresses.case(standing.case.identity),
        territories=crisis.territories,
        lead=nucleo(standing.lead.territory) if len(crisis.territories) > 1 else "",
        path=current.path.code if current else "monitoraggio",
        causale=label_of(current.procedure.causale if current else "monitoraggio"),
        state=state_badge(current.state if current and crisis.in_charge_since else standing.state),
        tags=tuple(_tags(crisis)),
        in_charge_since=crisis.in_charge_since,
        taken_on=crisis.taken_on,
        closed_on=crisis.closing.date if crisis.closing and crisis.is_closed else None,
        workers=standing.worker_count,
        all_workers=standing.worker_count,
        deeds=tuple(_deed(deed, standing.lead.territory, several=several) for deed in crisis.deeds),
        awaited=tuple(_awaited_in(crisis, setting)),
    )


def _tags(crisis: CrisisQuarter) -> Iterator[Badge]:
    if crisis.taken_on is not None:
        again = crisis.in_charge_since != crisis.taken_on
        yield Badge("Di nuovo in carico" if again else "Nuova", "rc-current")
    if crisis.moves:
        yield Badge("Ha cambiato percorso", "rc-current")
    if crisis.closing is not None:
        yield Badge("Chiusa nel trimestre" if crisis.is_closed else "Non più in carico", "rc-done")


def _deed(deed: Deed, lead: str | None, *, several: bool) -> DeedView:
    event, done, pace = deed.event, deed.step, deed.pace
    return DeedView(
        on=event.date,
        step=event.type,
        what=label_of(event.type),
        path=path_name(deed.path.code) if several else "",
        who=_who(deed, lead),
        pace=pace_words(pace) if pace else "",
        since=pace.from_event if pace else None,
        days=pace.days if pace else None,
        working_days=pace.working_days if pace else None,
        term=_term(deed),
        in_time=done.in_time if done is not None else None,
        due_on=done.due.last_day if done is not None and done.due is not None else None,
        rule=done.due.rule if done is not None and done.due is not None else "",
        details="; ".join(f"{label}: {value}" for label, value in details_of(event)),
    )


def _who(deed: Deed, lead: str | None) -> str:
    """A fact that is no step of its path has no actor, but taking in charge is always the Nucleo's."""
    if deed.step is not None and deed.step.step.is_external:
        return short_actor(deed.step.step.actor, None)
    acting = deed.step.nucleo if deed.step is not None else deed.event.nucleo
    acting = acting or (lead if deed.event.type == TAKING else None)
    return nucleo(acting) if acting else ""


def pace_words(pace: Pace) -> str:
    """Return «8 giorni lavorativi dopo «Esame congiunto ministeriale»»."""
    opening = f"«{label_of(pace.from_event)}»"
    if pace.days == 0:
        return f"lo stesso giorno di {opening}"
    if pace.working_days is not None:
        return f"{counted(pace.working_days, 'giorno lavorativo', 'giorni lavorativi')} dopo {opening}"
    return f"{counted(pace.days, 'giorno', 'giorni')} dopo {opening}"


def _term(deed: Deed) -> Badge | None:
    done = deed.step
    if done is None or done.due is None:
        return None
    if not done.lateness:
        return Badge(f"Entro il {_term_name(done.due)}", "rc-done")
    css = "rc-attention" if done.due.nature == "di_norma" else "rc-late"
    return Badge(f"{lateness(done.lateness)} {past_term(done.due)}", css)


def _term_name(due: Due) -> str:
    return "termine indicativo" if due.nature == "di_norma" else "termine"


def _awaited_in(crisis: CrisisQuarter, setting: Setting) -> Iterator[AwaitedView]:
    for item in agenda_of(crisis.standing, setting):
        if item.action is not None:
            yield AwaitedView(
                what=label_of(item.action.step.step),
                who=short_actor(item.actor, item.lead),
                limit=_limit(item),
                due_on=item.action.due.last_day if item.action.due else None,
                css=kind_css(item.kind),
                rule=item.rule or "",
            )


def _limit(item: AgendaItem) -> str:
    """Return by when, from the end of the quarter: a report is read long after it."""
    due = item.action.due if item.action else None
    if due is not None:
        told = f"{_term_name(due)}: {long_date(due.last_day)}"
        late = item.action.lateness if item.action else None
        return f"{told}, superato da {lateness(late)}" if late else told
    if item.on is not None:
        planned = f"per {dated('il', item.on)}"
        return f"era previsto {planned}, esito da registrare" if item.kind == "da_registrare" else f"previsto {planned}"
    return "nessun termine fissato dalle fonti"
