"""The company in crisis and the places where it has workers."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator

from registry.model.base import Facts, public
from registry.model.scalars import CompanyCode, Count, Day, Text, refuse, text_of
from registry.vocabulary import legal_forms, territories


def _parse_province(value: Any) -> str:
    text = text_of(value, "la sigla di due lettere, ad esempio BS")
    if text.upper() in territories.provinces():
        return text.upper()
    raise refuse(
        "provincia-sconosciuta",
        f"«{text[:40]}» non è la sigla di una provincia italiana.",
        _nearest(territories.suggest(text)) or "Scrivere la sigla di due lettere, ad esempio BS.",
    )


def _nearest(siglas: list[str]) -> str:
    return f"Forse si voleva scrivere {siglas[0]}." if siglas else ""


def _parse_territory(value: Any) -> str:
    text = text_of(value, "la sigla di un territorio lombardo, ad esempio BS")
    if territories.is_lombard(text.upper()):
        return text.upper()
    known = ", ".join(territories.territories())
    raise refuse(
        "territorio-sconosciuto",
        f"«{text[:40]}» non è uno dei 12 territori lombardi.",
        _nearest(territories.suggest(text, lombard=True)) or f"Scrivere una sigla tra {known}.",
    )


def _parse_legal_form(value: Any) -> str:
    text = text_of(value, "una forma giuridica, ad esempio srl")
    if text in legal_forms.legal_forms():
        return text
    known = ", ".join(legal_forms.legal_forms())
    raise refuse(
        "forma-giuridica-sconosciuta",
        f"«{text[:40]}» non è una forma giuridica dell'elenco.",
        f"Scrivere una tra {known}.",
    )


Province = Annotated[str, BeforeValidator(_parse_province, json_schema_input_type=str)]
Territory = Annotated[str, BeforeValidator(_parse_territory, json_schema_input_type=str)]
LegalForm = Annotated[str, BeforeValidator(_parse_legal_form, json_schema_input_type=str)]


class Ateco(Facts):
    """An activity code, which means nothing without its edition: digits were reused."""

    edition: Literal["2007", "2022", "2025"] | None = public(None)
    code: Text = public()


class Seat(Facts):
    """The registered office."""

    municipality: Text | None = public(None)
    province: Province | None = public(None)


class Company(Facts):
    """The company; `tax_code` is the 11-digit one, never a person's."""

    name: Text = public()
    tax_code: CompanyCode | None = public(None)
    foreign_id: Text | None = public(None)
    legal_form: LegalForm | None = public(None)
    ateco: Ateco | None = public(None)
    workforce: Count | None = public(None)
    seat: Seat | None = public(None)

    @property
    def is_natural_person(self) -> bool:
        """Whether the company is a person (ditta individuale and the like), whose name is personal data."""
        return self.legal_form is not None and legal_forms.legal_forms()[self.legal_form].natural_person


class Site(Facts):
    """A production unit with the workers involved in the crisis."""

    municipality: Text | None = public(None)
    province: Province = public()
    worker_count: Count | None = public(None)

    @property
    def is_lombard(self) -> bool:
        """Whether the site makes its province a territory of the case."""
        return territories.is_lombard(self.province)


class Period(Facts):
    """A span of days, both included."""

    starts_on: Day | None = public(None)
    ends_on: Day | None = public(None)

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise refuse(
                "periodo-rovesciato",
                f"il periodo finisce il «{self.ends_on}» ma comincia il «{self.starts_on}».",
                "Scrivere in «dal» il primo giorno e in «al» l'ultimo.",
            )
        return self
