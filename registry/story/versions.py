"""The versions of one case as an edition may show them today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from registry.edition import Edition, is_public, shown_in
from registry.history import Contents, Touch
from registry.layout import Entry as File
from registry.model import Case, Company, Registry
from registry.store import read_record
from registry.vocabulary.legal_forms import legal_forms


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of a case, each read once; `today` is the whole case as it is now, None if it was removed.

    The public edition classifies the past by the present: what is confidential today was never public, whatever
    an old file says.
    """

    file: File
    today: Case | None
    contents: Contents
    edition: Edition
    as_of: date
    _read: dict[str, Case | None] = field(default_factory=dict)
    _shown: dict[tuple[int, bool], Case] = field(default_factory=dict)

    def take(self, blob: str, case: Case | None) -> None:
        """Take in a version that is not in the repository."""
        self._read[blob] = case

    def fetch(self, touches: Iterable[Touch]) -> None:
        """Read the versions that commits made and started from, all at once: asking one by one costs more."""
        named = dict.fromkeys(blob for touch in touches for blob in (touch.after, *touch.befores))
        blobs = [blob for blob in named if blob is not None and blob not in self._read]
        for blob, data in zip(blobs, self.contents.read(blobs), strict=True):
            record = read_record(self.file, data)[0] if data is not None else None
            self._read[blob] = record if isinstance(record, Case) else None

    def read(self, blob: str | None) -> Case | None:
        """Return a version that was fetched, whole; None where it had errors, or this copy does not have it."""
        return self._read[blob] if blob is not None else None

    def shown(self, before: Case | None, after: Case, day: date) -> tuple[Case | None, Case] | None:
        """Return a version and the next as the edition may compare them; None where it may not.

        In the public edition both must have been public on the day of the change.
        """
        if self.edition is Edition.INTERNAL:
            return (before and self._internal(before), self._internal(after))
        known = [case for case in (before, after) if case is not None]
        if self.today is None or not all(is_public(case, day) for case in known):
            return None
        concerned = (*known, self.today)
        is_person = any(case.company.is_natural_person for case in concerned)
        # Which procedure was which is a guess: where one is confidential, nothing is told of any.
        hides = any(procedure.confidential for case in concerned for procedure in case.procedures)
        told = [self._public(case, is_person=is_person, hides_procedures=hides) for case in known]
        return (told[0] if before is not None else None, told[-1])

    def _internal(self, case: Case) -> Case:
        return shown_in(Edition.INTERNAL, Registry((case,)), self.as_of).cases[0]

    def _public(self, case: Case, *, is_person: bool, hides_procedures: bool) -> Case:
        key = id(case), is_person
        if key not in self._shown:
            self._shown[key] = next(self._projected(case, is_person=is_person))
        shown = self._shown[key]
        if not hides_procedures:
            return shown
        return shown.model_copy(update={"procedures": ()}).identified(case.identity)

    def _projected(self, case: Case, *, is_person: bool) -> Iterator[Case]:
        """Yield the public view of a version under today's decisions on the company and on publication."""
        today = self.today or case
        company = _person(case.company) if is_person else case.company
        decided = case.model_copy(update={"company": company, "publication": today.publication})
        return iter(shown_in(Edition.PUBLIC, Registry((decided,)), self.as_of).cases)


def _person(company: Company) -> Company:
    """The company under a legal form that the public edition shows without name and codes."""
    if company.is_natural_person:
        return company
    form = next(slug for slug, form in legal_forms().items() if form.natural_person)
    return company.model_copy(update={"legal_form": form})
