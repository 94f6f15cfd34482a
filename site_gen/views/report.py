"""A quarterly report as values: the page is made from it, and so is every other format."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date

from registry.calendar import Quarter
from registry.derive.duty import ReportDuty
from registry.derive.figures import Figures, figures_of
from registry.derive.quarter import CrisisQuarter, QuarterFacts
from registry.edition import Edition
from registry.law import Rule
from registry.model import Document
from site_gen.context import Context
from site_gen.views import report_parts as parts
from site_gen.views.report_crisis import CrisisView, in_territory
from site_gen.views.wording import Badge, territory_name

LARGEST = 1_000
"""The region's report on more crises than these does not tell them one by one where people read: page and PDF would
be hundreds of sheets. Each is told in the reports of its territories, and in the files for sheets and programs."""

DUTY = ("R-8-4", "R-8-5", "R-8-6")
"""The words that make the report a duty."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The figures to set beside those of a quarter; None before the registry's first crisis."""

    before: Figures | None
    year_before: Figures | None


@dataclass(frozen=True, slots=True)
class PaperView:
    """The paper with which a report was sent."""

    title: str
    protocol: str | None
    date: Date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class QuotedRule:
    """The words of an act that make the report a duty."""

    id: str
    paragraph: str
    quote: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report, whole: of a territory, or of the region (`sigla` is None, and `rows` has the twelve).

    `active` are the crises with facts in the quarter, `quiet` those in charge without any. `comments` and
    `documents` come with the report as it was sent. `version` is the commit of the data, None where not known.
    """

    sigla: str | None
    place: str
    quarter: Quarter
    period: str
    as_at: Date
    is_running: bool
    edition: Edition
    version: str | None
    duty: Badge | None
    comments: tuple[str, ...]
    documents: tuple[PaperView, ...]
    figures: tuple[parts.FigureRow, ...]
    unknown_workers: int
    rows: tuple[parts.TerritoryRow, ...]
    taken: tuple[parts.Movement, ...]
    closed: tuple[parts.Movement, ...]
    moved: tuple[parts.Movement, ...]
    active: tuple[CrisisView, ...]
    quiet: tuple[CrisisView, ...]
    monitored: tuple[CrisisView, ...]
    services: tuple[parts.ServiceView, ...]
    boards: tuple[parts.MeetingView, ...]
    rules: tuple[QuotedRule, ...]
    act: str
    sent_on: Date | None = None
    """The day of its sending, where the data are those that were sent and not what the files say today."""

    @property
    def is_public(self) -> bool:
        """Whether anyone may read it."""
        return self.edition is Edition.PUBLIC

    @property
    def every_crisis(self) -> tuple[CrisisView, ...]:
        """The crises of the report, those only followed too."""
        return (*self.active, *self.quiet, *self.monitored)

    @property
    def crisis_count(self) -> int:
        """How many crises were in charge in the quarter."""
        return len(self.active) + len(self.quiet)

    @property
    def is_brief(self) -> bool:
        """Whether page and PDF leave the single crises to the reports of the territories."""
        return self.sigla is None and self.crisis_count > LARGEST

    @property
    def year_before(self) -> Quarter:
        """The same quarter of the year before."""
        return self.quarter.year_before


def report_view(
    facts: QuarterFacts,
    context: Context,
    *,
    territory: str | None,
    compared: Compared,
    duties: Mapping[str, ReportDuty],
    crises: Mapping[str, CrisisView],
) -> ReportView:
    """Return the report of a territory, or of the region; `facts` and `crises` are always those of the region."""
    part = facts.of(territory) if territory else facts
    duty = duties[territory] if territory else None
    figures = figures_of(facts, territory)
    rules = [context.law.rules[rule_id] for rule_id in DUTY]

    def told(ours: Iterable[CrisisQuarter]) -> tuple[CrisisView, ...]:
        views = (in_territory(crises[crisis.case.id], crisis, territory) for crisis in ours)
        return tuple(sorted(views, key=lambda view: (view.name.casefold(), view.id)))

    return ReportView(
        sigla=territory,
        place=territory_name(territory) if territory else "Lombardia",
        quarter=facts.quarter,
        period=parts.quarter_words(facts.quarter),
        as_at=facts.as_at,
        is_running=facts.is_running,
        edition=context.edition,
        version=context.version,
        duty=parts.duty_badge(duty) if duty and (part.crises or duty.sent or duty.requests) else None,
        comments=tuple(_comments(duty, duties)),
        documents=tuple(_paper(document) for flow in duty.sent for document in flow.documents) if duty else (),
        figures=parts.figure_rows(figures, compared.before, compared.year_before),
        unknown_workers=figures.unknown_workers,
        rows=() if territory else tuple(parts.territory_rows(facts, duties)),
        taken=parts.taken(part.crises),
        closed=parts.closed(part.crises),
        moved=parts.moved(part.crises),
        active=told(crisis for crisis in part.crises if crisis.deeds),
        quiet=told(crisis for crisis in part.crises if not crisis.deeds),
        monitored=told(part.monitored),
        services=tuple(parts.service_views(part.crises)),
        boards=tuple(parts.meeting_views(context.shown.boards, facts, territory)),
        rules=tuple(_quoted(rule) for rule in rules),
        act=context.law.acts[rules[0].act].short_title,
    )


def _comments(duty: ReportDuty | None, duties: Mapping[str, ReportDuty]) -> Iterator[str]:
    """Yield what a Nucleo wrote beside its report; for the region what each did, with its name."""
    if duty is not None:
        yield from (flow.comment for flow in duty.sent if flow.comment)
        return
    for sigla, other in duties.items():
        yield from (f"{territory_name(sigla)}: {flow.comment}" for flow in other.sent if flow.comment)


def _paper(document: Document) -> PaperView:
    return PaperView(document.title, document.protocol, document.date, str(document.url) if document.url else None)


def _quoted(rule: Rule) -> QuotedRule:
    return QuotedRule(rule.id, str(rule.paragraph), rule.quote)
