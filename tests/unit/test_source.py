"""YAML text → values, places, refusals: every scalar stays what was typed, nothing can hurt."""

from typing import Any

import pytest

from registry.finding import Refusal
from registry.source import Reading, locate, read


def reading_of(text: str | bytes) -> Reading:
    return read(text if isinstance(text, bytes) else text.encode())


def values_of(text: str | bytes) -> Any:
    """Return what a text says; it must be wholly accepted."""
    reading = reading_of(text)
    assert reading.refusals == ()
    return reading.values


def rules_of(text: str | bytes) -> list[str]:
    return [refusal.rule for refusal in reading_of(text).refusals]


def only(text: str | bytes) -> Refusal:
    """Return the one refusal of a text."""
    (refusal,) = reading_of(text).refusals
    return refusal


# --- what is accepted


@pytest.mark.parametrize(
    "typed",
    ["NO", "no", "sì", "015146", "02736340163", "62.10", "10:30", "1e3", "0x1F", "1_000", ".5", "2026-03-25", "+39",
     "y", "true", "1.000", "12e03", "0o14", "2026-03-25 10:00:00", ".inf", "=", "é", "🙂"],
)  # fmt: skip
def test_a_scalar_stays_what_was_typed(typed: str) -> None:
    assert values_of(f"a: {typed}\n") == {"a": typed}
    assert values_of(f'a: "{typed}"\n') == {"a": typed}
    assert values_of(f"a: [{typed}]\n") == {"a": [typed]}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", '""', "''"])
def test_what_is_empty_is_absent(nothing: str) -> None:
    assert values_of(f"a: {nothing}\n") == {"a": None}


@pytest.mark.parametrize("word", ["~", "null"])
def test_a_quoted_word_for_nothing_is_a_text(word: str) -> None:
    assert values_of(f'a: "{word}"\n') == {"a": word}


def test_a_byte_order_mark_and_windows_lines_are_accepted() -> None:
    text = "a: uno\r\nb:\r\n  - due\r\n"

    assert values_of(b"\xef\xbb\xbf" + text.encode()) == {"a": "uno", "b": ["due"]}


def test_all_the_styles_of_a_text() -> None:
    text = "a: |\n  uno\n  due\nb: >-\n  uno\n  due\nc: 'l''uno'\nd: \"uno\\ndue\"\ne: uno\n  due\n"

    assert values_of(text) == {"a": "uno\ndue\n", "b": "uno due", "c": "l'uno", "d": "uno\ndue", "e": "uno due"}


def test_a_text_of_five_thousand_characters_is_accepted() -> None:
    assert values_of("a: " + "x" * 5_000)["a"] == "x" * 5_000


def test_twenty_levels_are_accepted() -> None:
    assert rules_of("a: " + "[" * 19 + "]" * 19) == []


def test_a_document_may_be_opened_and_closed() -> None:
    assert values_of("---\na: uno\n...\n") == {"a": "uno"}


# --- places


def place(text: str | bytes, *route: str | int) -> tuple[int, int, str | None]:
    found = locate(text if isinstance(text, bytes) else text.encode()).find(route)
    return found.line, found.column, found.text


NESTED = """\
azienda:
  denominazione: Esempio
procedure:
  - causale: crisi_art21
    eventi:
      - tipo: valutazione
        data: 2026-03-02
      - data: 2026-03-09
        tipo: convocazione_parti
        documenti:
          - titolo: Lettera
          - titolo: Verbale
"""


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        (("azienda", "denominazione"), (2, 18, "Esempio")),
        (("procedure", 0, "causale"), (4, 14, "crisi_art21")),
        (("procedure", 0, "eventi", 0, "data"), (7, 15, "2026-03-02")),
        (("procedure", 0, "eventi", 1, "tipo"), (9, 15, "convocazione_parti")),
        (("procedure", 0, "eventi", 1, "documenti", 1, "titolo"), (12, 21, "Verbale")),
        (("azienda",), (1, 1, "azienda")),  # a group is shown at its key
        (("procedure", 0, "eventi", 1), (8, 9, None)),  # an element of a list where it begins
        (("procedure", 0, "eventi", 1, "esito"), (8, 9, None)),  # what is missing, in what should hold it
        (("sedi",), (1, 1, None)),  # or at the top
        ((), (1, 1, None)),
    ],
)
def test_places_in_nested_lists(route: tuple[str | int, ...], expected: tuple[int, int, str | None]) -> None:
    assert place(NESTED, *route) == expected


def test_places_in_flow_style() -> None:
    text = "sedi: [{provincia: BS, lavoratori: 14}, {provincia: XX}]\n"

    assert place(text, "sedi", 0, "lavoratori") == (1, 36, "14")
    assert place(text, "sedi", 1, "provincia") == (1, 53, "XX")
    assert place(text, "sedi", 1) == (1, 41, None)


def test_places_after_texts_on_several_lines() -> None:
    text = 'note: |\n  uno: finto\n  due\nb: "uno\n  due"\nc: >\n  uno\n\n  due\nd: tre\n'

    assert place(text, "note")[:2] == (1, 7)
    assert place(text, "b")[:2] == (4, 4)
    assert place(text, "c")[:2] == (6, 4)
    assert place(text, "d") == (10, 4, "tre")


def test_places_count_characters_and_not_bytes() -> None:
    assert place("però: {è: «à», x: 2}\n", "però", "x") == (1, 19, "2")


