"""What holds for all tests: a skip that the environment forbids is a failure, and examples are the same twice."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import settings

# The same examples in every run, and no test that fails because the machine was busy.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")

FORBIDDEN_SKIPS = {
    "CONDUCT_REQUIRE_SHARED": "needs shared data",
    "CONDUCT_REQUIRE_SOFFICE": "needs LibreOffice",
    "CONDUCT_REQUIRE_TESSERACT": "needs tesseract",
    "CONDUCT_REQUIRE_CALC": "needs Calc",
    "CONDUCT_REQUIRE_CHROMIUM": "needs Chromium",
}
"""Where the variable is 1, a skip whose reason begins so is a failure: what could run must run."""


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """No test reads from, or writes to, what the user's own runs have kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONDUCT_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))  # for processes without our variables
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    return _refuse_forbidden((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    return _refuse_forbidden((yield))


def _refuse_forbidden(report: Any) -> Any:
    """A skip comes as (file, line, "Skipped: reason"), both for one test and for a module."""
    if report.skipped and isinstance(report.longrepr, tuple):
        reason = str(report.longrepr[2]).removeprefix("Skipped: ")
        for variable, beginning in FORBIDDEN_SKIPS.items():
            if os.environ.get(variable) == "1" and reason.startswith(beginning):
                report.outcome = "failed"
                report.longrepr = f"{variable}=1 forbids this skip: {reason}"
    return report
