"""An invented registry of any size: about 3 kB a case, every path, the same bytes at every run."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from registry.vocabulary.municipalities import in_province
from registry.vocabulary.territories import territories

_CAUSALI = (
    "proroga_22bis_crisi",
    "proroga_22bis_cds",
    "cessazione_art44",
    "crisi_art21",
    "cds_art21",
    "transizione_22ter",
    "licenziamento_collettivo",
)
_STEPS = {
    "7.1": (
        "informativa_convocazione",
        "presa_in_carico",
        "esame_congiunto_ministeriale",
        "invio_verbale_ministeriale",
        "convocazione_parti",
        "incontro_parti",
        "verbale_incontro",
        "invio_verbale",
        "allegazione_istanza",
        "trasmissione_ministero",
        "incontro_lavoratori",
        "erogazione_servizi",
    ),
    "7.2": (
        "invio_verbale_regionale",
        "valutazione",
        "convocazione_parti",
        "incontro_parti",
        "verbale_incontro",
        "incontro_lavoratori",
        "erogazione_servizi",
        "erogazione_servizi",
    ),
    "7.3": (
        "informativa_volonta",
        "presa_in_carico",
        "richiesta_supporto",
        "convocazione_parti",
        "incontro_parti",
        "supporto_parti",
        "accordo_22ter",
        "incontro_lavoratori",
    ),
    "7.4": (
        "comunicazione_avvio",
        "esito_fase_sindacale",
        "invio_verbale_licenziamento",
        "valutazione_contatto",
        "contatto_parti",
        "momento_informativo",
        "erogazione_servizi",
    ),
}
_WORDS = "acciai valvole tessuti rubinetti stampi resine vernici cartiera dolci cicli pompe motori".split()
_VERDICT = {"valutazione": "positivo", "valutazione_contatto": "positivo"}


class Place(NamedTuple):
    """Where a case stands."""

    municipality: str
    sigla: str


def _path_of(causale: str) -> str:
    if causale.endswith("art21"):
        return "7.2"
    return {"transizione_22ter": "7.3", "licenziamento_collettivo": "7.4"}.get(causale, "7.1")


def write_registry(root: Path, count: int) -> int:
    """Write `count` cases below a root; return the bytes written."""
    chance = random.Random(2026)
    siglas = list(territories())
    places = {sigla: [place.name for place in in_province(sigla)] for sigla in siglas}
    written = 0
    for number in range(count):
        sigla = siglas[number % len(siglas)]
        begun_on = date(2025, 1, 7) + timedelta(days=chance.randint(0, 600))
        place = Place(places[sigla][number % len(places[sigla])], sigla)
        text = _case(chance, number, place=place, begun_on=begun_on)
        file = root / "cases" / sigla / str(begun_on.year) / f"{_WORDS[number % len(_WORDS)]}-{number}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        written += file.write_bytes(text.encode())
    return written


def _case(chance: random.Random, number: int, *, place: Place, begun_on: date) -> str:
    municipality, sigla = place
    workforce = chance.randint(20, 900)
    causale = _CAUSALI[number % len(_CAUSALI)]
    lines = [
        "azienda:",
        f"  denominazione: {_WORDS[number % len(_WORDS)].title()} {number} S.r.l.",
        "  forma_giuridica: srl",
        "  ateco:",
        "    edizione: 2025",
        '    codice: "24.51"',
        f"  organico: {workforce}",
        "  sede_legale:",
        f'    comune: "{municipality}"',
        f"    provincia: {sigla}",
        "pubblicazione:",
        f"  dal: {begun_on}",
        f"  al: {begun_on.replace(year=begun_on.year + 5)}",
        "tipo_crisi:",
        f"  - {'cessazione' if causale == 'cessazione_art44' else 'riduzione_organico'}",
        "sedi:",
        f'  - comune: "{municipality}"',
        f"    provincia: {sigla}",
        f"    lavoratori: {workforce // 2}",
        f"note: pratica {number} seguita dall'ufficio di {sigla}, da rivedere con la direzione a fine trimestre",
        "procedure:",
        f"  - causale: {causale}",
        *(["    cigs_precedente: crisi_art21"] if causale == "transizione_22ter" else []),
        f"    esuberi: {workforce // 5}",
        "    eventi:",
    ]
    steps = _STEPS[_path_of(causale)]
    day = begun_on
    for step in steps[: chance.randint(len(steps) // 2, len(steps))]:
        lines += _event(step, day, chance)
        day += timedelta(days=chance.randint(1, 12))
    return "\n".join(lines) + "\n"


def _event(step: str, day: date, chance: random.Random) -> list[str]:
    lines = [f"      - tipo: {step}", f"        data: {day}"]
    if step in _VERDICT:
        lines.append(f"        esito: {_VERDICT[step]}")
    if step == "informativa_convocazione":
        lines.append(f"        esame_previsto: {day + timedelta(days=9)}")
    return [
        *lines,
        "        nota: ricevuto per posta certificata e protocollato; copia trasmessa alla rappresentanza sindacale",
        f"        nota_pubblica: passaggio registrato dall'ufficio il {day:%d/%m/%Y}",
        "        documenti:",
        f"          - titolo: Atto relativo a {step.replace('_', ' ')}",
        f'            protocollo: "{day.year}/{chance.randint(1000, 99999)}"',
        f"            data: {day}",
    ]
