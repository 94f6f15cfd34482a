"""The configuration of the form editor: a collection for each Nucleo, one for the boards, one for the flows."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from registry.glossary import fields as terms
from registry.glossary import label_of
from registry.law import Law, Path
from registry.schema import SchemaName, schema_of
from registry.vocabulary.territories import Territory, territories
from site_gen.forge import Forge
from site_gen.form_editor.fields import Field, Forms

_EXEMPTION = "cigd_2016"
_EXEMPTION_RULES = "R-D"  # the fields of the closed regime rest on its rules, and on no other path
_FORMAT = "registro"  # YAML whose every value is text, as avvio.js reads and writes it
_SLUG = ["^[a-z0-9]+(-[a-z0-9]+)*$", "Solo minuscole, cifre e trattini, ad esempio fonderie-esempio"]

_MESSAGES = {"create": "cases: apre {{slug}}", "update": "cases: aggiorna {{slug}}"}


def configuration(forge: Forge, law: Law, *, title: str) -> dict[str, Any]:
    """Return the configuration of the editor for a registry kept on a forge."""
    cases = _case_fields(law)
    return {
        "backend": _backend(forge),
        "app_title": f"{title}: redazione",
        "publish_mode": "editorial_workflow",  # what is saved is a pull request, never the main branch
        "media_folder": "cases",  # required by the editor; no field takes files
        "show_preview_links": False,
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True, "yaml": {"indent_sequences": True}},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [
            *(_cases(territory, cases) for territory in territories().values()),
            {"divider": True},
            _records("tavolo", "tavoli", "Riunioni dei tavoli"),
            _records("flusso", "flussi", "Rapporti ed estrazioni"),
        ],
    }


def _backend(forge: Forge) -> dict[str, Any]:
    address = urlsplit(forge.url)
    home = f"{address.scheme}://{address.netloc}"
    common = {
        "repo": address.path.strip("/"),
        "branch": forge.branch,
        "auth_methods": ["token"],
        "commit_messages": _MESSAGES,
    }
    if forge.is_gitlab:
        own = {} if home == "https://gitlab.com" else {"api_root": f"{home}/api/v4"}
        return {"name": "gitlab", **common, **own}
    own = {} if home == "https://github.com" else {"api_root": f"{home}/api/v3"}
    return {"name": "github", **common, **own}


def _cases(territory: Territory, fields: list[Field]) -> dict[str, Any]:
    return {
        "name": territory.sigla,
        "label": territory.name,
        "label_singular": f"Caso di {territory.name}",
        "description": "I casi aperti da questo Nucleo; ogni salvataggio è una proposta che l'ufficio approva.",
        "folder": f"cases/{territory.sigla}",
        "path": "{{year}}/{{slug}}",
        "slug": {
            "template": "{{fields.azienda.denominazione}}",
            "editable": ["create"],
            "hint": "Il nome del file. Per una ditta individuale non deve contenere il nome della persona.",
            "pattern": _SLUG,
        },
        "identifier_field": "azienda.denominazione",
        "summary": "{{fields.azienda.denominazione}}",
        "extension": "yaml",
        "format": _FORMAT,
        "delete": False,  # a case is closed, never deleted
        "duplicate": False,
        "sortable_fields": ["azienda.denominazione"],
        "thumbnail": False,
        "fields": fields,
    }


def _records(name: SchemaName, folder: str, label: str) -> dict[str, Any]:
    schema = schema_of(name)
    return {
        "name": folder,
        "label": label,
        "folder": f"cases/{folder}",
        "path": "{{year}}/{{slug}}",
        "slug": {"template": "{{data}}-{{tipo}}", "editable": ["create"], "pattern": _SLUG},
        "identifier_field": "data",
        "summary": "{{data}}: {{tipo}}",
        "extension": "yaml",
        "format": _FORMAT,
        "delete": False,
        "duplicate": False,
        "sortable_fields": ["data"],
        "thumbnail": False,
        "fields": Forms(schema["$defs"]).fields_of(schema, without=["impronta"]),
    }


def _case_fields(law: Law) -> list[Field]:
    schema = schema_of("caso")
    forms = Forms(schema["$defs"])
    properties: Mapping[str, Any] = schema["properties"]
    events, procedures = properties["eventi"], properties["procedure"]
    by_causale = [
        _procedure(forms, causale, path, events=events) for path in law.paths.values() for causale in path.causali
    ]
    return [
        *forms.fields_of(schema, without=["eventi", "procedure"]),
        _events(forms, events, law.monitoring, label="Eventi prima o fuori di ogni procedura"),
        {**_typed("procedure", procedures, key="causale"), "types": by_causale},
    ]


def _procedure(forms: Forms, causale: str, path: Path, *, events: Mapping[str, Any]) -> Field:
    group = forms.groups["Procedure"]
    foreign = () if path.code == _EXEMPTION else _exemption_keys()
    return {
        "name": causale,
        "label": label_of(causale),
        "fields": [
            *forms.fields_of(group, without=["causale", "eventi", *foreign]),
            _events(forms, events, path, label=group["properties"]["eventi"]["title"]),
        ],
    }


def _exemption_keys() -> list[str]:
    return [term.key for term in terms().values() if (term.source or "").startswith(_EXEMPTION_RULES)]


def _events(forms: Forms, shape: Mapping[str, Any], path: Path, *, label: str) -> Field:
    kinds = [kind for kind in shape["items"]["discriminator"]["mapping"] if path.admits(kind)]
    ordered = sorted(kinds, key=lambda kind: _place_in(path, kind))
    return {
        **_typed("eventi", shape, key="tipo"),
        "label": label,
        "summary": "{{fields.data}}",
        "collapsed": "auto",  # those already written; a long case is then read at a glance
        "types": forms.event_types(shape, among=ordered),
    }


def _place_in(path: Path, kind: str) -> int:
    steps = [step.step for step in path.steps]
    return steps.index(kind) if kind in steps else len(steps)


def _typed(name: str, shape: Mapping[str, Any], *, key: str) -> Field:
    """Return a list whose items are of several types, told apart by a key of the file."""
    return {
        "name": name,
        "label": shape["title"],
        "hint": shape["description"],
        "required": False,
        "widget": "list",
        "typeKey": key,
    }
