"""A template of a letter: read once, filled for any case."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from jinja2 import TemplateError

from site_gen.documents.letters.language import Part, TemplateFault, compiled
from site_gen.documents.letters.markup import PARTS, Kind, readable
from site_gen.documents.letters.package import entries_of, packed
from site_gen.documents.letters.values import Gap, Value

MISSING = (
    "Per le lettere serve la libreria «docxtpl»: si installa con «pip install 'registro-crisi[documenti]'», "
    "oppure con «make site» in questa cartella."
)
_LARGEST_FILLED = 30_000_000
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*")


def is_installed() -> bool:
    """Tell whether letters can be made here."""
    return find_spec("docxtpl") is not None


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with the facts of a case: the parts that change, and the fields that it needed and did not find."""

    template: "LetterTemplate"
    parts: Mapping[str, str]
    missing: tuple[str, ...]

    def document(self) -> bytes:
        """Return the document.

        Raises:
            TemplateFault: the signs of the template leave a broken document: a list that begins in one place of it
                and ends in another.
        """
        changed = {name: _checked(text) for name, text in self.parts.items()}
        return packed({**self.template.entries, **changed})


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A DOCX or an ODT with placeholders; `fields` are those it names."""

    kind: Kind
    entries: Mapping[str, bytes]
    parts: tuple[Part, ...]
    fields: frozenset[str]

    @classmethod
    def read(cls, data: bytes, kind: Kind) -> "LetterTemplate":
        """Return the template that a document is.

        Raises:
            TemplateFault: it is not a document of its kind, or a placeholder is not right; all of them are told.
        """
        entries = entries_of(data)
        names = [name for name in entries if PARTS[kind].fullmatch(name)]
        if not names:
            raise TemplateFault(f"il file non è un documento {kind.upper()}.")
        parts, fields, faults = list[Part](), set[str](), list[str]()
        for name in names:
            try:
                part, named = compiled(name, readable(_text(entries[name]), kind))
            except TemplateFault as fault:
                faults.append(str(fault))
                continue
            parts.append(part)
            fields.update(named)
        if faults:
            raise TemplateFault("\n".join(dict.fromkeys("\n".join(faults).splitlines())))
        return cls(kind, entries, tuple(parts), frozenset(fields))

    def filled(self, values: Mapping[str, Value]) -> Filled:
        """Return the template with values in place of its placeholders; an empty value is a gap.

        Raises:
            TemplateFault: the template asks of a value what it has not, or makes a document larger than any.
        """
        missing = dict[str, None]()
        context: dict[str, Any] = {name: value or Gap(name, missing) for name, value in values.items()}
        try:
            parts = {part.name: _bounded(part.template.generate(context)) for part in self.parts}
        except (TemplateError, TypeError, ValueError) as error:
            raise TemplateFault(f"un segnaposto chiede ciò che un campo non ha ({error}).") from error
        return Filled(self, parts, tuple(missing))


def _bounded(pieces: Iterable[str]) -> str:
    """Return a text made of pieces.

    Raises:
        TemplateFault: it is larger than any document.
    """
    kept, size = list[str](), 0
    for piece in pieces:
        kept.append(piece)
        size += len(piece)
        if size > _LARGEST_FILLED:
            raise TemplateFault("il documento, compilato, è troppo grande.")
    return "".join(kept)


def _text(content: bytes) -> str:
    """Return the XML of a part, without its first line.

    Raises:
        TemplateFault: it is not XML, or it declares a type: nothing that a word processor writes does.
    """
    try:
        _parse(content)
        text = content.decode("utf-8-sig")
    except (ExpatError, UnicodeDecodeError) as error:
        raise TemplateFault("il documento è rovinato.") from error
    return _DECLARATION.sub("", text)


def _checked(text: str) -> bytes:
    content = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text.encode()
    try:
        _parse(content)
    except ExpatError as error:
        raise TemplateFault(
            "una condizione «if» o un elenco «for» comincia in un punto del documento e finisce in un altro: "
            "«{%p if … %}» e «{%p endif %}» vanno ciascuno in un paragrafo suo."
        ) from error
    return content


def _parse(content: bytes) -> None:
    """Read XML and keep nothing of it.

    Raises:
        ExpatError: it is not well formed, or it declares a type.
    """
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_type
    parser.Parse(content, True)


def _refuse_type(*_: object) -> None:
    raise ExpatError
