"""What has changed since a report was sent, in words: late entries, corrections, withdrawals."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from registry.italian import number, short_date
from site_gen.views.report import ReportView
from site_gen.views.report_crisis import CrisisView, DeedView

_Done = tuple[str, DeedView]


def changes_since(sent: ReportView, now: ReportView) -> tuple[str, ...]:
    """Return the differences between a report sent and the same computed today; none if nothing changed.

    The cases of both bear the names of today.
    """
    return (*_figures(sent, now), *_crises(sent, now), *_deeds(sent, now), *_beside(sent, now))


def _figures(sent: ReportView, now: ReportView) -> Iterator[str]:
    quarters = (("now", ""), ("before", f", {sent.quarter.previous}"), ("year_before", f", {sent.year_before}"))
    today = {row.code: row for row in now.figures}
    for row in sent.figures:
        for name, when in quarters:
            before, after = getattr(row, name), getattr(today.get(row.code, row), name)
            if before != after:
                yield f"{row.label}{when}: {_counted(before)} → {_counted(after)}."


def _crises(sent: ReportView, now: ReportView) -> Iterator[str]:
    before, after = _by_id(sent), _by_id(now)
    for id_, crisis in after.items():
        if id_ not in before:
            yield f"{crisis.name}: oggi risulta {_standing(crisis)}."
    for id_, crisis in before.items():
        if id_ not in after:
            yield f"{crisis.name}: oggi non risulta {_standing(crisis)}."
        else:
            yield from _crisis(crisis, after[id_])


def _standing(crisis: CrisisView) -> str:
    return "seguita" if crisis.in_charge_since is None else "in carico"


def _crisis(before: CrisisView, after: CrisisView) -> Iterator[str]:
    if before.name != after.name:
        yield f"{before.name}: oggi si chiama {after.name}."
    for label, was, is_ in (
        ("lavoratori", _known(before.workers), _known(after.workers)),
        ("lavoratori di tutta la crisi", _of_all(before), _of_all(after)),
        ("causale", before.causale, after.causale),
        ("territori", ", ".join(before.territories), ", ".join(after.territories)),
        ("capofila", before.lead or "uno solo", after.lead or "uno solo"),
        ("in carico dal", _day(before), _day(after)),
        ("alla fine", before.state.text.lower(), after.state.text.lower()),
        ("alla fine si attende", _awaited(before), _awaited(after)),
    ):
        if was != is_:
            yield f"{after.name}, {label}: {was} → {is_}."


def _of_all(crisis: CrisisView) -> str:
    """The number of the whole crisis, where it is another than that of the report's territory."""
    return "gli stessi" if crisis.all_workers == crisis.workers else _known(crisis.all_workers)


def _day(crisis: CrisisView) -> str:
    return short_date(crisis.in_charge_since) if crisis.in_charge_since else "nessun giorno"


def _awaited(crisis: CrisisView) -> str:
    return "; ".join(f"{item.what}, {item.who} ({item.limit})" for item in crisis.awaited) or "niente"


def _deeds(sent: ReportView, now: ReportView) -> Iterator[str]:
    before, after, present = _done(sent), _done(now), _by_id(now)
    for key, (name, deed) in after.items():
        if key not in before:
            yield f"{name}: registrato dopo l'invio, {deed.what} ({short_date(deed.on)})."
    for key, (name, deed) in before.items():
        if key[0] not in present:
            continue  # the whole crisis is told to be no longer there
        if key not in after:
            yield f"{name}: non risulta più, {deed.what} ({short_date(deed.on)})."
        else:
            yield from _deed(name, deed, after[key][1])


def _deed(name: str, before: DeedView, after: DeedView) -> Iterator[str]:
    for label, was, is_ in (
        ("", _quoted(before.details), _quoted(after.details)),
        (", chi", before.who or "niente", after.who or "niente"),
        (", tempi", before.pace or "niente", after.pace or "niente"),
        (", termine", _term(before) or "niente", _term(after) or "niente"),
    ):
        if was != is_:
            yield f"{name}, {before.what} ({short_date(before.on)}){label}: {was} → {is_}."


def _term(deed: DeedView) -> str:
    if deed.term is None:
        return ""
    return f"{deed.term.text} ({short_date(deed.due_on)})" if deed.due_on else deed.term.text


def _beside(sent: ReportView, now: ReportView) -> Iterator[str]:
    """What stands in a report beside its crises: boards, the comment and the papers of the record."""
    for what, was, is_ in (
        ("tavolo", _boards(sent), _boards(now)),
        ("commento del Nucleo", [f"«{text}»" for text in sent.comments], [f"«{text}»" for text in now.comments]),
        ("documento", [f"«{paper.title}»" for paper in sent.documents], [f"«{it.title}»" for it in now.documents]),
    ):
        yield from (f"Registrato dopo l'invio, {what}: {text}." for text in _more(is_, was))
        yield from (f"Non risulta più, {what}: {text}." for text in _more(was, is_))


def _boards(view: ReportView) -> list[str]:
    return [f"{board.what}, {short_date(board.on)}" for board in view.boards]


def _more(some: Iterable[str], others: Iterable[str]) -> Iterable[str]:
    return (Counter(some) - Counter(others)).elements()


def _by_id(view: ReportView) -> dict[str, CrisisView]:
    return {crisis.id: crisis for crisis in sorted(view.every_crisis, key=lambda crisis: crisis.id)}


def _done(view: ReportView) -> Mapping[tuple[object, ...], _Done]:
    """Return the deeds, each by what makes it the same one: crisis, step, day, and which of that day."""
    found: dict[tuple[object, ...], _Done] = {}
    for crisis in _by_id(view).values():
        for deed in crisis.deeds:
            place = sum(key[:3] == (crisis.id, deed.step, deed.on) for key in found)
            found[crisis.id, deed.step, deed.on, place] = (crisis.name, deed)
    return found


def _quoted(text: str) -> str:
    return f"«{text}»" if text else "niente"


def _counted(count: int | None) -> str:
    return "–" if count is None else number(count)


def _known(count: int | None) -> str:
    return "non indicati" if count is None else number(count)
