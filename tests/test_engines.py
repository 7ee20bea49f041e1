"""Three executions of one interface: the same results in the same order, also where a worker is ended meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.made import contents, quick, slowly, write_codes
from toolkit import engines
from toolkit.corpus import adding
from toolkit.corpus.arrivals import Particulars, files
from toolkit.corpus.shelf import init
from toolkit.errors import BadOption

ENDS = signal.SIGTERM


def doubled(number: int) -> int:
    """Work: 13 is too much for the process that takes it."""
    if number == 13:
        os.kill(os.getpid(), ENDS)
        time.sleep(60)
    if number == 99:
        raise ValueError("ninety-nine")
    return 2 * number


def test_results_come_in_the_order_of_the_items() -> None:
    with engines.in_process() as here, engines.process_pool(2) as pool:
        assert list(here(doubled, range(12))) == list(pool(doubled, range(12))) == [2 * n for n in range(12)]


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100, 200):
            taken.append(number)
            yield number

    with engines.process_pool(2) as pool:
        results = pool(doubled, items())
        assert next(results) == 200
        assert len(taken) <= 2 * engines.AHEAD + 1


@pytest.mark.slow
def test_what_is_done_does_not_wait_for_items_that_come_slowly() -> None:
    done: set[str] = set()
    under_way: deque[str] = deque()
    begin = partial(engines.begin_more, under_way, iter("abcdefgh"), most=4, begin=str.upper, done=done.__contains__)
    begin()
    assert list(under_way) == ["A", "B", "C", "D"]
    under_way.popleft()
    begin()
    assert list(under_way) == ["B", "C", "D", "E"]
    done.add("C")
    under_way.popleft()
    under_way.pop()
    begin()
    assert list(under_way) == ["C", "D", "F"]  # there is room for one more, but C can be handed out


def test_what_ends_its_worker_alone_is_lost() -> None:
    with engines.process_pool(2) as pool:
        found = list(pool(doubled, range(10, 20)))
    assert [one for one in found if not isinstance(one, engines.Lost)] == [2 * n for n in range(10, 20) if n != 13]
    assert isinstance(found[3], engines.Lost)


def test_a_fault_of_the_work_is_raised() -> None:
    with engines.process_pool(2) as pool, pytest.raises(ValueError, match="ninety-nine"):
        list(pool(doubled, [1, 99, 2]))


def test_a_scheduler_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(engines, "PATIENCE", 0.5)
    for address in ("tcp://127.0.0.1:9", "nonsense"):
        with pytest.raises(BadOption, match="no scheduler"), engines.scheduler(address):
            pass


def test_without_dask_the_option_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(BadOption, match="install it"), engines.scheduler("tcp://127.0.0.1:9"):
        pass


@pytest.mark.slow
def test_a_document_that_ends_its_reader_is_refused_and_the_rest_is_added(tmp_path: Path) -> None:
    codes = write_codes(tmp_path / "codes", 6)
    (codes / "code-002.md").write_text("deadly", encoding="utf-8")
    with engines.process_pool(2) as pool:
        found = list(
            adding.add(init(tmp_path / "c"), files([codes], Particulars()), reader=quick, engine=pool, chunk=3)
        )
    assert [one.state for one in found] == ["added", "added", "refused", "added", "added", "added"]
    assert "it ended the process" in found[2].message


@contextmanager
def cluster() -> Iterator[Any]:
    """A scheduler and two workers, each a process of its own."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as made:
        yield made


@pytest.mark.slow
def test_three_executions_write_the_same_bytes_though_a_worker_is_killed(tmp_path: Path) -> None:
    codes = write_codes(tmp_path / "codes", 60)
    with engines.in_process() as engine:
        expected = filled(tmp_path / "here", codes, engine)
    with engines.process_pool(2) as engine:
        assert filled(tmp_path / "pool", codes, engine) == expected
    with cluster() as made, engines.scheduler(made.scheduler_address) as engine:
        victim = min(worker.pid for worker in made.workers.values())
        assert filled(tmp_path / "dask", codes, engine, after_ten=partial(os.kill, victim, ENDS)) == expected
        assert victim not in {worker.pid for worker in made.workers.values()}, "it was killed"


def filled(
    folder: Path, codes: Path, engine: engines.Engine, after_ten: Callable[[], None] = lambda: None
) -> dict[str, bytes]:
    """after_ten: what is done when ten codes are told as added and fifty are not."""
    shelf, states = init(folder), []
    for one in adding.add(shelf, files([codes], Particulars()), reader=slowly, engine=engine, chunk=3):
        states.append(one.state)
        if len(states) == 10:
            after_ten()
    assert states == ["added"] * 60
    return contents(shelf)


def pid_of(_: int) -> int:
    """Work that tells who did it."""
    return os.getpid()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows cannot ask for a process by a signal")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    code = (
        "import time\nfrom tests.test_engines import pid_of\nfrom toolkit.engines import process_pool\n"
        "if __name__ == '__main__':\n"
        "    with process_pool(2) as pool:\n"
        "        print(*set(pool(pid_of, range(8))), flush=True)\n        time.sleep(60)\n"
    )
    words = [sys.executable, "-c", code]
    parent = subprocess.Popen(words, cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, encoding="utf-8")
    assert parent.stdout is not None
    workers = [int(pid) for pid in parent.stdout.readline().split()]
    assert workers
    parent.kill()
    parent.wait()
    for _ in range(200):
        if not any(lives(pid) for pid in workers):
            return
        time.sleep(0.05)
    pytest.fail("a worker outlives its parent")


def lives(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be counted does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except ProcessLookupError:
        return False
    except FileNotFoundError:  # ended meanwhile, or a system without /proc
        return not sys.platform.startswith("linux")
