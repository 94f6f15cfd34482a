"""What the theme's templates print around every page (`config.extra.registro`)."""

from collections.abc import Mapping

from registry.italian import long_date
from site_gen import statics
from site_gen.outputs import Imprint, Link

_FONTS = ("fonts/titillium-web-latin-400-normal.woff2", "fonts/titillium-web-latin-600-normal.woff2")


def frame(imprint: Imprint, *, internal: bool, indexed: bool) -> Mapping[str, object]:
    """Return the values by name: plain text, and addresses as the theme's `url` filter wants them."""
    return {
        "office": imprint.office,
        "as_of": imprint.as_of.isoformat(),
        "as_of_words": long_date(imprint.as_of),
        "version": imprint.version and _link(imprint.version),
        "notice": imprint.notice,
        "links": [_link(link) for link in imprint.links],
        "feed": imprint.feed and _link(imprint.feed),
        "internal": internal,
        "indexed": indexed and not internal,
        "appearance": statics.place("appearance.js"),
        "script": statics.place("frame.js"),
        "preview": statics.place("anteprima.png"),
        "fonts": [statics.place(name) for name in _FONTS],
    }


def linked(imprint: Imprint) -> list[str]:
    """Return the addresses of the site that the frame itself links to."""
    return [link.address.removeprefix("/") for link in imprint.links]


def _link(link: Link) -> Mapping[str, str]:
    return {"text": link.text, "address": link.address.removeprefix("/")}
