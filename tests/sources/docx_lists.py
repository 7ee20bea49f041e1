"""Random numbered documents for the comparison with LibreOffice: the same seed gives the same documents.

The generator stays within what Word's rules and LibreOffice 7.4 both do. Left out, and tested by themselves in
test_docx_numbering.py: w:isLgl over other than decimal levels, w:lvlRestart that differs from the usual, a second
overridden level of one w:num, an overridden start that comes back after a restart, the formats LibreOffice does not
have, a padded format's zero ("000", LibreOffice "0"), and a level without a number ("none", bullets) inside another
level's label.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.sources.docx_made import abstract, level, made, num, paragraph

FORMATS = (
    *("decimal",) * 6,
    *("lowerLetter", "upperLetter", "lowerRoman", "upperRoman") * 3,
    *("decimalZero", "ordinal", "cardinalText", "ordinalText", "chicago", "decimalEnclosedCircle", "custom"),
)
UNCOUNTED = ("none", "bullet")
FRAMES = ("{}", "{}.", "({})", "{})", "{}:", "Part {}", "Article {}.", "[{}]", "- {} -", "Rule {} \u2013", "\u00a7{}")
JOINS = (".", ".", ".", "-", "/", " ")
SUFFIXES = ("", "", '<w:suff w:val="space"/>', '<w:suff w:val="tab"/>', '<w:suff w:val="nothing"/>')
CUSTOM = (
    '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="{}"/></mc:Choice>'
    '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
)
PADDED = ("001, 002, 003, ...", "0001, 0002, 0003, ...", "00001, 00002, 00003, ...")


@dataclass
class Made:
    """A document under construction. paragraphs: the text of each, in order, so that both readings can be matched."""

    chance: random.Random
    abstracts: list[str] = field(default_factory=list)
    nums: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def say(self, *, style: str = "", at: int | None = None, depth: int | None = None) -> None:
        """One more paragraph, now and then in a table or after a plain one."""
        self.texts.append(f"@{len(self.texts):05d}@")
        xml = paragraph(self.texts[-1], style=style, num=at, level=depth)
        if self.chance.random() < 0.04:
            xml = f"<w:tbl><w:tr><w:tc>{xml}</w:tc></w:tr></w:tbl><w:p/>"
        self.body.append(xml)
        if self.chance.random() < 0.08:
            self.texts.append(f"@{len(self.texts):05d}@")
            self.body.append(paragraph(self.texts[-1], num=self.chance.choice((None, 0))))


def random_document(seed: int, lists: int) -> tuple[bytes, list[str]]:
    """A .docx of so many random lists, and the texts of its numbered and plain paragraphs in order."""
    document = Made(random.Random(seed))
    for at in range(lists):
        document.chance.choice((_plain_list, _plain_list, _overridden_list, _styled_list, _linked_list))(document, at)
    parts = {
        "numbering": "".join(document.abstracts) + "".join(document.nums),
        "styles": '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + "".join(document.styles),
    }
    return made("".join(document.body), parts=parts), document.texts


def _levels(chance: random.Random, count: int, styles: dict[int, str] | None = None) -> tuple[list[str], list[int]]:
    """The levels of an abstract list, and what each starts at. Levels may show all those above, some, or themselves."""
    formats = [chance.choice(FORMATS) for _ in range(count)]
    formats[-1] = chance.choice((*UNCOUNTED, *FORMATS)) if count > 1 else formats[-1]
    starts = [
        chance.choice((1, 1, 1, 1, 2, 5, 9, 26) if fmt == "custom" else (1, 1, 1, 2, 5, 26, 0)) for fmt in formats
    ]
    drawn = []
    for index, fmt in enumerate(formats):
        shown = range(index + 1) if chance.random() < 0.5 else sorted({index, chance.randrange(index + 1)})
        shown = [index] if fmt in UNCOUNTED or chance.random() < 0.3 else list(shown)
        text = chance.choice(FRAMES).format(chance.choice(JOINS).join(f"%{place + 1}" for place in shown))
        drawn.append(_level(chance, index, "\u2022" if fmt == "bullet" else text, fmt, starts[index], styles))
        legal = all(formats[place] == "decimal" for place in shown)
        drawn[-1] = drawn[-1].replace("<w:lvlText", f"{'<w:isLgl/>' if legal and index else ''}<w:lvlText", 1)
    return drawn, starts


def _level(chance: random.Random, index: int, text: str, fmt: str, start: int, styles: dict[int, str] | None) -> str:
    # a restart after the level just above is the usual; one after a level that is not above is to be ignored
    restart = (
        f'<w:lvlRestart w:val="{chance.choice((index, index + 1, 9))}"/>' if index and chance.random() < 0.3 else ""
    )
    link = f'<w:pStyle w:val="{styles[index]}"/>' if styles and index in styles else ""
    xml = level(index, text, fmt=fmt, start=start, extra=restart + link + chance.choice(SUFFIXES))
    return xml.replace('<w:numFmt w:val="custom"/>', CUSTOM.format(chance.choice(PADDED)))


def _walk(chance: random.Random, count: int, steps: int, *, first: int | None = None) -> list[int]:
    """Levels of successive items: mostly stay, one deeper, or back; now and then a leap over a level."""
    at = chance.choice((0, 0, 0, chance.randrange(count))) if first is None else first
    walk = [at]
    for _ in range(steps - 1):
        at = chance.choice((at, at, min(at + 1, count - 1), min(at + 1, count - 1), chance.randrange(at + 1)))
        at = chance.randrange(count) if chance.random() < 0.05 else at
        walk.append(at)
    return walk


def _plain_list(document: Made, at: int) -> None:
    """One abstract list used through one to three nums, which continue each other."""
    chance = document.chance
    count = chance.randint(1, 9)
    levels, _ = _levels(chance, count)
    document.abstracts.append(abstract(at, "".join(levels)))
    nums = [at * 10 + 1 + n for n in range(chance.randint(1, 3))]
    document.nums.extend(num(n, at) for n in nums)
    for depth in _walk(chance, count, chance.randint(4, 30)):
        document.say(at=chance.choice(nums), depth=depth)


def _overridden_list(document: Made, at: int) -> None:
    """A list begun anew: at the top with any number, or deeper with the number that level starts at."""
    chance = document.chance
    count = chance.randint(1, 5)
    levels, starts = _levels(chance, count)
    # the new format may be another than decimal, which LibreOffice would print in a legal label too
    document.abstracts.append(abstract(at, "".join(levels).replace("<w:isLgl/>", "")))
    where = chance.randrange(count)
    start = starts[where] if where else chance.choice((1, 1, 3, 7))
    whole = level(where, f"{{%{where + 1}}}", fmt=chance.choice(FORMATS[:18]), start=starts[where])
    inside = f'<w:startOverride w:val="{start}"/>' + (whole if chance.random() < 0.3 else "")
    document.nums.append(num(at * 10 + 1, at))
    document.nums.append(num(at * 10 + 2, at, f'<w:lvlOverride w:ilvl="{where}">{inside}</w:lvlOverride>'))
    for depth in _walk(chance, count, chance.randint(3, 12), first=0):
        document.say(at=at * 10 + 1, depth=depth)
    for depth in _walk(chance, count, chance.randint(3, 12), first=where):
        document.say(at=at * 10 + 2, depth=depth)
    for depth in _walk(chance, count, chance.randint(1, 6)):
        document.say(at=chance.choice((at * 10 + 1, at * 10 + 2)), depth=depth)


def _styled_list(document: Made, at: int) -> None:
    """Numbers that come from styles: linked levels, a style based on one of them, one that switches numbering off."""
    chance = document.chance
    count = chance.randint(1, 6)
    names = {index: f"Clause{at}x{index}" for index in range(count)}
    document.abstracts.append(abstract(at, "".join(_levels(chance, count, names)[0])))
    document.nums.append(num(at * 10 + 1, at))
    for index, name in names.items():
        inside = f'<w:ilvl w:val="{index}"/>' if index else ""
        _style(document, name, f'<w:numPr>{inside}<w:numId w:val="{at * 10 + 1}"/></w:numPr>')
        _style(document, name + "kin", "", based=name)
        _style(document, name + "off", '<w:numPr><w:numId w:val="0"/></w:numPr>', based=name)
    deep = f"Clause{at}deep"  # based on the first level, but naming a deeper one for itself
    _style(document, deep, f'<w:numPr><w:ilvl w:val="{count - 1}"/></w:numPr>', based=names[0])
    for depth in _walk(chance, count, chance.randint(4, 20)):
        name = deep if chance.random() < 0.1 else names[depth] + chance.choice(("", "", "", "kin", "off"))
        if chance.random() < 0.15:
            document.say(style=name, at=0)
        else:
            document.say(style=name)


def _linked_list(document: Made, at: int) -> None:
    """A list whose levels are defined by a numbering style (w:numStyleLink to w:styleLink)."""
    chance = document.chance
    count = chance.randint(1, 4)
    defined, used = at * 10 + 1, at * 10 + 2
    levels = "".join(_levels(chance, count)[0])
    document.abstracts.append(abstract(at, levels, extra=f'<w:styleLink w:val="Linked{at}"/>'))
    document.abstracts.append(abstract(at + 5000, "", extra=f'<w:numStyleLink w:val="Linked{at}"/>'))
    document.nums.extend((num(defined, at), num(used, at + 5000)))
    _style(document, f"Linked{at}", f'<w:numPr><w:numId w:val="{defined}"/></w:numPr>', kind="numbering")
    for depth in _walk(chance, count, chance.randint(3, 12)):
        document.say(at=used, depth=depth)


def _style(document: Made, name: str, properties: str, *, based: str = "Normal", kind: str = "paragraph") -> None:
    basis = f'<w:basedOn w:val="{based}"/>' if kind == "paragraph" else ""
    document.styles.append(
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>{basis}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )
