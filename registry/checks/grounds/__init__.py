"""What checks stand on: the things they judge, and what is known of the whole registry. No judgement here."""

from registry.checks.grounds.companies import Companies
from registry.checks.grounds.proceeding import Placed, Proceeding
from registry.checks.grounds.world import World

__all__ = ["Companies", "Placed", "Proceeding", "World"]
