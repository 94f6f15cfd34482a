"""Text of the registry inside Markdown: shown as it is written, it can neither call anybody nor link anywhere."""

import re

from registry.reporters.lines import printable

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_START = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")
"""What at the beginning would make a list or a heading."""
_CALL = re.compile(r"[@~%](?=\w)|[#!&$](?=\d)|:(?=[A-Za-z/])|\bwww\.|\bgh-(?=\d)", re.IGNORECASE)
"""What makes a mention, a reference to an issue, an emoji, an address."""
_PARTED = "\u2060"  # of no width


def safe(text: str) -> str:
    """Return the text as Markdown shows it: no markup, no HTML, no mention, no link made by itself."""
    parted = _CALL.sub(lambda found: found[0] + _PARTED, printable(text))
    return _START.sub(_first, _MARKUP.sub(r"\\\1", parted))


def _first(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
