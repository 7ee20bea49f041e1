"""How work on several documents is carried out: one after the other, or each in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(function: Callable[[Item], Result], items: Sequence[Item], *, apart: bool) -> list[Result]:
    """What the function makes of each item, in their order.

    apart: each in a process of its own, where the machine has more than one processor. The function and all that it is
    given and gives must be able to travel between processes (a function of a module, no lambda). The result is the same
    either way. Raises what the function raises.
    """
    if not apart or len(items) < 2 or (os.cpu_count() or 1) < 2:
        return [function(item) for item in items]
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    try:
        # "spawn" on every system: a forked copy of a process with running threads (onnxruntime's) may hang.
        with ProcessPoolExecutor(min(len(items), os.cpu_count() or 1), mp_context=get_context("spawn")) as pool:
            return list(pool.map(function, items))
    except BrokenProcessPool:  # no memory for a second process, say
        return [function(item) for item in items]
