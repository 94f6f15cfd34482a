"""A site as people write it on one line: «Brescia (BS): 14»."""

from registry.editing.fields import Pair
from registry.vocabulary import municipalities


def site_pairs(text: str) -> tuple[Pair, ...]:
    """Return a site as pairs; number of workers or municipality may be missing.

    Without a province, that of the only living municipality of the name; else the text stands in its place, and
    the model says what it expected.
    """
    place, _, count = text.partition(":")
    name, _, province = place.partition("(")
    inside, closed, after = province.partition(")")
    if closed and after.strip(" -–,") and not count.strip():  # «Cantù (CO) 3», without its colon
        province, count = inside, after.strip(" -–,")
    if not province:
        name, province = ("", name) if len(name.strip()) == 2 else (name, "")
    province = province.strip().removesuffix(")").strip()
    found = municipalities.elsewhere(name.strip()) if not province else []
    province = province or (found[0].province if len(found) == 1 else name.strip())
    province = province.upper() if len(province) == 2 else province
    return ("sedi.provincia", province), ("sedi.comune", name.strip()), ("sedi.lavoratori", count.strip())
