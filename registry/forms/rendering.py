"""A form as each forge wants it: a YAML form for GitHub, a text with titles for GitLab. Both give the same answers."""

from collections.abc import Iterator, Mapping

from registry.forms.catalogue import FORMS
from registry.forms.form import Form, Question
from registry.source import Value
from registry.source.writing import write

MADE = "# Scritto da «make forms» dai vocabolari del registro: non si modifica a mano.\n"
_TYPES = {"riga": "input", "testo": "textarea", "scelta": "dropdown", "scelte": "dropdown"}


def form_files() -> dict[str, bytes]:
    """Return the files of all forms, by path."""
    files = {f".github/ISSUE_TEMPLATE/{form.name}.yml": _github(form) for form in FORMS}
    files |= {f".gitlab/issue_templates/{form.name}.md": gitlab_text(form).encode() for form in FORMS}
    return files | {".github/ISSUE_TEMPLATE/config.yml": MADE.encode() + write({"blank_issues_enabled": "false"})}


def _github(form: Form) -> bytes:
    body: list[Value] = [{"type": "markdown", "attributes": {"value": form.introduction}}]
    body += [_github_question(question) for question in form.questions]
    values: dict[str, Value] = {
        "name": form.title,
        "description": form.about,
        "title": form.subject,
        "labels": [form.label],
        "body": body,
    }
    return MADE.encode() + write(values)


def _github_question(question: Question) -> Value:
    attributes: dict[str, Value] = {"label": question.label, "description": question.help}
    if question.options:
        attributes["options"] = [*question.choices]
        if question.kind == "scelte":
            attributes["multiple"] = "true"
    elif question.example:
        # With words before it, a number or a date is text for every reader of YAML.
        attributes["placeholder"] = f"ad esempio {question.example}"
    asked: dict[str, Value] = {"type": _TYPES[question.kind], "id": question.name, "attributes": attributes}
    if question.is_required:
        asked["validations"] = {"required": "true"}
    return asked


def gitlab_text(form: Form, answers: Mapping[str, str] | None = None) -> str:
    """Return the text of a form, with the answers known already under their questions."""
    return "\n".join(_gitlab_lines(form, answers or {}))


def _gitlab_lines(form: Form, answers: Mapping[str, str]) -> Iterator[str]:
    yield f'/label ~"{form.label}"\n'
    yield f"<!-- {form.title}. {form.about}\n{form.introduction}\nScrivere sotto ogni titolo; lasciare i titoli. -->\n"
    for question in form.questions:
        told = "Obbligatorio. " if question.is_required else ""
        shown = f"\nAd esempio:\n{question.example}" if question.example else ""
        choices = "".join(f"\n{choice}" for choice in question.choices)
        listed = f"\nUna tra:{choices}" if choices else ""
        note = f"<!-- {told}{question.help}{shown}{listed} -->"
        yield f"### {question.label}\n\n{note}\n{answers.get(question.name, '')}\n"
