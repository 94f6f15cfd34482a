"""The command line: the outermost layer; one command per file, thin."""

import os
import sys
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from registry.cli import (
    agenda,
    check,
    codeowners,
    diff,
    digest,
    dossier,
    event,
    explain,
    extract,
    forget,
    from_issue,
    history,
    import_,
    letter,
    new,
    rename,
    report,
    schema,
    status,
)
from registry.cli.italian import ItalianGroup, told
from registry.cli.options import WRONG_USE, CommandFailed
from registry.italian import os_reason
from registry.reporters.lines import printable

_INTERRUPTED = 130

app = typer.Typer(
    cls=ItalianGroup,
    help="Il registro delle crisi aziendali: controlla i file, dice a che punto sono i casi, prepara i documenti.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    check,
    diff,
    status,
    explain,
    history,
    agenda,
    report,
    extract,
    dossier,
    digest,
    letter,
    new,
    event,
    rename,
    from_issue,
    import_,
    schema,
    codeowners,
    forget,
):
    command.register(app)


def main() -> None:
    """Run a command; whatever happens, one Italian sentence and an exit status, never a traceback."""
    try:
        status_code = app(standalone_mode=False)
    except CommandFailed as error:
        _stop(str(error))
    except TyperException as error:
        _stop(f"{told(error)} «registro --help» elenca i comandi e le opzioni.")
    except typer.Abort:
        _stop("interrotto.", _INTERRUPTED)
    except KeyboardInterrupt:
        _stop("interrotto.", _INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        _stop(f"non riesco a leggere o scrivere «{error.filename or ''}»: {os_reason(error)}.")
    except RecursionError:
        _stop("il contenuto è troppo annidato per essere letto.")
    except Exception as error:
        if os.environ.get("REGISTRO_DEBUG"):
            raise
        _stop(f"difetto del programma ({type(error).__name__}: {error}). Segnalarlo; REGISTRO_DEBUG=1 dà i dettagli.")
    _finish(status_code)


def _finish(status_code: object) -> NoReturn:
    if status_code == _INTERRUPTED:  # the library takes Ctrl-C for an exit
        _stop("interrotto.", _INTERRUPTED)
    sys.exit(status_code if isinstance(status_code, int) else 0)


def _stop(message: str, status_code: int = WRONG_USE) -> NoReturn:
    print(f"registro: {printable(message)}", file=sys.stderr)
    sys.exit(status_code)
