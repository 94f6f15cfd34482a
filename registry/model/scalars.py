"""Text as typed → dates, numbers, truth values, codes; each refusal in words, with a correct example."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError
from stdnum.it import iva

from registry.calendar import Quarter

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2100, 12, 31)

_DAY_REMEDY = "Scrivere AAAA-MM-GG, ad esempio 2025-02-28."
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LOOSE_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_ITALIAN_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_PERSONAL_CODE = re.compile(
    r"[A-Za-z]{6}[0-9LMNPQRSTUVlmnpqrstuv]{2}[A-Za-z][0-9A-Za-z]{2}[A-Za-z][0-9A-Za-z]{3}[A-Za-z]"
)
_TRUE = frozenset(("true", "sì", "si"))
_FALSE = frozenset(("false", "no"))


def refuse(rule: str, message: str, remedy: str) -> PydanticCustomError:
    """Return the error of a value that cannot be taken; `rule` is the slug of its help page."""
    return PydanticCustomError(rule, "{message}", {"message": message, "remedy": remedy})


def text_of(value: Any, expected: str) -> str:
    """Return the text of a single value, without the spaces around it; `expected` says what to write instead."""
    text = value.strip() if isinstance(value, str) else value
    if isinstance(text, str) and text:
        return text
    if not text and not isinstance(text, list | dict):
        raise refuse("valore-mancante", "manca il valore.", f"Scrivere {expected}, oppure togliere la voce.")
    raise refuse("valore-non-semplice", "serve un valore solo, non un elenco.", f"Scrivere {expected}.")


def _parse_text(value: Any) -> str:
    return text_of(value, "un testo")


def _parse_day(value: Any) -> date:
    text = text_of(value, "una data, ad esempio 2025-02-28")
    try:
        day = date.fromisoformat(text) if _ISO_DAY.fullmatch(text) else None
    except ValueError:
        raise refuse(
            "data-inesistente",
            f"«{text}» non è una data del calendario.",
            _DAY_REMEDY,
        ) from None
    if day is None:
        raise refuse("data-non-valida", f"«{text[:40]}» non è una data.", _day_remedy(text))
    if not FIRST_DAY <= day <= LAST_DAY:
        raise refuse(
            "data-fuori-intervallo",
            f"«{text}» è fuori dall'intervallo ammesso (1990–2100).",
            "Controllare l'anno, ad esempio 2025-02-28.",
        )
    return day


def _day_remedy(text: str) -> str:
    """Suggest the day that was probably meant: 28/02/2025 and 2025-2-28 are common."""
    italian, loose = _ITALIAN_DAY.fullmatch(text), _LOOSE_DAY.fullmatch(text)
    if italian is not None:
        day, month, year = italian.groups()
    elif loose is not None:
        year, month, day = loose.groups()
    else:
        return _DAY_REMEDY
    meant = f"{year}-{int(month):02d}-{int(day):02d}"
    try:
        date.fromisoformat(meant)
    except ValueError:
        return f"Quel giorno non esiste: controllarlo sul documento. {_DAY_REMEDY}"
    return f"Scrivere {meant} (AAAA-MM-GG)."


def _parse_count(value: Any) -> int:
    text = text_of(value, "un numero intero, ad esempio 120")
    if text.isascii() and text.isdigit() and (text[0] != "0" or text == "0"):
        if len(text) > 9:
            raise refuse("numero-non-valido", f"«{text[:40]}» è un numero troppo grande.", "Controllare le cifre.")
        return int(text)
    raise refuse("numero-non-valido", f"«{text[:40]}» non è un numero intero.", _count_remedy(text))


def _count_remedy(text: str) -> str:
    thousands = re.fullmatch(r"(\d{1,3})[.,' ](\d{3})", text, re.ASCII)
    if thousands is not None:
        whole, rest = thousands.groups()
        return (
            f"Si può leggere in due modi: {whole}{rest} (separatore delle migliaia) o {whole},{rest} (decimale). "
            f"Scrivere solo le cifre, ad esempio {whole}{rest}."
        )
    if re.fullmatch(r"0\d+", text, re.ASCII):
        return f"Gli zeri iniziali lasciano il dubbio che sia un codice: scrivere {int(text)}."
    return "Scrivere solo cifre, senza punti né parole, ad esempio 120."


def _parse_percent(value: Any) -> int:
    text = text_of(value, "una percentuale, ad esempio 40").removesuffix("%").rstrip()
    number = _parse_count(text)
    if number > 100:
        raise refuse("percentuale-non-valida", f"«{text}» supera 100.", "Scrivere un intero da 0 a 100, ad esempio 40.")
    return number


def _parse_amount(value: Any) -> Decimal:
    text = text_of(value, "un importo in euro, ad esempio 12500.00")
    if re.fullmatch(r"\d{1,12}(?:[.,]\d{1,2})?", text, re.ASCII):
        try:
            return Decimal(text.replace(",", "."))
        except InvalidOperation:  # pragma: no cover - the pattern lets through decimals only
            pass
    raise refuse(
        "importo-non-valido",
        f"«{text[:40]}» non è un importo in euro.",
        "Scrivere le cifre senza separatore delle migliaia e con due decimali, ad esempio 12500.00.",
    )


def _parse_flag(value: Any) -> bool:
    text = text_of(value, "sì oppure no")
    folded = text.casefold()
    if folded in _TRUE:
        return True
    if folded in _FALSE:
        return False
    raise refuse("vero-falso-non-valido", f"«{text[:40]}» non è sì o no.", "Scrivere sì, no, true o false.")


def _parse_company_code(value: Any) -> str:
    text = text_of(value, 'le 11 cifre, ad esempio "99900010168"')
    if _PERSONAL_CODE.fullmatch(text):
        raise refuse(
            "codice-fiscale-di-persona",
            "il valore ha la forma del codice fiscale di una persona (16 caratteri), che qui non va mai scritto.",
            "Scrivere le 11 cifre dell'impresa, oppure togliere la voce.",
        )
    if not re.fullmatch(r"\d{11}", text, re.ASCII):
        raise refuse(
            "codice-fiscale-non-valido",
            f"«{text[:40]}» non è un codice di 11 cifre.",
            'Scrivere tutte le 11 cifre tra virgolette, zeri iniziali compresi, ad esempio "02736340163".',
        )
    if not iva.is_valid(text):
        raise refuse(
            "codice-fiscale-non-valido",
            f"«{text}» non supera il controllo: una cifra è sbagliata.",
            'Ricopiarlo dalla visura, ad esempio "99900010168".',
        )
    return text


def _parse_month(value: Any) -> date:
    text = text_of(value, "un mese, ad esempio 2016-03")
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text, re.ASCII)
    if match is None or not FIRST_DAY.year <= int(match[1]) <= LAST_DAY.year:
        raise refuse("mese-non-valido", f"«{text[:40]}» non è un mese.", "Scrivere AAAA-MM, ad esempio 2016-03.")
    return date(int(match[1]), int(match[2]), 1)


def _written_month(day: date) -> str:
    return f"{day:%Y-%m}"


def _parse_quarter(value: Any) -> Quarter:
    text = text_of(value, "un trimestre, ad esempio 2026-T1")
    try:
        quarter = Quarter.parse(text)
    except ValueError:
        quarter = None
    if quarter is not None and FIRST_DAY.year <= quarter.year <= LAST_DAY.year:
        return quarter
    raise refuse("trimestre-non-valido", f"«{text[:40]}» non è un trimestre.", "Scrivere AAAA-Tn, ad esempio 2026-T1.")


def _parse_time(value: Any) -> str:
    text = text_of(value, "un'ora, ad esempio 10:30")
    if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text, re.ASCII):
        return text
    raise refuse("ora-non-valida", f"«{text[:40]}» non è un'ora.", "Scrivere HH:MM, ad esempio 09:30.")


def _parse_url(value: Any) -> str:
    text = text_of(value, "un indirizzo https")
    if re.fullmatch(r"https://[^\s/<>\"'{}|\\^`?#]+\.[^\s<>\"'{}|\\^`]+", text):
        return text
    raise refuse(
        "indirizzo-non-valido",
        f"«{text[:60]}» non è un indirizzo https.",
        "Scrivere l'indirizzo completo, ad esempio https://www.example.org/verbale.pdf.",
    )


def _parse_digest(value: Any) -> str:
    text = text_of(value, "le 64 cifre esadecimali di SHA-256").lower()
    if re.fullmatch(r"[0-9a-f]{64}", text):
        return text
    raise refuse(
        "impronta-non-valida",
        f"«{text[:20]}…» non è un'impronta SHA-256.",
        "Copiare le 64 cifre esadecimali che dà il comando sha256sum.",
    )


def _parse_list(value: Any) -> Any:
    """Take one bare value as a list of one; an absent one as no elements."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    return value


