"""Which pages of the site a proposal changes, before it is built: so that who reviews it knows where to look."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from registry.derive import CaseStatus
from registry.derive.companies import slugs_of
from registry.edition import Shown
from registry.model import Board
from registry.proposal import CaseNews, Meaning
from registry.reporters.diff_words import ChangedPages
from site_gen import addresses
from site_gen.views.sector import sector_code

_EVERYWHERE = frozenset("is_demonstration banner office_name forge_url forge_kind branch public_form_editor".split())
"""Settings that every page shows something of."""


def changed_pages(meaning: Meaning) -> ChangedPages:
    """Return the pages that a proposal changes, besides the lists and the files that hold every case."""
    sides = (_Side.of(meaning.before), _Side.of(meaning.after)) if meaning.cases else ()
    of_cases = tuple(tuple(dict.fromkeys(_of_case(news, sides))) for news in meaning.cases)
    named = {page for pages in of_cases for page in pages}
    for record in meaning.records:
        found = record.now or record.was
        if isinstance(found, Board):
            named |= {addresses.board(found.identity), addresses.BOARDS}
        elif found is not None:
            named |= {addresses.DUTIES}
    attributes = {change.attribute for change in meaning.settings}
    if "exemption_resources" in attributes:
        named.add(addresses.QUEUE)
    return ChangedPages(tuple(sorted(named)), tuple(_others(attributes)), of_cases)


def _others(attributes: set[str]) -> Iterator[str]:
    if attributes & _EVERYWHERE:
        yield "Tutte le pagine: cambia ciò che il sito dice di sé."
    if "patron_saints" in attributes:
        yield "Le pagine di tutti i casi: si contano altri giorni lavorativi."
    if attributes & {"ipa_code", "office_email"}:
        yield "Il catalogo dei dati aperti."


@dataclass(frozen=True, slots=True)
class _Side:
    """What an edition shows on one side of the proposal; `companies` are address words, by case."""

    shown: Shown
    companies: Mapping[str, str]

    @classmethod
    def of(cls, shown: Shown) -> "_Side":
        return cls(shown, slugs_of(shown.cases))

    def pages(self, status: CaseStatus) -> Iterator[str]:
        """Yield the pages on which a case is told."""
        case = status.case
        yield addresses.case(case.identity)
        if case.id in self.companies:
            yield addresses.company(self.companies[case.id])
        if sector := sector_code(status):
            yield addresses.sector(sector)
        for sigla in status.territories:
            yield addresses.territory(sigla)
            yield addresses.dossier(sigla)
        paths = {procedure.path.code for procedure in status.procedures}
        yield from map(addresses.path, sorted(paths))
        if "cigd_2016" in paths:
            yield addresses.QUEUE
        if not paths:
            yield addresses.MONITORING
        yield from (addresses.board(board.identity) for board in self.shown.boards if case.id in board.cases)


def _of_case(news: CaseNews, sides: Sequence[_Side]) -> Iterator[str]:
    is_same = not news.changes and not news.terms and news.fate == "modificato"
    if is_same or news.fate == "illeggibile":
        return
    for status, side in zip((news.was, news.now), sides, strict=True):
        if status is not None:
            yield from side.pages(status)
    yield addresses.DEADLINES
