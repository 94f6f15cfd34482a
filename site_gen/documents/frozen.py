"""A report as it was sent: its data in both editions, with what made them; checked by its SHA-256 before any use."""

import json
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from registry.edition import Edition
from registry.model import Flow
from registry.sent import Altered, data_path
from site_gen.documents.data import from_data, to_data
from site_gen.views.report import ReportView

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Frozen:
    """A report sent; `software` and `law` are what computed it (the law by the SHA-256 of its files)."""

    internal: ReportView
    public: ReportView
    software: str
    law: str

    def view(self, edition: Edition) -> ReportView:
        """Return the report as an edition of that day had it."""
        return self.public if edition is Edition.PUBLIC else self.internal


def frozen_bytes(internal: ReportView, public: ReportView, *, sent_on: date) -> bytes:
    """Return the data of a report to be kept, as JSON."""
    data = {
        "formato": FORMAT,
        "programma": version("registro-crisi"),
        "norme": law_mark(),
        "rapporto": {
            edition.value: to_data(replace(view, sent_on=sent_on))
            for edition, view in zip(Edition, (public, internal), strict=True)
        },
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def frozen_of(content: bytes, flow: Flow) -> Frozen:
    """Return the report that the data hold.

    Raises:
        Altered: they are of a later form, or of none.
    """
    try:
        return _frozen(json.loads(content))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        told = "non si può leggere: è di una versione successiva del programma?"
        raise Altered(f"«{data_path(flow)}» {told}") from None


def law_mark() -> str:
    """Return the SHA-256 of the files of the law, all together: it changes when a rule, a term or a path does."""
    mark = sha256()
    folder = Path(str(files("registry.law")))
    for path in sorted(folder.rglob("*.yaml")):
        mark.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return mark.hexdigest()


def _frozen(data: Any) -> Frozen:
    if data["formato"] != FORMAT:
        raise ValueError(data["formato"])
    public, internal = (from_data(ReportView, data["rapporto"][edition.value]) for edition in Edition)
    return Frozen(internal, public, str(data["programma"]), str(data["norme"]))
