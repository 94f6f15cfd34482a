"""Where the templates are: the office's own, of its territory or for all, before those that the registry ships."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from registry.layout import TEMPLATES
from site_gen.documents.letters.language import TemplateFault
from site_gen.documents.letters.markup import Kind
from site_gen.documents.letters.template import LetterTemplate


@dataclass(frozen=True, slots=True)
class Found:
    """A template and where it comes from: a path in the repository, or None for one that is shipped."""

    path: str | None
    template: LetterTemplate | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """The templates of a repository, each read once."""

    root: Path
    _read: dict[tuple[str | None, str, Kind], Found] = field(default_factory=dict)

    def find(self, name: str, kind: Kind, territory: str | None) -> Found:
        """Return the template of a letter for a territory; a faulty one of the office is not passed over in silence."""
        own = [f"{TEMPLATES}/{territory}/{name}.{kind}"] if territory else []
        path = next((path for path in (*own, f"{TEMPLATES}/{name}.{kind}") if self._has(path)), None)
        key = path, name, kind
        if key not in self._read:
            self._read[key] = self._load(path, name, kind)
        return self._read[key]

    def own(self) -> Mapping[str, Path]:
        """Return the documents of the office's folder, by their path in the repository."""
        folder = self.root / TEMPLATES
        listed = [] if folder.is_symlink() else sorted(folder.rglob("*"))
        names = (
            file.relative_to(self.root).as_posix()
            for file in listed
            if file.suffix in {".docx", ".odt"} and not file.name.startswith(("~", "."))
        )
        return {name: self.root / name for name in names if self._has(name)}

    def links(self) -> tuple[str, ...]:
        """Return the links in the place of the folder or in it, by their path: none is followed."""
        folder = self.root / TEMPLATES
        found = [folder] if folder.is_symlink() else sorted(folder.rglob("*"))
        return tuple(path.relative_to(self.root).as_posix() for path in found if path.is_symlink())

    def _has(self, path: str) -> bool:
        """Tell whether a file is there; a link, even of a folder above it, leads elsewhere and is none."""
        file = self.root / path
        above = (self.root / place for place in Path(path).parents[:-1])
        return file.is_file() and not any(place.is_symlink() for place in (file, *above))

    def _load(self, path: str | None, name: str, kind: Kind) -> Found:
        try:
            data = (self.root / path).read_bytes() if path else shipped(name, kind)
            return Found(path, LetterTemplate.read(data, kind))
        except TemplateFault as fault:
            return Found(path, None, str(fault))


def shipped(name: str, kind: Kind) -> bytes:
    """Return the document that the registry ships for a letter."""
    return files(__package__).joinpath("modelli", f"{name}.{kind}").read_bytes()
