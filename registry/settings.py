"""The office's settings: `registro.toml` at the root of the repository."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.finding import Level, Problem

FILE = "registro.toml"
FORMAT = 1
"""The version of the file format; a later reader still reads older ones."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office decides; every one has a default, so that no file is needed."""

    format: int = FORMAT
    is_demonstration: bool = False
    banner: str = ""
    patron_saints: bool = True
    leave_out_invalid: bool = False
    forge_url: str = ""
    branch: str = "main"


# Italian key in the file → (table, attribute, type)
_KEYS: dict[tuple[str, str], tuple[str, type]] = {
    ("", "formato"): ("format", int),
    ("sito", "demo"): ("is_demonstration", bool),
    ("sito", "avviso"): ("banner", str),
    ("calendario", "patrono"): ("patron_saints", bool),
    ("pubblicazione", "escludi_non_validi"): ("leave_out_invalid", bool),
    ("forge", "archivio"): ("forge_url", str),
    ("forge", "ramo"): ("branch", str),
}


def read_settings(root: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings of a repository, the defaults where the file or a key is missing, and the problems."""
    try:
        text = (root / FILE).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError):
        return Settings(), (_problem("il file non si può leggere.", "Controllare i permessi e la codifica UTF-8."),)
    try:
        return _settings(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return Settings(), (_problem(f"non è TOML corretto: {error}.", "Scrivere ad esempio formato = 1"),)


def _settings(tables: dict[str, Any]) -> tuple[Settings, tuple[Problem, ...]]:
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for (table, key), value in _flat(tables).items():
        known = _KEYS.get((table, key))
        name = f"{table}.{key}" if table else key
        if known is None:
            problems.append(_problem(f"«{name}» non è un'impostazione.", f"Le impostazioni sono: {_all_keys()}.", name))
        elif not isinstance(value, known[1]):
            problems.append(_problem(f"«{value}» non va bene per «{name}».", f"Serve {_EXPECTED[known[1]]}.", name))
        else:
            found[known[0]] = value
    if not 1 <= found.get("format", FORMAT) <= FORMAT:
        problems.append(_problem(f"formato {found['format']}: sconosciuto.", f"Scrivere formato = {FORMAT}", "formato"))
    if found.get("forge_url", "") and not found["forge_url"].startswith("https://"):
        problems.append(
            _problem("«forge.archivio» non è un indirizzo https.", "Scrivere l'indirizzo completo.", "forge.archivio")
        )
        del found["forge_url"]
    return Settings(**found), tuple(problems)


_EXPECTED = {bool: "true o false", int: "un numero", str: "un testo tra virgolette"}


def _flat(tables: dict[str, Any]) -> dict[tuple[str, str], Any]:
    flat: dict[tuple[str, str], Any] = {}
    for name, value in tables.items():
        if isinstance(value, dict):
            flat |= {(name, key): inner for key, inner in value.items()}
        else:
            flat["", name] = value
    return flat


def _all_keys() -> str:
    return ", ".join(f"{table}.{key}" if table else key for table, key in _KEYS)


def _problem(message: str, remedy: str, field: str = "") -> Problem:
    return Problem("impostazioni", Level.ERROR, FILE, 1, 1, field, message, remedy)
