"""The reports of the quarter on the forge: made, frozen in a proposal, attached once frozen."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.commands import repository
from tests.forge import Forge, GitLabServer, gitlab_server, pull
from tests.repositories import PATH, PUBLIC, Script, case_text
from tools.forge import quarter
from tools.forge.here import version

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
    judged_on = {f"{AT}/git/commits/{version()}": {"tree": {"sha": "c" * 40}}}
    forge = Forge.begin(tmp_path / "forge", judged_on | answers)
    monkeypatch.setenv("PATH", forge.path)
    return forge


def test_the_reports_of_the_closed_quarter_are_written(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quarter, "territories", lambda: ["VA"])
    quarter.write(TODAY)

    names = {path.name for path in (script.root / quarter.FOLDER).iterdir()}
    assert {"rapporto-2026-T1.json", "rapporto-2026-T1-VA.xlsx", "rapporto-2026-T1-VA.pdf"} <= names


AT = "api repos/ufficio/registro"
MADE = {
    f"{AT}/git/trees": {"sha": "d" * 40},
    f"{AT}/git/commits --method": {"sha": "e" * 40},
    f"{AT}/pulls?state=open": [],
    f"{AT}/pulls --method": {"number": 12},
}


def test_a_report_sent_is_proposed_for_freezing(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge = forge_of(tmp_path, monkeypatch, **MADE)

    quarter.freeze(TODAY)

    ((_, tree),) = forge.asked("api", "repos/ufficio/registro/git/trees")
    files = {item["path"]: item["content"] for item in tree["tree"]}
    assert sorted(files) == [FLOW.replace(".yaml", ".json"), FLOW]
    assert "impronta: " in files[FLOW]
    ((_, commit),) = forge.asked("api", "repos/ufficio/registro/git/commits", "--method")
    assert (tree["base_tree"], commit["parents"]) == ("c" * 40, [script.git("rev-parse", "HEAD")])
    ((_, reference),) = forge.asked("api", "repos/ufficio/registro/git/refs")
    assert reference == {"ref": "refs/heads/congelamento/2026-T1", "sha": "e" * 40}
    ((_, opened),) = forge.asked("api", "repos/ufficio/registro/pulls", "--method", "POST")
    assert opened["title"] == "flussi: congela i rapporti 2026-T1 inviati (BS)"
    assert (opened["base"], opened["head"]) == ("main", "congelamento/2026-T1")
    ((_, status),) = forge.asked("api", f"repos/ufficio/registro/statuses/{'e' * 40}")
    assert status["state"] == "success"
    assert script.git("log", "-1", "--format=%s") == "messaggio segretissimo"


def test_every_report_of_a_freeze_bears_the_version_of_the_facts(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = FLOW.replace("-bs", "-bg"), FLOW.replace("04-14", "04-16")  # of another territory; again of the same
    script.commit("2026-04-17", {more[0]: SENT.replace("BS", "BG"), more[1]: SENT.replace("04-14", "04-16")})
    forge = forge_of(tmp_path, monkeypatch, **MADE)

    quarter.freeze(TODAY)

    ((_, tree),) = forge.asked("api", "repos/ufficio/registro/git/trees")
    data = {item["path"]: item["content"] for item in tree["tree"] if item["path"].endswith(".json")}
    assert sorted(data) == sorted(path.replace(".yaml", ".json") for path in more)
    facts = script.git("rev-parse", "HEAD")
    assert {json.loads(text)["rapporto"]["interna"]["versione_dati"] for text in data.values()} == {facts}


def test_a_freeze_on_which_people_work_is_left_alone(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing = {
        f"{AT}/git/ref/heads/congelamento/2026-T1": {"object": {"sha": "f" * 40}},
        f"{AT}/git/commits/{'f' * 40}": {"message": "flussi: il documento giusto"},
        f"{AT}/pulls?state=open": [[pull(12, "congelamento/2026-T1")]],
    }
    forge = forge_of(tmp_path, monkeypatch, **standing)

    quarter.freeze(TODAY)

    assert not forge.asked("api", "repos/ufficio/registro/git/trees")
    assert not [words for words, _ in forge.asked("api") if "statuses" in words[1]]


def test_on_gitlab_a_report_sent_is_proposed_and_then_attached(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: dict[str, object] = {
        "GET repository/files/": {"file_path": FLOW},
        f"GET repository/files/{FLOW.replace('/', '%2F').replace('.yaml', '.json')}": None,
        "POST repository/commits": {"id": "e" * 40},
        "GET merge_requests?": [],
        "POST merge_requests": {"iid": 8},
    }
    with gitlab_server(answers) as server:
        on_gitlab(monkeypatch, server)
        quarter.freeze(TODAY)
        quarter.attach(TODAY)

    ((_, commit),) = server.sent("POST repository/commits")
    judged_on = script.git("rev-parse", "HEAD")
    assert (commit["branch"], commit["start_sha"], commit["force"]) == ("congelamento/2026-T1", judged_on, True)
    assert "start_branch" not in commit
    asked = [line for line, _ in server.sent("GET repository/files/")]
    assert len(asked) == 2
    assert all(line.endswith(f"?ref={judged_on}") for line in asked)
    assert [(item["action"], item["file_path"]) for item in commit["actions"]] == [
        ("create", FLOW.replace(".yaml", ".json")),
        ("update", FLOW),
    ]
    ((_, opened),) = server.sent("POST merge_requests")
    assert (opened["source_branch"], opened["target_branch"]) == ("congelamento/2026-T1", "main")
    ((_, release),) = [sent for sent in server.sent("POST releases") if sent[0] == "POST releases"]
    assert (release["tag_name"], release["ref"]) == ("rapporti-2026-T1", "main")
    uploaded = [line.rpartition("/")[2] for line, _ in server.sent("PUT packages/generic/rapporti/rapporti-2026-T1/")]
    assert "rapporto-2026-T1-BS.pdf" in uploaded
    linked = [data["name"] for _, data in server.sent("POST releases/rapporti-2026-T1/assets/links")]
    assert linked == uploaded


def on_gitlab(monkeypatch: pytest.MonkeyPatch, server: GitLabServer) -> None:
    for name, value in (("GITLAB_CI", "true"), ("CI_PROJECT_ID", "5"), ("REGISTRO_TOKEN", "glpat-segretissimo")):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("CI_API_V4_URL", server.url)


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
    forge_of(tmp_path, monkeypatch, **MADE)
    quarter.freeze(TODAY)
    present = {"assets": [{"name": "rapporto-2026-T1-BS.json"}]}
    forge = Forge.begin(tmp_path / "dopo", {f"{AT}/releases/tags/rapporti-2026-T1": present})
    monkeypatch.setenv("PATH", forge.path)

    quarter.attach(TODAY)

    assert not forge.asked("release", "create")
    ((words, _),) = forge.asked("release", "upload")
    uploaded = {Path(word).name for word in words if word.startswith("dist/")}
    assert "rapporto-2026-T1-BS.xlsx" in uploaded
    assert "rapporto-2026-T1-BS.json" not in uploaded
    told = json.loads((script.root / "dist/rapporti/rapporto-2026-T1-BS.json").read_text("utf-8"))
    assert "interna" not in json.dumps(told)


def test_of_a_report_whose_documents_are_all_attached_none_is_made(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge_of(tmp_path, monkeypatch, **MADE)
    quarter.freeze(TODAY)
    for document in quarter.FOLDER.iterdir():
        document.unlink()
    names = [f"rapporto-2026-T1-BS.{kind}" for kind in ("html", "pdf", "xlsx", "csv", "json")]
    release = {f"{AT}/releases/tags/rapporti-2026-T1": {"assets": [{"name": name} for name in names]}}
    monkeypatch.setenv("PATH", Forge.begin(tmp_path / "dopo", release).path)

    quarter.attach(TODAY)

    assert list(quarter.FOLDER.iterdir()) == []


def test_a_registry_without_reports_attaches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository(tmp_path / "vuoto", {"README.md": ""}))
    monkeypatch.setenv("GITHUB_REPOSITORY", "ufficio/registro")
    forge = Forge.begin(tmp_path / "forge", {})
    monkeypatch.setenv("PATH", forge.path)

    quarter.attach(TODAY)

    assert forge.asked() == []
