"""What a job is given in its environment, once it has the shape that it must have."""

import os
import re
import sys
from typing import NoReturn

_NUMBER = re.compile(r"[0-9]{1,12}")
_SHAPES = {
    "GITHUB_REPOSITORY": re.compile(r"[\w.-]+/[\w.-]+"),
    "HEAD_SHA": re.compile(r"[0-9a-f]{40}"),
    "RUN_ID": _NUMBER,
    "GITHUB_EVENT_PATH": re.compile(r"\S+"),
    "CI_API_V4_URL": re.compile(r"https?://[\w.:/-]+"),
    "CI_PROJECT_ID": _NUMBER,
    "REGISTRO_TOKEN": re.compile(r"[\w.-]{8,}"),
}


def stop(message: str) -> NoReturn:
    """Leave with an Italian sentence and status 1."""
    print(f"forge: {message}", file=sys.stderr)
    sys.exit(1)


def given(name: str) -> str:
    """Return what the job is given under a name."""
    value = os.environ.get(name, "")
    if not _SHAPES[name].fullmatch(value):
        stop(f"«{name}» manca o non va bene.")
    return value
