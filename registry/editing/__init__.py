"""Changes to case files: prepared in memory, proved by the checks that CI will use, written whole or not at all."""

from registry.editing.drafts import Draft, drafted
from registry.editing.event import Addition, added_event
from registry.editing.fields import Pair, assembled
from registry.editing.opening import new_case, proposed_slug
from registry.editing.placing import Place, places_for
from registry.editing.proof import Proof, proved
from registry.editing.renaming import Unfit, renamed

__all__ = [
    "Addition",
    "Draft",
    "Pair",
    "Place",
    "Proof",
    "Unfit",
    "added_event",
    "assembled",
    "drafted",
    "new_case",
    "places_for",
    "proposed_slug",
    "proved",
    "renamed",
]
