"""The date of a meeting or a flow is not that of its file: the path is its identity."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.model import Board, Flow


def check(record: Board | Flow, world: World) -> Iterator[Finding]:
    """Yield a finding where the file is named after another day, or stands in another year's folder."""
    identity = record.identity
    named = identity.name[:10]
    if named != record.date.isoformat():
        yield _finding(record, f"il nome del file comincia con «{named}»")
    elif named[:4] != identity.year:
        yield _finding(record, f"il file sta nella cartella «{identity.year}»")


def _finding(record: Board | Flow, where: str) -> Finding:
    kind, slug = record.identity.folder, record.identity.name[11:]
    return Finding(
        ("date",),
        f"data: «{record.date}», ma {where}.",
        f"Correggere la data, oppure rinominare il file: cases/{kind}/{record.date.year}/{record.date}-{slug}.yaml.",
    )


CHECK = Check(
    "data-diversa-dal-nome-del-file",
    Level.WARNING,
    "La data della riunione o del flusso non è quella del nome del file.",
    check,
    on=(Board, Flow),
)