def test_places_with_a_byte_order_mark_and_windows_lines() -> None:
    assert place(b"\xef\xbb\xbfa: uno\r\nb: due\r\n", "a") == (1, 4, "uno")
    assert place(b"\xef\xbb\xbfa: uno\r\nb: due\r\n", "b") == (2, 4, "due")


def test_the_first_of_two_equal_keys_keeps_its_place_and_value() -> None:
    text = "a: uno\na: due\n"

    assert place(text, "a") == (1, 4, "uno")
    assert reading_of(text).values == {"a": "uno"}


# --- refusals, with their places


@pytest.mark.parametrize(
    ("text", "rule", "line", "column", "route"),
    [
        ("a: uno\na: due\n", "chiave-doppia", 2, 1, ("a",)),
        ("a: {b: 1, b: 2}\n", "chiave-doppia", 1, 11, ("a", "b")),
        ("a: &x uno\n", "ancora-o-alias", 1, 4, ("a",)),
        ("a:\n  - uno\n  - &x due\n", "ancora-o-alias", 3, 5, ("a", 1)),
        ("&x a: uno\n", "ancora-o-alias", 1, 1, ()),
        ("a: !!str uno\n", "etichetta-yaml", 1, 4, ("a",)),
        ("a:\n  - !colore rosso\n", "etichetta-yaml", 2, 5, ("a", 0)),
        ("a: {<<: {b: uno}}\n", "chiave-di-unione", 1, 5, ("a", "<<")),
        ("a: uno\n---\nb: due\n", "piu-documenti", 2, 1, ()),
        ("a: \x07uno\n", "carattere-non-ammesso", 1, 4, ()),
        ("a: uno\nb: d\u202eue\n", "carattere-non-ammesso", 2, 5, ()),
        ('a: "u\\u200bno"\n', "carattere-non-ammesso", 1, 4, ("a",)),
        ("a: uno\nb: " + "x" * 5_001, "testo-troppo-lungo", 2, 4, ("b",)),
        ("a: 'uno\n", "sintassi-yaml", 1, 4, ()),
        ("a: [uno\nb: due\n", "sintassi-yaml", 1, 4, ()),
        ("a: uno: due\n", "sintassi-yaml", 1, 7, ()),
        ("? [a]\n: uno\n", "chiave-non-valida", 1, 3, ()),
        ("", "file-senza-voci", 1, 1, ()),
        ("- uno\n", "file-senza-voci", 1, 1, ()),
    ],
)  # fmt: skip
def test_a_refusal_has_its_place(text: str, rule: str, line: int, column: int, route: tuple[str | int, ...]) -> None:
    refusal = only(text)

    assert (refusal.rule, refusal.line, refusal.column) == (rule, line, column)
    assert not route or refusal.route == route
    assert refusal.message.strip().endswith((".", "»"))
    assert refusal.remedy


def test_an_alias_is_refused_where_it_stands() -> None:
    first, second = reading_of("a: &x [uno]\nb:\n  - due\n  - *x\n").refusals

    assert (first.rule, first.line, first.column, first.route) == ("ancora-o-alias", 1, 4, ("a",))
    assert (second.rule, second.line, second.column, second.route) == ("ancora-o-alias", 4, 5, ("b", 1))


def test_a_tag_is_told_as_it_was_typed() -> None:
    assert "«!!python/object/apply:os.system»" in only("a: !!python/object/apply:os.system [ls]\n").message


def test_bytes_that_are_not_text_have_a_line() -> None:
    refusal = only(b"a: uno\nb: perch\xe9\n")

    assert (refusal.rule, refusal.line, refusal.column) == ("codifica-non-utf8", 2, 9)


def test_each_mark_of_an_unfinished_merge_is_told() -> None:
    text = "a: uno\n<<<<<<< HEAD\nb: due\n||||||| base\nb: tre\n=======\nb: quattro\n>>>>>>> altro\n"

    assert [(refusal.rule, refusal.line) for refusal in reading_of(text).refusals] == [
        ("conflitto-non-risolto", line) for line in (2, 4, 6, 8)
    ]


def test_all_the_faults_of_a_file_are_told_at_once() -> None:
    text = 'a: &x uno\nb: !!int 2\na: tre\nc: "\\x07"\nd: pratica #1\n'

    assert rules_of(text) == [
        "ancora-o-alias", "etichetta-yaml", "chiave-doppia", "carattere-non-ammesso", "testo-tagliato",
    ]  # fmt: skip


# --- text cut by a comment


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("a: pratica #12 del 2026", "#12 del 2026"),
        ("a: [uno #due\n  ]", "#due"),
        ("a:\n  - pratica\t#12", "#12"),
        ("a: uno\n  due #tre", "#tre"),
    ],
)
def test_a_text_cut_by_a_comment_is_a_warning(line: str, lost: str) -> None:
    refusal = only(line + "\n")

    assert (refusal.rule, refusal.level.value, refusal.found) == ("testo-tagliato", "avviso", lost)


@pytest.mark.parametrize(
    "text",
    ["a: uno # due", "a: b\n# uno #due", 'a: "uno #due"', "a: uno#due", "a: |\n  b: uno #due", "a: 'x' #y",
     "a:  # uno\n  b: c #"],
)  # fmt: skip
def test_a_comment_is_left_in_peace(text: str) -> None:
    assert rules_of(text + "\n") == []
