"""Charts: the drawing and the table say the same numbers; one image to who listens; drawn once."""

import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from jinja2 import Environment, PackageLoader

from site_gen.cache import Cache
from site_gen.charts import figure as figures
from site_gen.charts.chart import Chart, Kind, Series
from site_gen.charts.figure import Figure, figure_of
from site_gen.charts.palette import IN_ORDER
from site_gen.charts.studio import order
from site_gen.links import relative_to

BARS = Chart(
    Kind.BARS,
    "Crisi in carico per territorio",
    "Territorio",
    ("Bergamo", 'Monza & "Brianza" <b>', "Varese"),
    (Series("Crisi", (3, 1240, 0)),),
)
QUARTERS = Chart(
    Kind.STACKED,
    "Passi con un termine",
    "Trimestre",
    ("2026-T1", "2026-T2"),
    (Series("Entro il termine", (30, 4), "rc-done"), Series("Oltre il termine", (3, None), "rc-late")),
)
KINDS = [BARS, QUARTERS, replace(QUARTERS, kind=Kind.LINE), replace(QUARTERS, kind=Kind.BARS)]


def drawn(chart: Chart) -> str:
    figure = figure_of(chart, Cache())
    assert figure is not None
    assert figure.svg is not None
    return figure.svg


def texts(svg: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<text[^>]*>(.*?)</text>", svg)]


def test_the_drawing_says_the_numbers_of_the_table() -> None:
    written = texts(drawn(BARS))

    assert BARS.rows == (("Bergamo", "3"), ('Monza & "Brianza" <b>', "1.240"), ("Varese", "0"))
    assert written == [*BARS.categories, "3", "1.240", "0"]
    assert texts(drawn(QUARTERS)) == ["2026-T1", "2026-T2", "33", "4", "Entro il termine", "Oltre il termine"]
    assert QUARTERS.heads == ("Trimestre", "Entro il termine", "Oltre il termine")
    assert QUARTERS.rows == (("2026-T1", "30", "3"), ("2026-T2", "4", "–"))


@pytest.mark.parametrize("chart", KINDS, ids=lambda chart: chart.kind)
def test_one_image_with_a_name_and_no_roles_inside(chart: Chart) -> None:
    svg = drawn(chart)
    opening, _, rest = svg.partition("<title>")

    assert opening.startswith("<svg ")
    assert 'role="img"' in opening
    assert unescape(rest.partition("</title>")[0]) == chart.description
    assert re.findall(r'(?:role|aria-\w+|class|id|on\w+)="', svg) == ['role="']
    assert "<script" not in svg
    assert "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_the_description_tells_few_numbers_and_not_many() -> None:
    assert "2026-T1: Entro il termine 30, Oltre il termine 3" in QUARTERS.description
    many = Chart(Kind.BARS, "Molti", "Voce", tuple(f"v{n}" for n in range(20)), (Series("n", tuple(range(20))),))
    assert many.description == "Grafico a barre: Molti. Gli stessi numeri sono nella tabella."


def test_equal_charts_give_equal_bytes_in_any_process() -> None:
    program = (
        "from tests.unit.test_charts import KINDS, drawn\nimport sys\n"
        "sys.stdout.write('\\n'.join(drawn(chart) for chart in KINDS))"
    )
    root = Path(__file__).parents[2]
    apart = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)

    assert apart.stdout == "\n".join(drawn(chart) for chart in KINDS)


def test_on_a_page_the_colours_are_those_of_the_page() -> None:
    figure = figure_of(QUARTERS, Cache())
    assert figure is not None
    page = figure.on_page
    assert page is not None
    assert not [colour for colour in IN_ORDER if colour in page]
    assert 'fill="var(--rc-chart-3)"' in page
    assert re.findall(r'"#\w+"', page) == []


def test_what_a_bar_is_called_is_never_taken_for_an_address() -> None:
    """A name that held an attribute once stopped the publication of the whole site, as a link without arrival."""
    figure = figure_of(replace(BARS, categories=('href="/x/', '="/"', "Varese")), Cache())
    assert figure is not None
    page = str(figure.on_page)

    assert relative_to("casi/", page) == (page, set())
    assert texts(page)[:2] == ['href="/x/', '="/"']


def test_a_chart_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = figure_of(BARS, Cache(tmp_path))
    monkeypatch.setattr(figures, "draw", lambda chart: pytest.fail(order(chart)))

    assert figure_of(BARS, Cache(tmp_path)) == first


def test_nothing_to_draw() -> None:
    assert figure_of(replace(BARS, series=(Series("Crisi", (0, 0, None)),)), Cache()) is None
    assert figure_of(Chart(Kind.BARS, "Uno", "Voce", ("sola",), (Series("n", (3,)),)), Cache()) is None
    with pytest.raises(ValueError, match="2 values, 3 categories"):
        replace(BARS, series=(Series("Crisi", (1, 2)),))


def test_without_the_libraries_the_table_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "is_installed", lambda: False)
    figure = figure_of(BARS, Cache())

    assert figure == Figure(BARS, None)
    templates = Environment(loader=PackageLoader("site_gen", "templates/pages"), autoescape=True)
    page = templates.from_string('{% from "_chart.html" import chart %}{{ chart(figure) }}').render(figure=figure)
    assert "<svg" not in page
    assert '<th scope="row">Monza &amp; &#34;Brianza&#34; &lt;b&gt;</th><td class="rc-num">1.240</td>' in page
