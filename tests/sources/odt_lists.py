"""Random numbered OpenDocument texts for the comparison with LibreOffice: the same seed gives the same documents.

The generator stays within what ODF says and LibreOffice 7.4 does. Left out, and tested by themselves in test_odt.py:
bullets inside another level's number, formats that LibreOffice does not have, and
a second list within an item that begins with a list header or with an item without a paragraph:
ODF has it begin anew, LibreOffice only the level its first numbered paragraph stands at.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.sources.odt_made import list_style, made, style

FORMATS = (
    *("1",) * 6,
    *("a", "A", "i", "I") * 3,
    *("1st", "One", "First", "*, †, ‡, §, **, ††, ...", "01, 02, 03, ...", "①, ②, ③, ...", "001, 002, 003, ..."),
)
PREFIXES = ("", "", "", "(", "Part ", "Article ", "[", "§")
SUFFIXES = (".", ".", ")", "", ":", "]", " –")
JOINS = (".", ".", "-", "/", " ")


@dataclass
class Made:
    """A document under construction. texts: of each paragraph, in order, so that both readings can be matched."""

    chance: random.Random
    styles: list[str] = field(default_factory=list)
    outline: str = ""
    named: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    identities: list[tuple[str, str]] = field(default_factory=list)

    def say(self, tag: str = "text:p", extra: str = "") -> str:
        """One more paragraph."""
        self.texts.append(f"@{len(self.texts):05d}@")
        return f"<{tag}{extra}>{self.texts[-1]}</{tag}>"


def random_document(seed: int, lists: int) -> tuple[bytes, list[str]]:
    """An .odt of so many random lists, and the texts of its paragraphs in order."""
    document = Made(random.Random(seed))
    _outline(document)
    for at in range(lists):
        count = document.chance.randint(1, 9)
        document.styles.append(list_style(f"L{at}", *_levels(document.chance, count)))
        _pieces(document, at, count)
        for _ in range(document.chance.choice((0, 0, 1, 2))):
            document.body.append(_heading(document))
    named = "".join([*document.named, document.outline])
    return made("".join(document.body), automatic="".join(document.styles), named=named), document.texts


def _levels(chance: random.Random, count: int, *, tag: str = "text:list-level-style-number") -> list[str]:
    """The levels of a list style; each shows as many of those above as it likes."""
    drawn = []
    for at in range(1, count + 1):
        last = at == count and count > 1
        if last and chance.random() < 0.1 and "list" in tag:
            drawn.append(f'<text:list-level-style-bullet text:level="{at}" text:bullet-char="\u2022"/>')
            continue
        fmt = "" if last and chance.random() < 0.1 else chance.choice(FORMATS)
        drawn.append(f'<{tag} text:level="{at}" {_shape(chance, at, fmt)}/>')
    return drawn


def _shape(chance: random.Random, at: int, fmt: str) -> str:
    """The attributes of a level: how its number looks, and where it begins."""
    shown = chance.choice((1, at, chance.randint(1, at))) if fmt else 1
    said = f'style:num-format="{fmt}"'
    if fmt in ("a", "A"):
        said += f' style:num-letter-sync="{chance.choice(("true", "false"))}"'
    prefix, suffix = chance.choice(PREFIXES), chance.choice(SUFFIXES)
    if prefix and chance.random() < 0.8:
        said += f' style:num-prefix="{prefix}"'
    if suffix:
        said += f' style:num-suffix="{suffix}"'
    if shown > 1:
        said += f' text:display-levels="{shown}"'
        if chance.random() < 0.3:
            join = chance.choice(JOINS)
            pattern = join.join(f"%{place}%" for place in range(at - shown + 1, at + 1))
            said += f' loext:num-list-format="({pattern})"'
    start = chance.choice((1, 1, 1, 2, 5, 26, 0))
    return said if start == 1 else f'{said} text:start-value="{start}"'


def _pieces(document: Made, at: int, count: int) -> None:
    """One list in one to four pieces, with plain paragraphs and other lists between."""
    chance = document.chance
    for piece in range(chance.randint(1, 4)):
        extra = f' xml:id="list{at}x{piece}"'
        if piece:
            extra += chance.choice(
                ("", ' text:continue-numbering="true"', f' text:continue-list="list{at}x{piece - 1}"')
            )
        xml = _list(document, count, 1, style=f"L{at}", extra=extra)
        if chance.random() < 0.05:
            row = f"<table:table-row><table:table-cell>{xml}</table:table-cell></table:table-row>"
            xml = f"<table:table><table:table-column/>{row}</table:table>"
        document.body.append(xml)
        if chance.random() < 0.4:
            document.body.append(document.say())


def _list(document: Made, count: int, depth: int, *, style: str = "", extra: str = "", second: bool = False) -> str:
    chance = document.chance
    named = f' text:style-name="{style}"' if style else ""
    rows = []
    for at in range(chance.randint(1, 5 if depth == 1 else 3)):
        if at and chance.random() < 0.05:
            rows.append(f"<text:list-header>{document.say()}</text:list-header>")
        rows.append(_item(document, count, depth, sure=at == 0 and second))
    return f"<text:list{named}{extra}>{''.join(rows)}</text:list>"


def _item(document: Made, count: int, depth: int, *, sure: bool) -> str:
    """An item: mostly a paragraph (`sure`: always), then what may follow it; now and then a list alone."""
    chance = document.chance
    start = f' text:start-value="{chance.choice((1, 3, 9))}"' if chance.random() < 0.08 else ""
    inside = []
    if sure or chance.random() < 0.92:
        inside.append(document.say())
    if chance.random() < 0.1:
        inside.append(document.say())
    for at in range(chance.choice((0, 0, 1, 1, 2))):
        if depth < count and (depth == 1 or chance.random() < 0.6):
            goes_on = chance.choice(("", "", ' text:continue-numbering="true"'))
            inside.append(_list(document, count, depth + 1, extra=goes_on, second=at > 0))
        if chance.random() < 0.2:
            inside.append(document.say())
    return f"<text:list-item{start}>{''.join(inside) or document.say()}</text:list-item>"


def _outline(document: Made) -> None:
    """Numbered headings, with a style for each level and one based on each."""
    levels = _levels(document.chance, 4, tag="text:outline-level-style")
    document.outline = f'<text:outline-style style:name="Outline">{"".join(levels)}</text:outline-style>'
    for at in range(1, 5):
        name = f"Heading_20_{at}"
        extra = f' style:display-name="Heading {at}" style:default-outline-level="{at}" style:class="text"'
        document.named.append(style(name, extra=extra))
        document.styles.append(style(f"H{at}kin", parent=name))


def _heading(document: Made) -> str:
    chance = document.chance
    at = chance.randint(1, 4)
    name = f"Heading_20_{at}" if chance.random() < 0.6 else f"H{at}kin"
    extra = f' text:outline-level="{at}" text:style-name="{name}"'
    extra += chance.choice(
        ("",) * 8 + (' text:is-list-header="true"', ' text:restart-numbering="true" text:start-value="4"')
    )
    return document.say("text:h", extra)
