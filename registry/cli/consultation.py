"""What a command that tells of cases reads: the sound part of the registry, in an edition, as of a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import typer

from registry.cli.options import FINDINGS, fail, progress_bar, today
from registry.derive import CaseStatus, Setting, case_status
from registry.derive.known import known_on
from registry.edition import Edition, Shown, shown_in
from registry.examination import Examination, examine
from registry.model import Case
from registry.reporters import text


@dataclass(frozen=True, slots=True)
class Consultation:
    """What an edition shows of a repository, and what was left out for its errors."""

    examination: Examination
    shown: Shown

    @property
    def setting(self) -> Setting:
        """The law, the day and the office's choices."""
        return self.examination.setting

    def statuses(self) -> tuple[CaseStatus, ...]:
        """Return where each case stands; of a day gone by, only the cases and procedures known then."""
        known = self._as_known(self.examination.sound.cases)
        return tuple(case_status(case, self.setting) for case in known)

    def status_of(self, case: Case) -> CaseStatus | None:
        """Return where a shown case stands, with the procedures known then; None where nothing was."""
        whole = [other for other in self.examination.sound.cases if other.id == case.id]
        known = self._as_known(whole)
        return case_status(known[0], self.setting) if known else None

    def _as_known(self, cases: Iterable[Case]) -> tuple[Case, ...]:
        as_of = self.setting.as_of
        registry = replace(self.examination.sound, cases=known_on(cases, as_of))
        return shown_in(self.shown.edition, registry, as_of).cases

    def named(self, names: Sequence[str]) -> list[Case]:
        """Return the cases of those names, in that order: id, former id or path of the file.

        Stops the command at a name that the edition does not show.
        """
        by_name = {name: case for case in self.shown.cases for name in _names(case)}
        for name in names:
            if name not in by_name:
                self._refuse(name)
        return [by_name[name] for name in names]

    def _refuse(self, name: str) -> None:
        if any(name in (path, _id_of(path)) for path in self.examination.refused_files):
            typer.echo(f"registro: il caso «{name}» ha errori: li mostra «registro check».", err=True)
            raise typer.Exit(FINDINGS)
        if any(name in _names(case) for case in self.examination.sound.cases):
            fail(f"il caso «{name}» non è nell'edizione {self.shown.edition}.")
        fail(f"il caso «{name}» non esiste: i nomi sono come BS-2026-fonderie.")

    def tell_refused(self) -> None:
        """Files with errors have no status: say so instead of leaving them out in silence."""
        if not self.examination.errors:
            return
        typer.echo(text.summary(self.examination.problems, self.examination.file_count), err=True)
        typer.echo("I file con errori mancano da questa risposta: li mostra «registro check».", err=True)
        raise typer.Exit(FINDINGS)


def consult(root: Path, as_of: date | None, edition: Edition) -> Consultation:
    """Return what an edition shows of the repository at `root`, as of a day or of today."""
    with progress_bar("Leggo i file") as heard:
        examination = examine(root, as_of or today(), heard)
    return Consultation(examination, shown_in(edition, examination.sound, examination.setting.as_of))


def _names(case: Case) -> tuple[str, ...]:
    return case.id, case.identity.path, *case.former_ids


def _id_of(path: str) -> str:
    return path.removeprefix("cases/").removesuffix(".yaml").replace("/", "-")
