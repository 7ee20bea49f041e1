"""The template a council starts from: our own look, with the places that are filled in."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from toolkit.reporting.page import Page, Run
from toolkit.reporting.page_docx import blank, fill, packed
from toolkit.reporting.page_docx_words import paragraph


def house_start() -> bytes:
    """A Word file with every style of a report and the places that `house_docx` fills, to be changed in Word."""
    words = tomllib.loads((files("toolkit.reporting") / "page_house.toml").read_text(encoding="utf-8"))
    document, place = blank(Page(words["title"], (), footer=words["footer"]))
    lines = (paragraph((Run(line["text"]),), line["style"], place) for line in words["line"])
    fill(document.element.body, "".join(lines))
    return packed(document)
