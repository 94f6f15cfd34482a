"""Text that a document may hold: nothing that breaks its format, nothing that a spreadsheet would run."""

import re

_BROKEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_RUN = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - wide forms, which some spreadsheets take for the narrow


def clean(text: str) -> str:
    """Return the text with every control, bidirectional or impossible character shown as «·»."""
    return _BROKEN.sub("·", text)


def neutral(text: str) -> str:
    """Return the text as a CSV may hold it: an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _RUN.match(text) else text
