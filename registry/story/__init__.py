"""A case through the commits of its file, as an edition may tell it: when, what changed, in internal eyes also who."""

from registry.story.entry import Entry, EntryKind
from registry.story.telling import Telling, story_of

__all__ = ["Entry", "EntryKind", "Telling", "story_of"]
