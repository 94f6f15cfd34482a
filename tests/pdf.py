"""What PDF/A-2a and PDF/UA-1 ask of a file, as far as its bytes tell: no validator can be had where tests run.

Each function yields what is wrong, in words; nothing when the file is as it should be.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
_PAINTS = {"f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "sh", "Do"}
_STANDARD = {
    *(
        "/Document",
        "/Part",
        "/Art",
        "/Sect",
        "/Div",
        "/BlockQuote",
        "/Caption",
        "/TOC",
        "/TOCI",
        "/Index",
        "/NonStruct",
    ),
    *("/Private", "/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR"),
    *("/TH", "/TD", "/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note", "/Reference", "/BibEntry", "/Code"),
    *("/Link", "/Annot", "/Figure", "/Formula", "/Form"),
}
_PARENTS = {
    "/LI": {"/L"},
    "/Lbl": {"/LI", "/Note"},
    "/LBody": {"/LI"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
}
_HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def faults_of(pdf: bytes) -> list[str]:
    """Return what a PDF lacks of the two standards."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            *_catalogue(document),
            *_metadata(document),
            *_fonts(document),
            *_structure(document),
            *_types(document),
            *_content(document),
            *_claimed(document),
            *_whole(document),
        ]


def elements(pdf: bytes) -> Iterator[Any]:
    """Yield the elements of the structure in reading order, each as a dictionary."""
    with pikepdf.open(BytesIO(pdf)) as document:
        yield from _below(document.Root.StructTreeRoot)


def _below(element: Any) -> Iterator[Any]:
    if isinstance(element, pikepdf.Array):
        for item in element:
            yield from _below(item)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield element
        yield from _below(element.get("/K"))


def _catalogue(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    if str(root.get("/Lang")) != "it-IT":
        yield "the language is not Italian"
    if "/MarkInfo" not in root or not root.MarkInfo.get("/Marked"):
        yield "not tagged"
    if "/ViewerPreferences" not in root or not root.ViewerPreferences.get("/DisplayDocTitle"):
        yield "the title is not shown"
    intents: Any = root.get("/OutputIntents", [])
    if not any(str(intent.get("/S")) == "/GTS_PDFA1" and "/DestOutputProfile" in intent for intent in intents):
        yield "no colour profile for the archive"
    forbidden = {"/AA", "/OpenAction", "/JavaScript", "/AcroForm", "/NeedsRendering"} & set(root.keys())
    yield from (f"forbidden: {name}" for name in sorted(forbidden))
    if document.is_encrypted:
        yield "encrypted"
    if "/Outlines" not in root:
        yield "no bookmarks"


def _metadata(document: pikepdf.Pdf) -> Iterator[str]:
    told = document.open_metadata()
    expected = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1", "dc:language": {"it-IT"}}
    for name, value in expected.items():
        found = told.get(name)
        if found != value and set(found or ()) != value:
            yield f"{name} is {found}"
    info = document.docinfo
    if str(info.get("/Title")) != told.get("dc:title"):
        yield "two titles that differ"
    if not told.get("dc:creator") or not told.get("dc:description"):
        yield "no author or no description"


def _fonts(document: pikepdf.Pdf) -> Iterator[str]:
    for thing in document.objects:
        kinds = {str(thing.get(name)) for name in ("/Type", "/Subtype")} if _is_dictionary(thing) else set()
        if "/FontDescriptor" in kinds and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys()):
            yield f"font not embedded: {thing.get('/FontName')}"
        if "/Type0" in kinds and "/ToUnicode" not in thing:
            yield f"font whose text cannot be read: {thing.get('/BaseFont')}"


def _is_dictionary(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary)


def _structure(document: pikepdf.Pdf) -> Iterator[str]:
    level = 0
    for element in _below(document.Root.StructTreeRoot):
        kind = str(element.S)
        if kind == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield "figure without alternative text"
        if kind == "/TH" and "/Scope" not in _attributes(element):
            yield "heading of a table without scope"
        if kind == "/Table":
            yield from _table(element)
        if kind in _HEADINGS:
            if _HEADINGS[kind] > level + 1:
                yield f"{kind} after a heading of level {level}"
            level = _HEADINGS[kind]


