"""A code as a tagged PDF: running head, page numbers, hanging labels, ragged lines without hyphens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from toolkit.corpus.publish_markdown import Block, Code

TEMPLATE = Path(__file__).with_name("publish_print.typ")


def print_of(code: Code) -> bytes:
    """The bytes of the document, the same on every run with one version of typst."""
    import typst

    data = {
        "title": code.title,
        "subtitle": code.subtitle,
        "head": code.head,
        "blocks": [_placed(code, block) for block in code.blocks],
    }
    made = typst.compile(
        TEMPLATE.read_bytes(), sys_inputs={"code": json.dumps(data)}, ignore_system_fonts=True, timestamp=0
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single PDF")
    return made


def _placed(code: Code, block: Block) -> dict[str, Any]:
    indent, hang = (block.level.indent, block.level.hang) if block.level else (code.unlabelled_indent, 0)
    place = {"indent": indent, "hang": hang}
    return {"rank": block.rank, "label": block.label, "text": block.text, "rows": block.rows, **place}
