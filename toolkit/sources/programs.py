"""Programs of others that are called for help: without a shell, mute, and ended with all they started."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress


def run(command: Sequence[str], *, seconds: float, surroundings: Mapping[str, str]) -> int:
    """Run a command to its end and give its exit code.

    seconds: after which it is ended. surroundings: variables to be added to our own.
    Raises subprocess.TimeoutExpired, and OSError where it cannot be started.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **surroundings},
        start_new_session=True,
    )
    try:
        return process.wait(timeout=seconds)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and its children; only where it still runs, for its number may be another's afterwards."""
    if process.poll() is None:
        with suppress(OSError):
            if os.name == "nt":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
