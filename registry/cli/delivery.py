"""Files handed over in a folder: each is written aside and takes its name only when it is whole."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from registry.cli.options import fail


def deliver(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files in a folder, made if it is missing, and return their paths; all of them, or none.

    Raises:
        OSError: the folder cannot be made or written; what was there is as before.
    """
    if folder.exists() and not folder.is_dir():
        fail(f"«{folder}» è un file: indicare con -o una cartella.")
    folder.mkdir(parents=True, exist_ok=True)
    aside = {folder / name: folder / f".{name}.{os.getpid()}" for name in files}
    try:
        for (path, waiting), content in zip(aside.items(), files.values(), strict=True):
            if path.is_dir():
                fail(f"«{path}» è una cartella: toglierla, o indicarne un'altra con -o.")
            waiting.write_bytes(content)
        for path, waiting in aside.items():
            waiting.replace(path)
    finally:
        for waiting in aside.values():
            with suppress(OSError):
                waiting.unlink(missing_ok=True)
    return tuple(aside)
