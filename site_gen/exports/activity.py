"""The columns that tell a company's activity: of the open data and of the periodic extraction alike."""

from collections.abc import Callable

from registry.model import Ateco
from registry.vocabulary import ateco
from site_gen.exports.column import RowT
from site_gen.exports.table import Field


def activity_fields(read: Callable[[RowT], Ateco | None]) -> tuple[Field[RowT], ...]:
    """Return edition, section and code with their titles; `read` gives the activity of a row.

    A code without its edition, or not in it, has no section: the same digits may be another activity.
    """
    return (
        Field("ateco_edition", "testo", 10, lambda row: _edition(read(row))),
        Field("ateco_section", "testo", 9, lambda row: _of(_section(read(row)), "code")),
        Field("ateco_section_title", "testo", 34, lambda row: _of(_section(read(row)), "title")),
        Field("ateco_code", "testo", 10, lambda row: _of(read(row), "code")),
        Field("ateco_title", "testo", 38, lambda row: _title(read(row))),
    )


def _edition(activity: Ateco | None) -> str | None:
    return activity.edition if activity else None


def _section(activity: Ateco | None) -> ateco.Activity | None:
    return ateco.section_of(activity.code, activity.edition) if activity and activity.edition else None


def _title(activity: Ateco | None) -> str | None:
    return ateco.title(activity.code, activity.edition) if activity and activity.edition else None


def _of(thing: Ateco | ateco.Activity | None, name: str) -> str | None:
    return getattr(thing, name) if thing else None
