"""The glossary: every field and every word of the files, from the one place that defines them."""

from site_gen import addresses
from site_gen.context import Context
from site_gen.outputs import Page
from site_gen.pages import Pages
from site_gen.rendering import render
from site_gen.views.glossary import field_sections, law_entries, value_sections


def pages(context: Context) -> Pages:
    """Return the glossary."""
    content = render(
        "glossary.html", law=law_entries(), fields=tuple(field_sections()), values=tuple(value_sections(context.law))
    )
    page = Page(
        address=addresses.GLOSSARY,
        title="Glossario",
        description="Le parole della legge in parole comuni; le voci dei file e che cosa significano.",
        content=content,
        searchable=True,
    )
    return Pages(navigation=(page,))
