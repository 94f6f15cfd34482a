"""Put under a proposal the comment that an untrusted job has computed, or bring the one there up to date. On GitHub.

What that job left is data, and hostile: its size, its name, its marker, every piece of its text are looked at, and
the number of the proposal is believed only if the forge says that its last commit is the one that was judged.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from registry.reporters.diff_markdown import MARKER
from tools.forge.gh import api, pages
from tools.forge.github import GitHub
from tools.forge.given import given, stop
from tools.forge.outcome import Unfit, comment_of, number_of, text_of
from tools.forge.port import put_comment

ARTIFACT = "esito"


def main() -> int:
    """Comment, and return the exit status."""
    forge, run, head = GitHub.here(), given("RUN_ID"), given("HEAD_SHA")
    with TemporaryDirectory() as folder:
        if not forge.fetched(run, ARTIFACT, Path(folder)):
            print("Niente da commentare: la verifica non ha lasciato un esito.")
            return 0
        try:
            number = number_of(text_of(Path(folder, "numero")))
            body = comment_of(text_of(Path(folder, "commento.md")))
        except Unfit as why:
            stop(str(why))
    proposal = api(f"repos/{forge.name}/pulls/{number}")
    if not _is_of(proposal, head, forge.name):
        stop(f"la proposta {number} non è quella giudicata: non si commenta.")
    if _may_change_the_judge(forge, number, proposal["changed_files"]):
        body = body.replace(MARKER, f"{MARKER}\n\n{_WARNING}", 1)
    print(f"Commento {put_comment(forge, 'proposta', number, marker=MARKER, body=body)}.")
    return 0


_WARNING = """\
**Questa proposta cambia anche file fuori da `cases/`**: chi cambia il programma o i flussi può cambiare anche il \
lavoro che ha calcolato ciò che segue. Chi la rilegge guardi prima quei file.
"""


def _may_change_the_judge(forge: GitHub, number: int, count: int) -> bool:
    """Tell whether a proposal touches more than facts; the forge lists no more than some thousand files."""
    files = pages(f"repos/{forge.name}/pulls/{number}/files?per_page=100")
    touched = [path for file in files for path in (file["filename"], file.get("previous_filename", "cases/"))]
    return len(files) != count or not all(path.startswith("cases/") for path in touched)


def _is_of(proposal: Any, head: str, repository: str) -> bool:
    told = (proposal["state"], proposal["head"]["sha"], proposal["base"]["repo"]["full_name"])
    return told == ("open", head, repository)


if __name__ == "__main__":
    sys.exit(main())
