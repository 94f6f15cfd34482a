"""What national law says beside a procedure, and by which version of the guidelines old facts are judged."""

from collections.abc import Iterator
from datetime import date

from registry.derive import ProcedureStatus, StatutoryDate
from registry.derive.older import older_facts
from registry.derive.statutory import StatutoryText, statutory_texts
from registry.italian import dated, lowered, weekday_date
from registry.law import Law, Statute
from registry.reporters.explain_step import Section


def law_sections(status: ProcedureStatus, law: Law, *, as_of: date) -> Iterator[Section]:
    """Yield the dates of law still to come, the wordings of the day the procedure began, the label of old facts."""
    live = [notice for notice in status.statutory_dates if not (notice.is_moot or status.is_closed)]
    yield "Date di legge, solo per informazione", [_date_line(notice) for notice in live]
    texts = [text for text in statutory_texts(status, law, as_of) if text.statute.versions]
    yield "Norme che cambiano nel tempo, solo per informazione", [_text_line(text) for text in texts]
    yield "Quale testo giudica i fatti più vecchi", list(_older(status, law))


def trust_words(statute: Statute) -> str:
    """Return how far a fact of national law may be trusted: everywhere it is shown."""
    read = "testo letto" if statute.verified else "non verificata"
    return f"{statute.id}, {statute.source}; {read}: da verificare con l'ufficio legale"


def _date_line(notice: StatutoryDate) -> str:
    until = f" – {weekday_date(notice.until)}" if notice.until else ""
    return f"- {weekday_date(notice.on)}{until}: {notice.description} [{trust_words(notice.statute)}]"


def _text_line(text: StatutoryText) -> str:
    return f"- {version_words(text).removesuffix('.')} [{trust_words(text.statute)}]"


def version_words(text: StatutoryText) -> str:
    """Return the wording in force on the day a procedure began, or that none is known."""
    when = dated("al", text.on)
    if text.is_unknown:
        return f"{text.statute.title}: che cosa valesse {when} il registro non lo sa."
    if text.version is None:
        return f"{text.statute.title}. {text.statute.text}"
    return f"{text.statute.title}. Com'era {when}: {lowered(text.version.text)}"


def _older(status: ProcedureStatus, law: Law) -> Iterator[str]:
    older = older_facts(status, law)
    if older is None or older.act.starts_on is None:
        return
    yield (
        f"I fatti prima {dated('del', older.act.starts_on)} precedono le {older.act.short_title} attuali: il registro "
        "li giudica con il testo attuale [P-6, interpretazione]."
    )
    if older.former is not None and older.former.measure_of is not None:
        decree = older.former.measure_of
        yield (
            f"Allora valevano quelle del {decree.type} n. {decree.number} {dated('del', decree.date)}, "
            "il cui testo non è nel registro."
        )
