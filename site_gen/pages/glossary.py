"""The glossary: every field and every word of the files, from the one place that defines them."""

from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.glossary import field_sections, value_sections


def pages(context: Context) -> Pages:
    """Return the glossary."""
    content = render("glossary.html", fields=tuple(field_sections()), values=tuple(value_sections(context.law)))
    page = Page(
        address=addresses.GLOSSARY,
        title="Glossario",
        description="Come si scrivono le voci dei file, che cosa significano, da quale regola vengono.",
        content=content,
        searchable=True,
    )
    return Pages(navigation=(page,))
