"""The compact index of all cases that the explorer's filter reads: by columns, nothing told twice."""

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from unicodedata import category, normalize

from site_gen.views.listing import CaseRow
from site_gen.views.wording import TickingBadge

_WORD = re.compile("[a-z0-9]+")


def index_json(rows: Sequence[CaseRow], as_of: date) -> bytes:
    """Return the index in the order of the rows.

    A column is a list of values; for words that repeat, `[words, positions]`; for one that mostly equals another,
    `{"come": its name, "salvo": {position: value}}`. The id of a case is its `prefisso` and its name, which begins
    with so many words of the company's. The address of a case follows from its id.
    """
    columns: dict[str, Any] = {
        "prefisso": _coded([f"{row.territory}-{row.year}" for row in rows]),
        "nome": [_shortened(row) for row in rows],
        "azienda": [row.name for row in rows],
        "luogo": _coded([row.place for row in rows]),
        "territori": _coded([" ".join(row.territories) for row in rows]),
        "capofila": _like("territori", [" ".join(row.territories) for row in rows], [row.lead or "" for row in rows]),
        "percorso": _coded([row.path for row in rows]),
        "percorsi": _like("percorso", [row.path for row in rows], [" ".join(row.facets.paths) for row in rows]),
        "causali": _coded([" ".join(row.facets.causali) for row in rows]),
        "settore": _coded([f"{row.facets.section} {row.facets.division}".strip() for row in rows]),
        "posizioni": _coded([" ".join(row.facets.positions) for row in rows]),
        "trimestre": _coded([row.facets.quarter for row in rows]),
        "stato": _coded([row.state_word for row in rows]),
        "azione": _coded([row.action for row in rows]),
        "scadenza": _coded([row.press_word for row in rows]),
        "scadenze": _like("scadenza", [row.press_word for row in rows], [" ".join(row.facets.kinds) for row in rows]),
        "conto": _coded([_count(row) for row in rows]),
        "date": _coded([" ".join(day.isoformat() for day in row.facets.coming) for row in rows]),
        "giorni": [row.days for row in rows],
        "lavoratori": [row.workers for row in rows],
        "ultimo": _coded([row.last_on.isoformat() if row.last_on else "" for row in rows]),
    }
    index = {"al": as_of.isoformat(), "casi": len(rows), "colonne": columns}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _coded(values: Sequence[str]) -> tuple[list[str], list[int]]:
    positions: dict[str, int] = {}
    coded = [positions.setdefault(value, len(positions)) for value in values]
    return list(positions), coded


def _like(name: str, known: Sequence[str], values: Sequence[str]) -> dict[str, Any]:
    pairs = enumerate(zip(known, values, strict=True))
    return {"come": name, "salvo": {str(place): value for place, (other, value) in pairs if value != other}}


def _shortened(row: CaseRow) -> str:
    """Return `2-odolo` for `ferriera-bagnalta-odolo` of Ferriera Bagnalta S.p.A.: two words are the company's."""
    words, own = row.id.split("-")[2:], words_of(row.name)
    shared = 0
    while shared < min(len(words), len(own)) and words[shared] == own[shared]:
        shared += 1
    return "-".join((str(shared), *words[shared:]))


def words_of(text: str) -> list[str]:
    """Return the words of a text as ids write them; `assets/cases-index.js` does the same."""
    return _WORD.findall("".join(sign for sign in normalize("NFD", text) if category(sign)[0] != "M").lower())


def _count(row: CaseRow) -> str:
    """Return what its days are counted to, as `assets/days.js` knows it."""
    return row.press.clock.kind if isinstance(row.press, TickingBadge) and row.press.clock else ""
