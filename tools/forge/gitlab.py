"""GitLab behind the port, through its interface."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.forge.gitlab_api import Api, part
from tools.forge.port import TRAILER, Change, Comment, Issue, OpenProposal, Place, Proposed, is_edited

_PLACES = {"proposta": "merge_requests", "segnalazione": "issues"}
_COLOUR = "#1f6feb"
_CONFLICT = 409
_PACKAGE = "rapporti"
_ORDER = re.compile(r"^([^\S\n]*)/(?=\w)", re.MULTILINE)
_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class GitLab:
    """A project of GitLab; `me` is who the token speaks for."""

    api: Api
    me: int

    @classmethod
    def here(cls) -> "GitLab":
        """Return the project whose pipeline runs."""
        api = Api.here()
        return cls(api, api.me())

    def comments(self, place: Place, number: int) -> list[Comment]:
        found = self.api.pages(f"{_PLACES[place]}/{number}/notes?sort=asc")
        ours = (item for item in found if item["author"]["id"] == self.me and not item["system"])
        return [Comment(str(item["id"]), item["body"]) for item in ours]

    def comment(self, place: Place, number: int, body: str) -> None:
        self.api.send("POST", f"{_PLACES[place]}/{number}/notes", {"body": _without_orders(body)})

    def revise_comment(self, place: Place, number: int, comment: Comment) -> None:
        self.api.send("PUT", f"{_PLACES[place]}/{number}/notes/{comment.key}", {"body": _without_orders(comment.body)})

    def ensure_label(self, name: str, description: str) -> None:
        made = {"name": name, "color": _COLOUR, "description": description}
        self.api.send("POST", "labels", made, accepts=_CONFLICT)

    def issues(self, label: str) -> list[Issue]:
        wanted = f"issues?state=opened{f'&labels={part(label)}' if label else ''}&order_by=created_at&sort=asc"
        return [
            Issue(item["iid"], item["title"], item["description"] or "", item["author"]["id"] == self.me)
            for item in self.api.pages(wanted)
            if not item["confidential"]  # what would be made from it more people may read
        ]

    def open_issue(self, title: str, body: str, label: str) -> None:
        self.api.send("POST", "issues", {"title": title, "description": _without_orders(body), "labels": label})

    def edit_issue(self, number: int, body: str) -> None:
        self.api.send("PUT", f"issues/{number}", {"description": _without_orders(body)})

    def close_issue(self, number: int, why: str) -> None:
        self.comment("segnalazione", number, why)
        self.api.send("PUT", f"issues/{number}", {"state_event": "close"})

    def proposals(self, base: str) -> list[OpenProposal]:
        wanted = f"merge_requests?state=opened&target_branch={part(base)}&order_by=created_at&sort=asc"
        found = self.api.pages(wanted)
        return [OpenProposal(item["iid"], item["sha"], item["author"]["username"]) for item in found if item["sha"]]

    def propose(self, change: Change) -> Proposed:
        found = self.api.lookup(f"repository/branches/{part(change.branch)}")
        standing = found["commit"] if found else None
        message = standing["message"] if standing else ""
        is_by_hand = standing is not None and TRAILER not in message
        if standing is None or not (is_by_hand or change.trailer in message):
            standing = self._committed(change)
        number = self._request(change, is_by_hand=is_by_hand)
        return Proposed(number, f"!{number}", standing["id"], is_by_hand)

    def _committed(self, change: Change) -> Any:
        actions = [
            {"action": self._action(path, change.start), "file_path": path, "content": text}
            for path, text in sorted(change.files.items())
        ]
        sent = {"branch": change.branch, "start_sha": change.start, "force": True, "actions": actions}
        return self.api.send("POST", "repository/commits", {**sent, "commit_message": change.message})

    def _action(self, path: str, start: str) -> str:
        return "update" if self.api.lookup(f"repository/files/{part(path)}?ref={part(start)}") else "create"

    def _request(self, change: Change, *, is_by_hand: bool) -> int:
        standing = self._standing(change)
        told = {"title": change.title, "description": change.description}
        if standing:
            number: int = standing["iid"]
            if not (is_by_hand or is_edited(standing["title"], standing["description"] or "")):
                self.api.send("PUT", f"merge_requests/{number}", told)
            return number
        where = {"source_branch": change.branch, "target_branch": change.base, "remove_source_branch": True}
        opened: int = self.api.send("POST", "merge_requests", {**told, **where})["iid"]
        return opened

    def _standing(self, change: Change) -> Any:
        """Return the open merge request of a branch of ours; a fork may have a branch of the same name."""
        between = f"source_branch={part(change.branch)}&target_branch={part(change.base)}"
        return next(
            (item for item in self.api.pages(f"merge_requests?state=opened&{between}") if self._is_of(item, change)),
            None,
        )

    def _is_of(self, item: Any, change: Change) -> bool:
        found = (item["state"], str(item["source_project_id"]), item["source_branch"], item["target_branch"])
        return found == ("opened", self.api.project, change.branch, change.base)

    def judged(self, head: str, *, is_sound: bool) -> None:
        """Do nothing: a merge request opened with a token has its own pipeline, which judges it."""

    def release(self, tag: str, *, base: str, title: str, notes: str) -> frozenset[str]:
        found = self.api.lookup(f"releases/{part(tag)}")
        if found is None:
            sent = {"tag_name": tag, "name": title, "description": notes, "ref": base}
            self.api.send("POST", "releases", sent)
            return frozenset()
        return frozenset(link["name"] for link in found["assets"]["links"])

    def attach(self, tag: str, files: Iterable[Path]) -> None:
        for file in files:
            kept = f"packages/generic/{_PACKAGE}/{part(tag)}/{part(file.name)}"
            self.api.upload(kept, file.read_bytes())
            link = {"name": file.name, "url": f"{self.api.at}/{kept}"}
            self.api.send("POST", f"releases/{part(tag)}/assets/links", link)


def _without_orders(text: str) -> str:
    """Return a text in which no line begins as an order («/merge», «/close») that GitLab would obey as ours.

    What has no width before the stroke is seen by nobody, even within code.
    """
    return _ORDER.sub(rf"\1{_JOINER}/", text)
