"""What the reader carries from paragraph to paragraph: counts, open fields, notes still to come, cautions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.model.source import Caution
from toolkit.sources.docx_numbering import Counters, NumberedList
from toolkit.sources.docx_styles import Styles
from toolkit.sources.docx_xml import W, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LONGEST_INSTRUCTION = 10_000


@dataclass(slots=True)
class Field:
    """A complex field between its marks:  begin  instruction  separate  result  end.

    showing: its result has begun. within: whether the field itself stands where text is printed. contents: whether it
    stands in a table of contents. checked: of a check box, None of other fields.
    """

    instruction: str = ""
    showing: bool = False
    within: bool = True
    contents: bool = False
    checked: bool | None = None

    @property
    def name(self) -> str:
        """The field's first word in capitals: TOC, PAGEREF."""
        return (self.instruction[:100].split() or [""])[0].upper()

    def instruct(self, text: str) -> None:
        """Add to the instruction, as far as one can be meant."""
        if len(self.instruction) < LONGEST_INSTRUCTION:
            self.instruction += text


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a note. kind: footnote or endnote; label: as printed; place: of the paragraph that refers."""

    kind: str
    identity: str
    label: str
    place: str


@dataclass(slots=True)
class Reading:
    """The state of one reading, in document order.

    note_formats: for footnotes and endnotes, the number format and the next number.
    story: what places begin with outside the body ("header, ").
    faults: a caution's code to how often and where first.
    """

    styles: Styles
    lists: Mapping[str, NumberedList]
    note_formats: dict[str, tuple[str, int]]
    counters: Counters = field(default_factory=Counters)
    fields: list[Field] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    faults: dict[str, tuple[int, str]] = field(default_factory=dict)
    story: str = ""
    paragraphs: int = 0
    tables: int = 0
    place: str = ""

    @property
    def showing(self) -> bool:
        """Whether text here is printed: not inside the instruction of any open field."""
        return not self.fields or (self.fields[-1].showing and self.fields[-1].within)

    @property
    def in_contents(self) -> bool:
        """Whether text here is the result of a table of contents or an index."""
        return bool(self.fields) and (self.fields[-1].contents or self.fields[-1].name in words()["fields"]["contents"])

    def open_field(self, instruction: str = "", *, showing: bool = False, checked: bool | None = None) -> None:
        """A field begins here, inside whatever is open."""
        self.fields.append(Field(instruction, showing, self.showing, self.in_contents, checked))

    def fault(self, code: str, times: int = 1) -> None:
        """Remember something the user must be told."""
        count, place = self.faults.get(code, (0, self.place))
        self.faults[code] = (count + times, place)

    def cautions(self) -> tuple[Caution, ...]:
        """What was remembered, one caution a code, in the order they first came up."""
        texts = words()["cautions"]
        return tuple(Caution(code, texts[code].format(count=n), place) for code, (n, place) in self.faults.items())

    def open_story(self, root: Element, story: str) -> None:
        """Begin a part with its own lists, fields and counts. story: what its places begin with, "" for the body.

        Marks of fields that never close are undone, for a field that never ends would swallow all that follows.
        """
        self.counters, self.fields = Counters(), []
        self.story, self.paragraphs, self.tables = story, 0, 0
        self.place = story.rstrip(", ")
        stack: list[Element] = []
        for mark in list(root.iter(W + "fldChar")):
            kind = mark.get(W + "fldCharType")
            if kind == "begin":
                stack.append(mark)
            elif kind == "end" and stack:
                stack.pop()
        for mark in stack:
            mark.set(W + "fldCharType", "")
            self.fault("broken_field")
