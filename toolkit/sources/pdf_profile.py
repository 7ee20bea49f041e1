"""What each font's letters measure, and what to print for them: the ground on which damaged letters are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, int, int]
"""Font, code point, width in hundredths of the font size."""


@dataclass(slots=True)
class Seen:
    """One letter of one font at one width.

    page, index: where it stood first; uses: how often in the document.
    opened: PDFium wrote it out as several letters, so its width is that of all of them;
    nameless: the file gives it no meaning, what PDFium says is a guess.
    """

    text: str
    page: int
    index: int
    uses: int = 0
    opened: bool = False
    nameless: bool = False


@dataclass(slots=True)
class Profile:
    """Filled while a document is read."""

    seen: dict[Key, Seen] = field(default_factory=dict)
    new: list[Seen] = field(default_factory=list)

    def meet(self, key: Key, page: int, index: int) -> Seen:
        """Enter a letter that no page had before."""
        seen = self.seen[key] = Seen(chr(key[1]), page, index)
        self.new.append(seen)
        return seen

    def check_names(self, textpage: Any) -> None:
        """Ask of each letter first seen on this page whether the file gives it a meaning; once for all its uses."""
        import pypdfium2.raw as pdfium

        for seen in self.new:
            seen.nameless = pdfium.FPDFText_HasUnicodeMapError(textpage.raw, seen.index) == 1
        self.new.clear()
