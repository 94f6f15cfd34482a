"""The MkDocs plugin `registro`: the only place where MkDocs and Material show through."""

import gc
import logging
import re
import traceback
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import yaml_load

from registry.workers import WorkerError, describe
from site_gen import house, statics
from site_gen.dense import make_dense
from site_gen.frame import frame, linked
from site_gen.links import link_references, prose_relative_to
from site_gen.outputs import Publication, RegistryRefused
from site_gen.press import Job, Press, Printed, refuse_repeated
from site_gen.sheet import Sheet
from site_gen.sitemap import sitemap
from site_gen.staging import Staging, StagingError
from site_gen.stamping import Stamper

log = logging.getLogger("mkdocs.plugins.registro")

_THEME = Path(__file__).parent / "templates" / "theme"
_WATCHED = ("cases", "registro.toml")
_PUBLISHED = {".md", ".png", ".jpg", ".svg", ".webp", ".pdf", ".txt"}
_SHOWN = 20  # of a kind of warning: one cause may have ten thousand effects
_ID = re.compile(r'\sid="([^"]+)"')
_UNCHANGED = "Il sito non è stato costruito: quello già pubblicato, se c'è, resta com'era."
_MISMATCH = (
    "La pagina «/%s» composta in fretta è diversa da quella composta da MkDocs: tutte sono state composte "
    "per intero, più lentamente. Il sito è corretto; segnalarlo a chi cura il programma."
)


class RegistryOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this part untyped
    """The plugin's settings in mkdocs.yml."""

    edition = c.Choice(("pubblica", "interna"), default="pubblica")
    as_of = c.Type((str, date), default="")
    """Facts dated later are unknown; default today in Italy."""
    root = c.Optional(c.Dir(exists=True))
    """The folder of the registry; default that of mkdocs.yml."""
    indexed = c.Type(bool, default=False)
    """Whether search engines may list the public edition."""
    stamping = c.Type(bool, default=True)
    """False renders every page in full, slowly, should a theme ever need it."""


class RegistryPlugin(BasePlugin[RegistryOptions]):  # type: ignore[no-untyped-call]
    """Publish the registry: its few navigation pages as MkDocs pages, the thousands stamped."""

    _serving = False
    _staging: Staging | None = None
    _root: Path
    _publication: Publication
    _sheets: dict[str, Sheet]
    _searchable: set[str]
    _nav: Navigation
    _links: Printed
    _job: Job | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        _count_warnings_even_if_quiet(config)
        statics.forget()  # while serving, a style may have changed
        config.use_directory_urls = True  # the contract's addresses, whatever mkdocs.yml says
        gc.disable()  # millions of small objects that live to the end: collecting costs, and frees nothing
        if not self._serving:
            self._staging = Staging.open(Path(config.site_dir))
            config.site_dir = str(self._staging.folder)
        self._root = Path(self.config.root or Path(config.config_file_path).parent)
        ours = yaml_load((house.folder() / "mkdocs.yml").read_text(encoding="utf-8"))
        house.fill(config, ours, patterns=c.PathSpec().validate)
        self._publication = self._publish_registry(config)
        self._dress_theme(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in list(files):
            if _is_stray(file, config):
                files.remove(file)
        for source, written_by_us in house.written_pages(_PUBLISHED):
            if files.get_file_from_path(source) is None:
                docs = str(written_by_us)[: -len(source)]
                files.append(File(source, docs, config.site_dir, config.use_directory_urls))
        for static in statics.files():
            outside = InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, static.path, content=static.content, inclusion=outside))
        pages = {f"{page.address}index.md": page for page in self._publication.navigation}
        for source, page in pages.items():
            if written := files.get_file_from_path(source):
                log.warning("La pagina scritta a mano «%s» cede il posto a quella del registro.", source)
                files.remove(written)
            files.append(_generated(config, page.address))
        base = self._publication.imprint.edit_base
        self._sheets = {source: Sheet.of(page, edit_base=base) for source, page in pages.items()}
        self._searchable = {source for source, page in pages.items() if page.searchable}
        self._links = Printed()
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        self._nav = nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        source = page.file.src_uri
        if sheet := self._sheets.get(source):
            self._links.note(sheet, searchable=False)
            _dress(page, sheet, searchable=source in self._searchable)
            return sheet.content
        page.edit_url = self._edit_url(Path(page.file.abs_src_path or ""))
        html = link_references(html, self._publication.references)
        html, places = prose_relative_to(page.url, html)
        self._links.note(Sheet.blank(page.url), searchable=False)
        self._links.link(page.url, places)
        return html

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        make_dense(env)
        template = env.get_template("main.html")

        def render(sheet: Sheet) -> str:
            page = _bulk_page(config, sheet)
            return template.render(get_context(self._nav, files, config, page))

        imprint = self._publication.imprint
        own = [*(page.url for page in self._nav.pages), *linked(imprint)]
        html = Stamper(render, linked=own).html if self.config.stamping else render
        machine = Press(Path(config.site_dir), imprint.edit_base, html=html, full=render)
        self._job = Job.start(machine, self._publication.bulk)

    @event_priority(50)  # before Material writes its search index
    def _complete(self, *, config: MkDocsConfig) -> None:
        printed, folder = self._job.printed() if self._job else Printed(), Path(config.site_dir)
        printed.add(self._links)
        refuse_repeated(printed.pages)
        for file in sitemap(printed.pages, site_url=config.site_url) if config.site_url else ():
            (folder / file.path).write_bytes(file.content)
        search: Any = config.plugins.get("material/search")
        for sheet in printed.searchable if search else ():
            search.search_index.add_entry_from_context(_bulk_page(config, sheet, searchable=True))
        for page in printed.mismatched:
            log.warning(_MISMATCH, page)
        dangling = tuple(printed.dangling(folder))
        for place, page in dangling[:_SHOWN]:
            log.warning("Collegamento senza arrivo: la pagina «/%s» rimanda a «/%s».", page, place)
        if len(dangling) > _SHOWN:
            log.warning("Collegamenti senza arrivo: altri %s come questi.", len(dangling) - _SHOWN)

    @event_priority(-100)  # when all else is written
    def _put_in_place(self, *, config: MkDocsConfig) -> None:
        for notice in self._publication.notices:
            log.info(notice)
        if self._staging:
            self._swap(config, self._staging)
        self._release()

    on_post_build = CombinedEvent(_complete, _put_in_place)

    def on_build_error(self, *, error: Exception) -> None:
        self._release()
        if not isinstance(error, MkDocsException):
            log.debug("%s%s", "".join(traceback.format_exception(error)), getattr(error, "details", ""))
            raise Abort(_explained(error)) from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        for path in (*(self._root / name for name in _WATCHED), _THEME.parent, statics.FOLDER):
            if path.exists():
                server.watch(str(path))
        return server

    def on_shutdown(self) -> None:
        self._release()

    def _publish_registry(self, config: MkDocsConfig) -> Publication:
        from site_gen.publication import publish  # noqa: PLC0415 - `mkdocs --help` need not load the domain

        as_of = _day(str(self.config.as_of)) or datetime.now(ZoneInfo("Europe/Rome")).date()
        return publish(
            self._root,
            edition=self.config.edition,
            as_of=as_of,
            site_url=config.site_url or "",
            written=house.names(Path(config.docs_dir), _PUBLISHED),
        )

    def _edit_url(self, file: Path) -> str | None:
        base, root = self._publication.imprint.edit_base, self._root.resolve()
        return f"{base}{file.relative_to(root).as_posix()}" if base and file.is_relative_to(root) else None

    def _dress_theme(self, config: MkDocsConfig) -> None:
        theme, internal = config.theme, self.config.edition == "interna"
        theme.dirs.insert(1 if theme.custom_dir else 0, str(_THEME))
        theme.static_templates.discard("sitemap.xml")  # ours lists the stamped pages, and no dates
        theme["font"] = False
        theme["favicon"] = statics.place("favicon.svg")
        config.extra_css.insert(0, statics.place("registro.css"))
        config.extra["generator"] = False
        config.extra["registro"] = frame(self._publication.imprint, internal=internal, indexed=self.config.indexed)

    def _swap(self, config: MkDocsConfig, staging: Staging) -> None:
        if shrinking := staging.shrinking():
            log.warning(shrinking)
        if config.strict and _warned():
            log.info("Con --strict un avviso ferma la pubblicazione. %s", _UNCHANGED)
            return
        staging.publish()
        config.site_dir = str(staging.site)
        log.info("Sito pubblicato in %s", config.site_dir)

    def _release(self) -> None:
        gc.enable()
        if self._job:
            self._job.stop()
            self._job = None
        if self._staging:
            self._staging.close()
            self._staging = None


