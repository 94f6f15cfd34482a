"""What a mapping file may say: how to read the columns, where each case goes, what its file holds."""

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator

from registry.finding import Route
from registry.importing import days
from registry.importing.holes import TextWithColumns
from registry.importing.template import Group
from registry.model.base import Facts
from registry.model.scalars import Count, Text, Texts, refuse

_FORMATS = "GG/MM/AAAA, AAAA-MM-GG, GG.MM.AA, oppure excel per i numeri di serie"


def _parse_format(text: str) -> str:
    if days.is_format(text):
        return text
    raise refuse("formato-non-valido", f"«{text[:40]}» non è un formato di data.", f"Scrivere ad esempio {_FORMATS}.")


def _parse_words(value: Any) -> dict[str, str]:
    if isinstance(value, dict) and value and all(isinstance(word, str | None) for word in value.values()):
        return {str(found).casefold(): (word or "").strip() for found, word in value.items()}
    raise refuse(
        "valori-non-validi",
        "serve una tavola «valore trovato: valore del registro», una riga per ciascuno.",
        "Scrivere ad esempio\nvalori:\n  chiusura: cessazione",
    )


def _parse_empty_too(value: Any) -> Any:
    """Tell «altrimenti» with nothing after it, which writes nothing, from no «altrimenti» at all."""
    return "" if value is None else value


Format = Annotated[str, BeforeValidator(lambda value: _parse_format(str(value).strip()), json_schema_input_type=str)]
Words = Annotated[dict[str, str], BeforeValidator(_parse_words)]
TextOrNothing = Annotated[str | None, BeforeValidator(_parse_empty_too)]


class FileShape(Facts):
    """What the file looks like, where it cannot be seen from the file."""

    sheet: Text | None = None
    delimiter: Literal[",", ";", "tab"] | None = None
    header_row: Count = 1


class Column(Facts):
    """How the text of a column is read; steps in this order: blanks, list, then date, digits or words."""

    from_column: Text | None = None
    blanks: Texts = ()
    list_delimiter: Literal[",", ";", "/", "|", "a capo"] | None = None
    formats: Annotated[
        tuple[Format, ...], BeforeValidator(lambda value: value if isinstance(value, list) else [value])
    ] = ()
    digit_count: Count | None = None
    words: Words | None = None
    otherwise: TextOrNothing = None

    @model_validator(mode="after")
    def _one_conversion(self) -> "Column":
        chosen = [self.formats or None, self.digit_count, self.words]
        if sum(choice is not None for choice in chosen) > 1:
            raise refuse(
                "colonna-letta-due-volte",
                "«formato», «cifre» e «valori» si escludono: la colonna si legge in un modo solo.",
                "Tenerne uno; per leggerla in due modi aggiungere un'altra colonna con «da».",
            )
        if self.otherwise is not None and self.words is None:
            raise refuse(
                "altrimenti-senza-valori",
                "«altrimenti» vale solo insieme a «valori».",
                "Aggiungere la tavola «valori».",
            )
        return self


class PathRule(Facts):
    """Where the file of a case goes: texts with columns in braces."""

    territory: Text
    year: Text
    slug: Text
    distinguisher: Text | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping file, valid; `uses` tells for each column of the file the first place that names it."""

    shape: FileShape
    columns: ReadOnly[str, Column]
    territory: TextWithColumns
    year: TextWithColumns
    slug: TextWithColumns
    distinguisher: TextWithColumns
    template: Group
    uses: ReadOnly[str, Route]
    names: frozenset[str]

    def column(self, name: str) -> Column:
        """Return how a named column is read; as it is, unless said."""
        return self.columns.get(name) or _AS_IT_IS

    def source(self, name: str) -> str:
        """Return the column of the file behind a name."""
        return self.column(name).from_column or name


_AS_IT_IS = Column()
