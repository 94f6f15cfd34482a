"""What each edition may say, looked for in every byte of a registry in which every field is filled."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from subprocess import run
from zipfile import ZipFile, is_zipfile

import duckdb
import pikepdf
import pytest

from tests.planted import TRAPS
from tests.site.conftest import EDITIONS, PLANTED_ID, Planted

CASE = "casi/BG/2026/prova/"


def bytes_of(site: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield every file of a site; what is compressed inside, as a reader finds it."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            yield path, gzip.decompress(content) if path.suffix == ".gz" else content
            yield from ((path, part) for part in _parts(path))


def _parts(path: Path) -> Iterator[bytes]:
    """Yield what a compressed format holds: the files of a workbook, the rows of a Parquet, what a PDF says."""
    if is_zipfile(path):
        with ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    elif path.suffix == ".parquet":
        yield str(duckdb.connect().execute("select * from read_parquet(?)", [str(path)]).fetchall()).encode()
    elif path.suffix == ".pdf":
        told = run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
        yield told.replace("\u200b".encode(), b"")  # where a long word may be broken
        with pikepdf.open(path) as document:
            yield document.Root.Metadata.read_bytes()
            things = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
            yield from (str(thing["/Alt"]).encode() for thing in things if "/Alt" in thing)


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".parquet"])
def test_what_is_compressed_is_looked_into(planted: Planted, suffix: str) -> None:
    opened = [content for path, content in bytes_of(planted.editions["interna"].site) if path.suffix == suffix]

    assert opened
    assert [content for content in opened if PLANTED_ID.encode() in content or b"alert('trappola')" in content]


def test_the_public_site_holds_no_internal_word(planted: Planted) -> None:
    assert len(planted.words) > 100
    for path, content in bytes_of(planted.editions["pubblica"].site):
        text = content.decode(errors="replace")
        found = [route for route, word in planted.words.items() if word in text]
        assert not found, f"{path}: {found}"


def test_the_data_tell_the_public_words_only_in_both_editions(planted: Planted) -> None:
    """A confidential procedure is told by the internal edition alone, with what would be public of it."""
    internal = {route: word for route, word in planted.words.items() if not route.startswith("riservata.")}
    for edition in EDITIONS:
        folder = planted.editions[edition].site / "dati"
        kinds = {path.suffix for path, _ in bytes_of(folder)}
        assert kinds >= {".csv", ".json", ".xlsx", ".parquet"}
        everything = b"".join(content for _, content in bytes_of(folder)).decode(errors="replace")
        words = planted.words if edition == "pubblica" else internal
        assert not [route for route, word in words.items() if word in everything]
        assert TRAPS[0] in everything


def test_the_internal_pages_of_a_case_tell_every_internal_word(planted: Planted) -> None:
    page = planted.editions["interna"].told(CASE)
    told = {route for route, word in planted.words.items() if word in page}
    of_case = {route for route in planted.words if not route.startswith(("tavolo.", "flusso."))}
    assert of_case - told == {"riservata.causale"}  # overwritten: it must lead to a path


def test_a_confidential_procedure_is_not_counted(planted: Planted) -> None:
    public, internal = (json.loads((planted.editions[name].site / CASE / "caso.json").read_text()) for name in EDITIONS)
    assert len(internal["procedure"]) - len(public["procedure"]) == 1
    assert len(internal["fatti"]["procedure"]) - len(public["fatti"]["procedure"]) == 1
    assert "riservato" not in json.dumps(public)
    assert "pubblicazione" not in public["fatti"]


def test_former_names_lead_to_the_case(planted: Planted) -> None:
    html = planted.editions["pubblica"].read("casi/BG/2025/nome-di-prima/")
    assert f'href="../../../../{CASE}"' in html
    assert PLANTED_ID not in html
