"""The public edition holds the fields that the model declares public, and nothing of the others, at any depth."""

import pickle
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest

from registry.edition import Edition, Shown, public_view, shown_in
from registry.model import (
    EVENT_MODELS,
    Board,
    Case,
    Company,
    Event,
    Facts,
    Flow,
    Identity,
    Publication,
    RecordIdentity,
    Registry,
    public_fields,
)
from tests.cases import case_of

DAY = date(2026, 3, 10)
AS_OF = date(2026, 6, 30)


class Planting:
    """Groups of facts with a unique word in every field, whatever its type: nothing is validated here.

    `hidden` and `shown` are the words of internal and public fields, each with the place of its field.
    """

    def __init__(self) -> None:
        self.hidden: dict[str, str] = {}
        self.shown: dict[str, str] = {}

    def build(self, model: type[Facts], place: str, *, hidden: bool = False, **given: Any) -> Any:
        public = public_fields(model)
        values = {
            name: given.get(name) or self._value(field.annotation, f"{place}.{name}", hidden or name not in public)
            for name, field in model.model_fields.items()
        }
        return model.model_construct(_fields_set=set(values), **values)

    def _value(self, annotation: Any, place: str, hidden: bool) -> Any:
        models = list(models_in(annotation))
        if not models:
            words = self.hidden if hidden else self.shown
            word = f"{'Segreto' if hidden else 'Pubblico'}{len(words):04d}."
            words[word] = place
            return word
        built = [self._event(model, place, hidden) if issubclass(model, Event) else None for model in models]
        several = [made or self.build(model, place, hidden=hidden) for model, made in zip(models, built, strict=True)]
        return tuple(several) if is_list(annotation) else several[0]

    def _event(self, model: type[Event], place: str, hidden: bool) -> Event:
        event: Event = self.build(model, f"{place}[{model.__name__}]", hidden=hidden, date=DAY)
        return event

    def hidden_in(self, found: bytes) -> list[str]:
        """Return the places of the internal fields whose words are found."""
        return [place for word, place in self.hidden.items() if word.encode() in found]

    def missing_from(self, found: bytes) -> list[str]:
        """Return the places of the public fields whose words are not found."""
        return [place for word, place in self.shown.items() if word.encode() not in found]


def models_in(annotation: Any) -> Iterator[type[Facts]]:
    if isinstance(annotation, type) and issubclass(annotation, Facts):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def is_list(annotation: Any) -> bool:
    return "tuple" in str(annotation).lower()


def planted_case(planting: Planting, legal_form: str = "srl") -> Case:
    company = planting.build(Company, "company", legal_form=legal_form)
    publication = Publication.model_validate({"dal": "2026-01-01", "al": "2031-01-01"})
    case: Case = planting.build(Case, "case", company=company, publication=publication)
    procedures = tuple(procedure.model_copy(update={"confidential": False}) for procedure in case.procedures)
    return case.model_copy(update={"procedures": procedures}).identified(Identity("BS", "2026", "esempio"))


def everything_in(shown: object) -> bytes:
    """Return all that an object holds, private or not, however deep, in three ways of writing it."""
    return pickle.dumps(shown, protocol=0) + pickle.dumps(shown) + repr(shown).encode()


def public_edition_of(*cases: Case, boards: tuple[Board, ...] = (), flows: tuple[Flow, ...] = ()) -> Shown:
    return shown_in(Edition.PUBLIC, Registry(cases, boards, flows), AS_OF)


def test_every_type_of_event_is_planted() -> None:
    case = planted_case(Planting())

    assert {type(event) for event in case.procedures[0].events} == set(EVENT_MODELS)
    assert {type(event) for event in case.events} == set(EVENT_MODELS)


def test_no_internal_field_of_a_case_reaches_the_public_edition() -> None:
    planting = Planting()
    found = everything_in(public_edition_of(planted_case(planting)))

    assert len(planting.hidden) > 100
    assert planting.hidden_in(found) == []


def test_every_public_field_of_a_case_reaches_it() -> None:
    """Without this, an empty edition would pass the test above."""
    planting = Planting()
    found = everything_in(public_edition_of(planted_case(planting)))

    assert len(planting.shown) > 200
    assert planting.missing_from(found) == []


@pytest.mark.parametrize("model", [Board, Flow])
def test_no_internal_field_of_a_record_reaches_it(model: type[Board | Flow]) -> None:
    planting = Planting()
    record = planting.build(model, model.__name__, date=DAY)
    record.identified(RecordIdentity("tavoli", "2026", "2026-03-10-prova"))
    boards, flows = ((record,), ()) if model is Board else ((), (record,))

    found = everything_in(public_edition_of(boards=boards, flows=flows))

    assert planting.hidden or model is Flow
    assert planting.hidden_in(found) == []
    assert [place for place in planting.missing_from(found) if place != "Board.cases"] == []


