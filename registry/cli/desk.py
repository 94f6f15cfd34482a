"""Where a command that writes works: the registry read, a case found, a change proved, written and told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from registry.cli.options import FINDINGS, fail, progress_bar, today
from registry.derive import Setting, case_status
from registry.editing import Draft, Proof, proved
from registry.filing import Changed, Revision, revise
from registry.finding import Problem, Refusal
from registry.italian import os_reason
from registry.law import load_law
from registry.layout import FOLDER
from registry.model import Case
from registry.reporters import text
from registry.reporters.diff_words import effects
from registry.reporters.lines import printable
from registry.settings import FILE as SETTINGS_FILE
from registry.store import Loaded, load

_NO_EFFECT = "Nessun passo e nessuna scadenza cambiano."

Filing = Callable[[Path, Sequence[Revision]], None]
"""How the files are written: `revise`, or with Git's help."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A registry open for a change, on a day."""

    root: Path
    loaded: Loaded
    as_of: date

    @property
    def setting(self) -> Setting:
        """The law, the day and the office's choices."""
        return Setting(load_law(), self.as_of, patron_saints=self.loaded.settings.patron_saints)

    def case(self, name: str) -> Case:
        """Return the case of an id, a former id or a path; stops the command where there is none."""
        case = self.find(name)
        return case if case is not None else fail(f"{unknown_case(name)} I nomi sono come BS-2026-fonderie.")

    def find(self, name: str) -> Case | None:
        """Return the case of an id, a former id or a path, or None; stops the command where its file has errors."""
        wanted = _id_of(self.root, name)
        for case in self.loaded.registry.cases:
            if wanted in (case.id, case.identity.path) or wanted in case.former_ids:
                return case
        problems = [problem for problem in self.loaded.problems if wanted in (problem.file, _named(problem.file))]
        if problems:
            raise refuse(problems, self.root, "Il file ha già errori: correggerli, poi ripetere il comando.")
        return None

    def write(self, drafts: Sequence[Draft], *, former: Case | None, filing: Filing = revise) -> None:
        """Write a change that passes the check and tell what it does; else show the findings and stop."""
        with proved(self.loaded, drafts, as_of=self.as_of) as proof:
            if proof.errors:
                raise refuse(proof.errors, proof.root, "Non è stato scritto niente.")
            self._file(drafts, filing)
            for line in self._told(drafts, proof, former):
                typer.echo(line)

    def _file(self, drafts: Sequence[Draft], filing: Filing) -> None:
        revisions = [Revision(draft.path, draft.before, draft.after, draft.former_path) for draft in drafts]
        try:
            filing(self.root, revisions)
        except Changed as changed:
            fail(
                f"«{changed.path}» è cambiato mentre il comando lavorava: non è stato scritto niente. "
                "Rileggerlo e ripetere il comando."
            )
        except OSError as error:
            fail(f"non riesco a scrivere «{drafts[0].path}»: {os_reason(error)}. Non è stato scritto niente.")
        except ValueError:
            fail(f"si scrive soltanto nei file di «{FOLDER}», mai attraverso un collegamento.")

    def _told(self, drafts: Sequence[Draft], proof: Proof, former: Case | None) -> Iterator[str]:
        for draft in drafts:
            yield f"Scritto: {draft.path}"
        record = proof.records[0]
        if isinstance(record, Case) and drafts[0].former_path is None:
            was = case_status(former, self.setting) if former is not None else None
            lines = tuple(effects(was, case_status(record, self.setting)))
            yield from (f"  {line}" for line in lines or (_NO_EFFECT,))
        if proof.fresh:
            yield "\nDa guardare:"
            yield text.render(proof.fresh, proof.root).rstrip()


def open_desk(root: Path, as_of: date | None) -> Desk:
    """Return the desk on a registry."""
    is_begun = (root / SETTINGS_FILE).is_file() and not (root / FOLDER).exists()  # Git keeps no empty folder
    if not (is_begun or (root / FOLDER).is_dir()) or (root / FOLDER).is_symlink():
        fail(f"in «{root}» non c'è la cartella «{FOLDER}»: indicare con --root la cartella del registro.")
    with progress_bar("Leggo i file") as heard:
        return Desk(root, load(root, heard), as_of or today())


def refuse(problems: Sequence[Problem], root: Path, closing: str) -> typer.Exit:
    """Show findings; return what stops the command."""
    typer.echo(text.render(problems, root).rstrip(), err=True)
    typer.echo(f"\n{closing}", err=True)
    return typer.Exit(FINDINGS)


def refuse_words(refusals: Sequence[Refusal], closing: str = "Non è stato scritto niente.") -> typer.Exit:
    """Show what is wrong with what was typed, all of it; return what stops the command."""
    for refusal in refusals:
        typer.echo(printable(f"ERRORE [{refusal.rule}] {refusal.message}"), err=True)
        typer.echo("\n".join(f"  {'→' if not n else ' '} {printable(line)}" for n, line in _lines(refusal)), err=True)
    typer.echo(closing, err=True)
    return typer.Exit(FINDINGS)


def unknown_case(name: str) -> str:
    """Return the sentence on a case that is not there."""
    return f"il caso «{printable(name[:80])}» non esiste."


def _lines(refusal: Refusal) -> Iterator[tuple[int, str]]:
    return iter(enumerate(refusal.remedy.splitlines()))


def _id_of(root: Path, name: str) -> str:
    """Return the path from the root of a file named from here or from there; any other name as it is."""
    if not name.endswith(".yaml"):
        return name
    for path in (Path(name), root / name):
        if path.exists() and path.absolute().is_relative_to(root.absolute()):
            return path.absolute().relative_to(root.absolute()).as_posix()
    return name.removeprefix("./")


def _named(path: str) -> str:
    return "-".join(path.removeprefix(f"{FOLDER}/").removesuffix(".yaml").split("/"))
