"""Answer what was judged: a comment under a proposal; for a form a proposal, or what to correct in it.

It runs with the rights to write, after a job that had none; what that job left is believed in nothing.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from registry.layout import identity_of
from registry.model import Identity
from registry.reporters.diff_markdown import MARKER
from registry.reporters.lines import printable
from registry.reporters.markdown import block
from registry.settings import read_settings
from tools.forge.github import GitHub
from tools.forge.given import given, stop
from tools.forge.here import forge, version
from tools.forge.judge import FOLDER
from tools.forge.outcome import JudgedForm, JudgedProposal, Outcome, Unfit
from tools.forge.port import Change, Forge, Proposed, put_comment
from tools.forge.waiting import FORM_MARKER, JUDGED_MARKER

_ROOT = Path()
_ARTIFACT = "esiti"
_ANY_FORM = FORM_MARKER.partition("{")[0]


def main() -> int:
    """Answer, and return the exit status."""
    here, base = forge(), read_settings(_ROOT)[0].branch
    if isinstance(here, GitHub) and not here.fetched(given("RUN_ID"), _ARTIFACT, FOLDER):
        print("Nessuna risposta da dare: la segnalazione non è un modulo che diventa un caso.")
        return 0
    try:
        outcome = Outcome.read(FOLDER)
    except Unfit as why:
        stop(str(why))
    heads = {item.number: item.head for item in here.proposals(base)} if outcome.proposals else {}
    comments = [partial(_comment, here, proposal, heads) for proposal in outcome.proposals]
    replies = [partial(_propose if form.path else _refuse, here, form) for form in outcome.forms]
    return int(sum(map(_is_refused, [*comments, *replies])) > 0)


def _is_refused(answer: Callable[[], None]) -> bool:
    """Answer, and tell whether the forge refused, which was told: one must not silence the others."""
    try:
        answer()
    except SystemExit:
        return True
    return False


def _comment(here: Forge, proposal: JudgedProposal, heads: dict[int, str]) -> None:
    if heads.get(proposal.number) != proposal.head:
        print(f"La proposta {proposal.number} non è più quella giudicata: non si commenta.")
        return
    body = f"{proposal.comment.rstrip()}\n\n{JUDGED_MARKER.format(head=proposal.head)}\n"
    done = put_comment(here, "proposta", proposal.number, marker=MARKER, body=body)
    print(f"Proposta {proposal.number}: commento {done}.")


def _propose(here: Forge, form: JudgedForm) -> None:
    identity = identity_of(form.path)
    if not isinstance(identity, Identity):
        stop(f"«{printable(form.path)}» non è il posto di un caso.")
    title = f"casi: {identity.id}, dalla segnalazione {form.number}"
    base = read_settings(_ROOT)[0].branch
    branch, why, start = f"segnalazione/{form.number}", _WHY.format(number=form.number), version()
    if form.start != start:
        stop(f"la segnalazione {form.number} è stata giudicata su un'altra versione del registro.")
    proposed = here.propose(Change(branch, base, start, title, body=why, files={form.path: form.text}))
    if not proposed.is_by_hand:
        put_comment(here, "proposta", proposed.number, marker=MARKER, body=form.meaning)
        here.judged(proposed.head, is_sound=True)
    _answer(here, form, _told(proposed))


def _told(proposed: Proposed) -> str:
    if proposed.is_by_hand:
        return _BY_HAND.format(reference=proposed.reference)
    return _DONE.format(reference=proposed.reference)


def _refuse(here: Forge, form: JudgedForm) -> None:
    _answer(here, form, f"{_REFUSED}\n\n{block([printable(line) for line in form.messages.splitlines()])}")


def _answer(here: Forge, form: JudgedForm, text: str) -> None:
    body = f"{FORM_MARKER.format(digest=form.digest)}\n\n{text}\n"
    done = put_comment(here, "segnalazione", form.number, marker=_ANY_FORM, body=body)
    print(f"Segnalazione {form.number}: commento {done}.")


_WHY = """\
Scritta dal registro con le risposte al modulo della segnalazione #{number}. Se il modulo si corregge, si aggiorna \
da sola, finché nessuno vi lavora a mano. Sotto c'è che cosa cambia.

Chi la accoglie chiude anche la segnalazione. Closes #{number}
"""
_DONE = """\
Grazie. Dal modulo è nata la proposta {reference}: l'ufficio la rilegge, e solo allora entra nel registro.

Per correggere una risposta basta modificare il testo di questa segnalazione: la proposta si aggiorna da sola."""
_BY_HAND = """\
Alla proposta {reference} qualcuno ha già lavorato a mano: le nuove risposte non l'hanno cambiata. Le correzioni si \
scrivono lì."""
_REFUSED = """\
Il modulo non è ancora un caso del registro: c'è qualcosa da correggere. Modificare il testo di questa segnalazione, \
qui sopra, lasciando i titoli: la risposta si aggiorna da sola."""


if __name__ == "__main__":
    sys.exit(main())
