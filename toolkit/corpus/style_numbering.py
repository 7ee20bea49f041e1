"""Automatic numbering of Word: which list, level and list instance prints the number that the gold asks for.

Word's counters are simulated. A paragraph takes its list's first instance (`w:num`) as long as that prints the wanted
number; where it would not (a restart, a skipped or repeated number) a new instance with `w:startOverride` is made, as
Word does for "restart at" and "set numbering value".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import quoteattr

from toolkit.errors import BadData

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
WORDS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
MOST = 200


def numeral(value: int, form: str) -> str:
    """A counter as Word prints it: decimal, lowerLetter (a..z, aa, bb), upperLetter, lowerRoman, upperRoman and
    cardinalText (One, up to Ten)."""
    if form == "decimal":
        return str(value)
    if form == "cardinalText":
        return WORDS[value - 1] if value <= len(WORDS) else ""
    letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
    small = letters if form.endswith("Letter") else _roman(value)
    return small.upper() if form.startswith("upper") else small


def _roman(value: int) -> str:
    out = ""
    for size, sign in ROMAN:
        out, value = out + sign * (value // size), value % size
    return out


@dataclass
class Numbering:
    """The lists of one document. `levels` are the tables of the style; `instances` grow as numbers are asked for:
    (number of the list, level and start of the override, -1 and 0 for a list's first instance)."""

    levels: tuple[Mapping[str, Any], ...]
    instances: list[tuple[int, int, int]] = field(default_factory=list)
    counters: dict[str, list[int]] = field(default_factory=dict)
    current: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, name in enumerate(self.names):
            self.instances.append((place, -1, 0))
            self.counters[name] = [0] * 9
            self.current[name] = (place + 1, -1)

    @property
    def names(self) -> list[str]:
        """The lists, in the order in which the style names them."""
        return list(dict.fromkeys(level["list"] for level in self.levels))

    def find(self, key: str, label: str) -> tuple[int, int] | None:
        """The instance and level that print `label`; None where the key has no list or no value prints it."""
        for level in self.levels:
            value = self._value(level, label) if level["for"] == key else None
            if value is not None:
                return self._instance(level, value), level["depth"]
        return None

    def _value(self, level: Mapping[str, Any], label: str) -> int | None:
        if level["format"] == "bullet":
            counters, depth = self.counters[level["list"]], int(level["depth"])
            return counters[depth] + 1
        return next((value for value in range(1, MOST) if self._printed(level, value) == label), None)

    def _printed(self, level: Mapping[str, Any], value: int) -> str:
        forms = {other["depth"]: other["format"] for other in self.levels if other["list"] == level["list"]}
        values = {**dict(enumerate(self.counters[level["list"]])), level["depth"]: value}
        return re.sub(r"%(\d)", lambda m: numeral(values[int(m[1]) - 1], forms[int(m[1]) - 1]), str(level["text"]))

    def _instance(self, level: Mapping[str, Any], value: int) -> int:
        name, depth = level["list"], level["depth"]
        counters, (instance, overridden) = self.counters[name], self.current[name]
        base = self.names.index(name)
        if overridden > depth or (overridden == depth and counters[depth] == 0):
            instance, overridden = base + 1, -1
        if counters[depth] + 1 != value:
            self.instances.append((base, depth, value))
            instance, overridden = len(self.instances), depth
        counters[depth:] = [value] + [0] * (8 - depth)
        self.current[name] = (instance, overridden)
        return instance

    def xml(self, linked: Mapping[str, str], indent: int) -> str:
        """The whole of numbering.xml. linked: paragraph style ids by level key; indent: twips for each depth."""
        lists = "".join(self._abstract(place, name, linked, indent) for place, name in enumerate(self.names))
        nums = "".join(_num(place + 1, *instance) for place, instance in enumerate(self.instances))
        return f'<w:numbering xmlns:w="{MAIN}">{lists}{nums}</w:numbering>'

    def _abstract(self, place: int, name: str, linked: Mapping[str, str], indent: int) -> str:
        own = sorted((level for level in self.levels if level["list"] == name), key=lambda level: int(level["depth"]))
        if [level["depth"] for level in own] != list(range(len(own))):
            raise BadData(f"the levels of list {name} do not follow each other from 0; mend the style's source")
        kind = "multilevel" if len(own) > 1 else "singleLevel"
        body = "".join(_level(level, linked.get(level["for"], ""), indent) for level in own)
        return (
            f'<w:abstractNum w:abstractNumId="{place}"><w:nsid w:val="{0x1A2B0000 + place:08X}"/>'
            f'<w:multiLevelType w:val="{kind}"/>{body}</w:abstractNum>'
        )


def _level(level: Mapping[str, Any], style: str, indent: int) -> str:
    left = indent * (int(level.get("indent", level["depth"])) + 1)
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    font = "<w:rPr><w:b/></w:rPr>" if level.get("bold") else ""
    return (
        f'<w:lvl w:ilvl="{level["depth"]}"><w:start w:val="1"/><w:numFmt w:val="{level["format"]}"/>{link}'
        f'<w:lvlText w:val={quoteattr(level["text"])}/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{indent}"/></w:pPr>{font}</w:lvl>'
    )


def _num(number: int, place: int, depth: int, start: int) -> str:
    override = f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{place}"/>{override}</w:num>'
