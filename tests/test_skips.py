"""The hook of conftest.py, seen from outside: a small test run whose skips must fail only where they are forbidden."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MARKED = """
import pytest

@pytest.mark.skipif(True, reason="needs shared data: the folder is absent")
def test_real_register():
    pass

@pytest.mark.skipif(True, reason="only on Windows")
def test_drive_letters():
    pass
"""

INSIDE = """
import pytest

def test_real_register():
    pytest.skip("needs shared data: the folder is absent")

def test_drive_letters():
    pytest.skip("only on Windows")
"""

WHOLE_MODULE = """
import pytest

pytest.skip("needs LibreOffice", allow_module_level=True)
"""


def run(folder: Path, text: str, **environment: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(Path(__file__).with_name("conftest.py"), folder / "conftest.py")
    (folder / "test_made_up.py").write_text(text, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CONDUCT_", "PYTEST_"))}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)],
        env=kept | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("text", [MARKED, INSIDE], ids=["by a mark", "inside the test"])
def test_a_forbidden_skip_fails_and_others_stay_skips(tmp_path: Path, text: str) -> None:
    done = run(tmp_path, text, CONDUCT_REQUIRE_SHARED="1")
    assert done.returncode == 1, done.stdout
    # pytest calls a fault before the test's own first line an error, one inside the test a failure.
    assert "1 failed, 1 skipped" in done.stdout or "1 skipped, 1 error" in done.stdout
    assert "CONDUCT_REQUIRE_SHARED=1 forbids this skip" in done.stdout


@pytest.mark.parametrize("text", [MARKED, INSIDE], ids=["by a mark", "inside the test"])
def test_without_the_variable_skips_are_skips(tmp_path: Path, text: str) -> None:
    done = run(tmp_path, text)
    assert done.returncode == 0, done.stdout
    assert "2 skipped" in done.stdout


def test_a_module_skipped_whole_fails_too(tmp_path: Path) -> None:
    assert run(tmp_path, WHOLE_MODULE, CONDUCT_REQUIRE_SOFFICE="1").returncode not in {0, 5}
    assert run(tmp_path, WHOLE_MODULE).returncode == 5  # nothing ran, and nothing failed
