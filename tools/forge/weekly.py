"""Open an issue with the digest of the week, and close the one of the week before. Argument: the digest's file."""

import json
import sys
from pathlib import Path

from tools.forge.gh import gh, given, stop

LABEL = "riepilogo"
_LONGEST = 65_000


def main(file: Path) -> int:
    """Open the issue, or bring that of the same title up to date, and return the exit status."""
    repository = given("GITHUB_REPOSITORY")
    heading, _, body = file.read_text(encoding="utf-8").partition("\n")
    title = heading.removeprefix("# ").strip()
    if not heading.startswith("# ") or not title or len(body) > _LONGEST:
        stop(f"«{file.name}» non è un riepilogo, o è troppo lungo.")
    gh("label", "create", LABEL, "--repo", repository, "--description", "La settimana dei Nuclei", "--force")
    where = ("--repo", repository, "--label", LABEL, "--state", "open", "--json", "number,title,author")
    standing = [item for item in json.loads(gh("issue", "list", *where)) if item["author"]["is_bot"]]
    file.write_text(body.lstrip(), encoding="utf-8")
    same = [str(item["number"]) for item in standing if item["title"] == title]
    if same:
        gh("issue", "edit", same[0], "--repo", repository, "--body-file", str(file))
    else:
        gh("issue", "create", "--repo", repository, "--title", title, "--label", LABEL, "--body-file", str(file))
    for item in standing:
        if item["title"] != title:
            gh("issue", "close", str(item["number"]), "--repo", repository, "--comment", "C'è quello nuovo.")
    print(f"Riepilogo pubblicato: {title}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
