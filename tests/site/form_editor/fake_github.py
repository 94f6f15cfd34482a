"""A forge that exists only in the browser of the tests: it answers as GitHub does, and keeps what it is given."""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import BrowserContext, Request, Route

REPOSITORY = "ufficio/registro"
_API = "https://api.github.com"
_FIRST = {"oid": "0" * 40, "message": "Primo"}
_HEADERS = {
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "*",
    "access-control-allow-methods": "*",
}
_Answer = Callable[[str, dict[str, Any]], Any]


class FakeGitHub:
    """One repository with one branch, and the proposals made on it; `asked` are the requests not understood."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files
        self.proposals: dict[str, dict[str, str]] = {}
        self.drafts: list[dict[str, Any]] = []
        self.asked: list[str] = []

    def serve(self, context: BrowserContext) -> None:
        """Answer the requests that pages of a browser's context make to the forge."""
        context.route(f"{_API}/**", self._answer)

    def _answer(self, route: Route) -> None:
        request = route.request
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=_HEADERS)
            return
        place = request.url.removeprefix(_API)
        found = self._graphql(request) if place == "/graphql" else self._rest(request, place)
        if found is None:
            self.asked.append(f"{request.method} {request.url} {request.post_data}")
            route.fulfill(status=404, json={"message": "Not Found"}, headers=_HEADERS)
        else:
            route.fulfill(json=found, headers=_HEADERS)

    def _rest(self, request: Request, place: str) -> Any:
        home = f"/repos/{REPOSITORY}"
        if place == "/user":
            return {"id": 1, "login": "mrossi", "name": "Redazione", "email": None, "avatar_url": "", "html_url": ""}
        if place == home:
            return {"default_branch": "main", "private": True, "permissions": {"push": True, "pull": True}}
        if place.startswith(f"{home}/collaborators/"):
            return {}
        if place == f"{home}/pulls" and request.method == "POST":
            return self._open_proposal(json.loads(request.post_data or "{}"))
        if re.fullmatch(rf"{home}/issues/\d+/labels", place):
            return []
        if place.startswith(f"{home}/git/trees/"):
            return {"tree": [_blob(path, text) for path, text in self.files.items()], "truncated": False}
        return None

    def _graphql(self, request: Request) -> Any:
        asked = json.loads(request.post_data or "{}")
        query, variables = asked["query"], asked.get("variables", {})
        answers: tuple[tuple[str, _Answer], ...] = (
            ("createRef(", self._branch),
            ("createCommitOnBranch(", self._commit),
            ("pullRequests(", lambda *_: {"repository": {"pullRequests": {"nodes": []}}}),
            ("forkOwner", lambda *_: {"fork": {"id": "R1"}, "base": _ref({"oid": "0" * 40})}),
            ("commit_0:", _last_commits),
            ("... on Blob", self._contents),
            ("history(first: 1)", lambda *_: {"repository": _ref({"history": {"nodes": [_FIRST]}})}),
            ("... on Commit { oid }", lambda *_: {"repository": _ref({"oid": "0" * 40})}),
        )
        return next(({"data": answer(query, variables)} for mark, answer in answers if mark in query), None)

    def _branch(self, _: str, variables: dict[str, Any]) -> Any:
        name = variables["input"]["name"]
        self.proposals.setdefault(name.removeprefix("refs/heads/"), {})
        return {"createRef": {"ref": {"name": name}}}

    def _contents(self, query: str, _: dict[str, Any]) -> Any:
        by_oid = {_oid(text): text for text in self._texts()}
        wanted = re.findall(r'(\w+): object\(oid: "(\w+)"\)', query)
        return {"repository": {name: {"text": by_oid[oid], "isTruncated": False} for name, oid in wanted}}

    def _commit(self, _: str, variables: dict[str, Any]) -> Any:
        given = variables["input"]
        proposal = self.proposals[given["branch"]["branchName"]]
        added = given["fileChanges"]["additions"]
        proposal.update((one["path"], base64.b64decode(one["contents"]).decode()) for one in added)
        commit: dict[str, Any] = {"oid": "1" * 40, "committedDate": "2026-01-02T09:00:00Z"}
        commit |= {f"file_{number}": {"oid": _oid(proposal[one["path"]])} for number, one in enumerate(added)}
        return {"createCommitOnBranch": {"commit": commit}}

    def _open_proposal(self, given: dict[str, Any]) -> Any:
        self.drafts.append(given)
        number, moment = len(self.drafts), "2026-01-02T09:00:00Z"
        about = {"number": number, "node_id": f"P{number}", "html_url": "", "head": {"sha": "1" * 40}}
        return {**about, "title": given["title"], "created_at": moment, "updated_at": moment}

    def _texts(self) -> Iterator[str]:
        yield from self.files.values()
        for proposal in self.proposals.values():
            yield from proposal.values()


def _oid(text: str) -> str:
    data = text.encode()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _ref(target: dict[str, Any]) -> dict[str, Any]:
    return {"ref": {"target": target}}


def _last_commits(query: str, _: dict[str, Any]) -> Any:
    author = {"name": "Redazione", "email": "", "user": {"id": 1, "login": "mrossi"}}
    history = {"history": {"nodes": [{"author": author, "committedDate": "2026-01-01T09:00:00Z"}]}}
    return {"repository": {name: {"target": history} for name in re.findall(r"(commit_\d+):", query)}}


def _blob(path: str, text: str) -> dict[str, Any]:
    return {"path": path, "mode": "100644", "type": "blob", "sha": _oid(text), "size": len(text.encode())}