def _generated(config: MkDocsConfig, address: str) -> File:
    source = f"{address}index.md"
    return File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)


def _bulk_page(config: MkDocsConfig, sheet: Sheet, *, searchable: bool = False) -> Page:
    page = Page(None, _generated(config, sheet.address), config)
    page.markdown, page.content = "", sheet.content
    _dress(page, sheet, searchable=searchable)
    return page


def _dress(page: Page, sheet: Sheet, *, searchable: bool) -> None:
    page.meta = {
        "registro": True,
        "title": sheet.title,
        "description": sheet.description,
        "hide": ["navigation", "toc"],
        "search": {"exclude": not searchable},
    }
    page.toc = TableOfContents([AnchorLink("Contenuto", "contenuto", 1)])  # where «skip to content» leads
    page.edit_url = sheet.edit_url
    page.present_anchor_ids = {"contenuto", *_ID.findall(sheet.content)}


def _is_stray(file: File, config: MkDocsConfig) -> bool:
    # MkDocs would publish whatever lies in docs/: a spreadsheet, an editor's swap file.
    suffix = Path(file.src_uri).suffix
    return suffix == ".map" or (file.src_dir == config.docs_dir and suffix not in _PUBLISHED)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise Abort(f"as_of: «{value}» non è una data. Scrivere AAAA-MM-GG, ad esempio 2026-03-31.") from None


def _explained(error: Exception) -> str:
    if isinstance(error, RegistryRefused | StagingError):
        return f"{error}\n\n{_UNCHANGED}"
    message = str(error) if isinstance(error, WorkerError) else describe(error)
    return f"Errore imprevisto: {message}\n\n{_UNCHANGED}"


def _count_warnings_even_if_quiet(config: MkDocsConfig) -> None:
    # With -q MkDocs drops warnings before --strict counts them, and publishes broken links.
    logger = logging.getLogger("mkdocs")
    if config.strict and logger.level > logging.WARNING:
        for handler in logger.handlers:
            if not isinstance(handler, CountHandler):
                handler.setLevel(logger.level)
        logger.setLevel(logging.WARNING)


def _warned() -> bool:
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
