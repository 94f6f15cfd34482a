"""What several checks in a row ask of the same thing is worked out once."""

from collections.abc import Callable
from typing import TypeVar

SubjectT = TypeVar("SubjectT")
AnswerT = TypeVar("AnswerT")


def remembered(ask: Callable[[SubjectT], AnswerT]) -> Callable[[SubjectT], AnswerT]:
    """Return a function that remembers its last answer, for the very same thing asked again.

    Checks run one after the other on a case: a table of all cases would only keep memory busy.
    """
    last: list[tuple[SubjectT, AnswerT]] = []

    def asked(subject: SubjectT) -> AnswerT:
        if not last or last[0][0] is not subject:
            last[:] = [(subject, ask(subject))]
        return last[0][1]

    asked.__doc__, asked.__name__ = ask.__doc__, ask.__name__
    return asked
