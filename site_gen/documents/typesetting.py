"""A program apart: reads the data of a report and writes its PDF; what Typst keeps in memory goes with it.

It is run by `site_gen.documents.printed` and imports nothing of ours. A failure is told as Typst tells it, and
the status is then 3.
"""

import sys
from pathlib import Path
from typing import Any

import typst

FAILED = 3
_FOLDER = Path(__file__).parent / "typst"
_STANDARDS: Any = ["a-2a", "ua-1"]


def main() -> None:
    """Write the PDF of the data that come in; the argument is its moment, in seconds."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(_FOLDER / "fonts")])
    compiler = typst.Compiler(input=str(_FOLDER / "report.typ"), root=str(_FOLDER), font_paths=fonts)
    data = sys.stdin.buffer.read().decode()
    try:
        pdf: Any = compiler.compile(
            format="pdf", sys_inputs={"data": data}, pdf_standards=_STANDARDS, timestamp=int(sys.argv[1])
        )
    except typst.TypstError as error:
        sys.stderr.buffer.write((error.diagnostic or str(error)).encode())
        sys.exit(FAILED)
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
