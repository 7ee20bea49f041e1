"""What check and verify share: finding the documents, and giving the answer to files and to the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.cli.choice import Choice
    from toolkit.pipeline import Answer, Entry, Format, TextFormat


def located(name: str) -> Path | Entry:
    """The file or bundled instrument that a name means. Raises UnknownInstrument."""
    from toolkit.corpus.location import corpora_folder
    from toolkit.corpus.store import locate

    return locate(name, corpora_folder())


def source_of(side: Path | Entry) -> Path:
    """The file that is read, which no output may replace."""
    return side if isinstance(side, Path) else side.file


def planned(
    outputs: Sequence[Path], printed: TextFormat | None, choice: Choice, *, read: Iterable[str | None]
) -> list[tuple[Path, Format]]:
    """Before the work: each output with its format. read: the documents as they are named, None for one not given.

    Raises BadOption and UnwritableOutput; see `output.formats_of` and `choice.check_formats`.
    """
    from toolkit.cli.choice import check_formats
    from toolkit.cli.output import formats_of

    sources = [source_of(located(name)) for name in read if name is not None]
    formats = formats_of(outputs, sources=[*sources, *choice.read])
    check_formats(choice, [*(wanted for _, wanted in formats), printed])
    return formats


def give(
    found: Answer,
    formats: Sequence[tuple[Path, Format]],
    *,
    format: TextFormat | None,
    hint: str,
    choice: Choice | None = None,
) -> None:
    """Write the answer to every output and print it, or a summary with a hint. choice: its look and head.

    Raises UnwritableOutput.
    """
    from toolkit import pipeline
    from toolkit.cli.output import drawn, show, write_all

    look, fields = (choice.look, choice.fields) if choice else (None, {})
    write_all([(path, pipeline.printed(found, format=wanted, look=look, fields=fields)) for path, wanted in formats])
    if format is not None:
        show(pipeline.printed(found, format=format, look=look, fields=fields))
        return
    closing = "".join(f"Written: {path}\n" for path, _ in formats) or f"{hint}\n"
    show(drawn(pipeline.answer_summary(found)) + "\n" + closing)
