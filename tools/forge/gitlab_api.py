"""The interface of GitLab, by HTTP. Only the job that may write holds a token; no answer sends it elsewhere."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tools.forge.given import given, stop

_SECONDS = 60
_MOST_PAGES = 20


class _Stay(HTTPRedirectHandler):
    """A redirection would carry the token to whoever it names."""

    def redirect_request(self, *_given: Any, **_named: Any) -> None:
        """Follow none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What GitLab answered: `data` is None where it had nothing to say."""

    data: Any
    headers: Message


@dataclass(frozen=True, slots=True)
class Api:
    """The interface of one project."""

    root: str
    project: str
    token: str

    @classmethod
    def here(cls) -> "Api":
        """Return the interface of the project whose pipeline runs."""
        return cls(given("CI_API_V4_URL").rstrip("/"), given("CI_PROJECT_ID"), given("REGISTRO_TOKEN"))

    @property
    def at(self) -> str:
        """The address of the project."""
        return f"{self.root}/projects/{self.project}"

    def get(self, place: str) -> Any:
        """Return what is at a place of the project."""
        return self._call("GET", f"{self.at}/{place}").data

    def lookup(self, place: str) -> Any:
        """Return what is at a place of the project, None where there is nothing."""
        return self._call("GET", f"{self.at}/{place}", accepts=404).data

    def pages(self, place: str) -> list[Any]:
        """Return all the items of a list, whatever the pages it comes in."""
        found: list[Any] = []
        page, joint = "1", "&" if "?" in place else "?"
        for _ in range(_MOST_PAGES):
            answer = self._call("GET", f"{self.at}/{place}{joint}per_page=100&page={page}")
            found += answer.data
            page = answer.headers.get("x-next-page", "")
            if not page.isdecimal():
                break
        return found

    def send(self, method: str, place: str, data: Mapping[str, Any], *, accepts: int = 0) -> Any:
        """Write at a place of the project; return the answer, None where the status is the one accepted."""
        body = json.dumps(data).encode()
        return self._call(method, f"{self.at}/{place}", body, kind="application/json", accepts=accepts).data

    def upload(self, place: str, data: bytes) -> None:
        """Put a file at a place of the project."""
        self._call("PUT", f"{self.at}/{place}", data, kind="application/octet-stream")

    def me(self) -> int:
        """Return who the token speaks for."""
        number: int = self._call("GET", f"{self.root}/user").data["id"]
        return number

    def _call(self, method: str, url: str, body: bytes | None = None, *, kind: str = "", accepts: int = 0) -> Answer:
        headers = {"PRIVATE-TOKEN": self.token, **({"Content-Type": kind} if kind else {})}
        asked = Request(url, data=body, headers=headers, method=method)  # noqa: S310 - `given` admits http(s) only
        try:
            with build_opener(_Stay).open(asked, timeout=_SECONDS) as answer:
                return _read(answer)
        except HTTPError as error:
            with error:
                if error.code == accepts:
                    return Answer(None, error.headers)
                stop(f"GitLab, {method} {url}: {error.code} {error.read(500).decode(errors='replace')}")
        except (URLError, OSError) as error:
            stop(f"GitLab, {method} {url}: {error}")


def _read(answer: HTTPResponse) -> Answer:
    text = answer.read()
    try:
        return Answer(json.loads(text) if text.strip() else None, answer.headers)
    except ValueError:
        return Answer(None, answer.headers)


def part(text: str) -> str:
    """Return a text as one part of an address."""
    return quote(text, safe="")
