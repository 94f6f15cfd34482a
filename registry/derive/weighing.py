"""Which readings of a rule weigh on an answer: those that would change nothing in it are left out."""

from registry.derive.agenda import AgendaItem
from registry.derive.count import Count
from registry.law import Interpretation, Law, Rule

_TOO_GENERAL = frozenset(("A-2", "A-6", "A-7", "A-8", "P-2", "P-3"))


def readings_on(rule: Rule, count: Count | None, *, item: AgendaItem, law: Law) -> tuple[Interpretation, ...]:
    """Return the readings that weigh on an open step: those of its rule, and of the term counted for it."""
    names = list(rule.interpretations)
    if count is not None:
        names += [name for name in law.rules[count.due.rule].interpretations if name not in names]
    return tuple(law.interpretations[name] for name in names if _weighs(name, count, item=item, law=law))


def _weighs(name: str, count: Count | None, *, item: AgendaItem, law: Law) -> bool:
    if name in _TOO_GENERAL:
        return False
    if name == "P-1":
        return item.on is None
    if name == "A-10":
        return item.procedure is not None and item.procedure.procedure.competence == "ministeriale"
    if name == "P-7":
        return item.procedure is not None and item.procedure.lead.origin != "unico"
    if name not in ("A-1", "A-3", "C-1", "C-2", "C-3", "C-4", "C-5", "C-7", "P-6"):
        return True
    if count is None:
        return False
    due = count.due
    is_late = item.on is not None and item.days is not None and item.days <= 0
    by_name = {
        "A-3": due.nature == "di_norma",
        "C-3": any(day.is_patron for day in count.days),
        "C-4": is_late,
        "C-5": due.extended_on is not None,
        "C-7": any((day.on.month, day.on.day) == (10, 4) and not day.is_weekend for day in count.days),
        "P-6": not law.acts[law.rules[due.rule].act].in_force(due.from_date),
    }
    return by_name.get(name, True)
