"""The order of authorisation of CIG in deroga 2016: whose turn, what stops it, what was granted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from registry.derive.application import ApplicationState
from registry.derive.exemption import PATH, Queued, Resources, authorisation_queue, resources
from registry.derive.spans import Treatment
from registry.glossary import label_of
from registry.italian import briefly_dated, counted, lowered
from registry.law import Act, Rule
from site_gen import addresses
from site_gen.context import Context
from site_gen.views.agenda import Card
from site_gen.views.event import words
from site_gen.views.facts import Fact
from site_gen.views.wording import Badge

_RULES = ("R-D5.1-1", "R-D4.2-1", "R-D5.2-1", "R-D2.2-1")
_BADGES: dict[ApplicationState, Badge] = {
    "presentata": Badge("In attesa", "rc-waiting"),
    "autorizzata": Badge("Autorizzata", "rc-done"),
    "non_ammessa": Badge("Non ammessa", "rc-skipped"),
    "negata": Badge("Negata", "rc-skipped"),
    "revocata_in_parte": Badge("Revocata in parte", "rc-attention"),
    "revocata": Badge("Revocata", "rc-skipped"),
}


@dataclass(frozen=True, slots=True)
class QueueRow:
    """An application; `missing` and `at_odds` are its statements to send and those that do not agree.

    `kind_inside` is its kind as inside a sentence: «domanda alla Regione».
    """

    position: int
    presented_on: date
    name: str
    address: str
    territories: str
    kind: str
    kind_inside: str
    days: str
    badges: tuple[Badge, ...]
    missing: tuple[str, ...]
    at_odds: tuple[str, ...]
    amount: str
    uses_reserve: bool
    is_blocked: bool


@dataclass(frozen=True, slots=True)
class QueueView:
    """The queue; `told_on` is None while the regime is open, else its last day."""

    rows: tuple[QueueRow, ...]
    blocked: tuple[QueueRow, ...]
    cards: tuple[Card, ...]
    money: tuple[Fact, ...]
    has_resources: bool
    notes: tuple[str, ...]
    rules: tuple[Rule, ...]
    act: Act
    told_on: date | None
    as_of: date
    is_public: bool


def queue_view(context: Context) -> QueueView:
    """Return the queue of the applications that the edition shows."""
    queue = authorisation_queue(context.statuses, context.setting)
    rows = tuple(_row(item) for item in queue)
    act = context.law.acts[context.law.paths[PATH].act]
    found = resources(queue, context.settings.exemption_resources)
    is_over = act.ends_on is not None and context.as_of > act.ends_on
    return QueueView(
        rows=rows,
        blocked=tuple(row for row in rows if row.is_blocked),
        cards=tuple(_cards(queue)),
        money=tuple(_money(found, is_public=context.is_public)),
        has_resources=found.assigned is not None,
        notes=tuple(_notes(found)),
        rules=tuple(context.law.rules[rule] for rule in _RULES),
        act=act,
        told_on=act.ends_on if is_over else None,
        as_of=context.as_of,
        is_public=context.is_public,
    )


def _row(item: Queued) -> QueueRow:
    case, granted = item.case.case, item.application.granted
    return QueueRow(
        position=item.position,
        presented_on=item.presented_on,
        name=case.company.name,
        address=addresses.case(case.identity),
        territories=", ".join(item.case.territories),
        kind=label_of(item.application.event.type),
        kind_inside=lowered(label_of(item.application.event.type)),
        days=_days(item.treatment),
        badges=tuple(_badges(item)),
        missing=tuple(defect.words for defect in item.defects if defect.is_missing),
        at_odds=tuple(defect.words for defect in item.defects if not defect.is_missing),
        amount=words(granted) if granted is not None else "",
        uses_reserve=item.uses_reserve,
        is_blocked=item.is_blocked,
    )


def _days(treatment: Treatment | None) -> str:
    if treatment is None or treatment.last < treatment.first:
        return ""
    return f"{briefly_dated('dal', treatment.first)} {briefly_dated('al', treatment.last)}"


def _badges(item: Queued) -> Iterator[Badge]:
    if item.is_blocked:
        yield Badge("Bloccata", "rc-late")
    elif item.application.is_pending and (item.procedure.is_closed or item.procedure.is_archived):
        yield Badge("Senza provvedimento", "rc-skipped")
    else:
        yield _BADGES[item.application.state]
    stop = item.treatment.stopped_by if item.treatment is not None and item.application.stands else None
    if stop is not None:
        verb = "Cessata" if stop.type == "cessazione" else "Sospesa"
        yield Badge(f"{verb} {briefly_dated('dal', stop.date)}", "rc-attention")


def _cards(queue: Sequence[Queued]) -> Iterator[Card]:
    def card(count: int, one: str, many: str, *, address: str = "", css: str = "") -> Card:
        return Card(count, one if count == 1 else many, address, css)

    blocked = sum(item.is_blocked for item in queue)
    granted = sum(item.application.stands and not item.application.is_pending for item in queue)
    waiting = sum(item.is_awaiting for item in queue) - blocked
    yield card(len(queue), "domanda presentata", "domande presentate")
    yield card(granted, "autorizzata", "autorizzate")
    if blocked:
        yield card(blocked, "bloccata", "bloccate", address=f"{addresses.QUEUE}#bloccate", css="rc-late")
    if waiting:
        yield card(waiting, "senza provvedimento", "senza provvedimento")
    refused = len(queue) - granted - sum(item.application.is_pending for item in queue)
    if refused:
        yield card(refused, "non ammessa, negata o revocata", "non ammesse, negate o revocate")


def _money(found: Resources, *, is_public: bool) -> Iterator[Fact]:
    """Yield the amounts; what is left is told only where every application is seen."""
    if found.assigned is not None and found.reserve is not None:
        yield Fact("Risorse assegnate", words(found.assigned), "secondo l'ufficio", "R-D5.2-1")
        yield Fact("Riserva del 5 %", words(found.reserve), "per i datori non imprenditori", "R-D2.2-1")
    shown = " tra quelle mostrate" if is_public else ""
    count = counted(found.granted_count, "domanda autorizzata", "domande autorizzate")
    yield Fact("Importi autorizzati", words(found.granted), f"{count}{shown}")
    if found.granted_from_reserve:
        note = "datori non imprenditori e studi professionali"
        yield Fact("Di cui sulla riserva", words(found.granted_from_reserve), note, "P-10", is_reading=True)
    if found.assigned is not None and found.reserve is not None and not is_public:
        yield _left("Risorse ancora disponibili", found.assigned - found.granted)
        yield _left("Riserva ancora disponibile", found.reserve - found.granted_from_reserve)


def _left(label: str, amount: Decimal) -> Fact:
    return Fact(label, words(amount)) if amount >= 0 else Fact(label, "nessuna", f"superata di {words(-amount)}")


def _notes(found: Resources) -> Iterator[str]:
    if found.untold_count:
        count = counted(found.untold_count, "domanda autorizzata", "domande autorizzate")
        yield f"Di {count} il registro non ha l'importo: la somma non lo comprende."
    if found.partly_revoked_count:
        count = counted(found.partly_revoked_count, "domanda è revocata", "domande sono revocate")
        yield f"{count} solo in parte: qui si conta tutto l'importo, perché il registro non dice quanto ne è revocato."
