"""Build aside, then swap in one rename: readers see the old site whole, or the new one whole."""

import ctypes
import errno
import fcntl
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from registry.italian import os_reason

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_FEW = 20  # below so many pages, a site may well shrink to half


class StagingError(Exception):
    """The site cannot be built or put in its place; the argument is the Italian text to show."""


@dataclass(frozen=True, slots=True)
class Staging:
    """The hidden folder beside the site where it is built, locked against a second build.

    The lock is the kernel's, on an open file: it goes with the process that holds it, however that ends.
    """

    site: Path
    shop: Path
    lock: int

    @classmethod
    def open(cls, site: Path) -> "Staging":
        """Return a locked and empty staging folder for `site`, cleared of what a killed build left.

        Raises:
            StagingError: another build is under way, or nothing can be written there.
        """
        site = site.resolve()
        shop = site.parent / f".{site.name}.build"
        if site.exists() and not site.is_dir():
            raise StagingError(f"«{site}» è un file: indicare una cartella con --site-dir.")
        try:
            lock = _locked(shop)
            staging = cls(site, shop, lock)
            staging.recover()
            staging.folder.mkdir()
        except OSError as error:
            raise StagingError(_unwritable(site.parent, error)) from error
        return staging

    @property
    def folder(self) -> Path:
        """Where the new site is built."""
        return self.shop / "new"

    @property
    def _former(self) -> Path:
        return self.shop / "old"

    def recover(self) -> None:
        """Finish what a killed build left half done."""
        if self._former.exists() and not self.site.exists():
            self._former.rename(self.site)
        for leftover in (self._former, self.folder):
            if leftover.exists():
                shutil.rmtree(leftover)

    def shrinking(self) -> str | None:
        """Return a warning if the new site has lost more than half of the pages."""
        before, now = _pages(self.site), _pages(self.folder)
        if before < _FEW or now >= before / 2:
            return None
        return (
            f"Il sito nuovo ha {now} pagine, quello già pubblicato {before}. "
            f"Se è voluto, cancellare la cartella «{self.site}» e ripetere il comando."
        )

    def publish(self) -> None:
        """Put the new site in the place of the old one, and delete the old one."""
        try:
            self._keep_hidden()
            self._swap()
        except OSError as error:
            raise StagingError(_unmovable(self.site, error)) from error

    def close(self) -> None:
        """Remove the staging folder and unlock."""
        _remove(self.shop)
        os.close(self.lock)

    def _keep_hidden(self) -> None:
        # MkDocs never touches them: a worktree's .git, a server's .htaccess.
        hidden = self.site.glob(".*") if self.site.exists() else ()
        for path in (path for path in hidden if not (self.folder / path.name).exists()):
            copy = shutil.copytree if path.is_dir() else shutil.copy2
            copy(path, self.folder / path.name)

    def _swap(self) -> None:
        if not self.site.exists():
            self.folder.rename(self.site)
        elif not exchange(self.folder, self.site):
            self.site.rename(self._former)
            self.folder.rename(self.site)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False where the system does not know how.

    Raises:
        OSError: it knows how, and may not.
    """
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    if renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.ENOSYS, errno.EINVAL, errno.EPERM}:  # old kernels, network file systems, sandboxes
        return False
    raise OSError(code, os.strerror(code), str(other))


def _locked(shop: Path) -> int:
    while True:
        shop.mkdir(parents=True, exist_ok=True)
        path = shop / "lock"
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise StagingError(_busy(shop)) from None
        if path.exists() and os.fstat(lock).st_ino == path.stat().st_ino:
            return lock
        os.close(lock)  # another build ended between our open and our lock, and took the file away


def _remove(shop: Path) -> None:
    # Unlinking ten thousand folders takes longer than writing them; it waits for the disk, not for Python.
    with ThreadPoolExecutor() as pool:
        for _ in pool.map(partial(shutil.rmtree, ignore_errors=True), shop.glob("*/*/*/*/")):
            pass
    shutil.rmtree(shop, ignore_errors=True)


def _busy(shop: Path) -> str:
    return (
        f"Un'altra costruzione dello stesso sito è in corso (cartella {shop.name}): "
        "attendere che finisca, poi ripetere il comando."
    )


def _unwritable(folder: Path, error: OSError) -> str:
    return (
        f"Non è possibile scrivere in «{folder}» ({os_reason(error)}). Il sito si costruisce accanto a quello "
        "pubblicato: dare il permesso di scrittura su questa cartella, o indicarne un'altra con --site-dir."
    )


def _unmovable(site: Path, error: OSError) -> str:
    return (
        f"Il sito nuovo è pronto, ma non può prendere il posto di «{site}» ({os_reason(error)}). "
        "Quello di prima è intatto. Se la cartella è un punto di montaggio, indicare con --site-dir "
        "una sua sottocartella."
    )


def _pages(folder: Path) -> int:
    return sum("index.html" in files for _, _, files in os.walk(folder))
