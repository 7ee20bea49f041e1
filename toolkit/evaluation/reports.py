"""Write the worked examples in reports/ again: `python -m toolkit.evaluation.reports`, or `make reports`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from toolkit import pipeline
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = CHECKOUT / "reports"
EXAMPLES: dict[str, tuple[Literal["html", "md", "json"], ...]] = {
    "thornmere": ("html", "md", "json"),
    "ashwold": ("html", "md"),
}
"""Authorities whose officers' code is set against the members' code, and the forms that are kept."""


def examples() -> Iterator[tuple[str, str]]:
    """Name and text of every example, as they should stand in the folder."""
    encoder = pipeline.encoder_named("default")
    corpora = corpora_folder()
    for authority, formats in EXAMPLES.items():
        officers, members = (pipeline.analysis(find(f"{authority}/{who}", corpora)) for who in ("officers", "members"))
        found = pipeline.compare(officers, members, encoder=encoder)
        for format in formats:
            yield f"{authority}.{format}", pipeline.render(found, format=format)


def main() -> None:
    """Write them."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in examples():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
