"""What every command takes: the repository, the day, the edition; and how it fails."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NoReturn
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from registry.edition import Edition
from registry.store import Progress as Heard
from registry.vocabulary.territories import is_lombard, territories

FINDINGS = 1
WRONG_USE = 2


class CommandFailed(Exception):
    """Wrong use or environment: one Italian sentence, exit status 2."""


def fail(message: str) -> NoReturn:
    """Stop the command with an Italian sentence and exit status 2."""
    raise CommandFailed(message)


def today() -> date:
    """Return today in Rome: the only clock of the program."""
    return datetime.now(ZoneInfo("Europe/Rome")).date()


def parse_day(text: str) -> date:
    """Return the day typed in an option, or stop the command."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(f"«{text}» non è una data: scrivere AAAA-MM-GG, ad esempio 2026-03-25.")


def _parse_root(text: str) -> Path:
    root = Path(text)
    if not root.is_dir():
        fail(f"la cartella «{text}» non esiste: indicare con --root la cartella che contiene «cases».")
    return root


def _parse_territory(text: str) -> str:
    sigla = text.strip().upper()
    if not is_lombard(sigla):
        fail(f"«{text}» non è uno dei 12 territori: scrivere una sigla tra {', '.join(territories())}.")
    return sigla


AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=parse_day, metavar="DATA", help="Come se fosse questo giorno (predefinito: oggi)."),
]
Root = Annotated[
    Path,
    typer.Option(
        "--root", parser=_parse_root, metavar="CARTELLA", help="La cartella del registro, che contiene «cases»."
    ),
]
ShownEdition = Annotated[Edition, typer.Option("--edition", help="Che cosa mostrare.")]
Territory = Annotated[
    str | None,
    typer.Option("--territory", parser=_parse_territory, metavar="SIGLA", help="Solo un territorio, ad esempio BS."),
]
Territories = Annotated[
    list[str] | None,
    typer.Option(
        "--territory", parser=_parse_territory, metavar="SIGLA", help="Il territorio, ad esempio BS; si può ripetere."
    ),
]


@contextmanager
def progress_bar(title: str) -> Iterator[Heard | None]:
    """Show a bar on long work, on a terminal only; yield what the work calls."""
    console = Console(file=sys.stderr)
    if not console.is_terminal or os.environ.get("CI"):
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task(title)

        def heard(done: int, total: int) -> None:
            if done % 50 == 0 or done == total:
                bar.update(task, completed=done, total=total, refresh=True)

        yield heard
