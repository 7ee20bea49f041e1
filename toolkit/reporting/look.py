"""A council's own look for any page: a Word template, Jinja templates for HTML and Markdown, or a folder of both."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO

from toolkit.errors import BadData
from toolkit.reporting.front_matter import front_words
from toolkit.reporting.page import Facts, Page
from toolkit.reporting.page_house import LARGEST, house_docx
from toolkit.reporting.page_house_start import house_start
from toolkit.reporting.templated import OWN, own_template, templated

HOUSE = "house.docx"
_PART = re.compile(r"word/[^/]+\.xml|docProps/core\.xml")


@dataclass(frozen=True)
class Look:
    """What a council gave. name: of the file or folder, for messages; word: the bytes of a Word template, b"" for none;
    pages: Jinja templates by their names; fields: what the Word template may print beside the page."""

    name: str
    word: bytes = b""
    pages: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def formats(self) -> frozenset[str]:
        """The formats that it gives a look to."""
        texts = {one for one in ("html", "md") if any(f".{one}." in name for name in self.pages)}
        return frozenset(texts | ({"html"} if "page.css" in self.pages else set()) | ({"docx"} if self.word else set()))

    def asks(self, key: str) -> bool:
        """Whether its words name this key: then the key is one of its own, and no slip of the pen."""
        named = re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")
        return bool(named.search(_words(self.word))) or any(named.search(text) for text in self.pages.values())


def dressed(page: Page, format: str, look: Look) -> str | bytes:
    """The page in a format of `look.formats`. Raises BadData where the template cannot be filled."""
    if format == "docx":
        return house_docx(_unsaid(page, look), look.word, fields=look.fields, name=look.name)
    return templated(page, "md" if format == "md" else "html", theirs=look.pages, name=look.name)


def _unsaid(page: Page, look: Look) -> Page:
    """The page without what the Word template prints itself: `{{ to }}` in its own header block says to whom."""
    held = _words(look.word)
    keys = {key for found in re.findall(r"\{\{(.*?)\}\}", held) for key in re.findall(r"\w+", found)}
    names = {name for key, name in front_words()["header"].items() if key in keys}
    place = next((place for place, block in enumerate(page.blocks) if isinstance(block, Facts)), None)
    if place is None or not names:
        return page
    facts = page.blocks[place]
    assert isinstance(facts, Facts)
    rows = tuple(row for row in facts.rows if row[0] not in names)
    return replace(page, blocks=(*page.blocks[:place], *([Facts(rows)] if rows else []), *page.blocks[place + 1 :]))


def starters() -> dict[str, bytes]:
    """The files from which a council makes its own look, by name: our templates and a Word template."""
    return {HOUSE: house_start(), **{name: own_template(name).encode("utf-8") for name in OWN}}


def _words(data: bytes) -> str:
    """The words of a Word file's parts, one after another; "" of what is no such file: that is told when it is used."""
    if not data:
        return ""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > LARGEST:
                return ""
            parts = [
                package.read(name).decode("utf-8", "replace") for name in package.namelist() if _PART.fullmatch(name)
            ]
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, BadData):
        return ""
    return "\n".join(re.sub(r"<[^>]+>", "", part) for part in parts)
