"""The generated forms of the bundled codes: DOCX with automatic numbering, and PDF, from their Markdown.

Run `python -m toolkit.corpus.publish` from the project's root after a change of the Markdown; the same text gives the
same bytes. Needs python-docx and typst, which users of the toolkit do not.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from toolkit.corpus.publish_markdown import published, read_code
from toolkit.corpus.publish_print import print_of
from toolkit.corpus.publish_word import word_of

FOLDER = Path("corpora")


def forms_of(path: Path, *, instrument: str) -> dict[str, bytes]:
    """The generated files of one code by suffix. Raises BadData where its Markdown cannot be numbered as printed."""
    code = read_code(path, instrument=instrument)
    return {".docx": word_of(code), ".pdf": print_of(code)}


def publish(folder: Path) -> tuple[Path, ...]:
    """Writes the forms of every published code beside its Markdown in `folder` and returns their paths."""
    written = []
    for instrument in published():
        source = folder / f"{instrument}.md"
        for suffix, content in forms_of(source, instrument=instrument).items():
            path = source.with_suffix(suffix)
            path.write_bytes(content)
            written.append(path)
    return tuple(written)


def main() -> None:
    """The command: the folder of the corpora is its one argument."""
    parser = argparse.ArgumentParser(description="Write the generated forms of the bundled codes.")
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    publish(parser.parse_args().folder)


if __name__ == "__main__":
    main()
