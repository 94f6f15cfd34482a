"""Where each key and value of a file stands; worked out only for files that have something to say."""

from dataclasses import dataclass

import yaml
from yaml._yaml import CParser

from registry.finding import Route
from registry.source.parser import Builder, Recorder
from registry.source.text import Unreadable, clean, decode


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file, from 1, and the text that stands there (None for a map or a list)."""

    line: int
    column: int
    text: str | None = None


class Places(Recorder):
    """The places of one file, by route."""

    def __init__(self) -> None:
        self._keys: dict[Route, Place] = {}
        self._values: dict[Route, Place] = {}

    def key(self, route: Route, mark: yaml.Mark) -> None:
        self._keys.setdefault(route, Place(mark.line + 1, mark.column + 1, str(route[-1])))

    def value(self, route: Route, mark: yaml.Mark, text: str | None) -> None:
        self._values.setdefault(route, Place(mark.line + 1, mark.column + 1, text))

    def find(self, route: Route, *, at_key: bool = False) -> Place:
        """Return the place of a value, or of the nearest thing that contains it.

        A map or list is shown at its key, where the eye looks for it.
        """
        while route:
            value = self._values.get(route)
            if value is not None and value.text is not None and not at_key:
                return value
            place = self._keys.get(route) or value
            if place is not None:
                return place
            route = route[:-1]
        return Place(1, 1)

    def key_place(self, route: Route) -> Place:
        """Return the place of a key, as it stands first."""
        return self.find(route, at_key=True)


def places_of_text(text: str) -> Places:
    """Return the places of a text, as far as it can be parsed."""
    places = Places()
    try:
        Builder(places).feed(CParser(text))
    except yaml.YAMLError:
        return places
    return places


def locate(data: bytes) -> Places:
    """Return the places of a file, as far as it can be read."""
    try:
        return places_of_text(clean(decode(data))[0])
    except Unreadable:
        return Places()
