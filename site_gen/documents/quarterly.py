"""The quarterly reports of an edition, as views; figures once worked out serve the quarters after them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from registry.calendar import Quarter
from registry.derive.chronicle import quarters_in_charge
from registry.derive.duty import ReportDuty, report_duty
from registry.derive.figures import Figures, figures_of
from registry.derive.quarter import QuarterFacts, quarter_facts
from registry.vocabulary.territories import territories
from site_gen.context import Context
from site_gen.views.report import Compared, ReportView, report_view
from site_gen.views.report_crisis import crisis_views

Place = str | None
"""A territory, or None for the region."""

_Sums = Mapping[Place, Figures]


class Quarterly:
    """Makes the reports of quarters; each also needs the figures of the quarter and of the year before."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._sums: dict[Quarter, _Sums] = {}

    @cached_property
    def quarters(self) -> Sequence[Quarter]:
        """The quarters with at least one crisis in charge, in order."""
        return quarters_in_charge(self._context.chronicles, self._context.as_of)

    def duties(self, quarter: Quarter) -> dict[str, ReportDuty]:
        """Return how the report of each territory stands."""
        flows = [flow for flow in self._context.shown.flows if flow.type != "estrazione_periodica"]
        return {sigla: report_duty(flows, sigla, quarter, as_of=self._context.as_of) for sigla in territories()}

    def views(self, quarter: Quarter, places: Sequence[Place] | None = None) -> Iterator[ReportView]:
        """Yield the reports of a quarter: of the region, then of the territories, or those of `places`."""
        facts, duties = self._facts(quarter), self.duties(quarter)
        crises = crisis_views(facts, self._context.setting)
        self._sums[quarter] = _sums(facts)
        for place in (None, *territories()) if places is None else places:
            compared = Compared(self._sum(quarter.previous, place), self._sum(quarter.year_before, place))
            yield report_view(facts, self._context, territory=place, compared=compared, duties=duties, crises=crises)

    def _facts(self, quarter: Quarter) -> QuarterFacts:
        context = self._context
        return quarter_facts(context.chronicles, quarter, context.setting, monitored=not context.is_public)

    def _sum(self, quarter: Quarter, place: Place) -> Figures | None:
        """Return figures to compare with; None before the registry's first crisis."""
        if not self.quarters or quarter < self.quarters[0]:
            return None
        if quarter not in self._sums:
            self._sums[quarter] = _sums(self._facts(quarter))
        return self._sums[quarter][place]


def _sums(facts: QuarterFacts) -> _Sums:
    return {place: figures_of(facts, place) for place in (None, *territories())}
