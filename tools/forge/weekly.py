"""Open an issue with the digest of the week, and close the one of the week before. Argument: the digest's file."""

import sys
from pathlib import Path

from registry.forms import FORMS
from tools.forge.given import stop
from tools.forge.here import forge

LABEL = "riepilogo"
_LONGEST = 65_000


def main(file: Path) -> int:
    """Open the issue, or bring that of the same title up to date, and return the exit status."""
    here = forge()
    heading, _, body = file.read_text(encoding="utf-8").partition("\n")
    title = heading.removeprefix("# ").strip()
    if not heading.startswith("# ") or not title or len(body) > _LONGEST:
        stop(f"«{file.name}» non è un riepilogo, o è troppo lungo.")
    here.ensure_label(LABEL, "La settimana dei Nuclei")
    for form in FORMS:  # an issue form gives a label only if there is one of that name
        here.ensure_label(form.label, form.title)
    standing = [issue for issue in here.issues(LABEL) if issue.is_ours]
    same = [issue.number for issue in standing if issue.title == title]
    if same:
        here.edit_issue(same[0], body.strip())
    else:
        here.open_issue(title, body.strip(), LABEL)
    for issue in standing:
        if issue.title != title:
            here.close_issue(issue.number, "C'è quello nuovo.")
    print(f"Riepilogo pubblicato: {title}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
