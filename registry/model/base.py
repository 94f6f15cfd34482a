"""What every model shares: frozen, keys from the glossary, every field internal unless said public."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from registry.glossary import key_of

PUBLIC: JsonDict = {"pubblico": True}

_WRITTEN: dict[frozenset[str], set[str]] = {}
"""The sets of written fields met so far, shared by the models that hold them; nobody changes one."""


class Facts(BaseModel):
    """A group of facts written in a file; unknown keys are refused, nothing changes once read."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=key_of,
        hide_input_in_errors=True,
        protected_namespaces=(),
    )

    def model_post_init(self, context: Any, /) -> None:
        """Share the set of the fields that were written: ten thousand cases repeat a few hundred such sets."""
        self.say_written(self.model_fields_set)

    def say_written(self, names: set[str]) -> None:
        """Say which fields were written; the set is shared, and must not change any more."""
        object.__setattr__(self, "__pydantic_fields_set__", _WRITTEN.setdefault(frozenset(names), names))


def public(default: Any = ..., **options: Any) -> Any:
    """Declare a field that the public edition may show. Source: contract, «two editions»."""
    return Field(default, json_schema_extra=PUBLIC, **options)


def public_fields(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of the fields of a model that the public edition may show."""
    return frozenset(name for name, field in model.model_fields.items() if field.json_schema_extra == PUBLIC)
