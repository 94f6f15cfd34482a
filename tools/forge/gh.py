"""`gh`, the forge's own command: the only way the workflows speak to it. The token is in GH_TOKEN, never here."""

import json
import os
import re
import subprocess
import sys
from typing import Any, NoReturn

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_SHA = re.compile(r"[0-9a-f]{40}")
_NUMBER = re.compile(r"[0-9]{1,12}")
_SHAPES = {"GITHUB_REPOSITORY": _REPOSITORY, "HEAD_SHA": _SHA, "RUN_ID": _NUMBER}


def stop(message: str) -> NoReturn:
    """Leave with an Italian sentence and status 1."""
    print(f"forge: {message}", file=sys.stderr)
    sys.exit(1)


def given(name: str) -> str:
    """Return what the workflow gives in the environment, once it has the shape that it must have."""
    value = os.environ.get(name, "")
    if not _SHAPES[name].fullmatch(value):
        stop(f"«{name}» manca o non va bene.")
    return value


def gh(*arguments: str, data: object = None) -> str:
    """Run `gh` and return what it prints; `data` goes to it as JSON on its input."""
    sent = None if data is None else json.dumps(data)
    done = subprocess.run(["gh", *arguments], input=sent, capture_output=True, text=True, check=False)
    if done.returncode:
        stop(f"gh {' '.join(arguments[:2])}: {done.stderr.strip()[:500]}")
    return done.stdout


def api(place: str, *options: str, data: object = None) -> Any:
    """Return what the forge answers to a call of its interface."""
    given_data = ("--input", "-") if data is not None else ()
    answer = gh("api", place, *options, *given_data, data=data)
    return json.loads(answer) if answer.strip() else None
