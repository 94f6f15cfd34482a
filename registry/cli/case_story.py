"""The story of a case for the command line: find its file by any name it had, read Git, tell."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from registry.cli.consultation import consult
from registry.cli.options import today
from registry.derive import Setting
from registry.edition import Edition
from registry.history import Lineage, open_contents, read_lineage
from registry.history.commit import ROME
from registry.law import load_law
from registry.layout import FOLDER, Entry, identity_of, path_of
from registry.model import Case, Identity
from registry.settings import read_settings
from registry.store import read_record
from registry.story import Entry as Told
from registry.story import Telling, pending, story_of


@dataclass(frozen=True, slots=True)
class CaseStory:
    """What happened to a case, the latest first; `is_partial` where this copy lacks what came before."""

    title: str
    entries: tuple[Told, ...]
    is_partial: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """The file of a case, what it says now (None where it was removed or has errors), its bytes, its title."""

    file: Entry
    case: Case | None
    data: bytes | None
    title: str


def case_story(root: Path, name: str, edition: Edition) -> CaseStory:
    """Return the story of the case that has, or had, a name; stops the command where there is none.

    Raises:
        HistoryUnavailable: there is no repository, no Git, or Git refuses.
    """
    lineage = read_lineage(root, FOLDER)
    found = _public(root, name) if edition is Edition.PUBLIC else _internal(root, name, lineage)
    return CaseStory(found.title, tuple(_told(root, found, lineage, edition=edition)), lineage.is_partial)


def _told(root: Path, found: _Found, lineage: Lineage, *, edition: Edition) -> list[Told]:
    telling = Telling(edition, Setting(load_law(), today(), read_settings(root)[0].patron_saints), lineage.boundary)
    former = [path_of(former_id) for former_id in found.case.former_ids] if found.case is not None else []
    touches = lineage.of(found.file.path, former)
    with open_contents(root) as contents:
        blob = lineage.living.get(found.file.path)
        last = next(contents.read([blob])) if blob else None
        if found.data is not None and found.data != last:
            touches = (pending(found.file.path, datetime.now(ROME), blob), *touches)
        told = list(story_of(found.file, found.case, touches, contents=contents, telling=telling))
    return [entry for entry in told if not _is_idle(entry)]


def _is_idle(entry: Told) -> bool:
    """What is in hand and changes no fact: line ends that Git itself writes otherwise."""
    return entry.commit is not None and not entry.commit.hexsha and entry.kind == "modificato" and not entry.changes


def _public(root: Path, name: str) -> _Found:
    consulted = consult(root, None, Edition.PUBLIC)
    (shown,) = consulted.named([name])
    return replace(_on_disk(root, shown.identity), title=_title(shown))


def _internal(root: Path, name: str, lineage: Lineage) -> _Found:
    """Find a case by a name that it has, had, or had until it was removed; one with errors has a story too."""
    identity = identity_of(lineage.latest_name(name if name.startswith(f"{FOLDER}/") else path_of(name)))
    if isinstance(identity, Identity) and (root / identity.path).is_file():
        return _on_disk(root, identity)
    consulted = consult(root, None, Edition.INTERNAL)
    known = any(name in case.former_ids for case in consulted.shown.cases)
    if known or not isinstance(identity, Identity) or identity.path not in lineage.files:
        (found,) = consulted.named([name])
        return _on_disk(root, found.identity)
    return _Found(Entry(identity.path, identity), None, None, f"{identity.id} — tolto dal registro")


def _on_disk(root: Path, identity: Identity) -> _Found:
    file, data = Entry(identity.path, identity), (root / identity.path).read_bytes()
    record = read_record(file, data)[0]
    case = record if isinstance(record, Case) else None
    return _Found(file, case, data, _title(case) if case else f"{identity.id} — il file ha errori")


def _title(case: Case) -> str:
    return f"{case.id} — {case.company.name}"
