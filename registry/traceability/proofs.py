"""The tests that prove a rule, from the table that `make traceability` writes: tests do not ship with the program."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

TABLE = "table.json"


@dataclass(frozen=True, slots=True)
class Proofs:
    """What proves a rule: timelines worked by hand, files good and bad, other tests; each by its name."""

    timelines: tuple[str, ...] = ()
    fixtures: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.timelines) + len(self.fixtures) + len(self.tests)


def proofs_of(rule: str) -> Proofs:
    """Return what proves a rule, a reading or a statutory fact; empty where nothing does."""
    entry = _table().get(rule, {})
    return Proofs(tuple(entry.get("percorsi", ())), tuple(entry.get("file", ())), tuple(entry.get("prove", ())))


def table_bytes() -> bytes:
    """Return the whole table as it is published: quote, places, proofs or reason of each rule, in JSON."""
    return files("registry.traceability").joinpath(TABLE).read_bytes()


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    table: dict[str, dict[str, Any]] = json.loads(table_bytes())
    return table
