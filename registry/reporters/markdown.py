"""Text of files inside a comment on a forge: shown as it is, and never as a mention, a link, an image or HTML."""

import re

from registry.reporters.lines import printable

_JOINER = "\u2060"
"""Has no width and breaks no line: what stands on its two sides is no longer one word for the forge."""
_MARKUP = re.compile(r"([\\`*_\[\]<>#~|&$^!{}])")
# What GitHub and GitLab look for in a text that is already rendered, where escaping does not help.
_SIGIL = re.compile(r"([@~%](?=[\w\"'])|[#!&$^](?=\d)|:(?=[\w/]))")
_WORDS = re.compile(r"\b(GH-|www(?=\.))", re.IGNORECASE)
_COMMIT = re.compile(r"\b([0-9a-f]{6})(?=[0-9a-f]{1,34}\b)", re.IGNORECASE)
_LIST = re.compile(r"^(\d+)([.)])|^([-+=/])")
_ORDER = re.compile(r"^([\s>]*)(?=/\w)")
"""«/merge», «/close» at the start of a line are orders for GitLab: in code too, where it is mistaken about its end."""
_QUOTED = re.compile("«([^«»]*)»")


def safe(text: str) -> str:
    """Return a text of one line that means nothing to Markdown, nor to the forge."""
    line = " ".join(printable(text).split())
    for found in (_SIGIL, _WORDS, _COMMIT):
        line = found.sub(rf"\1{_JOINER}", line)
    line = _MARKUP.sub(r"\\\1", line)
    return _LIST.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", line)


def code(text: str) -> str:
    """Return a text as code: the only place where the forge reads nothing into it."""
    line = " ".join(printable(text).split())
    if not line:
        return ""
    fence = _fence(line, shortest=1)
    padded = f" {line} " if line.startswith("`") or line.endswith("`") else line
    return f"{fence}{padded}{fence}"


def sentence(text: str) -> str:
    """Return a sentence of ours, with what it quotes between «» as code."""
    parts = _QUOTED.split(" ".join(text.split()))
    return "".join(code(part) or "«»" if number % 2 else _between(part) for number, part in enumerate(parts))


def _between(part: str) -> str:
    """Keep the spaces at the two ends, which `safe` drops."""
    return f"{' ' * part.startswith(' ')}{safe(part)}{' ' * (part.endswith(' ') and bool(part.strip()))}"


def block(lines: list[str]) -> str:
    """Return lines as a block of code."""
    text = "\n".join(_ORDER.sub(rf"\1{_JOINER}", printable(line)) for line in lines)
    fence = _fence(text, shortest=3)
    return f"{fence}text\n{text}\n{fence}"


def _fence(text: str, *, shortest: int) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(shortest, longest + 1)
