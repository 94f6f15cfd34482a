"""Where charts are drawn: a program apart, begun at the first chart of a process and asked for the others."""

import atexit
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from site_gen.charts import palette
from site_gen.charts.chart import Chart

MISSING = (
    "Per i grafici servono le librerie «altair» e «vl-convert-python»: si installano con "
    "«pip install 'registro-crisi[documenti]'», oppure con «make site» in questa cartella."
)
_PROGRAM = Path(__file__).with_name("drawing.py")


def is_installed() -> bool:
    """Tell whether charts can be drawn here."""
    return all(find_spec(name) is not None for name in ("altair", "vl_convert"))


def draw(chart: Chart) -> str:
    """Return the SVG of a chart as the engine writes it; equal charts, equal text.

    Raises:
        OSError: the program that draws cannot be run, or ended.
    """
    return _studio(os.getpid()).draw(order(chart))


def order(chart: Chart) -> str:
    """Return a chart as it is ordered: one line of JSON, with all that the drawing depends on."""
    return json.dumps(
        {
            "kind": chart.kind,
            "categories": chart.categories,
            "series": [
                {"name": series.name, "values": series.values, "colour": palette.colour(series.tone, position)}
                for position, series in enumerate(chart.series)
            ],
            "inks": {"ink": palette.INK, "muted": palette.MUTED, "line": palette.LINE, "paper": palette.PAPER},
        }
    )


@dataclass(frozen=True, slots=True)
class _Studio:
    process: subprocess.Popen[str]

    def draw(self, line: str) -> str:
        orders, answers = self.process.stdin, self.process.stdout
        if orders is None or answers is None:
            raise OSError("il programma dei grafici non risponde")
        orders.write(line + "\n")
        orders.flush()
        answer = answers.readline()
        if not answer:
            raise OSError("il programma dei grafici si è interrotto")
        return str(json.loads(answer))

    def close(self) -> None:
        with self.process:
            self.process.terminate()


@cache
def _studio(process: int) -> _Studio:
    """Return the studio of a process: a forked one must not share the pipes of its parent."""
    command = [sys.executable, "-P", str(_PROGRAM)]  # -P: nothing of the folder we are in is ever imported
    opened = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=_environment()
    )
    studio = _Studio(opened)
    atexit.register(studio.close)
    return studio


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONUTF8": "1"}
