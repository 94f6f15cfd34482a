"""The proof of quotes: what it accepts, what it names, what it refuses to begin with."""

from pathlib import Path

import pytest

from registry.law import load_law
from tools.check_quotes import main, quotes_of, stands


def _texts(folder: Path, *, without: str = "", moved: str = "") -> None:
    """Write one text per act that holds its quotes; leave one rule out, or put it in the other act."""
    law = load_law()
    acts = {name: [act.marker] for name, act in law.acts.items() if act.marker is not None}
    first, second = acts
    for quote in quotes_of(law):
        if quote.rule != without:
            other = second if quote.act == first else first
            acts[other if quote.rule == moved else quote.act].append(quote.text)
    for act, phrases in acts.items():
        (folder / f"{act}.txt").write_text(" \n\n".join(phrases), encoding="utf-8")


def test_all_quotes_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _texts(tmp_path)
    assert main([str(tmp_path)]) == 0
    assert "presenti alla lettera nei testi: 162 su 162." in capsys.readouterr().out


@pytest.mark.parametrize("fault", ["without", "moved"])
def test_a_missing_quote_is_named(fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _texts(tmp_path, **{fault: "R-8-3"})
    assert main([str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert "R-8-3 (linee_guida, citazione): non trovo «con evidenziazione del settore" in printed
    assert "161 su 162." in printed


def test_words_are_not_cut_and_only_white_space_is_forgiven() -> None:
    assert stands("un  verbale", ["redatto un verbale."])
    assert stands("l’esaurimento totale", ["dell’esaurimento totale"])
    assert not stands("un verbale", ["redatto un verbaletto"])
    assert not stands("Un verbale", ["redatto un verbale"])


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00"])
def test_without_readable_texts_it_does_not_begin(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / "atto.txt").write_bytes(content)
    assert main([str(tmp_path)]) == 2
    assert "Non posso controllare le citazioni" in capsys.readouterr().err


def test_a_missing_folder_and_a_missing_argument_are_wrong_usage(tmp_path: Path) -> None:
    assert main([str(tmp_path / "nessuna")]) == 2
    assert main([]) == 2
