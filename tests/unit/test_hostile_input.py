"""Whatever is written in a file, reading it gives findings in Italian with their lines: never a crash.

`pytest --hypothesis-profile=lungo tests/unit/test_hostile_input.py` hunts for hours instead of seconds.
"""

import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from registry.controls import controls
from registry.derive import case_status
from registry.finding import Problem
from registry.layout import Entry, identity_of
from registry.model import Case, Record
from registry.reporters import machine, text
from registry.reporters.status_json import status_object
from registry.store import read_record
from tests.cases import setting_on

ROOT = Path(__file__).parents[2]
PATHS = ("cases/BS/2026/esempio.yaml", "cases/tavoli/2026/2026-03-10-a.yaml", "cases/flussi/2026/2026-04-14-a.yaml")
SAMPLES = [file.read_bytes() for file in sorted((ROOT / "cases").glob("*/*/*.yaml"))[::7]]
NASTY = [
    b"\x00", b"\xff", b"\xc3", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\t", b"\r", b"&a ", b"*a", b"!!python/name:os ",
    b"<<: ", b"---\n", b"...\n", b"[", b"{", b"}", b"]", b"- ", b"? ", b": ", b"# ", b"'", b'"', b"|\n", b">\n",
    b"%YAML 1.1\n", b"<<<<<<< HEAD\n", b"\\x07", b"2026-02-30", b"1.000", b"null", b"~", b"=", b"@", b"`",
    b"\xc2\x85", b"\xe2\x80\xa8",
]  # fmt: skip
WORDS = st.sampled_from(
    "azienda denominazione codice_fiscale sedi provincia lavoratori procedure causale eventi tipo data esito nota "
    "documenti titolo url sha256 periodo dal al riservato ateco edizione codice pubblicazione rilevanza ora mese "
    "importo trimestre territori programma misura destinatari referenti ruolo".split()
)
SCALARS = st.one_of(
    st.text(max_size=12),
    st.integers(-5, 10**12).map(str),
    st.dates().map(str),
    st.sampled_from(
        ["sì", "no", "true", "BS", "XX", "2026-T1", "valutazione", "presa_in_carico", "crisi_art21", "", "~"]
    ),
    st.none(),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(WORDS | st.text(max_size=8), inner, max_size=5)
    ),
    max_leaves=25,
)
ENGLISH = re.compile(r"\b(should|input|expected|invalid|error|must|value|valid|type|required)\b", re.IGNORECASE)


def judged(data: bytes, path: str = PATHS[0]) -> list[Problem]:
    """Return the findings on a file, having asserted what holds for every file whatever."""
    identity = identity_of(path)
    assert identity is not None
    record, problems = read_record(Entry(path, identity), data)
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for problem in problems:
        assert problem.rule in controls(), problem
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
        assert problem.message
        assert problem.remedy
        own_words = re.sub(r"«.*?»", "", f"{problem.message} {problem.remedy}", flags=re.DOTALL)
        assert not ENGLISH.search(own_words), problem
    assert record is not None or problems
    assert isinstance(record, Case | Record) or record is None
    assert all(problem.level.value == "avviso" for problem in problems) or record is None
    assert text.summary(problems, 1)
    assert text.render(problems, ROOT / "non-esiste").isprintable() or problems
    assert all(line.startswith("::") for line in machine.as_github(problems).splitlines())
    assert machine.as_json(problems).encode("utf-8")
    if isinstance(record, Case) and all(
        setting_on("2026-06-30").law.path_of(item.causale) for item in record.procedures
    ):
        assert status_object(case_status(record, setting_on("2026-06-30")))
    return problems


@given(st.binary(max_size=400), st.sampled_from(PATHS))
def test_bytes_at_random(data: bytes, path: str) -> None:
    judged(data, path)


@given(st.text(alphabet="abc:-[]{}&*!|>'\"#%@`,? \n\t~<=.0123\\", max_size=80), st.sampled_from(PATHS))
def test_the_signs_of_yaml_at_random(typed: str, path: str) -> None:
    judged(typed.encode(), path)


@given(st.text(max_size=200))
def test_text_at_random(typed: str) -> None:
    judged(typed.encode("utf-8", "surrogatepass"))


@given(VALUES, st.sampled_from(PATHS), st.booleans())
def test_values_at_random(value: Any, path: str, flow: bool) -> None:
    judged(yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow).encode(), path)


@given(st.dictionaries(WORDS, VALUES, max_size=6))
def test_known_keys_with_values_at_random(values: dict[str, Any]) -> None:
    case = {"azienda": {"denominazione": "Esempio"}, "sedi": [{"provincia": "BS"}]} | values

    judged(yaml.safe_dump(case, allow_unicode=True).encode())


@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 30), st.sampled_from([*NASTY, b""])), max_size=5),
)
def test_real_files_broken_at_random(sample: bytes, cuts: list[tuple[int, int, bytes]]) -> None:
    data = sample
    for at, length, put in cuts:
        start = at % (len(data) + 1)
        data = data[:start] + put + data[start + length :]

    judged(data)


@given(st.sampled_from(SAMPLES), st.randoms(use_true_random=False))
def test_real_files_with_their_lines_shuffled(sample: bytes, chance: random.Random) -> None:
    lines = sample.split(b"\n")
    chance.shuffle(lines)

    judged(b"\n".join(lines))


@pytest.mark.parametrize("sample", SAMPLES[:4])
def test_every_beginning_of_a_real_file(sample: bytes) -> None:
    for end in range(0, min(len(sample), 1200), 3):
        judged(sample[:end])


@pytest.mark.parametrize("nasty", NASTY, ids=repr)
def test_every_nasty_thing_at_every_line(nasty: bytes) -> None:
    lines = SAMPLES[1].split(b"\n")[:40]
    for at in range(len(lines)):
        judged(b"\n".join([*lines[:at], lines[at] + nasty, *lines[at + 1 :]]))
        judged(b"\n".join([*lines[:at], nasty + lines[at], *lines[at + 1 :]]))
