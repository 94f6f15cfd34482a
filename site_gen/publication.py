"""From the folder of the registry to all that one edition publishes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from registry.controls import controls as controls_help
from registry.edition import Edition, Shown, shown_in
from registry.examination import Examination, examine
from registry.finding import Level, Problem
from registry.history import Head, read_head
from registry.italian import counted
from registry.law import Law
from registry.layout import FOLDER
from registry.model import Case, RecordIdentity
from registry.reporters import text
from registry.sent import Altered, sent_data
from registry.settings import FILE as SETTINGS_FILE
from registry.settings import Settings
from registry.story import read_stories
from site_gen import addresses
from site_gen.cache import Cache
from site_gen.charts import studio
from site_gen.context import Context
from site_gen.documents.letters import template as letters
from site_gen.documents.letters.library import Library
from site_gen.documents.printed import MISSING, is_installed
from site_gen.exports import columnar, turtle
from site_gen.forge import Forge
from site_gen.outputs import Imprint, Link, Maker, Page, RegistryRefused
from site_gen.pages import (
    Pages,
    boards,
    cases,
    companies,
    controls,
    deadlines,
    duties,
    editing,
    excluded,
    explorer,
    extracts,
    feeds,
    form_editor,
    glossary,
    home,
    monitoring,
    open_data,
    paths,
    queue,
    reports,
    rules,
    sectors,
    territories,
)

MAKERS: tuple[Callable[[Context], Pages], ...] = (
    reports.pages,  # few and long: begun first, they end with the others
    feeds.pages,
    open_data.pages,
    home.pages,
    explorer.pages,
    extracts.pages,
    cases.pages,
    companies.pages,
    sectors.pages,
    territories.pages,
    deadlines.pages,
    boards.pages,
    duties.pages,
    monitoring.pages,
    excluded.pages,
    editing.pages,
    form_editor.pages,
    paths.pages,
    queue.pages,
    rules.pages,
    controls.pages,
    glossary.pages,
)
"""Who makes the pages; the order does not matter."""

_FOOTER = (
    ("Dichiarazione di accessibilità", "accessibilita"),
    ("Note legali", "note-legali"),
    ("Privacy", "privacy"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """All that one edition publishes."""

    imprint: Imprint
    navigation: Sequence[Page]
    bulk: Sequence[Maker]
    references: Mapping[str, str]
    notices: Sequence[str]


def publish(
    root: Path, *, edition: str, as_of: date, site_url: str = "", written: frozenset[str] = frozenset()
) -> Site:
    """Return what an edition publishes of the repository at `root`, as of a day, to stand at `site_url`.

    `written` are the names of the hand-written pages: the foot of every page links to some.

    Raises:
        RegistryRefused: the registry has errors, and its settings do not leave the wrong files out.
    """
    examination = examine(root, as_of)
    _refuse_errors(examination)
    head = read_head(root, FOLDER, SETTINGS_FILE)
    shown = shown_in(Edition(edition), examination.sound, as_of)
    version = head.commit.hexsha if head.commit else None
    stories = read_stories(root, examination.sound.cases, edition=shown.edition, setting=examination.setting)
    context = Context.of(
        shown,
        examination.setting,
        examination.settings,
        version=version,
        excluded=examination.errors,
        stories=stories,
    )
    context = replace(
        context,
        site_url=site_url,
        frozen=dict(_frozen(root, shown)),
        begun_on=_begun_on(examination.sound.cases, as_of),
        cache=Cache.of(root),
        letters=_letters(root, shown),
    )
    made = [make(context) for make in MAKERS]
    return Site(
        imprint=_imprint(context, head, written),
        navigation=tuple(page for pages in made for page in pages.navigation),
        bulk=tuple(maker for pages in made for maker in pages.bulk),
        references=_references(context.law),
        notices=(*head.notices, *_warnings(examination.problems), *_missing_documents(), *_unsaid(context)),
    )


def _references(law: Law) -> Mapping[str, str]:
    named = (*law.rules, *law.interpretations, *law.statutes)
    return {name: addresses.rule(name) for name in named} | {slug: addresses.control(slug) for slug in controls_help()}


def _refuse_errors(examination: Examination) -> None:
    """One office's mistake need not stop twelve; a mistake in the settings concerns them all."""
    stopping = [
        problem
        for problem in examination.errors
        if problem.file == SETTINGS_FILE or not examination.settings.leave_out_invalid
    ]
    if stopping:
        findings = text.render(examination.problems, examination.root)
        closing = text.summary(examination.problems, examination.file_count)
        raise RegistryRefused(f"{findings}\n{closing}")


