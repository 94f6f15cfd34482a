"""Who leads and why, where it is not plain."""

from collections.abc import Iterator, Mapping

from registry.derive.explanation import ProcedureReason
from registry.italian import dated, listed, number
from registry.law import Law
from registry.model import LeadAgreement
from registry.reporters.explain_step import Section
from registry.reporters.wording import nucleo, territory_name


def lead_section(reason: ProcedureReason, agreement: LeadAgreement | None, law: Law) -> Iterator[Section]:
    """Yield why that Nucleo leads; nothing where the crisis is on one territory only."""
    lead = reason.status.lead
    if lead.origin == "unico":
        return
    told = _to_agree(reason.workers) if lead.territory is None else []
    if lead.territory is not None and lead.origin == "maggior_numero":
        told = [
            f"{nucleo(lead.territory)}: è il territorio con più lavoratori ({_numbers(reason.workers)}) [R-7.1.3-11]."
        ]
    elif lead.territory is not None and agreement is not None:
        why = f", per questo motivo: {agreement.reason}" if agreement.reason else ""
        told = [
            f"{nucleo(lead.territory)}, per l'accordo {dated('del', agreement.date)}{why} [R-7.1.3-12].",
            f"I numeri: {_numbers(reason.workers)}.",
        ]
    if reason.status.path.code in ("7.3", "7.4"):
        told.append(f"{law.interpretations['P-7'].text} [P-7]")
    yield "Chi è il capofila, e perché", told


def _to_agree(workers: Mapping[str, int | None]) -> list[str]:
    if None in workers.values():
        why = f"i lavoratori non sono divisi per provincia ({listed([territory_name(sigla) for sigla in workers])})"
    else:
        why = f"i numeri sono pari ({_numbers(workers)})"
    silence = "Le linee guida non dicono come si decide, perciò il registro non sceglie"
    return [
        f"Non è ancora stabilito: {why}. {silence} [A-9].",
        "I Nuclei si accordano, e l'accordo si registra con la data e il motivo [R-7.1.3-12].",
        "Finché manca l'accordo non si sa di quale capoluogo contare il patrono: non se ne conta nessuno [C-3].",
    ]


def _numbers(workers: Mapping[str, int | None]) -> str:
    known = sorted(
        ((count, sigla) for sigla, count in workers.items() if count is not None), key=lambda it: (-it[0], it[1])
    )
    return "; ".join(f"{territory_name(sigla)}: {number(count)}" for count, sigla in known)
