"""The data of the reports sent: beside their records, and never other than what was sent."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from registry.finding import Level, Problem
from registry.model import Flow

_REMEDY = (
    "Ripristinare il file dalla storia Git. Un rapporto inviato non cambia: per mandarne un altro si scrive una "
    "nuova registrazione."
)


class Altered(Exception):
    """The data of a report sent are missing, or are not those that were sent; the argument says it in Italian."""


def data_path(flow: Flow) -> str:
    """Return where the data of a report lie: beside its record, `<same name>.json`."""
    return f"{flow.identity.path.removesuffix('.yaml')}.json"


def sent_data(root: Path, flow: Flow) -> bytes | None:
    """Return the data of a report sent with a record, None where the record has no `impronta`.

    Raises:
        Altered: the file is missing, or was changed.
    """
    path = data_path(flow)
    if flow.fingerprint is None:
        return None
    try:
        content = (root / path).read_bytes()
    except OSError:
        raise Altered(f"mancano i dati del rapporto inviato: «{path}».") from None
    if sha256(content).hexdigest() != flow.fingerprint.lower():
        raise Altered(f"«{path}» non è più quello inviato: l'impronta nella registrazione è di un altro file.")
    return content


def altered_reports(root: Path, flows: Iterable[Flow]) -> Iterator[Problem]:
    """Yield a problem for each report whose data are missing, were changed, or bear no mark.

    The file at fault is that of the data: the record itself stays good.
    """
    for flow in flows:
        try:
            sent_data(root, flow)
        except Altered as reason:
            yield _problem(flow, str(reason))
            continue
        if flow.fingerprint is None and (root / data_path(flow)).is_file():
            record = flow.identity.path
            yield _problem(flow, f"ci sono i dati di un rapporto inviato, ma «{record}» non ne ha l'impronta.")


def _problem(flow: Flow, message: str) -> Problem:
    return Problem("rapporto-inviato-alterato", Level.ERROR, data_path(flow), 1, 1, "", message, _REMEDY)
