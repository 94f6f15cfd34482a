"""A report sent does not change: its data are kept, checked, and set beside what the files say today."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import git
import pytest

from registry.examination import examine
from registry.finding import Level
from site_gen.documents.changes import changes_since
from site_gen.outputs import File, Page, RegistryRefused
from site_gen.publication import publish
from tests.commands import Ran, Registro, repository
from tests.reports import report_of, trapped

CASE = """\
azienda:
  denominazione: Fonderie Esempio S.r.l.
pubblicazione:
  dal: 2026-02-25
  al: 2031-02-25
sedi:
  - comune: Brescia
    provincia: BS
    lavoratori: 120
procedure:
  - causale: proroga_22bis_crisi
    eventi:
      - tipo: presa_in_carico
        data: 2026-02-25
      - tipo: esame_congiunto_ministeriale
        data: 2026-03-12
"""
MINUTES = """\
      - tipo: verbale_incontro
        data: 2026-03-26
        programma:
          - misura: corso di Alfa Beta, edizione 1234567
            lavoratori: 3
"""
LATE = "      - tipo: convocazione_parti\n        data: 2026-03-24\n"
FLOW = """\
# mandato per PEC
tipo: rapporto_trimestrale
data: 2026-04-10
territorio: BS
trimestre: 2026-T1
commento: "Una sola crisi."
"""
PATH = "cases/flussi/2026/2026-04-10-rapporto-bs"
CASE_PATH = "cases/BS/2026/fonderie.yaml"
Report = Callable[..., tuple[Ran, dict[str, Any]]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = Path(repository(tmp_path / "registro", {CASE_PATH: CASE, f"{PATH}.yaml": FLOW}))
    with git.Repo.init(root) as made:
        made.git.add("--all")
        made.git.execute(["git", "-c", "user.name=P", "-c", "user.email=p@example.org", "commit", "-qm", "prova"])
    return root


@pytest.fixture
def report(registro: Registro, root: Path, tmp_path: Path) -> Report:
    def run(*options: str) -> tuple[Ran, dict[str, Any]]:
        out = tmp_path / "out"
        command = ("report", "2026-T1", "--root", str(root), "--as-of", "2026-04-20", "--format", "json")
        ran = registro(*command, "-o", str(out), "--territory", "BS", *options)
        path = out / "rapporto-2026-T1-BS.json"
        return ran, json.loads(path.read_text("utf-8")) if path.exists() else {}

    return run


def test_freezing_keeps_data_mark_and_comments(report: Report, root: Path) -> None:
    ran, _ = report("--freeze")

    assert ran.code == 0
    content = (root / f"{PATH}.json").read_bytes()
    assert (root / f"{PATH}.yaml").read_text("utf-8") == f"{FLOW}impronta: {sha256(content).hexdigest()}\n"
    data = json.loads(content)
    assert set(data["rapporto"]) == {"interna", "pubblica"}
    with git.Repo(root) as repository_:
        assert data["rapporto"]["interna"]["versione_dati"] == repository_.head.commit.hexsha
    assert len(data["norme"]) == 64
    assert data["programma"]
    assert examine(root, date(2026, 4, 20)).problems == ()


def test_a_report_sent_stays_as_it_was(report: Report, root: Path) -> None:
    _, sent = report("--freeze")
    (root / CASE_PATH).write_text(CASE.replace("120", "96") + LATE, "utf-8")
    ran, again = report()

    assert again == sent
    assert "È il rapporto inviato il 10 aprile 2026: i suoi dati non cambiano." in ran.complaint
    assert "Da allora: Lavoratori coinvolti nelle crisi in carico: 120 → 96." in ran.complaint
    assert "Da allora: Fonderie Esempio S.r.l., lavoratori: 120 → 96." in ran.complaint
    told = "registrato dopo l'invio, Convocazione delle parti (24/03/2026)."
    assert f"Da allora: Fonderie Esempio S.r.l.: {told}" in ran.complaint


def test_a_case_withdrawn_since_does_not_come_back(report: Report, root: Path) -> None:
    report("--freeze")
    assert "Fonderie" in json.dumps(report("--edition", "pubblica")[1])
    (root / CASE_PATH).write_text(CASE.replace("pubblicazione:\n  dal: 2026-02-25\n  al: 2031-02-25\n", ""), "utf-8")
    ran, public = report("--edition", "pubblica")

    assert "Fonderie" not in json.dumps(public)
    assert "un caso è stato ritirato o un testo corretto" in ran.complaint
    assert "Fonderie" not in ran.complaint
    assert "Fonderie" in json.dumps(report()[1])


def test_a_procedure_made_confidential_since_does_not_come_back(report: Report, root: Path) -> None:
    report("--freeze")
    (root / CASE_PATH).write_text(CASE.replace("    eventi:", "    riservato: sì\n    eventi:"), "utf-8")

    assert "Fonderie" not in json.dumps(report("--edition", "pubblica")[1])


@pytest.mark.parametrize(
    ("was", "is_", "told"),
    [
        ("2026-03-12", "2026-03-10", "non risulta più, Esame congiunto ministeriale (12/03/2026)."),
        ("120", "96", "Fonderie Esempio S.r.l., lavoratori: 120 → 96."),
        ("lavoratori: 3", "lavoratori: 5", "(5 lavoratori)"),
    ],
)
def test_the_public_report_stays_when_a_day_or_a_number_is_corrected(
    report: Report, root: Path, was: str, is_: str, told: str
) -> None:
    case = CASE + MINUTES
    (root / CASE_PATH).write_text(case, "utf-8")
    report("--freeze")
    _, sent = report("--edition", "pubblica")
    (root / CASE_PATH).write_text(case.replace(was, is_), "utf-8")
    ran, again = report("--edition", "pubblica")

    assert again == sent
    assert told in ran.complaint


@pytest.mark.parametrize("was", ["Alfa Beta", "1234567", "Fonderie Esempio"])
def test_a_word_withdrawn_since_does_not_come_back(report: Report, root: Path, was: str) -> None:
    case = CASE + MINUTES
    (root / CASE_PATH).write_text(case, "utf-8")
    report("--freeze")
    assert was in json.dumps(report("--edition", "pubblica")[1])
    (root / CASE_PATH).write_text(case.replace(was, "9999999" if was.isdigit() else "Altro"), "utf-8")
    ran, public = report("--edition", "pubblica")

    assert was not in json.dumps(public) + ran.complaint


def test_a_renamed_case_is_the_same(registro: Registro, report: Report, root: Path) -> None:
    report("--freeze")
    sent = {edition: report("--edition", edition)[1] for edition in ("interna", "pubblica")}
    assert registro("rename", "BS-2026-fonderie", "BS-2026-fonderie-esempio", "--root", str(root)).code == 0
    for edition, data in sent.items():
        ran, again = report("--edition", edition)
        assert again == data
        assert [line for line in ran.complaint.splitlines() if line.startswith("Da allora")] == [
            "Da allora: Fonderie Esempio S.r.l.: il caso BS-2026-fonderie si chiama oggi BS-2026-fonderie-esempio."
        ]


def test_what_the_record_and_the_boards_say_is_compared_too(report: Report, root: Path) -> None:
    report("--freeze")
    record = root / f"{PATH}.yaml"
    record.write_text(record.read_text("utf-8").replace("Una sola crisi.", "Una crisi sola."), "utf-8")
    board = root / "cases/tavoli/2026/2026-03-20-bilaterale-bs.yaml"
    board.parent.mkdir(parents=True)
    board.write_text("tipo: bilaterale\ndata: 2026-03-20\nterritori:\n  - BS\n", "utf-8")
    ran, _ = report()

    assert "Registrato dopo l'invio, tavolo: Tavolo bilaterale (Brescia), 20/03/2026." in ran.complaint
    assert "Registrato dopo l'invio, commento del Nucleo: «Una crisi sola.»." in ran.complaint
    assert "Non risulta più, commento del Nucleo: «Una sola crisi.»." in ran.complaint


def test_a_correction_of_what_came_before_is_told(report: Report, root: Path) -> None:
    (root / CASE_PATH).write_text(CASE + LATE, "utf-8")
    report("--freeze")
    (root / CASE_PATH).write_text(CASE.replace("2026-03-12", "2026-03-02") + LATE, "utf-8")
    ran, _ = report()

    step = "Da allora: Fonderie Esempio S.r.l., Convocazione delle parti (24/03/2026)"
    assert f"{step}, tempi: 8 giorni lavorativi dopo" in ran.complaint
    term = "Entro il termine indicativo (26/03/2026) → 8 giorni (6 lavorativi) oltre"
    assert f"{step}, termine: {term}" in ran.complaint


def test_the_changes_are_told_in_the_order_of_the_names() -> None:
    sent = report_of(trapped(), "BS")
    now = replace(sent, active=tuple(replace(crisis, workers=1) for crisis in sent.active))
    names = {crisis.name: crisis.id for crisis in sent.active}
    told = [names[line.rpartition(", lavoratori: ")[0]] for line in changes_since(sent, now)]

    assert told == sorted(names.values())


def test_a_second_report_that_is_not_kept_is_told(report: Report, root: Path) -> None:
    report("--freeze")
    (root / "cases/flussi/2026/2026-04-15-rapporto-bs.yaml").write_text(FLOW.replace("04-10", "04-15"), "utf-8")
    (root / CASE_PATH).write_text(CASE.replace("120", "96"), "utf-8")
    ran, data = report()
    page, beside = page_of(root, "interna")

    assert (data["dati_inviati_il"], json.loads(beside)["dati_inviati_il"]) == (None, None)
    assert "del rapporto inviato il 15 aprile 2026 non sono conservati i dati" in ran.complaint
    assert "Da allora: Lavoratori coinvolti nelle crisi in carico: 120 → 96." in ran.complaint
    assert "non sono conservati i dati" in page
    assert "Lavoratori coinvolti nelle crisi in carico: 120 → 96." in page
    assert report("--freeze")[1]["dati_inviati_il"] == "2026-04-15"


def test_a_case_taken_away_since_leaves_no_broken_link(report: Report, root: Path) -> None:
    report("--freeze")
    assert 'href="/casi/BS/2026/fonderie/"' in page_of(root, "interna")[0]
    (root / CASE_PATH).unlink()
    page, _ = page_of(root, "interna")

    assert "Fonderie Esempio S.r.l.: oggi non risulta in carico." in page
    assert "non risulta più" not in page
    assert "/casi/BS/2026/fonderie/" not in page


@pytest.mark.parametrize("change", ["altered", "missing"])
def test_altered_data_are_refused(report: Report, root: Path, change: str) -> None:
    report("--freeze")
    data = root / f"{PATH}.json"
    if change == "missing":
        data.unlink()
    else:
        data.write_text(data.read_text("utf-8").replace("120", "12"), "utf-8")
    ran, _ = report()

    assert (ran.code, f"{PATH}.json" in ran.refusal) == (2, True)


def test_what_cannot_be_frozen(registro: Registro, report: Report, root: Path, tmp_path: Path) -> None:
    def refusal(*options: str) -> str:
        command = ("report", "2026-T1", "--root", str(root), "--as-of", "2026-04-20", "-o", str(tmp_path / "x"))
        ran = registro(*command, "--format", "json", "--freeze", *options)
        assert ran.code == 2
        return ran.refusal

    assert "--freeze vuole --territory" in refusal()
    assert "non risulta inviato" in refusal("--territory", "BG")
    assert "--freeze e --rev" in refusal("--territory", "BS", "--rev", "HEAD")
    assert report("--freeze")[0].code == 0
    assert "è già congelato" in refusal("--territory", "BS")
    assert not (tmp_path / "x").exists()


def test_a_report_is_not_kept_before_it_is_sent_nor_with_files_left_out(report: Report, root: Path) -> None:
    ran, _ = report("--freeze", "--as-of", "2026-04-09")
    assert (ran.code, ran.refusal) == (
        2,
        "registro: al 9 aprile 2026 il rapporto non era ancora inviato: lo fu il 10 aprile 2026.",
    )
    (root / "cases/BS/2026/rotta.yaml").write_text(CASE.replace("lavoratori", "lavoratri"), "utf-8")
    ran, _ = report("--freeze")
    assert (ran.code, "--freeze vuole un registro senza errori" in ran.refusal) == (2, True)
    assert not (root / f"{PATH}.json").exists()
    assert (root / f"{PATH}.yaml").read_text("utf-8") == FLOW


def test_without_git_nothing_is_frozen(registro: Registro, tmp_path: Path) -> None:
    root = repository(tmp_path / "registro", {CASE_PATH: CASE, f"{PATH}.yaml": FLOW})
    command = ("report", "2026-T1", "--root", root, "--as-of", "2026-04-20", "-o", str(tmp_path / "x"))
    ran = registro(*command, "--territory", "BS", "--freeze")

    assert (ran.code, "deposito Git" in ran.refusal) == (2, True)
    assert not (Path(root) / f"{PATH}.json").exists()


def page_of(root: Path, edition: str) -> tuple[str, bytes]:
    site = publish(root, edition=edition, as_of=date(2026, 4, 20))
    made = [output for maker in site.bulk for output in maker()]
    (page,) = [item for item in made if isinstance(item, Page) and item.address == "rapporti/2026-T1/BS/"]
    (data,) = [item for item in made if isinstance(item, File) and item.path == "rapporti/2026-T1/BS/rapporto.json"]
    return page.content, data.content


def test_the_page_of_a_report_sent_says_what_changed(report: Report, root: Path) -> None:
    _, sent = report("--freeze")
    (root / CASE_PATH).write_text(CASE.replace("120", "96"), "utf-8")
    page, data = page_of(root, "interna")

    assert "Sono i dati del rapporto inviato il" in page
    assert "Lavoratori coinvolti nelle crisi in carico: 120 → 96." in page
    assert json.loads(data) == sent


def test_the_public_page_never_brings_back_a_case(report: Report, root: Path) -> None:
    report("--freeze")
    assert "Fonderie" in page_of(root, "pubblica")[0]
    (root / CASE_PATH).write_text(CASE.replace("pubblicazione:\n  dal: 2026-02-25\n  al: 2031-02-25\n", ""), "utf-8")
    page, data = page_of(root, "pubblica")

    assert "Fonderie" not in page + data.decode()
    assert "diceva anche ciò che oggi l'edizione pubblica non dice più" in page.replace("&#39;", "'")


def test_altered_data_stop_the_site_or_are_told_on_the_page(report: Report, root: Path) -> None:
    report("--freeze")
    data = root / f"{PATH}.json"
    data.write_text(data.read_text("utf-8").replace("120", "12"), "utf-8")

    (problem,) = examine(root, date(2026, 4, 20)).problems
    assert (problem.rule, problem.level, problem.file) == ("rapporto-inviato-alterato", Level.ERROR, f"{PATH}.json")
    with pytest.raises(RegistryRefused, match="non è più quello inviato"):
        page_of(root, "interna")
    (root / "registro.toml").write_text("formato = 1\n[pubblicazione]\nescludi_non_validi = true\n", "utf-8")
    for edition in ("interna", "pubblica"):
        page, content = page_of(root, edition)
        assert "mancano, o non sono più quelli inviati: queste sono le cifre di oggi" in page
        assert "Sono i dati del rapporto inviato" not in page
        assert json.loads(content)["dati_inviati_il"] is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b'"formato": 1', b'"formato": 9', 1),
        lambda data: re.sub(rb'": \d+,\n', b'": null,\n', data).replace(b'"formato": null', b'"formato": 1'),
        lambda data: data.replace(b'"trimestre": "', b'"trimestre": "x'),
        lambda data: b"[" * 100_000,
        lambda data: b'{"formato": 1, "rapporto": []}',
    ],
    ids=["later", "empty", "no quarter", "nested", "no report"],
)
def test_data_of_another_form_are_told_on_the_page(report: Report, root: Path, spoil: Callable[[bytes], bytes]) -> None:
    report("--freeze")
    later = spoil((root / f"{PATH}.json").read_bytes())
    (root / f"{PATH}.json").write_bytes(later)
    record = root / f"{PATH}.yaml"
    record.write_text(f"{FLOW}impronta: {sha256(later).hexdigest()}\n", "utf-8")

    assert "mancano, o non sono più quelli inviati" in page_of(root, "pubblica")[0]
    ran, _ = report()
    assert (ran.code, "di una versione successiva del programma?" in ran.refusal) == (2, True)


def test_a_quarter_whose_cases_were_all_withdrawn_keeps_its_pages(root: Path) -> None:
    (root / f"{PATH}.yaml").unlink()  # no record tells of the quarter either
    (root / CASE_PATH).write_text(CASE.replace("pubblicazione:\n  dal: 2026-02-25\n  al: 2031-02-25\n", ""), "utf-8")
    site = publish(root, edition="pubblica", as_of=date(2026, 7, 20))
    made = {item.address: item.content for maker in site.bulk for item in maker() if isinstance(item, Page)}

    for quarter in ("2026-T1", "2026-T2", "2026-T3"):
        for place in ("", "BS/", "SO/"):
            assert "Nessuna crisi in carico nel trimestre tra i casi pubblicati" in made[f"rapporti/{quarter}/{place}"]
        assert "Nessuna procedura aperta nel periodo tra i casi pubblicati" in made[f"estrazioni/{quarter}/"]
    ours = [content for address, content in made.items() if address.startswith(("rapporti/", "estrazioni/", "casi/"))]
    assert not [content for content in ours if "Fonderie" in content]
