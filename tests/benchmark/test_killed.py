"""A run that is ended from outside, or loses a worker, gives the same bytes in the end."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.benchmark.real import OUR_ID, corpus
from tests.benchmark.test_benchmark import made
from tests.cli.invoke import CHECKOUT
from toolkit.benchmark import facings
from toolkit.corpus.shelf import Shelf
from toolkit.engines import in_process, scheduler
from toolkit.model.codec import canonical, to_data

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows has but one way


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return corpus(tmp_path_factory.mktemp("real") / "corpus")


def started(shelf: Shelf, cache: Path, out: Path) -> subprocess.Popen[bytes]:
    words = [
        "benchmark",
        OUR_ID,
        "--corpus",
        str(shelf.folder),
        "--encoder",
        "lexical",
        "--workers",
        "1",
        "-o",
        str(out),
    ]
    return subprocess.Popen(
        [sys.executable, "-m", "toolkit", *words],
        cwd=CHECKOUT,
        env={**os.environ, "CONDUCT_CACHE": str(cache), "PYTHONPATH": str(CHECKOUT)},
        stdout=subprocess.DEVNULL,
    )


@pytest.mark.slow
def test_killed_at_any_moment(shelf: Shelf, tmp_path: Path) -> None:
    whole, out = tmp_path / "whole.json", tmp_path / "out.json"
    began = time.monotonic()
    assert started(shelf, tmp_path / "other", whole).wait() == 0
    took = time.monotonic() - began
    chance = random.Random(7)
    for _ in range(4):
        process = started(shelf, tmp_path / "cache", out)
        time.sleep(chance.uniform(0.2, 0.9) * took)
        process.send_signal(KILL)
        process.wait()
        assert not out.exists() or out.read_bytes() == whole.read_bytes()
        out.unlink(missing_ok=True)
    assert started(shelf, tmp_path / "cache", out).wait() == 0
    assert out.read_bytes() == whole.read_bytes()


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(facings, "CHUNK", 1)
    with in_process() as engine:
        expected = canonical(to_data(made(shelf, engine)))
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as cluster,
        scheduler(cluster.scheduler_address) as engine,
    ):
        with distributed.Client(cluster) as client:
            pids = list(client.run(os.getpid).values())

        def losing(work: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
            for result in engine(work, items):
                yield result
                if pids:
                    os.kill(pids.pop(), KILL)
                    pids.clear()

        assert canonical(to_data(made(shelf, losing))) == expected
