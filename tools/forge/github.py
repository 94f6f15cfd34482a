"""GitHub behind the port, through `gh`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tools.forge.gh import api, gh, lookup, pages
from tools.forge.given import given, stop
from tools.forge.port import TRAILER, Change, Comment, Issue, OpenProposal, Place, Proposed, is_edited

HEAVIEST = 200_000
"""Bytes of what a job may leave to another: a comment, a number, a case weigh far less."""

_CONTEXT = "Verifica dei casi"


@dataclass(frozen=True, slots=True)
class GitHub:
    """A repository of GitHub, `owner/name`."""

    name: str

    @classmethod
    def here(cls) -> "GitHub":
        """Return the repository whose workflow runs."""
        return cls(given("GITHUB_REPOSITORY"))

    @property
    def _at(self) -> str:
        return f"repos/{self.name}"

    def comments(self, _place: Place, number: int) -> list[Comment]:
        found = pages(f"{self._at}/issues/{number}/comments")
        return [Comment(str(item["id"]), item["body"]) for item in found if _is_bot(item)]

    def comment(self, _place: Place, number: int, body: str) -> None:
        api(f"{self._at}/issues/{number}/comments", "--method", "POST", data={"body": body})

    def revise_comment(self, _place: Place, _number: int, comment: Comment) -> None:
        api(f"{self._at}/issues/comments/{comment.key}", "--method", "PATCH", data={"body": comment.body})

    def ensure_label(self, name: str, description: str) -> None:
        if lookup(f"{self._at}/labels/{quote(name, safe='')}") is None:  # one that is there keeps its colour
            gh("label", "create", name, "--repo", self.name, "--description", description)

    def issues(self, label: str) -> list[Issue]:
        found = pages(f"{self._at}/issues?state=open&per_page=100{f'&labels={label}' if label else ''}")
        return [
            Issue(item["number"], item["title"], item["body"] or "", _is_bot(item))
            for item in found
            if "pull_request" not in item
        ]

    def open_issue(self, title: str, body: str, label: str) -> None:
        sent = {"title": title, "body": body, "labels": [label]}
        api(f"{self._at}/issues", "--method", "POST", data=sent)

    def edit_issue(self, number: int, body: str) -> None:
        api(f"{self._at}/issues/{number}", "--method", "PATCH", data={"body": body})

    def close_issue(self, number: int, why: str) -> None:
        self.comment("segnalazione", number, why)
        api(f"{self._at}/issues/{number}", "--method", "PATCH", data={"state": "closed"})

    def proposals(self, base: str) -> list[OpenProposal]:
        found = pages(f"{self._at}/pulls?state=open&sort=created&direction=asc&per_page=100&base={base}")
        return [OpenProposal(item["number"], item["head"]["sha"], item["user"]["login"]) for item in found]

    def propose(self, change: Change) -> Proposed:
        standing = lookup(f"{self._at}/git/ref/heads/{change.branch}")
        head = standing["object"]["sha"] if standing else None
        message = lookup(f"{self._at}/git/commits/{head}")["message"] if head else ""
        is_by_hand = head is not None and TRAILER not in message
        if head is None or not (is_by_hand or change.trailer in message):
            head = self._committed(change, is_new=head is None)
        number = self._pull(change, is_by_hand=is_by_hand)
        return Proposed(number, f"#{number}", head, is_by_hand)

    def _committed(self, change: Change, *, is_new: bool) -> str:
        grown = api(f"{self._at}/git/commits/{change.start}")["tree"]["sha"]
        listed = [
            {"path": path, "mode": "100644", "type": "blob", "content": text}
            for path, text in sorted(change.files.items())
        ]
        tree = self._post("git/trees", {"base_tree": grown, "tree": listed})
        commit = self._post("git/commits", {"message": change.message, "tree": tree["sha"], "parents": [change.start]})
        head: str = commit["sha"]
        if is_new:
            self._post("git/refs", {"ref": f"refs/heads/{change.branch}", "sha": head})
        else:
            moved = {"sha": head, "force": True}
            api(f"{self._at}/git/refs/heads/{change.branch}", "--method", "PATCH", data=moved)
        return head

    def _pull(self, change: Change, *, is_by_hand: bool) -> int:
        standing = self._standing(change)
        told = {"title": change.title, "body": change.description}
        if standing:
            number: int = standing["number"]
            if not (is_by_hand or is_edited(standing["title"], standing["body"] or "")):
                api(f"{self._at}/pulls/{number}", "--method", "PATCH", data=told)
            return number
        opened: int = self._post("pulls", {**told, "head": change.branch, "base": change.base})["number"]
        return opened

    def _standing(self, change: Change) -> Any:
        """Return the open pull request of a branch of ours; a fork may have a branch of the same name."""
        between = f"head={self.name.split('/')[0]}:{change.branch}&base={change.base}"
        found = pages(f"{self._at}/pulls?state=open&per_page=100&{between}")
        return next((item for item in found if self._is_of(item, change)), None)

    def _is_of(self, item: Any, change: Change) -> bool:
        head, base = item["head"], item["base"]
        from_here = head["repo"] is not None and head["repo"]["full_name"].casefold() == self.name.casefold()
        return from_here and (item["state"], head["ref"], base["ref"]) == ("open", change.branch, change.base)

    def judged(self, head: str, *, is_sound: bool) -> None:
        state, told = ("success", "Nessun errore.") if is_sound else ("failure", "Ci sono errori.")
        self._post(f"statuses/{head}", {"state": state, "context": _CONTEXT, "description": told})

    def release(self, tag: str, *, base: str, title: str, notes: str) -> frozenset[str]:
        found = lookup(f"{self._at}/releases/tags/{tag}")
        if found is None:
            gh("release", "create", tag, "--repo", self.name, "--target", base, "--title", title, "--notes", notes)
            return frozenset()
        return frozenset(asset["name"] for asset in found["assets"])

    def attach(self, tag: str, files: Iterable[Path]) -> None:
        gh("release", "upload", tag, *(str(file) for file in files), "--repo", self.name)

    def fetched(self, run: str, artifact: str, folder: Path) -> bool:
        """Put in a folder what a job of a run left, `<artifact>-<attempt>`, at its last attempt; False if nothing."""
        listed = api(f"{self._at}/actions/runs/{run}/artifacts?per_page=100")["artifacts"]
        attempts = re.compile(rf"{artifact}-([1-9][0-9]{{0,3}})")
        found = [(int(name[1]), item) for item in listed if (name := attempts.fullmatch(item["name"]))]
        last = max((number for number, _ in found), default=0)
        left = [item for number, item in found if number == last and not item["expired"]]
        if not left:
            return False
        if len(left) > 1 or left[0]["size_in_bytes"] > HEAVIEST:
            stop("l'esito della verifica è troppo grande, o ce n'è più d'uno: non si legge.")
        gh("run", "download", run, "--repo", self.name, "--name", left[0]["name"], "--dir", str(folder))
        return True

    def _post(self, place: str, data: object) -> Any:
        return api(f"{self._at}/{place}", "--method", "POST", data=data)


def _is_bot(item: Any) -> bool:
    return bool(item["user"]["type"] == "Bot")
