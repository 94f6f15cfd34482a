"""A fact more in a file: only its lines are new; comments, order, quotes, indentation and line ends stay."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.source import Value, read
from registry.source.insertion import Stuck, with_item, with_text
from registry.source.writing import write

EVENT: dict[str, Value] = {
    "tipo": "convocazione_parti",
    "data": "2026-06-04",
    "documenti": [{"titolo": "PEC: invito", "url": None}],
}
SHORT: dict[str, Value] = {"tipo": "chiusura", "data": "2026-09-01"}
TRICKY: dict[str, Value] = {
    "tipo": "incontro_parti",
    "data": "2026-09-01",
    "presenti": ["A, B & C", "no", "{x}", "# y", "a: b"],
}
EVENTS = ("procedure", 0, "eventi")
HEAD = "procedure:\n  - causale: x\n    eventi:\n"


def changed(text: str, item: object = SHORT, route: tuple[str | int, ...] = EVENTS, **options: object) -> str:
    """Return the text with an item more; that it reads back is asked for by the function itself."""
    return with_item(dedent(text).encode(), route, item, **options).decode()  # type: ignore[arg-type]


def test_the_office_indents_as_it_likes() -> None:
    text = dedent(
        """\
        # testata
        azienda: {denominazione:   'Fonderie  Esempio',   organico: "12"}   # spazi strani
        procedure:
        -   causale: crisi_art21
            eventi:
            -   tipo: valutazione
                data: "2026-05-26"     # virgolette
                criteri: [ durata,altro ]
                # un commento dell'evento
            # un commento dopo la lista

        # un commento sulla voce che segue
        note: >-
            una nota
            su due righe
        """
    )
    added = changed(text, EVENT)
    assert added == text.replace(
        "        # un commento dell'evento\n",
        "        # un commento dell'evento\n"
        "    -   tipo: convocazione_parti\n"
        "        data: 2026-06-04\n"
        "        documenti:\n"
        '        -   titolo: "PEC: invito"\n'
        "            url:\n",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    eventi: []  # nessuno\n", "    eventi:  # nessuno\n      - tipo: chiusura\n        data: 2026-09-01\n"),
        ("    eventi:\n", "    eventi:\n      - tipo: chiusura\n        data: 2026-09-01\n"),
        ("    eventi: ~\n", "    eventi:\n      - tipo: chiusura\n        data: 2026-09-01\n"),
        ("", "    eventi:\n      - tipo: chiusura\n        data: 2026-09-01\n"),
    ],
)
def test_an_empty_list_a_bare_key_and_no_key(before: str, after: str) -> None:
    head, tail = "procedure:\n  - causale: crisi_art21 # perché\n", "# in fondo\nnote: x\n"
    assert changed(head + before + tail) == head + after + tail


def test_lists_between_brackets() -> None:
    text = "procedure: [{causale: crisi_art21, eventi: [{tipo: valutazione, data: 2026-05-26}, ]}]\n"
    assert changed(text) == text.replace("26}", "26}, {tipo: chiusura, data: 2026-09-01}")
    assert changed("procedure: [{causale: crisi_art21}]\n") == (
        "procedure: [{causale: crisi_art21, eventi: [{tipo: chiusura, data: 2026-09-01}]}]\n"
    )
    assert changed("procedure: [{causale: x, eventi: }]\n").endswith("eventi: [{tipo: chiusura, data: 2026-09-01}]}]\n")
    assert '"A, B & C"' in changed(text, TRICKY)


def test_the_beginning_and_the_end_of_a_file_stay() -> None:
    text = "\ufeffprocedure:\r\n  - causale: x\r\n    eventi:\r\n      - tipo: valutazione\r\n        data: 2026-05-26"
    added = with_item(text.encode(), EVENTS, SHORT)
    assert added == f"{text}\r\n      - tipo: chiusura\r\n        data: 2026-09-01\r\n".encode()


def test_a_long_text_at_the_end_of_the_list() -> None:
    text = f"{HEAD}      - tipo: a\n        nota: |\n          uno\n\n          due\n\n\nnote: z\n"
    assert changed(text) == text.replace(
        "          due\n", "          due\n      - tipo: chiusura\n        data: 2026-09-01\n"
    )
    kept = text.replace("nota: |", "nota: |+")
    assert changed(kept) == kept.replace("note: z", "      - tipo: chiusura\n        data: 2026-09-01\nnote: z")


def test_the_place_in_the_list() -> None:
    text = f"{HEAD}      # il primo\n      - tipo: a\n      # il secondo\n      - tipo: b\n"
    line = "      - tipo: chiusura\n        data: 2026-09-01\n"
    assert changed(text, position=0) == text.replace("      # il primo", f"{line}      # il primo")
    assert changed(text, position=1) == text.replace("      # il secondo", f"{line}      # il secondo")


def test_a_key_goes_after_those_that_precede_it() -> None:
    text = "azienda:\n  denominazione: x\n\n# le sedi\nsedi:\n- provincia: BS\n"
    added = changed(text, "BS-2025-x", ("id_precedenti",), before_it=("azienda",))
    assert added == text.replace("x\n\n", "x\nid_precedenti:\n- BS-2025-x\n\n")
    bare = 'id_precedenti: "BS-2024-x" # da solo\n'
    assert changed(bare, "BS-2025-x", ("id_precedenti",)) == 'id_precedenti: ["BS-2024-x", BS-2025-x] # da solo\n'


def test_a_text_is_replaced_between_its_quotes() -> None:
    text = b"casi: ['BS-2025-x',  BS-2025-y] # due\n"
    assert with_text(text, ("casi", 0), "BS-2026-x") == text.replace(b"BS-2025-x", b"BS-2026-x")
    with pytest.raises(Stuck):
        with_text(text, ("casi", 7), "BS-2026-x")


@pytest.mark.parametrize(
    "text",
    [
        "procedure:\n  - causale: x\n    eventi: {tipo: a}\n",
        "procedure: []\n",
        "procedure:\n  - eventi: |\n      a\n",
    ],
)
def test_what_cannot_be_changed_alone_is_left_to_people(text: str) -> None:
    with pytest.raises(Stuck):
        changed(text)


def test_every_demonstration_case_keeps_its_bytes() -> None:
    files = sorted(Path("cases").glob("[A-Z][A-Z]/*/*.yaml"))
    assert files
    for file in files:
        before = file.read_bytes()
        route = EVENTS if "procedure:" in before.decode() else ("eventi",)
        after = with_item(before, route, EVENT).decode()
        old, new = before.decode().splitlines(), iter(after.splitlines())
        assert all(line in new for line in old), file  # in the same order, none changed


_TEXT = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), max_size=20)


@given(st.lists(st.dictionaries(st.sampled_from(("tipo", "data", "nota")), _TEXT, min_size=1), min_size=1), _TEXT)
def test_any_text_reads_back(events: list[dict[str, Value]], text: str) -> None:
    item: dict[str, Value] = {"tipo": "chiusura", "nota": text.strip() or "x"}
    for data in (write({"eventi": [*events]}), b"eventi: [{tipo: a}]\n"):
        reading = read(with_item(data, ("eventi",), item))
        assert reading.values is not None
        assert reading.values["eventi"][-1] == item  # type: ignore[index]
