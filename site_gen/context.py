"""What every maker of pages reads: the facts an edition shows, and what follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from registry.derive import CaseStatus, Setting, case_status
from registry.derive.agenda import AgendaItem, agenda
from registry.derive.chronicle import Chronicle
from registry.derive.companies import CompanyCases, by_case, companies_of
from registry.edition import Edition, Shown
from registry.finding import Problem
from registry.law import Law
from registry.model import Board, RecordIdentity
from registry.settings import Settings
from registry.story import Stories
from site_gen.cache import Cache
from site_gen.documents.letters.library import Library
from site_gen.forge import Forge


@dataclass(frozen=True, eq=False)  # no slots: cached_property needs the instance's dictionary
class Context:
    """One edition as of a day. Nothing that an edition does not show can be reached from here.

    `statuses` follow the order of `shown.cases`, and were derived from those projected cases. `version`
    is the commit the data come from, None where it is not known. `excluded_count` files were left out for
    their errors, which `excluded` tells in the internal edition only. `stories` tell what the edition may of
    how the cases came to be what they are; None where no history was asked for. A context is equal to itself
    only, so that what is worked out from it may be kept by `lru_cache`.
    """

    shown: Shown
    statuses: tuple[CaseStatus, ...]
    setting: Setting
    settings: Settings
    version: str | None = None
    excluded_count: int = 0
    excluded: tuple[Problem, ...] = ()
    stories: Stories | None = None
    site_url: str = ""
    """Where the site will stand, ending in `/`; empty where it is not known."""
    frozen: Mapping[RecordIdentity, bytes] = field(default_factory=dict)
    """The data of the reports sent, by their record; checked already."""
    begun_on: date | None = None
    """The day of the registry's first fact, shown or not: the addresses of quarters do not depend on what is public
    today, so that a case withdrawn takes no page away with it. No more than this day is told of what is not shown."""
    letters: Library | None = None
    """The templates of letters, in the internal edition only: a letter may hold contacts."""
    cache: Cache = field(default_factory=Cache)
    """Where documents and charts are kept once made."""

    @classmethod
    def of(
        cls,
        shown: Shown,
        setting: Setting,
        settings: Settings,
        *,
        version: str | None = None,
        excluded: tuple[Problem, ...] = (),
        stories: Stories | None = None,
    ) -> "Context":
        """Return the context of an edition, its statuses computed once for all pages."""
        return cls(
            shown=shown,
            statuses=tuple(case_status(case, setting) for case in shown.cases),
            setting=setting,
            settings=settings,
            version=version,
            excluded_count=len({problem.file for problem in excluded}),
            excluded=() if shown.is_public else excluded,
            stories=stories,
        )

    @property
    def law(self) -> Law:
        """The law that everything follows from."""
        return self.setting.law

    @property
    def as_of(self) -> date:
        """The day as of which everything is told."""
        return self.shown.as_of

    @property
    def edition(self) -> Edition:
        """Whom the site is for."""
        return self.shown.edition

    @property
    def is_public(self) -> bool:
        """Whether anyone may read the site."""
        return self.shown.is_public

    @property
    def forge(self) -> Forge:
        """Where the registry's files are kept and corrected."""
        return Forge(self.settings.forge_url, self.settings.branch, self.settings.forge_kind)

    @property
    def may_edit(self) -> bool:
        """Whether the site leads to the editing of its files: for the office, or where the forge is told."""
        return not self.is_public or bool(self.settings.forge_url)

    @property
    def has_form_editor(self) -> bool:
        """Whether the site offers the form editor: where there is a forge to write to, to the public by choice."""
        return bool(self.settings.forge_url) and (not self.is_public or self.settings.public_form_editor)

    @cached_property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """Everything to do, planned and awaited in the shown cases, the most pressing first."""
        return agenda(self.statuses, self.setting)

    @cached_property
    def agenda_by_case(self) -> Mapping[str, tuple[AgendaItem, ...]]:
        """The items of each case that has any, the most pressing first, by the id of the case."""
        found: dict[str, list[AgendaItem]] = {}
        for item in self.agenda:
            found.setdefault(item.case.case.id, []).append(item)
        return MappingProxyType({case_id: tuple(items) for case_id, items in found.items()})

    @cached_property
    def boards_by_case(self) -> Mapping[str, tuple[Board, ...]]:
        """The meetings that discussed each case, by date, by the id of the case."""
        found: dict[str, list[Board]] = {}
        for board in sorted(self.shown.boards, key=lambda board: board.date):
            for case_id in board.cases:
                found.setdefault(case_id, []).append(board)
        return MappingProxyType({case_id: tuple(boards) for case_id, boards in found.items()})

    @cached_property
    def companies(self) -> tuple[CompanyCases, ...]:
        """The companies of the shown cases, by name; natural persons are not among them."""
        return companies_of(self.statuses)

    @cached_property
    def company_by_case(self) -> Mapping[str, CompanyCases]:
        """The company of each case that has one, by the id of the case."""
        return MappingProxyType(dict(by_case(self.companies)))

    @cached_property
    def chronicles(self) -> tuple[Chronicle, ...]:
        """The shown cases over time, in the order of the statuses."""
        return tuple(Chronicle.of(status, self.setting) for status in self.statuses)

    @cached_property
    def by_id(self) -> Mapping[str, CaseStatus]:
        """The statuses by the id of their case: an id that is missing here must not be shown."""
        return MappingProxyType({status.case.id: status for status in self.statuses})
