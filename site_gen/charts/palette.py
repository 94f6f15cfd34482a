"""The colours of the charts: as drawn, and the property of the style sheet that takes their place on a page."""

from collections.abc import Mapping
from types import MappingProxyType

INK = "#17212e"
MUTED = "#455a70"
LINE = "#c9d3dd"
PAPER = "#ffffff"

IN_ORDER = ("#0066cc", "#b35900", "#008055", "#7d5cc0", "#9d1028", "#5c6f82")
"""Of the series, by position; each stands out on white by at least 3 to 1."""

BY_TONE: Mapping[str, str] = MappingProxyType(
    {
        "rc-current": "#0066cc",
        "rc-attention": "#b35900",
        "rc-done": "#008055",
        "rc-waiting": "#7d5cc0",
        "rc-late": "#9d1028",
        "rc-skipped": "#5c6f82",
    }
)

PROPERTIES: Mapping[str, str] = MappingProxyType(
    {
        INK: "--md-default-fg-color",
        MUTED: "--rc-muted",
        LINE: "--rc-line",
        PAPER: "--md-default-bg-color",
        **{colour: f"--rc-chart-{position}" for position, colour in enumerate(IN_ORDER, start=1)},
    }
)


def colour(tone: str, position: int) -> str:
    """Return the colour of a series."""
    return BY_TONE.get(tone) or IN_ORDER[position % len(IN_ORDER)]
