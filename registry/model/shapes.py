"""What a field takes, for whoever asks people to fill it: commands, forms and pages."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BeforeValidator, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from registry.finding import Refusal
from registry.glossary import key_of
from registry.model.base import Facts
from registry.model.company import LegalForm, Province, Territory
from registry.model.refusals import refusals_of
from registry.model.scalars import Amount, CompanyCode, Count, Day, Flag, Month, Percent, TimeOfDay
from registry.vocabulary import legal_forms, territories

Kind = Literal["testo", "giorno", "mese", "ora", "numero", "importo", "sì o no", "scelta", "gruppo"]


def _parser(alias: Any) -> Any:
    return next(part for part in get_args(alias)[1:] if isinstance(part, BeforeValidator))


_KINDS: tuple[tuple[Any, Kind], ...] = (
    (_parser(Day), "giorno"),
    (_parser(Month), "mese"),
    (_parser(TimeOfDay), "ora"),
    (_parser(Count), "numero"),
    (_parser(Percent), "numero"),
    (_parser(Amount), "importo"),
    (_parser(Flag), "sì o no"),
    (_parser(CompanyCode), "testo"),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A field: what kind of value, whether a list of them, the words it is chosen from, the group it holds."""

    name: str
    kind: Kind
    is_list: bool = False
    is_required: bool = False
    options: tuple[str, ...] = ()
    group: type[Facts] | None = None

    @property
    def key(self) -> str:
        """The key in the file."""
        return key_of(self.name)


def shapes_of(model: type[Facts]) -> dict[str, Shape]:
    """Return the shape of every field of a model, by its key in the file, in their order."""
    found = (_shape(name, field) for name, field in model.model_fields.items())
    return {shape.key: shape for shape in found}


def refusal_of(model: type[Facts], name: str, text: str) -> Refusal | None:
    """Return why a text cannot be the value of a field (or one of its values), or None where it can."""
    field = model.model_fields[name]
    annotation: Any = field.annotation
    if field.metadata:
        annotation = Annotated[annotation, *field.metadata]
    try:
        TypeAdapter(annotation).validate_python(text)
    except ValidationError as error:
        return next(refusals_of(error, model), None)
    return None


def _shape(name: str, field: FieldInfo) -> Shape:
    annotation, parsers = _bare(field.annotation, tuple(field.metadata))
    if get_origin(annotation) is tuple:
        annotation, parsers = _bare(get_args(annotation)[0], ())
        kind, options, group = _kind(annotation, parsers)
        return Shape(name, kind, True, field.is_required(), options, group)
    kind, options, group = _kind(annotation, parsers)
    return Shape(name, kind, False, field.is_required(), options, group)


def _bare(annotation: Any, parsers: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """Return a type without «or nothing», and what parses it."""
    arguments = get_args(annotation)
    if type(None) in arguments and get_origin(annotation) is not Literal:
        return _bare(next(inner for inner in arguments if inner is not type(None)), parsers)
    if get_origin(annotation) is Annotated:
        return _bare(arguments[0], (*parsers, *arguments[1:]))
    return annotation, parsers


def _kind(annotation: Any, parsers: tuple[Any, ...]) -> tuple[Kind, tuple[str, ...], type[Facts] | None]:
    if isinstance(annotation, type) and issubclass(annotation, Facts):
        return "gruppo", (), annotation
    if get_origin(annotation) is Literal:
        return "scelta", get_args(annotation), None
    closed = (
        (Province, territories.provinces),
        (Territory, territories.territories),
        (LegalForm, legal_forms.legal_forms),
    )
    for alias, words in closed:
        if _parser(alias) in parsers:
            return "scelta", tuple(words()), None
    return next((kind for parser, kind in _KINDS if parser in parsers), "testo"), (), None
