"""The office's settings: `registro.toml` at the root of the repository."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from stat import S_ISREG
from typing import Any

from registry.finding import Level, Problem
from registry.vocabulary.territories import is_lombard

FILE = "registro.toml"
FORMAT = 1
"""The version of the file format; a later reader still reads older ones."""

REGIONE = "REGIONE"
"""Stands among the territories of an author for all of them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office decides; every one has a default, so that no file is needed."""

    format: int = FORMAT
    is_demonstration: bool = False
    banner: str = ""
    office_name: str = ""
    """Who publishes, as its footer and the catalogues of data name it."""
    ipa_code: str = ""
    """The office's code in the Indice delle pubbliche amministrazioni."""
    office_email: str = ""
    """Where to write about the data; of the office, never of a person."""
    patron_saints: bool = True
    leave_out_invalid: bool = False
    forge_url: str = ""
    forge_kind: str = ""
    """`github` or `gitlab`; empty: told by the address."""
    branch: str = "main"
    public_form_editor: bool = False
    exemption_resources: Decimal | None = None
    """Euro assigned by the State for the CIG in deroga of 2016, where the office gives the figure."""
    software_team: str = "@regione-lombardia/registro-software"
    regione_team: str = "@regione-lombardia/registro-regione"
    nucleo_team: str = "@regione-lombardia/nucleo-{sigla}"
    """Of the forge; `{sigla}` is that of a territory, in small letters."""
    authors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The territories of who proposes changes, by their name on the forge in small letters."""


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A setting that is no longer what it was: its key and values as the file writes them."""

    attribute: str
    key: str
    was: str
    now: str


# Italian key in the file → (table, attribute, type)
_KEYS: dict[tuple[str, str], tuple[str, type]] = {
    ("", "formato"): ("format", int),
    ("sito", "demo"): ("is_demonstration", bool),
    ("sito", "avviso"): ("banner", str),
    ("ufficio", "nome"): ("office_name", str),
    ("ufficio", "codice_ipa"): ("ipa_code", str),
    ("ufficio", "email"): ("office_email", str),
    ("calendario", "patrono"): ("patron_saints", bool),
    ("pubblicazione", "escludi_non_validi"): ("leave_out_invalid", bool),
    ("forge", "archivio"): ("forge_url", str),
    ("forge", "tipo"): ("forge_kind", str),
    ("forge", "ramo"): ("branch", str),
    ("redazione", "pubblica"): ("public_form_editor", bool),
    ("cigd_2016", "risorse"): ("exemption_resources", Decimal),
    ("squadre", "programma"): ("software_team", str),
    ("squadre", "regione"): ("regione_team", str),
    ("squadre", "nucleo"): ("nucleo_team", str),
}
_AUTHORS = "autori"
"""The table whose keys are names of people on the forge."""
_TEAM = re.compile(r"@[\w./-](?:[\w./-]|\{sigla\})*")
_KEY = re.compile(r"[ \t]*\"?([\w-]+)\"?[ \t]*=")
_LARGEST = 32_768  # bytes: an office has some hundred authors at most
_LONGEST_LINE = 5_000  # characters: of a key with ten thousand dots Python makes gigabytes
_LONGEST = 60
_READABLE = (
    "Deve essere un file e non un collegamento, di testo UTF-8, non oltre 32 KiB, con righe non oltre 5.000 caratteri."
)
_RICHEST = Decimal(10) ** 15


_EXPECTED = {
    bool: "true o false",
    int: "un numero intero",
    str: "un testo tra virgolette",
    Decimal: "un importo in euro, ad esempio 1500000.00",
}


