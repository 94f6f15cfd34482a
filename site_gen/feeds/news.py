"""What is new in a case, thing by thing: the case itself, its facts, its terms gone by.

Each thing keeps its identity: a corrected fact comes again as the same entry, changed. Where no history says when a
fact was recorded, its own day stands for it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from registry.derive import CaseStatus, DoneStep, ProcedureStatus
from registry.derive.agenda import AgendaItem
from registry.finding import Route
from registry.glossary import label_of
from registry.italian import counted, long_date
from registry.model import Event
from registry.reporters.change_words import Wording
from registry.reporters.identity import first_name, named_procedure
from registry.reporters.pressing import NOTES, TITLES, lasting_sentence, what
from registry.story import Recorded, RecordedCase, recorded_case
from site_gen import addresses
from site_gen.context import Context
from site_gen.exports.safe import clean
from site_gen.rendering import render
from site_gen.views.event import event_view
from site_gen.views.listing import place_of
from site_gen.views.step import kept

_PAST: tuple[str, ...] = ("scaduto", "attenzione")


@dataclass(frozen=True, slots=True)
class NewsItem:
    """An entry of a feed; `name` is its identity, `on` its own day, `html` what it says."""

    name: str
    title: str
    address: str
    on: date
    published: date
    updated: date
    html: str
    category: str

    @property
    def latest_first(self) -> tuple[int, int, str]:
        """Sort key: of what was recorded together, the latest fact first."""
        return -self.updated.toordinal(), -self.on.toordinal(), self.name


def news_of(status: CaseStatus, context: Context) -> tuple[NewsItem, ...]:
    """Return all that there is to tell of a case."""
    stories = context.stories
    entries = stories.of(status.case.id) if stories is not None else ()
    teller = _Teller(status, context, recorded_case(status.case, entries))
    return (teller.case(), *teller.facts(), *teller.terms())


@dataclass(frozen=True, slots=True)
class _Teller:
    status: CaseStatus
    context: Context
    recorded: RecordedCase

    def case(self) -> NewsItem:
        """Return the case itself, with what last changed outside its facts."""
        status, record = self.status, self.recorded.case
        first = min((event.date for _, event in status.case.located_events()), default=self.context.as_of)
        workers = status.worker_count
        told = "Lavoratori non indicati" if workers is None else counted(workers, "lavoratore", "lavoratori")
        return self._item(
            "caso", "Crisi aziendale", own=first, record=record, lines=[self._where(*status.procedures), told]
        )

    def facts(self) -> Iterator[NewsItem]:
        """Yield the facts, each known by procedure, type, and which of its type it is."""
        names = self._names()
        done = {id(step.event): step for standing in self.status.procedures for step in standing.done if step.due}
        located = sorted(self.status.case.located_events(), key=lambda found: found[1].date)
        for route, event in located:
            standing = self._standing(route)
            yield self._item(
                names[route],
                label_of(event.type),
                own=event.date,
                record=self.recorded.facts[route],
                lines=[self._where(standing), *self._fact_lines(event, standing, done.get(id(event)))],
                on=event.date,
            )

    def _names(self) -> dict[Route, str]:
        """Return what the facts are known by; those recorded first are counted first, so that later ones move none."""
        seen: Counter[str] = Counter()
        names = {}
        facts = [
            (self.recorded.facts[route].first or event.date, event.date, route, event.type)
            for route, event in self.status.case.located_events()
        ]
        for _, _, route, kind in sorted(facts, key=lambda fact: fact[:2]):
            name = f"{named_procedure(self.status, self._standing(route))}/{kind}"
            seen[name] += 1
            names[route] = f"{name}.{seen[name]}"
        return names

    def _standing(self, route: Route) -> ProcedureStatus | None:
        return self.status.procedures[int(route[1])] if route[0] == "procedures" else None

    def terms(self) -> Iterator[NewsItem]:
        """Yield the terms gone by, from the day after."""
        for item in self.context.agenda_by_case.get(self.status.case.id, ()):
            if item.kind in _PAST and item.on is not None and item.action is not None:
                name = "/".join(filter(None, (item.action.step.step, item.action.period)))
                yield self._item(
                    f"{named_procedure(self.status, item.procedure)}/{name}/termine",
                    f"{TITLES[item.kind]} – {what(item)}",
                    own=item.on + timedelta(days=1),
                    record=Recorded(),
                    lines=[self._where(item.procedure), *_term_lines(item)],
                )

    def _fact_lines(self, event: Event, standing: ProcedureStatus | None, done: DoneStep | None) -> Iterator[str]:
        view = event_view(event, of="", lead=(standing or self.status).lead.territory)
        if view.by:
            yield view.by
        yield from (f"{label}: {words}" for label, words in view.details)
        if done is not None and done.due is not None:
            name = "Termine indicativo" if done.due.nature == "di_norma" else "Termine"
            yield f"{name}: {long_date(done.due.last_day)}, {kept(done)} ({done.due.rule})"
        if view.note:
            yield view.note

    def _item(
        self, name: str, title: str, *, own: date, record: Recorded, lines: Sequence[str], on: date | None = None
    ) -> NewsItem:
        case, as_of = self.status.case, self.context.as_of
        published = min(record.first or own, as_of)
        changes = list(self._changes(record))
        html = render("news.html", lines=lines, changed_on=record.last, changes=changes)
        return NewsItem(
            name=f"caso/{first_name(case)}/{name}",
            title=clean(f"{title}{f', {long_date(on)}' if on else ''}: {case.company.name}"),
            address=addresses.case(case.identity),
            on=own,
            published=published,
            updated=max(published, min(record.latest or own, as_of)),
            html=clean(html).strip(),
            category=clean(title),
        )

    def _where(self, *procedures: ProcedureStatus | None) -> str:
        causali = dict.fromkeys(label_of(item.procedure.causale) for item in procedures if item is not None)
        return ". ".join((place_of(self.status), ", ".join(causali) or "Fuori da ogni procedura"))

    def _changes(self, record: Recorded) -> Iterator[str]:
        wording = Wording(record.several, quotes_text=not self.context.is_public)
        yield from map(wording.line, record.changes)
        yield from map(wording.term, record.terms)


def _term_lines(item: AgendaItem) -> Iterator[str]:
    yield lasting_sentence(item)
    yield from filter(None, (NOTES.get(item.kind),))
