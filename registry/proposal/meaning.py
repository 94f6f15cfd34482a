"""What a proposal means, case by case: facts, steps, deadlines, lead, findings, quarters of the reports."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from registry.calendar import Quarter
from registry.derive import CaseStatus, Setting, case_status
from registry.derive.changes import Change, case_changes, facts_changes
from registry.derive.chronicle import Chronicle
from registry.derive.quarter import CrisisQuarter, quarter_facts
from registry.derive.term_news import TermNews, term_news
from registry.edition import Edition, Shown, shown_in
from registry.finding import Problem
from registry.layout import identity_of
from registry.model import Board, Case, Flow, Identity
from registry.proposal.reading import Proposal
from registry.proposal.remarks import Remarks
from registry.settings import SettingChange, changed_settings
from registry.story import shown_of_the_past

CaseFate = Literal["nuovo", "tolto", "rinominato", "modificato", "ricontato", "illeggibile", "di_nuovo_leggibile"]
"""`ricontato`: its file stays as it was, and its days count otherwise."""


@dataclass(frozen=True, slots=True)
class CaseNews:
    """What a proposal does to a case; `was` and `now` are None where it was not, or is not, there or readable.

    `introduced` and `resolved` are the findings on its file, in the internal edition. `quarters` are those whose
    reports it changes.
    """

    id: str
    fate: CaseFate
    former_id: str | None
    was: CaseStatus | None
    now: CaseStatus | None
    changes: tuple[Change, ...] = ()
    terms: tuple[TermNews, ...] = ()
    introduced: tuple[Problem, ...] = ()
    resolved: tuple[Problem, ...] = ()
    quarters: tuple[Quarter, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordNews:
    """What a proposal does to the record of a meeting or of a flow; None where it was not, or is not, there."""

    was: Board | Flow | None
    now: Board | Flow | None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """All that a proposal means to an edition, as of a day; `remarks` are for internal eyes, None in the public one.

    `other_files` are those outside the registry's folder; `before` and `after` all that the edition shows.
    """

    edition: Edition
    as_of: date
    cases: tuple[CaseNews, ...]
    records: tuple[RecordNews, ...]
    other_files: tuple[str, ...]
    remarks: Remarks | None
    before: Shown
    after: Shown
    settings: tuple[SettingChange, ...] = ()


def meaning_of(proposal: Proposal, remarks: Remarks, edition: Edition) -> Meaning:
    """Return what a proposal means; the public edition compares only what both sides may publish today."""
    now, as_of = proposal.after.sound, proposal.after.setting.as_of
    before = shown_of_the_past(edition, proposal.before.sound, now, as_of=as_of, on=as_of)
    telling = _Telling(proposal, remarks, before, shown_in(edition, now, as_of))
    touched = proposal.difference.touched()
    return Meaning(
        edition=edition,
        as_of=as_of,
        cases=tuple(telling.cases(touched)),
        records=tuple(telling.records(touched)),
        other_files=tuple(sorted(path for path in touched if not path.startswith("cases/"))),
        remarks=remarks if edition is Edition.INTERNAL else None,
        before=before,
        after=telling.after,
        settings=tuple(changed_settings(proposal.before.settings, proposal.after.settings)),
    )


@dataclass(frozen=True, slots=True)
class _Telling:
    proposal: Proposal
    remarks: Remarks
    before: Shown
    after: Shown

    def cases(self, touched: frozenset[str]) -> Iterator[CaseNews]:
        before = {case.id: case for case in self.before.cases if case.identity.path in touched}
        after = {case.id: case for case in self.after.cases if case.identity.path in touched}
        former = self._former_ids(before, after)
        for name in sorted(before.keys() - set(former.values()) | after.keys()):
            yield self._news(before.get(former.get(name, name)), after.get(name), name=name)
        yield from self._recounted(touched)
        if not self.after.is_public:
            told = {*before, *after}
            yield from (self._unreadable(name) for name in self._unread(touched) if name not in told)

    def _recounted(self, touched: frozenset[str]) -> Iterator[CaseNews]:
        """Yield the cases whose files stay, and whose days count otherwise by the new settings."""
        if self.proposal.before.setting.patron_saints == self.proposal.after.setting.patron_saints:
            return
        before = {case.id: case for case in self.before.cases}
        for case in self.after.cases:
            if case.identity.path not in touched and case.id in before:
                news = self._news(before[case.id], case, name=case.id)
                if news.terms:
                    yield replace(news, fate="ricontato")

    def _former_ids(self, before: Mapping[str, Case], after: Mapping[str, Case]) -> dict[str, str]:
        """Return the name that each renamed case had: as the file tells, else as Git finds."""
        moved = {change.path: change.former_path for change in self.proposal.difference.changes if change.former_path}
        found = {}
        for name, case in after.items():
            alike = _id_of(moved.get(case.identity.path, ""))
            # Git takes for one file two short ones that are much alike: another company is another case.
            is_same = alike in before and before[alike].company == case.company
            names = (*case.former_ids, alike) if is_same else case.former_ids
            known = next((other for other in names if other in before and other not in after), None)
            if name not in before and known is not None:
                found[name] = known
        return found

    def _news(self, was: Case | None, now: Case | None, *, name: str) -> CaseNews:
        setting = self.proposal.after.setting
        old = case_status(was, replace(self.proposal.before.setting, as_of=setting.as_of)) if was else None
        new = case_status(now, setting) if now else None
        files = {case.identity.path for case in (was, now) if case is not None}
        return CaseNews(
            id=name,
            fate=self._fate(was, now, name),
            former_id=was.id if was is not None and now is not None and was.id != now.id else None,
            was=old,
            now=new,
            changes=case_changes(was, now),
            terms=term_news(old, new) if new is not None else (),
            introduced=self._about(files, self.remarks.introduced),
            resolved=self._about(files, self.remarks.resolved),
            quarters=tuple(_quarters(old, new, setting)),
        )

    def _fate(self, was: Case | None, now: Case | None, name: str) -> CaseFate:
        if now is None:
            return "illeggibile" if _is_there(self.proposal.after.files, name) else "tolto"
        if was is None:
            return "di_nuovo_leggibile" if _is_there(self.proposal.before.refused_files, name) else "nuovo"
        return "modificato" if was.id == now.id else "rinominato"

    def _unread(self, touched: frozenset[str]) -> list[str]:
        """Return the cases whose files are touched, and have errors on both sides or are new."""
        return sorted(name for path in touched & set(self.proposal.after.refused_files) if (name := _id_of(path)))

    def _unreadable(self, name: str) -> CaseNews:
        files = {f"cases/{'/'.join(name.split('-', 2))}.yaml"}
        introduced = self._about(files, self.remarks.introduced)
        return CaseNews(name, "illeggibile", None, None, None, introduced=introduced)

    def _about(self, files: set[str], problems: Sequence[Problem]) -> tuple[Problem, ...]:
        return () if self.after.is_public else tuple(problem for problem in problems if problem.file in files)

    def records(self, touched: frozenset[str]) -> Iterator[RecordNews]:
        before, after = _records(self.before), _records(self.after)
        for path in sorted(touched & (before.keys() | after.keys())):
            was, now = before.get(path), after.get(path)
            if was != now:
                yield RecordNews(was, now, facts_changes(was, now) if was and now else ())


def _records(shown: Shown) -> Mapping[str, Board | Flow]:
    records: tuple[Board | Flow, ...] = (*shown.boards, *shown.flows)
    return {record.identity.path: record for record in records}


def _id_of(path: str) -> str:
    identity = identity_of(path)
    return identity.id if isinstance(identity, Identity) else ""


def _is_there(files: Sequence[str], case_id: str) -> bool:
    return any(_id_of(path) == case_id for path in files)


def _quarters(was: CaseStatus | None, now: CaseStatus | None, setting: Setting) -> Iterator[Quarter]:
    """Yield the quarters, up to that of the day, in whose reports the case is not what it was."""
    sides = [Chronicle.of(status, setting) if status is not None else None for status in (was, now)]
    known = [side.known_since for side in sides if side is not None and side.known_since is not None]
    if not known:
        return
    quarter, last = Quarter.of(min(known)), Quarter.of(setting.as_of)
    while quarter.first_day <= last.first_day:
        before, after = (_crises(side, quarter, setting) for side in sides)
        if before != after:
            yield quarter
        quarter = quarter.next


def _crises(side: Chronicle | None, quarter: Quarter, setting: Setting) -> tuple[CrisisQuarter, ...]:
    if side is None:
        return ()
    facts = quarter_facts([side], quarter, setting)
    return (*facts.crises, *facts.monitored)
