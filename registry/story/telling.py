"""From the commits of a file to the story of its case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from registry.derive import Setting
from registry.derive.changes import Change, case_changes
from registry.derive.term_changes import TermChange, term_changes
from registry.edition import Edition
from registry.history import Commit, Contents, Touch
from registry.layout import Entry as File
from registry.layout import identity_of
from registry.model import Case, Event
from registry.story.entry import Entry, EntryKind
from registry.story.versions import Versions

IN_HAND = "in hand"
"""Stands for the content of a file that no commit has yet."""
_FETCHED = 16  # commits whose versions are read together: most stories are told whole, or by their latest lines
_MOVING = frozenset(("sites", "lead_agreement", "causale", "competence", "nucleo"))
"""Facts beside the events on which a term may depend."""


@dataclass(frozen=True)  # no slots: cached_property needs the instance's dictionary
class Telling:
    """For whom stories are told, and under which law; facts dated after `setting.as_of` are unknown."""

    edition: Edition
    setting: Setting
    boundary: frozenset[str] = frozenset()
    """The oldest commits of a partial copy."""

    @property
    def is_public(self) -> bool:
        """Whether anyone may read it."""
        return self.edition is Edition.PUBLIC

    @cached_property
    def starting_events(self) -> frozenset[str | None]:
        """Return the types of event from which a term runs."""
        return frozenset(rule.term.from_event for rule in self.setting.law.rules.values() if rule.term is not None)


def story_of(
    file: File, today: Case | None, touches: Sequence[Touch], *, contents: Contents, telling: Telling
) -> Iterator[Entry]:
    """Yield what happened to a case, the latest first; what no commit has yet comes before all (`pending`).

    `file` is the one it has now, `today` what that says, None where the case was removed. The public edition
    tells nothing of what was not public on that day or is not today, and neither who nor by which commit.
    """
    versions = Versions(file, today, contents, telling.edition, telling.setting.as_of)
    if touches and touches[0].after == IN_HAND:
        versions.take(IN_HAND, today)
    for number, touch in enumerate(touches):
        if number % _FETCHED == 0:
            versions.fetch(touches[number : number + _FETCHED])
        entry = _entry(touch, touches[number + 1 :], versions=versions, telling=telling)
        if entry is not None:
            yield replace(entry, commit=None) if telling.is_public else entry


def pending(path: str, at: datetime, before: str | None) -> Touch:
    """Return what is being done to a file that differs from its last version: put it before the others."""
    return Touch(Commit("", at), path, (before,) if before else (), IN_HAND)


def _entry(touch: Touch, older: Sequence[Touch], *, versions: Versions, telling: Telling) -> Entry | None:
    after = versions.read(touch.after)
    if touch.commit.hexsha in telling.boundary and not touch.befores:
        return _plain("parziale", touch)
    if after is None:
        kind: EntryKind = "tolto" if touch.after is None else "illeggibile"
        return None if telling.is_public else _plain(kind, touch)
    befores = _befores(touch, older, versions)
    compared = [versions.shown(before, after, touch.commit.day) for before in befores or (None,)]
    pairs = [pair for pair in compared if pair is not None]
    if len(pairs) < len(compared):
        return None
    changes = _common([case_changes(*pair) for pair in pairs])
    former_id = _former_id(touch, older, versions=versions, telling=telling)
    if telling.is_public and befores and not changes and former_id is None:
        return None
    before, shown = pairs[0]
    kind = "registrato" if before is None else "rinominato" if former_id else "modificato"
    return Entry(
        kind=kind,
        day=touch.commit.day,
        commit=touch.commit,
        case=shown,
        former_id=former_id,
        changes=changes,
        terms=_terms(before, shown, changes, day=touch.commit.day, telling=telling),
        several=any(len(case.procedures) > 1 for case in (before, shown) if case is not None),
    )


def _plain(kind: EntryKind, touch: Touch) -> Entry:
    return Entry(kind, touch.commit.day, touch.commit)


def _befores(touch: Touch, older: Sequence[Touch], versions: Versions) -> tuple[Case, ...]:
    """Return the versions that the commit started from; where they had errors, the last that had none.

    Empty for a new case. A case that was renamed by hand starts from what it was under its former name.
    """
    found = tuple(case for case in map(versions.read, touch.befores) if case is not None)
    if found or (not touch.befores and not _is_renamed_by_hand(touch, older)):
        return found
    for other in older:
        versions.fetch((other,))
        if (case := versions.read(other.after)) is not None:
            return (case,)
    return ()


def _is_renamed_by_hand(touch: Touch, older: Sequence[Touch]) -> bool:
    return not touch.befores and bool(older) and older[0].path != touch.path


def _former_id(touch: Touch, older: Sequence[Touch], *, versions: Versions, telling: Telling) -> str | None:
    """Return the name that the case had until this commit, if another; publicly only if the case itself tells it."""
    former = touch.former_path or (older[0].path if _is_renamed_by_hand(touch, older) else None)
    identity = identity_of(former) if former is not None else None
    found = getattr(identity, "id", None)
    if telling.is_public and (versions.today is None or found not in versions.today.former_ids):
        return None
    return found


def _common(changes: Sequence[tuple[Change, ...]]) -> tuple[Change, ...]:
    """Return the changes with respect to every parent: what a merge took from one side is told by that side."""
    first, *others = changes
    told = [{_what(change) for change in other} for other in others]
    return tuple(change for change in first if all(_what(change) in other for other in told))


def _what(change: Change) -> tuple[object, ...]:
    event = change.event
    names = tuple(part for part in change.route if isinstance(part, str))
    return names, event and (event.type, event.date), change.kind, change.after


def _terms(
    before: Case | None, after: Case, changes: Sequence[Change], *, day: date, telling: Telling
) -> tuple[TermChange, ...]:
    """Return the terms moved, as they stood on the day; nothing is derived where nothing can have moved them."""
    if before is None:
        return ()
    # Where the workers are in one province only, it leads however many they are.
    leads = len({site.province for case in (before, after) for site in case.sites}) > 1
    if not any(_may_move(change, telling, leads=leads) for change in changes):
        return ()
    return term_changes(before, after, replace(telling.setting, as_of=min(day, telling.setting.as_of)))


def _may_move(change: Change, telling: Telling, *, leads: bool) -> bool:
    if change.kind == "aggiunto" and isinstance(change.after, Event):
        return change.after.type in telling.starting_events
    if any(isinstance(value, date | Event) for value in (change.before, change.after)):
        return True
    return not _MOVING.isdisjoint(change.route) and (leads or change.field != "worker_count")
