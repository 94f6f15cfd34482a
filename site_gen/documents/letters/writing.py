"""A letter on a case: the template found, filled, and what it still lacks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from registry.derive import CaseStatus
from registry.glossary import Term, letter_fields
from registry.law import Law
from site_gen.documents.letters.catalogue import Letter, Use, path_of, steps_of
from site_gen.documents.letters.library import Found, Library
from site_gen.documents.letters.markup import Kind
from site_gen.documents.letters.template import Filled
from site_gen.views.letter import letter_view


@dataclass(frozen=True, slots=True)
class Request:
    """What letter is wanted on which case; `given` are the fields that no file holds."""

    status: CaseStatus
    law: Law
    kind: Kind = "docx"
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter on a case: `missing` are the fields it lacks; `fault` says why its template cannot be used."""

    use: Use | None
    found: Found
    filled: Filled | None
    missing: tuple[Term, ...]

    @property
    def is_ready(self) -> bool:
        """Whether the document may be made."""
        return self.filled is not None and not self.missing


def draft(letter: Letter, request: Request, library: Library) -> Draft | None:
    """Return a letter of the registry on a case; None where it serves no step of the case's path."""
    use = letter.use(path_of(request.status), *steps_of(request.status))
    if use is None:
        return None
    found = library.find(letter.name, request.kind, request.status.lead.territory)
    return drafted(found, use, request, required=letter.required)


def drafted(found: Found, use: Use | None, request: Request, *, required: tuple[str, ...] = ()) -> Draft:
    """Return a template on a case.

    Raises:
        TemplateFault: the template asks of a field what it has not.
    """
    if found.template is None:
        return Draft(use, found, None, ())
    view = letter_view(request.status, use, request.law, given=request.given)
    filled = found.template.filled(view.values)
    absent = {*filled.missing, *(name for name in required if not view.values[name])}
    return Draft(use, found, filled, tuple(term for term in letter_fields().values() if term.key in absent))
