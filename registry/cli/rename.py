"""`registro rename`: another name for a case; the old address goes on working."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from registry.cli.desk import open_desk
from registry.cli.italian import ItalianCommand
from registry.cli.options import AsOf, Root, fail
from registry.editing import Unfit, renamed
from registry.filing import Revision, revise
from registry.layout import FOLDER, identity_of, path_of
from registry.model import Identity
from registry.source.insertion import Stuck


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rename", cls=ItalianCommand)(rename)


def rename(
    old: Annotated[str, typer.Argument(metavar="VECCHIO", help="Il nome del caso, o il suo file.")],
    new: Annotated[str, typer.Argument(metavar="NUOVO", help="Il nome nuovo, ad esempio BS-2026-fonderie-esempio.")],
    as_of: AsOf = None,
    root: Root = Path(),
) -> None:
    """Cambia nome a un caso: sposta il file, annota il nome di prima, aggiorna i tavoli che lo citano.

    Il vecchio indirizzo del sito porta al nuovo. Se il registro è in Git lo spostamento è segnato (git mv);
    niente viene registrato con un commit.
    """
    desk = open_desk(root, as_of)
    case, identity = desk.case(old), _identity(new)
    try:
        drafts = renamed(root, desk.loaded.registry, case=case, new=identity)
    except Unfit as reason:
        fail(str(reason))
    except Stuck:
        fail("non riesco a cambiare i file senza toccare il resto: scrivere a mano «id_precedenti» e spostare il file.")
    desk.write(drafts, former=case, filing=_filed)
    typer.echo(f"Il caso si chiama ora {identity.id}; il vecchio indirizzo, {case.id}, porta a questo.")


def _identity(name: str) -> Identity:
    path = name if name.startswith(f"{FOLDER}/") else path_of(name)
    identity = identity_of(path)
    if not isinstance(identity, Identity):
        fail(
            f"«{name}» non è il nome di un caso: scrivere SIGLA-anno-nome, con minuscole, cifre e trattini, "
            "ad esempio BS-2026-fonderie-esempio."
        )
    return identity


def _filed(root: Path, revisions: Sequence[Revision]) -> None:
    """Write, then let Git know of the move: whoever looks at the proposal sees a renamed file."""
    from registry.history import mark_moved  # noqa: PLC0415 - Git, only to rename

    revise(root, revisions)
    for revision in revisions:
        if revision.former_path is not None:
            mark_moved(root, revision.former_path, revision.path)
