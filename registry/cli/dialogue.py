"""Questions asked to a person at a terminal: with an example, an answer judged at once, nothing asked twice in vain."""

import sys
from collections.abc import Callable, Sequence

import typer

from registry.cli.options import fail
from registry.finding import Refusal
from registry.reporters.lines import printable

Judge = Callable[[str], Refusal | None]
"""Says why an answer will not do, or None."""


def is_attended() -> bool:
    """Tell whether somebody is there to answer what may also be left out."""
    return sys.stdin.isatty()


def ask(
    question: str,
    *,
    option: str,
    example: str = "",
    proposal: str = "",
    judge: Judge | None = None,
    optional: bool = False,
) -> str:
    """Return the answer, once it will do; empty only where it may be left out.

    Where nobody answers the command stops, and says with which `option` the answer can be given.
    """
    hint = f" [{proposal}]" if proposal else f" (ad esempio {example})" if example else ""
    ending = ", Invio per saltare" if optional and not proposal else ""
    while True:
        answer = _line(f"{question}{hint}{ending}: ", option) or proposal
        if not answer and optional:
            return ""
        refusal = judge(answer) if answer and judge is not None else None
        if answer and refusal is None:
            return answer
        _complain(refusal)


def choose(question: str, options: Sequence[tuple[str, str]], *, option: str, optional: bool = False) -> str:
    """Return the word chosen by number, or written; `options` are words with their labels."""
    typer.echo(f"{question}:", err=True)
    for number, (word, label) in enumerate(options, start=1):
        typer.echo(f"  {number:>2}  {label}" + (f" ({word})" if word != label else ""), err=True)
    words = [word for word, _ in options]

    def judge(answer: str) -> Refusal | None:
        if _chosen(answer, words):
            return None
        return Refusal(
            "scelta-sconosciuta", f"«{answer[:40]}» non è tra le scelte.", f"Scrivere un numero da 1 a {len(words)}."
        )

    answer = ask("Numero", option=option, judge=judge, optional=optional)
    return _chosen(answer, words)


def confirm(question: str) -> bool:
    """Return whether the answer is yes; Enter says no."""
    answer = _line(f"{question} (s/N): ", "").casefold()
    return answer in ("s", "si", "sì")


def _chosen(answer: str, words: Sequence[str]) -> str:
    if answer.isascii() and answer.isdigit() and 0 < int(answer[:4]) <= len(words):
        return words[int(answer[:4]) - 1]
    return answer if answer in words else ""


def _line(prompt: str, option: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline()
    if not answer:
        print(file=sys.stderr)
        fail(f"manca una risposta: {option}." if option else "manca una risposta.")
    return answer.strip().strip('"').strip()  # a file wants codes between quotes: who puts them here too is right


def _complain(refusal: Refusal | None) -> None:
    if refusal is None:
        typer.echo("  Serve una risposta.", err=True)
        return
    typer.echo(f"  {printable(refusal.message)}", err=True)
    typer.echo("\n".join(f"  → {printable(line)}" for line in refusal.remedy.splitlines()), err=True)
