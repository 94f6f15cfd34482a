"""The reports of the quarter on the forge: made, frozen in a proposal, attached once frozen."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.commands import repository
from tests.forge import Forge
from tests.repositories import PATH, PUBLIC, Script, case_text
from tools.forge import quarter

TODAY = date(2026, 4, 20)
FLOW = "cases/flussi/2026/2026-04-14-rapporto-bs.yaml"
SENT = "tipo: rapporto_trimestrale\ndata: 2026-04-14\nterritorio: BS\ntrimestre: 2026-T1\n"
OLDER = "cases/flussi/2026/2026-01-14-rapporto-bs.yaml"


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    """Return a registry with a report recorded as sent, cloned from the forge it will be pushed to."""
    origin = Script.begin(tmp_path / "origine")
    older = SENT.replace("2026-04-14", "2026-01-14").replace("2026-T1", "2025-T4")
    text = case_text("2026-03-11 presa_in_carico", extra=PUBLIC)
    origin.commit("2026-04-15", {PATH: text, FLOW: SENT, OLDER: older})
    script = origin.clone(tmp_path / "registro")
    monkeypatch.chdir(script.root)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GITHUB_REPOSITORY", "ufficio/registro")
    return script


def forge_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **answers: object) -> Forge:
    forge = Forge.begin(tmp_path / "forge", {name.replace("_", " "): answer for name, answer in answers.items()})
    monkeypatch.setenv("PATH", forge.path)
    return forge


def test_the_reports_of_the_closed_quarter_are_written(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quarter, "territories", lambda: ["VA"])
    quarter.write(TODAY)

    names = {path.name for path in (script.root / quarter.FOLDER).iterdir()}
    assert {"rapporto-2026-T1.json", "rapporto-2026-T1-VA.xlsx", "rapporto-2026-T1-VA.pdf"} <= names


def test_a_report_sent_is_proposed_for_freezing(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge = forge_of(tmp_path, monkeypatch, pr_list=[])

    quarter.freeze(TODAY)

    pushed = Script(tmp_path / "origine")
    changed = pushed.git("diff", "--name-only", "main", "congelamento/2026-T1").splitlines()
    assert changed == [FLOW.replace(".yaml", ".json"), FLOW]
    assert "impronta: " in pushed.git("show", f"congelamento/2026-T1:{FLOW}")
    ((words, _),) = forge.asked("pr", "create")
    assert words[words.index("--title") + 1] == "flussi: congela i rapporti 2026-T1 inviati (BS)"
    assert words[words.index("--base") + 1] == "main"
    assert pushed.git("rev-parse", "main") == script.git("rev-parse", "main")


def test_nothing_to_freeze_proposes_nothing(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forge = forge_of(tmp_path, monkeypatch)

    quarter.freeze(date(2026, 7, 20))

    assert capsys.readouterr().out == "Nessun rapporto 2026-T2 da congelare.\n"
    assert forge.asked() == []


def test_the_documents_of_a_frozen_report_are_attached_once(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge_of(tmp_path, monkeypatch, pr_list=[])
    quarter.freeze(TODAY)
    present = {"assets": [{"name": "rapporto-2026-T1-BS.json"}]}
    forge = Forge.begin(tmp_path / "dopo", {"release list": [], "release view": present})
    monkeypatch.setenv("PATH", forge.path)

    quarter.attach(TODAY)

    assert [words[2] for words, _ in forge.asked("release", "create")] == ["rapporti-2026-T1"]
    ((words, _),) = forge.asked("release", "upload")
    uploaded = {Path(word).name for word in words if word.startswith("dist/")}
    assert "rapporto-2026-T1-BS.xlsx" in uploaded
    assert "rapporto-2026-T1-BS.json" not in uploaded
    told = json.loads((script.root / "dist/rapporti/rapporto-2026-T1-BS.json").read_text("utf-8"))
    assert "interna" not in json.dumps(told)


def test_a_registry_without_reports_attaches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository(tmp_path / "vuoto", {"README.md": ""}))
    monkeypatch.setenv("GITHUB_REPOSITORY", "ufficio/registro")
    forge = forge_of(tmp_path, monkeypatch)

    quarter.attach(TODAY)

    assert forge.asked() == []
