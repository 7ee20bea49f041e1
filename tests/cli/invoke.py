"""The command as a user gives it: inside this process for speed, or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from toolkit.cli import run

CHECKOUT = Path(__file__).resolve().parents[2]
OFFICERS = """# Wexcombe District Council
## Code of Conduct for Employees
1. Scope
1.1 This Code applies to every employee of the Council.
2. Gifts
2.1 Employees should tell their manager of any gift worth more than £50 within two months.
2.2 Employees may accept a modest working lunch.
3. Respect
3.1 Employees must treat members of the public with respect.
"""
MEMBERS = """# Wexcombe District Council
## Code of Conduct for Members
1. Scope
1.1 This Code applies to every member of the Council.
2. Gifts
2.1 Members must tell the Monitoring Officer of any gift worth more than £25 within 28 days.
2.2 Members must not accept a working lunch.
3. Respect
3.1 Members must treat members of the public with respect.
4. Confidentiality
4.1 Members must not disclose information given to them in confidence.
"""


@dataclass(frozen=True)
class Outcome:
    """What a run of the command gave."""

    code: int
    out: str
    err: str


class Screen(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def conduct(*words: str | Path, err: StringIO | None = None, columns: int = 80) -> Outcome:
    """The command in this process, without colour; err: where stderr goes; columns: the width of the terminal."""
    out, err = StringIO(), err or StringIO()
    with (
        patch.object(sys, "argv", ["conduct", *map(str, words)]),
        patch.dict(os.environ, {"COLUMNS": str(columns), "NO_COLOR": "1", "TERM": "xterm"}),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        os.environ.pop("FORCE_COLOR", None)
        run()
    code = ended.value.code
    assert isinstance(code, int)
    return Outcome(code, out.getvalue(), err.getvalue())


def spawned(*words: str | Path, folder: Path = CHECKOUT, **environment: str) -> Outcome:
    """`python -m toolkit` as a process of its own, without our own variables of the surroundings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CONDUCT_", "_CONDUCT_"))}
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", *map(str, words)],
        cwd=folder,
        env=kept | {"PYTHONPATH": str(CHECKOUT)} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def pair(folder: Path) -> tuple[Path, Path]:
    """Two small invented codes as files: the officers' and the members'."""
    officers, members = folder / "officers.md", folder / "members.md"
    officers.write_text(OFFICERS, encoding="utf-8")
    members.write_text(MEMBERS, encoding="utf-8")
    return officers, members


def one_plain_line(text: str) -> bool:
    """One line from the command itself: no traceback, no frame drawn around it."""
    line, end, rest = text.partition("\n")
    return line.startswith("conduct: ") and line.isprintable() and (end, rest) == ("\n", "")
