"""A program apart: reads charts as JSON, one a line, and writes each as SVG, one a line, as JSON text.

It is run by `site_gen.charts.studio` and imports nothing of ours: its engine (V8) keeps threads, which a
process that forks must not have.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import altair as alt
import vl_convert
from altair.utils import schemapi

_WIDTH = 440
_FONTS = Path(__file__).parents[1] / "documents" / "typst" / "fonts"
_FORMAT = ",d"
_SCHEMA = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
_MANY = 7  # categories whose labels no longer stand side by side


def main() -> None:
    """Draw until there is nothing more to draw."""
    vl_convert.register_font_directory(str(_FONTS))
    schemapi.disable_debug_mode()  # our own specifications, proved by the tests: checking each takes half of the time
    for line in sys.stdin:
        sys.stdout.write(json.dumps(drawn(json.loads(line))) + "\n")
        sys.stdout.flush()


def drawn(chart: Mapping[str, Any]) -> str:
    """Return the SVG of a chart, as Vega writes it."""
    made = _KINDS[chart["kind"]](chart, alt.InlineData(values=list(_rows(chart))))
    inks = chart["inks"]
    made = (
        made.properties(width=_WIDTH, height=_height(chart), background="transparent", padding=2)
        .properties(autosize=alt.AutoSizeParams(type="fit", contains="padding"))
        .configure(font="Titillium Web", aria=False)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=inks["ink"],
            labelFontSize=14,
            titleColor=inks["muted"],
            domainColor=inks["line"],
            gridColor=inks["line"],
            tickColor=inks["line"],
        )
        .configure_legend(
            labelColor=inks["ink"], labelFontSize=14, labelLimit=400, symbolType="square", columnPadding=10
        )
    )
    svg: str = vl_convert.vegalite_to_svg(made.to_json(validate=False), vl_version=_SCHEMA, format_locale="it-IT")
    return svg


def _rows(chart: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for position, series in enumerate(chart["series"]):
        for category, value in zip(chart["categories"], series["values"], strict=True):
            if value is not None:
                yield {"category": category, "series": series["name"], "value": value, "position": position}


def _height(chart: Mapping[str, Any]) -> int:
    legend = 28 if len(chart["series"]) > 1 else 0
    if chart["kind"] != "barre":
        return 240 + legend
    lines = len(chart["categories"]) * len(chart["series"])
    return 20 * lines + 8 * len(chart["categories"]) + legend + 10


def _bars(chart: Mapping[str, Any], data: Any) -> Any:
    largest = max((value for series in chart["series"] for value in series["values"] if value is not None), default=0)
    base = alt.Chart(data).encode(
        y=alt.Y("category:N", sort=chart["categories"])
        .axis(title=None, domain=False, ticks=False, labelLimit=182, labelPadding=6)
        .scale(paddingInner=0.25, paddingOuter=0.1),
        x=alt.X("value:Q", axis=None).scale(domain=[0, largest * 1.14 or 1]),
        **_apart(chart, "yOffset", alt.YOffset("series:N", sort=_names(chart))),
    )
    labels = base.mark_text(align="left", baseline="middle", dx=4, fontSize=14, color=chart["inks"]["ink"])
    return base.mark_bar().encode(color=_colour(chart)) + labels.encode(text=alt.Text("value:Q", format=_FORMAT))


def _stacked(chart: Mapping[str, Any], data: Any) -> Any:
    columns_of = zip(*(series["values"] for series in chart["series"]), strict=True)
    tallest = max((sum(value or 0 for value in values) for values in columns_of), default=0)
    height = alt.Scale(domain=[0, tallest * 1.12 or 1])
    base = alt.Chart(data).encode(x=_times(chart))
    columns = base.mark_bar(stroke=chart["inks"]["paper"], strokeWidth=0.5).encode(
        y=alt.Y("sum(value):Q", axis=None, stack="zero", scale=height),
        color=_colour(chart),
        order=alt.Order("position:Q"),
    )
    totals = base.mark_text(baseline="bottom", dy=-3, fontSize=14, color=chart["inks"]["ink"]).encode(
        y=alt.Y("sum(value):Q", axis=None, scale=height), text=alt.Text("sum(value):Q", format=_FORMAT)
    )
    return columns + totals


def _line(chart: Mapping[str, Any], data: Any) -> Any:
    return (
        alt.Chart(data)
        .mark_line(point=alt.OverlayMarkDef(size=45, filled=True), strokeWidth=2.5)
        .encode(
            x=_times(chart),
            y=alt.Y(
                "value:Q",
                axis=alt.Axis(title=None, domain=False, ticks=False, tickCount=5, format=_FORMAT, tickMinStep=1),
            ),
            color=_colour(chart),
            **_apart(chart, "shape", alt.Shape("series:N", sort=_names(chart), legend=None)),
        )
    )


def _times(chart: Mapping[str, Any]) -> Any:
    angle = -45 if len(chart["categories"]) > _MANY else 0
    return alt.X("category:N", sort=chart["categories"]).axis(title=None, ticks=False, labelAngle=angle, labelPadding=6)


def _apart(chart: Mapping[str, Any], channel: str, encoding: Any) -> dict[str, Any]:
    """Return what tells several series apart besides their colour; nothing where there is one."""
    return {channel: encoding} if len(chart["series"]) > 1 else {}


def _colour(chart: Mapping[str, Any]) -> Any:
    names, colours = _names(chart), [series["colour"] for series in chart["series"]]
    if len(names) == 1:
        return alt.value(colours[0])
    legend = alt.Legend(orient="top", title=None, direction="horizontal", columns=len(names), labelOffset=6)
    return alt.Color("series:N", sort=names, legend=legend).scale(domain=names, range=colours)


def _names(chart: Mapping[str, Any]) -> list[str]:
    return [series["name"] for series in chart["series"]]


_KINDS: Mapping[str, Callable[[Mapping[str, Any], Any], Any]] = MappingProxyType(
    {"barre": _bars, "colonne": _stacked, "linee": _line}
)

if __name__ == "__main__":
    main()
