"""How a company is recognised from one case to another: its code, else its name as it can be compared."""

import re
import unicodedata

from registry.model import Company

_ODD = re.compile(r"[^0-9a-z ]+")


def code_of(company: Company) -> str | None:
    """Return the code of a company as it can be compared: the Italian one, else the foreign one without marks."""
    if company.tax_code is not None:
        return company.tax_code
    if company.foreign_id is None:
        return None
    return re.sub(r"[\W_]+", "", company.foreign_id).upper() or None


def folded(name: str) -> str:
    """Return a name as it can be compared: «Acciaierie ÈSEMPIO  S.r.l.» and «Acciaierie Esempio SRL» are one."""
    plain = name if name.isascii() else unaccented(name).encode("ascii", "ignore").decode()
    return " ".join(_ODD.sub("", plain.casefold().replace("-", " ")).split())


def unaccented(name: str) -> str:
    """Return a name without the accents of its letters; letters of other scripts stay."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
