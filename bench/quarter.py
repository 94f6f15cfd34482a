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


def quarter_seconds(root: Path) -> tuple[float, float]:
    """Return the seconds of a quarter's documents, the reading of the registry apart, and the megabytes."""
    command = [sys.executable, "-m", "bench.quarter", str(root)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def main() -> None:
    """Make the documents of the quarter, and print what they cost."""
    examination = examine(Path(sys.argv[1]), date.fromisoformat(AS_OF))
    setting = examination.setting
    shown = shown_in(Edition.PUBLIC, examination.sound, setting.as_of)
    context = Context.of(shown, setting, examination.settings, version="0" * 40)
    start = time.perf_counter()
    for view in Quarterly(context).views(QUARTER):
        for _, content in documents(view, available(), Cache()):
            assert content  # noqa: S101 - a benchmark of nothing would be quick
    seconds = time.perf_counter() - start
    spent = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{seconds:.2f} {spent / 1024:.0f}")


if __name__ == "__main__":
    main()
