"""`--rev`: the registry as it was in a commit, for every command that looks back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from registry.cli.consultation import Consultation, consult
from registry.cli.options import fail, today
from registry.edition import Edition
from registry.examination import examine
from registry.italian import dated
from registry.settings import read_settings

if TYPE_CHECKING:
    from registry.history import Commit

Rev = Annotated[
    str | None,
    typer.Option(
        "--rev",
        metavar="VERSIONE",
        help="I file com'erano: un commit, un'etichetta (tag) o una data, cioè l'ultima versione prima di quel giorno.",
    ),
]


@contextmanager
def consult_at(root: Path, rev: str | None, as_of: date | None, *, edition: Edition) -> Iterator[Consultation]:
    """Yield what an edition shows of the repository, as it is or as it was in a commit.

    Without `as_of` the day is that of the commit. The files of the past can be read inside the block only.
    """
    if rev is None:
        yield consult(root, as_of, edition)
        return
    from registry.history import laid_out  # noqa: PLC0415 - the other commands need not load Git

    commit = commit_of(root, rev)
    with _told(), laid_out(root, commit) as folder:
        typer.echo(f"Com'era nella versione {commit.short}, {dated('del', commit.day)}.", err=True)
        consulted = consult(folder, as_of or commit.day, edition)
        yield _classified(consulted, root) if edition is Edition.PUBLIC else consulted


def commit_of(root: Path, rev: str) -> "Commit":
    """Return the commit that `--rev` names; stops the command where there is none."""
    from registry.history import find_commit  # noqa: PLC0415

    with _told():
        return find_commit(root, rev.strip(), branch=read_settings(root)[0].branch)


@contextmanager
def _told() -> Iterator[None]:
    """Stop the command, in words, where the past cannot be read."""
    from registry.history import HistoryUnavailable, UnknownRevision  # noqa: PLC0415

    try:
        yield
    except HistoryUnavailable as reason:
        fail(f"{str(reason)[:1].lower()}{str(reason)[1:]}: --rev non può leggere le versioni passate.")
    except UnknownRevision as error:
        fail(str(error))


def _classified(consulted: Consultation, root: Path) -> Consultation:
    """Apply to the past what is decided today on what is public."""
    from registry.story import shown_of_the_past  # noqa: PLC0415 - only to look back

    now = examine(root, today())
    past, as_of = consulted.examination.sound, consulted.setting.as_of
    shown = shown_of_the_past(Edition.PUBLIC, past, now.sound, as_of=as_of, on=now.setting.as_of)
    return replace(consulted, shown=shown)
