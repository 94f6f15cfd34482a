"""What a proposal means, in Italian lines: the same for the terminal and for the comment of a proposal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from registry.calendar import Quarter
from registry.derive import CaseStatus
from registry.derive.changes import Change
from registry.derive.term_news import TermFate, TermNews, term_news
from registry.edition import Edition
from registry.finding import Problem
from registry.glossary import label_of
from registry.italian import briefly_dated, counted, listed, month_and_year, raised, short_date
from registry.model import Board, Case, Flow
from registry.model.case import Contact
from registry.proposal import CaseNews, Meaning, RecordNews
from registry.proposal.meaning import CaseFate
from registry.reporters.change_words import Wording
from registry.reporters.story_words import UNCHANGED
from registry.reporters.values import words
from registry.reporters.wording import lateness, lead_reason, past_term, territory_name

NO_CASE = "Nessun caso cambia."
FATES: Mapping[CaseFate, str] = {
    "nuovo": "caso nuovo",
    "tolto": "caso tolto dal registro",
    "rinominato": "caso rinominato",
    "modificato": "caso modificato",
    "ricontato": "il file non cambia; i giorni si contano diversamente",
    "illeggibile": "il file ha errori: che cosa cambia si saprà quando saranno corretti",
    "di_nuovo_leggibile": "il file aveva errori, ora non più",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A group of lines under a title."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a proposal does to a case, in words; `name` is that of the company, as it was written."""

    id: str
    name: str
    fate: str
    sections: tuple[Section, ...]


def headline(meaning: Meaning) -> str:
    """Return «2 casi cambiano: BS-2026-a e MI-2026-b.», or that none does."""
    ids = [news.id for news in meaning.cases]
    if not ids:
        return NO_CASE
    verb = "cambia" if len(ids) == 1 else "cambiano"
    named = listed(ids[:3]) if len(ids) <= 3 else f"{', '.join(ids[:3])} e altri {len(ids) - 3}"
    return f"{counted(len(ids), 'caso', 'casi')} {verb}: {named}."


def told(news: CaseNews, edition: Edition, *, lists_new_findings: bool = True) -> Told:
    """Return what a proposal does to a case.

    `lists_new_findings`: false where they are told apart, with their lines.
    """
    status = news.now or news.was
    sections = (
        Section("Fatti", tuple(_facts(news, edition))),
        Section("A che punto è", tuple(_standing(news.was, news.now)) if news.now else ()),
        Section("Scadenze", tuple(_terms(news))),
        Section("Capofila", tuple(_lead(news.was, news.now)) if news.now else ()),
        Section("Segnalazioni", tuple(_findings(news, lists_new=lists_new_findings))),
    )
    return Told(
        id=news.id,
        name=status.case.company.name if status else "",
        fate=f"{FATES[news.fate]}, prima {news.former_id}" if news.former_id else FATES[news.fate],
        sections=tuple(section for section in sections if section.lines),
    )


def _facts(news: CaseNews, edition: Edition) -> Iterator[str]:
    if news.fate == "illeggibile":
        return
    wording = wording_of(news, edition)
    if news.was is None and news.now is not None:
        yield from _outline(news.now.case)
    yield from (fact_line(change, wording) for change in news.changes)
    if not news.changes and news.fate == "modificato":
        yield UNCHANGED


def wording_of(news: CaseNews, edition: Edition) -> Wording:
    """Return how the facts of a case are told: its procedures are named where there are several."""
    cases = [status.case for status in (news.was, news.now) if status is not None]
    several = any(len(case.procedures) > 1 for case in cases)
    return Wording(several=several, quotes_text=edition is Edition.INTERNAL)


def fact_line(change: Change, wording: Wording) -> str:
    """Return a change in words; those of who to call never leave the file: comments are sent by post, and kept."""
    is_personal = any(isinstance(group, Contact) for group in change.within)
    return (replace(wording, quotes_text=False) if is_personal else wording).line(change)


