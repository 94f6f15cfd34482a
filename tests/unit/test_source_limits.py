"""What must not hurt: every file is read in time and memory linear to it (any other way takes minutes here)."""

from pathlib import Path
from typing import Any

import pytest

from registry.layout import survey
from registry.source import MAX_BYTES, read
from registry.store import load
from tests.commands import repository


def rules_of(text: str) -> list[str]:
    return [refusal.rule for refusal in read(text.encode()).refusals]


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_forty_thousand_brackets_are_refused(opener: str) -> None:
    assert rules_of("a: " + opener * 40_000)[-1] in {"annidamento-eccessivo", "chiave-non-valida", "sintassi-yaml"}
    assert rules_of(opener * 40_000)[-1] in {"annidamento-eccessivo", "chiave-non-valida", "sintassi-yaml"}


@pytest.mark.parametrize("piece", ["<<<<<<< HEAD\n", "\x01"])
def test_of_what_is_wrong_in_one_way_the_first_are_told(piece: str) -> None:
    assert len(rules_of("note: x\n" + piece * 60_000)) < 60


def test_an_alias_bomb_is_refused_unbuilt() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join(['*a' + str(n - 1)] * 9)}]" for n in range(1, 12)]

    reading = read("\n".join(rows).encode())

    assert {refusal.rule for refusal in reading.refusals} == {"ancora-o-alias"}
    assert len(repr(reading.values)) < 5_000


def test_a_file_over_one_mebibyte_is_refused_unread(tmp_path: Path) -> None:
    repository(tmp_path, {"cases/BS/2026/grande.yaml": "a: uno\n" + "#" * MAX_BYTES})

    assert survey(tmp_path).entries == ()
    assert [problem.rule for problem in load(tmp_path).problems] == ["file-troppo-grande"]
    assert rules_of("a: uno\n" + "#" * MAX_BYTES) == ["file-troppo-grande"]


def test_a_file_of_one_mebibyte_is_read() -> None:
    text = "a: uno\n"

    values: Any = read((text + "#" * (MAX_BYTES - len(text))).encode()).values
    assert values == {"a": "uno"}


def test_more_than_twenty_thousand_values_are_refused() -> None:
    assert rules_of("a: [" + "x," * 20_001 + "]") == ["troppe-voci"]
    assert rules_of("a: [" + "x," * 19_900 + "]") == []


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "\x07" * 1_000_000,
        "<<<<<<< a\n" * 100_000,
        "a: b" + " " * 1_000_000 + "c\nd: e #f",
        "a: b #c\n" * 100_000,
        "a: " + "x " * 500_000,
        "a: |\n" + "  x\n" * 250_000,
        "#\n" * 500_000,
        'a: "' + "\\x07" * 250_000 + '"',
        "? " + "x" * 1_000_000 + "\n: y",
        "a: '" + "\n" * 1_000_000 + "'",
        "%" * 1_000_000,
        "a:\n" + " -\n" * 300_000,
        "\ufeff" * 300_000,
        "&a " * 300_000,
        "!!str " * 150_000,
        "a: {" + "b: c, " * 150_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_file_full_of_anything_ends_soon(text: str) -> None:
    reading = read(text.encode()[:MAX_BYTES])

    assert reading.values is None or reading.refusals or text.startswith(("#", "a: |"))
    assert all(refusal.line is None or refusal.line >= 1 for refusal in reading.refusals)
