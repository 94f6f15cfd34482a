"""A registry that fills every field of the model: internal texts with words to look for, public ones with traps.

It is generated from the models, so that a field added tomorrow is tried without anyone's remembering.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from registry.glossary import fields, key_of
from registry.law import load_law
from registry.model import EVENT_TYPES, Board, Case, Flow, Procedure, public_fields

TRAPS = (
    "<script>alert('trappola')</script>",
    "</title><script>alert('trappola')</script>",
    '"><img src=x onerror="alert(1)">',
    "{{ 7*7 }}{% raw %}",
    "[qui](javascript:alert(1)) **forte** `x` # titolo",
    "&lt;b&gt; &amp; già scritto",
    "שלום עולם \u0627\u0644\u0639",
    "<b id=trappola>sì</b><svg onload=alert(1)>",
    "<!-- ]]> --></textarea></script></style><iframe src=//trappola.invalid>",
    "[" * 40,
)
FORMULA = '=HYPERLINK("http://trappola.invalid";"qui")'
HOSTILE = " ".join((FORMULA, *TRAPS))
"""All of them in one text, which to a spreadsheet begins as a formula: every public text is this."""
BRACKETS = "[" * 2500
"""Added to some of the texts: with those of the others, more than ten thousand on a page."""
DAY = "2026-03-10"
_PREFIX = "segretissimo"


@dataclass
class Garden:
    """Where values come from; `planted` are the words put in internal fields, by the route of the field."""

    planted: dict[str, str] = field(default_factory=dict)
    traps: int = 0

    def text(self, route: str, *, is_public: bool) -> str:
        """Return what to write in a free text."""
        if is_public:
            self.traps += 1
            return HOSTILE if self.traps % 20 else HOSTILE + BRACKETS
        word = f"{_PREFIX}{len(self.planted):03d}fine"
        self.planted[route] = word
        return f"{word} {HOSTILE}"


def case_file(garden: Garden) -> dict[str, Any]:
    """Return a public case with every field, a procedure for each path and every event where it belongs."""
    values = _group(Case, garden, "caso", is_public=True)
    law = load_law()
    values["eventi"] = _events(sorted(law.monitoring.event_types), garden, "caso.eventi")
    values["procedure"] = [
        _procedure(path.causali[0], sorted(path.event_types), garden) for path in law.paths.values() if path.causali
    ]
    values["pubblicazione"] = {"dal": "2026-01-01", "al": "2040-01-01"}
    values["id_precedenti"] = ["BG-2025-nome-di-prima"]
    values["azienda"]["forma_giuridica"] = "srl"
    values["accordo_capofila"] |= {"territorio": "BG"}
    return values


def confidential_procedure(garden: Garden) -> dict[str, Any]:
    """Return a procedure whose every text is internal, because the procedure is."""
    procedure = _group(Procedure, garden, "riservata", is_public=False)
    kinds = sorted(load_law().paths["7.1"].event_types)
    return procedure | {
        "causale": "cessazione_art44",
        "riservato": "sì",
        "eventi": _events(kinds, garden, "riservata.eventi", is_public=False),
    }


def board_file(garden: Garden, cases: Sequence[str]) -> dict[str, Any]:
    """Return a meeting that discussed these cases."""
    return _group(Board, garden, "tavolo", is_public=True) | {"data": DAY, "casi": list(cases)}


SENT = "{}\n"
"""What stands beside the record of the report sent."""


def flow_file(garden: Garden) -> dict[str, Any]:
    """Return a quarterly report sent, whose data are `SENT`."""
    mark = sha256(SENT.encode()).hexdigest()
    return _group(Flow, garden, "flusso", is_public=True) | {"data": DAY, "trimestre": "2026-T1", "impronta": mark}


def _procedure(causale: str, kinds: Sequence[str], garden: Garden) -> dict[str, Any]:
    values = _group(Procedure, garden, causale, is_public=True)
    return values | {"causale": causale, "riservato": "no", "eventi": _events(kinds, garden, causale)}


def _events(kinds: Sequence[str], garden: Garden, route: str, *, is_public: bool = True) -> list[dict[str, Any]]:
    common = [kind for kind in ("aggiornamento_lavoratori", "tavolo_crisi", "atto_istituzionale") if kind not in kinds]
    return [
        _group(EVENT_TYPES[kind], garden, f"{route}.{kind}", is_public=is_public) | {"tipo": kind, "data": DAY}
        for kind in (*kinds, *common)
    ]


def _group(model: type[BaseModel], garden: Garden, route: str, *, is_public: bool) -> dict[str, Any]:
    shown = public_fields(model)
    found = {}
    for name, info in model.model_fields.items():
        values = list(_values(name, info, garden, f"{route}.{name}", is_public=is_public and name in shown))
        if values:
            found[key_of(name)] = values[0]
    return found


def _values(name: str, info: FieldInfo, garden: Garden, route: str, *, is_public: bool) -> Iterator[Any]:
    """Yield at most one value: a group, a list of one, a word of the vocabulary, a text, an example."""
    kind = _inner(info.annotation)
    if name in {"events", "procedures"}:
        return
    if get_origin(kind) is Literal:
        yield get_args(kind)[0]
    elif get_origin(kind) is tuple:
        item = get_args(kind)[0]
        inner = FieldInfo.from_annotation(item)
        yield list(_values(name, inner, garden, route, is_public=is_public))
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        yield _group(kind, garden, route, is_public=is_public)
    elif _takes(info, "parola"):
        yield garden.text(route, is_public=is_public)
    else:
        yield _example(name, info)


def _inner(annotation: Any) -> Any:
    """Return what an optional or annotated type is about."""
    if get_origin(annotation) in {Union, UnionType}:
        return _inner(next(one for one in get_args(annotation) if one is not type(None)))
    return _inner(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _takes(info: FieldInfo, value: object) -> bool:
    kind: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


_SAMPLES = ("14", DAY, "sì", "10:30", "2026-03", "2026-T1", "a" * 64, "https://www.example.org/atto.pdf", "BG")


def _example(name: str, info: FieldInfo) -> str:
    term = fields().get(name)
    written = (term.example or "").strip("[]\"'") if term and name != "month" else ""  # not of ten years before
    return next(value for value in (written, *_SAMPLES) if value and _takes(info, value))
