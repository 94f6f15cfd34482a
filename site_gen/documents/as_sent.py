"""A report as an edition shows it, sent or of today, and what is to be said about it: for pages and commands alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from registry.model import Case, Flow
from site_gen.documents.about import About
from site_gen.documents.changes import changes_since
from site_gen.documents.classified import can_be_shown, under_present_names
from site_gen.documents.frozen import frozen_of
from site_gen.views.report import ReportView


def as_sent(
    now: ReportView, sent: Sequence[Flow], content: Callable[[Flow], bytes | None], *, cases: Iterable[Case]
) -> tuple[ReportView, About]:
    """Return the report as it was sent where its data are kept, else that of today, and what became of it.

    `sent` are the records of its sending, by date; `content` gives the data kept with one; `cases` are those that
    the edition shows today.

    Raises:
        Altered: the data are missing, or are not those that were sent.
    """
    flow = next((flow for flow in reversed(sent) if flow.fingerprint is not None), None)
    data = content(flow) if flow is not None else None
    if flow is None or data is None:
        return now, About()
    report, last = frozen_of(data, flow).view(now.edition), sent[-1]
    heirs = _heirs(cases)
    known = under_present_names(report, heirs)
    if not can_be_shown(known, now):
        return now, About(withheld_on=flow.date)
    changes = (*_renamed(report, heirs), *changes_since(known, now))
    if flow is not last:
        return now, About(changes=changes, followed_on=flow.date, not_kept_on=last.date)
    present = {case.id for case in cases} | heirs.keys()
    gone = frozenset(crisis.id for crisis in report.every_crisis if crisis.id not in present)
    return report, About(changes=changes, gone=gone)


def _heirs(cases: Iterable[Case]) -> Mapping[str, str]:
    """Return the present name of each former one; a name that another case bears now tells of that other."""
    present = {case.id for case in cases}
    return {former: case.id for case in cases for former in case.former_ids if former not in present}


def _renamed(report: ReportView, heirs: Mapping[str, str]) -> Iterator[str]:
    for crisis in report.every_crisis:
        if crisis.id in heirs:
            yield f"{crisis.name}: il caso {crisis.id} si chiama oggi {heirs[crisis.id]}."
