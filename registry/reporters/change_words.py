"""A change in one Italian line: «Lavoratori (Brescia): 120 → 96», «evento aggiunto: Convocazione delle parti…»."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.derive.changes import Change
from registry.derive.term_changes import TermChange
from registry.glossary import fields, label_of, values
from registry.italian import briefly_dated, counted, lowered, short_date
from registry.model import Company, Document, Event, Facts, Procedure, Site
from registry.model.case import Contact, Todo
from registry.model.company import Ateco
from registry.model.events import Measure
from registry.reporters.values import month_words, words
from registry.vocabulary import legal_forms, municipalities

_CODED = frozenset(
    ("province", "territory", "territories", "nucleo", "tax_code", "legal_form", "edition", "time", "sha256")
)
"""Fields whose text can only be a code: every other text that is not a word of the registry was typed freely."""
_NOUNS: tuple[tuple[type[Facts], str, str], ...] = (
    (Contact, "referente", "o"),
    (Document, "documento", "o"),
    (Event, "evento", "o"),
    (Measure, "misura", "a"),
    (Procedure, "procedura", "a"),
    (Site, "sede", "a"),
    (Todo, "promemoria", "o"),
)
_KINDS = {"aggiunto": "aggiunt", "tolto": "tolt", "spostato": "spostat"}
_QUOTED = 60
NOTHING = "non indicato"


@dataclass(frozen=True, slots=True)
class Wording:
    """How changes are told: `several` where the case has more procedures, so that each must be named.

    `quotes_text`: false for the public edition, where a text typed freely is never taken from a former version:
    it may have been removed because it should not have been there.
    """

    several: bool = False
    quotes_text: bool = True

    def line(self, change: Change, *, recorded_on: date | None = None) -> str:
        """Return a change in words; of an event recorded later than it happened, also when, and how late."""
        if not change.is_item:
            return _capitalised(self._field(change))
        item = change.after if change.after is not None else change.before
        noun, ending = next((noun, ending) for kind, noun, ending in _NOUNS if isinstance(item, kind))
        name = self._item(item)
        place = "".join(f"{part}, " for part in self._context(change))
        what = f"{place}{noun} {_KINDS[change.kind]}{ending}"
        told = f"{what}: {name}" if name else what
        return _capitalised(told) + _late(change, recorded_on)

    def term(self, change: TermChange) -> str:
        """Return a moved deadline in words."""
        kind = "termine indicativo" if change.after.nature == "di_norma" else "termine"
        period = f" di {change.period}" if change.period else ""
        place = f"{label_of(change.procedure.causale)}, " if self.several else ""
        days = f"{short_date(change.before)} → {short_date(change.after.last_day)}"
        return f"{place}{label_of(change.step)}{period}, {kind}: {days}"

    def _field(self, change: Change) -> str:
        owner = change.within[-1] if change.within else None
        label = lowered(fields()[change.field].label)
        context = [*self._context(change), label]
        if isinstance(owner, Site) and change.field == "worker_count":
            context[-2:] = [f"{label} ({self._place(owner)})"]
        elif isinstance(owner, Procedure) and change.field == "worker_count":
            context[-1] = f"{label} della procedura"
        return f"{', '.join(context)}: {self._difference(change)}"

    def _context(self, change: Change) -> Iterator[str]:
        """Yield what the change is part of, from the outermost; what the reader knows already is left out."""
        names = [part for part in change.route if isinstance(part, str)]
        for name, group in zip(names, change.within, strict=False):
            if isinstance(group, Procedure):
                if self.several:
                    yield label_of(group.causale)
            elif isinstance(group, Event):
                yield label_of(group.type) if change.field == "date" and group is change.within[-1] else _event(group)
            elif not isinstance(group, Company | Ateco):
                yield self._part(name, group)

    def _part(self, name: str, group: Facts) -> str:
        noun = next((noun for kind, noun, _ in _NOUNS if isinstance(group, kind)), "")
        return f"{noun} {self._item(group)}".rstrip() if noun else lowered(fields()[name].label)

    def _item(self, item: Facts) -> str:
        if isinstance(item, Event):
            return _event(item)
        if isinstance(item, Procedure):
            return self._procedure(item)
        if isinstance(item, Site):
            count = item.worker_count
            workers = "" if count is None else f", {counted(count, 'lavoratore', 'lavoratori')}"
            return f"{self._place(item)}{workers}"
        if isinstance(item, Contact):
            return ", ".join(filter(None, (label_of(item.role), item.body)))
        if isinstance(item, Todo):
            return f"{short_date(item.date)}, {_quoted(item.what)}"
        text = item.title if isinstance(item, Document) else item.measure if isinstance(item, Measure) else ""
        return _quoted(text) if text and self.quotes_text else ""

    def _procedure(self, procedure: Procedure) -> str:
        known = self.quotes_text or procedure.causale in values()
        name = label_of(procedure.causale) if known else ""
        count = len(procedure.events)
        return ", ".join(filter(None, (name, f"con {counted(count, 'evento', 'eventi')}" if count else "")))

    def _place(self, site: Site) -> str:
        """A municipality that is not one of the list is text typed freely."""
        name = site.municipality
        known = name is not None and (self.quotes_text or municipalities.find(name, site.province) is not None)
        return str(name) if known else f"provincia di {site.province}"

    def _difference(self, change: Change) -> str:
        name, before, after = change.field, change.before, change.after
        if not self.quotes_text and not all(_is_coded(name, value) for value in (before, after)):
            kind = "aggiunto" if before is None else "tolto" if after is None else "modificato"
            return f"testo {kind}"
        return f"{_value(name, before)} → {_value(name, after)}"


def _event(event: Event) -> str:
    return f"{label_of(event.type)} {briefly_dated('del', event.date)}"


def _late(change: Change, recorded_on: date | None) -> str:
    event = change.after
    if recorded_on is None or change.kind != "aggiunto" or not isinstance(event, Event) or recorded_on <= event.date:
        return ""
    days = counted((recorded_on - event.date).days, "giorno", "giorni")
    return f", registrato {briefly_dated('il', recorded_on)}, {days} dopo"


def _value(name: str, value: Any) -> str:
    if value is None:
        return NOTHING
    if name == "month":
        return month_words(value)
    if name == "legal_form":
        return legal_forms.legal_forms()[value].label
    if isinstance(value, str) and not _is_coded(name, value):
        return _quoted(value)
    return words(value, day=short_date)


def _is_coded(name: str, value: Any) -> bool:
    if isinstance(value, tuple):
        return all(_is_coded(name, item) for item in value)
    return not isinstance(value, str) or name in _CODED or value in values()


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"«{line[: _QUOTED - 1].rstrip()}…»" if len(line) > _QUOTED else f"«{line}»"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
