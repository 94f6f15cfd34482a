"""Cases written as in their files, for tests."""

from datetime import date
from textwrap import dedent, indent

from registry.derive import CaseStatus, Setting, case_status
from registry.law import load_law
from registry.layout import Entry, identity_of
from registry.model import Case
from registry.store import read_record

HEAD = """\
azienda:
  denominazione: Fonderie Esempio S.r.l.
sedi:
  - comune: Dalmine
    provincia: BG
    lavoratori: 14
"""


def case_of(text: str, path: str = "cases/BG/2026/fonderie-esempio.yaml") -> Case:
    """Return the case that a file says.

    Raises:
        AssertionError: the file is refused; the message tells why.
    """
    identity = identity_of(path)
    assert identity is not None, path
    case, problems = read_record(Entry(path, identity), dedent(text).encode())
    assert isinstance(case, Case), problems
    return case


def case_with(causale: str, *events: str, extra: str = "", path: str = "cases/BG/2026/fonderie-esempio.yaml") -> Case:
    """Return a case of the usual company with one procedure; an event is `2026-03-12 presa_in_carico`.

    After the type there may be fields, as `2026-03-12 valutazione esito: positivo`; `extra` are further
    lines of the case, the first ones under `sedi`.
    """
    listed = "".join(_event(*event.split(" ", 2)) for event in events)
    procedure = f"  - causale: {causale}\n" + (f"    eventi:\n{listed}" if listed else "")
    return case_of(f"{HEAD}{extra}procedure:\n{procedure}", path)


def _event(day: str, kind: str, fields: str = "") -> str:
    lines = [f"- tipo: {kind}", f"  data: {day}", *(f"  {field.strip()}" for field in fields.split(";") if field)]
    return indent("\n".join(lines), " " * 6) + "\n"


def setting_on(day: str) -> Setting:
    """Return the usual setting as of a day."""
    return Setting(load_law(), date.fromisoformat(day))


def status_of(case: Case, day: str) -> CaseStatus:
    """Return where a case stands on a day."""
    return case_status(case, setting_on(day))
