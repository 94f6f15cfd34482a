"""A form: its questions, by the labels under which the forge gives the answers back."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["riga", "testo", "scelta", "scelte"]
_CODE = re.compile(r"\(([\w.]+)\)$")


@dataclass(frozen=True, slots=True)
class Question:
    """A question: `name` is its id on the forge, and the parameter that fills it in an address.

    `key` is what the answer is in a file (`azienda.organico`), empty where it is something else. `options` are
    words of the registry with their labels.
    """

    name: str
    label: str
    help: str
    key: str = ""
    kind: Kind = "riga"
    example: str = ""
    options: tuple[tuple[str, str], ...] = ()
    is_required: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """The options as people see them: «Presa in carico (presa_in_carico)»."""
        return tuple(f"{label} ({word})" if label != word else word for word, label in self.options)

    def word_of(self, choice: str) -> str | None:
        """Return the word of a choice as seen, of its label or of the word itself; None for anything else."""
        text = " ".join(choice.split())
        code = _CODE.search(text)
        for word, label in self.options:
            if text in (word, label, f"{label} ({word})") or (code is not None and code[1] == word):
                return word
        return None


@dataclass(frozen=True, slots=True)
class Form:
    """A form; `name` is that of its file on the forge. `is_taken`: a command makes a change out of it."""

    name: str
    title: str
    about: str
    subject: str
    introduction: str
    label: str
    questions: tuple[Question, ...]
    is_taken: bool = False

    def by_label(self, label: str) -> Question | None:
        """Return the question of a label, whatever its capitals."""
        wanted = " ".join(label.casefold().split())
        return next((question for question in self.questions if question.label.casefold() == wanted), None)
