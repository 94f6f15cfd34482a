"""The reports of the last closed quarter: written for sending, frozen once sent, attached once the freeze is in.

Argument: `write`, `freeze` or `attach`.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from registry.calendar import Quarter
from registry.cli.report import document_name
from registry.model import Flow
from registry.sent import data_path
from registry.settings import read_settings
from registry.store import load
from registry.vocabulary.territories import territories
from site_gen.documents.formats import available
from tools.forge.given import stop
from tools.forge.here import forge, version
from tools.forge.port import Change, Forge

FOLDER = Path("dist/rapporti")
_ROOT = Path()
_REFUSED = 2


def main(task: str) -> int:
    """Do one of the three tasks, and return the exit status."""
    today = datetime.now(ZoneInfo("Europe/Rome")).date()
    tasks = {"write": write, "freeze": freeze, "attach": attach}
    tasks[task](today)
    return 0


def write(today: date) -> None:
    """Write the reports of the last closed quarter: of the region, and of each territory."""
    quarter = Quarter.of(today).previous
    for territory in (None, *territories()):
        _report(quarter, territory)
    print(f"Rapporti {quarter} pronti in {FOLDER}.")


def freeze(today: date) -> None:
    """Propose, on a branch of its own, to keep the data of the reports recorded as sent and not kept yet."""
    quarter = Quarter.of(today).previous
    latest = {flow.territory: flow for flow in sorted(_sent(quarter), key=lambda flow: (flow.date, flow.identity))}
    waiting = [flow for flow in latest.values() if flow.fingerprint is None]
    if not waiting:
        print(f"Nessun rapporto {quarter} da congelare.")
        return
    written = _frozen(quarter, waiting)
    named = ", ".join(str(flow.territory) for flow in waiting)
    title = f"flussi: congela i rapporti {quarter} inviati ({named})"
    base = read_settings(_ROOT)[0].branch
    here, start = forge(), version()
    proposed = here.propose(Change(f"congelamento/{quarter}", base, start, title, body=_WHY, files=written))
    if not proposed.is_by_hand:
        here.judged(proposed.head, is_sound=_is_sound())
    print(f"Proposto il congelamento dei rapporti {quarter}: {named} ({proposed.reference}).")


def _frozen(quarter: Quarter, waiting: Iterable[Flow]) -> dict[str, str]:
    """Freeze some reports, and return the files written.

    Each is frozen as if it were the only one: a report says whether its files differ from their commit, and the
    freeze of another changes no fact.
    """
    found: dict[Path, bytes] = {}
    for flow in waiting:
        record, data = Path(flow.identity.path), Path(data_path(flow))
        before = record.read_bytes()
        _report(quarter, flow.territory, "--freeze")
        found |= {path: path.read_bytes() for path in (data, record)}
        record.write_bytes(before)
        data.unlink()
    for path, content in found.items():
        path.write_bytes(content)
    return {str(path): content.decode() for path, content in found.items()}


def _is_sound() -> bool:
    return _registro("check", "--format", "json").returncode == 0


_WHY = """\
I rapporti registrati come inviati restano quelli inviati, anche se un fatto si corregge dopo.

Controllare che i documenti inviati siano quelli che si ottengono oggi con «registro report»; se nel frattempo un \
fatto è cambiato, chiudere questa proposta e congelare a mano dalla versione giusta. Una volta accolta, i documenti \
si allegano da soli alla pubblicazione del trimestre.
"""


def attach(_today: date) -> None:
    """Attach to the release of each quarter the public documents of its frozen reports that it has not yet."""
    frozen: dict[Quarter, list[Flow]] = {}
    for flow in load(_ROOT).registry.flows:
        if flow.type == "rapporto_trimestrale" and flow.quarter is not None and flow.fingerprint is not None:
            frozen.setdefault(flow.quarter, []).append(flow)
    for quarter in sorted(frozen, key=str):
        _attach(forge(), quarter, frozen[quarter])


def _attach(here: Forge, quarter: Quarter, frozen: list[Flow]) -> None:
    tag, base = f"rapporti-{quarter}", read_settings(_ROOT)[0].branch
    present = here.release(tag, base=base, title=f"Rapporti {quarter}", notes=_NOTES)
    for flow in frozen:
        name = document_name(quarter, flow.territory)
        if present.issuperset(f"{name}.{kind}" for kind in available()):
            continue  # years of reports are not made again at every freeze
        written = _report(quarter, flow.territory, "--edition", "pubblica")
        missing = [path for path in written if path.name not in present]
        if missing:
            here.attach(tag, missing)
            print(f"Allegati a {tag}: {', '.join(path.name for path in missing)}.")


_NOTES = "I rapporti trimestrali come sono stati inviati, nell'edizione pubblica."


def _sent(quarter: Quarter) -> Iterator[Flow]:
    flows = load(_ROOT).registry.flows
    return (flow for flow in flows if flow.type == "rapporto_trimestrale" and flow.quarter == quarter)


def _report(quarter: Quarter, territory: str | None, *options: str) -> list[Path]:
    where = ("--territory", territory) if territory else ()
    done = _registro("report", str(quarter), *where, *options, "-o", str(FOLDER))
    if done.returncode == _REFUSED:
        stop(done.stderr.strip())
    return [Path(line) for line in done.stdout.splitlines()]


def _registro(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("registro")), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
