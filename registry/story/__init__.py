"""A case through the commits of its file, as an edition may tell it: when, what changed, in internal eyes also who."""

from registry.story.entry import Entry, EntryKind
from registry.story.past import shown_of_the_past
from registry.story.recorded import Recorded, RecordedCase, recorded_case
from registry.story.stories import Stories, read_stories
from registry.story.telling import Telling, pending, story_of

__all__ = [
    "Entry",
    "EntryKind",
    "Recorded",
    "RecordedCase",
    "Stories",
    "Telling",
    "pending",
    "read_stories",
    "recorded_case",
    "shown_of_the_past",
    "story_of",
]
