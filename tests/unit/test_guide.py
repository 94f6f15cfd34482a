"""The staff guide keeps its word: its examples pass, the messages it quotes are the real ones.

To renew the quotations after a message has changed: `python -m tests.guide`, then read the difference.
"""

import json
import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from registry.calendar import Calendar
from registry.derive.agenda import AgendaKind
from registry.glossary import key_of, label_of, letter_fields, values
from registry.law import load_law
from registry.model import EVENT_TYPES, Event, Procedure
from registry.schema import MODELS, schema_of
from site_gen.documents.letters.catalogue import letters
from tests.guide import GUIDE, Block, blocks, examined, pages, quoted

COMMON = ("presa_in_carico", "aggiornamento_lavoratori", "tavolo_crisi", "atto_istituzionale", "chiusura")
EVENTS = "\n".join((GUIDE / name).read_text(encoding="utf-8") for name in ("eventi.md", "eventi-cigd-2016.md"))
SCHEMAS = json.dumps([schema_of(name) for name in MODELS])
EXAMPLES = [block for page in pages() for block in blocks(page) if block.language == "yaml"]
TERMS = re.findall(
    r"^\| (\d\d/\d\d/\d{4}) \| .*?\(([A-Z]{2})\) \| (\d\d/\d\d/\d{4}) \| (\d\d/\d\d/\d{4}) \|",
    (GUIDE / "scadenze.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)

every_page = pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)


@pytest.mark.parametrize("block", [pytest.param(block, id=block.page) for block in EXAMPLES])
def test_an_example_is_as_good_or_as_wrong_as_it_says(block: Block) -> None:
    examination = examined(block)
    assert examination.file_count >= 1
    assert bool(examination.problems) == block.is_faulty, examination.problems


@every_page
def test_what_is_quoted_is_what_the_program_says(page: Path) -> None:
    for block, real in quoted(page):
        assert block.body == real, block.page


@every_page
def test_a_wrong_example_is_followed_by_its_message_and_by_the_right_one(page: Path) -> None:
    found = blocks(page)
    for wrong, told in pairwise(found):
        assert wrong.title != "sbagliato" or told.language == "text", wrong.page
    assert sum(block.title == "giusto" for block in found) in (0, 10)


def test_every_event_of_the_paths_is_told_with_all_its_fields() -> None:
    told = _sections(EVENTS)
    for name in sorted({*COMMON, *(kind for path in load_law().paths.values() for kind in path.event_types)}):
        assert told.get(name, "").startswith(label_of(name)), f"missing: ### {label_of(name)} {{ #{name} }}"
        own = set(EVENT_TYPES[name].model_fields) - set(Event.model_fields)
        assert not [key_of(field) for field in own if f"`{key_of(field)}`" not in told[name]], name


def _sections(page: str) -> dict[str, str]:
    parts = re.split(r"^### (.+?) \{ #(\w+) \}$", page, flags=re.MULTILINE)
    return {parts[at + 1]: parts[at] + parts[at + 2] for at in range(1, len(parts), 3)}


def test_every_common_field_and_every_field_of_a_procedure_is_told() -> None:
    named = set(Event.model_fields) | set(Procedure.model_fields)
    assert not [key_of(name) for name in named if f"`{key_of(name)}`" not in EVENTS]


def test_every_causale_is_told() -> None:
    told = (GUIDE / "primo-caso.md").read_text(encoding="utf-8") + EVENTS
    assert not [causale for causale in load_law().causali if f"`{causale}`" not in told]


@every_page
def test_every_rule_and_every_word_in_code_exists(page: Path) -> None:
    law, text = load_law(), page.read_text(encoding="utf-8")
    cited = set(re.findall(r"`((?:R-[\w.]+-|[ACSP]-)\d+)`", text))
    assert not cited - {*law.rules, *law.interpretations, *law.statutes}
    words = set(re.findall(r"`([a-z]+(?:_[a-z0-9]+)+)`", text))
    known = {*values(), *(term.key for term in letter_fields().values()), *get_args(AgendaKind)}
    assert not [word for word in words - known if f'"{word}"' not in SCHEMAS]


def test_every_letter_and_every_field_of_theirs_is_told() -> None:
    told = (GUIDE / "lettere.md").read_text(encoding="utf-8")
    for letter in letters().values():
        uses = "; ".join(f"{use.path}, `{use.step}` (`{use.rule}`)" for use in letter.uses)
        assert f"| `{letter.name}` | {letter.title} | {uses} |" in told
    for term in letter_fields().values():
        where = {"comando": "si dà al comando", None: "lo ricava il registro"}.get(term.where, term.where)
        assert f"| `{term.key}` | {term.definition} | {where} |" in told


@pytest.mark.parametrize(("held", "territory", "with_patron", "without"), TERMS)
def test_the_terms_of_the_table_are_right(held: str, territory: str, with_patron: str, without: str) -> None:
    start = datetime.strptime(held, "%d/%m/%Y").date()  # noqa: DTZ007 (a day has no zone)
    assert f"{Calendar(territory).add_working_days(start, 10):%d/%m/%Y}" == with_patron
    assert f"{Calendar(None).add_working_days(start, 10):%d/%m/%Y}" == without
