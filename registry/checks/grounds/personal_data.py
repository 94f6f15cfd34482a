"""What looks like personal data in a text. Prudent with digits: a protocol or a date is no telephone number."""

import re

from stdnum import iban

_RUN = re.compile(r"[+(0-9](?:[0-9 ./()-]{4,}[0-9]|[0-9][A-Za-z][0-9]{2})")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])([./ -])(?:0?[1-9]|1[0-2])\1(?:19|20)\d{2}"
_HARMLESS = re.compile(rf"{_DAY}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[124-9](?:[ ./()-]?[0-9]){{5,10}}")
"""A date, or a number that is neither a telephone nor an account: texts are full of them."""

_CODE = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{3}[ -]?[A-Z]{3}[ -]?[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}"
    r"[ -]?[A-Z][0-9LMNPQRSTUV]{3}[ -]?[A-Z](?![A-Za-z0-9])",
    re.IGNORECASE,
)
_AT = r"(?: ?@ ?| ?[(\[] ?(?:at|chiocciola) ?[)\]] ?| chiocciola )"
_DOT = r"(?:\.| ?[(\[] ?(?:dot|punto) ?[)\]] ?| punto )"
_EMAIL = re.compile(rf"(?<![\w.+'-])[\w.+'-]{{1,64}}{_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE)
_ITALIAN_IBAN = re.compile(
    r"(?<![A-Za-z0-9])IT ?\d{2} ?[A-Z] ?(?:\d ?){10}(?:[0-9A-Z] ?){11}[0-9A-Z](?![A-Za-z0-9])", re.IGNORECASE
)
_ANY_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])")

_DATE = re.compile(rf"(?<!\d)(?:{_DAY}|\d{{4}}-\d{{2}}-\d{{2}})(?!\d)")
_START, _END = r"(?<![\w/.,-])", r"(?![\w/]|[.,-]\d)"
_MOBILE = r"3[2-9]\d[ ./-]?(?:\d{7}|\d{3}[ .-]\d{4}|\d{3}[ .-]\d{2}[ .-]\d{2}|\d{2}[ .-]\d{2}[ .-]\d{3})"
_AREA = r"0(?:2|6|[1-9]\d{1,2})"  # Milano and Roma have two figures, all the others three or four
_PHONE = re.compile(
    rf"{_START}(?:"
    rf"(?:\+ ?\d\d\d?|00[1-9]\d)[ .-]?(?:\(0\))?\d(?:[ .-]?\d){{6,11}}"
    rf"|{_MOBILE}"
    rf"|\(?{_AREA}\)?[ ./-]\d(?:[ .]?\d){{4,8}}"
    rf"|{_AREA}\d{{6,8}}"
    rf"){_END}"
)
_SAID = re.compile(
    r"\b(?:tel|telefono|cell|cellulare|mobile|fax|whatsapp|chiamare|utenza)\b\W{0,3}(?:n\W{0,2})?"
    r"[+(03][\d ./()-]{4,}\d",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\b(?:prot|protocollo|pg|p\.g|n|nr|num|numero|decreto|pratica|rif|matricola|cig|cup|domanda|fascicolo|id)\b|[#°])"
    r"\W{0,4}$",
    re.IGNORECASE,
)


def is_suspect(text: str) -> bool:
    """Tell whether a text might hold personal data: quick, and never wrong on the safe side."""
    if "@" in text or "chiocciola" in text or "(at)" in text or "[at]" in text:
        return True
    return any(_HARMLESS.fullmatch(run.group()) is None for run in _RUN.finditer(text))


def has_personal_code(text: str) -> bool:
    """Tell whether a text holds the 16 characters of a person's tax code, replaced digits included."""
    return _CODE.search(text) is not None


def has_email(text: str) -> bool:
    """Tell whether a text holds an e-mail address, written out («chiocciola») too."""
    return _EMAIL.search(text) is not None


def has_iban(text: str) -> bool:
    """Tell whether a text holds an account: an Italian one even with a wrong digit, others if they check."""
    return _ITALIAN_IBAN.search(text) is not None or any(
        iban.is_valid(match.group()) for match in _ANY_IBAN.finditer(text)
    )


def has_phone(text: str) -> bool:
    """Tell whether a text holds a telephone number: said to be one, or written as one and not as a protocol."""
    undated = _DATE.sub("·", _ANY_IBAN.sub("·", text))
    return _SAID.search(undated) is not None or any(_is_phone(undated, match) for match in _PHONE.finditer(undated))


def _is_phone(text: str, match: re.Match[str]) -> bool:
    digits = sum(char.isdigit() for char in match.group())
    return 8 <= digits <= 15 and _NUMBERED.search(text[: match.start()][-24:]) is None
