"""A tree as a drawing, so that a table of cases shows what it expects as a person would draw it."""

from __future__ import annotations

from typing import Any

from toolkit.model.provision import Instrument, Provision
from toolkit.model.source import Line, SourceText
from toolkit.sources.html import read_html
from toolkit.sources.markdown import read_markdown
from toolkit.sources.text import read_text

READERS = {"txt": read_text, "md": read_markdown, "html": read_html}


def source_of(case: dict[str, Any]) -> SourceText:
    """The source of a case: its `text` in the format it names, or its `lines`, each a table of the fields of Line."""
    if "lines" in case:
        lines = tuple(Line(**{**row, "cells": tuple(row.get("cells", ()))}) for row in case["lines"])
        return SourceText("code.docx", "0" * 64, "docx", lines)
    form = case.get("form", "txt")
    return READERS[form](case["text"].encode(), f"code.{form}")


def drawn(instrument: Instrument) -> str:
    """One line a provision: indented by depth, `cite (level, lead-in) [heading] words`."""
    return "\n".join(_row(instrument, provision) for provision in instrument.provisions)


def _row(instrument: Instrument, provision: Provision) -> str:
    depth = sum(1 for _ in instrument.ancestors(provision))
    lead = ", lead-in" if provision.lead_in else ""
    heading = f"[{provision.heading}]" if provision.heading else ""
    words = " ".join(part for part in (f"{provision.cite} ({provision.level}{lead})", heading, provision.text) if part)
    return "  " * depth + words


def warned(instrument: Instrument) -> list[str]:
    """The warnings of the outline, `code: message [place]`."""
    return [f"{item.code}: {item.message} [{item.place}]" for item in instrument.warnings]
