"""The letters that the registry knows, and the steps each serves: data, with the rule."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from registry.derive import Action, CaseStatus

MONITORING = "monitoraggio"


@dataclass(frozen=True, slots=True)
class Use:
    """A step that a letter serves; `rule` is what its text rests on; `is_act` where the letter is the step itself."""

    path: str
    step: str
    rule: str
    is_act: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A kind of letter: its name in commands and files, its title, what it is for, where it serves."""

    name: str
    title: str
    purpose: str
    uses: tuple[Use, ...]
    required: tuple[str, ...] = ()
    """Fields without which it may not leave, even if its text does not show them."""

    def use(self, path: str, *steps: str) -> Use | None:
        """Return where it serves on a path: at the first of the steps that it knows, else at any."""
        found = [use for use in self.uses if use.path == path]
        known = [use for step in steps for use in found if use.step == step]
        return next(iter([*known, *found]), None)

    def steps_on(self, path: str) -> frozenset[str]:
        """Return the steps of a path that it serves."""
        return frozenset(use.step for use in self.uses if use.path == path)


@cache
def letters() -> Mapping[str, Letter]:
    """Return the letters by name, in the order of a procedure."""
    text = files(__package__).joinpath("catalogue.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: _letter(name, entry) for name, entry in tomllib.loads(text).items()})


def _letter(name: str, entry: Mapping[str, Any]) -> Letter:
    is_act = entry.get("atto", False)
    uses = tuple(Use(item["percorso"], item["passo"], item["regola"], is_act) for item in entry["passi"])
    return Letter(name, entry["titolo"], entry["scopo"], uses, tuple(entry.get("richiede", ())))


def path_of(status: CaseStatus) -> str:
    """Return the path of the current procedure; monitoring, where there is none."""
    return status.current.path.code if status.current else MONITORING


def steps_of(status: CaseStatus) -> tuple[str, ...]:
    """Return the steps that a letter may serve now: the next, the others open, the one done last."""
    current = status.current
    if current is None:
        return ()
    following = current.next_action
    actions = [following, *(action for action in current.actions if action is not following)]
    done = [done.step.step for done in current.done if not done.step.is_external]
    return tuple(dict.fromkeys([*map(_step, filter(None, actions)), *done[-1:]]))


def next_step(status: CaseStatus) -> str | None:
    """Return the step of the next action, or None where nothing is awaited of the Nucleo."""
    current = status.current
    if current is None or current.is_archived or current.is_ended:
        return None
    following = current.next_action
    return _step(following) if following is not None and not following.step.is_external else None


def last_step(status: CaseStatus) -> str | None:
    """Return the act of the Nucleo recorded last in a procedure still open: its letter may have yet to leave."""
    current = status.current
    if current is None or current.is_archived or current.is_ended:
        return None
    done = [done.step.step for done in current.done if not done.step.is_external]
    return done[-1] if done else None


def _step(action: Action) -> str:
    return action.step.step
