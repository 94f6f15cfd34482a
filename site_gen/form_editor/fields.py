"""From the JSON Schema of the files to the fields of the form editor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from registry.glossary import label_of

Field = dict[str, Any]
Shape = Mapping[str, Any]

_TYPE = "tipo"
_LONG = frozenset({"commento", "nota", "nota_pubblica", "note"})  # several lines
_YES_NO = [{"label": "Sì", "value": "sì"}, {"label": "No", "value": "no"}]
_FEW = 4  # choices shown all together; more open in a list


@dataclass(frozen=True, slots=True)
class Forms:
    """The groups of facts of a JSON Schema, by name: what its references lead to."""

    groups: Mapping[str, Shape]

    def fields_of(self, group: Shape, *, without: Iterable[str] = ()) -> list[Field]:
        """Return the fields of a group of facts, in the order of the model."""
        left_out, required = {*without}, group.get("required", ())
        return [
            self.field(key, shape, required=key in required)
            for key, shape in group["properties"].items()
            if key not in left_out
        ]

    def field(self, key: str, shape: Shape, *, required: bool) -> Field:
        """Return the field of a key: label and hint in Italian, and the input that suits its values."""
        label = {"name": key, "label": shape["title"], "required": required}
        hint = shape["description"].partition("\n")[0]
        option = next((option for option in shape.get("anyOf", [shape]) if option.get("type") != "null"), shape)
        return {**label, "hint": hint, **self._input(key, option, shape)}

    def event_types(self, shape: Shape, *, among: Iterable[str]) -> list[Field]:
        """Return one form for each type of event, in the order in which they are listed."""
        places = shape["items"]["discriminator"]["mapping"]
        return [
            {
                "name": kind,
                "label": label_of(kind),
                "fields": self.fields_of(self._group(places[kind]), without=[_TYPE]),
            }
            for kind in among
        ]

    def _group(self, reference: str) -> Shape:
        return self.groups[reference.rpartition("/")[2]]

    def _input(self, key: str, option: Shape, shape: Shape) -> Field:
        if reference := option.get("$ref"):
            return {"widget": "object", "fields": self.fields_of(self._group(reference))}
        if option.get("type") == "array":
            return self._several(option["items"])
        if words := option.get("enum"):
            return _choice(words)
        return _scalar(key, option, shape)

    def _several(self, items: Shape) -> Field:
        if reference := items.get("$ref"):
            return {"widget": "list", "fields": self.fields_of(self._group(reference))}
        if words := items.get("enum"):
            return _choice(words) | {"multiple": True}
        return {"widget": "list"}


def _choice(words: Iterable[Any]) -> Field:
    texts = [word for word in words if isinstance(word, str)]
    if "sì" in texts:
        return {"widget": "select", "options": _YES_NO}
    return {
        "widget": "select",
        "options": [{"label": label_of(word), "value": word} for word in texts],
        "dropdown_threshold": _FEW,
    }


def _scalar(key: str, option: Shape, shape: Shape) -> Field:
    if option.get("format") == "date":
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if "integer" in option["type"]:
        return {"widget": "number", "value_type": "int", "min": 0}
    if pattern := option.get("pattern"):
        return {"widget": "string", "pattern": [pattern, option.get("errorMessage") or shape["errorMessage"]]}
    return {"widget": "text" if key in _LONG else "string"}
