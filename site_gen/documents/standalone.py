"""A report as one HTML file: the site's page with its style inside, which asks nothing of any host."""

import re
from base64 import b64encode
from functools import cache

from markupsafe import Markup

from site_gen import statics
from site_gen.cache import Cache
from site_gen.documents.about import ALONE
from site_gen.documents.charted import charts_of
from site_gen.documents.cover import cover_facts, title_of
from site_gen.rendering import render
from site_gen.views.report import ReportView

_FACE = re.compile(r"@font-face \{.*?\n\}\n", re.DOTALL)
_FONT = re.compile(r'url\("(fonts/titillium-web-latin-\d00-normal\.woff2)"\)')
_FROM_ROOT = re.compile(r' href="/[^"]*"')
_TRAIL = re.compile(r'<nav class="rc-trail".*?</nav>\n?', re.DOTALL)


def as_html(view: ReportView, cache: Cache | None = None) -> bytes:
    """Return the page of a report; its links to the rest of the site are plain text, as it may be read anywhere."""
    charts = charts_of(view, cache or Cache())
    content = _TRAIL.sub(
        "", render("report.html", view=view, charts=charts, facts=tuple(cover_facts(view)), about=ALONE)
    )
    whole = render(
        "standalone.html",
        title=title_of(view),
        style=_style(),
        content=Markup(_FROM_ROOT.sub("", content)),  # noqa: S704 - our own template's, all escaped there
    )
    return (whole + "\n").encode(errors="xmlcharrefreplace")


@cache
def _style() -> Markup:
    sheet = (statics.FOLDER / "registro.css").read_text(encoding="utf-8")
    return Markup(_FACE.sub(lambda face: _embedded(face[0]), sheet))  # noqa: S704 - our own style sheet


def _embedded(face: str) -> str:
    """Return a face with its font inside, or nothing for one that a report does without."""
    found = _FONT.search(face)
    if found is None:
        return ""
    data = b64encode((statics.FOLDER / found[1]).read_bytes()).decode()
    return face.replace(found[0], f'url("data:font/woff2;base64,{data}")')
