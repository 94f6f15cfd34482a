"""Bytes → files of `cases/`: each appears whole or not at all; nothing that changed meanwhile is overwritten."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from registry.layout import FOLDER, identity_of


class Changed(Exception):
    """A file is not what it was when the change was prepared; nothing was written."""

    def __init__(self, path: str) -> None:
        """Name the file."""
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Revision:
    """What a file must say and what it said when that was prepared (None: there was no file).

    `former_path` where the file moves from there.
    """

    path: str
    before: bytes | None
    after: bytes
    former_path: str | None = None


def put_new(draft: Path, target: Path, data: bytes) -> bool:
    """Give the bytes a name that nobody has yet; False where somebody has. `draft` is on the same disk."""
    if os.path.lexists(target):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    draft.write_bytes(data)
    try:
        os.link(draft, target)  # unlike a rename, fails where the name was taken in the meantime
    except FileExistsError:
        return False
    except OSError:
        draft.rename(target)  # file systems without links: network folders, USB keys
        return True
    draft.unlink()
    return True


def revise(root: Path, revisions: Sequence[Revision]) -> None:
    """Write the revisions, all or none; files keep their permissions.

    Raises:
        Changed: a file is no longer what it was, or a new one exists already.
        ValueError: a path leads out of `cases/`.
        OSError: the folder cannot be written; what was there is as before.
    """
    for revision in revisions:
        _refuse_outside(root, revision.path)
        _refuse_changed(root, revision)
    with _workshop(root) as workshop:
        undone: list[tuple[Revision, Path]] = []
        try:
            for number, revision in enumerate(revisions):
                _write(root, revision, workshop / f"{number}.yaml")
                undone.append((revision, workshop / f"{number}.prima"))
        except BaseException:
            for revision, aside in reversed(undone):
                _undo(root, revision, aside)
            raise


@contextmanager
def _workshop(root: Path) -> Iterator[Path]:
    with TemporaryDirectory(prefix=".registro-", dir=root) as folder:
        yield Path(folder)


def _refuse_outside(root: Path, path: str) -> None:
    """A name decides where bytes go: only that of a record, in folders that are no links."""
    folders = [(root / path).parents[depth] for depth in range(3)]
    if identity_of(path) is None or any(folder.is_symlink() for folder in folders) or (root / path).is_symlink():
        raise ValueError(f"not a file of {FOLDER}/: {path}")


def _refuse_changed(root: Path, revision: Revision) -> None:
    source = root / (revision.former_path or revision.path)
    now = source.read_bytes() if source.is_file() else None
    is_taken = revision.former_path is not None and os.path.lexists(root / revision.path)
    if now != revision.before or is_taken:
        raise Changed(revision.path if is_taken else revision.former_path or revision.path)


def _write(root: Path, revision: Revision, draft: Path) -> None:
    target = root / revision.path
    if revision.before is None:
        if not put_new(draft, target, revision.after):
            raise Changed(revision.path)
        return
    source = root / (revision.former_path or revision.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft.write_bytes(revision.after)
    draft.chmod(source.stat().st_mode & 0o7777)
    _refuse_changed(root, revision)  # as late as can be
    draft.replace(target)
    if source != target:
        source.unlink()


def _undo(root: Path, revision: Revision, aside: Path) -> None:
    target = root / revision.path
    if revision.before is None:
        target.unlink(missing_ok=True)
        return
    source = root / (revision.former_path or revision.path)
    aside.write_bytes(revision.before)
    aside.chmod(target.stat().st_mode & 0o7777)
    aside.replace(source)
    if source != target:
        target.unlink(missing_ok=True)
