"""What has changed since a report was sent, in words: late entries, corrections, withdrawals."""

from collections.abc import Iterator, Mapping

from registry.italian import number, short_date
from site_gen.views.report import ReportView
from site_gen.views.report_crisis import CrisisView, DeedView

_Done = tuple[str, DeedView]


def changes_since(sent: ReportView, now: ReportView) -> tuple[str, ...]:
    """Return the differences between a report sent and the same computed today; none if nothing changed."""
    return (*_figures(sent, now), *_crises(sent, now), *_deeds(sent, now))


def _figures(sent: ReportView, now: ReportView) -> Iterator[str]:
    today = {row.code: row.now for row in now.figures}
    for row in sent.figures:
        if today.get(row.code, row.now) != row.now:
            yield f"{row.label}: {number(row.now)} → {number(today[row.code])}."


def _crises(sent: ReportView, now: ReportView) -> Iterator[str]:
    before, after = _by_id(sent), _by_id(now)
    yield from (f"{crisis.name}: oggi risulta in carico." for id_, crisis in after.items() if id_ not in before)
    yield from (f"{crisis.name}: oggi non risulta in carico." for id_, crisis in before.items() if id_ not in after)
    for id_ in before.keys() & after.keys():
        yield from _crisis(before[id_], after[id_])


def _crisis(before: CrisisView, after: CrisisView) -> Iterator[str]:
    if before.name != after.name:
        yield f"{before.name}: oggi si chiama {after.name}."
    if before.workers != after.workers:
        yield f"{after.name}, lavoratori: {_known(before.workers)} → {_known(after.workers)}."
    if before.causale != after.causale:
        yield f"{after.name}, causale: {before.causale} → {after.causale}."


def _deeds(sent: ReportView, now: ReportView) -> Iterator[str]:
    before, after = _done(sent), _done(now)
    for key, (name, deed) in after.items():
        if key not in before:
            yield f"{name}: registrato dopo l'invio, {deed.what} ({short_date(deed.on)})."
    for key, (name, deed) in before.items():
        if key not in after:
            yield f"{name}: non risulta più, {deed.what} ({short_date(deed.on)})."
        elif deed.details != after[key][1].details:
            yield f"{name}, {deed.what} ({short_date(deed.on)}): «{deed.details}» → «{after[key][1].details}»."


def _by_id(view: ReportView) -> dict[str, CrisisView]:
    return {crisis.id: crisis for crisis in sorted((*view.active, *view.quiet), key=lambda crisis: crisis.id)}


def _done(view: ReportView) -> Mapping[tuple[object, ...], _Done]:
    """Return the deeds, each by what makes it the same one: crisis, step, day, and which of that day."""
    found: dict[tuple[object, ...], _Done] = {}
    for crisis in _by_id(view).values():
        for deed in crisis.deeds:
            place = sum(key[:3] == (crisis.id, deed.step, deed.on) for key in found)
            found[crisis.id, deed.step, deed.on, place] = (crisis.name, deed)
    return found


def _known(count: int | None) -> str:
    return "non indicati" if count is None else number(count)
