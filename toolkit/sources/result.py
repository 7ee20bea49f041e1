"""The last step of the readers of text formats: the lines are counted, the bytes are hashed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from toolkit.errors import UnreadableSource
from toolkit.model.source import Caution, Line, SourceText
from toolkit.sources.limits import Limits


def source_text(
    data: bytes,
    name: str,
    *,
    format: str,
    lines: Iterable[Line],
    title: str,
    warnings: Iterable[Caution],
    limits: Limits,
) -> SourceText:
    """A SourceText of `lines` and `format`, with the SHA-256 of `data`.

    Raises:
        UnreadableSource: more lines than `limits.max_lines`, one longer than `limits.max_line`, or lists nested deeper
            than `limits.max_depth`.
    """
    kept = tuple(lines)
    if len(kept) > limits.max_lines:
        raise UnreadableSource(f"{name}: more than {limits.max_lines} lines; split the document.")
    if any(len(line.text) > limits.max_line for line in kept):
        raise UnreadableSource(f"{name}: a line is longer than {limits.max_line} characters; split the document.")
    if any(line.depth > limits.max_depth for line in kept):
        raise UnreadableSource(
            f"{name}: its lists are nested more than {limits.max_depth} deep; mend it or save as PDF."
        )
    digest = hashlib.sha256(data).hexdigest()
    return SourceText(name=name, sha256=digest, format=format, lines=kept, title=title, warnings=tuple(warnings))
