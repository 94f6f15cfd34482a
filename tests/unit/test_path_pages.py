"""What the pages of the law say follows from its data: words of terms and conditions, and any new path."""

import pytest

from registry.law import Condition, Path, RuleTerm, load_law
from registry.reporters.explain_step import FACT_WORDS
from site_gen.links import link_references
from site_gen.rendering import render
from site_gen.views.breakdown import Breakdown
from site_gen.views.path import path_view
from site_gen.views.path_step import condition_words
from site_gen.views.rule import term_words

LAW = load_law()


def test_a_path_added_as_data_gives_its_page() -> None:
    path = Path.model_validate(
        {
            "percorso": "9.9",
            "titolo": "Percorso di prova",
            "descrizione": "Un percorso fatto di eventi già noti.",
            "causali": ["crisi_art21"],
            "atto": "linee_guida",
            "regole": ["R-7.2-1"],
            "passi": [
                {"passo": "segnalazione", "attore": "altri", "obbligo": "facolta", "regole": ["R-4-3"]},
                {
                    "passo": "convocazione_parti",
                    "attore": "nucleo",
                    "obbligo": "di_norma",
                    "dopo": ["segnalazione"],
                    "termini": ["R-7.1.3-1"],
                    "regole": ["R-7.1.3-1"],
                },
            ],
        }
    )
    nothing = Breakdown("per-territorio", "Per territorio", "Territorio", ())
    parts = {"standing": None, "territories": nothing, "times": (), "times_note": "", "feed": "", "subscribing": ""}
    page = render("path.html", view=path_view(path, LAW, ()), links=(), **parts)
    assert "2. Convocazione delle parti" in page
    assert "Si apre con «Segnalazione»." in page
    assert LAW.rules["R-7.1.3-1"].quote in page.replace("&#39;", "'")


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (None, "nessun termine quantificato: il registro non inventa date"),
        ({"tipo": "non_quantificato", "testo": "subito"}, "«subito»: nessun termine quantificato"),
        ({"tipo": "periodicita", "ogni": "trimestre", "testo": "x"}, "almeno una volta ogni trimestre"),
        (
            {"tipo": "giorno_del_mese_successivo", "numero": "25", "natura": "vincolante", "testo": "x"},
            "il giorno 25 del mese successivo (termine vincolante)",
        ),
        (
            {"tipo": "giorni_calendario", "numero": "1", "da": "chiusura", "natura": "vincolante", "testo": "x"},
            "1 giorno di calendario da «Chiusura» (termine vincolante)",
        ),
    ],
)
def test_a_term_reads_in_words(term: dict[str, str] | None, words: str) -> None:
    assert term_words(RuleTerm.model_validate(term) if term else None).startswith(words)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"evento": "controdeduzioni"}, "c'è «Controdeduzioni»"),
        (
            {"evento": "valutazione", "campo": "esito", "valore": "positivo"},
            "in «Valutazione» la voce «Esito» è «positivo»",
        ),
        ({"procedura": "competenza", "valore": "regionale"}, "nella procedura «Competenza» è «regionale»"),
        ({"fatto": "periodo_concluso"}, FACT_WORDS["periodo_concluso"]),
    ],
)
def test_a_condition_reads_in_words(condition: dict[str, str], words: str) -> None:
    assert condition_words(Condition.model_validate(condition)) == words


def test_prose_links_what_it_cites_and_nothing_else() -> None:
    known = {"R-8-4": "regole/R-8-4/"}
    linked = '<a href="/regole/R-8-4/"><code>R-8-4</code></a>'
    assert (
        link_references("<p><code>R-8-4</code>, <code>R-9-9</code></p>", known)
        == f"<p>{linked}, <code>R-9-9</code></p>"
    )
    assert link_references("<li>(R-8-4).</li>", known) == '<li>(<a href="/regole/R-8-4/">R-8-4</a>).</li>'
    for untouched in (
        '<a href="x"><code>R-8-4</code></a>',
        "<h2>R-8-4</h2>",
        "<p>R-8-9 XR-8-4</p>",
        '<p title="R-8-4">-</p>',
        "<pre><code>regola: R-8-4\n</code></pre>",
        '<code class="x">R-8-4</code>',
    ):
        assert link_references(untouched, known) == untouched