_FORMS = {
    "forge_kind": (re.compile("github|gitlab"), '"github" o "gitlab", o lasciare vuoto'),
    "ipa_code": (re.compile(r"[A-Za-z0-9_.-]{1,24}"), "il codice dell'ente in IPA, ad esempio r_lombar"),
    "office_email": (re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[a-z]{2,20}"), "un indirizzo, ad esempio dati@example.org"),
}
"""What a text must look like, where not every text will do."""


def read_settings(root: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings of a repository, the defaults where the file or a key is missing, and the problems."""
    try:
        text = _text(root / FILE)
        tables = tomllib.loads(text, parse_float=Decimal)
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError):
        return Settings(), (_problem("il file non si può leggere.", _READABLE),)
    except (ValueError, RecursionError) as error:  # tomllib's own, or of thousands of figures, or of brackets
        return Settings(), (_not_toml(str(error)),)
    lines, found = _lines(text), dict[str, Any]()
    problems = [problem for item in _flat(tables).items() for problem in _take(item, found, lines)]
    return Settings(**found), tuple(problems)


def _text(file: Path) -> str:
    """Return the text of the settings.

    Raises:
        OSError: there is none, or it is a link, or larger than any settings, or has a line that is.
        UnicodeDecodeError: it is not text.
    """
    status = file.lstat()
    if not S_ISREG(status.st_mode) or status.st_size > _LARGEST:
        raise OSError
    text = file.read_text(encoding="utf-8-sig")
    if any(len(line) > _LONGEST_LINE for line in text.splitlines()):
        raise OSError
    return text


def changed_settings(was: Settings, now: Settings) -> Iterator[SettingChange]:
    """Yield what differs between two versions of the settings, in the order of the file."""
    for (table, key), (attribute, _) in _KEYS.items():
        before, after = getattr(was, attribute), getattr(now, attribute)
        if before != after:
            yield SettingChange(attribute, f"{table}.{key}" if table else key, _written(before), _written(after))
    if was.authors != now.authors:
        names = sorted(name for name in {*was.authors, *now.authors} if was.authors.get(name) != now.authors.get(name))
        yield from (SettingChange("authors", f"{_AUTHORS}.{name}", *_siglas(was, now, name)) for name in names)


def _siglas(was: Settings, now: Settings, name: str) -> tuple[str, str]:
    return " ".join(was.authors.get(name, ())), " ".join(now.authors.get(name, ()))


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def _not_toml(reason: str) -> Problem:
    place = re.search(r"at line (\d+), column (\d+)", reason)
    return replace(
        _problem(
            "la riga non è scritta in TOML corretto.",
            'Scrivere ad esempio formato = 1; i testi vanno tra virgolette, ad esempio ramo = "main".',
        ),
        line=int(place[1]) if place else 1,
        column=int(place[2]) if place else 1,
    )


def _take(item: tuple[tuple[str, str], Any], found: dict[str, Any], lines: Mapping[str, int]) -> Iterator[Problem]:
    """Put a setting among those found, or yield what is wrong with it."""
    (table, key), value = item
    name, line = f"{table}.{key}" if table else key, lines.get(key, 1)
    if table == _AUTHORS:
        yield from _take_author(item, found, line=line)
        return
    known = _KEYS.get((table, key))
    if known is None:
        yield _problem(
            f"«{name}» non è un'impostazione.", f"Le impostazioni sono: {_all_keys()}.", field=name, line=line
        )
        return
    attribute, kind = known
    if kind is Decimal and type(value) is int:
        value = Decimal(value)
    wrong = _wrong(attribute, kind, value, table=table)
    if wrong is None:
        found[attribute] = value
    else:
        yield _problem(f"{name}: «{_shown(value)}» {wrong[0]}.", wrong[1], field=name, line=line)


def _wrong(attribute: str, kind: type, value: Any, *, table: str) -> tuple[str, str] | None:
    """Return what a value is not, and what it should be."""
    if type(value) is not kind or (isinstance(value, Decimal) and not (value.is_finite() and 0 <= value < _RICHEST)):
        return "non va bene", f"Serve {_EXPECTED[kind]}."
    if attribute == "format" and value != FORMAT:
        return "non si conosce", f"Scrivere formato = {FORMAT}"
    if table == "squadre" and not _TEAM.fullmatch(str(value)):
        return "non è una squadra", "Scrivere ad esempio @ufficio/nuclei."
    if attribute == "forge_url" and value and not str(value).startswith("https://"):
        return "non è un indirizzo https", "Scriverlo per intero."
    if attribute in _FORMS and value and not _FORMS[attribute][0].fullmatch(str(value)):
        return "non va bene", f"Serve {_FORMS[attribute][1]}."
    return None


def _take_author(item: tuple[tuple[str, str], Any], found: dict[str, Any], *, line: int) -> Iterator[Problem]:
    (table, person), siglas = item
    if isinstance(siglas, list) and siglas and all(sigla == REGIONE or is_lombard(str(sigla)) for sigla in siglas):
        found["authors"] = {**found.get("authors", {}), person.casefold(): tuple(siglas)}
        return
    remedy = f'Scrivere un elenco di sigle, ad esempio {person} = ["BS", "BG"], oppure ["{REGIONE}"].'
    yield _problem(f"{table}.{person}: «{_shown(siglas)}» non va bene.", remedy, field=f"{table}.{person}", line=line)


def _lines(text: str) -> Mapping[str, int]:
    """Return the line, from 1, where each key stands first."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        key = _KEY.match(line)
        if key is not None:
            found.setdefault(key[1], number)
    return found


def _shown(value: object) -> str:
    try:
        text = str(value)
    except (ValueError, RecursionError):  # a number of thousands of figures
        return "…"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _flat(tables: dict[str, Any]) -> dict[tuple[str, str], Any]:
    flat: dict[tuple[str, str], Any] = {}
    for name, value in tables.items():
        if isinstance(value, dict):
            flat |= {(name, key): inner for key, inner in value.items()}
        else:
            flat["", name] = value
    return flat


def _all_keys() -> str:
    named = [f"{table}.{key}" if table else key for table, key in _KEYS]
    return ", ".join((*named, f"{_AUTHORS}.<nome>"))


def _problem(message: str, remedy: str, *, field: str = "", line: int = 1) -> Problem:
    return Problem("impostazioni", Level.ERROR, FILE, line, 1, field, message, remedy)
