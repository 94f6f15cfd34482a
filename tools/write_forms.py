"""Write the forms of the forges, or with --check compare them with the vocabularies they are made from."""

import sys
from pathlib import Path

from registry.forms.rendering import form_files

ROOT = Path(__file__).parents[1]


def main(arguments: list[str]) -> int:
    """Write or compare; return the exit status."""
    stale = [path for path, data in form_files().items() if not _holds(ROOT / path, data)]
    if "--check" not in arguments:
        for path in stale:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_bytes(form_files()[path])
        return 0
    if stale:
        listed = ", ".join(stale)
        print(
            f"Non corrispondono più ai vocabolari: {listed}. Eseguire «make forms» e salvarli nel commit.",
            file=sys.stderr,
        )
    return 1 if stale else 0


def _holds(file: Path, data: bytes) -> bool:
    return file.is_file() and file.read_bytes() == data


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
