"""The story of a case on pages of its own: all that its page has no room for, as many pages as it takes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from registry.model import Identity
from site_gen import addresses
from site_gen.links import relative_to
from site_gen.outputs import Page
from site_gen.rendering import piece, render
from site_gen.views.case import CaseView

ROOM = 16_100
"""Bytes of what a page of a case may hold: with the frame around it, it stays under 25 kB."""
_HEADING = 1_600  # of a page of the story: trail, title, list of its pages
_LINK = 350  # what stands on the page of the case for a part that went to the story
_FEW = 12
"""Latest facts that go to the story after the older procedures, and not before."""

_SITES = 30
"""Sites that are always on the page of the case."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands on the page of a case: its first procedures and sites, its latest facts, whether its history."""

    procedures: int
    facts: int
    sites: int
    history: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands on a page of the story: procedures, facts and sites by their place among those of the case."""

    procedures: tuple[int, ...] = ()
    facts: tuple[int, ...] = ()
    sites: tuple[int, ...] = ()
    history: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """How many bytes each part of a case takes on a page."""

    procedures: tuple[int, ...]
    facts: tuple[int, ...]
    sites: tuple[int, ...]
    history: int


def everything(view: CaseView) -> Kept:
    """Return all the parts of a case."""
    return Kept(len(view.procedures), len(view.events), len(view.sites.rows), history=True)


def weight(html: str, address: str) -> int:
    """Return the bytes of a content on the page at `address`."""
    return len(relative_to(address, html)[0].encode())


def weights_of(view: CaseView) -> Weights:
    """Return what each part of a case weighs."""
    weigh = partial(weight, address=addresses.story(view.case.identity))
    return Weights(
        procedures=tuple(weigh(piece("_case_parts.html", "procedure", it, 1)) for it in view.procedures),
        facts=tuple(weigh(piece("_case_parts.html", "fact", event)) for event in view.events),
        sites=tuple(weigh(piece("_case_parts.html", "site", site, view.sites)) for site in view.sites.rows),
        history=weigh(render("_history.html", view=view)) if view.history and view.history.entries else 0,
    )


def fitting(weights: Weights, over: int) -> Kept:
    """Return what stays on the page of a case that is `over` bytes too heavy.

    What a reader needs least goes first: the history, the sites after some tens, the older facts, the older procedures;
    of a case whose last facts are long, these too.
    """
    gone: Counter[str] = Counter()
    for part, saved in _in_order(weights):
        if over <= 0:
            break
        gone[part] += 1
        over -= saved
    return Kept(
        procedures=len(weights.procedures) - gone["procedures"],
        facts=len(weights.facts) - gone["facts"],
        sites=len(weights.sites) - gone["sites"],
        history=not gone["history"],
    )


def _in_order(weights: Weights) -> Iterator[tuple[str, int]]:
    if weights.history:
        yield "history", weights.history - _LINK
    yield from (("sites", saved) for saved in reversed(weights.sites[_SITES:]))
    yield from (("facts", saved) for saved in reversed(weights.facts[_FEW:]))
    yield from (("procedures", saved - _LINK) for saved in reversed(weights.procedures[1:]))
    yield from (("facts", saved) for saved in reversed(weights.facts[:_FEW]))
    yield from (("procedures", saved - _LINK) for saved in weights.procedures[:1])


def chapters(weights: Weights) -> Sequence[Chapter]:
    """Return the pages of the story, each as full as it may be: procedures, facts, sites, history."""
    made, room = [Chapter()], ROOM - _HEADING
    for part, place, size in _parts(weights):
        if size > room and made[-1] != Chapter():
            made.append(Chapter())
            room = ROOM - _HEADING
        room -= size
        made[-1] = _with(made[-1], part, place)
    return made


def _parts(weights: Weights) -> Iterator[tuple[str, int, int]]:
    procedures = (("procedures", place, size) for place, size in enumerate(weights.procedures))
    facts = (("facts", place, size) for place, size in enumerate(weights.facts))
    history = [("history", 0, weights.history)] if weights.history else []
    sites = (("sites", place, size) for place, size in enumerate(weights.sites)) if len(weights.sites) > _SITES else ()
    return chain(procedures, facts, sites, history)


def _with(chapter: Chapter, part: str, place: int) -> Chapter:
    if part == "procedures":
        return replace(chapter, procedures=(*chapter.procedures, place))
    if part == "facts":
        return replace(chapter, facts=(*chapter.facts, place))
    if part == "sites":
        return replace(chapter, sites=(*chapter.sites, place))
    return replace(chapter, history=True)


def told_at(identity: Identity, made: Sequence[Chapter]) -> Mapping[str, str]:
    """Return where each heading of the story is, by its fragment: those of facts and sites where they begin."""
    found: dict[str, str] = {}
    for number, chapter in enumerate(made, start=1):
        names = [f"procedura-{place + 1}" for place in chapter.procedures]
        names += ["fatti"] * bool(chapter.facts) + ["sedi"] * bool(chapter.sites) + ["storia"] * chapter.history
        for name in names:
            found.setdefault(name, f"{addresses.story(identity, number)}#{name}")
    return found


def pages(view: CaseView, made: Sequence[Chapter]) -> Iterator[Page]:
    """Yield the pages of the story of a case."""
    identity = view.case.identity
    numbered = [(number, addresses.story(identity, number)) for number in range(1, len(made) + 1)]
    for (number, address), chapter in zip(numbered, made, strict=True):
        title = f"Storia di {view.short_title}" + (f", pagina {number}" if number > 1 else "")
        content = render(
            "story.html",
            view=view,
            title=title,
            chapter=chapter,
            page_of_case=addresses.case(identity),
            number=number,
            pages=numbered,
        )
        description = f"{view.short_title}, {view.place}: le procedure, i fatti e le modifiche, uno per uno."
        yield Page(address, title, description, content, edit_path=identity.path)
