"""Git, where there is one: which versions the files had, when, by whom. The only importer of `git`."""

from registry.history.commit import Commit
from registry.history.contents import Contents, open_contents
from registry.history.head import Head, read_head
from registry.history.lineage import Lineage, read_lineage
from registry.history.repository import HistoryUnavailable
from registry.history.walk import Touch

__all__ = [
    "Commit",
    "Contents",
    "Head",
    "HistoryUnavailable",
    "Lineage",
    "Touch",
    "open_contents",
    "read_head",
    "read_lineage",
]
