"""A form filled on the forge becomes a proposal: who reads it cannot write, who writes believes nothing."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from registry.reporters.diff_markdown import MARKER
from tests.forge import Forge, GitLabServer, gitlab_server, pull
from tests.repositories import PATH, Script, case_text
from tools.forge import answer, copies, here, judge, waiting
from tools.forge.here import version
from tools.forge.port import Change

CRISIS = """\
### Denominazione dell'azienda

Officine Prova S.p.A.

### Sedi e lavoratori coinvolti

Mantova (MN): 40

### Causale della procedura

Proroga CIGS per crisi (art. 22-bis) (proroga_22bis_crisi)

### Che cosa è accaduto

Presa in carico (presa_in_carico)

### Data

2026-03-02
"""
OPENED = "cases/MN/2026/officine-prova-mantova.yaml"
AT = "api repos/ufficio/registro"
MADE = {
    f"{AT}/git/trees": {"sha": "d" * 40},
    f"{AT}/git/commits --method": {"sha": "e" * 40},
    f"{AT}/pulls?state=open": [],
    f"{AT}/pulls --method": {"number": 12},
    f"{AT}/issues/7/comments --paginate": [[]],
    f"{AT}/issues/12/comments --paginate": [[]],
    f"{AT}/actions/runs/55/artifacts": {"artifacts": [{"name": "esiti-1", "size_in_bytes": 900, "expired": False}]},
}


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    """Return the checkout of a registry with one case, where the jobs run."""
    origin = Script.begin(tmp_path / "origine")
    origin.commit("2026-03-20", {PATH: case_text("2026-03-11 presa_in_carico")})
    script = origin.clone(tmp_path / "registro")
    monkeypatch.chdir(script.root)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    return script


Told = Callable[[str], None]


@pytest.fixture
def told(script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Return what reads, as a workflow, an issue of a given text; without any token."""

    def read(text: str) -> None:
        event = tmp_path / "evento.json"
        event.write_text(json.dumps({"issue": {"number": 7, "body": text}}), encoding="utf-8")
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
        monkeypatch.setenv("PATH", "/usr/bin:/bin")
        assert waiting.main() == 0
        assert judge.main() == 0
        assert script.git("status", "--porcelain", "--", "cases") == ""

    return read


def status_of(main: Callable[[], int]) -> int:
    try:
        return main()
    except SystemExit as left:
        return int(str(left.code))


def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **more: Any) -> Forge:
    judged_on = {f"{AT}/git/commits/{version()}": {"tree": {"sha": "c" * 40}}}
    forge = Forge.begin(tmp_path / f"forge-{len(list(tmp_path.iterdir()))}", MADE | judged_on | more)
    left = Path("dist/esiti")
    if left.is_dir():
        (forge.folder / "artifact").rmdir()
        left.replace(forge.folder / "artifact")
    for name, value in (("PATH", forge.path), ("GITHUB_REPOSITORY", "ufficio/registro"), ("RUN_ID", "55")):
        monkeypatch.setenv(name, value)
    assert answer.main() == 0
    return forge


def written(forge: Forge, place: str) -> list[Any]:
    return [data for words, data in forge.asked("api", f"repos/ufficio/registro/{place}") if "--method" in words]


