"""Case files → the repository: each appears whole or not at all, and none is ever overwritten."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from registry.filing import put_new
from registry.importing.conversion import NewCase, Rejection
from registry.importing.row_values import Reason
from registry.importing.table import Unusable
from registry.store import Progress


@dataclass(frozen=True, slots=True)
class Filed:
    """How many files were written, how many stood there already just the same, and which rows found another."""

    written_count: int
    present_count: int
    rejections: tuple[Rejection, ...]


def file_cases(root: Path, cases: Sequence[NewCase], progress: Progress | None = None) -> Filed:
    """Write the cases under `root`; a file that exists stays as it is.

    Each file is made in a folder of its own beside `cases/` and then given its name, so that an
    interruption leaves whole files only, and a second run takes up where the first one stopped.

    Raises:
        Unusable: the folder cannot be written; what was written before stays, whole.
    """
    present: list[NewCase] = []
    written = 0
    try:
        for case, is_new in _put_all(root, cases):
            written += is_new
            if not is_new:
                present.append(case)
            if progress is not None:
                progress(written + len(present), len(cases))
        rejections = tuple(_other_file(case) for case in present if not _holds(root / case.identity.path, case.data))
    except OSError as error:
        where = error.filename2 or error.filename or root
        so_far = f" (casi già scritti, tutti interi: {written})" if written else ""
        raise Unusable(f"non riesco a scrivere in «{where}»{so_far}", error) from None
    return Filed(written, len(present) - len(rejections), rejections)


def _put_all(root: Path, cases: Sequence[NewCase]) -> Iterator[tuple[NewCase, bool]]:
    if not cases:
        return
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".importazione-", dir=root) as workshop:
        for case in cases:
            yield case, put_new(Path(workshop) / "caso.yaml", root / case.identity.path, case.data)


def _holds(target: Path, data: bytes) -> bool:
    return target.is_file() and not target.is_symlink() and target.read_bytes() == data


def _other_file(case: NewCase) -> Rejection:
    reason = Reason(
        f"«{case.identity.path}» esiste già, con un altro contenuto: non è stato toccato.",
        "Se la riga parla di un'altra crisi, distinguerne il nome nella mappatura; "
        "se aggiorna la stessa, aggiornare a mano il file.",
    )
    return Rejection(case.row, (reason,))
