"""Pieces put into a text at places known before any of them was; all else stays."""

import re
from collections.abc import Iterable

from registry.source.outline import Node

_COMMENT = re.compile(r"( *)#")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Patch:
    """A text and what is to be put into it."""

    def __init__(self, text: str) -> None:
        """Begin with nothing to change."""
        self.text = text
        first = _LINE_END.search(text)
        self._line_end = first.group() if first else "\n"
        self._pieces: list[tuple[int, int, str]] = []

    def insert(self, at: int, piece: str) -> None:
        """Put a piece before a character."""
        self._pieces.append((at, at, piece))

    def replace(self, start: int, end: int, piece: str) -> None:
        """Put a piece in the place of another."""
        self._pieces.append((start, end, piece))

    def clear(self, start: int, end: int) -> None:
        """Take a piece out, with the spaces before it."""
        while start and self.text[start - 1] in " \t" and end > start:
            start -= 1
        self._pieces.append((start, end, ""))

    def add_lines(self, after: Node, lines: Iterable[str], *, column: int) -> None:
        """Add lines below the last one of a value, and below the comments that belong to it, being deeper."""
        at = self._below(after)
        while (comment := _COMMENT.match(self.text, at)) and len(comment[1]) > column:
            at = self._next_line(at)
        added = self._indented(lines, column)
        is_unfinished = at == len(self.text) and not self.text.endswith(("\n", "\r"))
        self.insert(at, f"{self._line_end if is_unfinished else ''}{added}")

    def add_lines_before(self, start: int, lines: Iterable[str], *, column: int) -> None:
        """Add lines above the one that holds a character, and above the comments that introduce it."""
        at = self._line_start(start)
        while at and (comment := _COMMENT.match(self.text, above := self._line_start(at - 1))):
            if len(comment[1]) < column:
                break
            at = above
        self.insert(at, self._indented(lines, column))

    def done(self) -> str:
        """Return the text with all its pieces."""
        text = self.text
        for start, end, piece in sorted(self._pieces, key=lambda piece: piece[0], reverse=True):
            text = f"{text[:start]}{piece}{text[end:]}"
        return text

    def _indented(self, lines: Iterable[str], column: int) -> str:
        return "".join(f"{' ' * column if line else ''}{line}{self._line_end}" for line in lines)

    def _below(self, node: Node) -> int:
        """Return where the line after a value begins."""
        end = node.end
        innermost = _last(node)
        if not innermost.is_block_text:
            return self._next_line(end)
        if not self.text[:end].endswith(("\n", "\r")):
            return end
        head = self.text[innermost.start : innermost.start + 4]
        return end if "+" in head else self._without_blank_lines(end)

    def _without_blank_lines(self, end: int) -> int:
        """Empty lines after a literal block are not part of it, unless it says so."""
        body = self.text[:end].rstrip(" \t\r\n")
        return self._next_line(len(body))

    def _line_start(self, at: int) -> int:
        if at and self.text[at - 1 : at + 1] == "\r\n":
            at -= 1
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def _next_line(self, at: int) -> int:
        found = _LINE_END.search(self.text, at)
        return found.end() if found else len(self.text)


def _last(node: Node) -> Node:
    """Return the value that a group ends with."""
    while node.items or node.entries:
        if node.is_flow:
            return node
        node = node.items[-1] if node.items else node.entries[-1].value
    return node
