"""The week of a territory, on repositories with a scripted history."""

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from registry.reporters.markdown import safe
from tests.commands import Registro
from tests.repositories import ID, PATH, PUBLIC, Script, case_text

NOTICE = "2026-03-02 informativa_convocazione; esame_previsto: 2026-03-12"
TAKEN = "2026-03-03 presa_in_carico"
EXAM = "2026-03-12 esame_congiunto_ministeriale"


@pytest.fixture
def script(tmp_path: Path) -> Script:
    script = Script.begin(tmp_path / "registro")
    script.commit("2026-03-03", {PATH: case_text(NOTICE, TAKEN, extra=PUBLIC)})
    script.commit("2026-03-20", {PATH: case_text(NOTICE, TAKEN, EXAM, extra=f"{PUBLIC}note: segreto\n", workers=96)})
    return script


def test_tells_the_week_and_what_presses(registro: Registro, script: Script) -> None:
    ran = registro("digest", "--root", str(script.root), "--territory", "BS", "--as-of", "2026-03-23")

    assert (ran.code, ran.complaint) == (0, "")
    assert ran.out.splitlines() == [
        "Riepilogo della settimana, territorio di Brescia, al 23 marzo 2026",
        "=" * 66,
        "1 caso cambiato; 0 in ritardo o da registrare; 1 in scadenza; 1 in attesa di altri.",
        "",
        "CHE COSA È CAMBIATO DAL 16 MARZO 2026 (1)",
        "",
        f"Fonderie Esempio S.r.l. ({ID})",
        "- 20/03/2026: Lavoratori (Brescia): 120 → 96",
        "- 20/03/2026: Note: non indicato → «segreto»",
        "- 20/03/2026: Evento aggiunto: Esame congiunto ministeriale del 12/03/2026, registrato il",
        "  20/03/2026, 8 giorni dopo",
        "",
        "È IN RITARDO, O ASPETTA DI ESSERE REGISTRATO (0)",
        "Niente.",
        "",
        "CADE ENTRO 14 GIORNI, FINO AL 6 APRILE 2026 (1)",
        f"- Fonderie Esempio S.r.l. ({ID}): Convocazione delle parti: tocca al Nucleo di",
        "  Brescia; di norma entro giovedì 26 marzo 2026, fra 3 giorni lavorativi. [R-7.1.3-1]",
        "",
        "SI ATTENDE DA ALTRI (1)",
        f"- Fonderie Esempio S.r.l. ({ID}): Invio del verbale ministeriale: si attende la",
        "  Regione; aspetta dal 12 marzo 2026. [R-7.1.1-6]",
    ]


def test_a_quiet_week_and_a_late_step(registro: Registro, script: Script) -> None:
    ran = registro("digest", "--root", str(script.root), "--as-of", "2026-04-02")

    assert ran.out.startswith("Riepilogo della settimana, tutta la regione, al 2 aprile 2026\n")
    assert "Nessun caso è cambiato." in ran.out
    assert "È IN RITARDO, O ASPETTA DI ESSERE REGISTRATO (1)\nUn termine fissato «di norma»" in ran.out
    told = " ".join(ran.out.split())
    assert "il termine indicativo era giovedì 26 marzo 2026, superato da 7 giorni (5 lavorativi)." in told


def test_a_new_case_counts_its_facts(registro: Registro, script: Script) -> None:
    ran = registro("digest", "--root", str(script.root), "--as-of", "2026-03-10")

    assert "- 03/03/2026: Caso registrato con 2 eventi (02/03/2026–03/03/2026)." in ran.out
    assert "96" not in ran.out.split("CADE ENTRO")[0]  # what was recorded later is not yet known


def test_another_territory_has_nothing(registro: Registro, script: Script) -> None:
    ran = registro("digest", "--root", str(script.root), "--territory", "SO", "--as-of", "2026-03-23")
    assert "0 casi cambiati; 0 in ritardo o da registrare; 0 in scadenza; 0 in attesa di altri." in ran.out
    assert "Fonderie" not in ran.out


