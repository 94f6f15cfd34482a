"""A file as it is and as it would be."""

from dataclasses import dataclass
from pathlib import Path

from registry.layout import Entry, identity_of


@dataclass(frozen=True, slots=True)
class Draft:
    """A change of one file of `cases/`; `before` is None for a new one, `former_path` where it moves."""

    entry: Entry
    before: bytes | None
    after: bytes
    former_path: str | None = None

    @property
    def path(self) -> str:
        """The path of the file, once written."""
        return self.entry.path


def drafted(root: Path, path: str, after: bytes) -> Draft:
    """Return the draft of a file of the registry, with what it says now."""
    identity = identity_of(path)
    if identity is None:
        raise ValueError(f"not a file of the registry: {path}")
    target = root / path
    return Draft(Entry(path, identity), target.read_bytes() if target.is_file() else None, after)
