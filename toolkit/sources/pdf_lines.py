"""From words to printed lines: fragments in the order of the file, fragments on one baseline, and their words.

A fragment ends where the file jumps: to another baseline, back to the left, or over a gap wider than GAP.

    1.    (1) In this code-                 fragments: "1."  "(1) In this code-"; one row, one line
    Adopted on 11 th July 2012              "th" is smaller and raised: it joins the row it touches
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.model.source import Role
from toolkit.sources.pdf_calls import Style
from toolkit.sources.pdf_words import REAL, Word

GAP = 1.0  # of the font size: wider than any justified blank, narrower than a gutter
BLANK = 0.22  # of the font size: white that reads as a blank when the file has none
INFERRED = 0.1  # of the font size: the same where PDFium sees a blank too
RAISED = 0.9  # of the neighbour's size: largest superscript
SAME_BASE = 0.25  # of the font size: baselines nearer than this are one
ASCENT, DESCENT = 0.75, 0.25  # of the font size: a line's box, the same for every font
SAME_FRAGMENT = 0.05  # of the font size: rounding of one baseline
BACK = 0.5  # of the font size: a step back this far is a jump, a smaller one is kerning
HYPHEN_MARKS = "\x02\ufffe"  # what PDFium puts for a hyphen printed at the end of a line
SOFT_HYPHEN = "\xad"
SURROGATES = range(0xD800, 0xE000)  # half a character: no text can hold it
LIGATURES = range(0xFB00, 0xFB07)
PRIVATE = range(0xF000, 0xF100)  # where symbol fonts put their signs
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words printed in one go. text: without raised marks; left, right: of its ink; order: of its first letter."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    order: int
    styles: tuple[Style, ...]
    raised: bool = False
    emphasis: str = ""

    @property
    def top(self) -> float:
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.base + DESCENT * self.size


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line before it is a Line; coordinates as in pdf_words. fragments: left to right."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    role: Role = "body"
    label: str = ""
    rank: int = 0
    cells: tuple[str, ...] = ()
    fragments: tuple[Fragment, ...] = ()
    goes_on: bool = True


def fragments_of(words: Sequence[Word]) -> list[Fragment]:
    """Cut the words of a page, in file order, into fragments."""
    found: list[Fragment] = []
    run: list[Word] = []
    for word in words:
        if run and _jumps(run[-1], word):
            found.append(_fragment(run))
            run = []
        run.append(word)
    return [*found, _fragment(run)] if run else found


def _jumps(before: Word, word: Word) -> bool:
    size = max(before.style.size, word.style.size)
    if abs(before.base - word.base) > SAME_FRAGMENT * size:
        return True
    return word.left - before.right > GAP * size or word.left < before.right - BACK * size


def _fragment(run: list[Word]) -> Fragment:
    styles = tuple(dict.fromkeys(word.style for word in run))
    main = styles[0] if len(styles) == 1 else max(styles, key=lambda style: _letters_in(style, run))
    left, right = min(word.left for word in run), max(word.right for word in run)
    bold = all(style.bold for style in styles)
    emphasis = _head(run) if len(styles) > 1 and run[0].style.bold else ""
    return Fragment(
        clean(_joined(run)), left, right, run[0].base, main.size, bold, run[0].order, styles, emphasis=emphasis
    )


def _head(run: list[Word]) -> str:
    """The bold words that a fragment begins with, where others follow."""
    count = next((place for place, word in enumerate(run) if not word.style.bold), 0)
    return clean(_joined(run[:count])) if count else ""


def _letters_in(style: Style, run: list[Word]) -> int:
    return sum(len(word.text) for word in run if word.style == style)


def _joined(run: list[Word]) -> str:
    """The words with a blank where the file has one or where the white between them reads as one."""
    texts = [run[0].text]
    for before, word in pairwise(run):
        white = word.left - before.right
        if word.spaced == REAL or white > (INFERRED if word.spaced else BLANK) * word.style.size:
            texts.append(" ")
        texts.append(word.text)
    return "".join(texts)


def clean(text: str) -> str:
    """Ligatures opened, hyphens as printed, signs of symbol fonts as bullets, blanks folded to one space.

    A soft hyphen is printed only at the end of a line: there it is a hyphen, elsewhere nothing.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    for mark in HYPHEN_MARKS:
        text = text.replace(mark, "-")
    text = text.rstrip()
    text = text[:-1].replace(SOFT_HYPHEN, "") + text[-1:].replace(SOFT_HYPHEN, "-")
    text = "".join(_plain(letter) for letter in text)
    return " ".join(text.split())


