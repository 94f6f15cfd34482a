"""The office's templates of letters, judged with the cases: who changes one hears of it before a letter is needed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from registry.examination import Examination
from registry.finding import Level, Problem
from registry.layout import TEMPLATES


def with_templates(examination: Examination) -> Examination:
    """Return an examination with what is wrong with the templates of its folder."""
    root = examination.root
    folder = root / TEMPLATES
    if not folder.is_dir() and not folder.is_symlink():
        return examination
    found = sorted([*examination.problems, *_problems(root)], key=lambda problem: problem.sort_key)
    return replace(examination, problems=tuple(found))


def _problems(root: Path) -> Iterator[Problem]:
    from site_gen.documents.letters.judgement import faulty_templates  # noqa: PLC0415 - only where there are some
    from site_gen.documents.letters.template import is_installed  # noqa: PLC0415

    for path, fault in faulty_templates(root) if is_installed() else ():
        for line in fault.splitlines():
            yield Problem(
                "modello-da-correggere",
                file=path,
                level=Level.WARNING,
                line=1,
                column=1,
                field="",
                message=f"il modello non si può compilare: {line}",
                remedy="Correggere il documento; i campi sono nella guida, «Lettere e verbali».",
            )
