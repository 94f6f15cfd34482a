"""The XML of a document as the template language may read it: placeholders whole, lists around whole paragraphs.

A word processor breaks a placeholder in pieces, each with its own formatting. For DOCX docxtpl puts them together;
for ODT the same is done here, with the same signs: `{%p … %}` takes the place of its whole paragraph, `{%tr … %}`
of its whole row.
"""

import re
from typing import Literal

from site_gen.documents.letters.language import TemplateFault

Kind = Literal["docx", "odt"]
PARTS = {
    "docx": re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml"),
    "odt": re.compile(r"(?:content|styles)\.xml"),
}
_SIGN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
# What is broken in pieces has a length: without one, every brace of a document would be tried against all the others.
_TAGS, _WITHIN = "(?:<[^>]{0,400}>){0,40}", ".{0,4000}?"
_BROKEN_SIGN = re.compile(
    rf"\{{{_TAGS}\{{{_WITHIN}\}}{_TAGS}\}}|\{{{_TAGS}%{_WITHIN}%{_TAGS}\}}|\{{{_TAGS}#{_WITHIN}#{_TAGS}\}}",
    re.DOTALL,
)
_ELEMENT = re.compile(r"<(/?)([\w:-]{1,60})[^>]{0,400}?(/?)>", re.DOTALL)
_MOST_BRACES = 5_000
_QUOTES = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})
_ESCAPED = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_PARAGRAPH = {"docx": re.compile(r"<(?=w:p[ >])"), "odt": re.compile(r"<(?=text:[ph][ >])")}
_WHOLE = {"p": r"text:[ph]", "tr": "table:table-row"}


def readable(xml: str, kind: Kind) -> str:
    """Return the XML of a part as template source, a paragraph to a line.

    Raises:
        TemplateFault: it has more placeholders than any letter: each is looked for among all the others.
    """
    if xml.count("{") > _MOST_BRACES:
        raise TemplateFault("i segnaposto sono troppi: una lettera ne ha qualche decina.")
    patched = _docx(xml) if kind == "docx" else _odt(xml)
    return _PARAGRAPH[kind].sub("\n<", patched)


def _docx(xml: str) -> str:
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra

    patched: str = DocxTemplate("").patch_xml(xml)
    return _SIGN.sub(lambda found: _plain(found[0]), patched)


def _odt(xml: str) -> str:
    xml = _BROKEN_SIGN.sub(_whole_sign, xml)
    for short, element in _WHOLE.items():
        pattern = rf"<(?P<e>{element})[ >](?:(?!<(?:{element})[ >]).)*?(\{{[%{{]){short} (.*?[%}}]\}}).*?</(?P=e)>"
        xml = re.sub(pattern, r"\2 \3", xml, flags=re.DOTALL)
    return xml


def _whole_sign(found: re.Match[str]) -> str:
    """Return a placeholder without the elements inside it; those that open or close there do so after it."""
    text, opened, closed = found[0], list[str](), list[str]()
    for element in _ELEMENT.finditer(text):
        ends, name, is_empty = element.groups()
        if is_empty:
            continue
        if not ends:
            opened.append(element[0])
        elif opened:
            opened.pop()
        else:
            closed.append(f"</{name}>")
    bare = _ELEMENT.sub(lambda element: " " if element[2] == "text:s" else "", text)
    return _plain(bare) + "".join(closed) + "".join(opened)


def _plain(sign: str) -> str:
    """Return a placeholder with the quotes and the signs that the language knows, whatever the word processor did."""
    for written, meant in _ESCAPED.items():
        sign = sign.replace(written, meant)
    return sign.translate(_QUOTES)