def _plain(letter: str) -> str:
    code = ord(letter)
    if code in LIGATURES:
        return unicodedata.normalize("NFKC", letter)
    if code in PRIVATE:
        return "•"
    if code in SURROGATES:
        return "\ufffd"
    if unicodedata.category(letter) in ("Cc", "Cf") and letter not in "\t\n\r":
        return "" if letter not in "\u200c\u200d" else letter
    return letter


def rows_of(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments on one baseline, from the top down; within a row from left to right, raised marks in their place."""
    ordered = sorted(fragments, key=lambda fragment: (fragment.base, fragment.left, fragment.order))
    rows: list[list[Fragment]] = []
    for fragment in ordered:
        if rows and fragment.base - rows[-1][0].base <= SAME_BASE * min(fragment.size, rows[-1][0].size):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda fragment: (fragment.left, fragment.order)) for row in _with_raised(rows)]


def _with_raised(rows: list[list[Fragment]]) -> list[list[Fragment]]:
    """Move small raised or lowered fragments into the neighbouring row that they touch."""
    kept: list[list[Fragment]] = [list(row) for row in rows]
    for at, row in enumerate(rows):
        for fragment in row:
            for near in (at + 1, at - 1):
                if 0 <= near < len(rows) and _sits_in(fragment, rows[near]):
                    kept[at].remove(fragment)
                    kept[near].append(_raise(fragment, rows[near]))
                    break
    return [row for row in kept if row]


def _sits_in(small: Fragment, row: list[Fragment]) -> bool:
    for other in row:
        within = -0.3 * other.size < other.base - small.base < 0.75 * other.size
        touches = -0.6 * other.size < small.left - other.right < 0.6 * other.size
        touches = touches or -0.6 * other.size < other.left - small.right < 0.6 * other.size
        if small.size <= RAISED * other.size and within and touches:
            return True
    return False


def _raise(fragment: Fragment, row: list[Fragment]) -> Fragment:
    """A raised number is a note's mark: kept apart from the digits before it, as in "2012" and a raised 1."""
    higher = fragment.base < row[0].base
    text = fragment.text.translate(SUPERSCRIPTS) if higher and fragment.text.isdigit() else fragment.text
    return Fragment(
        text,
        fragment.left,
        fragment.right,
        row[0].base,
        fragment.size,
        fragment.bold,
        fragment.order,
        fragment.styles,
        raised=True,
    )


def printed(row: Sequence[Fragment], page: int, *, role: Role = "body") -> Printed:
    """One line from the fragments of one row."""
    letters: list[str] = []
    before: Fragment | None = None
    for fragment in row:
        if before is not None and fragment.left - before.right > BLANK * min(fragment.size, before.size) * 0.8:
            letters.append(" ")
        letters.append(fragment.text)
        before = fragment
    main = max(row, key=lambda fragment: (len(fragment.text), -fragment.left))
    size = main.size
    left, right = min(fragment.left for fragment in row), max(fragment.right for fragment in row)
    bold = all(fragment.bold for fragment in row)
    return Printed(
        " ".join("".join(letters).split()),  # a fragment of control signs alone is empty
        page,
        left,
        right,
        main.base - ASCENT * size,
        main.base + DESCENT * size,
        size,
        bold,
        role,
        fragments=tuple(row),
    )
