"""`make bench`: the figures that the project promises, on an invented registry.

`python -m bench [COUNT]`: COUNT cases, 10,000 unless told. Speed drifts between runs and machines: only the
ratios are to be quoted.
"""

import sys
import tempfile
from pathlib import Path

from bench.build import build_seconds, case_pages, files_written, plain_seconds
from bench.check import check_seconds, compose_seconds, derive_seconds
from bench.history import bare_seconds, walk_seconds, write_history
from bench.invented import write_registry
from bench.quarter import quarter_seconds
from bench.weight import weights

RUNS = 3
COMMITS_PER_CASE = 5


def main() -> None:
    """Print each figure as a ratio to its bare cost."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        root, site = work / "registro", work / "sito"
        size = write_registry(root, count)
        print(f"{count} casi inventati, {size / count / 1000:.1f} kB l'uno")
        _core(root)
        built = build_seconds(root, site)
        pages, others = files_written(site)
        plain = plain_seconds(site, work / "semplice")
        print(
            f"costruzione di {pages} pagine e {others} altri file {built:.1f} s; MkDocs Material con le sole pagine "
            f"dei casi {plain:.1f} s: {plain / built:.1f} volte, a parità di pagine "
            f"{plain / len(case_pages(site)) * pages / built:.1f}"
        )
        for line in weights(site):
            print(line)
        made, memory, read = quarter_seconds(root)
        print(
            f"documenti di un trimestre {made:.1f} s = {made / built:.2f} volte la costruzione, "
            f"{memory:.0f} MB, di cui {read:.0f} per leggere il registro"
        )
        write_history(root, count * COMMITS_PER_CASE)
        bare, walked = bare_seconds(root), walk_seconds(root)
        print(
            f"storia di {count * COMMITS_PER_CASE} modifiche {walked:.1f} s = {walked / bare:.2f} volte git log --raw"
        )


def _core(root: Path) -> None:
    for _ in range(RUNS):  # before what weighs more: the peak is that of all programs so far
        composed = compose_seconds(root)
        checked, memory = check_seconds(root)
        ratio = checked / composed
        print(f"composizione {composed:.2f} s; controllo {checked:.2f} s = {ratio:.2f} volte, {memory:.0f} MB")
    derived, composed = derive_seconds(root)
    print(f"percorsi {derived:.2f} s = {derived / composed:.2f} volte la composizione nello stesso processo")


if __name__ == "__main__":
    main()
