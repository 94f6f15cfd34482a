"""The command line speaks Italian: the few words that the library has in English."""

import re
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

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the pieces of the usage line."""
        return ["[OPZIONI]" if piece == "[OPTIONS]" else piece for piece in super().collect_usage_pieces(ctx)]

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
    which = name or _parameter_name(getattr(error, "param", None))
    message = str(getattr(error, "message", error))
    match type(error).__name__:
        case "NoSuchOption":
            near = getattr(error, "possibilities", None)
            return f"l'opzione «{name}» non esiste." + (f" Forse «{near[0]}»?" if near else "")
        case "MissingParameter":
            return f"manca «{which}»."
        case "BadOptionUsage" if "does not take" in message:
            return f"l'opzione «{which}» non vuole un valore."
        case "BadOptionUsage":
            return f"l'opzione «{which}» vuole un valore."
        case "BadParameter":
            return f"il valore dato a «{which}» non va bene: {_choice(message)}"
        case "NoArgsIsHelpError":
            return "manca il comando."
        case _:
            return _usage(message)


def _parameter_name(parameter: Any) -> str:
    if parameter is None:
        return ""
    options = [option for option in parameter.opts if option.startswith("-")]
    return options[0] if options else str(parameter.metavar or parameter.name)


def _choice(message: str) -> str:
    """The library's «'pdf' is not one of 'text', 'json'», and what it says of numbers."""
    said = re.search(r"'(.*)' is not one of (.*?)\.?$", message, re.DOTALL)
    if message.startswith("Input should be"):  # every number of ours counts something
        return "serve un numero intero, ad esempio 1."
    if said is None:
        return message
    found, choices = said.groups()
    return f"«{found}» non è tra {choices.replace(chr(39), '')}."


def _usage(message: str) -> str:
    unknown = re.search(r"No such command '(.*)'", message, re.DOTALL)
    if unknown is not None:
        return f"il comando «{unknown[1]}» non esiste."
    extra = re.search(r"unexpected extra argument\(s\) \((.*)\)", message, re.DOTALL)
    if extra is not None:
        return f"c'è qualcosa di troppo: «{extra[1]}»."
    return f"il comando non è scritto bene: {message}"


__all__ = ["ItalianCommand", "ItalianGroup", "told", "typer"]
