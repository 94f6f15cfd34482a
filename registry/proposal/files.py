"""The files of a proposal, whatever they say: those that no proposal of cases may bring."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from registry.finding import Level, Problem
from registry.history import Difference, FileChange
from registry.italian import counted, listed
from registry.layout import FOLDER

MANY = 300
"""Files: more than these are an import or a mistake, and no person can read them one by one."""
_SHOWN = 3


def file_problems(difference: Difference) -> Iterator[Problem]:
    """Yield what is wrong with the files that a change touches, apart from what they say."""
    yield from (problem for change in difference.changes for problem in _special(change))
    yield from _nested_repositories(difference)
    yield from _same_but_for_case(difference)
    yield from _with_software(difference)
    if len(difference.changes) > MANY:
        yield _problem(
            difference.changes[0].path,
            "proposta-molto-grande",
            message=f"la proposta tocca {counted(len(difference.changes), 'file', 'file')}: "
            "nessuno può leggerli uno per uno.",
            remedy="Dividerla in proposte più piccole, ad esempio una per territorio; per un'importazione, "
            "chiedere prima a chi cura il programma.",
            level=Level.WARNING,
        )


def _special(change: FileChange) -> Iterator[Problem]:
    name = PurePosixPath(change.path).name.casefold()  # some computers make no difference
    if change.is_gone:
        return
    if change.is_link and not _is_case(change.path):  # those under cases/ are told by the reading of the folder
        yield _for_git(change.path, "è un collegamento simbolico", "Mettere al suo posto il file vero.")
    elif change.is_submodule:
        yield _for_git(change.path, "è un altro deposito Git dentro questo", "Toglierlo dalla proposta.")
    elif name in (".gitattributes", ".gitmodules") and (change.is_new or "/" in change.path):
        yield _for_git(change.path, "cambia il modo in cui Git mostra e scrive i file", "Toglierlo dalla proposta.")


def _for_git(path: str, what: str, remedy: str) -> Problem:
    return _problem(path, "file-che-comanda-git", message=f"{what}: una proposta non può portarlo.", remedy=remedy)


def _nested_repositories(difference: Difference) -> Iterator[Problem]:
    """Yield the folders that Git would take for repositories of their own: HEAD, with objects and refs or commondir."""
    named = {path.casefold(): path for path in difference.paths}  # some computers make no difference
    present = named.keys() | _folders(named)
    touched = _folders(change.path.casefold() for change in difference.changes if not change.is_gone)
    for path in sorted(named):
        folder, _, name = path.rpartition("/")
        if name != "head" or folder not in touched:
            continue
        if {f"{folder}/objects", f"{folder}/refs"} <= present or f"{folder}/commondir" in present:
            remedy = "Togliere la cartella dalla proposta."
            yield _for_git(named[path], "con i file accanto è un deposito Git nascosto fra i file", remedy)


def _folders(paths: Iterable[str]) -> set[str]:
    """Return the folders of some paths, at every depth."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _same_but_for_case(difference: Difference) -> Iterator[Problem]:
    """Yield the paths outside `cases/` that differ from another only in case; the reading tells the others."""
    seen: dict[str, str] = {}
    new = {change.path for change in difference.changes if change.is_new}
    for path in sorted(difference.paths, key=lambda path: (path in new, path)):
        other = seen.setdefault(path.casefold(), path)
        if other != path and path in new and not _is_case(path):
            message = f"si distingue da «{other}» solo per le maiuscole: su alcuni computer sono lo stesso file."
            yield _problem(path, "percorsi-uguali", message=message, remedy="Rinominare uno dei due.")


def _with_software(difference: Difference) -> Iterator[Problem]:
    touched = sorted(difference.touched())
    others = [path for path in touched if not _is_case(path)]
    if not others or len(others) == len(touched):
        return
    named = [f"«{path}»" for path in others[:_SHOWN]]
    if len(others) > _SHOWN:
        named.append(counted(len(others) - _SHOWN, "altro file", "altri file"))
    yield _problem(
        others[0],
        "programma-insieme-ai-casi",
        message=f"la stessa proposta cambia dei casi e {listed(named)}: chi rilegge i fatti non rilegge il programma.",
        remedy="Dividere in due proposte: una con i soli file di cases/, l'altra con il resto.",
    )


def _is_case(path: str) -> bool:
    return path == FOLDER or path.startswith(f"{FOLDER}/")


def _problem(path: str, rule: str, *, message: str, remedy: str, level: Level = Level.ERROR) -> Problem:
    # A name that is not UTF-8 could not be printed, nor stand in JSON.
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return Problem(rule, level, shown, 1, 1, "", message, remedy)
