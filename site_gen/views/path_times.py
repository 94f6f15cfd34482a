"""How long the steps of a path take, in words: few data are told as few."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from registry.derive.durations import ENOUGH, Spread, StepTimes, times_of
from registry.glossary import label_of
from registry.italian import decimal, number
from registry.law import Path
from site_gen import addresses
from site_gen.context import Context
from site_gen.views.step_passages import NOBODY, Found, PassageList, found_at, passage_list
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
    """The figures of a step; `who` is a territory, with its page, empty for all of them; `cases` lists the cases."""

    count: str
    median: str
    ninetieth: str
    within: str
    who: str = ""
    address: str = ""
    cases: str = ""


@dataclass(frozen=True, slots=True)
class StepTimesView:
    """A step: `how` says in which days and from which fact it is counted, `listed` are the cases behind its figures."""

    title: str
    anchor: str
    how: str
    total: SpreadWords
    territories: tuple[SpreadWords, ...]
    listed: PassageList


def times_view(path: Path, context: Context) -> tuple[StepTimesView, ...]:
    """Return the steps of a path that have data, in its order."""
    found = found_at(path, context.statuses, context.setting)
    passages = {step: [passage for _, passage in there] for step, there in found.items()}
    return tuple(_view(times, path, found[times.step.step]) for times in times_of(path, passages, context.law))


def _view(times: StepTimes, path: Path, found: Sequence[Found]) -> StepTimesView:
    step = times.step.step
    place = next(number for number, one in enumerate(path.steps, start=1) if one is times.step)
    listed = passage_list(path, step, found)
    return StepTimesView(
        title=label_of(step),
        anchor=f"#passo-{place}",
        how=_how(times),
        total=replace(spread_words(times.total), cases=addresses.step_times(path.code, step)),
        territories=tuple(_territory(sigla, times.by_territory[sigla], listed) for sigla in times.by_territory),
        listed=listed,
    )


def _how(times: StepTimes) -> str:
    if times.step.every:
        return "un termine per ogni mese"
    kind = "giorni lavorativi" if times.counts_working_days else "giorni di calendario"
    starts = [f"«{label_of(word)}»" for word in times.starts]
    return f"{kind} da {' o '.join(starts)}"


def _territory(sigla: str, spread: Spread, listed: PassageList) -> SpreadWords:
    words = replace(spread_words(spread), cases=listed.places[sigla])
    if not sigla:
        return replace(words, who=NOBODY)
    return replace(words, who=territory_name(sigla), address=addresses.territory(sigla))


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
