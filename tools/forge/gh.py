"""`gh`, GitHub's own command: the only way the workflows speak to it. The token is in GH_TOKEN, never here."""

import json
import subprocess
from typing import Any

from tools.forge.given import stop


def gh(*arguments: str, data: object = None) -> str:
    """Run `gh` and return what it prints; `data` goes to it as JSON on its input."""
    done = _run(arguments, data)
    return done.stdout if done.returncode == 0 else _stop(arguments, done)


def api(place: str, *options: str, data: object = None) -> Any:
    """Return what the forge answers to a call of its interface."""
    given_data = ("--input", "-") if data is not None else ()
    return _read(gh("api", place, *options, *given_data, data=data))


def lookup(place: str) -> Any:
    """Return what the forge has at an address of its interface, None where there is nothing."""
    done = _run(("api", place), None)
    if done.returncode and "HTTP 404" in done.stderr:
        return None
    return _read(done.stdout if done.returncode == 0 else _stop(("api", place), done))


def pages(place: str) -> list[Any]:
    """Return all the items of a list, whatever the pages it comes in."""
    return [item for page in api(place, "--paginate", "--slurp") for item in page]


def _run(arguments: tuple[str, ...], data: object) -> subprocess.CompletedProcess[str]:
    sent = None if data is None else json.dumps(data)
    return subprocess.run(["gh", *arguments], input=sent, capture_output=True, text=True, check=False)


def _read(answer: str) -> Any:
    return json.loads(answer) if answer.strip() else None


def _stop(arguments: tuple[str, ...], done: subprocess.CompletedProcess[str]) -> str:
    return stop(f"gh {' '.join(arguments[:2])}: {done.stderr.strip()[:500]}")
