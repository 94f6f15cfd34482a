"""Another name for a case: its file moves, says what it was called, and the boards that cite it follow."""

from collections.abc import Iterator
from pathlib import Path

from registry.editing.drafts import Draft, drafted
from registry.layout import Entry
from registry.model import Board, Case, Identity, Registry
from registry.source.insertion import Stuck, with_item, with_text


class Unfit(Exception):
    """The change cannot be made; the message is an Italian sentence for who asked for it."""


def renamed(root: Path, registry: Registry, *, case: Case, new: Identity) -> tuple[Draft, ...]:
    """Return the file under its new name, then the boards that cite the old one.

    Raises:
        Unfit: the name is the one it has, or is taken.
        Stuck: a text cannot be changed without touching the rest.
    """
    if new == case.identity:
        raise Unfit(f"il caso si chiama già «{new.id}».")
    if (root / new.path).exists() or (root / new.path).is_symlink():
        raise Unfit(f"«{new.path}» esiste già: un file non si sovrascrive mai. Scegliere un altro nome.")
    if new.id in case.former_ids:
        raise Unfit(
            f"«{new.id}» è già tra gli «id_precedenti» del caso: per tornare a quel nome toglierlo prima da lì."
        )
    before = (root / case.identity.path).read_bytes()
    after = with_item(before, ("id_precedenti",), case.id, before_it=("azienda",))
    moved = Draft(Entry(new.path, new), before, after, former_path=case.identity.path)
    return moved, *_citing(root, registry, case.id, new=new.id)


def _citing(root: Path, registry: Registry, old: str, *, new: str) -> Iterator[Draft]:
    for board in registry.boards:
        if old in board.cases:
            yield drafted(root, board.identity.path, _citing_anew(root, board, old, new=new))


def _citing_anew(root: Path, board: Board, old: str, *, new: str) -> bytes:
    data = (root / board.identity.path).read_bytes()
    is_bare = board.cases == (old,)
    for index, cited in enumerate(board.cases):
        if cited == old:
            data = _one(data, index, new, is_bare=is_bare)
    return data


def _one(data: bytes, index: int, new: str, *, is_bare: bool) -> bytes:
    try:
        return with_text(data, ("casi", index), new)
    except Stuck:
        if not is_bare:
            raise
        return with_text(data, ("casi",), new)  # one bare value is a list of one
