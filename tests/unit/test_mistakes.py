"""The guide shows the comments that a newcomer would really read."""

import pytest

from tests.mistakes import MISTAKES, PAGE, RIGHT, Mistake, comment_on, page
from tools.forge.harmless import harm


def test_there_are_ten() -> None:
    assert len({mistake.title for mistake in MISTAKES}) == 10


def test_the_guide_quotes_the_real_comments() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.mistakes, then read the difference"


def test_a_sound_proposal_is_told_so() -> None:
    comment = comment_on(RIGHT)
    assert "**Si può pubblicare.** Nessun errore." in comment
    assert "nuova scadenza: di norma entro il 25/11/2026" in comment


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.title)
def test_a_mistake_is_told_with_what_to_do(mistake: Mistake) -> None:
    comment = comment_on(mistake)
    assert "### Segnalazioni" in comment
    assert "\n→ " in comment
    assert harm(comment.partition("\n")[2]) is None
