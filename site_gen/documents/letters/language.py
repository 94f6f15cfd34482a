"""The small language of the templates: fields, conditions, lists. Jinja, sandboxed, and of Jinja only that."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from registry.glossary import letter_fields
from site_gen.documents.letters.values import FILTERS

_TAG = re.compile(r"<[^>]*>")
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.If, nodes.For,
    nodes.Filter, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr,
)  # fmt: skip
_DEEPEST = 2
"""Lists inside lists: a template comes in a proposal, and must not keep busy who judges it."""
_LONGEST = 60


class TemplateFault(Exception):
    """A template that cannot be filled; the argument is the Italian reason, a line for each fault."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document, ready to be filled."""

    name: str
    template: Template


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = dict(FILTERS)
    return environment


def known_fields() -> tuple[str, ...]:
    """Return the names that a template may use."""
    return tuple(term.key for term in letter_fields().values())


def compiled(name: str, source: str) -> tuple[Part, tuple[str, ...]]:
    """Return a part of a template and the fields that it names.

    Raises:
        TemplateFault: a placeholder is badly written, unknown, or asks for more than the language gives.
    """
    environment = _environment()
    try:
        tree = environment.parse(source)
        faults = list(_faults(tree, source))
        if faults:
            raise TemplateFault("\n".join(dict.fromkeys(faults)))
        return Part(name, environment.from_string(source)), tuple(sorted(meta.find_undeclared_variables(tree)))
    except TemplateSyntaxError as error:
        raise TemplateFault(_badly_written(error, source)) from error
    except (RecursionError, SyntaxError) as error:  # Python's own limits on what is compiled
        raise TemplateFault("condizioni, elenchi o parentesi sono troppi, uno dentro l'altro.") from error


def _faults(tree: nodes.Template, source: str) -> Iterator[str]:
    for node in _walked(tree):
        if not isinstance(node, _ALLOWED):
            near = _near(source, node.lineno)
            yield f"vicino a {near}: qui si possono usare solo campi, condizioni «if», elenchi «for» e filtri."
        elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            yield f"vicino a {_near(source, node.lineno)}: «{node.attr}» non si può usare."
    yield from _faulty_lists(tree, source)
    for name in sorted(meta.find_undeclared_variables(tree) - set(known_fields())):
        yield f"il campo «{name}» non esiste{_nearest(name, known_fields())}."


def _faulty_lists(node: nodes.Node, source: str, depth: int = 0) -> Iterator[str]:
    if isinstance(node, nodes.For):
        depth += 1
        if not isinstance(node.iter, nodes.Name | nodes.Getattr):
            yield f"vicino a {_near(source, node.lineno)}: un elenco «for» ripete un campo, e non altro."
        if depth > _DEEPEST:
            yield f"vicino a {_near(source, node.lineno)}: gli elenchi «for» uno dentro l'altro sono più di {_DEEPEST}."
    for child in node.iter_child_nodes():
        yield from _faulty_lists(child, source, depth)


def _walked(tree: nodes.Template) -> Iterator[nodes.Node]:
    yield tree
    yield from tree.find_all(nodes.Node)


def _nearest(name: str, among: tuple[str, ...]) -> str:
    near = get_close_matches(name, among, n=1, cutoff=0.5)
    return f": forse «{near[0]}»" if near else ""


def _badly_written(error: TemplateSyntaxError, source: str) -> str:
    unknown = re.search(r"No filter named '(.*)'", error.message or "")
    if unknown:
        return f"il filtro «{unknown[1]}» non esiste: ci sono {', '.join(FILTERS)}."
    if "end of template" in (error.message or "") or "endfor" in (error.message or ""):
        return "una condizione «if» o un elenco «for» comincia e non finisce: manca «endif» o «endfor»."
    return f"un segnaposto è scritto male, vicino a {_near(source, error.lineno)}."


def _near(source: str, line: int) -> str:
    """Return the text of the paragraph at a line of the source: a paragraph is a line."""
    lines = source.split("\n")
    text = " ".join(_TAG.sub(" ", lines[min(line, len(lines)) - 1]).split())
    return f"«{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}»"
