"""Git, where there is one: which versions the files had, when, by whom. The only importer of `git`."""

from registry.history.commit import Commit
from registry.history.contents import Contents, open_contents
from registry.history.difference import Difference, FileChange, read_difference
from registry.history.head import Head, read_head
from registry.history.lineage import Lineage, read_lineage
from registry.history.moving import mark_moved
from registry.history.past_files import PastFile, files_at, laid_out
from registry.history.repository import HistoryUnavailable
from registry.history.revision import UnknownRevision, find_commit
from registry.history.search import Past, search_history
from registry.history.walk import Touch

__all__ = [
    "Commit",
    "Contents",
    "Difference",
    "FileChange",
    "Head",
    "HistoryUnavailable",
    "Lineage",
    "Past",
    "PastFile",
    "Touch",
    "UnknownRevision",
    "files_at",
    "find_commit",
    "laid_out",
    "mark_moved",
    "open_contents",
    "read_difference",
    "read_head",
    "read_lineage",
    "search_history",
]