def _warnings(problems: Sequence[Problem]) -> tuple[str, ...]:
    count = sum(problem.level is Level.WARNING for problem in problems)
    if not count:
        return ()
    return (f"{counted(count, 'avviso', 'avvisi')} sui file dei casi: li elenca «registro check».",)


def _missing_documents() -> tuple[str, ...]:
    charts = () if studio.is_installed() else (f"Le pagine hanno le tabelle senza i grafici. {studio.MISSING}",)
    parquet = () if columnar.is_installed() else (f"I dati aperti non hanno i file Parquet. {columnar.MISSING}",)
    catalogue = () if turtle.is_installed() else (f"I dati aperti non hanno il catalogo. {turtle.MISSING}",)
    rest = (*charts, *parquet, *catalogue)
    return rest if is_installed() else (f"I rapporti trimestrali non hanno il PDF. {MISSING}", *rest)


def _unsaid(context: Context) -> Iterator[str]:
    """Yield what the settings do not say and who subscribes, or gathers data, would need."""
    if not context.site_url:
        yield (
            "Indirizzo del sito non noto (REGISTRO_SITE_URL): feed e catalogo dei dati hanno collegamenti relativi, "
            "e la pagina di ciò che non si trova vale solo se il sito è alla radice dell'host."
        )
    if context.is_public and not (context.settings.office_name and context.settings.ipa_code):
        yield f"Il catalogo dei dati non dice di chi sono: «nome» e «codice_ipa» in [ufficio], {SETTINGS_FILE}."


def _begun_on(cases: Iterable[Case], as_of: date) -> date | None:
    """Return the day of the first fact of any procedure."""
    days = (event.date for case in cases for procedure in case.procedures for event in procedure.events)
    return min((day for day in days if day <= as_of), default=None)


def _letters(root: Path, shown: Shown) -> Library | None:
    """Return the templates of letters: for the internal edition alone, where the library that fills them is."""
    return Library(root) if not shown.is_public and letters.is_installed() else None


def _frozen(root: Path, shown: Shown) -> Iterator[tuple[RecordIdentity, bytes]]:
    """Yield the data of the reports sent; of those that cannot be had tell the page and «registro check»."""
    for flow in shown.flows:
        with suppress(Altered):
            content = sent_data(root, flow)
            if content is not None:
                yield flow.identity, content


def _imprint(context: Context, head: Head, written: frozenset[str]) -> Imprint:
    return Imprint(
        office=context.settings.office_name,
        as_of=context.as_of,
        version=_version(head, context.forge),
        notice=_notice(context.settings),
        edit_base=context.forge.edit_base,
        links=tuple(Link(label, f"/{name}/") for label, name in _FOOTER if f"{name}.md" in written),
        feed=Link("Novità del registro", f"/{addresses.FEED}"),
    )


def _version(head: Head, forge: Forge) -> Link | None:
    if head.commit is None:
        return None
    modified = " con modifiche non registrate" if head.is_modified else ""
    return Link(f"{head.commit.short}{modified}", forge.commit(head.commit.hexsha) or "")


def _notice(settings: Settings) -> str | None:
    return settings.banner or None if settings.is_demonstration else None
