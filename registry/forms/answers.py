"""The text of an issue, as the forge writes a filled form → its answers. Text is only text: nothing in it is obeyed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from registry.finding import Refusal
from registry.forms.form import Form
from registry.italian import listed

_HEADING = re.compile(r"#{2,4}[ \t]+(\S.*)")  # what ends it is taken off by hand: no text can keep the search busy
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MOST_TOLD = 50
_NOTHING = frozenset(("_no response_", "_nessuna risposta_", "no response", "nessuna risposta", "none", "-", "—"))


@dataclass(frozen=True, slots=True)
class Answers:
    """A form and what was answered, by the name of the question; an answer left empty is missing."""

    form: Form
    texts: Mapping[str, str]


def answered(text: str, forms: Sequence[Form]) -> tuple[Answers | None, tuple[Refusal, ...]]:
    """Return the answers to the form that a text fills, and all that is odd: sections unknown, twice, or missing.

    None where the text fills none of the forms.
    """
    sections = list(_sections(text))
    form = max(forms, key=lambda form: sum(form.by_label(label) is not None for label, _ in sections))
    if not any(form.by_label(label) for label, _ in sections):
        return None, (_no_form(forms),)
    texts: dict[str, str] = {}
    refusals: list[Refusal] = []
    for label, answer in sections:
        question = form.by_label(label)
        if question is None:
            refusals.append(_unknown(label, form))
        elif question.name in texts:
            refusals.append(_twice(label))
        else:
            texts[question.name] = answer
    missing = [question for question in form.questions if question.is_required and not texts.get(question.name)]
    refusals += [_missing(question.label, question.example) for question in missing]
    told = tuple(islice(dict.fromkeys(refusals), _MOST_TOLD))
    return Answers(form, {name: answer for name, answer in texts.items() if answer}), told


def _sections(text: str) -> Iterator[tuple[str, str]]:
    label, lines = None, list[str]()
    for line in [*_COMMENT.sub("", text.replace("\r\n", "\n")).split("\n"), "### "]:
        heading = _heading(line)
        if heading is None and line != "### ":
            lines.append(line)
            continue
        if label is not None:
            yield label, _answer(lines)
        label, lines = heading, []


def _heading(line: str) -> str | None:
    found = _HEADING.fullmatch(line)
    return (found[1].rstrip(" \t").rstrip("#").rstrip(" \t") or None) if found else None


def _answer(lines: Sequence[str]) -> str:
    answer = "\n".join(lines).strip()
    return "" if answer.casefold() in _NOTHING else answer


def _no_form(forms: Sequence[Form]) -> Refusal:
    names = listed([f"«{form.title}»" for form in forms if form.is_taken])
    return Refusal(
        "modulo-sconosciuto",
        "il testo non è quello di un modulo del registro.",
        f"Compilare il modulo {names.replace(' e ', ' o ')} e salvarne il testo così com'è, con i titoli «### …».",
    )


def _unknown(label: str, form: Form) -> Refusal:
    labels = "; ".join(question.label for question in form.questions)
    return Refusal(
        "domanda-sconosciuta",
        f"«{label[:60]}» non è una domanda del modulo «{form.title}».",
        f"Le domande sono: {labels}. In una risposta nessuna riga comincia con «##».",
    )


def _twice(label: str) -> Refusal:
    return Refusal("domanda-doppia", f"«{label[:60]}» compare due volte.", "Tenere una risposta sola.")


def _missing(label: str, example: str) -> Refusal:
    shown = f" Ad esempio: {example.splitlines()[0]}" if example else ""
    return Refusal("risposta-mancante", f"manca la risposta a «{label}».", f"Scriverla sotto «### {label}».{shown}")