def _text_like(pattern: str) -> Any:
    """What editors may hold a text against, while it is typed; the parser has the last word."""
    return Annotated[str, Field(pattern=pattern)]


Text = Annotated[str, BeforeValidator(_parse_text, json_schema_input_type=str)]
Day = Annotated[date, BeforeValidator(_parse_day, json_schema_input_type=date)]
Count = Annotated[int, BeforeValidator(_parse_count, json_schema_input_type=int)]
Percent = Annotated[int, BeforeValidator(_parse_percent, json_schema_input_type=int)]
Amount = Annotated[Decimal, BeforeValidator(_parse_amount, json_schema_input_type=Decimal)]
Flag = Annotated[bool, BeforeValidator(_parse_flag, json_schema_input_type=bool)]
CompanyCode = Annotated[str, BeforeValidator(_parse_company_code, json_schema_input_type=_text_like(r"^\d{11}$"))]
Month = Annotated[
    date,
    BeforeValidator(_parse_month, json_schema_input_type=_text_like(r"^\d{4}-\d{2}$")),
    PlainSerializer(_written_month, return_type=str, when_used="json"),  # data tell it as the file does
]
QuarterText = Annotated[Quarter, BeforeValidator(_parse_quarter, json_schema_input_type=_text_like(r"^\d{4}-T[1-4]$"))]
TimeOfDay = Annotated[str, BeforeValidator(_parse_time, json_schema_input_type=_text_like(r"^\d{2}:\d{2}$"))]
HttpsUrl = Annotated[str, BeforeValidator(_parse_url, json_schema_input_type=_text_like("^https://"))]
Sha256 = Annotated[str, BeforeValidator(_parse_digest, json_schema_input_type=_text_like(r"^[0-9A-Fa-f]{64}$"))]
ItemT = TypeVar("ItemT")
Several = Annotated[tuple[ItemT, ...], BeforeValidator(_parse_list)]
"""A list of any length; one bare value is a list of one."""
Texts = Several[Text]
