"""Whether the office's own templates can be filled, before a letter needs them.

They come with proposals, from anyone: each is tried in a process of its own, which may take so much time and memory
and no more.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from registry import workers
from site_gen.documents.letters.language import TemplateFault, known_fields
from site_gen.documents.letters.library import Library
from site_gen.documents.letters.markup import Kind
from site_gen.documents.letters.template import LetterTemplate

_KINDS: dict[str, Kind] = {".docx": "docx", ".odt": "odt"}
_LARGEST = 5_000_000  # as `package`, and before a byte is read
_SECONDS = 10
_BYTES = 3 * 2**30
_MOST_SPENT = 3
"""So many may use up what they are given; after them the others are not tried."""
_LINKED = "è un collegamento, e non si segue: mettere al suo posto il documento, o la cartella."
_SPENT = "provarlo chiede troppo tempo o troppa memoria: semplificare elenchi e condizioni."
_UNTRIED = "non si prova, finché altri modelli chiedono troppo tempo o troppa memoria."


def faulty_templates(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the path of each template that no case could fill, with what is wrong, one fault a line."""
    library, spent = Library(root), 0
    yield from ((path, _LINKED) for path in library.links())
    for path, file in library.own().items():
        fault = _UNTRIED if spent == _MOST_SPENT else _fault_apart(file)
        spent += fault == _SPENT
        if fault:
            yield path, fault


def _fault_apart(file: Path) -> str:
    if not workers.can_fork():
        return _fault(file)
    try:
        (fault,) = workers.start(1, partial(_limited, file), count=1).results()
    except workers.WorkerError:
        return _SPENT
    return fault


def _limited(file: Path, _: Iterator[int]) -> str:
    import resource  # noqa: PLC0415 - only where a process can be forked

    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    return _fault(file)


def _fault(file: Path) -> str:
    """Fill a template with nothing: what is wrong with its signs, or its document, comes out all the same."""
    if file.stat().st_size > _LARGEST:
        return "il documento supera 5 MB: ridurre le immagini."
    try:
        template = LetterTemplate.read(file.read_bytes(), _KINDS[file.suffix])
        template.filled(dict.fromkeys(known_fields(), "")).document()
    except TemplateFault as fault:
        return str(fault)
    return ""
