"""From a view to HTML: our own templates, everything escaped, a missing name is an error."""

from datetime import date
from functools import cache, lru_cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from registry import italian
from registry.glossary import label_of
from registry.italian import raised
from registry.law import load_law
from site_gen import addresses
from site_gen.links import rules_in
from site_gen.views.clock import Clock
from site_gen.views.wording import Badge, TickingBadge

PREPOSITIONS = ("il", "al", "dal", "del")
"""Filters that write a day after its article or preposition: `{{ day | dal }}`, `{{ day | dal_breve }}`."""


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
        **{preposition: partial(_placed, preposition) for preposition in PREPOSITIONS},
        **{f"{preposition}_breve": partial(_placed_briefly, preposition) for preposition in PREPOSITIONS},
        "giorno": _time_element,
        "giorno_settimana": _weekday_element,
        "etichetta": label_of,
        "iniziale": raised,
        "regola": _rule_link,
        "con_regole": _with_rules,
        "stato": _badge,
        "conto": _counted_to,
        "conto_minuscolo": _counted_inside,
    }
    environment.globals |= {"contati": italian.counted, "punto": italian.full_stop}
    return environment


def render(template: str, **view: Any) -> str:
    """Return the HTML of a template of `templates/pages/` for a view.

    Raises:
        jinja2.UndefinedError: the template asks for something that the view does not have.
    """
    return _environment().get_template(template).render(**view)


def piece(template: str, macro: str, *arguments: Any) -> str:
    """Return what a macro of a template makes, as if a page had called it."""
    made: str = getattr(_environment().get_template(template).module, macro)(*arguments)
    return made


# A few thousand days, a few hundred rules and states recur on ten thousand pages: each is put together once.


@lru_cache(maxsize=8192)
def _time_element(day: date) -> Markup:
    """Return a `<time>` that machines read as ISO and people as «2 marzo 2026»."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), italian.long_date(day))


def _placed(preposition: str, day: date) -> Markup:
    """Return «dal 2 marzo 2026», «dall'8 marzo 2026»; the date is a `<time>`."""
    return Markup("{}{}").format(italian.placed(preposition, day), _time_element(day))


def _placed_briefly(preposition: str, day: date) -> Markup:
    """Return the same as «dal 02/03/2026», «dall'08/03/2026»."""
    words = italian.placed(preposition, day), day.isoformat(), italian.short_date(day)
    return Markup('{}<time datetime="{}">{}</time>').format(*words)


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


@lru_cache(maxsize=1024)
def _badge(badge: Badge) -> Markup:
    """Return a state in words and colour."""
    css = f"rc-badge {badge.css}" if badge.css else "rc-badge"
    clock = badge.clock if isinstance(badge, TickingBadge) else None
    text = _clock(badge.text, clock) if clock else escape(badge.text)
    return Markup('<span class="{}">{}</span>').format(css, text)


def _counted_to(text: str, clock: Clock | None) -> Markup:
    """Return words that count the days to a day, working days too, as a sentence tells them."""
    if clock is None:
        return escape(text)
    lead = "" if clock.calendar_of is None else Markup(' data-nucleo="{}"').format(clock.calendar_of)
    return _clock(text, clock, Markup(' data-come="frase"') + lead)


def _counted_inside(text: str, clock: Clock | None) -> Markup:
    """Return the words of a badge as they stand inside a sentence."""
    return _clock(text, clock, Markup(' data-come="minuscolo"')) if clock else escape(text)


@lru_cache(maxsize=8192)
def _clock(text: str, clock: Clock, how: str = "") -> Markup:
    """Return words that count days, with what a browser needs to count them again; in a badge, unless told how."""
    opening = Markup('<time datetime="{}" data-conto="{}"{}>').format(clock.on.isoformat(), clock.kind, how)
    return opening + text + Markup("</time>")
