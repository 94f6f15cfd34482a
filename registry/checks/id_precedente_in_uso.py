"""A former identity that another case has, or claims too: the old address could lead to one only."""

from collections.abc import Iterator

from registry.checks.base import Check, World
from registry.finding import Finding, Level
from registry.model import Case


def check(case: Case, world: World) -> Iterator[Finding]:
    """Yield a finding for each former identity that is not free."""
    for index, former in enumerate(case.former_ids):
        told = _taken(former, case, world)
        if told is not None:
            yield Finding(
                ("former_ids", index),
                f"id_precedenti: «{former}» {told}.",
                "Lasciare in «id_precedenti» solo i nomi che questo file ha avuto e che nessun altro porta: "
                "da lì il vecchio indirizzo conduce al nuovo. Se l'altro file è questo stesso caso, rinominato mentre "
                "qualcuno lo modificava, portare i suoi fatti nuovi in questo file e cancellare l'altro.",
            )


def _taken(former: str, case: Case, world: World) -> str | None:
    if former == case.id:
        return "è il nome che il caso ha ora"
    if former in world.case_by_id or former in world.refused_ids:
        return "è il nome di un altro caso, che esiste"
    others = [other for other in world.heirs.get(former, ()) if other != case.id]
    return f"è già tra i nomi precedenti di «{others[0]}»" if others else None


CHECK = Check("id-precedente-in-uso", Level.ERROR, "Un'identità precedente è già di un altro caso.", check)
