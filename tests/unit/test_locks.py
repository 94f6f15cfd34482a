"""The locks: every file hashed, nothing of the machine that made them, the two in agreement."""

import re
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).parents[2] / "requirements"
LOCKS = ("site.txt", "test.txt")


def entries(lock: str) -> list[str]:
    """Return one text per locked version, its hashes included; comments are dropped."""
    text = re.sub(r"\s*#.*", "", (REQUIREMENTS / lock).read_text("utf-8"))
    return text.replace("\\\n", "").splitlines()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_hashed_version(lock: str) -> None:
    shape = re.compile(r"[a-z0-9.-]+==\S+( ; .+?)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert entries(lock)
    assert [line for line in entries(lock) if not shape.fullmatch(line)] == []


def test_the_tests_run_on_what_the_site_is_built_with() -> None:
    assert set(entries("site.txt")) <= set(entries("test.txt"))
