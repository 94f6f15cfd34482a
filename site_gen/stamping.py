"""Thousands of pages from a few shells, checked against the theme's own rendering."""

from collections.abc import Callable, Collection, Iterable

from site_gen.sheet import Sheet
from site_gen.shell import Shell, Slot

Render = Callable[[Sheet], str]
_Key = tuple[str, bool, bool]


class MismatchError(Exception):
    """A stamped page differs from its full rendering; the argument is its address."""


class Stamper:
    """Sheets to whole pages.

    A shell serves the pages of one directory: relative links and the active tab depend on nothing else.
    The first page of every shell, then the 2nd, 4th, 8th… of all, are rendered in full and compared.
    """

    def __init__(self, render: Render, *, linked: Iterable[str]) -> None:
        """Prepare to stamp; `linked` are the addresses that the frame itself links to."""
        self._render = render
        self._special = prefixes(linked)
        self._shells: dict[_Key, Shell] = {}
        self._count = 0

    def html(self, sheet: Sheet) -> str:
        """Return the whole page.

        Raises:
            MismatchError: the page is a sample and differs from its full rendering.
        """
        key = (self._directory(sheet.address), bool(sheet.description), sheet.edit_url is not None)
        known = self._shells.get(key)
        shell = known or self._cut(key)
        html = shell.fill(sheet.values())
        self._count += 1
        sampled = known is None or self._count.bit_count() == 1
        if sampled and html != self._render(sheet):
            raise MismatchError(sheet.address)
        return html

    def _directory(self, address: str) -> str:
        # A link from the frame to the page itself, or to a place below it, is relative in its own way.
        if address in self._special:
            return address
        return address[: address.rfind("/", 0, -1) + 1] + Slot.SEGMENT + "/"

    def _cut(self, key: _Key) -> Shell:
        address, described, editable = key
        blank = Sheet.blank(address, described=described, editable=editable)
        shell = self._shells[key] = Shell.cut(self._render(blank))
        return shell


def prefixes(addresses: Iterable[str]) -> Collection[str]:
    """Return the addresses and the folders above them: for `a/b/`, also `a/`."""
    cuts = ((address, place) for address in addresses for place, sign in enumerate(address) if sign == "/")
    return {address[: place + 1] for address, place in cuts}
