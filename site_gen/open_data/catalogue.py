"""The description of the data for national and European catalogues: DCAT-AP_IT.

Source: the profile DCAT-AP_IT (dati.gov.it), which asks of a dataset identifier, title, description, date, theme,
rights holder and frequency; of a distribution address, format and licence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from site_gen import addresses
from site_gen.context import Context
from site_gen.exports.turtle import Ref, Thing, Value, Words
from site_gen.open_data.about import DESCRIPTION, EMPTY, LICENCE, TITLE
from site_gen.open_data.dataset import Dataset
from site_gen.open_data.datasets import DATASETS
from site_gen.open_data.files import DataFormat, formats

UNKNOWN_OFFICE = "Ufficio non indicato nelle impostazioni del registro"
_EU = "http://publications.europa.eu/resource/authority/"
_MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"
_THEMES = ("SOCI", "ECON")  # work and society; economy and enterprises
_FREQUENCY = "DAILY"  # deadlines pass without anybody's writing: the site is built every day
_LICENCE = Ref("https://w3id.org/italia/controlled-vocabulary/licences/A21_CCBY40")
_KEYWORDS = ("crisi aziendali", "cassa integrazione straordinaria", "licenziamenti collettivi", "politiche attive")
Facts = Iterator[tuple[str, Value]]


def catalogue(context: Context) -> Iterator[Thing]:
    """Yield the catalogue, its datasets with their distributions, the office, the licence.

    Addresses are relative to the catalogue itself where that of the site is not known.
    """
    writer = _Writer(context, f"{context.site_url}{addresses.DATA}" if context.site_url else "")
    yield writer.catalogue()
    for dataset in DATASETS:
        yield writer.dataset(dataset)
        yield from (writer.distribution(dataset, kind) for kind in formats())
    yield from writer.bodies()


def _authority(name: str) -> Ref:
    return Ref(f"{_EU}{name}")


@dataclass(frozen=True, slots=True)
class _Writer:
    """Who describes: of which edition, from which address on."""

    context: Context
    base: str

    def catalogue(self) -> Thing:
        """Return the catalogue itself."""
        facts = (
            *self._told(TITLE, f"{DESCRIPTION} {EMPTY}"),
            ("dct:publisher", self._within("ufficio")),
            ("foaf:homepage", self._landing),
            ("dcat:themeTaxonomy", _authority("data-theme")),
            *(("dcat:dataset", self._within(dataset.name)) for dataset in DATASETS),
        )
        return self._thing("catalogo", ("dcat:Catalog", "dcatapit:Catalog"), facts)

    def dataset(self, dataset: Dataset[Any]) -> Thing:
        """Return a table."""
        settings = self.context.settings
        identifier = ":".join(filter(None, (settings.ipa_code, "registro-crisi", dataset.name)))
        contact = (("dcat:contactPoint", self._within("contatto")),) if settings.office_email else ()
        facts = (
            *self._told(f"{TITLE}: {dataset.title.lower()}", f"Ogni riga è {dataset.row}. {EMPTY}"),
            ("dct:identifier", identifier),
            *(("dcat:keyword", Words(word)) for word in _KEYWORDS),
            *(("dcat:theme", _authority(f"data-theme/{theme}")) for theme in _THEMES),
            ("dct:accrualPeriodicity", _authority(f"frequency/{_FREQUENCY}")),
            ("dct:rightsHolder", self._within("ufficio")),
            ("dct:publisher", self._within("ufficio")),
            ("dcat:landingPage", self._landing),
            *contact,
            *(("dcat:distribution", self._within(_name(dataset, kind))) for kind in formats()),
        )
        return self._thing(dataset.name, ("dcat:Dataset", "dcatapit:Dataset"), facts)

    def distribution(self, dataset: Dataset[Any], kind: DataFormat) -> Thing:
        """Return a table in one of its formats."""
        file = Ref(f"{self.base}{dataset.name}.{kind.suffix}")
        facts = (
            *self._told(f"{dataset.title} in {kind.name}", f"Ogni riga è {dataset.row}."),
            ("dct:format", _authority(f"file-type/{kind.code}")),
            ("dcat:mediaType", Ref(f"{_MEDIA_TYPES}{kind.media_type}")),
            ("dcat:accessURL", file),
            ("dcat:downloadURL", file),
            ("dct:license", _LICENCE),
        )
        return self._thing(_name(dataset, kind), ("dcat:Distribution", "dcatapit:Distribution"), facts)

    def bodies(self) -> Iterator[Thing]:
        """Yield the office as far as its settings tell of it, and the licence."""
        settings = self.context.settings
        name = ("foaf:name", Words(settings.office_name or UNKNOWN_OFFICE))
        code = (("dct:identifier", settings.ipa_code),) if settings.ipa_code else ()
        yield self._thing("ufficio", ("foaf:Agent", "dcatapit:Agent"), (name, *code))
        if settings.office_email:
            email = Ref(f"mailto:{settings.office_email}")
            facts = (("vcard:fn", Words(settings.office_name or UNKNOWN_OFFICE)), ("vcard:hasEmail", email))
            yield self._thing("contatto", ("vcard:Kind", "vcard:Organization", "dcatapit:Organization"), facts)
        about: tuple[tuple[str, Value], ...] = (
            ("dct:type", Ref("http://purl.org/adms/licencetype/Attribution")),
            ("foaf:name", Words(LICENCE.title)),
            ("owl:versionInfo", "4.0"),
        )
        yield Thing(_LICENCE.address, ("dct:LicenseDocument", "dcatapit:LicenseDocument"), about)

    def _told(self, title: str, text: str) -> Facts:
        """Yield what catalogue, tables and files have alike."""
        settings = self.context.settings
        warning = f"{settings.banner} ".lstrip() if settings.is_demonstration else ""
        yield "dct:title", Words(title)
        yield "dct:description", Words(f"{warning}{text}")
        yield "dct:modified", self.context.as_of
        yield "dct:language", _authority("language/ITA")

    def _thing(self, name: str, kinds: tuple[str, ...], facts: tuple[tuple[str, Value], ...]) -> Thing:
        return Thing(self._within(name).address, kinds, facts)

    def _within(self, name: str) -> Ref:
        return Ref(f"{self.base}catalogo.ttl#{name}")

    @property
    def _landing(self) -> Ref:
        return Ref(self.base or "./")


def _name(dataset: Dataset[Any], kind: DataFormat) -> str:
    return f"{dataset.name}-{kind.suffix}"
