"""The quarterly report as PDF: the figures of the other formats, tagged for who listens, whole for an archive."""

import re
import subprocess
from collections import Counter
from dataclasses import replace
from io import BytesIO
from shutil import which

import pikepdf
import pytest

from registry.model import Registry
from site_gen.charts import figure
from site_gen.documents.delimited import as_csv
from site_gen.documents.formats import cleaned
from site_gen.documents.printed import as_pdf
from site_gen.documents.standalone import as_html
from site_gen.views.report import LARGEST, ReportView
from tests.pdf import elements, faults_of
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


def compared(view: ReportView) -> ReportView:
    """Return a report with figures of other quarters to be set beside its own."""
    return replace(view, figures=tuple(replace(row, before=3, year_before=1240) for row in view.figures))


def text_of(pdf: bytes) -> str:
    """Return the text as an independent reader finds it."""
    if which("pdftotext") is None:
        pytest.fail("no pdftotext here: run .ci/system-packages", pytrace=False)
    ran = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return ran.stdout.decode().replace("\u200b", "")


@pytest.mark.parametrize("place", [None, "BS"])
def test_the_figures_are_those_of_the_view(registry: Registry, place: str | None) -> None:
    view = report_of(registry, place)
    text = text_of(as_pdf(view))

    for row in view.figures:
        found = re.search(rf"^ *{re.escape(row.label)} +([\d.–]+) +([\d.–]+) +([\d.–]+)$", text, re.MULTILINE)
        assert found is not None, row.label
        assert tuple(map(written_number, found.groups())) == (row.now, row.before, row.year_before)


@pytest.mark.parametrize("place", [None, "BS", "SO"])
def test_it_is_for_archives_and_for_who_listens(registry: Registry, place: str | None) -> None:
    assert faults_of(as_pdf(compared(report_of(registry, place)))) == []


def test_what_is_missing_is_found(brescia: ReportView) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(as_pdf(compared(brescia)))) as document:
        del document.Root.Lang, document.Root.OutputIntents, document.pages[0].Tabs
        things = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
        for name in ("/Alt", "/A", "/ToUnicode", "/FontFile3", "/FontFile2"):
            for thing in (thing for thing in things if name in thing):
                del thing[name]
        document.save(out)

    assert {fault.partition(":")[0] for fault in faults_of(out.getvalue())} == {
        "the language is not Italian",
        "no colour profile for the archive",
        "page 1",
        "figure without alternative text",
        "figure without a place",
        "heading of a table without scope",
        "font not embedded",
        "font whose text cannot be read",
    }


def test_a_structure_that_does_not_say_what_is_painted_is_found(brescia: ReportView) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(as_pdf(compared(brescia)))) as document:
        things = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing]
        heading = next(thing for thing in things if thing.S == "/H1")
        cell = next(thing for thing in things if thing.S == "/TD")
        del heading["/K"]
        cell.S = pikepdf.Name("/Casella")
        document.save(out)

    assert {"unknown type of element: /Casella"} < set(faults_of(out.getvalue()))
    assert any("what is painted is not what is said" in fault for fault in faults_of(out.getvalue()))


def test_it_says_what_it_is(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        metadata = document.open_metadata()

        assert metadata.get("dc:title") == "Rapporto trimestrale 2026-T1: Brescia"
        assert metadata.get("dc:creator") == ["Nucleo territoriale di Brescia"]
        assert str(document.docinfo["/CreationDate"]).startswith("D:20260331")


def test_its_structure_can_be_listened_to(pdf: bytes) -> None:
    found = Counter(str(element.S) for element in elements(pdf))

    assert found["/Table"] == 2 + len(TRAPS)
    assert found["/TH"] >= 4 * found["/Table"]
    assert found["/H1"] >= 3
    assert found["/H2"] >= len(TRAPS)


def test_charts_have_words_and_the_numbers_of_the_table(brescia: ReportView) -> None:
    pdf = as_pdf(compared(brescia))
    told = [str(element.Alt) for element in elements(pdf) if str(element.S) == "/Figure"]

    assert len(told) == 2
    assert "In carico: 2026-T1 11, 2025-T4 3, 2025-T1 1240" in told[0].replace(".", "")
    assert "2025-T1: Passi compiuti entro il termine 1.240" in told[1]
    assert "1.240" in text_of(pdf)


def test_without_the_library_of_charts_the_tables_stand_alone(
    brescia: ReportView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figure, "is_installed", lambda: False)
    pdf = as_pdf(compared(brescia))

    assert not [element for element in elements(pdf) if str(element.S) == "/Figure"]
    assert "Crisi in carico nel trimestre" in text_of(pdf)
    assert faults_of(pdf) == []


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


def test_what_was_done_in_a_crisis_that_is_only_followed_is_told(brescia: ReportView) -> None:
    view = replace(brescia, monitored=(replace(brescia.active[0], name="Seguita"),))

    assert re.search(
        r"Seguita \(BG, BS\): .*Presa in carico \(25/02/2026\)", re.sub(r"\s+", " ", text_of(as_pdf(view)))
    )


@pytest.mark.parametrize("lines", range(0, 60, 6))
def test_the_signature_never_stands_alone(registry: Registry, lines: int) -> None:
    comments = tuple(f"Riga {number}." for number in range(lines))
    pages = text_of(as_pdf(replace(report_of(registry, "SO"), comments=comments))).split("\f")
    (signed,) = [page for page in pages if "Firma:" in page]

    assert "Perché questo rapporto" in signed


def test_the_same_report_gives_the_same_bytes(brescia: ReportView, pdf: bytes) -> None:
    assert as_pdf(brescia) == pdf


def test_nothing_to_report_says_so(registry: Registry) -> None:
    assert "Nessuna crisi in carico nel trimestre" in text_of(as_pdf(report_of(registry, "SO")))


def test_the_region_of_very_many_crises_leaves_them_to_the_territories(registry: Registry) -> None:
    whole = report_of(registry, None)
    view = replace(whole, quiet=tuple(replace(whole.active[0], deeds=()) for _ in range(LARGEST)))
    pdf = as_pdf(view)
    text, page = text_of(pdf), as_html(view).decode()

    assert f"Sono 1.{len(TRAPS):03d}, di cui {len(TRAPS)} con fatti nel trimestre" in re.sub(r"\s+", " ", text)
    assert f"Sono 1.{len(TRAPS):03d}, di cui {len(TRAPS)} con fatti nel trimestre" in page
    for told in (re.sub(r"\s+", " ", text), page):
        assert "troppe per elencarle qui" in told
        assert "per intero nei file XLSX, CSV e JSON" in told
    assert "Convocazione delle parti" not in text + page
    assert "Convocazione delle parti" in as_csv(view).decode()
    assert faults_of(pdf) == []
