"""Bytes of a file → values and refusals: the whole way, in one call."""

from dataclasses import replace

import yaml
from yaml._yaml import CParser

from registry.finding import Refusal
from registry.source import syntax
from registry.source.comments import cut_by_comment
from registry.source.parser import Builder
from registry.source.places import places_of_text
from registry.source.reading import Reading
from registry.source.text import Unreadable, clean, conflict_markers, decode


def read(data: bytes) -> Reading:
    """Return what a file holds, with every refusal that can be found in one reading.

    The first of two equal keys wins; an alias reads as nothing. Source: contract, «a safe subset of YAML».
    """
    try:
        text = decode(data)
    except Unreadable as error:
        return Reading(None, error.refusals)
    text, refusals = clean(text)
    conflicts = conflict_markers(text)
    if conflicts:
        return Reading(None, refusals + conflicts)
    builder = Builder()
    try:
        builder.feed(CParser(text))
    except yaml.YAMLError as error:
        return Reading(None, refusals + _final(builder.refusals, text) + (syntax.syntax_refusal(error),))
    refusals += _final(builder.refusals, text)
    root = builder.root
    if not isinstance(root, dict):
        return Reading(None, refusals or (syntax.root_refusal(empty=root is None),))
    return Reading(root, refusals + tuple(cut_by_comment(text)))


def _final(refusals: list[Refusal], text: str) -> tuple[Refusal, ...]:
    """Tell each second key where the first one is: known only after the whole text was read."""
    if not any(refusal.rule == "chiave-doppia" for refusal in refusals):
        return tuple(refusals)
    places = places_of_text(text)
    return tuple(
        replace(
            refusal, message=syntax.duplicate_refusal(refusal.found or "", places.key_place(refusal.route).line).message
        )
        if refusal.rule == "chiave-doppia"
        else refusal
        for refusal in refusals
    )
