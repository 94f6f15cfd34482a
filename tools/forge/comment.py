"""Put under a proposal the comment that an untrusted job has computed, or bring the one there up to date.

What that job left is data, and hostile: its size, its name, its marker, every piece of its text are looked at, and
the number of the proposal is believed only if the forge says that its last commit is the one that was judged.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from registry.reporters.diff_markdown import LONGEST, MARKER
from tools.forge.gh import api, gh, given, stop
from tools.forge.harmless import harm

ARTIFACT = "esito"
_HEAVIEST = 200_000  # bytes of the archive: the comment and a number weigh far less


def main() -> int:
    """Comment, and return the exit status."""
    repository, run, head = given("GITHUB_REPOSITORY"), given("RUN_ID"), given("HEAD_SHA")
    with TemporaryDirectory() as folder:
        if not _fetched(repository, run, Path(folder)):
            print("Niente da commentare: la verifica non ha lasciato un esito.")
            return 0
        number = _number(Path(folder, "numero"))
        body = _body(Path(folder, "commento.md"))
    proposal = api(f"repos/{repository}/pulls/{number}")
    if not _is_of(proposal, head, repository):
        stop(f"la proposta {number} non è quella giudicata: non si commenta.")
    _publish(repository, number, body)
    return 0


def _fetched(repository: str, run: str, folder: Path) -> bool:
    listed = api(f"repos/{repository}/actions/runs/{run}/artifacts")["artifacts"]
    found = [item for item in listed if item["name"] == ARTIFACT and not item["expired"]]
    if not found:
        return False
    if len(found) > 1 or found[0]["size_in_bytes"] > _HEAVIEST:
        stop("l'esito della verifica è troppo grande, o ce n'è più d'uno: non si legge.")
    gh("run", "download", run, "--repo", repository, "--name", ARTIFACT, "--dir", str(folder))
    return True


def _text(file: Path) -> str:
    if file.is_symlink() or not file.is_file() or file.stat().st_size > 4 * LONGEST:
        stop(f"nell'esito della verifica «{file.name}» manca, o non è un file come deve.")
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        stop(f"nell'esito della verifica «{file.name}» non è un testo.")


def _number(file: Path) -> str:
    number = _text(file).strip()
    if not (number.isascii() and number.isdecimal() and len(number) <= 9):
        stop("il numero della proposta non è un numero.")
    return number


def _body(file: Path) -> str:
    text = _text(file)
    marker, _, body = text.partition("\n")
    if marker != MARKER or len(text) > LONGEST + 1_000:
        stop("il commento non è quello di «registro diff», o è troppo lungo.")
    if (found := harm(body)) is not None:
        stop(f"il commento contiene più che testo ({found!r}): non si pubblica.")
    return text


def _is_of(proposal: Any, head: str, repository: str) -> bool:
    told = (proposal["state"], proposal["head"]["sha"], proposal["base"]["repo"]["full_name"])
    return told == ("open", head, repository)


def _publish(repository: str, number: str, body: str) -> None:
    place = f"repos/{repository}/issues/{number}/comments"
    pages = api(place, "--paginate", "--slurp")
    ours = [item for page in pages for item in page if item["user"]["type"] == "Bot" and _is_marked(item["body"])]
    if not ours:
        api(place, "--method", "POST", data={"body": body})
        print("Commento scritto.")
    elif ours[0]["body"].strip() == body.strip():
        print("Il commento è già aggiornato.")
    else:
        api(f"repos/{repository}/issues/comments/{ours[0]['id']}", "--method", "PATCH", data={"body": body})
        print("Commento aggiornato.")


def _is_marked(body: str) -> bool:
    return body.startswith(MARKER)


if __name__ == "__main__":
    sys.exit(main())
