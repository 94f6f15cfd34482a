"""Two forges for tests, which answer what they are told and write down what they are asked.

GitHub is a `gh` on the PATH, GitLab a server on this machine.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from tools.forge.port import Change

_GH = """#!{python}
import json, pathlib, shutil, sys
here = pathlib.Path(__file__).parent
arguments = sys.argv[1:]
data = sys.stdin.read() if "--input" in arguments else None
with open(here / "asked", "a") as log:
    log.write(json.dumps([arguments, data and json.loads(data)]) + "\\n")
if arguments[:2] == ["run", "download"]:
    shutil.copytree(here / "artifact", arguments[arguments.index("--dir") + 1], dirs_exist_ok=True, symlinks=True)
    sys.exit()
answers = json.loads((here / "answers").read_text())
line = " ".join(arguments)
for start, answer in answers.items():
    if line.startswith(start):
        print(json.dumps(answer))
        sys.exit()
if arguments[0] == "api" and "--method" not in arguments:
    sys.exit("gh: Not Found (HTTP 404)")
"""


@dataclass(frozen=True, slots=True)
class Forge:
    """The fake: `artifact` is what a job left, `asked` what `gh` was asked, each with the JSON it was given."""

    folder: Path

    @classmethod
    def begin(cls, folder: Path, answers: Mapping[str, Any]) -> "Forge":
        """Return a forge with its answers, by how the command begins."""
        (folder / "artifact").mkdir(parents=True)
        (folder / "asked").touch()
        (folder / "answers").write_text(json.dumps(answers), encoding="utf-8")
        command = folder / "gh"
        command.write_text(_GH.format(python=sys.executable), encoding="utf-8")
        command.chmod(0o755)
        return cls(folder)

    @property
    def path(self) -> str:
        """The PATH on which it is found first."""
        return f"{self.folder}{os.pathsep}{os.environ['PATH']}"

    def asked(self, *start: str) -> list[tuple[list[str], Any]]:
        """Return the commands that begin so, each with its data."""
        lines = (self.folder / "asked").read_text("utf-8").splitlines()
        found = [json.loads(line) for line in lines]
        return [(words, data) for words, data in found if words[: len(start)] == list(start)]


_TEXT = Change("", "", "", "casi: quello di prima", body="Perché sì.", files={})


def pull(
    number: int, branch: str, *, repository: str = "ufficio/registro", base: str = "main", text: Change = _TEXT
) -> dict[str, Any]:
    """Return an open pull request as GitHub lists it."""
    head = {"ref": branch, "repo": {"full_name": repository}}
    told = {"title": text.title, "body": text.description}
    return {"number": number, "state": "open", "head": head, "base": {"ref": base}, **told}


def merge_request(number: int, branch: str, *, project: int = 5, base: str = "main") -> dict[str, Any]:
    """Return an open merge request as GitLab lists it."""
    told = {"title": _TEXT.title, "description": _TEXT.description}
    names = {"source_branch": branch, "target_branch": base, **told}
    return {"iid": number, "state": "opened", "source_project_id": project, **names}


@dataclass(slots=True)
class GitLabServer:
    """The fake GitLab: `answers` by method and place in the project, the longest that fits; `asked` in order.

    A list as an answer comes in pages of two items; None is «not found»; a number is a status.
    """

    answers: dict[str, Any]
    url: str = ""
    asked: list[tuple[str, Any]] = field(default_factory=list)
    tokens: set[str | None] = field(default_factory=set)

    def sent(self, start: str) -> list[tuple[str, Any]]:
        """Return what was asked that begins so, with its data."""
        return [(line, data) for line, data in self.asked if line.startswith(start)]

    def answer(self, line: str) -> Any:
        """Return the answer to a request; to what writes, by default, nothing in particular."""
        fitting = [start for start in self.answers if line.startswith(start)]
        if fitting:
            return self.answers[max(fitting, key=len)]
        return None if line.startswith("GET") else {}


@contextmanager
def gitlab_server(answers: Mapping[str, Any]) -> Iterator[GitLabServer]:
    """Run a fake GitLab, whose project is number 5, and whose token belongs to user 1."""
    fake = GitLabServer({"GET /user": {"id": 1}, **answers})

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            line = f"{self.command} {self.path.removeprefix('/api/v4').removeprefix('/projects/5/')}"
            weight = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(weight)
            is_json = self.headers.get("Content-Type") == "application/json"
            fake.asked.append((line, json.loads(body) if is_json else body or None))
            fake.tokens.add(self.headers.get("PRIVATE-TOKEN"))
            self._tell(fake.answer(line), line)

        def _tell(self, answer: Any, line: str) -> None:
            status = 404 if answer is None else answer if isinstance(answer, int) else 200
            self.send_response(status)
            if isinstance(answer, list) and "&page=" in line:
                page = int(line.rpartition("=")[2])
                self.send_header("x-next-page", str(page + 1) if len(answer) > page * 2 else "")
                answer = answer[page * 2 - 2 : page * 2]
            if status in (301, 302):
                self.send_header("Location", "http://127.0.0.1:9/altrove")
            data = json.dumps(answer).encode()
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = _answer  # noqa: N815 - http.server wants these names

        def log_message(self, *_given: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.url = f"http://127.0.0.1:{server.server_port}/api/v4"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
