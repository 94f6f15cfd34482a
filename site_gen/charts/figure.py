"""A chart as a page or a paper shows it: the drawing, what it says to who does not see it, its table."""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from site_gen.cache import Cache
from site_gen.charts.chart import Chart
from site_gen.charts.palette import PROPERTIES
from site_gen.charts.studio import draw, is_installed, order

_OPENING = re.compile(r"<svg [^>]*?(width=\"\d+\" height=\"\d+\" viewBox=\"[^\"]*\")>")
_ROLES = re.compile(r' (?:role|aria-[a-z]+|class)="[^"]*"')
_COLOURS = re.compile("|".join(map(re.escape, PROPERTIES)))
_TEXT = re.compile(">[^<]+<")


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart and its drawing; `svg` is None where charts cannot be drawn, and the table stands alone."""

    chart: Chart
    svg: str | None

    @property
    def on_page(self) -> Markup | None:
        """The drawing inside a page: one image to who listens, in the colours of the page, light or dark."""
        if self.svg is None:
            return None
        themed = _COLOURS.sub(lambda found: f"var({PROPERTIES[found[0]]})", self.svg)
        quoted = _TEXT.sub(lambda found: found[0].replace('"', "&#34;"), themed)  # so no text reads as an address
        return Markup(quoted)  # noqa: S704 - drawn from our own values, every text escaped by the engine


def figure_of(chart: Chart, cache: Cache) -> Figure | None:
    """Return a chart with its drawing; None where there is nothing to draw. The cache keeps the drawings."""
    if not chart.has_data:
        return None
    if not is_installed():
        return Figure(chart, None)
    ingredients = f"chart\0{order(chart)}\0{chart.description}".encode()
    return Figure(chart, cache.kept(ingredients, lambda: _dressed(chart).encode()).decode())


def _dressed(chart: Chart) -> str:
    """Return the drawing as an image with a name; the roles that the engine gives to its parts are taken away."""
    bare = _ROLES.sub("", draw(chart))
    title = f"<title>{escape(chart.description)}</title>"
    dressed, count = _OPENING.subn(
        lambda found: f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {found[1]}>{title}', bare, count=1
    )
    if not count:
        raise ValueError("the engine's SVG does not open as expected")
    return dressed
