"""Where the file of a row goes: territory, year and a name that no other row has."""

import re
from collections import Counter
from collections.abc import Iterable

from registry.importing.mapping import Mapping
from registry.importing.row_values import Reason
from registry.importing.template import Values
from registry.layout import LONGEST_SLUG, identity_of, slug_of
from registry.model import Identity
from registry.vocabulary import territories

_YEAR = re.compile(r"(\d{4})(?:-\d{2}-\d{2})?")


def identity_for(values: Values, mapping: Mapping) -> Identity | tuple[Reason, ...]:
    """Return the identity that a row asks for, alone, or why it has none."""
    place, reasons = _place(values, mapping)
    slug = slug_of(mapping.slug.filled(values)) or _mark(values, mapping)
    if not slug:
        why = "non c'è di che dare un nome al file."
        reasons += (Reason(why, "Riempire la colonna.", ", ".join(mapping.slug.columns)),)
    return reasons or Identity(*place, slug)


def _place(values: Values, mapping: Mapping) -> tuple[tuple[str, str], tuple[Reason, ...]]:
    reasons: list[Reason] = []
    territory = mapping.territory.filled(values).upper()
    if not territories.is_lombard(territory):
        reasons.append(_not_a_territory(territory, mapping))
    year = _YEAR.fullmatch(mapping.year.filled(values))
    if year is None or identity_of(f"cases/BS/{year[1]}/esempio.yaml") is None:
        found, column = mapping.year.filled(values), ", ".join(mapping.year.columns)
        message = f"«{found[:40]}» non dice l'anno del caso." if found else "manca la data che dà l'anno al caso."
        reasons.append(Reason(message, "Scrivere una data, ad esempio 2025-02-28, o un anno.", column))
    return (territory, year[1] if year else ""), tuple(reasons)


def _not_a_territory(found: str, mapping: Mapping) -> Reason:
    column = ", ".join(mapping.territory.columns)
    if not found:
        return Reason("manca la provincia, che decide il territorio.", "Scrivere la sigla, ad esempio BS.", column)
    near = territories.suggest(found, lombard=True)
    remedy = (
        f"Aggiungere a «valori» della colonna una riga come «{found.title()}: {near[0]}»."
        if near
        else (f"Il registro è dei 12 territori: {', '.join(territories.territories())}.")
    )
    return Reason(f"«{found[:40]}» non è la sigla di un territorio lombardo.", remedy, column)


def distinct(asked: Iterable[tuple[Identity, Values]], mapping: Mapping) -> list[Identity]:
    """Return an identity for each row, in order: where several ask for the same, each takes its own mark.

    All of them take it, so that the names do not depend on the order of the rows.
    """
    pairs = list(asked)
    counts = Counter(identity for identity, _ in pairs)
    return [
        _marked(identity, _mark(values, mapping)) if counts[identity] > 1 else identity for identity, values in pairs
    ]


def _mark(values: Values, mapping: Mapping) -> str:
    return slug_of(mapping.distinguisher.filled(values))


def _marked(identity: Identity, mark: str) -> Identity:
    if not mark:
        return identity
    room = max(LONGEST_SLUG - len(mark) - 1, 1)
    return Identity(identity.territory, identity.year, f"{identity.slug[:room].strip('-')}-{mark}")
