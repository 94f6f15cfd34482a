"""Whether a Markdown text that came from an untrusted job is only text: no HTML, link, image, mention, reference."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

ALLOWED = frozenset(
    "bullet_list_close bullet_list_open code_inline fence hardbreak heading_close heading_open inline list_item_close "
    "list_item_open paragraph_close paragraph_open softbreak strong_close strong_open text".split()
)
LIVE = re.compile(
    r"@\w|[~%][\w\"]|[#!&$^]\d|\bGH-\d|\bwww\.|\w:/|:\w+:|[\[*]\w+:[\w\"]|\b[0-9a-f]{7,40}\b|mailto:", re.IGNORECASE
)
"""What GitHub and GitLab look for in a text that is already rendered, outside code."""

_ORDER = re.compile(r"^[ \t>]*/\w+", re.MULTILINE)
"""«/merge» at the start of a line: GitLab obeys, and its eye for code is not ours, so nowhere."""
_PLAIN_FENCES = frozenset(("", "text"))
"""Of the others some are drawn: diagrams, maps, formulas."""


def harm(markdown: str) -> str | None:
    """Return the first thing in a text that is more than text, None where there is none."""
    if (order := _ORDER.search(markdown.replace("\r", "\n"))) is not None:
        return order[0].strip()
    for token in _tokens(markdown):
        if token.type not in ALLOWED or (token.type == "fence" and token.info.strip() not in _PLAIN_FENCES):
            return f"{token.type} {token.info}".strip()
        found = LIVE.search(token.content) if token.type == "text" else None
        if found:
            return found[0]
    return None


def _tokens(markdown: str) -> list[Token]:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return [token for top in reader.parse(markdown) for token in (top, *(top.children or ()))]
