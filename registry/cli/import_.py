"""`registro import`: an office's spreadsheet becomes case files, and no row is lost."""

import os
from pathlib import Path
from typing import Annotated

import typer

from registry.checks import World
from registry.cli.italian import ItalianCommand
from registry.cli.options import FINDINGS, WRONG_USE, fail, progress_bar, today
from registry.derive import Setting
from registry.importing import (
    Converted,
    Faulty,
    Filed,
    MappingFile,
    Rejection,
    Table,
    Unusable,
    convert,
    file_cases,
    read_mapping,
    read_table,
    told,
    write_rejects,
)
from registry.italian import os_reason
from registry.law import load_law
from registry.model import Registry
from registry.reporters import text
from registry.reporters.lines import printable


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import", cls=ItalianCommand)(import_cases)


def import_cases(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Il foglio da importare, CSV o XLSX.")],
    mapping: Annotated[
        Path, typer.Option("--mapping", metavar="MAPPATURA", help="Il file YAML che dice quale colonna è quale fatto.")
    ],
    root: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="CARTELLA", help="La cartella del registro: i casi vanno nella sua «cases»."
        ),
    ],
    rejects: Annotated[
        Path | None,
        typer.Option("--rejects", metavar="FILE", help="Scrive qui, in CSV, le righe rifiutate con il motivo."),
    ] = None,
) -> None:
    """Trasforma le righe di un foglio in file di casi, senza mai sovrascriverne uno.

    Ogni riga diventa un caso valido o viene mostrata con il suo numero e il motivo per cui non può esserlo.
    Come si scrive la mappatura lo dice la guida, «Importare un foglio».

    Esce con 0 se tutte le righe sono diventate casi, 1 se qualcuna è stata rifiutata, 2 se il comando o la
    mappatura sono sbagliati.
    """
    _refuse_odd_places(root, rejects)
    try:
        mapping_file = read_mapping(mapping)
        table = _table(file, mapping_file)
        _tell_about_file(table, mapping_file)
        converted, filed = _import(table, mapping_file, root)
        rejections = _in_order(converted, filed)
        if rejects is not None and rejections:
            write_rejects(rejects, table, rejections)
    except Faulty as error:
        typer.echo(text.render(error.problems, mapping.parent), err=True)
        typer.echo("La mappatura non si può usare: non è stato scritto niente.", err=True)
        raise typer.Exit(WRONG_USE) from None
    except Unusable as error:
        fail(f"{error}: {os_reason(error.refused_by)}." if error.refused_by else str(error))
    _tell(table, filed, rejections, root=root, rejects=rejects)
    if rejections:
        raise typer.Exit(FINDINGS)


def _refuse_odd_places(root: Path, rejects: Path | None) -> None:
    if root.absolute().name == "cases":
        fail(f"-o vuole la cartella del registro, non la sua «cases»: scrivere «{root.absolute().parent}».")
    if root.exists() and not root.is_dir():
        fail(f"«{root}» non è una cartella.")
    if rejects is not None and os.path.lexists(rejects):
        fail(f"«{rejects}» esiste già: scegliere un altro nome per le righe rifiutate, o toglierlo.")


def _table(file: Path, mapping_file: MappingFile) -> Table:
    table = read_table(file, mapping_file.mapping)
    missing = mapping_file.missing(table.header)
    if missing:
        raise Faulty(missing)
    return table


def _import(table: Table, mapping_file: MappingFile, root: Path) -> tuple[Converted, Filed]:
    world = World(Setting(load_law(), today()), Registry(cases=()))
    with progress_bar("Leggo le righe") as heard:
        converted = convert(table, mapping_file.mapping, world=world, progress=heard)
    with progress_bar("Scrivo i casi") as heard:
        return converted, file_cases(root, converted.cases, heard)


def _in_order(converted: Converted, filed: Filed) -> list[Rejection]:
    return sorted((*converted.rejections, *filed.rejections), key=lambda rejection: rejection.row.number)


def _tell_about_file(table: Table, mapping_file: MappingFile) -> None:
    for remark in table.remarks:
        typer.echo(f"nota: {printable(remark)}")
    unused = [name for name in table.header if name and name not in mapping_file.mapping.uses]
    if unused:
        typer.echo(f"nota: colonne che la mappatura non usa: {printable(', '.join(unused))}.")


def _tell(table: Table, filed: Filed, rejections: list[Rejection], *, root: Path, rejects: Path | None) -> None:
    for line in told(rejections):
        typer.echo(printable(line))
    counts = [_counted(filed.written_count, "caso scritto", "casi scritti") + f" in {root / 'cases'}"]
    if filed.present_count:
        counts.append(_counted(filed.present_count, "caso c'era già, uguale", "casi c'erano già, uguali"))
    counts.append(_counted(len(rejections), "riga rifiutata", "righe rifiutate"))
    typer.echo(f"{_counted(len(table.rows), 'riga letta', 'righe lette')}: {', '.join(counts)}.")
    if rejects is not None and rejections:
        typer.echo(f"Le righe rifiutate sono in {rejects}: corrette, si importano con la stessa mappatura.")


def _counted(count: int, one: str, many: str) -> str:
    number = f"{count:,}".replace(",", ".")
    return f"{number} {one if count == 1 else many}"
