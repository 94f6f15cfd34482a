"""A list of years in which those without anything stand together, to be opened by who looks for them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

Year = TypeVar("Year")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Year]):
    """Years one after the other, all with something or all without."""

    years: tuple[Year, ...]
    name: str
    """«2024», «Dal 2017 al 2024»."""
    is_empty: bool


def stretches(
    years: Sequence[Year], number: Callable[[Year], int], is_empty: Callable[[Year], bool]
) -> Iterator[Stretch[Year]]:
    """Yield the years, the latest first, in stretches."""
    for empty, found in groupby(years, is_empty):
        together = tuple(found)
        last, first = number(together[0]), number(together[-1])
        yield Stretch(together, str(first) if first == last else f"Dal {first} al {last}", empty)
