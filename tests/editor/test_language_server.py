"""The text editor helps while typing: what it underlines, explains and proposes, by the server that it runs."""

from collections.abc import Iterator

import pytest

from tests.editor.language_server import LanguageServer, language_server

CASE = "cases/BS/2026"
BOARD = "cases/tavoli/2026"
FLOW = "cases/flussi/2026"
GOOD = """\
azienda:
  denominazione: Fonderie Esempio S.r.l.
  codice_fiscale: "99900010168"
  organico: 78
sedi:
  - comune: Brescia
    provincia: BS
    lavoratori: 14
procedure:
  - causale: licenziamento_collettivo
    eventi:
      - tipo: invio_verbale_licenziamento
        data: 2026-03-25
"""


@pytest.fixture(scope="module")
def editor() -> Iterator[LanguageServer]:
    with language_server() as server:
        yield server


def place_of(text: str, mark: str, *, after: bool = False) -> dict[str, int]:
    """Return the position of a word of the text, as editors count: from zero."""
    offset = text.index(mark) + (len(mark) if after else 0)
    line = text.count("\n", 0, offset)
    return {"line": line, "character": offset - (text.rfind("\n", 0, offset) + 1)}


def proposals(editor: LanguageServer, folder: str, text: str, mark: str) -> set[str]:
    """Return what is proposed just after a word of a file."""
    uri = editor.open(folder, text)
    position = place_of(text, mark, after=True)
    found = editor.ask("textDocument/completion", textDocument={"uri": uri}, position=position)
    return {item["label"] for item in found["items"]}


def explanation(editor: LanguageServer, folder: str, text: str, mark: str) -> str:
    """Return what is told when the pointer rests on a word of a file."""
    uri = editor.open(folder, text)
    found = editor.ask("textDocument/hover", textDocument={"uri": uri}, position=place_of(text, mark))
    return str(found["contents"]["value"])


def test_a_good_file_is_left_alone(editor: LanguageServer) -> None:
    assert editor.diagnostics(editor.open(CASE, GOOD)) == []


@pytest.mark.parametrize(
    ("folder", "text", "line"),
    [
        (CASE, GOOD.replace("provincia: BS", "provincia: XX"), 7),
        (CASE, GOOD.replace("organico: 78", "organici: 78"), 4),
        (CASE, GOOD.replace("licenziamento_collettivo", "fallimento"), 10),
        (CASE, GOOD.replace("        data: 2026-03-25\n", ""), 12),
        (BOARD, "tipo: provinciale\ndata: 2026-03-10\n", 1),
        (FLOW, "tipo: rapporto_trimestrale\ndata: 2026-04-10\ntrimestri: 2026-T1\n", 3),
    ],
    ids=["provincia", "voce sconosciuta", "causale", "data mancante", "tavolo", "flusso"],
)
def test_a_mistake_is_underlined_on_its_line(editor: LanguageServer, folder: str, text: str, line: int) -> None:
    lines = {found["range"]["start"]["line"] + 1 for found in editor.diagnostics(editor.open(folder, text))}

    assert lines == {line}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("organico: 78", "organico: molti"), "Qui va un numero intero, ad esempio 78."),
        (GOOD.replace("    lavoratori: 14", "    addetti: 14"), "Voci ammesse qui: comune, provincia, lavoratori."),
        (GOOD.replace("organico: 78", "forma_giuridica: boh"), "Valori ammessi: "),
    ],
    ids=["numero", "voce", "valore"],
)
def test_a_mistake_is_explained_in_italian(editor: LanguageServer, text: str, message: str) -> None:
    (found,) = editor.diagnostics(editor.open(CASE, text))

    assert found["message"].startswith(message)


def test_the_words_that_may_follow_are_proposed(editor: LanguageServer) -> None:
    wanted = GOOD.replace("causale: licenziamento_collettivo", "causale: ")

    assert {"cds_art21", "transizione_22ter", "licenziamento_collettivo"} <= proposals(
        editor, CASE, wanted, "causale: "
    )


def test_the_fields_of_an_event_are_proposed_for_its_type(editor: LanguageServer) -> None:
    text = GOOD + "        \n"

    found = proposals(editor, CASE, text, "2026-03-25\n        ")

    assert {"verbale_del", "nota_pubblica", "documenti"} <= found
    assert "firmato" not in found  # a field of minutes, not of this event


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("organico", "persone"),
        ("causale", "Contratto di solidarietà (art. 21)"),
        ("invio_verbale_licenziamento", "Invio del verbale"),
    ],
)
def test_resting_on_a_word_explains_it_in_italian(editor: LanguageServer, word: str, told: str) -> None:
    assert told.lower() in explanation(editor, CASE, GOOD, word).lower()
