"""Which letters there are, which serve a case now, and what each lacks."""

from collections.abc import Iterator
from pathlib import Path

from registry.cli.options import fail
from registry.derive import CaseStatus
from registry.glossary import label_of
from registry.italian import listed as joined
from registry.italian import lowered
from registry.law import Law
from registry.layout import TEMPLATES
from registry.reporters.lines import printable
from site_gen.documents.letters.catalogue import Letter, Use, letters, next_step, path_of, steps_of
from site_gen.documents.letters.language import TemplateFault
from site_gen.documents.letters.library import Found, Library
from site_gen.documents.letters.template import LetterTemplate
from site_gen.documents.letters.writing import Draft, Request, draft, drafted


def listed(root: Path, status: CaseStatus | None, law: Law) -> Iterator[str]:
    """Yield the letters that there are; of a case, those of its path, with what they lack."""
    library = Library(root)
    if status is None:
        yield "Modelli di lettere e verbali:"
        for letter in letters().values():
            yield f"- {letter.name}: {letter.title}. {letter.purpose} {_served(letter)}"
    else:
        yield f"Lettere per {printable(status.case.company.name)} ({status.case.id}), percorso {path_of(status)}:"
        yield from _of_case(status, law, library)
    own = library.own()
    yield f"Modelli dell'ufficio, nella cartella «{TEMPLATES}»: {', '.join(map(printable, own)) or 'nessuno'}."
    yield "Si scrive con: registro letter CASO MODELLO -o FILE.docx (o FILE.odt)"


def _served(letter: Letter) -> str:
    paths = list(dict.fromkeys(use.path for use in letter.uses))
    return f"Percorsi: {joined(paths)}."


def _of_case(status: CaseStatus, law: Law, library: Library) -> Iterator[str]:
    following, found = next_step(status), False
    for letter in letters().values():
        made = _try(letter, Request(status, law), library)
        if made is None:
            continue
        found = True
        now = " Per la prossima azione." if made.use and made.use.step == following else ""
        step = f"passo: {lowered(label_of(made.use.step))}, regola {made.use.rule}" if made.use else ""
        yield f"- {letter.name}: {letter.title} ({step}).{now}"
        yield f"  {_readiness(made)}"
    if not found:
        yield "- nessuna: il percorso non ha modelli."


def _try(letter: Letter, request: Request, library: Library) -> Draft | None:
    try:
        return draft(letter, request, library)
    except TemplateFault as fault:
        return Draft(None, Found(None, None, str(fault)), None, ())


def _readiness(made: Draft) -> str:
    if made.filled is None:
        return f"Il modello {made.found.path or 'del registro'} va corretto: {printable(made.found.fault)}"
    if not made.missing:
        return "Pronta: i dati ci sono tutti."
    return f"Manca: {', '.join(f'{lowered(term.label)} ({term.key})' for term in made.missing)}."


def chosen(root: Path, template: str, request: Request) -> Draft:
    """Return the letter of a name, or of a document at a path; stops the command where there is none.

    Raises:
        TemplateFault: its template asks of a field what it has not.
    """
    known = letters().get(template)
    if known is not None:
        made = draft(known, request, Library(root))
        if made is None:
            here = path_of(request.status)
            fail(f"la lettera «{template}» non serve nel percorso {here}. {_served(known)}")
        return made
    path = next((path for path in (Path(template), root / template) if path.is_file()), None)
    if path is None:
        fail(f"il modello «{template}» non c'è: scrivere {', '.join(letters())}, o il percorso di un .docx o .odt.")
    if path.suffix not in {".docx", ".odt"}:
        fail(f"«{template}»: un modello è un documento .docx o .odt.")
    read = LetterTemplate.read(path.read_bytes(), request.kind)
    return drafted(Found(str(path), read), _use_of(path.stem, request), request)


def _use_of(name: str, request: Request) -> Use:
    """Return the step that an office's own document serves: that of ours of its name, else the next action."""
    here, status = path_of(request.status), request.status
    ours = letters().get(name)
    if ours is not None and (use := ours.use(here, *steps_of(status))):
        return use
    following = status.current.next_action if status.current else None
    if following is not None:
        return Use(here, following.step.step, following.step.rules[0])
    return Use(here, "", request.law.paths[here].rules[0])
