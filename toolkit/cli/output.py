"""What the commands put out: files that are written whole or not at all, and words for the terminal."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import BadOption, UnwritableOutput

if TYPE_CHECKING:
    from rich.console import RenderableType

    from toolkit.pipeline import Format, Progress

SUFFIXES: dict[str, Format] = {
    ".docx": "docx",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".txt": "text",
}
"""Every format that is written to a file, by the ending of its name."""


def formats_of(
    paths: Sequence[Path], *, sources: Iterable[Path], also: Sequence[str] = ()
) -> list[tuple[Path, Format]]:
    """Before the work: each output with the format its suffix asks for.

    sources: the files that are read, which no output may replace; also: as for `format_of`.
    Raises BadOption for a suffix that is not written, a name given twice, or a name that is a source's;
    UnwritableOutput for a place that cannot be written to.
    """
    wanted = [(path, format_of(path, also=also)) for path in paths]
    check_outputs(paths, sources=sources)
    return wanted


def check_outputs(paths: Sequence[Path], *, sources: Iterable[Path]) -> None:
    """Before the work: every output can be written, none is asked for twice, none is a document that is read.

    Raises BadOption and UnwritableOutput.
    """
    for place, path in enumerate(paths):
        _check_place(path)
        if any(_same(path, other) for other in paths[:place]):
            raise BadOption(f"{path}: this output is asked for twice; give each its own name")
        if any(_same(path, source) for source in sources):
            raise BadOption(f"{path}: this is one of the documents that are compared; give the output another name")


def format_of(path: Path, *, also: Sequence[str] = ()) -> Format:
    """The format that a name's suffix asks for. also: endings that a command writes beside these. Raises BadOption."""
    if found := SUFFIXES.get(path.suffix.lower()):
        return found
    ending = f"ending in {path.suffix}" if path.suffix else "without an ending"
    raise BadOption(f"{path}: no format is written to a name {ending}; use one of {', '.join((*SUFFIXES, *also))}")


def _check_place(path: Path) -> None:
    try:
        fault = _fault_of(path)
    except OSError as error:
        fault = f"this name cannot be used ({error.strerror or error}); choose another"
    if fault:
        raise UnwritableOutput(f"{path}: {fault}")


def _fault_of(path: Path) -> str:
    folder = path.parent
    if path.is_dir():
        return "this is a folder; give the name of a file in it"
    if not folder.is_dir():
        return f"the folder {folder} does not exist; make it first or choose another"
    if path.exists() and not path.is_file():
        return "this is a device or a pipe; give the name of a file"
    if path.exists() and not os.access(path, os.W_OK):
        return "this file is protected against writing; choose another name"
    if not os.access(folder, os.W_OK):
        return f"the folder {folder} cannot be written to; choose another"
    return ""


def _same(one: Path, other: Path) -> bool:
    """The same file under any name: `./a.md` and `a.md`, a link and its target, `A.md` and `a.md` on Windows."""
    if one.exists() and other.exists():
        return one.samefile(other)
    return os.path.normcase(one.resolve()) == os.path.normcase(other.resolve())


def write_all(outputs: Sequence[tuple[Path, str | bytes]]) -> None:
    """Write every text or file beside its target, and only when all are there put each in its place with one step.

    An output that exists is so replaced only whole; it keeps its permissions. Raises UnwritableOutput.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, text in outputs:
            target = path.resolve()
            with _named(path):
                waiting.append((_empty_beside(target), target))
                _fill(waiting[-1][0], text)
        for path, _ in outputs:
            with _named(path):
                waiting[0][0].replace(waiting[0][1])
            waiting.pop(0)
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableOutput(
            f"{path}: cannot be written ({reason}); close it if it is open, or choose another place"
        ) from error


def _empty_beside(target: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=".conduct-", suffix=".part", dir=target.parent)
    os.close(handle)
    made = Path(name)
    made.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
    return made


def _fill(path: Path, content: str | bytes) -> None:
    with path.open("wb") as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def drawn(shown: RenderableType) -> str:
    """A rich renderable as wide as the terminal, in colour where it shows colour, without blanks at line ends."""
    from rich.console import Console

    console = Console()
    if console.legacy_windows:  # colours are calls to the system there, not signs in the text
        console = Console(color_system=None, legacy_windows=False)
    with console.capture() as captured:
        console.print(shown)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def show(text: str) -> None:
    """Print to stdout. A reader that has gone (`| head`) wants no more, and that is no fault.

    Raises UnwritableOutput where stdout leads to a place that takes no more.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _let_go_of_stdout()
        # Windows says EINVAL of a pipe that nobody reads.
        if error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL):
            raise SystemExit(0) from None
        raise UnwritableOutput(
            f"standard output: cannot be written ({error.strerror or error}); choose another place"
        ) from error


def _let_go_of_stdout() -> None:
    """Python writes what is left in the buffer when it ends, and would complain a second time."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def progress() -> Iterator[Progress]:
    """A spinner on stderr that names the stage, where stderr is a terminal; else silence."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status("Starting") as status:
        yield lambda stage: status.update(Text(stage))
