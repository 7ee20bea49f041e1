"""One interface, three executions: in this process, on a pool of processes, on the workers of a dask scheduler.

    with process_pool(2) as engine:
        for result in engine(work, items): ...

Results come in the order of the items, whoever finishes first, so that what is made of them has the same bytes. Items
are taken as they are needed: a few for each worker are under way at a time, so memory is bounded by them. A worker that
is ended (by the system, by a document that is too much for it) costs the item it worked on a second try by itself; what
ends a worker then too is given back as `Lost`, and all others are done.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from toolkit.errors import BadOption

Item = TypeVar("Item")
Result = TypeVar("Result")
Begun = TypeVar("Begun")
AHEAD = 2
"""Items under way for each worker: one being worked on, one ready."""
PATIENCE = 30
"""Seconds that a scheduler is given to answer, and then to have a worker."""


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that ended every worker that took it."""

    reason: str


class Engine(Protocol):
    """work: a function of a module, or a `partial` of one, for it may go to another process; so may items and results.

    What `work` raises is raised here.
    """

    def __call__(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost]: ...


def engine(*, workers: int | None = None, address: str = "") -> AbstractContextManager[Engine]:
    """The execution that was asked for. workers: None = one for each processor, 1 = no other process; address: of a
    dask scheduler, such as tcp://192.0.2.7:8786. Raises BadOption."""
    if address:
        return scheduler(address)
    count = workers if workers is not None else (os.cpu_count() or 1)
    return in_process() if count == 1 else process_pool(count)


@contextmanager
def in_process() -> Iterator[Engine]:
    """Each item in its turn, here."""

    def run(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost]:
        return (work(item) for item in items)

    yield run


@contextmanager
def process_pool(workers: int) -> Iterator[Engine]:
    """On so many processes of this computer."""
    with _Pool(workers) as pool:
        yield pool


class _Pool:
    """A pool that is made anew when one of its processes was ended."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = self._made()

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _made(self) -> ProcessPoolExecutor:
        from multiprocessing import get_context

        # A forked process would take locks and threads of this one with it; and Windows can only spawn.
        return ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"), initializer=_end_with_parent)

    def __call__(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost]:
        coming = iter(items)
        under_way: deque[tuple[Item, Future[Result]]] = deque()
        while True:
            begin_more(
                under_way,
                coming,
                most=self._workers * AHEAD,
                begin=lambda item: (item, self._submitted(work, item)),
                done=lambda one: one[1].done(),
            )
            if not under_way:
                return
            result = _result(under_way[0][1])
            if isinstance(result, _Broken):
                yield from self._one_by_one(work, [item for item, _ in under_way])
                under_way.clear()
            else:
                under_way.popleft()
                yield result

    def _submitted(self, work: Callable[[Item], Result], item: Item) -> Future[Result]:
        try:
            return self._pool.submit(work, item)
        except BrokenProcessPool:  # a worker ended while nobody asked; whose fault it was is found one by one
            broken: Future[Result] = Future()
            broken.set_exception(BrokenProcessPool())
            return broken

    def _one_by_one(self, work: Callable[[Item], Result], items: list[Item]) -> Iterator[Result | Lost]:
        """With one item under way it is known which one ends a worker."""
        for item in items:
            for _ in range(2):  # the first try may meet the pool that is broken
                result = _result(self._submitted(work, item))
                if not isinstance(result, _Broken):
                    break
                self._renew()
            yield Lost("it ended the process that worked on it") if isinstance(result, _Broken) else result

    def _renew(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._made()


class _Broken:
    """A worker has ended."""


def _result(future: Future[Result]) -> Result | _Broken:
    try:
        return future.result()
    except BrokenProcessPool:
        return _Broken()


def begin_more(
    under_way: deque[Begun],
    coming: Iterator[Item],
    *,
    most: int,
    begin: Callable[[Item], Begun],
    done: Callable[[Begun], bool],
) -> None:
    """Begin one item more, and others up to `most` as long as the first is not done: where items come slowly (from the
    web, a second apart), what is done is not kept waiting for them."""
    while len(under_way) < most and (more := list(_next(coming))):
        under_way.append(begin(more[0]))
        if done(under_way[0]):
            return


def _next(items: Iterator[Item]) -> Iterator[Item]:
    """The next item, if there is one."""
    for item in items:
        yield item
        return


def _end_with_parent() -> None:
    """A worker whose parent was ended would wait for work for ever. Ctrl-C is for the parent, who ends it."""
    import signal
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)

    if parent := parent_process():

        def watch() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()


@contextmanager
def scheduler(address: str) -> Iterator[Engine]:
    """On the workers of a dask scheduler, which must have this toolkit in this version.

    Raises BadOption: dask is not installed, nobody answers, or there is no worker.
    """
    client = _client(address)

    def run(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost]:
        coming = iter(items)
        under_way: deque[Any] = deque()
        while True:
            begin_more(
                under_way,
                coming,
                most=AHEAD * max(len(client.nthreads()), 1),
                begin=lambda item: client.submit(work, item, pure=False),
                done=lambda one: one.done(),
            )
            if not under_way:
                return
            yield _gathered(under_way.popleft())

    try:
        yield run
    finally:
        client.close()


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise BadOption("--scheduler: this needs dask; install it with pip install conduct-toolkit[cluster]") from error
    try:
        client: Any = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        raise BadOption(f"--scheduler {address}: no scheduler with a worker answers; check the address") from error
    return client


def _gathered(future: Any) -> Any:
    """dask gives an item whose worker ended to another worker, a few times."""
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker:
        return Lost("it ended the workers that worked on it")
