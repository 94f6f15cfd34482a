"""The lead Nucleo: who convenes, writes, collects the signatures and sends.

Source: R-7.1.3-8, R-7.1.3-9, R-7.1.3-11, R-7.1.3-12, R-7.1.3-18; R-7.2.3-2 has the same hold on path 7.2.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry.derive.workers import workers_by_territory
from registry.model import LeadAgreement, Site

LeadOrigin = Literal["unico", "maggior_numero", "accordo", "da_concordare"]


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead and why; `territory` is None while it is to be agreed."""

    territory: str | None
    origin: LeadOrigin


def lead_among(sites: Iterable[Site], agreement: LeadAgreement | None, *, on: date, opened_by: str) -> Lead:
    """Return the lead as of a day.

    `opened_by` is the Nucleo that opened the case: it leads where no site is in Lombardy. A tie, or
    workers not told by site, is never decided silently.
    Source: R-7.1.3-11, R-7.1.3-12; reading A-9.
    """
    workers = workers_by_territory(sites)
    if len(workers) <= 1:
        return Lead(next(iter(workers), opened_by), "unico")
    if agreement is not None and agreement.date <= on:
        return Lead(agreement.territory, "accordo")
    counts = [count for count in workers.values() if count is not None]
    if len(counts) < len(workers):
        return Lead(None, "da_concordare")
    most = max(counts)
    leaders = [territory for territory, count in workers.items() if count == most]
    return Lead(leaders[0], "maggior_numero") if len(leaders) == 1 else Lead(None, "da_concordare")