def _types(document: pikepdf.Pdf) -> Iterator[str]:
    """Every type of element is one that readers know, and stands where it may; a picture says where it is."""
    roles: Any = document.Root.StructTreeRoot.get("/RoleMap", {})
    for element in _below(document.Root.StructTreeRoot):
        kind, parent = _known(element, roles), element.get("/P")
        if kind not in _STANDARD:
            yield f"unknown type of element: {kind}"
        allowed = _PARENTS.get(kind)
        if allowed and (parent is None or _known(parent, roles) not in allowed):
            yield f"{kind} out of its place"
        if kind == "/Figure" and "/BBox" not in _attributes(element):
            yield "figure without a place"


def _known(element: Any, roles: Any) -> str:
    kind = str(element.get("/S"))
    return str(roles[kind]) if kind in roles else kind


def _attributes(element: Any) -> set[str]:
    found = element.get("/A", [])
    several = found if isinstance(found, pikepdf.Array) else [found]
    return {str(name) for item in several if isinstance(item, pikepdf.Dictionary) for name in set(item.keys())}


def _table(table: Any) -> Iterator[str]:
    rows = [element for element in _below(table.get("/K")) if str(element.S) == "/TR"]
    widths = {sum(str(cell.S) in ("/TH", "/TD") for cell in _kids(row)) for row in rows}
    if len(widths) > 1:
        yield f"a table whose rows have {sorted(widths)} cells"
    if not rows or any(str(cell.S) != "/TH" for cell in _kids(rows[0])):
        yield "a table without headings"


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _content(document: pikepdf.Pdf) -> Iterator[str]:
    """Whatever is painted is either in the structure or an artifact; every page follows the structure."""
    tree = document.Root.StructTreeRoot
    if "/ParentTree" not in tree:
        yield "no way from the content to the structure"
    for number, page in enumerate(document.pages, start=1):
        if str(page.get("/Tabs")) != "/S":
            yield f"page {number}: the order of tabulation is not that of the structure"
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                depth += 1
            elif operator == "EMC":
                depth -= 1
            elif operator in _SHOWS_TEXT | _PAINTS and depth == 0:
                yield f"page {number}: content outside the structure ({operator})"
                break


def _claimed(document: pikepdf.Pdf) -> Iterator[str]:
    """What is painted under a number is said by the one element that claims that number, and the other way round."""
    claimed: dict[Any, set[int]] = {}
    for element in _below(document.Root.StructTreeRoot):
        for page, number in _numbers(element, element.get("/Pg")):
            if number in claimed.setdefault(page, set()):
                yield f"content {number} is said twice"
            claimed[page].add(number)
    for number, page in enumerate(document.pages, start=1):
        painted = {int(mark) for mark in _marks(page)}
        if painted != claimed.get(page.objgen, set()):
            yield f"page {number}: what is painted is not what is said"
        for annotation in page.get("/Annots", []):
            if "/StructParent" not in annotation or not str(annotation.get("/Contents", "")).strip():
                yield f"page {number}: a link without words"


def _numbers(element: Any, page: Any) -> Iterator[tuple[Any, int]]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield page.objgen, kid
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield kid.get("/Pg", page).objgen, int(kid.MCID)


def _marks(page: Any) -> Iterator[Any]:
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "BDC" and isinstance(instruction.operands[1], pikepdf.Dictionary):
            mark: Any = instruction.operands[1].get("/MCID")
            if mark is not None:
                yield mark


def _whole(document: pikepdf.Pdf) -> Iterator[str]:
    """A file for the archive has a name of its own, and asks nothing of other files or of old patents."""
    if "/ID" not in document.trailer:
        yield "the file has no identifier"
    for thing in document.objects:
        if not isinstance(thing, pikepdf.Stream):
            continue
        filters: Any = thing.get("/Filter", [])
        names = {str(name) for name in (filters if isinstance(filters, pikepdf.Array) else [filters])}
        if names & {"/LZWDecode", "/Crypt"} or {"/F", "/FFilter"} & set(thing.keys()):
            yield "a stream that an archive refuses"
