"""Rebuild the generated tables of `registry/vocabulary/data/` from two PyPI packages.

A development tool: nothing in the project imports it, and the packages are not dependencies. Run it
in an environment of its own, then read the diff before committing it (one record per line):

    python -m venv /some/folder && . /some/folder/bin/activate
    pip install python-codicefiscale==0.12.1 ateco==1.0.0
    python tools/refresh_vocabulary.py

It writes `municipalities.tsv` and `ateco-<edition>.tsv`. The other tables are kept by hand.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "registry" / "vocabulary" / "data"

LOMBARD = frozenset("BG BS CO CR LC LO MB MI MN PV SO VA".split())

# Lost to Italy by the treaty of 1947: Fiume, Pola, Zara, and the Allied zone of Trieste.
ABROAD = frozenset(("FU", "PL", "VG", "ZA"))

# Before this year the archive's dates of birth and death of a municipality do not pair reliably.
PAIRING_SINCE = "1990"

# Particles that Italian (and German, in Alto Adige) writes in lower case inside a place name.
PARTICLES = frozenset(
    "a ad agli ai al all alla alle allo an con d da dagli dai dal dall dalla dalle dallo de degli dei del "
    "dell della delle dello der di e ed en fra gli i il im in l la le li ne nei nel nell nella nelle nello "
    "ob per presso su sugli sui sul sull sulla sulle sullo tra".split()
)

# Names that the rule above gets wrong, checked against ISTAT's list of municipalities.
SPELLINGS = {
    "Boffalora Sopra Ticino": "Boffalora sopra Ticino",
    "Castelletto Sopra Ticino": "Castelletto sopra Ticino",
    "Gressoney-la-Trinité": "Gressoney-La-Trinité",
    "Morra de Sanctis": "Morra De Sanctis",
    "Pont Canavese": "Pont-Canavese",
    "San Floriano del Collio-Å Teverjan": "San Floriano del Collio-Števerjan",
    "San Giorgio la Molara": "San Giorgio La Molara",
    "San Vincenzo la Costa": "San Vincenzo La Costa",
    "San Vito lo Capo": "San Vito Lo Capo",
    "Sant'Angelo le Fratte": "Sant'Angelo Le Fratte",
    "Sotto il Monte Giovanni Xxiii": "Sotto il Monte Giovanni XXIII",
    "Torre le Nocelle": "Torre Le Nocelle",
    "Trodena nel Parco Naturale": "Trodena nel parco naturale",
}

# How everybody writes them.
COMMON_NAMES = {"H223": "Reggio Emilia", "H224": "Reggio Calabria"}

# Lombard mergers whose heir the dates alone do not tell: several began, or the heir existed already.
HEIRS = {
    "A744": "M335",  # Bellagio -> Bellagio
    "C754": "M335",  # Civenna -> Bellagio
    "B140": "M334",  # Brembilla -> Val Brembilla
    "D991": "M334",  # Gerosa -> Val Brembilla
    "I349": "M333",  # Sant'Omobono Terme -> Sant'Omobono Terme
    "L649": "M333",  # Valsecca -> Sant'Omobono Terme
    "D369": "M336",  # Drezzo -> Colverde
    "E051": "M336",  # Gironico -> Colverde
    "G329": "M336",  # Parè -> Colverde
    "E525": "M341",  # Lenno -> Tremezzina
    "F181": "M341",  # Mezzegra -> Tremezzina
    "G182": "M341",  # Ossuccio -> Tremezzina
    "L371": "M341",  # Tremezzo -> Tremezzina
    "F121": "E090",  # Menarola -> Gordona
    "H050": "A861",  # Prestine -> Bienno
    "C374": "H840",  # Cavallasca -> San Fermo della Battaglia
    "A866": "H883",  # Bigarello -> San Giorgio Bigarello
    "B013": "M406",  # Borgofranco sul Po -> Borgocarbonara
    "B739": "M406",  # Carbonara di Po -> Borgocarbonara
    "B320": "L258",  # Ca' d'Andrea -> Torre de' Picenardi
    "L731": "A745",  # Vendrogno -> Bellano
    "E608": "F417",  # Lirio -> Montalto Pavese
}


@dataclass(frozen=True, slots=True)
class Place:
    """A period in the life of a municipality, as the archive records it."""

    name: str
    province: str
    code: str
    began_on: str
    ceased_on: str
    aliases: tuple[str, ...]


def main() -> int:
    """Write all generated tables and say what was written."""
    for name, header, lines in (municipality_table(), *ateco_tables()):
        path = DATA / name
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8", newline="\n")
        print(f"{path.name}: {len(lines)} records, {path.stat().st_size:,} bytes")
    return 0


def package_json(package: str, path: str) -> Any:
    """Return a JSON file of an installed package, without importing the package."""
    return json.loads(Path(str(distribution(package).locate_file(path))).read_text(encoding="utf-8"))


# Municipalities


def municipality_table() -> tuple[str, str, list[str]]:
    """Return file name, header and lines: one line for each (province, name) that ever existed."""
    archive = package_json("python-codicefiscale", "codicefiscale/data/municipalities.json")
    periods = [place(raw) for raw in archive if raw["province"] not in ABROAD]
    heirs = heirs_of(periods)
    kept: dict[tuple[str, str], Place] = {}
    for period in sorted(periods, key=lambda p: p.ceased_on or "9999"):
        kept[period.province, period.name.casefold()] = period  # the living, or else the last to cease
    header = "provincia\tnome\tcatastale\tcessato_il\tsuccessore\taltri_nomi"
    return "municipalities.tsv", header, [line(kept[key], heirs) for key in sorted(kept)]


def line(period: Place, heirs: dict[str, str]) -> str:
    heir = heirs.get(period.code, "") if period.ceased_on else ""
    cells = (period.province, period.name, period.code, period.ceased_on, heir, "|".join(period.aliases))
    return "\t".join(cells).rstrip()


def place(raw: dict[str, Any]) -> Place:
    name = spelled(raw["name"])
    code = "" if raw["code"] == "ND" else raw["code"]  # not determined
    began_on, ceased_on = raw["date_created"][:10], raw["date_deleted"][:10]
    aliases = () if ceased_on else tuple(sorted(set(other_names(name, code, raw)) - {name}))
    return Place(name, raw["province"], code, began_on, ceased_on, aliases)


def spelled(title_cased: str) -> str:
    """Return «Borgo D'Anaunia» as it is written: «Borgo d'Anaunia»."""

    def lower(match: re.Match[str]) -> str:
        word = match[0]
        return word.lower() if match.start() and word.lower() in PARTICLES else word

    name = re.sub(r"[^\W\d_]+", lower, title_cased).replace("sulla Strada del Vino", "sulla strada del vino")
    return SPELLINGS.get(name, name)


def other_names(name: str, code: str, raw: dict[str, Any]) -> Iterator[str]:
    """Yield the names in the other languages of the place, and the ones in common use."""
    if code in COMMON_NAMES:
        yield COMMON_NAMES[code]
    other = spelled(raw["name_alt"])
    if not other:
        return
    if raw["province"] == "BZ" or "-" not in name:
        yield other
    else:  # «Duino Aurisina-Devin Nabrežina» is one name in two languages
        yield from name.split("-", maxsplit=1)


def heirs_of(periods: Iterable[Place]) -> dict[str, str]:
    """Return cadastral code of a ceased municipality -> code of the living one that holds its territory.

    Only where it is certain: the same code lives on, a merger listed above, a municipality begun the
    next day in the same province that bears the ceased name, or (Lombardy) the only one begun then.
    """
    living = {period.code for period in periods if not period.ceased_on}
    last = {p.code: p for p in sorted(periods, key=lambda p: p.ceased_on) if p.ceased_on and p.code}
    began: dict[tuple[str, str], list[Place]] = {}
    for period in periods:
        began.setdefault((period.province, period.began_on), []).append(period)
    heirs = {code: _heir(period, began) for code, period in last.items()}
    return {code: final for code in heirs | dict.fromkeys(living) if (final := _follow(code, heirs, living))}


def _heir(period: Place, began: dict[tuple[str, str], list[Place]]) -> str:
    if period.code in HEIRS:
        return HEIRS[period.code]
    if period.ceased_on < PAIRING_SINCE:
        return ""
    next_day = (date.fromisoformat(period.ceased_on) + timedelta(days=1)).isoformat()
    begun = [other for other in began.get((period.province, next_day), ()) if other.code != period.code]
    bearing = [o for o in begun if re.search(rf"\b{re.escape(period.name)}\b", o.name)]
    found = bearing or (begun if period.province in LOMBARD else [])
    return found[0].code if len(found) == 1 else ""


def _follow(code: str, heirs: dict[str, str], living: set[str]) -> str:
    for _ in range(5):
        if code in living:
            return code
        code = heirs.get(code, "")
    return ""


# ATECO


def ateco_tables() -> Iterator[tuple[str, str, list[str]]]:
    """Yield file name, header and lines of each edition."""
    for edition in package_json("ateco", "ateco/data/editions.json")["editions"]:
        nodes = package_json("ateco", f"ateco/data/{edition['key']}/nodes.json")["nodes"]
        yield f"ateco-{edition['key']}.tsv", "codice\tsezione\ttitolo", ateco_lines(nodes)


def ateco_lines(nodes: list[dict[str, Any]]) -> list[str]:
    parents = {node["code"]: node["parent"] for node in nodes}

    def section(code: str) -> str:
        return section(parents[code]) if parents[code] else code

    rows = [(section(node["code"]), node["code"], sentence_case(node["title"])) for node in nodes]
    rows.sort(key=lambda row: (row[0], not row[1].isalpha(), row[1]))
    return [f"{code}\t{letter}\t{title}" for letter, code, title in rows]


def sentence_case(title: str) -> str:
    """Return a title that ISTAT prints in capitals as a sentence; leave the others alone."""
    if title != title.upper():
        return title
    return re.sub(r"\bict\b", "ICT", title.capitalize())


if __name__ == "__main__":
    sys.exit(main())
