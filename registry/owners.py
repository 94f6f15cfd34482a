"""Who reviews which files: the text of CODEOWNERS, as GitHub and GitLab read it."""

from collections.abc import Iterator

from registry.layout import FOLDER
from registry.settings import Settings
from registry.vocabulary.territories import territories

FILE = "CODEOWNERS"
_SOFTWARE = (".github", ".gitlab-ci.yml", "registry", "site_gen", "tools", "requirements")
_ALONE = (
    FILE,
    "mkdocs.yml",
    "registro.toml",
    "pyproject.toml",
    "Makefile",
    ".gitattributes",
    ".pre-commit-config.yaml",
)


def owners(settings: Settings) -> str:
    """Return the text of CODEOWNERS: the last line that fits a file decides."""
    return "\n".join(_lines(settings)) + "\n"


def _lines(settings: Settings) -> Iterator[str]:
    software, regione = settings.software_team, settings.regione_team
    yield "# Generato da «registro codeowners» con le squadre di registro.toml: non si modifica a mano."
    yield "# Vale l'ultima riga che corrisponde al file. Ogni proposta ha così chi deve rileggerla."
    yield ""
    yield f"* {software}"
    yield ""
    yield "# I fatti: il Nucleo del territorio e la Regione. Tavoli e flussi: la Regione."
    yield f"/{FOLDER}/ {regione}"
    for sigla in territories():
        yield f"/{FOLDER}/{sigla}/ {settings.nucleo_team.format(sigla=sigla.lower())} {regione}"
    yield ""
    yield "# Il programma, le automazioni, le impostazioni e questo file: chi cura il programma."
    yield from (f"/{name}/ {software}" if "." not in name[1:] else f"/{name} {software}" for name in _SOFTWARE)
    yield from (f"/{name} {software}" for name in _ALONE)
