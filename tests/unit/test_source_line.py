"""A line of a file as a report prints it: short, and without anybody's data."""

from pathlib import Path

import pytest

from registry.reporters.lines import source_line


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("note: scrivere a anna.rossi@example.org", "note: scrivere a ••••••••••••••••••••••"),
        ("note: \x1b[31mrosso", "note: ·[31mrosso"),
        ("x" * 300, "x" * 160),
        # An address that the cut would halve is covered all the same.
        ("n" * 155 + " anna.rossi@example.org", "n" * 155 + " ••••"),
    ],
)
def test_a_line_is_covered_and_cut(tmp_path: Path, written: str, shown: str) -> None:
    (tmp_path / "caso.yaml").write_text(f"{written}\n", encoding="utf-8")
    assert source_line(tmp_path, "caso.yaml", 1) == shown


def test_a_line_of_half_a_million_characters_is_shown_at_once(tmp_path: Path) -> None:
    # Looked at whole, such a line would keep the check busy for hours.
    (tmp_path / "caso.yaml").write_text("a.b-" * 120_000, encoding="utf-8")
    assert source_line(tmp_path, "caso.yaml", 1) == "a.b-" * 40


def test_a_document_of_a_word_processor_has_no_lines(tmp_path: Path) -> None:
    (tmp_path / "modello.docx").write_bytes(b"PK\x03\x04 e altri byte")

    assert source_line(tmp_path, "modello.docx", 1) is None
