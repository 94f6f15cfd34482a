"""The quarterly report as PDF: the figures of the other formats, tagged for who listens, whole for an archive."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from shutil import which
from typing import Any

import pikepdf
import pytest

from registry.model import Registry
from site_gen.documents.formats import cleaned
from site_gen.documents.printed import as_pdf
from site_gen.views.report import ReportView
from tests.reports import TRAPS, report_of, trapped, written_number


@pytest.fixture(scope="module")
def registry() -> Registry:
    return trapped()


@pytest.fixture(scope="module")
def brescia(registry: Registry) -> ReportView:
    return report_of(registry, "BS")


@pytest.fixture(scope="module")
def pdf(brescia: ReportView) -> bytes:
    return as_pdf(brescia)


def text_of(pdf: bytes) -> str:
    """Return the text as an independent reader finds it."""
    if which("pdftotext") is None:
        pytest.fail("no pdftotext here: run .ci/system-packages", pytrace=False)
    ran = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return ran.stdout.decode().replace("\u200b", "")


def elements(pdf: bytes) -> Iterator[Any]:
    """Yield the elements of the structure, each as a dictionary."""
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


@pytest.mark.parametrize("place", [None, "BS"])
def test_the_figures_are_those_of_the_view(registry: Registry, place: str | None) -> None:
    view = report_of(registry, place)
    text = text_of(as_pdf(view))

    for row in view.figures:
        found = re.search(rf"^ *{re.escape(row.label)} +([\d.–]+) +([\d.–]+) +([\d.–]+)$", text, re.MULTILINE)
        assert found is not None, row.label
        assert tuple(map(written_number, found.groups())) == (row.now, row.before, row.year_before)


def test_it_says_what_it_is(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        metadata = document.open_metadata()
        told = {name: metadata.get(name) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "dc:title")}
        root = document.Root

        assert told == {
            "pdfaid:part": "2",
            "pdfaid:conformance": "A",
            "pdfuaid:part": "1",
            "dc:title": "Rapporto trimestrale 2026-T1: Brescia",
        }
        assert str(root.Lang) == "it-IT"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert not {"/AA", "/OpenAction", "/JavaScript", "/AcroForm"} & set(root.keys())


def test_its_structure_can_be_listened_to(pdf: bytes) -> None:
    found: dict[str, int] = {}
    for element in elements(pdf):
        kind = str(element.S)
        found[kind] = found.get(kind, 0) + 1
        if kind == "/Figure":
            assert "Crisi in carico" not in str(element.get("/Alt", "")) or "tabella" in str(element.Alt)
            assert str(element.Alt)
    assert found["/Table"] == 2 + len(TRAPS)
    assert found["/TH"] >= 4 * found["/Table"]
    assert found["/H1"] >= 3
    assert found["/H2"] >= len(TRAPS)


def test_bars_have_words(brescia: ReportView) -> None:
    rows = tuple(replace(row, before=3, year_before=0) for row in brescia.figures)
    pdf = as_pdf(replace(brescia, figures=rows))

    (told,) = [str(element.Alt) for element in elements(pdf) if str(element.S) == "/Figure"]
    assert "2026-T1: 11, 2025-T4: 3, 2025-T1: 0" in told


def test_traps_are_text(pdf: bytes) -> None:
    told = re.sub(r"\s+", "", text_of(pdf))

    for trap in TRAPS:
        if len(trap) < 100:
            assert re.sub(r"\s+", "", trap) in told, trap
    assert told.count("x" * 20) > 0


def test_a_long_word_stays_on_the_page(pdf: bytes) -> None:
    # Every x of the title that is 5,000 characters long is found by a reader that drops what lies outside the page.
    assert text_of(pdf).count("x") >= 5000


def test_what_no_font_can_show_is_told(brescia: ReportView) -> None:
    odd = cleaned(replace(brescia, place="漢字 😀 \ue000 Ελλάδα שלום العربية"))
    text = text_of(as_pdf(odd))

    assert "Ελλάδα" in text
    assert "\ufffd" in text
    assert "漢" not in text
    assert "un carattere che il PDF non può mostrare" in re.sub(r"\s+", " ", text)


def test_the_same_report_gives_the_same_bytes(brescia: ReportView, pdf: bytes) -> None:
    assert as_pdf(brescia) == pdf


def test_nothing_to_report_says_so(registry: Registry) -> None:
    assert "Nessuna crisi in carico nel trimestre" in text_of(as_pdf(report_of(registry, "SO")))
