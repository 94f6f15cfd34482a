"""The page of a rule, of a reading and of a statutory fact, as values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from registry.derive.agenda import AgendaItem
from registry.glossary import label_of, values
from registry.italian import counted
from registry.law import Act, Interpretation, Law, Rule, RuleTerm, Statute
from registry.traceability import Proofs, proofs_of, uses_by_rule
from site_gen.views.agenda import AgendaRow, rows_of
from site_gen.views.facts import Fact
from site_gen.views.rule_cases import CasesUnder, Standing, cases_under
from site_gen.views.rule_uses import UseLink, use_links
from site_gen.views.wording import short_actor

SHOWN = 20
"""Cases listed on the page of a rule; the others are counted."""

NO_TERM = "nessun termine quantificato: il registro non inventa date"

_KINDS = {
    "attore": "Il registro guarda chi ha agito.",
    "data": "Il registro calcola una data, o confronta due date.",
    "derivata": "Il registro la ricava dai fatti.",
    "evento": "Il registro guarda se il fatto è registrato.",
    "manuale": "Nessun programma può verificarla: resta al giudizio dell'ufficio.",
    "struttura": "Sta nella forma dei dati: una voce, un elenco, una parola.",
}
_DUE = frozenset(("obbligo", "di_norma", "condizione", "preferibile"))


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with all that rests on it; `rows` are at most `SHOWN` of the `count` open actions that cite it.

    `under` are the cases on the paths that it rules, where no open action cites it.
    """

    rule: Rule
    act: Act
    facts: tuple[Fact, ...]
    readings: tuple[Interpretation, ...]
    uses: tuple[UseLink, ...]
    proofs: Proofs
    rows: tuple[AgendaRow, ...]
    count: int
    under: tuple[CasesUnder, ...]


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The rules of a paragraph."""

    act: str
    paragraph: str
    anchor: str
    rules: tuple["RuleLine", ...]


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in the table of all: `places` are the sorts of thing that rest on it, `proof_count` its tests."""

    rule: Rule
    places: tuple[str, ...]
    proof_count: int


def rule_view(rule: Rule, law: Law, items: Sequence[AgendaItem], *, standing: Standing) -> RuleView:
    """Return the page of a rule; `items` are the open actions that cite it, the most pressing first."""
    return RuleView(
        rule=rule,
        act=law.acts[rule.act],
        facts=tuple(_facts(rule)),
        readings=tuple(law.interpretations[name] for name in rule.interpretations),
        uses=use_links(rule.id),
        proofs=proofs_of(rule.id),
        rows=rows_of(items[:SHOWN]),
        count=len(items),
        under=() if items else cases_under(rule.id, standing, law.causali),
    )


def _facts(rule: Rule) -> Iterable[Fact]:
    yield Fact("Natura", label_of(rule.nature), values()[rule.nature].definition)
    if rule.actor:
        yield Fact("Chi", ", ".join(short_actor_name(name) for name in rule.actor))
    if rule.term is not None or rule.nature in _DUE:
        yield Fact("Termine", term_words(rule.term))
    yield Fact("Nel registro", _KINDS[rule.check_kind])


def short_actor_name(name: str) -> str:
    """Return who acts, whichever the territory: «Nucleo territoriale», «Regione»."""
    return label_of(name) if name == "nucleo" else short_actor(name, None)


def term_words(term: RuleTerm | None) -> str:
    """Return a term in words: «10 giorni lavorativi da «Esame congiunto ministeriale», di norma»."""
    if term is None:
        return NO_TERM
    if term.type == "non_quantificato":
        return f"«{term.text}»: {NO_TERM}"
    if term.type == "periodicita":
        return f"almeno una volta ogni {term.every}"
    if term.type == "giorno_del_mese_successivo":
        count = f"il giorno {term.number} del mese successivo"
    else:
        kind = "lavorativ" if term.type == "giorni_lavorativi" else "di calendario"
        count = _days(term.number or 0, kind)
    start = f" da «{label_of(term.from_event)}»" if term.from_event else ""
    nature = "termine indicativo" if term.nature == "di_norma" else "termine vincolante"
    return f"{count}{start} ({nature})"


def _days(number: int, kind: str) -> str:
    if kind == "lavorativ":
        return counted(number, "giorno lavorativo", "giorni lavorativi")
    return counted(number, "giorno di calendario", "giorni di calendario")


def groups_of(law: Law) -> tuple[RuleGroup, ...]:
    """Return all rules by act and paragraph, in the order of the acts."""
    found: dict[tuple[str, str], list[RuleLine]] = {}
    for rule in law.rules.values():
        found.setdefault((rule.act, rule.paragraph), []).append(_line(rule))
    return tuple(
        RuleGroup(law.acts[act].short_title, paragraph, f"{act}-{paragraph}", tuple(rules))
        for (act, paragraph), rules in found.items()
    )


def _line(rule: Rule) -> RuleLine:
    places = dict.fromkeys(use.name for use in uses_by_rule().get(rule.id, ()))
    return RuleLine(rule, tuple(places), proofs_of(rule.id).count)


def items_by_rule(items: Iterable[AgendaItem]) -> Mapping[str, list[AgendaItem]]:
    """Return the open actions that each rule calls for or fixes a term to, in their order, by rule."""
    found: dict[str, list[AgendaItem]] = {}
    for item in items:
        if item.action is not None:
            step = item.action.step
            for rule in dict.fromkeys((*step.terms, *step.rules)):
                found.setdefault(rule, []).append(item)
    return found


_EVIDENCE = {
    "testo_ufficiale": "È stato letto il testo ufficiale, che può essere cambiato dopo.",
    "fonte_secondaria": "Non verificato: è stata letta una fonte secondaria, non il testo.",
    "memoria": "Non verificato: non è stato letto alcun testo.",
}


def evidence_words(statute: Statute) -> str:
    """Return on what a statutory fact rests."""
    return _EVIDENCE[statute.evidence]
