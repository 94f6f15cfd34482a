"""Makers of pages: one module per kind, each with `pages(context) -> Pages`."""

from dataclasses import dataclass

from site_gen.outputs import Maker, Page


@dataclass(frozen=True, slots=True)
class Pages:
    """What a maker gives.

    `navigation` are the few pages that mkdocs.yml lists in `nav`, made at once; `bulk` are the others,
    made later in forked workers by functions that keep no state: prepare before, once, what they share.
    """

    navigation: tuple[Page, ...] = ()
    bulk: tuple[Maker, ...] = ()
