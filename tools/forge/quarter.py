"""The reports of the last closed quarter: written for sending, frozen once sent, attached once the freeze is in.

Argument: `write`, `freeze` or `attach`.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from registry.calendar import Quarter
from registry.model import Flow
from registry.settings import read_settings
from registry.store import load
from registry.vocabulary.territories import territories
from tools.forge.gh import gh, given, stop

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
    repository, quarter = given("GITHUB_REPOSITORY"), Quarter.of(today).previous
    waiting = [flow for flow in _sent(quarter) if flow.fingerprint is None]
    if not waiting:
        print(f"Nessun rapporto {quarter} da congelare.")
        return
    branch = f"congelamento/{quarter}"
    _git("switch", "--quiet", "--force-create", branch)
    for flow in waiting:
        _report(quarter, flow.territory, "--freeze")
    _git("add", "--", "cases/flussi")
    named = ", ".join(str(flow.territory) for flow in waiting)
    title = f"flussi: congela i rapporti {quarter} inviati ({named})"
    author = ("-c", "user.name=registro", "-c", "user.email=registro@localhost")
    _git(*author, "commit", "--quiet", "--message", title)
    gh("auth", "setup-git")
    _git("push", "--quiet", "--force", "origin", branch)
    where = ("--repo", repository, "--head", branch, "--state", "open", "--json", "number")
    if not json.loads(gh("pr", "list", *where)):
        base = read_settings(_ROOT)[0].branch
        gh("pr", "create", "--repo", repository, "--head", branch, "--base", base, "--title", title, "--body", _WHY)
    print(f"Proposto il congelamento dei rapporti {quarter}: {named}.")


_WHY = """\
I rapporti registrati come inviati restano quelli inviati, anche se un fatto si corregge dopo.

Controllare che i documenti inviati siano quelli che si ottengono oggi con «registro report»; se nel frattempo un \
fatto è cambiato, chiudere questa proposta e congelare a mano dalla versione giusta. Una volta accolta, i documenti \
si allegano da soli alla pubblicazione del trimestre.
"""


def attach(_today: date) -> None:
    """Attach to the release of each quarter the public documents of its frozen reports that it has not yet."""
    repository = given("GITHUB_REPOSITORY")
    frozen: dict[Quarter, list[Flow]] = {}
    for flow in load(_ROOT).registry.flows:
        if flow.type == "rapporto_trimestrale" and flow.quarter is not None and flow.fingerprint is not None:
            frozen.setdefault(flow.quarter, []).append(flow)
    for quarter in sorted(frozen, key=str):
        _attach(repository, quarter, frozen[quarter])


def _attach(repository: str, quarter: Quarter, frozen: list[Flow]) -> None:
    tag = f"rapporti-{quarter}"
    listed = json.loads(gh("release", "list", "--repo", repository, "--limit", "200", "--json", "tagName"))
    if tag not in {item["tagName"] for item in listed}:
        gh("release", "create", tag, "--repo", repository, "--title", f"Rapporti {quarter}", "--notes", _NOTES)
    assets = json.loads(gh("release", "view", tag, "--repo", repository, "--json", "assets"))["assets"]
    present = {asset["name"] for asset in assets}
    for flow in frozen:
        written = _report(quarter, flow.territory, "--edition", "pubblica")
        missing = [str(path) for path in written if path.name not in present]
        if missing:
            gh("release", "upload", tag, *missing, "--repo", repository)
            print(f"Allegati a {tag}: {', '.join(Path(name).name for name in missing)}.")


_NOTES = "I rapporti trimestrali come sono stati inviati, nell'edizione pubblica."


def _sent(quarter: Quarter) -> Iterator[Flow]:
    flows = load(_ROOT).registry.flows
    return (flow for flow in flows if flow.type == "rapporto_trimestrale" and flow.quarter == quarter)


def _report(quarter: Quarter, territory: str | None, *options: str) -> list[Path]:
    where = ("--territory", territory) if territory else ()
    command = [
        str(Path(sys.executable).with_name("registro")),
        "report",
        str(quarter),
        *where,
        *options,
        "-o",
        str(FOLDER),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == _REFUSED:
        stop(done.stderr.strip())
    return [Path(line) for line in done.stdout.splitlines()]


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        stop(f"git {arguments[0]}: {done.stderr.strip()[:500]}")
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
