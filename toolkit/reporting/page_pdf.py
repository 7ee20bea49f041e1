"""A page as a tagged PDF (PDF/UA-1, ISO 14289-1), set by Typst from `page_pdf.typ` and the page as data.

Page ─▶ JSON ─ Typst ─▶ PDF ─ row heads named ─▶ PDF
          ▲           │
          └ characters that no font has, by number
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from importlib.resources import files
from typing import Any

from toolkit.reporting.page import Columns, Page, Paragraph, Row
from toolkit.reporting.page_pdf_tags import name_row_heads
from toolkit.reporting.page_settled import CHART_HEAD, anchors, each_text, is_short, keeps, settled, stretches

LONG_WORD = re.compile(r"(\S{30})(?=\S)")
LACKING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
NOTE = "Characters that the fonts of this document do not have are shown by their number: {numbers}."
MOST_NAMED = 40


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and the characters of its words that it can only show by their number, each once, in order."""

    content: bytes
    lacking: tuple[str, ...] = ()


def pdf(page: Page) -> bytes:
    """The PDF of a page; see `printed` for what its fonts lack."""
    return printed(page).content


def printed(page: Page) -> Printed:
    """The PDF of a page, with the fonts that Typst brings and no others, so that it is the same on every machine.

    They hold Latin, Greek, Cyrillic and some further scripts. A character that they lack is shown as `[U+6F22]`, and a
    note at the end of the document says so: PDF/UA-1 (7.21.4.1) allows no empty boxes in its place.
    """
    page = settled(page)
    lacking: frozenset[str] = frozenset()
    while True:
        content, more = _compiled(_document(page, lacking), lacking)
        if not more:
            return Printed(name_row_heads(content, page), tuple(sorted(lacking)))
        lacking |= more


def _document(page: Page, lacking: frozenset[str]) -> str:
    """The page as JSON: words, language, and `stretches: [{wide, blocks}]`."""
    numbers = {ord(one): f"[U+{ord(one):04X}]" for one in lacking}
    labels = {anchor: f"a{number}" for number, anchor in enumerate(anchors(page))}
    ready = each_text(page, lambda text: _breakable(text.translate(numbers)))
    labels = {_breakable(anchor.translate(numbers)): label for anchor, label in labels.items()}
    said = {name: getattr(ready, name) for name in ("subtitle", "footer")}
    lang, region = _language(page.language)
    said |= {"title": page.title.translate(numbers), "heading": ready.title, "lacking": _note(lacking)}
    parts = [_data(one, labels) for one in stretches(ready)]
    found = {**said, "lang": lang, "region": region, "chart_head": CHART_HEAD, "stretches": parts}
    return json.dumps(found, ensure_ascii=False)


def _data(thing: Any, labels: Mapping[str, str]) -> Any:
    """Frozen things as JSON: each with the name of its class as `block`, anchors as labels, short rows marked."""
    if isinstance(thing, tuple):
        return [_data(one, labels) for one in thing]
    if not is_dataclass(thing):
        return thing
    made: dict[str, Any] = {"block": type(thing).__name__}
    made |= {one.name: _data(getattr(thing, one.name), labels) for one in fields(thing)}
    for name in {"anchor", "link"} & made.keys():
        made[name] = labels.get(made[name], "")
    if isinstance(thing, Row | Columns | Paragraph):
        made["short"] = keeps(thing) if isinstance(thing, Paragraph) else is_short(thing)
    return made


def _compiled(document: str, known: frozenset[str]) -> tuple[bytes, frozenset[str]]:
    """The PDF, or the characters that no font has beside the known ones. Files are looked for in an empty folder."""
    import typst

    compile_typst: Any = typst.compile  # its stub wants the root to be of the type of the source
    source = (files("toolkit.reporting") / "page_pdf.typ").read_bytes()
    with tempfile.TemporaryDirectory() as nothing:
        try:
            made = compile_typst(
                source,
                root=nothing,
                sys_inputs={"page": document},
                pdf_standards=["ua-1"],
                ignore_system_fonts=True,
                timestamp=0,
            )
        except typst.TypstError as error:
            return b"", _lacking(error, known)
    return bytes(made), frozenset()


def _lacking(error: Any, known: frozenset[str]) -> frozenset[str]:
    """The characters that Typst names as lacking. Raises the error again where that is not what it complains of.

    A sign that only joins letters, such as the joiner in a picture of a family, lacks with its letters and is drawn
    without them: letters go first, and such a sign only where it lacks by itself.
    """
    texts = (ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in LACKING.findall(error.diagnostic))
    found = frozenset(one for text in texts for one in text if not one.isascii()) - known
    if not found:
        raise error
    return frozenset(one for one in found if unicodedata.category(one) not in {"Cf", "Mn", "Me"}) or found


def _breakable(text: str) -> str:
    """A chance to break the line every thirty characters of a word that is longer, where else it would be cut off."""
    return LONG_WORD.sub("\\1\u200b", text)


def _language(tag: str) -> tuple[str, str | None]:
    """Typst's language and region: "cy-GB" is Welsh in Britain. What is no language becomes English."""
    first, *rest = tag.split("-")
    regions = [part.upper() for part in rest if re.fullmatch("[A-Za-z]{2}", part)]
    lang = first.lower() if re.fullmatch("[A-Za-z]{2,3}", first) else "en"
    return lang, regions[0] if regions else None


def _note(lacking: frozenset[str]) -> str:
    """What is said at the end of the document of the characters that are shown by number."""
    numbers = [f"U+{ord(one):04X}" for one in sorted(lacking)]
    more = f" and {len(numbers) - MOST_NAMED} more" if len(numbers) > MOST_NAMED else ""
    return NOTE.format(numbers=", ".join(numbers[:MOST_NAMED]) + more) if numbers else ""
