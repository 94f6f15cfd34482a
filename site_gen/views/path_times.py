"""How long the steps of a path take, in words: few data are told as few."""

from dataclasses import dataclass, replace

from registry.derive.durations import ENOUGH, Spread, StepTimes, step_times
from registry.glossary import label_of
from registry.italian import decimal, number
from registry.law import Path
from site_gen import addresses
from site_gen.case_filter import CaseFilter
from site_gen.context import Context
from site_gen.views.wording import territory_name

NOTE = (
    "n dice quante volte il passo è stato fatto con una data da cui contare; dove più fatti lo aprono, "
    "si conta dall'ultimo. Il giorno di partenza non si conta, quello di arrivo sì. "
    f"Sotto {ENOUGH} non c'è un 90° percentile, si dice il valore più alto; e non c'è una percentuale. "
    "Entro il termine: i passi fatti in tempo su quelli fatti e su quelli non ancora fatti ma già oltre. "
    "Un passo senza dati qui non compare: nessun dato non è zero."
)


@dataclass(frozen=True, slots=True)
class SpreadWords:
    """The figures of a step; `who` is a territory, with its page and its cases, empty for all of them."""

    count: str
    median: str
    ninetieth: str
    within: str
    who: str = ""
    address: str = ""
    cases: str = ""


@dataclass(frozen=True, slots=True)
class StepTimesView:
    """A step: `how` says in which days and from which fact it is counted."""

    title: str
    anchor: str
    how: str
    total: SpreadWords
    territories: tuple[SpreadWords, ...]


def times_view(path: Path, context: Context) -> tuple[StepTimesView, ...]:
    """Return the steps of a path that have data, in its order."""
    procedures = [item for status in context.statuses for item in status.procedures if item.path is path]
    found = step_times(path, procedures, context.setting)
    return tuple(_view(times, path) for times in found)


def _view(times: StepTimes, path: Path) -> StepTimesView:
    position = next(number for number, step in enumerate(path.steps, start=1) if step is times.step)
    return StepTimesView(
        title=label_of(times.step.step),
        anchor=f"#passo-{position}",
        how=_how(times),
        total=replace(spread_words(times.total), cases=CaseFilter(path=path.code).address),
        territories=tuple(_territory(sigla, spread, path) for sigla, spread in times.by_territory.items()),
    )


def _how(times: StepTimes) -> str:
    if times.step.every:
        return "un termine per ogni mese"
    kind = "giorni lavorativi" if times.counts_working_days else "giorni di calendario"
    starts = [f"«{label_of(word)}»" for word in times.starts]
    return f"{kind} da {' o '.join(starts)}"


def _territory(sigla: str, spread: Spread, path: Path) -> SpreadWords:
    words = spread_words(spread)
    if not sigla:
        return replace(words, who="Capofila da concordare")
    cases = CaseFilter(territory=sigla, path=path.code).address
    return replace(words, who=territory_name(sigla), address=addresses.territory(sigla), cases=cases)


def spread_words(spread: Spread) -> SpreadWords:
    """Return the figures of some passages as they read."""
    median = "–" if spread.median is None else decimal(spread.median)
    return SpreadWords(f"n = {number(spread.count)}", median, _ninetieth(spread), _within(spread))


def _ninetieth(spread: Spread) -> str:
    if spread.ninetieth is not None:
        return number(spread.ninetieth)
    return "–" if spread.longest is None else f"massimo {number(spread.longest)}"


def _within(spread: Spread) -> str:
    if not spread.termed:
        return "–"
    told = f"{number(spread.kept)} su {number(spread.termed)}"
    return told if spread.percent_kept is None else f"{told} ({decimal(spread.percent_kept)}%)"