def _outline(case: Case) -> Iterator[str]:
    """Yield what a new case is about: which procedures, where, how many workers."""
    if case.procedures:
        yield f"Causale: {listed([label_of(procedure.causale) for procedure in case.procedures])}"
    yield f"Sedi: {words(case.sites)}"


def _standing(was: CaseStatus | None, now: CaseStatus) -> Iterator[str]:
    """Yield the state, the last step and the next one, each only where it is not what it was."""
    for title, before, after in (
        ("Stato", was and _state(was), _state(now)),
        ("Ultimo passo", was and _last_step(was), _last_step(now)),
        ("Prossimo passo", was and _next_step(was), _next_step(now)),
    ):
        if after != before and (after or before):
            yield f"{title}: {before} → {after or 'nessuno'}" if before else f"{title}: {after}"


def _state(status: CaseStatus) -> str:
    current = status.current
    state = label_of(status.state)
    return f"{state}, procedura {label_of(current.state).lower()}" if current else state


def _last_step(status: CaseStatus) -> str:
    done = status.current.done if status.current else ()
    return f"{label_of(done[-1].step.step)} ({short_date(done[-1].event.date)})" if done else ""


def _next_step(status: CaseStatus) -> str:
    action = status.current.next_action if status.current else None
    return label_of(action.step.step) + _month(action.period) if action else ""


def _month(period: str | None) -> str:
    return f" di {month_and_year(date.fromisoformat(f'{period}-01'))}" if period else ""


_VERBS: Mapping[TermFate, str] = {
    "nuovo": "nuova scadenza",
    "spostato": "si sposta",
    "rispettato": "rispettata",
    "superato": "non rispettata",
    "tolto": "non c'è più",
}


def effects(was: CaseStatus | None, now: CaseStatus) -> Iterator[str]:
    """Yield what a change does to where a case stands: state, steps, deadlines, lead; nothing where all stays."""
    yield from _standing(was, now)
    several = len(now.procedures) > 1
    yield from (term_line(item, several=several) for item in term_news(was, now))
    yield from (f"Capofila: {line}" for line in _lead(was, now))


def _terms(news: CaseNews) -> Iterator[str]:
    status = news.now
    several = status is not None and len(status.procedures) > 1
    yield from (term_line(item, several=several) for item in news.terms)


def term_line(item: TermNews, *, several: bool) -> str:
    """Return «Convocazione delle parti, nuova scadenza: di norma entro il 26/03/2026»."""
    place = f"{label_of(item.procedure.causale)}, " if several else ""
    what = f"{place}{label_of(item.step)}{_month(item.period)}, {_VERBS[item.fate]}"
    by = f"{'di norma ' if item.due.nature == 'di_norma' else ''}entro {briefly_dated('il', item.due.last_day)}"
    planned = " (dalla data prevista)" if item.is_projected else ""
    if item.fate == "spostato" and item.before is not None:
        return f"{what}: {short_date(item.before)} → {short_date(item.due.last_day)}{planned}{_late(item)}"
    if item.fate in ("rispettato", "tolto"):
        return f"{what}: era {by}"
    if item.fate == "superato":
        return f"{what}: {lateness(item.lateness)} {past_term(item.due)} {briefly_dated('del', item.due.last_day)}"
    return f"{what}: {by}{planned}{_late(item)}"


def _late(item: TermNews) -> str:
    return f", già {lateness(item.lateness)} {past_term(item.due)}" if item.lateness else ""


def _lead(was: CaseStatus | None, now: CaseStatus) -> Iterator[str]:
    if was is None or was.lead != now.lead:
        after = _leader(now)
        yield f"{_leader(was)} → {after}" if was else raised(after)


def _leader(status: CaseStatus) -> str:
    lead = status.lead
    name = territory_name(lead.territory) if lead.territory else "da concordare"
    return f"{name} ({lead_reason(lead)})"


