"""Things and what is said of them, as RDF in Turtle, through an extra library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from types import MappingProxyType

MISSING = "Per il catalogo DCAT-AP_IT serve la libreria «rdflib»: si installa con «pip install 'registro-crisi[dati]'»."

_NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcatapit": "http://dati.gov.it/onto/dcatapit#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "owl": "http://www.w3.org/2002/07/owl#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)


@dataclass(frozen=True, slots=True)
class Ref:
    """An address, of something in the same file or elsewhere."""

    address: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text in Italian."""

    text: str


Value = Ref | Words | date | str


@dataclass(frozen=True, slots=True)
class Thing:
    """Something described: its address, what it is, what is said of it; names are written `dct:title`."""

    address: str
    kinds: tuple[str, ...]
    facts: tuple[tuple[str, Value], ...]


def is_installed() -> bool:
    """Tell whether Turtle can be made here."""
    return find_spec("rdflib") is not None


def as_turtle(things: Iterable[Thing]) -> bytes:
    """Return the Turtle; the same things give the same bytes."""
    import rdflib  # noqa: PLC0415 - an extra: the rest does without

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, address in _NAMESPACES.items():
        graph.bind(prefix, address)

    def named(name: str) -> rdflib.URIRef:
        prefix, _, local = name.partition(":")
        return rdflib.URIRef(f"{_NAMESPACES[prefix]}{local}")

    def node(value: Value) -> rdflib.URIRef | rdflib.Literal:
        if isinstance(value, Ref):
            return rdflib.URIRef(value.address)
        if isinstance(value, Words):
            return rdflib.Literal(value.text, lang="it")
        if isinstance(value, date):
            return rdflib.Literal(value.isoformat(), datatype=named("xsd:date"))
        return rdflib.Literal(value)

    for thing in things:
        here = rdflib.URIRef(thing.address)
        for kind in thing.kinds:
            graph.add((here, named("rdf:type"), named(kind)))
        for name, value in thing.facts:
            graph.add((here, named(name), node(value)))
    return graph.serialize(format="turtle").encode()
