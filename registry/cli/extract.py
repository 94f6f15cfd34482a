"""`registro extract`: the periodic extraction of all procedures, for the Nuclei and the social parties."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from registry.cli.consultation import Consultation, consult
from registry.cli.delivery import deliver
from registry.cli.italian import ItalianCommand
from registry.cli.options import AsOf, Root, ShownEdition, fail, parse_day
from registry.derive.chronicle import Chronicle
from registry.derive.extraction import Extraction, activities_of, extraction_of
from registry.edition import Edition, is_public
from registry.history import read_head
from registry.italian import briefly_dated, counted, dated
from registry.layout import FOLDER
from registry.settings import FILE as SETTINGS_FILE

if TYPE_CHECKING:
    from site_gen.documents.extracts.formats import Format


class Chosen(StrEnum):
    """The formats of an extraction."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    PARQUET = "parquet"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract", cls=ItalianCommand)(extract)


def extract(
    file: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Il file da scrivere.")],
    first: Annotated[
        date | None,
        typer.Option("--from", parser=parse_day, metavar="DATA", help="Primo giorno (predefinito: nessun limite)."),
    ] = None,
    last: Annotated[
        date | None, typer.Option("--to", parser=parse_day, metavar="DATA", help="Ultimo giorno (predefinito: oggi).")
    ] = None,
    chosen: Annotated[
        Chosen | None, typer.Option("--format", help="La forma (predefinita: quella del nome del file).")
    ] = None,
    as_of: AsOf = None,
    root: Root = Path(),
    edition: ShownEdition = Edition.INTERNAL,
) -> None:
    """Estrae tutte le procedure di CIGS e di licenziamento collettivo aperte in un periodo.

    Una riga per ogni unità produttiva in Lombardia, con settore, luogo e lavoratori; nessun dato personale.
    """
    kind = _kind(file, chosen)
    consulted = consult(root, as_of, edition)
    found = _extraction(consulted, first, last or consulted.setting.as_of)
    _write(file, found, kind, edition=edition, root=root)
    _tell(file, found, consulted)
    consulted.tell_refused()


def _kind(file: Path, chosen: Chosen | None) -> "Format":
    """Return the format asked for, else that of the file's suffix."""
    from site_gen.documents.extracts.formats import Format  # noqa: PLC0415
    from site_gen.exports.columnar import MISSING, is_installed  # noqa: PLC0415 - only this command needs it

    suffix = chosen.value if chosen else file.suffix.removeprefix(".").lower()
    if suffix not in set(Format):
        fail(f"«{file.name}» non dice la forma: aggiungere --format, una tra {', '.join(Format)}.")
    if Format(suffix) is Format.PARQUET and not is_installed():
        fail(MISSING)
    return Format(suffix)


def _extraction(consulted: Consultation, first: date | None, last: date) -> Extraction:
    as_of = consulted.setting.as_of
    for option, day in (("--from", first), ("--to", last)):
        if day is not None and day > as_of:
            last_possible = f"l'ultimo giorno possibile è {briefly_dated('il', as_of)}"
            fail(f"{option}: {briefly_dated('il', day)} deve ancora venire; {last_possible}.")
    if first is not None and first > last:
        fail(f"--from: {briefly_dated('il', first)} viene dopo l'ultimo giorno, {briefly_dated('il', last)}.")
    chronicles = [Chronicle.of(status, consulted.setting) for status in consulted.statuses()]
    return extraction_of(activities_of(chronicles), first, last, setting=consulted.setting)


def _write(file: Path, found: Extraction, kind: "Format", *, edition: Edition, root: Path) -> None:
    from site_gen.documents.extracts.extract import Extract  # noqa: PLC0415
    from site_gen.documents.extracts.formats import document  # noqa: PLC0415

    made = Extract(found, edition, read_head(root, FOLDER, SETTINGS_FILE).version)
    deliver(file.parent, {file.name: document(made, kind)})


def _tell(file: Path, found: Extraction, consulted: Consultation) -> None:
    rows = counted(len(found.units), "unità produttiva", "unità produttive")
    procedures = counted(found.procedure_count, "procedura", "procedure")
    typer.echo(f"{file}: {rows} di {procedures}, situazione {dated('al', found.last)}.")
    unpublished = _unpublished(found, consulted)
    if unpublished and not consulted.shown.is_public:
        count = counted(len(unpublished), "caso non è pubblicato, o ha", "casi non sono pubblicati, o hanno")
        typer.echo(f"{count} procedure riservate: verificare prima di inviare il file fuori dai Nuclei.", err=True)


def _unpublished(found: Extraction, consulted: Consultation) -> Sequence[str]:
    """The cases that the extraction tells more of than the public edition does."""
    as_of = consulted.setting.as_of
    hidden = (
        unit.case.id for unit in found.units if unit.activity.procedure.confidential or not is_public(unit.case, as_of)
    )
    return tuple(dict.fromkeys(hidden))
