"""Whether the office's own templates can be filled, before a letter needs them."""

from collections.abc import Iterator
from pathlib import Path

from site_gen.documents.letters.language import TemplateFault, known_fields
from site_gen.documents.letters.library import Library
from site_gen.documents.letters.markup import Kind
from site_gen.documents.letters.template import LetterTemplate

_KINDS: dict[str, Kind] = {".docx": "docx", ".odt": "odt"}
_LARGEST = 5_000_000  # as `package`, and before a byte is read


def faulty_templates(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the path of each template that no case could fill, with what is wrong, one fault a line."""
    for path, file in Library(root).own().items():
        try:
            _try(file)
        except TemplateFault as fault:
            yield path, str(fault)


def _try(file: Path) -> None:
    """Fill a template with nothing: what is wrong with its signs, or its document, comes out all the same."""
    if file.stat().st_size > _LARGEST:
        raise TemplateFault("il documento supera 5 MB: ridurre le immagini.")
    LetterTemplate.read(file.read_bytes(), _KINDS[file.suffix]).filled(dict.fromkeys(known_fields(), "")).document()
