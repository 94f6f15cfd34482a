"""The rules of the acts, our readings and the facts of national law: a page for each, at its own id."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from registry.derive.agenda import AgendaItem
from registry.law import Interpretation, Law, Rule, Statute
from registry.traceability import proofs_of, table_bytes
from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import File, Output, Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.rule import evidence_words, groups_of, items_by_rule, rule_view
from site_gen.views.rule_cases import Standing, standing_cases
from site_gen.views.rule_uses import use_links


def pages(context: Context) -> Pages:
    """Return the list of the rules, and the page of each rule, reading and statutory fact."""
    items = items_by_rule(context.agenda)
    standing = standing_cases(context.statuses)
    return Pages(navigation=(_index(context.law),), bulk=(partial(_pages, context.law, items, standing),))


def _index(law: Law) -> Page:
    return Page(
        address=addresses.RULES,
        title="Regole",
        description="Le frasi degli atti che il registro applica, come le legge, e che cosa poggia su ciascuna.",
        content=render(
            "rules.html",
            groups=groups_of(law),
            readings=tuple(law.interpretations.values()),
            statutes=tuple(law.statutes.values()),
        ),
        searchable=True,
    )


def _pages(law: Law, items: Mapping[str, list[AgendaItem]], standing: Standing) -> Iterator[Output]:
    yield File(addresses.TRACEABILITY, table_bytes())
    for rule in law.rules.values():
        yield _rule(rule, law, items.get(rule.id, []), standing=standing)
    for reading in law.interpretations.values():
        yield _reading(reading, law)
    for statute in law.statutes.values():
        yield _statute(statute)


def _rule(rule: Rule, law: Law, items: Sequence[AgendaItem], *, standing: Standing) -> Page:
    content = render("rule.html", view=rule_view(rule, law, items, standing=standing))
    return _page(rule.id, f"Regola {rule.id}", description=rule.reading, content=content)


def _reading(reading: Interpretation, law: Law) -> Page:
    rules = tuple(law.rules[rule] for rule in reading.rules)
    content = render(
        "reading.html", reading=reading, rules=rules, uses=use_links(reading.id), proofs=proofs_of(reading.id)
    )
    return _page(
        reading.id, f"Interpretazione {reading.id}: {reading.title}", description=reading.text, content=content
    )


def _statute(statute: Statute) -> Page:
    content = render(
        "statute.html",
        statute=statute,
        evidence=evidence_words(statute),
        uses=use_links(statute.id),
        proofs=proofs_of(statute.id),
    )
    return _page(statute.id, f"Norma {statute.id}: {statute.title}", description=statute.text, content=content)


def _page(identity: str, title: str, *, description: str, content: str) -> Page:
    return Page(addresses.rule(identity), title, description, content, searchable=True)
