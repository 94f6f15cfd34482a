"""The «caso» of a mapping file → a template, and what can be refused before any row is read."""

from collections.abc import Iterator
from dataclasses import replace

from pydantic import ValidationError

from registry.finding import Refusal, Route
from registry.importing.holes import StrayBrace, TextWithColumns, parse_text
from registry.importing.template import Condition, Group, Items, Node
from registry.model import Case
from registry.model.refusals import refusals_of
from registry.source import Value

WHEN = "quando"
_NOTHING = parse_text("")


class Compiler:
    """Compile texts and groups; note the faults, and for each column the first place that names it."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []
        self.uses: dict[str, Route] = {}

    def text(self, text: str, route: Route) -> TextWithColumns:
        """Return a text with its columns."""
        try:
            parsed = parse_text(text)
        except StrayBrace:
            self.refusals.append(_stray_brace(text, route))
            return _NOTHING
        self._use(parsed.columns, route)
        return parsed

    def group(self, values: dict[str, Value], route: Route) -> Group:
        """Return a group with its conditions."""
        entries = ((key, self._node(inner, (*route, key))) for key, inner in values.items() if key != WHEN)
        return Group(tuple(entries), tuple(self._conditions(values.get(WHEN), (*route, WHEN))))

    def _node(self, value: Value, route: Route) -> Node:
        if isinstance(value, dict):
            return self.group(value, route)
        if isinstance(value, list):
            return Items(tuple(self._node(inner, (*route, index)) for index, inner in enumerate(value)))
        return self.text(value or "", route)

    def _conditions(self, value: Value, route: Route) -> Iterator[Condition]:
        if value is None:
            return
        several = isinstance(value, list)
        for index, raw in enumerate(value if isinstance(value, list) else [value]):
            place = (*route, index) if several else route
            try:
                condition = Condition.model_validate(raw)
            except ValidationError as error:
                self.refusals += moved(refusals_of(error, Condition), place)
                continue
            self._use(condition.columns, place)
            yield condition

    def _use(self, columns: tuple[str, ...], route: Route) -> None:
        for column in columns:
            self.uses.setdefault(column, route)


def moved(refusals: Iterator[Refusal], route: Route) -> Iterator[Refusal]:
    """Yield refusals of a part of a file as refusals of the whole."""
    return (replace(refusal, route=(*route, *refusal.route)) for refusal in refusals)


def shape_refusals(values: dict[str, Value]) -> Iterator[Refusal]:
    """Yield what the model refuses of a template whatever the rows hold: unknown keys, wrong constants."""
    skeleton = _without_conditions(values)
    try:
        Case.model_validate(skeleton)
    except ValidationError as error:
        for refusal in refusals_of(error, Case):
            found = _at(skeleton, refusal.route)
            if isinstance(found, dict) and refusal.rule == "valore-non-semplice":
                yield replace(refusal, remedy='Una colonna tra graffe va tra virgolette, ad esempio "{azienda}".')
            elif refusal.at_key or not (isinstance(found, str) and "{" in found):
                yield refusal  # what a column holds is judged row by row; where it goes, here


def _without_conditions(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _without_conditions(inner) for key, inner in value.items() if key != WHEN}
    if isinstance(value, list):
        return [_without_conditions(inner) for inner in value]
    return value


def _at(value: Value, route: Route) -> Value:
    for part in route:
        if isinstance(value, dict) and isinstance(part, str):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def _stray_brace(text: str, route: Route) -> Refusal:
    return Refusal(
        "graffa-sola",
        f"«{text[:60]}»: una graffa non si apre o non si chiude.",
        'Le graffe racchiudono il nome di una colonna, ad esempio "{azienda}"; per scriverne una, raddoppiarla: {{.',
        route=route,
    )
