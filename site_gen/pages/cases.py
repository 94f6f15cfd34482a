"""A page for each case, its data and its letters beside it, and the redirects from its former names."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from registry.derive import CaseStatus
from registry.reporters.status_json import status_object
from site_gen import addresses
from site_gen.context import Context
from site_gen.former import former_identities
from site_gen.outputs import File, Output, Page, redirect
from site_gen.pages import Pages, story
from site_gen.rendering import render
from site_gen.views.around import neighbours
from site_gen.views.case import CaseView, case_view
from site_gen.views.letters import offered

_CHUNK = 16  # cases made by one maker: few enough to share the work evenly among the workers


def pages(context: Context) -> Pages:
    """Return the pages of all cases, to be made in chunks, and the redirects."""
    # Worked out once, before the workers are forked.
    _ = context.agenda_by_case, context.boards_by_case, context.company_by_case, neighbours(context)
    chunks = range(0, len(context.statuses), _CHUNK)
    made = tuple(partial(_outputs, context, start) for start in chunks)
    return Pages(bulk=(*made, partial(_redirects, context.statuses)))


def _outputs(context: Context, start: int) -> Iterator[Output]:
    for status in context.statuses[start : start + _CHUNK]:
        letters = tuple(offered(status, context))
        yield from _pages(case_view(status, context, [letter.offer for letter in letters]))
        yield _data(status)
        for letter in letters:
            if letter.document is not None:
                yield File(letter.offer.address, letter.document)


def _pages(view: CaseView) -> Iterator[Page]:
    """Yield the page of a case, and those of its story where it does not hold all."""
    address = addresses.case(view.case.identity)
    content = _content(view, story.everything(view), {})
    over = story.weight(content, address) - story.ROOM
    if over > 0:
        weights = story.weights_of(view)
        chapters = story.chapters(weights)
        content = _content(view, story.fitting(weights, over), story.told_at(view.case.identity, chapters))
        yield from story.pages(view, chapters)
    yield Page(
        address=address,
        title=f"{view.short_title}, {view.place}, {view.case.identity.year}",  # a company may have several
        description=_description(view),
        content=content,
        edit_path=view.case.identity.path,
    )


def _content(view: CaseView, kept: story.Kept, told_at: Mapping[str, str]) -> str:
    return render("case.html", view=view, kept=kept, story=told_at)


def _description(view: CaseView) -> str:
    causali = dict.fromkeys(procedure.causale for procedure in view.procedures)
    what = ", ".join(causali) or "crisi seguita senza procedura"
    return f"{view.short_title}, {view.place}: {what}. {view.badges[0].text}. {view.next.heading}: {view.next.what}"


def _data(status: CaseStatus) -> File:
    facts = status.case.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    data = {**status_object(status), "fatti": facts}
    text = json.dumps(data, ensure_ascii=False)  # on one line: with an indent Python writes it four times slower
    return File(addresses.case_json(status.case.identity), f"{text}\n".encode())


def _redirects(statuses: Sequence[CaseStatus]) -> Iterator[Output]:
    """Programs that fetch the data of a case follow no page that sends elsewhere: they find them where they were."""
    for identity, status in former_identities(statuses):
        yield redirect(addresses.case(identity), to=addresses.case(status.case.identity))
        yield File(addresses.case_json(identity), _data(status).content)
