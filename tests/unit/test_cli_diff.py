"""`registro diff`: what a change means, as an officer reads it before approving it."""

import json
from pathlib import Path

import pytest

from tests.commands import Ran, Registro
from tests.planted import Garden, case_file
from tests.repositories import ID, PATH, PUBLIC, Script, case_text

DAY = "2026-04-01"
TAKEN = "2026-03-11 presa_in_carico"
EXAM = "2026-03-12 esame_congiunto_ministeriale"
CONVENED = "2026-03-18 convocazione_parti"
SHARED = case_text(TAKEN, EXAM).replace("procedure:", "  - {comune: Melzo, provincia: MI, lavoratori: 120}\nprocedure:")
BOARD = "cases/tavoli/2026/2026-03-10-regionale.yaml"
BOARD_TEXT = "tipo: regionale\ndata: 2026-03-10\nterritori: [BS]\npartecipanti: [Regione Lombardia]\n"


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Return a registry of one case, and a branch for the proposal."""
    return proposal(tmp_path, case_text(TAKEN, EXAM))


def proposal(tmp_path: Path, text: str) -> Script:
    script = Script.begin(tmp_path / "registro")
    script.commit("2026-03-20", {PATH: text, "mkdocs.yml": "site_name: Registro\n"})
    script.git("switch", "--quiet", "--create", "proposta")
    return script


def diff(registro: Registro, script: Script, *options: str) -> Ran:
    ran = registro("diff", "main", "--root", str(script.root), "--as-of", DAY, *options)
    assert (ran.code, ran.complaint) == (0, "")
    return ran


def test_facts_steps_and_deadlines_are_told_in_words(script: Script, registro: Registro) -> None:
    script.write({PATH: case_text(TAKEN, EXAM, CONVENED, workers=96)})

    assert diff(registro, script).out == (
        f"1 caso cambia: {ID}.\n"
        "\n"
        f"{ID} — Fonderie Esempio S.r.l.: caso modificato\n"
        "  Fatti\n"
        "    Lavoratori (Brescia): 120 → 96\n"
        "    Evento aggiunto: Convocazione delle parti del 18/03/2026\n"
        "  A che punto è\n"
        "    Ultimo passo: Esame congiunto ministeriale (12/03/2026) → Convocazione delle parti (18/03/2026)\n"
        "    Prossimo passo: Convocazione delle parti → Incontro con le parti\n"
        "  Scadenze\n"
        "    Convocazione delle parti, rispettata: era di norma entro il 26/03/2026\n"
        "\n"
        "Pagine che cambiano: 6\n"
        "    /aziende/fonderie-esempio-srl/\n"
        "    /casi/BS/2026/fonderie-esempio/\n"
        "    /percorsi/7.1/\n"
        "    /scadenze/\n"
        "    /tavoli/dossier/BS/\n"
        "    /territori/BS/\n"
        "    I rapporti da 2026-T1 a 2026-T2\n"
        "    Si rifanno anche gli elenchi, le pagine che nominano questi casi, i dati aperti, i calendari e i feed.\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        pytest.param(
            (TAKEN,),
            (TAKEN, EXAM),
            "Convocazione delle parti, nuova scadenza: di norma entro il 26/03/2026, "
            "già 6 giorni (4 lavorativi) oltre il termine indicativo",
            id="appears",
        ),
        pytest.param(
            (TAKEN, EXAM, CONVENED),
            (TAKEN, EXAM.replace("12", "13"), CONVENED),
            "Convocazione delle parti, si sposta: 26/03/2026 → 27/03/2026",
            id="moves",
        ),
        pytest.param(
            (TAKEN, EXAM),
            (TAKEN, EXAM, "2026-03-30 convocazione_parti"),
            "Convocazione delle parti, non rispettata: 4 giorni (2 lavorativi) oltre il termine indicativo "
            "del 26/03/2026",
            id="missed",
        ),
        pytest.param(
            (TAKEN, EXAM),
            (TAKEN,),
            "Convocazione delle parti, non c'è più: era di norma entro il 26/03/2026",
            id="goes",
        ),
        pytest.param(
            (TAKEN,),
            (TAKEN, "2026-03-30 informativa_convocazione; esame_previsto: 2026-04-13"),
            "Convocazione delle parti, nuova scadenza: di norma entro il 27/04/2026 (dalla data prevista)",
            id="is foreseen",
        ),
    ],
)
def test_what_becomes_of_a_deadline(
    tmp_path: Path, registro: Registro, before: tuple[str, ...], after: tuple[str, ...], line: str
) -> None:
    script = proposal(tmp_path, case_text(*before))
    script.write({PATH: case_text(*after)})

    assert f"    {line}\n" in diff(registro, script).out


def test_the_lead_that_changes_is_told(tmp_path: Path, registro: Registro) -> None:
    script = proposal(tmp_path, SHARED)
    script.write({PATH: SHARED.replace("lavoratori: 120}", "lavoratori: 121}")})

    assert (
        "  Capofila\n    da concordare (i Nuclei devono accordarsi) → Milano (il territorio con più lavoratori)\n"
    ) in diff(registro, script).out


def test_findings_introduced_and_resolved_are_told(tmp_path: Path, registro: Registro) -> None:
    future = case_text(TAKEN, "2027-03-12 esame_congiunto_ministeriale")
    script = proposal(tmp_path, future)
    script.write({PATH: case_text(TAKEN, EXAM, extra="organico: 3\n").replace("organico", "  organico")})

    out = diff(registro, script).out

    assert "    Nuova, avviso: " in out
    assert "    Risolta, avviso: " in out


def test_a_new_case_a_removed_one_and_a_renamed_one(script: Script, registro: Registro) -> None:
    other, gone = "cases/BS/2026/altra.yaml", "cases/BS/2025/vecchia.yaml"
    script.git("switch", "--quiet", "main")
    script.commit("2026-03-21", {gone: case_text("2025-03-11 presa_in_carico", name="Vecchia S.r.l.")})
    script.git("switch", "--quiet", "--create", "altra-proposta")
    script.commit("2026-03-22", {gone: None, other: case_text(TAKEN, name="Altra S.r.l.")})
    script.git("mv", PATH, "cases/BS/2026/fonderie-nuovo-nome.yaml")
    script.commit("2026-03-23", {})

    out = diff(registro, script).out

    assert out.startswith("3 casi cambiano: BS-2025-vecchia, BS-2026-altra e BS-2026-fonderie-nuovo-nome.\n")
    assert "BS-2025-vecchia — Vecchia S.r.l.: caso tolto dal registro\n" in out
    assert "BS-2026-altra — Altra S.r.l.: caso nuovo\n  Fatti\n    Causale: Proroga CIGS per crisi" in out
    assert f"BS-2026-fonderie-nuovo-nome — Fonderie Esempio S.r.l.: caso rinominato, prima {ID}\n" in out


def test_two_versions_of_the_past_are_compared(script: Script, registro: Registro) -> None:
    first = script.git("rev-parse", "HEAD")
    second = script.commit("2026-03-22", {PATH: case_text(TAKEN, EXAM, workers=96)})
    script.commit("2026-03-23", {PATH: case_text(TAKEN, EXAM, workers=90)})

    ran = registro("diff", first, second, "--root", str(script.root), "--as-of", DAY)

    assert "Lavoratori (Brescia): 120 → 96\n" in ran.out


def test_no_case_that_changes_is_said_aloud(script: Script, registro: Registro) -> None:
    assert diff(registro, script).out == "Nessun caso cambia.\n"
    script.write({"mkdocs.yml": "site_name: Altro\n"})
    assert diff(registro, script).out == "Nessun caso cambia.\n\nFuori da cases/: 1 file cambia.\n"


def test_a_file_among_the_cases_with_a_wrong_name_is_told(script: Script, registro: Registro) -> None:
    script.write({f"cases/BS/2026/Fonderie {number}.yaml": case_text(TAKEN) for number in range(7)})

    assert diff(registro, script).out == (
        "Nessun caso cambia.\n"
        "\n"
        "Senza il posto o il nome di un caso: che cosa non va lo dice «registro check».\n"
        + "".join(f"    cases/BS/2026/Fonderie {number}.yaml\n" for number in range(5))
        + "    … e 2 altri\n"
    )


def test_comments_alone_change_no_fact(script: Script, registro: Registro) -> None:
    script.write({PATH: f"# un commento\n{case_text(TAKEN, EXAM)}"})

    assert "Nessun fatto è cambiato: solo commenti o disposizione del testo." in diff(registro, script).out


def test_a_file_with_errors_says_that_the_rest_will_be_known_later(script: Script, registro: Registro) -> None:
    script.write({PATH: case_text(TAKEN, EXAM).replace("provincia: BS", "provincia: XX")})

    out = diff(registro, script).out

    told = "il file ha errori: che cosa cambia si saprà quando saranno corretti"
    assert f"{ID} — Fonderie Esempio S.r.l.: {told}\n" in out
    assert "Nuova, errore: provincia: «XX»" in out

    script.commit("2026-03-22", {})
    script.write({PATH: case_text(TAKEN, EXAM)})
    ran = registro("diff", "HEAD", "--root", str(script.root), "--as-of", DAY)
    assert "il file aveva errori, ora non più" in ran.out


def test_a_new_file_with_errors_is_told_too(script: Script, registro: Registro) -> None:
    script.write({"cases/BS/2026/altra.yaml": "azienda: [\n"})

    assert "BS-2026-altra: il file ha errori: " in diff(registro, script).out


def test_meetings_and_flows_are_told(script: Script, registro: Registro) -> None:
    script.write({BOARD: BOARD_TEXT})
    assert "Tavolo regionale del 10/03/2026: nuovo\n" in diff(registro, script).out

    script.commit("2026-03-22", {})
    script.write({BOARD: BOARD_TEXT.replace("[BS]", "[BS, BG]")})
    ran = registro("diff", "HEAD", "--root", str(script.root), "--as-of", DAY)
    assert "Tavolo regionale del 10/03/2026: modificato\n    Territori: " in ran.out


def test_json_says_the_same(tmp_path: Path, registro: Registro) -> None:
    script = proposal(tmp_path, SHARED)
    script.write({PATH: SHARED.replace("lavoratori: 120}", "lavoratori: 96}")})

    told = json.loads(diff(registro, script, "--format", "json").out)

    assert set(told) == {
        "da",
        "a",
        "al",
        "casi",
        "tavoli_e_flussi",
        "impostazioni",
        "pagine",
        "altri_file",
        "segnalazioni",
    }
    (case,) = told["casi"]
    assert (told["al"], case["caso"], case["cambiamento"]) == (DAY, ID, "modificato")
    assert case["fatti"] == [
        {"campo": "sedi[1].lavoratori", "genere": "modificato", "testo": "Lavoratori (Melzo): 120 → 96"}
    ]
    assert case["prima"]["capofila"] == {"territorio": None, "origine": "da_concordare"}
    assert case["dopo"]["capofila"] == {"territorio": "BS", "origine": "maggior_numero"}
    assert "/territori/MI/" in case["pagine"]
    assert case["rapporti"] == ["2026-T1", "2026-T2"]


@pytest.mark.parametrize("voice", ["text", "markdown", "json"])
def test_the_public_edition_tells_nothing_internal(tmp_path: Path, registro: Registro, voice: str) -> None:
    garden = Garden()
    planted = json.dumps(case_file(garden), ensure_ascii=False, indent=1)
    script = proposal(tmp_path, case_text(TAKEN, EXAM, extra=PUBLIC))
    script.commit("2026-03-22", {"cases/BG/2026/prova.yaml": planted})
    script.write({"cases/BG/2026/prova.yaml": planted.replace("14", "13")})

    out = diff(registro, script, "--format", voice, "--edition", "pubblica").out

    assert not [word for word in garden.planted.values() if word in out]


def test_the_public_edition_is_silent_on_a_case_that_is_not_public(script: Script, registro: Registro) -> None:
    script.write({PATH: case_text(TAKEN, EXAM, workers=96)})

    assert diff(registro, script, "--edition", "pubblica").out == "Nessun caso cambia.\n"


@pytest.mark.parametrize("voice", ["text", "markdown", "json"])
def test_who_to_call_is_never_told(tmp_path: Path, registro: Registro, voice: str) -> None:
    contact = "referenti:\n  - ruolo: azienda\n    nome: Segretissimo Rossi\n    email: {}\n    telefono: {}\n"
    before = case_text(TAKEN, extra=contact.format("a@segretissimo.it", "030 1234567"))
    script = proposal(tmp_path, before)
    script.write({PATH: before.replace("a@", "b@").replace("1234567", "7654321").replace("Rossi", "Bianchi")})

    out = diff(registro, script, "--format", voice).out

    assert "testo modificato" in out
    assert "egretissimo" not in out
    assert "7654321" not in out
