"""A page made ready for HTML: what the theme prints as it is, since MkDocs' templates escape nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Self
from urllib.parse import quote

from site_gen.links import relative_to
from site_gen.outputs import Page
from site_gen.shell import Slot


@dataclass(frozen=True, slots=True)
class Sheet:
    """The escaped fields of a page, its content with relative links, and the places these name."""

    address: str
    title: str
    description: str
    edit_url: str | None
    content: str
    places: frozenset[str] = frozenset()

    @classmethod
    def of(cls, page: Page, *, edit_base: str | None) -> Self:
        """Return the sheet of a page; `edit_base` is the address that repository paths are added to."""
        content, places = relative_to(page.address, page.content)
        edit_url = None if edit_base is None or page.edit_path is None else edit_base + quote(page.edit_path)
        return cls(
            address=page.address,
            title=_line(page.title),
            description=_line(page.description),
            edit_url=None if edit_url is None else escape(edit_url),
            content=content,
            places=frozenset(places),
        )

    @classmethod
    def blank(cls, address: str, *, described: bool = False, editable: bool = False) -> Self:
        """Return a sheet with sentinels in its slots, to render a shell with."""
        return cls(
            address=address,
            title=Slot.TITLE,
            description=Slot.DESCRIPTION if described else "",
            edit_url=Slot.EDIT if editable else None,
            content=Slot.CONTENT,
        )

    def values(self) -> Mapping[str, str]:
        """Return what fills each slot of a shell."""
        return {
            Slot.SEGMENT: self.address[:-1].rpartition("/")[2],
            Slot.TITLE: self.title,
            Slot.DESCRIPTION: self.description,
            Slot.EDIT: self.edit_url or "",
            Slot.CONTENT: self.content,
        }


def _line(text: str) -> str:
    return escape(" ".join(text.split()))
