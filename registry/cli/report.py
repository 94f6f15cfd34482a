"""`registro report`: the quarterly reports, as files to be sent."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from registry.calendar import Quarter
from registry.cli.consultation import Consultation, consult
from registry.cli.delivery import deliver
from registry.cli.italian import ItalianCommand
from registry.cli.options import AsOf, Root, ShownEdition, Territory, fail
from registry.cli.report_views import Wanted, freeze, shown
from registry.cli.revision import Rev, commit_of, consult_at
from registry.edition import Edition
from registry.italian import dated
from registry.layout import FOLDER
from registry.settings import FILE as SETTINGS_FILE

if TYPE_CHECKING:
    from site_gen.documents.formats import Format
    from site_gen.views.report import ReportView

_YEARS = range(1990, 2101)


class Chosen(StrEnum):
    """The formats of a report, or all of them."""

    HTML = "html"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    ALL = "all"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("report", cls=ItalianCommand)(report)


def _parse_quarter(text: str) -> Quarter:
    try:
        quarter = Quarter.parse(text.strip().upper())
    except ValueError:
        fail(f"«{text}» non è un trimestre: scrivere l'anno e il numero, ad esempio 2026-T1.")
    if quarter.year not in _YEARS:
        fail(f"«{text}»: il registro va dal {_YEARS[0]} al {_YEARS[-1]}.")
    return quarter


def report(
    quarter: Annotated[
        Quarter, typer.Argument(parser=_parse_quarter, metavar="TRIMESTRE", help="Il trimestre, ad esempio 2026-T1.")
    ],
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="CARTELLA", help="Dove scrivere; se manca, viene creata.")
    ],
    territory: Territory = None,
    as_of: AsOf = None,
    rev: Rev = None,
    root: Root = Path(),
    formats: Annotated[
        list[Chosen] | None,
        typer.Option("--format", help="In quale forma; si può ripetere (predefinito: tutte)."),
    ] = None,
    edition: ShownEdition = Edition.INTERNAL,
    is_frozen: Annotated[
        bool,
        typer.Option("--freeze", help="Conserva i dati del rapporto inviato: da qui in poi resta quello."),
    ] = False,
) -> None:
    """Prepara il rapporto trimestrale, della Regione o di un territorio, pronto da inviare.

    Crisi in carico, passi compiuti e tempi, passi attesi, politiche attive: le stesse cifre in ogni forma.
    """
    kinds = _kinds(formats or [Chosen.ALL])
    wanted = Wanted(quarter, territory, _version(root, rev))
    if is_frozen:
        _freeze(wanted, root, as_of, rev=rev)
    with consult_at(root, rev, as_of, edition=edition) as consulted:
        _refuse_future(quarter, consulted)
        view = shown(consulted, wanted)
        for path in deliver(folder, dict(_documents(view, kinds))):
            typer.echo(str(path))
        consulted.tell_refused()


def _freeze(wanted: Wanted, root: Path, as_of: date | None, *, rev: str | None) -> None:
    if rev is not None:
        fail("--freeze e --rev non stanno insieme: si congela il rapporto che si invia, con i file di oggi.")
    consulted = consult(root, as_of, Edition.INTERNAL)
    _refuse_future(wanted.quarter, consulted)
    for path in freeze(consulted, wanted):
        typer.echo(f"Congelato: {path}", err=True)


def _refuse_future(quarter: Quarter, consulted: Consultation) -> None:
    as_of = consulted.setting.as_of
    if quarter.first_day > as_of:
        begins = dated("il", quarter.first_day)
        fail(f"{dated('al', as_of)} il trimestre {quarter} non è ancora cominciato: inizia {begins}.")


def _documents(view: "ReportView", kinds: "Sequence[Format]") -> Iterator[tuple[str, bytes]]:
    from site_gen.documents.formats import cleaned, document  # noqa: PLC0415

    clean = cleaned(view)
    for kind in kinds:
        yield f"{document_name(view.quarter, view.sigla)}.{kind}", document(clean, kind)


def _kinds(wanted: Sequence[Chosen]) -> "tuple[Format, ...]":
    """Return the formats to make; without the library for PDF, all means all the others."""
    from site_gen.documents.formats import Format, available  # noqa: PLC0415
    from site_gen.documents.printed import MISSING, is_installed  # noqa: PLC0415

    if Chosen.PDF in wanted and not is_installed():
        fail(MISSING)
    if Chosen.ALL not in wanted:
        return tuple(dict.fromkeys(Format(chosen) for chosen in wanted))
    if not is_installed():
        typer.echo(f"Il PDF manca. {MISSING}", err=True)
    return available()


def document_name(quarter: Quarter, territory: str | None) -> str:
    """Return the name of the documents of a report, without what tells the format."""
    return f"rapporto-{quarter}-{territory}" if territory else f"rapporto-{quarter}"


def _version(root: Path, rev: str | None) -> str | None:
    from registry.history import read_head  # noqa: PLC0415 - the other commands need not load Git

    if rev is not None:
        return commit_of(root, rev).hexsha
    return read_head(root, FOLDER, SETTINGS_FILE).version