@pytest.mark.parametrize("model", [*EVENT_MODELS, Company], ids=lambda model: model.__name__)
def test_no_internal_field_of_a_group_is_in_its_public_view(model: type[Facts]) -> None:
    planting = Planting()
    found = everything_in(public_view(planting.build(model, model.__name__)))

    assert planting.hidden_in(found) == []
    assert planting.missing_from(found) == []


def test_the_internal_edition_shows_everything() -> None:
    planting = Planting()
    shown = shown_in(Edition.INTERNAL, Registry((planted_case(planting),)), AS_OF)

    found = everything_in(shown)
    assert planting.missing_from(found) == []
    # Whether a procedure is confidential was set by hand, so that it could be shown at all.
    assert set(planting.hidden.values()) - set(planting.hidden_in(found)) == {"case.procedures.confidential"}


@pytest.mark.parametrize("name", ["contacts", "todos", "notes", "publication"])
def test_what_the_contract_names_is_internal_in_a_case(name: str) -> None:
    assert name not in public_fields(Case)


def test_internal_notes_protocols_and_people_are_internal_in_events() -> None:
    for model in EVENT_MODELS:
        assert not public_fields(model) & {
            "internal_note",
            "present",
            "unavailable",
            "reported_by",
            "operator",
            "place",
        }
        assert "public_note" in public_fields(model)


# --- natural persons


def test_a_natural_person_appears_under_the_id_alone() -> None:
    planting = Planting()
    shown = public_edition_of(planted_case(planting, legal_form="ditta_individuale"))

    (case,) = shown.cases
    assert case.company.name == case.id == "BS-2026-esempio"
    lost = planting.missing_from(everything_in(shown))
    assert {place.split(".")[1] for place in lost if place.startswith("company.")} == {
        "name", "tax_code", "foreign_id", "workforce", "seat",
    }  # fmt: skip
    assert any(place.endswith("public_note") for place in lost)
    assert any(".documents." in place for place in lost)
    assert planting.hidden_in(everything_in(shown)) == []


# --- which cases


PUBLISHED = """\
azienda:
  denominazione: Esempio S.r.l.
sedi:
  - provincia: BS
    lavoratori: 14
pubblicazione:
  dal: 2026-03-25
  al: 2031-03-25
procedure:
  - causale: crisi_art21
    eventi:
      - tipo: invio_verbale_regionale
        data: 2026-03-02
"""


def ids_on(day: str, *cases: Case, edition: Edition = Edition.PUBLIC) -> list[str]:
    return [case.id for case in shown_in(edition, Registry(cases), date.fromisoformat(day)).cases]


@pytest.mark.parametrize(
    ("day", "is_shown"),
    [("2026-03-24", False), ("2026-03-25", True), ("2031-03-24", True), ("2031-03-25", False), ("2040-01-01", False)],
)
def test_a_case_is_public_from_its_day_until_the_other_comes(day: str, *, is_shown: bool) -> None:
    """Contract: «whose `pubblicazione.dal` has come and whose `al` has not»."""
    case = case_of(PUBLISHED)

    assert ids_on(day, case) == ([case.id] if is_shown else [])
    assert ids_on(day, case, edition=Edition.INTERNAL) == [case.id]


def test_without_a_last_day_a_case_stays_public() -> None:
    assert ids_on("2090-01-01", case_of(PUBLISHED.replace("  al: 2031-03-25\n", "")))


def test_a_case_without_a_decision_is_not_public() -> None:
    text = PUBLISHED.replace("pubblicazione:\n  dal: 2026-03-25\n  al: 2031-03-25\n", "")

    assert ids_on("2026-06-30", case_of(text)) == []


def test_a_crisis_only_monitored_is_never_public() -> None:
    assert ids_on("2026-06-30", case_of(PUBLISHED[: PUBLISHED.index("procedure:")])) == []


def test_a_confidential_procedure_stays_out_with_all_that_it_says() -> None:
    confidential = (
        "  - causale: licenziamento_collettivo\n    riservato: sì\n    esuberi: 4217\n    periodo: {dal: 2026-05-05}\n"
    )
    shown = public_edition_of(case_of(PUBLISHED + confidential))

    (case,) = shown.cases
    assert [procedure.causale for procedure in case.procedures] == ["crisi_art21"]
    assert b"4217" not in everything_in(shown)
    assert b"licenziamento" not in everything_in(shown)