def test_a_filled_form_becomes_a_proposal(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(CRISIS)
    forge = answered(tmp_path, monkeypatch)

    (tree,) = written(forge, "git/trees")
    (file,) = tree["tree"]
    assert file["path"] == OPENED
    assert "denominazione: Officine Prova S.p.A.\n" in file["content"]
    (opened,) = written(forge, "pulls")
    assert opened["title"] == "casi: MN-2026-officine-prova-mantova, dalla segnalazione 7"
    assert (opened["head"], opened["base"]) == ("segnalazione/7", "main")
    assert "Closes #7" in opened["body"]
    (meaning,) = written(forge, "issues/12/comments")
    assert meaning["body"].startswith(MARKER)
    assert "1 caso cambia: MN-2026-officine-prova-mantova." in meaning["body"]
    (status,) = written(forge, f"statuses/{'e' * 40}")
    assert (status["state"], status["context"]) == ("success", "Verifica dei casi")
    (reply,) = written(forge, "issues/7/comments")
    assert "Dal modulo è nata la proposta #12" in reply["body"]


def test_an_edit_updates_the_same_proposal(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Change("segnalazione/7", "main", "a" * 40, "", body="", files={OPENED: "quello di prima"})
    standing = {
        f"{AT}/git/ref/heads/segnalazione/7": {"object": {"sha": "f" * 40}},
        f"{AT}/git/commits/{'f' * 40}": {"message": ours.message},
        f"{AT}/pulls?state=open": [[pull(12, "segnalazione/7")]],
        f"{AT}/issues/7/comments --paginate": [
            [{"id": 3, "user": {"type": "Bot"}, "body": "<!-- registro: modulo 0000000000000000 -->\n\nprima"}]
        ],
    }
    told(CRISIS.replace("40", "41"))
    forge = answered(tmp_path, monkeypatch, **standing)

    assert written(forge, "git/refs/heads/segnalazione/7") == [{"sha": "e" * 40, "force": True}]
    assert written(forge, "git/refs") == []
    assert [data["title"] for data in written(forge, "pulls/12")] == [
        "casi: MN-2026-officine-prova-mantova, dalla segnalazione 7"
    ]
    assert not written(forge, "pulls")
    assert len(written(forge, "issues/comments/3")) == 1


def test_the_same_answers_twice_change_nothing(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(CRISIS)
    first = answered(tmp_path, monkeypatch)
    ((tree,), (meaning,), (reply,)) = (
        written(first, place) for place in ("git/trees", "issues/12/comments", "issues/7/comments")
    )
    files = {item["path"]: item["content"] for item in tree["tree"]}
    told(CRISIS)
    second = answered(
        tmp_path,
        monkeypatch,
        **{
            f"{AT}/git/ref/heads/segnalazione/7": {"object": {"sha": "f" * 40}},
            f"{AT}/git/commits/{'f' * 40}": {"message": Change("", "", "", "x", body="", files=files).message},
            f"{AT}/pulls?state=open": [[pull(12, "segnalazione/7")]],
            f"{AT}/issues/7/comments --paginate": [[{"id": 3, "user": {"type": "Bot"}, **reply}]],
            f"{AT}/issues/12/comments --paginate": [[{"id": 4, "user": {"type": "Bot"}, **meaning}]],
        },
    )

    assert not [place for place in ("git/trees", "git/refs", "issues/comments") if written(second, place)]


def test_a_proposal_on_which_people_work_is_left_alone(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(CRISIS)
    forge = answered(
        tmp_path,
        monkeypatch,
        **{
            f"{AT}/git/ref/heads/segnalazione/7": {"object": {"sha": "f" * 40}},
            f"{AT}/git/commits/{'f' * 40}": {"message": "MN: aggiunta la sede di Suzzara"},
            f"{AT}/pulls?state=open": [[pull(12, "segnalazione/7")]],
        },
    )

    assert not written(forge, "git/trees")
    assert not written(forge, "issues/12/comments")
    (reply,) = written(forge, "issues/7/comments")
    assert "Alla proposta #12 qualcuno ha già lavorato a mano" in reply["body"]


def test_what_is_wrong_is_told_in_the_issue(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(CRISIS.replace("2026-03-02", "ieri @tutti").replace("Mantova (MN): 40", "<img src=x>"))
    forge = answered(tmp_path, monkeypatch)

    assert not written(forge, "git/trees")
    (reply,) = written(forge, "issues/7/comments")
    assert "c'è qualcosa da correggere" in reply["body"]
    told_apart = reply["body"].partition("```text\n")[2]
    assert "«ieri @tutti» non è una data" in told_apart
    assert "<img" not in reply["body"].partition("```text\n")[0]
    assert told_apart.rstrip().endswith("```")


@pytest.mark.parametrize("text", ["ciao", "", "### Che cosa succede\n\nnon va\n\n### Dove\n\nqui\n"])
def test_what_is_no_form_of_a_case_gets_no_answer(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    told(text)
    nothing: dict[str, Any] = {f"{AT}/actions/runs/55/artifacts": {"artifacts": []}}
    assert not [words for words, _ in answered(tmp_path, monkeypatch, **nothing).asked("api") if "--method" in words]


@pytest.mark.parametrize(
    "text",
    [
        CRISIS.replace("Officine Prova S.p.A.", "$(touch eseguito)"),
        CRISIS.replace("Officine Prova S.p.A.", '"; touch eseguito #'),
        CRISIS.replace("Officine Prova S.p.A.", "../../.github/workflows/x"),
        CRISIS.replace("Officine Prova S.p.A.", "!!python/object/apply:os.system ['touch eseguito']"),
    ],
)
def test_hostile_answers_stay_text_in_a_case(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    told(text)
    forge = answered(tmp_path, monkeypatch)

    assert not list(tmp_path.rglob("eseguito"))
    for tree in written(forge, "git/trees"):
        assert all(item["path"].startswith("cases/MN/2026/") for item in tree["tree"])


EVENT = """\
### Caso

BS-2026-fonderie-esempio

### Tipo di evento

Esame congiunto ministeriale (esame_congiunto_ministeriale)

### Data

2026-03-19
"""


@pytest.mark.parametrize("on", ["github", "gitlab"])
def test_an_event_merged_meanwhile_is_not_taken_back(
    told: Told, script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on: str
) -> None:
    told(EVENT)
    origin = Script(script.root.parent / "origine")
    both = case_text("2026-03-11 presa_in_carico", "2026-03-20 convocazione_parti")
    origin.commit("2026-03-21", {PATH: both})

    start, text = sent_to(on, tmp_path, monkeypatch)
    origin.git("switch", "--quiet", "--create", "proposta", start)
    origin.commit("2026-03-22", {PATH: text})
    with pytest.raises(subprocess.CalledProcessError):  # a conflict, which the forge shows
        origin.git("merge", "main")

    now = (origin.root / PATH).read_text("utf-8")
    assert "esame_congiunto_ministeriale" in now
    assert "convocazione_parti" in now


def sent_to(on: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Answer the form on a forge, and return what it was given: from which commit, and the text of the case."""
    if on == "github":
        forge = answered(tmp_path, monkeypatch)
        ((tree,), (commit,)) = (written(forge, place) for place in ("git/trees", "git/commits"))
        assert tree["base_tree"] == "c" * 40
        return commit["parents"][0], tree["tree"][0]["content"]
    with gitlab_server(ON_GITLAB) as server:
        on_gitlab(monkeypatch, server)
        assert answer.main() == 0
    ((_, sent),) = server.sent("POST repository/commits")
    ((asked, _),) = server.sent("GET repository/files/")
    assert asked.endswith(f"?ref={sent['start_sha']}")
    assert [item["action"] for item in sent["actions"]] == ["update"]
    return sent["start_sha"], sent["actions"][0]["content"]


GOOD = {
    "number": 7,
    "digest": "0" * 16,
    "start": "a" * 40,
    "messages": "",
    "path": OPENED,
    "text": "azienda: x\n",
    "meaning": f"{MARKER}\n\n## Che cosa cambia\n",
}


@pytest.mark.parametrize(
    "what",
    [
        {"path": ".github/workflows/validate.yml"},
        {"path": "cases/../registro.toml"},
        {"path": "cases/MN/2026/../../../Makefile"},
        {"path": "mkdocs.yml"},
        {"text": ""},
        {"text": "a\0b"},
        {"text": "x" * 300_000},
        {"meaning": "altro"},
        {"meaning": f"{MARKER}\n@ufficio/tutti"},
        {"digest": "0 -->\n@tutti"},
        {"number": "7; rm"},
        {"start": "main"},
        {"start": "b" * 40},
        {"number": True},
        {"altro": 1},
    ],
)
def test_what_the_reading_left_is_believed_in_nothing(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: dict[str, object]
) -> None:
    Path("dist/esiti").mkdir(parents=True)
    Path("dist/esiti/modulo-7.json").write_text(json.dumps(GOOD | what), encoding="utf-8")
    forge = Forge.begin(tmp_path / "forge", MADE)
    for name, value in (("PATH", forge.path), ("GITHUB_REPOSITORY", "ufficio/registro"), ("RUN_ID", "55")):
        monkeypatch.setenv(name, value)

    assert status_of(answer.main) == 1
    assert not [words for words, _ in forge.asked("api") if "--method" in words]


@pytest.mark.parametrize("name", ["../x.json", "modulo-7.json.sh", "modulo-x.json"])
def test_an_odd_name_of_file_stops_it(script: Script, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    folder = Path("dist/esiti")
    folder.mkdir(parents=True)
    (folder / name.replace("../", "..")).write_text("{}", encoding="utf-8")
    with gitlab_server({}) as server:
        on_gitlab(monkeypatch, server)
        with pytest.raises(SystemExit):
            answer.main()
    assert not server.sent("POST")


def on_gitlab(monkeypatch: pytest.MonkeyPatch, server: GitLabServer) -> None:
    for name, value in (("GITLAB_CI", "true"), ("CI_PROJECT_ID", "5"), ("REGISTRO_TOKEN", "glpat-segretissimo")):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("CI_API_V4_URL", server.url)


def issue(number: int, text: str, *, author: int = 9, is_confidential: bool = False) -> dict[str, Any]:
    who = {"author": {"id": author}, "confidential": is_confidential}
    return {"iid": number, "title": "Crisi", "description": text, **who}


OPEN = "GET merge_requests?state=opened&target_branch"
ON_GITLAB: dict[str, Any] = {
    "GET issues/": [],
    "GET merge_requests": [],
    "GET repository/files/": {"file_path": PATH},
    "POST repository/commits": {"id": "e" * 40},
    "POST merge_requests": {"iid": 8},
}


@pytest.fixture
def gitlab(script: Script, monkeypatch: pytest.MonkeyPatch) -> Iterator[GitLabServer]:
    """Run a GitLab with a form, an answered one, an issue of ours, and two merge requests, one from a fork."""
    forked = Script(script.root.parent / "origine")
    forked.git("switch", "--quiet", "--create", "fork")
    trap = "import pathlib\npathlib.Path('eseguito').touch()\n"
    changed = {PATH: case_text("2026-03-11 presa_in_carico", workers=96), "registry/__init__.py": trap}
    head = forked.commit("2026-03-21", changed)
    forked.git("update-ref", "refs/merge-requests/3/head", head)
    forked.git("update-ref", "refs/merge-requests/4/head", head)
    forked.git("switch", "--quiet", "main")
    old = waiting.FilledForm(6, CRISIS.replace("40", "abc"))
    mark = waiting.FORM_MARKER.format(digest=old.digest)
    answers: dict[str, Any] = {
        "GET issues?": [
            issue(5, CRISIS, author=1),
            issue(6, old.text),
            issue(7, CRISIS),
        ],
        "GET issues/": [],
        "GET issues/6/notes": [{"id": 1, "author": {"id": 1}, "system": False, "body": f"{mark}\n\nda correggere"}],
        OPEN: [
            {"iid": 3, "sha": head, "author": {"username": "anna"}},
            {"iid": 4, "sha": "0" * 40, "author": {"username": "ugo"}},
        ],
        "GET merge_requests?state=opened&source_branch": [],
        "GET merge_requests/": [],
        "POST repository/commits": {"id": "e" * 40},
        "POST merge_requests": {"iid": 8},
    }
    with gitlab_server(answers) as server:
        on_gitlab(monkeypatch, server)
        yield server


def test_on_gitlab_a_schedule_answers_forms_and_merge_requests(
    gitlab: GitLabServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert waiting.main() == 0
    gathered = len(gitlab.asked)
    monkeypatch.delenv("REGISTRO_TOKEN")
    assert judge.main() == 0
    assert len(gitlab.asked) == gathered
    monkeypatch.setenv("REGISTRO_TOKEN", "glpat-segretissimo")
    assert answer.main() == 0

    ((_, comment),) = gitlab.sent("POST merge_requests/3/notes")
    assert comment["body"].startswith(MARKER)
    assert "- Lavoratori (Brescia): 120 → 96\n" in comment["body"]
    assert not gitlab.sent("POST merge_requests/4/notes")
    ((_, commit),) = gitlab.sent("POST repository/commits")
    assert commit["branch"] == "segnalazione/7"
    assert [(item["action"], item["file_path"]) for item in commit["actions"]] == [("create", OPENED)]
    ((_, reply),) = gitlab.sent("POST issues/7/notes")
    assert "Dal modulo è nata la proposta !8" in reply["body"]
    assert not gitlab.sent("POST issues/6/notes")
    assert not Path("eseguito").exists()


def test_on_gitlab_a_merge_request_full_of_traps_gets_findings_and_runs_nothing(
    gitlab: GitLabServer, script: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    origin = Script(script.root.parent / "origine")
    origin.git("switch", "--quiet", "--create", "trappole")
    trap = f"touch {script.root.parent}/eseguito"
    bare = {"HEAD": "ref: refs/heads/main\n", "config": f'[core]\n\tbare = true\n\tfsmonitor = "{trap}; false"\n'}
    origin.write(
        {
            PATH: case_text("2026-03-11 presa_in_carico", workers=96),
            PATH.replace("fonderie", "Fonderie"): case_text("2026-03-11 presa_in_carico"),
            "cases/BG/appunti.txt": "ciao\n",
            ".github/workflows/validate.yml": f"on: push\njobs: {{x: {{steps: [{{run: {trap}}}]}}}}\n",
            "mkdocs.yml": "hooks: [trappola.py]\n",
            "registry/checks/__init__.py": f"import os\nos.system({trap!r})\n",
            "cases/.gitattributes": "*.yaml filter=trappola\n",
            **{f"cases/BG/nascosto/{name}": text for name, text in bare.items()},
            "cases/BG/nascosto/objects/tieni": "",
            "cases/BG/nascosto/refs/tieni": "",
        }
    )
    (origin.root / "cases/BS/2026/fuori.yaml").symlink_to("/etc/passwd")
    inner = Script.begin(script.root.parent / "altro")
    inner.commit("2026-03-01", {"a.txt": "a\n"})
    origin.git("submodule", "--quiet", "add", str(inner.root), "cases/BG/dentro")
    head = origin.commit("2026-03-22", {})
    origin.git("update-ref", "refs/merge-requests/9/head", head)
    origin.git("switch", "--quiet", "--force", "main")
    listed = gitlab.answers[OPEN]
    gitlab.answers[OPEN] = [
        {"iid": 9, "sha": head, "author": {"username": "$(touch eseguito)"}},
        *listed,
    ]

    assert (waiting.main(), judge.main(), answer.main()) == (0, 0, 0)

    ((_, sent),) = gitlab.sent("POST merge_requests/9/notes")
    told = sent["body"]
    for rule in (
        "chi rilegge i fatti non rilegge il programma",
        "cambia il modo in cui Git mostra e scrive i file",
        "è un altro deposito Git dentro questo",
        "è un deposito Git nascosto fra i file",
        "fuori.yaml",
        "solo per le maiuscole",
        "appunti.txt",
    ):
        assert rule in told, rule
    assert "root:" not in told
    assert not list(script.root.parent.rglob("eseguito"))
    assert gitlab.sent("POST merge_requests/3/notes")


def test_on_gitlab_a_merge_request_of_five_hundred_files_gets_its_comment(gitlab: GitLabServer, script: Script) -> None:
    origin = Script(script.root.parent / "origine")
    origin.git("switch", "--quiet", "--create", "molti")
    head = origin.commit("2026-03-22", {f"cases/BG/2026/crisi-{number}.yaml": "azienda:\n" for number in range(500)})
    origin.git("update-ref", "refs/merge-requests/9/head", head)
    origin.git("switch", "--quiet", "main")
    gitlab.answers[OPEN] = [
        {"iid": 9, "sha": head, "author": {"username": "anna"}},
    ]

    assert (waiting.main(), judge.main(), answer.main()) == (0, 0, 0)

    ((_, sent),) = gitlab.sent("POST merge_requests/9/notes")
    assert "**Da correggere: " in sent["body"]
    assert len(sent["body"]) < 61_000


def test_on_gitlab_what_cannot_be_judged_does_not_silence_the_rest(
    gitlab: GitLabServer, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = gitlab.answers[OPEN]
    gone = {"iid": 77, "sha": "7" * 40, "author": {"username": "anna"}}
    gitlab.answers[OPEN] = [gone, *listed]

    assert (waiting.main(), judge.main(), answer.main()) == (0, 0, 0)

    assert "La proposta 77 non si può leggere: git fetch" in capsys.readouterr().out
    assert gitlab.sent("POST merge_requests/3/notes")
    assert gitlab.sent("POST issues/7/notes")


def test_on_gitlab_what_spoils_the_judgement_is_told_under_it_and_the_rest_goes_on(
    gitlab: GitLabServer, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = Script(script.root.parent / "origine")
    origin.git("switch", "--quiet", "--orphan", "estraneo")
    head = origin.commit("2026-03-22", {PATH: "azienda: {}\n"})
    origin.git("update-ref", "refs/merge-requests/2/head", head)
    origin.git("switch", "--quiet", "main")
    gitlab.answers[OPEN] = [{"iid": 2, "sha": head, "author": {"username": "ugo"}}, *gitlab.answers[OPEN]]
    gitlab.answers["GET issues?"] = [issue(4, CRISIS.replace("Prova", "Viva")), *gitlab.answers["GET issues?"]]
    meaning = judge._meaning  # noqa: SLF001 - as if it had let live text through

    def spoilt(root: Path, *versions: str) -> str:
        told = meaning(root, *versions)
        return f"{told}\n@ufficio/tutti\n" if "Officine Viva" in told or "officine-viva" in told else told

    monkeypatch.setattr(judge, "_meaning", spoilt)

    assert (waiting.main(), judge.main(), answer.main()) == (0, 0, 0)

    ((_, under),) = gitlab.sent("POST merge_requests/2/notes")
    assert under["body"].startswith(MARKER)
    assert "**Questa proposta non si può giudicare**" in under["body"]
    ((_, reply),) = gitlab.sent("POST issues/4/notes")
    assert "Il modulo non si può provare" in reply["body"]
    assert "@ufficio" not in reply["body"]
    assert gitlab.sent("POST merge_requests/3/notes")
    assert [data["branch"] for _, data in gitlab.sent("POST repository/commits")] == ["segnalazione/7"]


def test_on_gitlab_what_the_forge_refuses_does_not_silence_the_rest(gitlab: GitLabServer) -> None:
    gitlab.answers["GET issues?"] = [issue(4, CRISIS.replace("2026-03-02", "ieri")), *gitlab.answers["GET issues?"]]
    gitlab.answers["POST issues/4/notes"] = 400
    gitlab.answers["POST merge_requests/3/notes"] = 403

    assert (waiting.main(), judge.main(), answer.main()) == (0, 0, 1)

    assert "Dal modulo è nata la proposta !8" in gitlab.sent("POST issues/7/notes")[0][1]["body"]


def test_a_form_that_changes_no_file_is_told_and_not_a_traceback(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "git", lambda *words: "" if "status" in words else copies.git(*words))
    told(CRISIS)
    forge = answered(tmp_path, monkeypatch)

    assert not written(forge, "git/trees")
    (reply,) = written(forge, "issues/7/comments")
    assert "Il modulo non si può provare" in reply["body"]
    assert "0 file" in reply["body"]


def test_on_gitlab_a_flood_of_issues_does_not_starve_a_form(
    gitlab: GitLabServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "_MOST_FORMS", 2)
    answered_one = gitlab.answers["GET issues?"][1]
    flood = [issue(number, "ciao") for number in range(100, 120)]
    forms = [issue(number, CRISIS) for number in (201, 200, 7)]
    gitlab.answers["GET issues?"] = [*flood, *([answered_one] * 10), *forms]

    assert waiting.main() == 0

    assert [form.number for form in waiting.Waiting.read().forms] == [7, 200]
    assert len(gitlab.sent("GET /user")) == 1


def test_on_gitlab_a_confidential_issue_becomes_no_proposal_that_more_people_read(gitlab: GitLabServer) -> None:
    gitlab.answers["GET issues?"] = [issue(7, CRISIS, is_confidential=True)]

    assert waiting.main() == 0

    assert waiting.Waiting.read().forms == ()


def test_on_gitlab_what_was_judged_leaves_the_place_to_the_others(
    gitlab: GitLabServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "_MOST_PROPOSALS", 5)
    head = gitlab.answers[OPEN][0]["sha"]
    many = [{"iid": 10 + number, "sha": head, "author": {"username": "anna"}} for number in range(8)]
    gitlab.answers[OPEN] = [*many, *gitlab.answers[OPEN]]
    mark = waiting.JUDGED_MARKER.format(head=head)
    note: dict[str, Any] = {"id": 1, "author": {"id": 1}, "system": False, "body": f"{MARKER}\n\ndetto\n\n{mark}\n"}
    gitlab.answers["GET merge_requests/3/notes"] = [note]
    gitlab.answers["GET merge_requests/4/notes"] = [{**note, "author": {"id": 9}}]
    gitlab.answers["GET merge_requests/10/notes"] = [{**note, "body": note["body"].replace(head, "f" * 40)}]

    assert waiting.main() == 0

    numbers = [proposal.number for proposal in waiting.Waiting.read().proposals]
    assert numbers == [4, 10, 11, 12, 13]


def test_when_time_is_up_the_rest_waits(gitlab: GitLabServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "_ENOUGH_SECONDS", -1)

    assert (waiting.main(), judge.main()) == (0, 0)

    assert list(judge.FOLDER.iterdir()) == []


def test_on_gitlab_no_filter_of_this_machine_touches_what_is_proposed(
    gitlab: GitLabServer, script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = Script(script.root.parent / "origine")
    origin.git("switch", "--quiet", "--create", "filtri")
    attributes = "*.yaml filter=lfs ident eol=crlf\n"
    files = {PATH: case_text("2026-03-11 presa_in_carico", workers=96), "cases/.gitattributes": attributes}
    head = origin.commit("2026-03-22", files)
    origin.git("update-ref", "refs/merge-requests/9/head", head)
    origin.git("switch", "--quiet", "main")
    gitlab.answers[OPEN] = [{"iid": 9, "sha": head, "author": {"username": "anna"}}]
    settings = tmp_path / "gitconfig"
    settings.write_text(f'[filter "lfs"]\n\tsmudge = "touch {tmp_path}/eseguito; cat"\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))

    assert (waiting.main(), judge.main(), answer.main()) == (0, 0, 0)

    ((_, sent),) = gitlab.sent("POST merge_requests/9/notes")
    assert "- Lavoratori (Brescia): 120 → 96\n" in sent["body"]
    assert "cambia il modo in cui Git mostra e scrive i file" in sent["body"]
    assert not (tmp_path / "eseguito").exists()


def test_on_gitlab_what_no_disk_would_hold_is_not_laid_out(gitlab: GitLabServer, script: Script) -> None:
    origin = Script(script.root.parent / "origine")
    tree, blob = "", origin.git("hash-object", "-w", "--stdin")
    for depth in range(9):  # a billion files
        lines = [f"{'040000 tree' if depth else '100644 blob'} {tree or blob}\t{name}\n" for name in range(10)]
        listed = origin.root / "elenco"
        listed.write_text("".join(lines), encoding="utf-8")
        with listed.open(encoding="utf-8") as given:
            tree = subprocess.check_output(["git", "mktree"], cwd=origin.root, stdin=given, text=True).strip()
    head = origin.git("commit-tree", tree, "-p", "main", "-m", "bomba")
    origin.git("update-ref", "refs/merge-requests/2/head", head)
    gitlab.answers[OPEN] = [{"iid": 2, "sha": head, "author": {"username": "ugo"}}, *gitlab.answers[OPEN]]

    assert (waiting.main(), judge.main(), answer.main()) == (0, 0, 0)

    ((_, under),) = gitlab.sent("POST merge_requests/2/notes")
    assert "ha troppi file" in under["body"]
    assert gitlab.sent("POST merge_requests/3/notes")


def test_on_gitlab_the_comment_is_one_and_follows_the_merge_request(gitlab: GitLabServer) -> None:
    waiting.main()
    judge.main()
    notes = [
        {"id": 1, "author": {"id": 9}, "system": False, "body": f"{MARKER}\n\nfinto"},
        {"id": 2, "author": {"id": 1}, "system": True, "body": f"{MARKER}\n\nrumore"},
        {"id": 3, "author": {"id": 1}, "system": False, "body": f"{MARKER}\n\nquello di prima"},
    ]
    gitlab.answers["GET merge_requests/3/notes"] = notes
    answer.main()

    assert [line for line, _ in gitlab.sent("PUT merge_requests/3/notes")] == ["PUT merge_requests/3/notes/3"]
    assert not gitlab.sent("POST merge_requests/3/notes")


def test_a_merge_request_that_moved_on_is_not_commented(
    gitlab: GitLabServer, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting.main()
    judge.main()
    gitlab.answers[OPEN] = [{"iid": 3, "sha": "9" * 40, "author": {"username": "anna"}}]
    answer.main()

    assert "La proposta 3 non è più quella giudicata" in capsys.readouterr().out
    assert not gitlab.sent("POST merge_requests/3/notes")


def test_a_new_release_is_made_of_the_branch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forge = Forge.begin(tmp_path / "forge", {})
    monkeypatch.setenv("PATH", forge.path)
    monkeypatch.setenv("GITHUB_REPOSITORY", "ufficio/registro")

    assert here.forge().release("rapporti-2026-T1", base="main", title="Rapporti 2026-T1", notes="…") == frozenset()
    ((words, _),) = forge.asked("release", "create")
    assert (words[2], words[words.index("--target") + 1]) == ("rapporti-2026-T1", "main")
