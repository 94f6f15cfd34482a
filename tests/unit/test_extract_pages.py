"""The pages of the periodic extraction: every quarter and year, the files beside, the dictionary of the columns."""

import json
import re
from collections.abc import Mapping

import pytest

from registry.edition import Edition, shown_in
from registry.model import Registry
from registry.settings import Settings
from site_gen.context import Context
from site_gen.documents.extracts import formats
from site_gen.documents.extracts.table import COLUMNS
from site_gen.outputs import File, Output, Page
from site_gen.pages.extracts import pages
from tests.cases import case_of, setting_on
from tests.reports import csv_rows

CASE = """\
azienda:
  denominazione: {name}
  forma_giuridica: {form}
sedi:
  - {{comune: Dalmine, provincia: BG, lavoratori: 1400}}
  - {{comune: Brescia, provincia: BS, lavoratori: 30}}
{published}procedure:
  - causale: crisi_art21
    eventi:
      - {{tipo: invio_verbale_regionale, data: 2025-11-03}}
"""
PUBLISHED = "pubblicazione: {dal: 2025-11-04, al: 2031-01-01}\n"


def registry() -> Registry:
    texts = [
        CASE.format(name="Fonderie & Figli", form="srl", published=PUBLISHED),
        CASE.format(name="Segreta", form="srl", published=""),
        CASE.format(name="Rossi Maria", form="ditta_individuale", published=PUBLISHED),
    ]
    return Registry(tuple(case_of(text, f"cases/BG/2025/caso-{number}.yaml") for number, text in enumerate(texts)))


def site_of(edition: Edition, day: str = "2026-04-20") -> Mapping[str, Output]:
    setting = setting_on(day)
    context = Context.of(shown_in(edition, registry(), setting.as_of), setting, Settings(), version="a" * 40)
    made = pages(context)
    outputs = [*made.navigation, *(output for maker in made.bulk for output in maker())]
    return {output.address if isinstance(output, Page) else output.path: output for output in outputs}


def text_of(site: Mapping[str, Output], address: str) -> str:
    page = site[address]
    assert isinstance(page, Page)
    return re.sub(r"\s+", " ", page.content)


def content_of(site: Mapping[str, Output], path: str) -> bytes:
    file = site[path]
    assert isinstance(file, File)
    return file.content


def test_every_quarter_and_year_since_the_first_procedure() -> None:
    site = site_of(Edition.PUBLIC)
    addresses = {path for path in site if path.endswith("/")}

    periods = ("2025", "2025-T1", "2025-T2", "2025-T3", "2025-T4", "2026", "2026-T1", "2026-T2")
    assert addresses == {"estrazioni/", *(f"estrazioni/{period}/" for period in periods)}
    index = text_of(site, "estrazioni/")
    assert '4° trimestre (ottobre–dicembre)<span class="rc-hidden"> 2025</span></a>: 4 unità produttive' in index
    assert '3° trimestre (luglio–settembre)<span class="rc-hidden"> 2025</span></a>: 0 unità produttive' in index
    assert "(in corso)" in index


def test_the_dictionary_has_every_column() -> None:
    index = text_of(site_of(Edition.PUBLIC), "estrazioni/")

    for column in COLUMNS:
        assert f"<code>{column.key}</code>" in index
        assert column.term.definition


def test_the_files_of_recent_periods_stand_beside_and_say_the_same() -> None:
    site = site_of(Edition.PUBLIC)
    files = {path for path in site if not path.endswith("/")}
    carried = ("2025", "2026", "2026-T1", "2026-T2")

    assert files == {f"estrazioni/{period}/estrazione.{kind}" for period in carried for kind in formats.Format}
    rows = csv_rows(content_of(site, "estrazioni/2026-T1/estrazione.csv"))
    data = json.loads(content_of(site, "estrazioni/2026-T1/estrazione.json"))
    assert [row["caso"] for row in rows] == [row["caso"] for row in data["righe"]]
    assert len(rows) == 4
    page = text_of(site, "estrazioni/2026-T1/")
    assert 'href="/estrazioni/2026-T1/estrazione.parquet"' in page
    assert '<td data-label="Lavoratori noti" class="rc-num">2.860</td>' in page
    told = text_of(site, "estrazioni/2025-T4/")
    assert "registro extract --from 2025-10-01 --to 2025-12-31 -o estrazione.xlsx" in told


@pytest.mark.parametrize("edition", list(Edition))
def test_no_person_and_nothing_unpublished(edition: Edition) -> None:
    site = site_of(edition)
    text = json.dumps(
        [output.content if isinstance(output, Page) else output.content.decode("latin-1") for output in site.values()]
    )

    assert "Rossi Maria" not in text
    assert "Fonderie &amp; Figli" in text_of(site, "estrazioni/2026-T1/")
    assert ("Segreta" in text) == (edition is Edition.INTERNAL)
    assert ("Verificare prima di inviare" in text_of(site, "estrazioni/2026/")) == (edition is Edition.INTERNAL)


def test_without_the_library_there_is_no_parquet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "is_installed", lambda: False)
    site = site_of(Edition.PUBLIC)

    assert "estrazioni/2026/estrazione.json" in site
    assert "estrazioni/2026/estrazione.parquet" not in site
    assert "parquet" not in text_of(site, "estrazioni/2026/")
