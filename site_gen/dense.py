"""Theme templates without their indentation: blanks would be a third of every page's shell."""

import re

from jinja2 import Environment
from jinja2.ext import Extension

_INDENT = re.compile(r"\n\s+")


class _Dense(Extension):
    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _INDENT.sub("\n", source)


def make_dense(environment: Environment) -> None:
    """Have templates that are not yet loaded leave out blank lines, and blanks at the start of a line.

    What a template prints (a page's content, its `<pre>`) is not touched.
    """
    environment.trim_blocks = True
    environment.add_extension(_Dense)
