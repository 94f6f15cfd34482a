"""The small language of the templates: fields, conditions, lists. Jinja, sandboxed, and of Jinja only that."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import islice

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from registry.glossary import letter_fields
from site_gen.documents.letters.values import FILTERS

_TAG = re.compile(r"<[^>]*>")
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.If, nodes.For,
    nodes.Filter, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr,
)  # fmt: skip
_DEEPEST_LIST = 2
"""Lists inside lists: a template comes in a proposal, and must not keep busy who judges it."""
_DEEPEST = 30
_MOST_FAULTS = 20
_LONGEST = 60
_LONGEST_LINE = 4_000
_TANGLED = "condizioni, elenchi o parentesi sono troppi, uno dentro l'altro."


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
        # Jinja works out constants as soon as it is asked for the names: first, only what is allowed.
        misuses = list(islice(_misuses(tree, source.split("\n")), _MOST_FAULTS))
        faults = misuses or list(islice(_unknown(tree), _MOST_FAULTS))
        if faults:
            raise TemplateFault("\n".join(dict.fromkeys(faults)))
        return Part(name, environment.from_string(source)), tuple(sorted(meta.find_undeclared_variables(tree)))
    except TemplateSyntaxError as error:
        raise TemplateFault(_badly_written(error, source.split("\n"))) from error
    except (RecursionError, MemoryError, SyntaxError) as error:  # Python's own limits on what is compiled
        raise TemplateFault(_TANGLED) from error
    except ValueError as error:  # and on figures
        raise TemplateFault("un segnaposto contiene un numero troppo lungo.") from error


def _misuses(tree: nodes.Template, lines: Sequence[str]) -> Iterator[str]:
    for node, depth, lists in _walked(tree):
        reason = _misuse(node, depth, lists)
        if reason:
            yield f"vicino a {_near(lines, node.lineno)}: {reason}"


def _misuse(node: nodes.Node, depth: int, lists: int) -> str:
    if depth > _DEEPEST:
        return _TANGLED
    if not isinstance(node, _ALLOWED):
        return "qui si possono usare solo campi, condizioni «if», elenchi «for» e filtri."
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return f"«{node.attr[:_LONGEST]}» non si può usare."
    if not isinstance(node, nodes.For):
        return ""
    if not isinstance(node.iter, nodes.Name | nodes.Getattr) or node.recursive:
        return "un elenco «for» ripete un campo, e non altro."
    return f"gli elenchi «for» uno dentro l'altro sono più di {_DEEPEST_LIST}." if lists > _DEEPEST_LIST else ""


def _unknown(tree: nodes.Template) -> Iterator[str]:
    for name in sorted(meta.find_undeclared_variables(tree) - set(known_fields())):
        yield f"il campo «{name[:_LONGEST]}» non esiste{_nearest(name[:_LONGEST], known_fields())}."


def _walked(tree: nodes.Template) -> Iterator[tuple[nodes.Node, int, int]]:
    """Yield every node, with how deep it is and in how many lists; below one too deep, no further."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, above = waiting.pop()
        lists = above + isinstance(node, nodes.For)
        yield node, depth, lists
        if depth <= _DEEPEST:
            waiting += [(child, depth + 1, lists) for child in reversed([*node.iter_child_nodes()])]


def _nearest(name: str, among: tuple[str, ...]) -> str:
    near = get_close_matches(name, among, n=1, cutoff=0.5)
    return f": forse «{near[0]}»" if near else ""


def _badly_written(error: TemplateSyntaxError, lines: Sequence[str]) -> str:
    unknown = re.search(r"No filter named '(.*)'", error.message or "")
    if unknown:
        return f"il filtro «{unknown[1][:_LONGEST]}» non esiste: ci sono {', '.join(FILTERS)}."
    if "end of template" in (error.message or "") or "endfor" in (error.message or ""):
        return "una condizione «if» o un elenco «for» comincia e non finisce: manca «endif» o «endfor»."
    return f"un segnaposto è scritto male, vicino a {_near(lines, error.lineno)}."


def _near(lines: Sequence[str], line: int) -> str:
    """Return the text of the paragraph at a line of the source: a paragraph is a line."""
    text = " ".join(_TAG.sub(" ", lines[min(line, len(lines)) - 1][:_LONGEST_LINE]).split())
    return f"«{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}»"
