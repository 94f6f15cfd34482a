"""The week of a territory, on a terminal or in Markdown: what changed, is late, falls due, is awaited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from registry.derive import CaseStatus
from registry.derive.agenda import AgendaItem, AgendaKind
from registry.italian import counted, dated, lowered, short_date
from registry.reporters.outline import Line, Style, laid_out
from registry.reporters.pressing import NOTES, sentence
from registry.reporters.story_words import lines_of
from registry.reporters.wording import territory_name
from registry.story import Entry

WEEK = 7
HORIZON = 14
_LATE: tuple[AgendaKind, ...] = ("scaduto", "attenzione", "da_registrare")
_FITS = 60_000
"""Characters that any forge takes as the text of an issue."""
_LISTED = (60, 30, 15, 5)
"""How many cases and items of a kind are told, until the whole fits."""
_NAME, _CHANGE, _CHANGES = 80, 300, 12


@dataclass(frozen=True, slots=True)
class Digest:
    """What a week brought, and what the next two bring; `changes` by case, the latest first.

    `untold` says why the changes are not all here, or are not here at all.
    """

    territory: str | None
    as_of: date
    changes: tuple[tuple[CaseStatus, tuple[Entry, ...]], ...]
    items: tuple[AgendaItem, ...]
    untold: str = ""
    quotes_text: bool = False
    """False for the public edition: what free texts said is not quoted."""

    @property
    def since(self) -> date:
        """The first day told: that of the last digest too, whose evening that one did not see."""
        return self.as_of - timedelta(days=WEEK)

    @property
    def late(self) -> tuple[AgendaItem, ...]:
        """What is past its day."""
        return tuple(item for item in self.items if item.kind in _LATE or _is_past_reminder(item))

    @property
    def falling_due(self) -> tuple[AgendaItem, ...]:
        """What falls in the next days, by date."""
        found = [item for item in self.items if item.kind not in _LATE and _is_near(item)]
        return tuple(sorted(found, key=lambda item: item.on or self.as_of))

    @property
    def awaited(self) -> tuple[AgendaItem, ...]:
        """What others must do, without a day."""
        return tuple(item for item in self.items if item.kind == "atteso")

    @property
    def open_ended(self) -> int:
        """How many duties have no term: they are counted, not told again every week."""
        return sum(item.kind == "senza_termine" for item in self.items)


def _is_past_reminder(item: AgendaItem) -> bool:
    return item.kind == "promemoria" and item.days is not None and item.days < 0


def _is_near(item: AgendaItem) -> bool:
    return item.days is not None and 0 <= item.days <= HORIZON


def render(digest: Digest, style: Style = Style.TEXT) -> str:
    """Return the digest; of very many cases only so many as a forge takes, and how many more there are."""
    texts = (laid_out(_lines(digest, most), style) for most in _LISTED)
    return next((text for text in texts if len(text) <= _FITS), "") or laid_out(_summary(digest), style)


def _lines(digest: Digest, most: int) -> Iterator[Line]:
    yield from _summary(digest)
    yield 2, f"Che cosa è cambiato {dated('dal', digest.since)} ({len(digest.changes)})"
    if digest.untold or not digest.changes:
        yield 4, digest.untold or "Nessun caso è cambiato."
    for status, entries in digest.changes[:most]:
        yield from _changes(digest, status, entries)
    if len(digest.changes) > most:
        yield 4, f"E {counted(len(digest.changes) - most, 'altro caso cambiato', 'altri casi cambiati')}."
    until = digest.as_of + timedelta(days=HORIZON)
    yield from _section("È in ritardo, o aspetta di essere registrato", digest.late, most)
    yield from _section(f"Cade entro {HORIZON} giorni, fino {dated('al', until)}", digest.falling_due, most)
    yield from _section("Si attende da altri", digest.awaited, most)
    if digest.open_ended:
        count = counted(digest.open_ended, "altro passo non ha", "altri passi non hanno")
        yield 2, "Da fare, senza termine"
        yield 4, f"{count} un termine fissato dalle fonti: registro agenda li elenca."


def _summary(digest: Digest) -> Iterator[Line]:
    where = f"territorio di {territory_name(digest.territory)}" if digest.territory else "tutta la regione"
    yield 1, f"Riepilogo della settimana, {where}, {dated('al', digest.as_of)}"
    changed = counted(len(digest.changes), "caso cambiato", "casi cambiati")
    told = [
        *([] if digest.untold and not digest.changes else [changed]),
        f"{len(digest.late)} in ritardo o da registrare",
        f"{len(digest.falling_due)} in scadenza",
        f"{len(digest.awaited)} in attesa di altri",
    ]
    yield 4, f"{'; '.join(told)}."


def _changes(digest: Digest, status: CaseStatus, entries: Sequence[Entry]) -> Iterator[Line]:
    yield 3, _named(status)
    told = list(chain.from_iterable(_told(entry, digest) for entry in entries))
    yield from told[:_CHANGES]
    if len(told) > _CHANGES:
        yield 5, f"E {counted(len(told) - _CHANGES, 'altra modifica', 'altre modifiche')}."


def _told(entry: Entry, digest: Digest) -> Iterator[Line]:
    for line in lines_of(entry, quotes_text=digest.quotes_text, in_full=False):
        yield 5, f"{short_date(entry.day)}: {_cut(line, _CHANGE)}"


def _section(title: str, items: Sequence[AgendaItem], most: int) -> Iterator[Line]:
    yield 2, f"{title} ({len(items)})"
    if not items:
        yield 4, "Niente."
    elif any(item.kind == "attenzione" for item in items):
        yield 4, NOTES["attenzione"]
    for item in items[:most]:
        rule = f" [{item.rule}]" if item.rule else ""
        kind = "promemoria, " if item.kind == "promemoria" else ""
        yield 5, f"{_named(item.case)}: {kind}{_told_item(item)}{rule}"
    if len(items) > most:
        yield 4, f"E {counted(len(items) - most, 'altra voce', 'altre voci')}: le elenca registro agenda."


def _told_item(item: AgendaItem) -> str:
    text = _cut(sentence(item), _CHANGE)
    return lowered(text) if item.kind == "promemoria" else text


def _named(status: CaseStatus) -> str:
    return f"{_cut(status.case.company.name, _NAME)} ({status.case.id})"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
