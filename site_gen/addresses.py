"""Where each thing stands in the site: page addresses from the root, without the leading `/`.

A template writes `href="/{{ address }}"`. Source: contract, «addresses of the site».
"""

from registry.model import Identity

HOME = ""
CASES = "casi/"
DEADLINES = "scadenze/"
TERRITORIES = "territori/"
LEFT_OUT = "esclusi/"


def case(identity: Identity) -> str:
    """Return `casi/BG/2025/acme/`."""
    return f"casi/{identity.territory}/{identity.year}/{identity.slug}/"


def case_json(identity: Identity) -> str:
    """Return the path of the data of a case, beside its page."""
    return f"{case(identity)}caso.json"


def cases_of(territory: str, year: str | None = None) -> str:
    """Return the list of the cases opened by a Nucleo, of all years or of one."""
    return f"casi/{territory}/{year}/" if year else f"casi/{territory}/"


def territory(sigla: str) -> str:
    """Return `territori/BG/`."""
    return f"territori/{sigla}/"


def path(code: str) -> str:
    """Return `percorsi/7.1/`."""
    return f"percorsi/{code}/"


def rule(rule_id: str) -> str:
    """Return `regole/R-7.1.3-1/`; readings (`C-3`, `A-1`) and statutory facts (`S-07`) stand there too."""
    return f"regole/{rule_id}/"
