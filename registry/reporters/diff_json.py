"""What a proposal means, for other programs: keys in Italian, days as AAAA-MM-GG."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from registry.derive import CaseStatus
from registry.derive.changes import Change
from registry.derive.term_news import TermNews
from registry.edition import Edition
from registry.finding import dotted
from registry.glossary import file_route
from registry.history import Difference
from registry.proposal import CaseNews, Meaning, RecordNews
from registry.reporters.change_words import Wording
from registry.reporters.diff_words import ChangedPages, fact_line, record_lines, wording_of
from registry.reporters.machine import problem_object


def render(meaning: Meaning, difference: Difference, pages: ChangedPages) -> str:
    """Return one object."""
    told = {
        "da": difference.base.hexsha,
        "a": difference.head.hexsha if difference.head else None,
        "al": meaning.as_of.isoformat(),
        "casi": [
            _case(news, meaning.edition, addresses)
            for news, addresses in zip(meaning.cases, pages.of_cases, strict=True)
        ],
        "tavoli_e_flussi": [_record(news, meaning.edition) for news in meaning.records],
        "impostazioni": [
            {"impostazione": change.key, "prima": change.was, "dopo": change.now}
            for change in meaning.settings
            if meaning.edition is Edition.INTERNAL
        ],
        "pagine": [*(f"/{page}" for page in pages.named), *pages.others],
        "altri_file": list(meaning.other_files),
        "segnalazioni": [problem_object(problem) for problem in meaning.remarks.shown] if meaning.remarks else [],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _case(news: CaseNews, edition: Edition, pages: Sequence[str]) -> dict[str, Any]:
    wording = wording_of(news, edition)
    return {
        "caso": news.id,
        "prima_era": news.former_id,
        "cambiamento": news.fate,
        "fatti": [_fact(change, wording) for change in news.changes],
        "prima": _standing(news.was),
        "dopo": _standing(news.now),
        "scadenze": [_term(item) for item in news.terms],
        "segnalazioni_nuove": [problem_object(problem) for problem in news.introduced],
        "segnalazioni_risolte": [problem_object(problem) for problem in news.resolved],
        "pagine": [f"/{page}" for page in pages],
        "rapporti": [str(quarter) for quarter in news.quarters],
    }


def _fact(change: Change, wording: Wording) -> dict[str, Any]:
    return {"campo": dotted(file_route(change.route)), "genere": change.kind, "testo": fact_line(change, wording)}


def _standing(status: CaseStatus | None) -> dict[str, Any] | None:
    if status is None:
        return None
    current = status.current
    action = current.next_action if current else None
    return {
        "stato": status.state,
        "stato_procedura": current.state if current else None,
        "ultimo_passo": current.done[-1].step.step if current and current.done else None,
        "prossimo_passo": action.step.step if action else None,
        "capofila": {"territorio": status.lead.territory, "origine": status.lead.origin},
    }


def _term(item: TermNews) -> dict[str, Any]:
    return {
        "causale": item.procedure.causale,
        "passo": item.step,
        "periodo": item.period,
        "cambiamento": item.fate,
        "prima": _day(item.before),
        "termine": _day(item.due.last_day),
        "natura": item.due.nature,
        "regola": item.due.rule,
        "da_data_prevista": item.is_projected,
        "giorni_ritardo": item.lateness.days,
    }


def _record(news: RecordNews, edition: Edition) -> dict[str, Any]:
    record = news.now or news.was
    title, *lines = record_lines(news, edition)
    return {"file": record.identity.path if record else None, "titolo": title, "fatti": lines}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
