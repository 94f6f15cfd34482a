"""The two editions: one projection, from which everything that is published is made.

The public edition keeps the fields that the model declares public and nothing else. Source: contract,
«two editions».
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from registry.model import Board, Case, Company, Facts, Flow, Registry, public_fields

ModelT = TypeVar("ModelT", bound=Facts)


class Edition(StrEnum):
    """Who it is for; the values are what people type."""

    PUBLIC = "pubblica"
    INTERNAL = "interna"


@dataclass(frozen=True, slots=True)
class Shown:
    """What an edition shows: the only thing that publishers may read."""

    edition: Edition
    as_of: date
    cases: tuple[Case, ...]
    boards: tuple[Board, ...]
    flows: tuple[Flow, ...]

    @property
    def is_public(self) -> bool:
        """Whether anyone may read it."""
        return self.edition is Edition.PUBLIC


def shown_in(edition: Edition, registry: Registry, as_of: date) -> Shown:
    """Return what an edition shows of a registry on a day."""
    heirs = {former: case.id for case in registry.cases for former in case.former_ids}
    boards = tuple(_by_present_names(board, heirs) for board in registry.boards if board.date <= as_of)
    flows = tuple(flow for flow in registry.flows if flow.date <= as_of)
    if edition is Edition.INTERNAL:
        cases = tuple(_known_on(case, as_of) for case in registry.cases)
        return Shown(edition, as_of, cases, boards, flows)
    cases = tuple(_public_case(_known_on(case, as_of)) for case in registry.cases if is_public(case, as_of))
    known = {case.id for case in cases}
    boards = tuple(_public_board(board, known) for board in boards)
    flows = tuple(_identified(public_view(flow), flow) for flow in flows)
    return Shown(edition, as_of, cases, boards, flows)


def _known_on(case: Case, as_of: date) -> Case:
    """Return the case without the events dated later, as if they were unknown."""
    if all(event.date <= as_of for _, event in case.located_events()):
        return case
    procedures = tuple(
        procedure.model_copy(update={"events": _until(procedure.events, as_of)}) for procedure in case.procedures
    )
    return case.model_copy(update={"events": _until(case.events, as_of), "procedures": procedures})


def _until(events: tuple[Any, ...], as_of: date) -> tuple[Any, ...]:
    return tuple(event for event in events if event.date <= as_of)


def is_public(case: Case, as_of: date) -> bool:
    """Tell whether the public edition shows a case: published, with a procedure that is not confidential."""
    publication = case.publication
    if publication is None or not publication.covers(as_of):
        return False
    return any(not procedure.confidential for procedure in case.procedures)


def public_view(model: ModelT) -> ModelT:
    """Return a group of facts without its internal fields, at every depth.

    Facts never change, so a group that holds nothing internal is its own view.
    """
    public_names, hidden = _shape(type(model))
    present = model.model_fields_set
    changes = {name: default for name, default in hidden.items() if name in present}
    for name in public_names:
        value = getattr(model, name)
        shown = _public_value(value)
        if shown is not value:
            changes[name] = shown
    if not changes:
        return model
    view = model.model_copy(update=changes)
    view.say_written(view.model_fields_set - hidden.keys())  # as if they had never been written
    return view


@cache
def _shape(model: type[BaseModel]) -> tuple[frozenset[str], Mapping[str, Any]]:
    """Return the public fields of a model, and the default of every other one."""
    names = public_fields(model)
    hidden = {name: field.get_default() for name, field in model.model_fields.items() if name not in names}
    return names, hidden


def _public_value(value: Any) -> Any:
    if isinstance(value, Facts):
        return public_view(value)
    if isinstance(value, tuple):
        shown = tuple(_public_value(item) for item in value)
        return value if all(new is old for new, old in zip(shown, value, strict=True)) else shown
    return value


def _public_case(case: Case) -> Case:
    shown = public_view(case.model_copy(update={"procedures": _not_confidential(case)}))
    if case.company.is_natural_person:
        shown = _without_person(shown, case.id)
    return shown.identified(case.identity)


def _not_confidential(case: Case) -> tuple[Any, ...]:
    return tuple(procedure for procedure in case.procedures if not procedure.confidential)


def _without_person(case: Case, case_id: str) -> Case:
    """A sole trader's name, codes and seat are personal data; so may be any free text about it."""
    company = Company.model_construct(name=case_id, legal_form=case.company.legal_form, ateco=case.company.ateco)
    procedures = tuple(
        procedure.model_copy(update={"events": _without_texts(procedure.events)}) for procedure in case.procedures
    )
    return case.model_copy(update={"company": company, "events": _without_texts(case.events), "procedures": procedures})


_SILENCED: Mapping[str, Any] = {"documents": (), "public_note": None}


def _without_texts(events: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(event.model_copy(update=dict(_SILENCED)) for event in events)


def _by_present_names(board: Board, heirs: Mapping[str, str]) -> Board:
    """A meeting older than a rename keeps the former identity in its file: the case is the same."""
    cases = tuple(dict.fromkeys(heirs.get(case_id, case_id) for case_id in board.cases))
    return board if cases == board.cases else _identified(board.model_copy(update={"cases": cases}), board)


def _public_board(board: Board, known: set[str]) -> Board:
    shown = public_view(board)
    cases = tuple(case_id for case_id in board.cases if case_id in known)
    return _identified(shown.model_copy(update={"cases": cases}), board)


RecordT = TypeVar("RecordT", Board, Flow)


def _identified(shown: RecordT, original: RecordT) -> RecordT:
    shown.identified(original.identity)
    return shown
