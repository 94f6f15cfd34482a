"""YAML text → values, places, refusals. The only room that knows YAML.

Every scalar stays the text that was typed (`NO`, `015146`, `62.10`): the model converts it.
"""

from registry.source.places import Place, Places, locate
from registry.source.reader import read
from registry.source.reading import Reading, Value
from registry.source.text import MAX_BYTES, too_large

__all__ = ["MAX_BYTES", "Place", "Places", "Reading", "Value", "locate", "read", "too_large"]
