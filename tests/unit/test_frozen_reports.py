"""A report sent does not change: its data are kept, checked, and set beside what the files say today."""

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import git
import pytest

from registry.examination import examine
from registry.finding import Level
from site_gen.outputs import File, Page, RegistryRefused
from site_gen.publication import publish
from tests.commands import Ran, Registro, repository

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
    assert "oggi non è pubblico" in ran.complaint
    assert "Fonderie" not in ran.complaint
    assert "Fonderie" in json.dumps(report()[1])


def test_a_procedure_made_confidential_since_does_not_come_back(report: Report, root: Path) -> None:
    report("--freeze")
    (root / CASE_PATH).write_text(CASE.replace("    eventi:", "    riservato: sì\n    eventi:"), "utf-8")

    assert "Fonderie" not in json.dumps(report("--edition", "pubblica")[1])


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
    assert "diceva anche ciò che oggi l'edizione pubblica non dice" in page.replace("&#39;", "'")


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


def test_data_of_a_later_form_are_told_on_the_page(report: Report, root: Path) -> None:
    report("--freeze")
    later = (root / f"{PATH}.json").read_bytes().replace(b'"formato": 1', b'"formato": 9', 1)
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
