"""The letters that the page of a case offers: in the internal edition alone, filled or telling what they lack."""

from collections.abc import Callable, Mapping

from tests.letters import FULL_71, PATH, case_file, docx_text
from tests.site.conftest import Built, Planted

ADDRESS = "casi/BS/2026/fonderie-esempio/"
NAME = "BS-2026-fonderie-esempio-trasmissione-verbale.docx"


def test_a_letter_that_is_ready_is_downloaded_as_it_is(build_registry: Callable[..., Built]) -> None:
    built = build_registry({PATH: case_file(*FULL_71)}, edition="interna")
    page = built.content(ADDRESS)
    assert built.status == 0, built.printed
    assert f'/{NAME}" download>Trasmissione del verbale alla Regione (DOCX)</a>, già compilata: ' in page
    assert "per la prossima azione: invio del verbale" in page
    assert page.index("per la prossima azione") < page.index("per l&#39;ultimo passo registrato")
    text = docx_text((built.site / ADDRESS / NAME).read_bytes())
    assert "paragrafo 7.1.3" in text
    assert "Ufficio del personale, PEC fonderie@pec.example.org" in text


def test_a_letter_that_is_not_ready_tells_what_is_missing(build_registry: Callable[..., Built]) -> None:
    built = build_registry({PATH: case_file(*FULL_71[:3], contacts="")}, edition="interna")
    page = built.content(ADDRESS)
    assert "<strong>Convocazione delle parti</strong>: per la prossima azione" in page
    assert "referenti dell&#39;azienda (referenti, con ruolo: azienda)" in page
    assert "ora dell&#39;incontro (evento «convocazione_parti», voce «ora»)" in page
    assert "<code>registro letter BS-2026-fonderie-esempio convocazione-parti</code>" in page
    assert not list(built.site.rglob("*.docx"))


def test_a_faulty_template_of_the_office_does_not_stop_the_site(build_registry: Callable[..., Built]) -> None:
    files = {PATH: case_file(*FULL_71), "modelli/trasmissione-verbale.docx": "non è un documento"}
    built = build_registry(files, edition="interna")
    assert built.status == 0, built.printed
    assert "Il modello dell'ufficio va corretto" in built.content(ADDRESS)
    assert not list(built.site.rglob(NAME))


def test_a_closed_case_offers_none(build_registry: Callable[..., Built]) -> None:
    closed = case_file(*FULL_71, "2026-04-30 chiusura; esito: conclusa")
    built = build_registry({PATH: closed}, edition="interna")
    assert "Lettere" not in built.content(ADDRESS)


def test_letters_never_enter_the_public_edition(demo: Mapping[str, Built], planted: Planted) -> None:
    assert list(demo["interna"].site.rglob("*.docx"))
    for site in (demo["pubblica"], planted.editions["pubblica"]):
        assert not [path for path in site.site.rglob("*") if path.suffix in {".docx", ".odt"}]
        cases = [page for page in site.pages() if "casi" in page.parts]  # the guide tells of letters to anybody
        assert not [page for page in cases if "registro letter" in page.read_text(encoding="utf-8")]


def test_every_letter_opens(demo: Mapping[str, Built], planted: Planted) -> None:
    found = [path for built in (demo["interna"], planted.editions["interna"]) for path in built.site.rglob("*.docx")]
    assert len(found) > 5
    for path in found:
        text = docx_text(path.read_bytes())
        assert "Nucleo territoriale crisi e politiche attive" in text
        assert "{%" not in text.replace("{% raw %}", "")  # which is a trap, as text
