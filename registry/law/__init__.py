"""The law as data: acts, rules with their quotes, readings, statutory facts, paths."""

from registry.law.library import Law, LawError, load_law
from registry.law.path import Completion, Condition, Path, Planned, Precedence, Step
from registry.law.reference import (
    Act,
    Interpretation,
    Place,
    Rule,
    RuleTerm,
    Statute,
    StatuteVersion,
    StatutoryLimit,
    StatutoryNotice,
)

__all__ = [
    "Act",
    "Completion",
    "Condition",
    "Interpretation",
    "Law",
    "LawError",
    "Path",
    "Place",
    "Planned",
    "Precedence",
    "Rule",
    "RuleTerm",
    "Statute",
    "StatuteVersion",
    "StatutoryLimit",
    "StatutoryNotice",
    "Step",
    "load_law",
]
