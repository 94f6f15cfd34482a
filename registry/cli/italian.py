"""The command line speaks Italian: the few words that the library has in English."""

from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

rich_utils.ARGUMENTS_PANEL_TITLE = "Argomenti"
rich_utils.OPTIONS_PANEL_TITLE = "Opzioni"
rich_utils.COMMANDS_PANEL_TITLE = "Comandi"
rich_utils.DEFAULT_STRING = "[predefinito: {}]"
rich_utils.REQUIRED_LONG_STRING = "[obbligatorio]"

_HELP = "Mostra questo aiuto ed esce."


class ItalianCommand(TyperCommand):
    """A command whose usage line and help option are in Italian."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Uso: ")

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option."""
        return _in_italian(super().get_help_option(ctx))


class ItalianGroup(TyperGroup):
    """A group of commands whose usage line and help option are in Italian."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, "COMANDO [OPZIONI]", prefix="Uso: ")

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option."""
        return _in_italian(super().get_help_option(ctx))


def _in_italian(option: Any) -> Any:
    if option is not None:
        option.help = _HELP
    return option


def told(error: Exception) -> str:
    """Return a usage error in Italian; `error` comes from the library, known by the name of its class."""
    name = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    which = name or (parameter.opts[0] if parameter is not None and parameter.opts else "")
    match type(error).__name__:
        case "NoSuchOption":
            near = getattr(error, "possibilities", None)
            return f"l'opzione «{name}» non esiste." + (f" Forse «{near[0]}»?" if near else "")
        case "MissingParameter":
            return f"manca «{which}»."
        case "BadOptionUsage":
            return f"l'opzione «{which}» vuole un valore."
        case "BadParameter":
            return f"il valore dato a «{which}» non va bene: {getattr(error, 'message', error)}"
        case "NoArgsIsHelpError":
            return "manca il comando."
        case _:
            return f"il comando non è scritto bene: {getattr(error, 'message', error)}"


__all__ = ["ItalianCommand", "ItalianGroup", "told", "typer"]
