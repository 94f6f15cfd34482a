"""How each type of event is written: its fields, an example, the paths it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from registry.forms import CRISIS, EVENT
from registry.glossary import fields, label_of, values
from registry.law import Law
from registry.model import EVENT_TYPES, Event
from registry.model.shapes import Shape, shapes_of
from registry.source import Value
from registry.source.writing import list_lines
from site_gen import addresses
from site_gen.forge import Forge

_PLACEHOLDERS = {"giorno": "AAAA-MM-GG", "mese": "AAAA-MM", "ora": "HH:MM", "numero": "0", "sì o no": "sì"}
_LAST = ("nucleo", "nota", "nota_pubblica", "documenti")


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event; `template` are the lines to fill in, `shapes` its fields in their order."""

    kind: str
    label: str
    definition: str
    paths: tuple[str, ...]
    template: str
    shapes: tuple[Shape, ...]

    def described(self) -> dict[str, Any]:
        """Return what the script needs to ask for its fields."""
        asked = [_described(shape) for shape in self.shapes if shape.key not in ("tipo", *_LAST)]
        return {"tipo": self.kind, "nome": self.label, "percorsi": list(self.paths), "voci": asked}


@dataclass(frozen=True, slots=True)
class EventFormView:
    """The page; addresses are None where there is no forge, `form_editor` is empty where it is not offered."""

    types: tuple[EventType, ...]
    paths: tuple[tuple[str, str], ...]
    edit_base: str | None
    event_form: str | None
    crisis_form: str | None
    form_editor: str
    is_gitlab: bool
    choices: tuple[str, ...]
    """The questions answered from a list: an address that fills one of them opens a blank page on GitHub."""
    labels: dict[str, str]
    """The questions of the form on the forge, by name: its text is made of them on GitLab."""

    @property
    def data(self) -> dict[str, Any]:
        """Return all the types as the script reads them; the fields that every one has, once."""
        common = shapes_of(Event)
        return {
            "comuni": [_described(common[key]) for key in _LAST],
            "tipi": [kind.described() for kind in self.types],
        }


def event_form_view(law: Law, forge: Forge, *, has_form_editor: bool) -> EventFormView:
    """Return the view of the page."""
    return EventFormView(
        types=tuple(_type(kind, law) for kind in EVENT_TYPES),
        paths=tuple((path.code, label_of(path.code)) for path in law.paths.values()),
        edit_base=forge.edit_base,
        event_form=forge.form(EVENT),
        crisis_form=forge.form(CRISIS),
        form_editor=addresses.FORM_EDITOR if has_form_editor else "",
        is_gitlab=forge.is_gitlab,
        choices=tuple(question.name for question in EVENT.questions if question.options),
        labels={question.name: question.label for question in EVENT.questions},
    )


def _type(kind: str, law: Law) -> EventType:
    shapes = shapes_of(EVENT_TYPES[kind])
    paths = [code for code, path in law.paths.items() if path.admits(kind)]
    own = [shape for key, shape in shapes.items() if key not in _LAST]
    ordered = (*own, *(shapes[key] for key in _LAST))
    lines = list_lines([{"tipo": kind, **dict(_examples(own))}])
    return EventType(kind, label_of(kind), values()[kind].definition, tuple(paths), "\n".join(lines), ordered)


def _examples(shapes: list[Shape]) -> Iterator[tuple[str, Value]]:
    for shape in shapes:
        if shape.key != "tipo":
            yield shape.key, _example(shape)


def _example(shape: Shape) -> Value:
    if shape.group is not None:
        inner: dict[str, Value] = {key: _example(found) for key, found in shapes_of(shape.group).items()}
        return [inner] if shape.is_list else inner
    text = shape.options[0] if shape.options else _PLACEHOLDERS.get(shape.kind, "…")
    return [text] if shape.is_list else text


def _described(shape: Shape) -> dict[str, Any]:
    term = fields()[shape.name]
    told: dict[str, Any] = {"voce": shape.key, "nome": term.label, "aiuto": term.definition, "genere": shape.kind}
    if shape.options:
        told["scelte"] = [[word, label_of(word)] for word in shape.options]
    if shape.group is not None:
        told["gruppo"] = [_described(inner) for inner in shapes_of(shape.group).values()]
    return told | {"elenco": shape.is_list, "obbligo": shape.is_required}
