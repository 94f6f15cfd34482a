"""A text in headings, lines and lists, laid out for a terminal or in Markdown."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from textwrap import fill

from registry.reporters.lines import printable
from registry.reporters.markdown import safe

_WIDTH = 100


class Style(StrEnum):
    """Where an outline is read."""

    TEXT = "text"
    MARKDOWN = "markdown"


Line = tuple[int, str]
"""A depth and a text: 1 to 3 are headings, 4 a line of text, 5 an item of a list, 6 an item under it."""


def laid_out(lines: Iterable[Line], style: Style) -> str:
    """Return the outline as one text; what the lines say is never taken for markup."""
    laid = (_in_markdown if style is Style.MARKDOWN else _in_text)(lines)
    return "\n".join(laid).strip() + "\n"


def _in_text(lines: Iterable[Line]) -> Iterator[str]:
    for depth, raw in lines:
        text = printable(raw)
        if depth == 1:
            yield text
            yield "=" * min(len(text), _WIDTH)
        elif depth == 2:
            yield f"\n{text.upper()}"
        elif depth == 3:
            yield f"\n{text}"
        else:
            first = {4: "", 5: "- ", 6: "  - "}[depth]
            yield fill(
                text,
                _WIDTH,
                initial_indent=first,
                subsequent_indent=" " * len(first),
                break_long_words=False,
                break_on_hyphens=False,
            )


def _in_markdown(lines: Iterable[Line]) -> Iterator[str]:
    before = 0
    for depth, raw in lines:
        text = safe(raw)
        if depth <= 4:
            yield f"\n{'#' * depth} {text}" if depth < 4 else f"\n{text}"
        else:
            first = "- " if depth == 5 else "  - "
            yield f"\n{first}{text}" if before < 5 else f"{first}{text}"
        before = depth
