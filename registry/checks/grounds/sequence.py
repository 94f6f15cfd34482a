"""Facts written in an order that the path does not admit, or in which they seldom happen."""

from collections.abc import Iterator

from registry.checks.grounds.proceeding import Proceeding
from registry.finding import Finding
from registry.glossary import label_of
from registry.italian import lowered
from registry.law import Precedence


def out_of_order(proceeding: Proceeding, *, unusual: bool) -> Iterator[Finding]:
    """Yield a finding for each first event of a type that comes before what it should follow."""
    for order in proceeding.path.order:
        if order.unusual is unusual:
            yield from _judged(proceeding, order)


def _judged(proceeding: Proceeding, order: Precedence) -> Iterator[Finding]:
    later = proceeding.first.get(order.later)
    if later is None:
        return
    before = [proceeding.first[kind] for kind in order.earlier if kind in proceeding.first]
    earlier = min(before, key=lambda placed: placed.date, default=None)
    if earlier is None or earlier.date <= later.date:
        return
    yield Finding(
        later.route("date"),
        f"data: «{later.date}», {lowered(label_of(later.event.type))}, viene prima di {earlier}.",
        _ODD if order.unusual else _WRONG,
        source=order.rule,
        also=earlier.route("date"),
    )


_WRONG = "Uno dei due fatti segue sempre l'altro: correggere la data sbagliata, ad esempio guardando il protocollo."
_ODD = "Di solito avvengono nell'ordine opposto: controllare le due date. Se sono giuste, non occorre fare nulla."
