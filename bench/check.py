"""What a check costs, as a ratio to composing the same files with PyYAML's C parser in one process.

As a program, on the registry of a folder, it prints the seconds to derive its timelines, and to compose its files.
"""

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

from registry.derive import case_status
from registry.examination import examine

AS_OF = date(2026, 11, 23)
TRIES = 3

_COMPOSE = """
import sys, time
from pathlib import Path
import yaml
start = time.perf_counter()
for file in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
print(time.perf_counter() - start)
"""


def compose_seconds(root: Path) -> float:
    """Return the seconds that bare composing takes, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", _COMPOSE, root], capture_output=True, text=True, check=True)
    return float(done.stdout)


def check_seconds(root: Path) -> tuple[float, float]:
    """Return the seconds and the peak megabytes of a whole `registro check`, start-up included."""
    command = [sys.executable, "-c", "from registry.cli import main; main()", "check", "--root", root, "--as-of", AS_OF]
    start = time.perf_counter()
    subprocess.run([str(part) for part in command], capture_output=True, check=True)
    seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def derive_seconds(root: Path) -> tuple[float, float]:
    """Return the seconds to derive every timeline of a registry already read, and those to compose its files.

    In a process of its own: what it weighs would count as the peak of every program started after it.
    """
    command = [sys.executable, "-m", "bench.check", str(root)]
    derived, composed = map(float, subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())
    return derived, composed


def main() -> None:
    """Print both, one after the other, best of `TRIES`: processor time, which others do not stretch."""
    root = Path(sys.argv[1])
    examination = examine(root, AS_OF)
    files = sorted(root.rglob("*.yaml"))
    pairs = [
        (
            _timed(lambda: [case_status(case, examination.setting) for case in examination.sound.cases]),
            _timed(lambda: [yaml.compose(file.read_text("utf-8"), Loader=yaml.CSafeLoader) for file in files]),
        )
        for _ in range(TRIES)
    ]
    print(min(derived for derived, _ in pairs), min(composed for _, composed in pairs))


def _timed(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    gc.enable()
    return seconds


if __name__ == "__main__":
    main()
