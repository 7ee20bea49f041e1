"""A table of hostile and broken files, each made by the tests: exit 2 and one plain line, or a correct parse.

Every one goes through the command itself, in an empty folder, with limits on time and memory: no traceback, no hang, no
file written anywhere. What the readers do with finer damage is in their own tests and in tests/fuzz.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.invoke import CHECKOUT, Outcome, one_plain_line
from tests.sources.hostile import FILES, READ

SECONDS = 60
"""The longest that one of these may take, on a busy machine: alone, most take a second and none takes ten."""

LIMITED = """
import contextlib, sys
with contextlib.suppress(ImportError):  # Windows has no such limits
    import resource
    resource.setrlimit(resource.RLIMIT_DATA, (2 * 1024**3, 2 * 1024**3))
from toolkit.cli import run
run()
"""
"""The command with a limit on what it may hold."""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "data", "said"), [row[1:] for row in FILES], ids=[row[0] for row in FILES])
def test_a_hostile_file(tmp_path: Path, name: str, data: Callable[[], bytes], said: str) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    path = folder / name
    path.write_bytes(data())
    done = parsed(folder, name)
    assert [file.name for file in folder.iterdir()] == [name]
    if done.code == 0:
        assert said in (READ, name), done.out
        assert done.err == "" and ("must" in done.out or "Act at once" in done.out)
        assert all(sign.isprintable() or sign == "\n" for sign in done.out)
    else:
        assert (done.code, done.out) == (2, ""), done.err
        assert said != READ and one_plain_line(done.err) and said in done.err, done.err


def parsed(folder: Path, name: str) -> Outcome:
    """What the command gives, in a process of its own that is ended at the time limit and may use 2 GB."""
    out, err = folder.parent / "out", folder.parent / "err"
    words = [sys.executable, "-c", LIMITED, "parse", name]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("CONDUCT_")}
    with out.open("wb") as for_out, err.open("wb") as for_err:
        code = subprocess.run(
            words,
            cwd=folder,
            env=kept | {"PYTHONPATH": str(CHECKOUT), "NO_COLOR": "1"},
            stdout=for_out,
            stderr=for_err,
            timeout=SECONDS,
            check=False,
        ).returncode
    return Outcome(code, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))


def test_the_table_is_long_enough() -> None:
    assert len(FILES) >= 60
