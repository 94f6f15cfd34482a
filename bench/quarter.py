"""The reports of a quarter, of the region and of the twelve territories, in every format: nothing cached before.

As a program, on the registry of a folder, it prints the seconds, and the megabytes of the largest process.
"""

import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from bench.build import AS_OF
from registry.calendar import Quarter
from registry.edition import Edition, shown_in
from registry.examination import examine
from site_gen.cache import Cache
from site_gen.context import Context
from site_gen.documents.formats import available, documents
from site_gen.documents.quarterly import Quarterly

QUARTER = Quarter.of(date.fromisoformat(AS_OF)).previous


def quarter_seconds(root: Path) -> tuple[float, float, float]:
    """Return the seconds of a quarter's documents, the megabytes, and those of reading the registry alone."""
    command = [sys.executable, "-m", "bench.quarter", str(root)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    seconds, megabytes, read = map(float, done.stdout.split())
    return seconds, megabytes, read


def _context(root: Path) -> Context:
    """Return what the reports are made from; the registry it was projected from is let go."""
    examination = examine(root, date.fromisoformat(AS_OF))
    setting = examination.setting
    shown = shown_in(Edition.PUBLIC, examination.sound, setting.as_of)
    return Context.of(shown, setting, examination.settings, version="0" * 40)


def main() -> None:
    """Make the documents of the quarter, and print what they cost."""
    context = _context(Path(sys.argv[1]))
    read = _megabytes()
    start = time.perf_counter()
    for view in Quarterly(context).views(QUARTER):
        for _, content in documents(view, available(), Cache()):
            assert content  # noqa: S101 - a benchmark of nothing would be quick
    print(f"{time.perf_counter() - start:.2f} {_megabytes():.0f} {read:.0f}")


def _megabytes() -> float:
    """Return the most memory that this process, or any that it ran, ever held."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


if __name__ == "__main__":
    main()
