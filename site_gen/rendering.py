"""From a view to HTML: our own templates, everything escaped, a missing name is an error."""

from datetime import date
from functools import cache, lru_cache
from typing import Any, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from registry.glossary import label_of
from registry.italian import raised
from registry.law import load_law
from site_gen import addresses, italian
from site_gen.links import rules_in


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("site_gen", "templates/pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "data_lunga": italian.long_date,
        "data_breve": italian.short_date,
        "numero": italian.number,
        "elenco": italian.listed,
        "giorno": _time_element,
        "giorno_settimana": _weekday_element,
        "etichetta": label_of,
        "iniziale": raised,
        "regola": _rule_link,
        "con_regole": _with_rules,
        "stato": _badge,
    }
    environment.globals["contati"] = italian.counted
    return environment


def render(template: str, **view: Any) -> str:
    """Return the HTML of a template of `templates/pages/` for a view.

    Raises:
        jinja2.UndefinedError: the template asks for something that the view does not have.
    """
    return _environment().get_template(template).render(**view)


# A few thousand days, a few hundred rules and states recur on ten thousand pages: each is put together once.


@lru_cache(maxsize=8192)
def _time_element(day: date) -> Markup:
    """Return a `<time>` that machines read as ISO and people as «2 marzo 2026»."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), italian.long_date(day))


@lru_cache(maxsize=8192)
def _weekday_element(day: date) -> Markup:
    """Return the same as «lunedì 2 marzo 2026»."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), italian.weekday_date(day))


@lru_cache(maxsize=1024)
def _rule_link(rule: str) -> Markup:
    """Return a link to the page of a rule, of a reading or of a statutory fact."""
    return Markup('<a href="/{}">{}</a>').format(addresses.rule(rule), rule)


@cache
def _citable() -> frozenset[str]:
    law = load_law()
    return frozenset((*law.rules, *law.interpretations, *law.statutes))


@lru_cache(maxsize=2048)
def _with_rules(text: str) -> Markup:
    """Return a sentence with the rules that it cites linked to their pages."""
    return Markup("").join(
        Markup("{}{}").format(before, _rule_link(rule) if rule in _citable() else rule)
        for before, rule in rules_in(text)
    )


class _Badge(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def css(self) -> str: ...
    def __hash__(self) -> int: ...


@lru_cache(maxsize=1024)
def _badge(badge: _Badge) -> Markup:
    """Return a state in words and colour."""
    css = f"rc-badge {badge.css}" if badge.css else "rc-badge"
    return Markup('<span class="{}">{}</span>').format(css, badge.text)
