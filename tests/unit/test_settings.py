"""`registro.toml`: every setting has a default, every mistake is told at its line, the rest still counts."""

from decimal import Decimal
from pathlib import Path

import pytest

from registry.settings import FILE, Settings, read_settings

ROOT = Path(__file__).parents[2]


def settings_of(folder: Path, text: str | bytes) -> tuple[Settings, list[tuple[str, int]]]:
    """Return the settings written in a file, and the field and line of each problem."""
    (folder / FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
    settings, problems = read_settings(folder)
    assert all(problem.rule == "impostazioni" and problem.file == FILE for problem in problems)
    assert all(problem.message and problem.remedy for problem in problems)
    return settings, [(problem.field, problem.line) for problem in problems]


def test_no_file_is_needed(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == (Settings(), ())
    assert Settings().format == 1
    assert Settings().patron_saints
    assert not Settings().is_demonstration
    assert not Settings().leave_out_invalid


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "") == (Settings(), [])


def test_a_byte_order_mark_and_windows_lines_are_accepted(tmp_path: Path) -> None:
    settings, problems = settings_of(tmp_path, b"\xef\xbb\xbfformato = 1\r\n[calendario]\r\npatrono = false\r\n")

    assert (settings.patron_saints, problems) == (False, [])


def test_every_setting_is_read(tmp_path: Path) -> None:
    settings, problems = settings_of(
        tmp_path,
        'formato = 1\n[sito]\ndemo = true\navviso = "Prova"\n[calendario]\npatrono = false\n[pubblicazione]\n'
        'escludi_non_validi = true\n[forge]\narchivio = "https://forge.example.org/x"\nramo = "principale"\n'
        'tipo = "gitlab"\n'
        "[cigd_2016]\nrisorse = 1500000.00\n",
    )

    assert problems == []
    assert (settings.is_demonstration, settings.banner) == (True, "Prova")
    assert (settings.patron_saints, settings.leave_out_invalid) == (False, True)
    assert (settings.forge_url, settings.branch) == ("https://forge.example.org/x", "principale")
    assert settings.forge_kind == "gitlab"
    assert settings.exemption_resources == Decimal("1500000.00")


@pytest.mark.parametrize(
    ("text", "field", "line"),
    [
        ('colore = "blu"\n', "colore", 1),
        ("formato = 1\n\n[calendario]\npatroni = true\n", "calendario.patroni", 4),
        ('[calendario]\npatrono = "sì"\n', "calendario.patrono", 2),
        ("[calendario]\npatrono = 1\n", "calendario.patrono", 2),
        ("[sito]\navviso = true\n", "sito.avviso", 2),
        ("formato = true\n", "formato", 1),
        ("formato = 2\n", "formato", 1),
        ("formato = 0\n", "formato", 1),
        ('[forge]\narchivio = "http://forge.example.org"\n', "forge.archivio", 2),
        ('[forge]\narchivio = "javascript:alert(1)"\n', "forge.archivio", 2),
        ('[forge]\ntipo = "sourceforge"\n', "forge.tipo", 2),
        ("[cigd_2016]\nrisorse = nan\n", "cigd_2016.risorse", 2),
        ("[cigd_2016]\nrisorse = -1\n", "cigd_2016.risorse", 2),
        ("[[sito]]\ndemo = true\n", "sito", 1),
    ],
)
def test_a_mistake_is_told_and_the_default_holds(tmp_path: Path, text: str, field: str, line: int) -> None:
    settings, problems = settings_of(tmp_path, text)

    assert settings == Settings()
    assert problems == [(field, line)]


def test_the_other_settings_still_count(tmp_path: Path) -> None:
    settings, problems = settings_of(tmp_path, 'formato = 9\n[calendario]\npatrono = false\n[sito]\ndemo = "sì"\n')

    assert not settings.patron_saints
    assert [field for field, _ in problems] == ["formato", "sito.demo"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("formato: 1\n", 1),
        ("formato = 1\nformato = 1\n", 2),
        ('formato = 1\n[sito\navviso = "x"\n', 2),
        ("formato = 1\nramo = main\n", 2),
        ("formato = 1" + "0" * 4_500 + "\n", 1),
        ("formato = " + "[" * 2_000 + "]" * 2_000 + "\n", 1),
    ],
)
def test_what_is_no_toml_is_told_in_italian_at_its_line(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    settings, (problem,) = read_settings(tmp_path)

    assert settings == Settings()
    assert problem.line == line
    assert "TOML" in problem.message
    assert not any(word in problem.message for word in ("Expected", "Invalid", "Cannot", "limit"))


@pytest.mark.parametrize("data", [b"formato = 1 # perch\xe9\n", b"\xff\xfef\x00"])
def test_what_is_no_text_is_told(tmp_path: Path, data: bytes) -> None:
    assert settings_of(tmp_path, data) == (Settings(), [("", 1)])


def test_a_number_that_python_does_not_write_is_told(tmp_path: Path) -> None:
    assert settings_of(tmp_path, b"formato = 0x" + b"f" * 4_500) == (Settings(), [("formato", 1)])


def test_a_long_value_is_told_in_short(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f'[squadre]\nregione = "@{"a" * 4_000}!"\n', encoding="utf-8")
    _, (problem,) = read_settings(tmp_path)

    assert problem.message == f"squadre.regione: «@{'a' * 59}…» non è una squadra."


def test_a_link_or_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "altrove.toml").write_text("formato = 7\n", encoding="utf-8")
    (tmp_path / FILE).symlink_to("altrove.toml")
    assert "collegamento" in read_settings(tmp_path)[1][0].remedy
    (tmp_path / FILE).unlink()

    assert settings_of(tmp_path, b"#\n" * 35_000) == (Settings(), [("", 1)])


def test_a_key_that_would_take_gigabytes_is_not_read(tmp_path: Path) -> None:
    assert settings_of(tmp_path, f"{'.'.join('a' * 15_000)} = 1\n".encode()) == (Settings(), [("", 1)])


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    assert [problem.rule for problem in read_settings(tmp_path)[1]] == ["impostazioni"]


def test_the_settings_of_this_repository_are_right() -> None:
    settings, problems = read_settings(ROOT)

    assert problems == ()
    assert settings.is_demonstration
    assert settings.banner


def test_the_office_says_who_it_is(tmp_path: Path) -> None:
    text = b'[ufficio]\nnome = "Ufficio di prova"\ncodice_ipa = "uff_prova"\nemail = "dati@example.org"\n'
    settings, problems = settings_of(tmp_path, text)

    assert problems == []
    assert (settings.office_name, settings.ipa_code) == ("Ufficio di prova", "uff_prova")
    assert settings.office_email == "dati@example.org"


@pytest.mark.parametrize(
    ("line", "field"), [('codice_ipa = "Regione Lombardia"', "codice_ipa"), ('email = "ufficio dati"', "email")]
)
def test_a_code_or_address_of_the_wrong_form_is_told(tmp_path: Path, line: str, field: str) -> None:
    (tmp_path / FILE).write_text(f"[ufficio]\n{line}\n", encoding="utf-8")
    (problem,) = read_settings(tmp_path)[1]

    assert (problem.field, problem.line) == (f"ufficio.{field}", 2)
    assert "ad esempio" in problem.remedy