def _findings(news: CaseNews, *, lists_new: bool) -> Iterator[str]:
    if lists_new:
        yield from (f"Nuova, {finding_line(problem)}" for problem in news.introduced)
    if news.fate != "illeggibile":
        yield from (f"Risolta, {finding_line(problem)}" for problem in news.resolved)


def finding_line(problem: Problem) -> str:
    """Return «avviso: pubblicazione: manca la data di fine.»."""
    return f"{problem.level.value}: {problem.message}"


@dataclass(frozen=True, slots=True)
class ChangedPages:
    """The pages that a proposal changes: those named, and those that are too many to be named, in words.

    `of_cases` are those of each case, in the order of the cases.
    """

    named: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    of_cases: tuple[tuple[str, ...], ...] = ()


_LISTS = "Si rifanno anche gli elenchi, le pagine che nominano questi casi, i dati aperti, i calendari e i feed."


def page_section(pages: ChangedPages, meaning: Meaning) -> Section | None:
    """Return the pages that change, counted; the first are named. None where none does."""
    quarters = sorted({quarter for news in meaning.cases for quarter in news.quarters}, key=str)
    if not (pages.named or pages.others or quarters):
        return None
    lines = [f"/{page}" for page in pages.named[:_NAMED]]
    if len(pages.named) > _NAMED:
        lines.append(f"… e {counted(len(pages.named) - _NAMED, 'altra pagina', 'altre pagine')}")
    lines += pages.others
    if quarters:
        lines.append(f"{'Il rapporto' if len(quarters) == 1 else 'I rapporti'} {quarters_words(tuple(quarters))}")
    count = f": {len(pages.named)}" if pages.named else ""
    return Section(f"Pagine che cambiano{count}", (*lines, *((_LISTS,) if pages.named else ())))


_NAMED = 20


def setting_lines(meaning: Meaning) -> Iterator[str]:
    """Yield «calendario.patrono: true → false» for the first settings that change; for internal eyes."""
    if meaning.edition is not Edition.INTERNAL:
        return
    for change in meaning.settings[:_NAMED]:
        yield f"{_cut(change.key)}: «{_cut(change.was)}» → «{_cut(change.now)}»"
    if len(meaning.settings) > _NAMED:
        yield f"… e {counted(len(meaning.settings) - _NAMED, 'altra impostazione', 'altre impostazioni')}"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST_SETTING else f"{text[:_WIDEST_SETTING]}…"


_WIDEST_SETTING = 120


def quarters_words(quarters: tuple[Quarter, ...]) -> str:
    """Return «2025-T1, da 2025-T3 a 2026-T2»: quarters in a row are told by the first and the last."""
    rows: list[list[Quarter]] = [[quarters[0]]]
    for before, after in pairwise(quarters):
        if after == before.next:
            rows[-1].append(after)
        else:
            rows.append([after])
    return ", ".join(str(row[0]) if len(row) == 1 else f"da {row[0]} a {row[-1]}" for row in rows)


def record_lines(news: RecordNews, edition: Edition) -> Iterator[str]:
    """Yield what happens to a meeting or a flow: its title, then each field that changes."""
    record = news.now or news.was
    assert record is not None  # noqa: S101 - one of the two sides is always there
    what = "tolto" if news.now is None else "nuovo" if news.was is None else "modificato"
    yield f"{_title(record)}: {what}"
    wording = Wording(quotes_text=edition is Edition.INTERNAL)
    yield from map(wording.line, news.changes)


def _title(record: Board | Flow) -> str:
    if isinstance(record, Board):
        return f"Tavolo {label_of(record.type).lower()} {briefly_dated('del', record.date)}"
    where = f" di {territory_name(record.territory)}" if record.territory else ""
    quarter = f" {record.quarter}" if record.quarter else ""
    return f"{label_of(record.type)}{quarter}{where} {briefly_dated('del', record.date)}"
