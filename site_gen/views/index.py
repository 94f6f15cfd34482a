"""The compact index of all cases that the explorer's filter reads: by columns, repeated words once."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from site_gen.views.listing import CaseRow


def index_json(rows: Sequence[CaseRow], as_of: date) -> bytes:
    """Return the index in the order of the rows.

    A column is a list of values, or for words that repeat `[words, positions]`. The address of a case
    follows from its id.
    """
    columns: dict[str, Any] = {
        "id": [row.id for row in rows],
        "azienda": [row.name for row in rows],
        "luogo": _coded([row.place for row in rows]),
        "territori": _coded([" ".join(row.territories) for row in rows]),
        "capofila": _coded([row.lead or "" for row in rows]),
        "percorso": _coded([row.path for row in rows]),
        "percorsi": _coded([" ".join(row.facets.paths) for row in rows]),
        "causali": _coded([" ".join(row.facets.causali) for row in rows]),
        "settore": _coded([f"{row.facets.section} {row.facets.division}".strip() for row in rows]),
        "posizioni": _coded([" ".join(row.facets.positions) for row in rows]),
        "trimestre": _coded([row.facets.quarter for row in rows]),
        "stato": _coded([row.state_word for row in rows]),
        "azione": _coded([row.action for row in rows]),
        "scadenza": _coded([row.press_word for row in rows]),
        "scadenze": _coded([" ".join(row.facets.kinds) for row in rows]),
        "date": _coded([" ".join(day.isoformat() for day in row.facets.coming) for row in rows]),
        "avviso": _coded([row.press.text if row.press else "" for row in rows]),
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