def test_the_public_edition_tells_no_internal_fact(registro: Registro, script: Script) -> None:
    ran = registro("digest", "--root", str(script.root), "--as-of", "2026-03-23", "--edition", "pubblica")
    assert "Lavoratori (Brescia): 120 → 96" in ran.out
    assert "segreto" not in ran.out
    assert "Note" not in ran.out


def test_without_git_it_says_so(registro: Registro, tmp_path: Path) -> None:
    script = Script(tmp_path)
    script.write({PATH: case_text(NOTICE, TAKEN)})
    ran = registro("digest", "--root", str(tmp_path), "--as-of", "2026-03-10")
    assert ran.code == 0
    assert "Le modifiche della settimana non si possono dire: " in ran.out
    assert "casi cambiati" not in ran.out
    assert "CADE ENTRO 14 GIORNI, FINO AL 24 MARZO 2026 (1)" in ran.out


def test_a_partial_copy_says_so(registro: Registro, script: Script, tmp_path: Path) -> None:
    copy = script.clone(tmp_path / "copia", "--depth=1")
    ran = registro("digest", "--root", str(copy.root), "--as-of", "2026-03-23")
    assert "git fetch --unshallow" in " ".join(ran.out.split())
    assert "c'era già" not in ran.out


HOSTILE = [
    "@ufficio e @org/gruppo",
    "[clic](javascript:alert(1)) ![x](http://example.org/x.png)",
    "<script>alert(1)</script> <b>x</b> &copy; &#64;nome",
    "`codice` ``` ~~~ *a* __b__ # titolo",
    "https://example.org www.example.org mailto:a@example.org",
    "#12 org/registro#12 GH-12 !34 $5 %6 ~etichetta :bomb:",
    "- voce",
    "1. voce",
    "| a | b |",
    "$x^2$ \\[y\\]",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_in_markdown_the_text_of_a_case_is_only_text(text: str) -> None:
    reader = MarkdownIt("gfm-like", {"linkify": False})
    tokens = reader.parse(f"- {safe(text)}")
    (inline,) = (token for token in tokens if token.type == "inline")
    assert {child.type for child in inline.children or []} <= {"text", "text_special"}
    shown = "".join(child.content for child in inline.children or [])
    assert shown.replace("\u2060", "") == text
    assert [token.type for token in tokens][:3] == ["bullet_list_open", "list_item_open", "paragraph_open"]
    for called in ("@ufficio", "@org", "@example", "#12", "GH-12", "!34", "~etichetta", ":bomb", "://", "www.e"):
        assert called not in shown


def test_the_digest_in_markdown(registro: Registro, script: Script) -> None:
    script.commit("2026-03-21", {PATH: case_text(NOTICE, TAKEN, EXAM, name="'@tutti <b>&amp;</b> `x` [y](z)'")})
    ran = registro("digest", "--root", str(script.root), "--as-of", "2026-03-23", "--format", "markdown")

    assert ran.out.startswith("# Riepilogo della settimana, tutta la regione, al 23 marzo 2026\n\n1 caso cambiato;")
    assert "\n### @\u2060tutti \\<b\\>\\&amp;\\</b\\> \\`x\\` \\[y\\](z) (BS-2026-fonderie-esempio)\n" in ran.out
    assert "@tutti" not in ran.out


def test_a_very_busy_week_fits_an_issue(registro: Registro, tmp_path: Path) -> None:
    script = Script.begin(tmp_path / "registro")
    name = "Società dal nome lunghissimo " * 30
    paths = [f"cases/BS/2026/caso-{number}.yaml" for number in range(130)]
    script.commit("2026-03-20", {path: case_text(NOTICE, TAKEN, EXAM, name=name) for path in paths})
    ran = registro("digest", "--root", str(script.root), "--as-of", "2026-03-23", "--format", "markdown")
    assert len(ran.out) < 65_000
    assert "E 70 altri casi cambiati." in ran.out
    assert "130 casi cambiati" in ran.out
