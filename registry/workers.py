"""Share numbered tasks among forked processes; in this process where forking cannot be had."""

import gc
import multiprocessing
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from registry.italian import os_reason

T = TypeVar("T")
Work = Callable[[Iterator[int]], T]

_TICKET = 4  # bytes: a pipe delivers so few whole, to one reader


class WorkerError(Exception):
    """A worker failed: the message to show, and the traceback for --verbose."""

    def __init__(self, message: str, details: str = "") -> None:
        """Keep the details apart from the message."""
        super().__init__(message)
        self.details = details


@dataclass(frozen=True, slots=True)
class Crew(Generic[T]):
    """Workers under way."""

    members: tuple[tuple[BaseProcess, Connection], ...]

    def results(self) -> list[T]:
        """Wait, and return what each worker's `work` returned.

        Raises:
            WorkerError: a worker failed; the others are stopped.
        """
        try:
            return [self._answer(connection) for _, connection in self.members]
        finally:
            self.dismiss()

    @staticmethod
    def _answer(connection: Connection) -> T:
        try:
            result, failure = connection.recv()
        except EOFError:
            raise WorkerError("un processo di lavoro si è interrotto (memoria esaurita?)") from None
        if failure is not None:
            raise WorkerError(*failure)
        answer: T = result
        return answer

    def dismiss(self) -> None:
        """Stop whoever still works."""
        for process, connection in self.members:
            connection.close()
            process.terminate()
        for process, _ in self.members:
            process.join()


def can_fork() -> bool:
    """Return whether a fork is possible and safe: it copies only the calling thread."""
    known = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    return known and threading.active_count() == 1


def start(tasks: int, work: Work[T], *, count: int) -> Crew[T]:
    """Fork `count` workers; each calls `work` with an iterator over the task numbers it takes.

    Tasks are 0 to `tasks` - 1, at most 16,384 (what a pipe holds); each is taken once.
    """
    context = multiprocessing.get_context("fork")
    with _tickets(tasks) as queue:
        members = []
        for _ in range(count):
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=_member, args=(work, queue, sender), daemon=True)
            process.start()
            sender.close()
            members.append((process, receiver))
    return Crew(tuple(members))


@contextmanager
def _tickets(count: int) -> Iterator[int]:
    reading, writing = os.pipe()
    for number in range(count):
        os.write(writing, number.to_bytes(_TICKET, "big"))
    os.close(writing)
    try:
        yield reading
    finally:
        os.close(reading)


def _member(work: Work[T], queue: int, sender: Connection) -> None:
    gc.disable()
    try:
        sender.send((work(_taken(queue, parent=os.getppid())), None))
    except Exception as error:  # noqa: BLE001 - whatever it was, the parent has to tell
        sender.send((None, (describe(error), traceback.format_exc())))
    except KeyboardInterrupt:
        pass


def _taken(queue: int, *, parent: int) -> Iterator[int]:
    while ticket := os.read(queue, _TICKET):
        if os.getppid() != parent:  # killed: nobody waits for the result any more
            os._exit(1)
        yield int.from_bytes(ticket, "big")


def describe(error: Exception) -> str:
    """Return one line on an unexpected error."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {os_reason(error)}" if error.filename else os_reason(error)
    return f"{type(error).__name__}: {error}"
