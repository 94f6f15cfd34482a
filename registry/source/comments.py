"""Text that YAML takes for a comment where it was perhaps meant: `pratica #12` reads as `pratica`."""

import re
from collections.abc import Iterator

from yaml._yaml import CParser
from yaml.events import ScalarEvent, StreamEndEvent

from registry.finding import Level, Refusal

_COMMENT = re.compile(r"[ \t]+(#[^\s#].*)")


def cut_by_comment(text: str) -> Iterator[Refusal]:
    """Yield a warning for each plain value that a comment without a space follows; `text` is known to parse."""
    if " #" not in text and "\t#" not in text:
        return
    lines = text.splitlines()
    parser = CParser(text)
    while (event := parser.get_event()) is not None and not isinstance(event, StreamEndEvent):
        end = event.end_mark
        if not isinstance(event, ScalarEvent) or event.style or end is None:
            continue
        match = _COMMENT.match(lines[end.line], end.column) if end.line < len(lines) else None
        if match is not None:
            yield _cut(match.group(1).rstrip(), end.line + 1, match.start(1) + 1)


def _cut(lost: str, line: int, column: int) -> Refusal:
    return Refusal(
        "testo-tagliato",
        f"«{lost[:60]}» viene letto come un commento: il valore finisce prima.",
        'Se fa parte del testo mettere tutto tra virgolette, ad esempio "pratica #12"; '
        "se è un commento lasciare uno spazio dopo «#».",
        found=lost,
        level=Level.WARNING,
        line=line,
        column=column,
    )
