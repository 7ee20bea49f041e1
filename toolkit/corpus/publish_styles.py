"""Invented codes in as many house styles, each as DOCX, PDF, HTML and plain text beside one gold tree.

Run `python -m toolkit.corpus.publish_styles` from the project's root; it reads `corpora/structure/*/source.toml` and
writes the other files beside each, with the same bytes on every run. Needs python-docx and reportlab.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from toolkit.corpus.style_docx import docx_of
from toolkit.corpus.style_gold import gold_tree
from toolkit.corpus.style_html import html_of
from toolkit.corpus.style_pdf import heading_pages, pdf_of
from toolkit.corpus.style_source import Style, read_style
from toolkit.corpus.style_text import text_of

FOLDER = Path("corpora") / "structure"


def forms_of(style: Style) -> dict[str, bytes]:
    """The files of one style by name: gold.json, code.docx, code.pdf, code.html and code.txt."""
    pages = heading_pages(style)
    gold = json.dumps(gold_tree(style), ensure_ascii=False, indent=1) + "\n"
    return {
        "gold.json": gold.encode("utf-8"),
        "code.docx": docx_of(style, pages),
        "code.pdf": pdf_of(style),
        "code.html": html_of(style).encode("utf-8"),
        "code.txt": text_of(style, pages).encode("utf-8"),
    }


def publish(folder: Path) -> tuple[Path, ...]:
    """Writes the files of every style under `folder` and returns their paths. Raises BadData on a bad source."""
    written = []
    for source in sorted(folder.glob("*/source.toml")):
        for name, content in forms_of(read_style(source)).items():
            path = source.with_name(name)
            path.write_bytes(content)
            written.append(path)
    return tuple(written)


def main() -> None:
    """The command: the folder of the styles is its one argument."""
    parser = argparse.ArgumentParser(description="Write the house styles and their gold trees.")
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    publish(parser.parse_args().folder)


if __name__ == "__main__":
    main()
