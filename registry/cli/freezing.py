"""`registro report --freeze`: the data of a report sent are kept beside its record, with their SHA-256 in it."""

from hashlib import sha256
from pathlib import Path

from registry.calendar import Quarter
from registry.cli.delivery import deliver
from registry.cli.options import fail
from registry.layout import Entry
from registry.model import Flow, Registry
from registry.store import read_record


def sent_flows(registry: Registry, quarter: Quarter, territory: str | None) -> list[Flow]:
    """Return the records of the reports sent on a quarter by a territory, by date."""
    ours = [
        flow
        for flow in registry.flows
        if flow.type == "rapporto_trimestrale" and (flow.quarter, flow.territory) == (quarter, territory)
    ]
    return sorted(ours, key=lambda flow: (flow.date, flow.identity))


def flow_to_freeze(registry: Registry, quarter: Quarter, territory: str | None) -> Flow:
    """Return the record that has no `impronta` yet; stops the command where there is none."""
    if territory is None:
        fail("--freeze vuole --territory: il rapporto che si invia è quello di un Nucleo.")
    flows = sent_flows(registry, quarter, territory)
    if not flows:
        example = f"cases/flussi/{quarter.year}/AAAA-MM-GG-rapporto.yaml"
        fail(f"il rapporto {quarter} di {territory} non risulta inviato: scrivere prima la registrazione, {example}.")
    if flows[-1].fingerprint is not None:
        fail(
            f"il rapporto è già congelato ({flows[-1].identity.path}): un rapporto inviato non cambia. "
            "Per mandarne un altro scrivere una nuova registrazione."
        )
    return flows[-1]


def keep(root: Path, flow: Flow, content: bytes) -> tuple[Path, ...]:
    """Keep the data of a report beside its record, and their SHA-256 in it; return the files written.

    The record gains one line; its comments and layout stay.
    """
    record = root / flow.identity.path
    before = record.read_bytes()
    line_end = b"\r\n" if b"\r\n" in before else b"\n"
    after = before.rstrip() + line_end + f"impronta: {sha256(content).hexdigest()}".encode() + line_end
    read, problems = read_record(Entry(flow.identity.path, flow.identity), after)
    expected = flow.model_copy(update={"fingerprint": sha256(content).hexdigest()})
    if not isinstance(read, Flow) or problems or read.model_dump() != expected.model_dump():
        fail(f"non riesco ad aggiungere l'impronta a «{flow.identity.path}»: scriverla a mano, dopo l'ultima riga.")
    return deliver(record.parent, {f"{record.stem}.json": content, record.name: after})