def test_with_only_confidential_procedures_the_case_is_not_public() -> None:
    text = PUBLISHED.replace("causale: crisi_art21\n", "causale: crisi_art21\n    riservato: sì\n")

    assert ids_on("2026-06-30", case_of(text)) == []


def test_what_is_dated_later_is_as_if_unknown() -> None:
    later = PUBLISHED + "      - tipo: valutazione\n        data: 2026-07-01\n        esito: positivo\n"
    for edition in Edition:
        shown = shown_in(edition, Registry((case_of(later),)), AS_OF)

        assert [event.type for event in shown.cases[0].procedures[0].events] == ["invio_verbale_regionale"]
        assert b"positivo" not in everything_in(shown)


# --- boards and flows


def board_on(day: str, *cases: str) -> Board:
    values = {"tipo": "bilaterale", "data": day, "casi": list(cases), "decisioni": ["segreta"]}
    board = Board.model_validate(values)
    board.identified(RecordIdentity("tavoli", day[:4], f"{day}-prova"))
    return board


def flow_on(day: str) -> Flow:
    flow = Flow.model_validate(
        {"tipo": "rapporto_trimestrale", "data": day, "territorio": "BS", "commento": "regolare"}
    )
    flow.identified(RecordIdentity("flussi", day[:4], f"{day}-prova"))
    return flow


def test_a_board_speaks_only_of_public_cases() -> None:
    case = case_of(PUBLISHED)
    board = board_on("2026-06-10", case.id, "BS-2026-riservato", "MI-2026-mai-visto")

    shown = public_edition_of(case, boards=(board,))

    assert shown.boards[0].cases == (case.id,)
    assert shown.boards[0].decisions == ()
    assert b"riservato" not in everything_in(shown)
    internal = shown_in(Edition.INTERNAL, Registry((case,), (board,)), AS_OF)
    assert internal.boards[0].cases == board.cases


def test_a_board_that_calls_a_case_by_a_former_name_keeps_it() -> None:
    """The meeting is older than the rename: no edition loses the case, and none shows the former name."""
    case = case_of(f"id_precedenti: [BS-2025-vecchio-nome]\n{PUBLISHED}")
    board = board_on("2026-06-10", "BS-2025-vecchio-nome", case.id, "MI-2026-mai-visto")
    registry = Registry((case,), (board,))

    assert shown_in(Edition.PUBLIC, registry, AS_OF).boards[0].cases == (case.id,)
    assert shown_in(Edition.INTERNAL, registry, AS_OF).boards[0].cases == (case.id, "MI-2026-mai-visto")
    assert shown_in(Edition.PUBLIC, registry, AS_OF).boards[0].identity == board.identity


def test_a_former_name_of_a_case_that_is_not_public_disappears_too() -> None:
    case = case_of("id_precedenti: [BS-2025-vecchio-nome]\nazienda:\n  denominazione: X\nsedi:\n  - provincia: BG\n")
    board = board_on("2026-06-10", "BS-2025-vecchio-nome")

    assert shown_in(Edition.PUBLIC, Registry((case,), (board,)), AS_OF).boards[0].cases == ()


def test_a_case_no_longer_public_disappears_from_the_boards_too() -> None:
    case, board = case_of(PUBLISHED), board_on("2026-06-10", "BG-2026-fonderie-esempio")

    shown = shown_in(Edition.PUBLIC, Registry((case,), (board,)), date(2031, 3, 25))

    assert case.id == "BG-2026-fonderie-esempio"
    assert shown.boards[0].cases == ()


@pytest.mark.parametrize("edition", Edition)
def test_records_of_later_days_are_as_if_unknown(edition: Edition) -> None:
    boards = (board_on("2026-06-30"), board_on("2026-07-01"))
    flows = (flow_on("2026-06-30"), flow_on("2026-07-01"))

    shown = shown_in(edition, Registry((), boards, flows), AS_OF)

    assert [board.date for board in shown.boards] == [AS_OF]
    assert [flow.date for flow in shown.flows] == [AS_OF]
    assert shown.flows[0].comment == "regolare"


def test_identities_survive_the_projection() -> None:
    case, board, flow = case_of(PUBLISHED), board_on("2026-06-10"), flow_on("2026-06-10")

    shown = public_edition_of(case, boards=(board,), flows=(flow,))

    assert (shown.cases[0].identity, shown.boards[0].identity, shown.flows[0].identity) == (
        case.identity,
        board.identity,
        flow.identity,
    )
    assert shown.is_public
