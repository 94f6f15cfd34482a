"""`registro letter`: letters and minutes of a case, filled from its facts."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from registry.cli.consultation import Consultation, consult
from registry.cli.delivery import deliver
from registry.cli.italian import ItalianCommand
from registry.cli.options import FINDINGS, AsOf, Root, fail
from registry.derive import CaseStatus
from registry.edition import Edition
from registry.italian import dated
from registry.reporters.letter_words import given_fields, missing_lines
from registry.reporters.lines import printable

if TYPE_CHECKING:
    from site_gen.documents.letters.markup import Kind
    from site_gen.documents.letters.writing import Draft

_KINDS: "dict[str, Kind]" = {".docx": "docx", ".odt": "odt"}
_LONGEST_FIELD = 1_000


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("letter", cls=ItalianCommand)(letter)


def _parse_field(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    name, value = name.strip(), value.strip()
    if not sign or not value:
        fail(f"«{text}»: scrivere un nome e un valore, ad esempio --field ora_momento=14:30.")
    if name not in given_fields():
        fail(f"«{name}» non si dà al comando. Si danno solo {', '.join(given_fields())}: gli altri stanno nei file.")
    if len(value) > _LONGEST_FIELD:
        fail(f"il valore di «{name}» supera i {_LONGEST_FIELD} caratteri.")
    return name, value


def letter(
    case: Annotated[str | None, typer.Argument(metavar="[CASO]", help="Il nome del caso.")] = None,
    template: Annotated[
        str | None,
        typer.Argument(
            metavar="[MODELLO]", help="Il nome di un modello, o il percorso di un documento .docx o .odt con i campi."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Dove scrivere, .docx o .odt (predefinito: qui, CASO-MODELLO.docx)."
        ),
    ] = None,
    is_list: Annotated[bool, typer.Option("--list", help="Elenca i modelli, e quali servono adesso al caso.")] = False,
    given: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            metavar="CAMPO=VALORE",
            help="Un dato che nessun file contiene, ad esempio ora_momento=14:30; si può ripetere.",
        ),
    ] = None,
    replaces: Annotated[bool, typer.Option("--overwrite", help="Sostituisce il file, se c'è già.")] = False,
    as_of: AsOf = None,
    root: Root = Path(),
) -> None:
    """Scrive una lettera o un verbale con i dati di un caso, in DOCX o in ODT.

    Se manca un dato non scrive niente, e dice che cosa manca e dove si scrive. È un documento interno dell'ufficio:
    può contenere i referenti.
    """
    from site_gen.documents.letters.template import MISSING, is_installed  # noqa: PLC0415 - only for letters

    if not is_installed():
        fail(MISSING)
    consulted = consult(root, as_of, Edition.INTERNAL)
    status = _status(consulted, case) if case is not None else None
    if template is None or is_list or status is None:
        from registry.cli.letter_list import listed  # noqa: PLC0415

        typer.echo("\n".join(listed(root, status, consulted.setting.law)))
        return
    path = _destination(output, status, template)
    values = dict(map(_parse_field, given or ()))
    if path.exists() and not replaces:
        fail(f"«{path}» esiste già: indicare un altro file con -o, o aggiungere --overwrite.")
    content = _content(consulted, status, template=template, kind=_KINDS[path.suffix], given=values)
    (written,) = deliver(path.parent, {path.name: content})
    typer.echo(str(written))


def _status(consulted: Consultation, name: str) -> CaseStatus:
    (found,) = consulted.named([name.strip()])
    status = consulted.status_of(found)
    if status is None:
        fail(f"{found.id}: {dated('al', consulted.setting.as_of)} non è ancora registrato nessun fatto.")
    return status


def _destination(output: Path | None, status: CaseStatus, template: str) -> Path:
    suffix = Path(template).suffix if Path(template).suffix in _KINDS else ".docx"
    name = f"{status.case.id}-{Path(template).name.removesuffix(suffix)}{suffix}"
    if output is None:
        return Path(name)
    if output.is_dir():
        return output / name
    if output.suffix not in _KINDS:
        fail(f"«{output}»: il nome del file finisce in .docx o in .odt.")
    if Path(template).suffix in _KINDS and output.suffix != suffix:
        fail(f"il modello è un {suffix}, il file da scrivere un {output.suffix}: serve lo stesso tipo.")
    return output


def _content(
    consulted: Consultation, status: CaseStatus, *, template: str, kind: "Kind", given: dict[str, str]
) -> bytes:
    from registry.cli.letter_list import chosen  # noqa: PLC0415
    from site_gen.documents.letters.language import TemplateFault  # noqa: PLC0415
    from site_gen.documents.letters.writing import Request  # noqa: PLC0415

    request = Request(status, consulted.setting.law, kind, given)
    try:
        draft = chosen(consulted.examination.root, template, request)
        _refuse_incomplete(draft, status, template)
        return draft.filled.document() if draft.filled else b""
    except TemplateFault as fault:
        return _refuse_faulty(template, str(fault))


def _refuse_incomplete(draft: "Draft", status: CaseStatus, template: str) -> None:
    if draft.found.template is None:
        _refuse_faulty(draft.found.path or template, draft.found.fault)
    if not draft.missing:
        return
    path = status.case.identity.path
    typer.echo(f"registro: la lettera «{template}» non si può ancora scrivere. Al file {path} manca:", err=True)
    for line in missing_lines(draft.missing):
        typer.echo(printable(line), err=True)
    raise typer.Exit(FINDINGS)


def _refuse_faulty(template: str, fault: str) -> bytes:
    from site_gen.documents.letters.language import known_fields  # noqa: PLC0415

    typer.echo(f"registro: il modello «{printable(template)}» va corretto:", err=True)
    for line in fault.splitlines():
        typer.echo(f"- {printable(line)}", err=True)
    if "non esiste" in fault:
        typer.echo(f"I campi che si possono usare: {', '.join(known_fields())}.", err=True)
    raise typer.Exit(FINDINGS)
