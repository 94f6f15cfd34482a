"""A case through the commits of its file, as an edition may tell it: when, what changed, in internal eyes also who."""

from registry.story.entry import Entry, EntryKind
from registry.story.past import shown_of_the_past
from registry.story.telling import Telling, pending, story_of

__all__ = ["Entry", "EntryKind", "Telling", "pending", "shown_of_the_past", "story_of"]
