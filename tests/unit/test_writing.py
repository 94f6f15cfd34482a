"""What is written is read back: every value the same, whatever it holds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.source import Value, read
from registry.source.text import FORBIDDEN_CHARACTER, MAX_TEXT
from registry.source.writing import write

TEXTS = st.text(
    st.characters(codec="utf-8").filter(lambda char: not FORBIDDEN_CHARACTER.match(char)), min_size=1
).filter(lambda text: len(text) <= MAX_TEXT)
KEYS = TEXTS.filter(lambda text: text != "<<")
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_everything_written_is_read_back(values: dict[str, Value]) -> None:
    reading = read(write(values))
    assert (reading.values, reading.refusals) == (values, ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Fonderie Esempio S.r.l.", "x: Fonderie Esempio S.r.l."),
        ("Cologno dell'Adda", "x: Cologno dell'Adda"),
        ("120", "x: 120"),
        ("2026-03-25", "x: 2026-03-25"),
        ("02736340163", 'x: "02736340163"'),
        ("24.51", 'x: "24.51"'),
        ("10:30", 'x: "10:30"'),
        ("NO", 'x: "NO"'),
        ("=1+1", 'x: "=1+1"'),
        ("esito: positivo", 'x: "esito: positivo"'),
        ("pratica #12", 'x: "pratica #12"'),
        ("- trattino", 'x: "- trattino"'),
        (" spazi ", 'x: " spazi "'),
        ('detta "la Grande"', "x: 'detta \"la Grande\"'"),
        ("C:\\cartella", "x: 'C:\\cartella'"),
        ("una riga\ne un'altra: sì", "x: |-\n  una riga\n  e un'altra: sì"),
        ("con #1\ne altro", 'x: "con #1\\ne altro"'),
    ],
)
def test_text_is_quoted_only_where_it_must_be(text: str, line: str) -> None:
    written = write({"x": text})
    assert written.decode() == f"{line}\n"
    assert read(written).values == {"x": text}


def test_style_is_the_one_of_the_examples() -> None:
    sites: list[Value] = [{"comune": "Brescia", "provincia": "BS"}, {"provincia": "MI"}]
    assert write({"sedi": sites, "tipo_crisi": ["altro"]}).decode() == (
        "sedi:\n  - comune: Brescia\n    provincia: BS\n  - provincia: MI\ntipo_crisi:\n  - altro\n"
    )
    assert not re.search(r"[{\[]", write({"sedi": sites}).decode())
