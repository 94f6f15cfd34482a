"""The press: run the makers, write their pages and files into the folder of the site."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from os import cpu_count
from pathlib import Path

from registry import workers
from site_gen.outputs import Maker, Page
from site_gen.sheet import Sheet
from site_gen.stamping import MismatchError, Render

_BATCHES = 256  # enough to share the work evenly, few enough for the pipe that deals it out


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written: addresses of pages, and the places they link to, each with a page that does."""

    pages: list[str] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    searchable: list[Sheet] = field(default_factory=list)
    mismatched: list[str] = field(default_factory=list)
    """The page that made the press give up stamping, if any."""

    def note(self, sheet: Sheet, *, searchable: bool) -> None:
        """Take in a page."""
        self.pages.append(sheet.address)
        self.link(sheet.address, sheet.places)
        if searchable:
            self.searchable.append(sheet)

    def link(self, page: str, places: Iterable[str]) -> None:
        """Take in what a page links to."""
        for place in places:
            self.places[place] = min(page, self.places.get(place, page))

    def add(self, other: "Printed") -> None:
        """Take in what another press wrote."""
        self.pages.extend(other.pages)
        self.searchable.extend(other.searchable)
        for place, page in other.places.items():
            self.link(page, (place,))

    def dangling(self, folder: Path) -> Iterator[tuple[str, str]]:
        """Yield the places where the built site has nothing, each with a page that links to it."""
        for place, page in sorted(self.places.items()):
            file = folder / place
            if not (file / "index.html" if place.endswith("/") or not place else file).is_file():
                yield place, page


@dataclass(frozen=True, slots=True)
class Press:
    """How a page becomes HTML, and where it is written."""

    folder: Path
    edit_base: str | None
    html: Render
    """The quick way."""
    full: Render
    """The theme's own, should the quick one fail its check."""

    def print(self, makers: Iterable[Maker]) -> Printed:
        """Write all that the makers make."""
        printed, write = Printed(), _writer(self.folder)
        for output in (output for make in makers for output in make()):
            if isinstance(output, Page):
                sheet = Sheet.of(output, edit_base=self.edit_base)
                write(f"{sheet.address}index.html", self.html(sheet).encode(errors="xmlcharrefreplace"))
                printed.note(sheet, searchable=output.searchable)
            else:
                write(output.path, output.content)
        return printed


def _writer(folder: Path) -> Callable[[str, bytes], None]:
    root, made = f"{folder}/", set[str]()

    def write(path: str, content: bytes) -> None:
        directory = path.rpartition("/")[0]
        if directory not in made:
            Path(root + directory).mkdir(parents=True, exist_ok=True)
            made.add(directory)
        with open(root + path, "wb", buffering=0) as file:  # noqa: PTH123 - a third quicker than Path's
            file.write(content)

    return write


@dataclass(frozen=True, slots=True)
class Job:
    """A press at work, in forked workers where possible."""

    press: Press
    makers: Sequence[Maker]
    crew: workers.Crew[Printed | MismatchError] | None

    @classmethod
    def start(cls, press: Press, makers: Sequence[Maker]) -> "Job":
        """Return the job of printing all that the makers make, under way if there are workers."""
        return cls(press, makers, _crew(press, makers) if workers.can_fork() else None)

    def printed(self) -> Printed:
        """Wait, and return what was written; should stamping fail its check, all is printed in full.

        Raises:
            WorkerError: something went wrong in a worker; where there are none, what a maker raised.
        """
        try:
            return _gathered(self.crew.results()) if self.crew else self.press.print(self.makers)
        except MismatchError as mismatch:
            printed = Job.start(replace(self.press, html=self.press.full), self.makers).printed()
            printed.mismatched.append(str(mismatch))
            return printed

    def stop(self) -> None:
        """End whoever still works."""
        if self.crew:
            self.crew.dismiss()


def _crew(press: Press, makers: Sequence[Maker]) -> workers.Crew[Printed | MismatchError] | None:
    size = ceil(len(makers) / _BATCHES) or 1
    batches = ceil(len(makers) / size)
    count = min(cpu_count() or 1, batches)

    def work(taken: Iterator[int]) -> Printed | MismatchError:
        try:
            return press.print(make for batch in taken for make in makers[batch * size : (batch + 1) * size])
        except MismatchError as mismatch:
            return mismatch

    return workers.start(batches, work, count=count) if count > 1 else None


def _gathered(parts: Iterable[Printed | MismatchError]) -> Printed:
    whole = Printed()
    for part in parts:
        if isinstance(part, MismatchError):
            raise part
        whole.add(part)
    whole.searchable.sort(key=lambda sheet: sheet.address)  # workers take their batches as they come
    return whole


def refuse_repeated(addresses: Iterable[str]) -> None:
    """Raise a `ValueError` that names the address of two pages, if there is one."""
    for address, times in Counter(addresses).most_common(1):
        if times > 1:
            raise ValueError(f"{times} pagine hanno lo stesso indirizzo «/{address}»")
