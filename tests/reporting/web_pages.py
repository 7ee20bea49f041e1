"""Every kind of web page that the toolkit writes, in one list: a new report is added here, and is held to the same.

What is held: valid HTML, anchors that lead somewhere, nothing from outside, no fault that axe-core finds in Chromium,
light and dark, wide and narrow (`test_web_pages.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reporting import benchmarks, pages, sample
from tests.reporting.hostile import hostile
from toolkit import pipeline
from toolkit.corpus.catalogue import find_catalogue
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find
from toolkit.model.finding import Assessment
from toolkit.model.norm import Analysis
from toolkit.reporting import render
from toolkit.reporting.render import laid_out

PAIRS = tuple(sorted(path.parent.name for path in corpora_folder().glob("*/officers.md")))
"""The bundled authorities that have a code for officers and one for members."""


@cache
def compared(authority: str) -> Assessment:
    """A bundled pair compared by words alone, which takes a second: the page is of the same make."""
    return pipeline.compare(_code(authority, "officers"), _code(authority, "members"), encoder=None)


@cache
def _code(authority: str, whose: str) -> Analysis:
    return pipeline.analysis(find(f"{authority}/{whose}", corpora_folder()))


def _gap(authority: str) -> str:
    return render(compared(authority), format="html")


def _empty() -> str:
    """A code against itself: the report that has next to nothing to say."""
    code = _code(PAIRS[0], "members")
    return render(pipeline.compare(code, code, encoder=None), format="html")


def _check() -> str:
    lists = [find_catalogue("section_117", corpora_folder(), topics=pipeline.topic_names())]
    audit = pipeline.self_audit(_code("thornmere", "officers"), lists, encoder=None)
    return str(pipeline.printed(audit, format="html"))


def _contains() -> str:
    return str(pipeline.printed(pipeline.contains(_code("thornmere", "members"), "members-code"), format="html"))


def _template(name: str, provision: str = "") -> str:
    found = compared("thornmere")
    page = pipeline.report_page(found, template=name, fields={}, provision=provision)
    return render(found, format="html", page=page)


CLAIMS = """# Report on the code of conduct for employees
1.1 The register of employees' interests is open to public inspection.
1.2 There is no discrepancy between the two codes.
1.3 Paragraph 10.1 of the officers' code deals with gifts worth more than £25.
"""


def _claims() -> str:
    with TemporaryDirectory() as folder:
        (Path(folder) / "report.md").write_text(CLAIMS, encoding="utf-8")
        report = pipeline.analysis(Path(folder) / "report.md", kind="report")
    found = pipeline.verify(report, _code("thornmere", "officers"), _code("thornmere", "members"), encoder=None)
    return str(pipeline.printed(found, format="html"))


def _redline() -> str:
    versions = [pipeline.analysis(corpora_folder() / "versions" / "tarnbrook" / name) for name in VERSIONS]
    return str(pipeline.redline_file(pipeline.redline(*versions), format="html"))


VERSIONS = ("current.md", "proposed.md")

REPORTS: dict[str, Callable[[], str]] = {
    "every block": lambda: laid_out(pages.WHOLE, format="html"),
    "hand-made gap report": lambda: render(sample.assessment(), format="html"),
    "hostile words": lambda: render(hostile(), format="html"),
    "nothing found": _empty,
    "self-audit": _check,
    "constitution": _contains,
    "claims": _claims,
    "redline": _redline,
    "benchmark": lambda: str(pipeline.printed(benchmarks.benchmark(), format="html")),
    "benchmark of many": lambda: str(pipeline.printed(benchmarks.many(), format="html")),
    "report to committee": lambda: _template("committee"),
    "question on one provision": lambda: _template("kent", "10(1)"),
    **{f"gap report of {name}": lambda name=name: _gap(name) for name in PAIRS},  # type: ignore[misc]
}
