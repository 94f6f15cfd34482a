"""The trusted half of a comment: what the untrusted half left is looked at with suspicion."""

from collections.abc import Callable
from pathlib import Path

import pytest

from registry.reporters.diff_markdown import LONGEST, MARKER
from tests.forge import Forge
from tools.forge import comment

SHA = "a" * 40
REPOSITORY = "ufficio/registro"
BODY = f"{MARKER}\n\n## Che cosa cambia\n\n**Si può pubblicare.** Nessun errore.\n"
PLACE = f"repos/{REPOSITORY}/issues/7/comments"
CASE = {"filename": "cases/BS/2026/fonderie-esempio.yaml"}
ARTIFACTS = f"api repos/{REPOSITORY}/actions/runs/55/artifacts"


def proposal(sha: str = SHA, state: str = "open", base: str = REPOSITORY) -> dict[str, object]:
    return {"state": state, "head": {"sha": sha}, "base": {"repo": {"full_name": base}}, "changed_files": 1}


def artifact(size: int = 900, name: str = "esito-1", *, expired: bool = False) -> dict[str, object]:
    return {"name": name, "size_in_bytes": size, "expired": expired}


Begin = Callable[..., Forge]


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Return a function that sets up the forge, and what the untrusted job left."""

    def make(
        *,
        body: str = BODY,
        number: str = "7\n",
        comments: object = ((),),
        artifacts: object = None,
        pull: object = None,
        files: object = ((CASE,),),
    ) -> Forge:
        forge = Forge.begin(
            tmp_path / "forge",
            {
                ARTIFACTS: {"artifacts": artifacts if artifacts is not None else [artifact()]},
                f"api repos/{REPOSITORY}/pulls/7/files": files,
                f"api repos/{REPOSITORY}/pulls/7": pull or proposal(),
                f"api {PLACE} --paginate": comments,
            },
        )
        (forge.folder / "artifact/commento.md").write_text(body, encoding="utf-8")
        (forge.folder / "artifact/numero").write_text(number, encoding="utf-8")
        monkeypatch.setenv("PATH", forge.path)
        for name, value in (("GITHUB_REPOSITORY", REPOSITORY), ("RUN_ID", "55"), ("HEAD_SHA", SHA)):
            monkeypatch.setenv(name, value)
        return forge

    return make


def written(forge: Forge) -> list[object]:
    return [(words[1:4], data) for words, data in forge.asked("api") if "--method" in words]


def test_the_first_comment_is_written(begin: Begin) -> None:
    forge = begin()

    assert comment.main() == 0
    assert written(forge) == [([PLACE, "--method", "POST"], {"body": BODY})]


def test_of_a_run_begun_again_the_last_attempt_is_read(begin: Begin) -> None:
    forge = begin(
        artifacts=[artifact(name=name) for name in ("esito-9", "esito-10", "esito-2", "esito-x", "esito-99999")]
    )

    assert comment.main() == 0
    ((words, _),) = forge.asked("run", "download")
    assert words[words.index("--name") + 1] == "esito-10"


def test_the_next_one_replaces_it(begin: Begin) -> None:
    person = {"id": 1, "user": {"type": "User"}, "body": BODY}
    other = {"id": 2, "user": {"type": "Bot"}, "body": "altro"}
    ours = {"id": 3, "user": {"type": "Bot"}, "body": f"{MARKER}\nvecchio"}
    forge = begin(comments=[[person, other], [ours]])

    assert comment.main() == 0
    assert written(forge) == [([f"repos/{REPOSITORY}/issues/comments/3", "--method", "PATCH"], {"body": BODY})]


@pytest.mark.parametrize(
    "files",
    [
        [[CASE, {"filename": ".github/workflows/validate.yml"}]],
        [[{"filename": "Makefile"}]],
        [[{"filename": "cases/x.yaml", "previous_filename": "registry/checks/__init__.py"}]],
        [[{"filename": "casesx/y"}]],
        [[]],
    ],
)
def test_of_a_proposal_that_may_change_the_judge_the_comment_says_so_first(begin: Begin, files: object) -> None:
    forge = begin(files=files)

    assert comment.main() == 0
    ((_, data),) = forge.asked("api", PLACE, "--method")
    marker, _, told = data["body"].partition("\n\n")
    assert marker == MARKER
    assert told.startswith("**Questa proposta cambia anche file fuori da `cases/`**")
    assert told.endswith(BODY.partition("\n\n")[2])


def test_the_same_comment_is_left_alone(begin: Begin) -> None:
    forge = begin(comments=[[{"id": 3, "user": {"type": "Bot"}, "body": BODY.rstrip()}]])

    assert comment.main() == 0
    assert written(forge) == []


def test_without_an_outcome_there_is_nothing_to_say(begin: Begin, capsys: pytest.CaptureFixture[str]) -> None:
    forge = begin(artifacts=[artifact(name="anteprima"), artifact(expired=True)])

    assert comment.main() == 0
    assert "Niente da commentare" in capsys.readouterr().out
    assert written(forge) == []


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ({"number": "8; rm -rf /\n"}, "non è un numero"),
        ({"number": "../../issues/1"}, "non è un numero"),
        ({"number": "\u0667\n"}, "non è un numero"),
        ({"number": ""}, "non è un numero"),
        ({"pull": proposal(sha="b" * 40)}, "non è quella giudicata"),
        ({"pull": proposal(state="closed")}, "non è quella giudicata"),
        ({"pull": proposal(base="altro/registro")}, "non è quella giudicata"),
        ({"artifacts": [artifact(size=10_000_000)]}, "troppo grande"),
        ({"artifacts": [artifact(), artifact()]}, "più d'uno"),
        ({"artifacts": [artifact(), artifact(size=10_000_000, name="esito-2")]}, "troppo grande"),
        ({"body": "ciao"}, "non è quello di «registro diff»"),
        ({"body": f"{MARKER}\n{'x' * (LONGEST + 2_000)}"}, "troppo lungo"),
        ({"body": f"{MARKER}\n@ufficio/tutti guardate"}, "più che testo"),
        ({"body": f"{MARKER}\n![x](https://male.example/p.png)"}, "più che testo"),
        ({"body": f"{MARKER}\n[clic](https://male.example)"}, "più che testo"),
        ({"body": f"{MARKER}\nhttps://male.example"}, "più che testo"),
        ({"body": f"{MARKER}\n<img src=x>"}, "più che testo"),
        ({"body": f"{MARKER}\n\n<details>\n\nciao"}, "più che testo"),
        ({"body": f"{MARKER}\nchiude #12"}, "più che testo"),
        ({"body": f"{MARKER}\n\n[x]: https://male.example\n\n[x]"}, "più che testo"),
        ({"body": f"{MARKER}\n\n| a | b |\n|---|---|\n| c | d |"}, "più che testo"),
    ],
)
def test_hostile_data_is_not_published(
    begin: Begin, capsys: pytest.CaptureFixture[str], what: dict[str, object], told: str
) -> None:
    forge = begin(**what)

    with pytest.raises(SystemExit) as left:
        comment.main()

    assert left.value.code == 1
    assert told in capsys.readouterr().err
    assert written(forge) == []


@pytest.mark.parametrize("name", ["numero", "commento.md"])
def test_a_link_in_the_outcome_is_not_followed(
    begin: Begin, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    forge = begin()
    secret = tmp_path / "segreto"
    secret.write_text(BODY if name == "commento.md" else "7", encoding="utf-8")
    (forge.folder / "artifact" / name).unlink()
    (forge.folder / "artifact" / name).symlink_to(secret)

    with pytest.raises(SystemExit):
        comment.main()

    assert "non è un file come deve" in capsys.readouterr().err
    assert written(forge) == []


@pytest.mark.parametrize(
    ("name", "value"), [("GITHUB_REPOSITORY", "a/b/../c d"), ("HEAD_SHA", "main"), ("RUN_ID", "5 5")]
)
def test_what_the_workflow_gives_is_looked_at_too(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    begin()
    monkeypatch.setenv(name, value)

    with pytest.raises(SystemExit):
        comment.main()

    assert f"«{name}» manca o non va bene." in capsys.readouterr().err
