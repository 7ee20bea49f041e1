"""Letters that the file names wrongly: found by their measures, mended where only one reading fits, else reported.

A font may draw "ti" as one sign while the file's table of meanings calls that sign "[": "Regula[ons". Two things give
such a sign away: it stands inside words, or it has two widths in one font. What it is, its own outline tells: set
side by side, the font's own t and i have the sign's left edge, height, depth, right edge and (nearly) its width.

     t      i        sign "["
    |##|  |#|        |## #|      left = t's, top = the higher of both, white on the right = i's,
     #     #          #  #       width = 0.78 to 1.03 of both widths (a joined pair is set a little closer)
"""

from __future__ import annotations

import ctypes
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from toolkit.model.source import Caution
from toolkit.sources.pdf_lines import SUPERSCRIPTS, Printed
from toolkit.sources.pdf_profile import Key, Profile, Seen

OTHER_WIDTH = 3  # hundredths of the font size: a letter's widths differ by less
HIGH = 0.2  # of the font size: a note's mark stands this far above the baseline
DIGITS = "0123456789"
MOST_OPEN = 8  # text pages
NEAR = 0.022  # of the font size: edges this near are one
SURE = 2  # words
WIDTHS = (0.78, 1.03)  # of the sum of its parts' widths, that a joined sign takes
IN_WORD = re.compile(r"(?<=[^\W\d_])([^\w\s])(?=[^\W\d_])")
ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
WORD = re.compile(r"[^\s.,;:()]{3,}")
LOST = re.compile(r"[\ufffd\ue000-\uf8ff]")


class _Shape(NamedTuple):
    """The ink of a letter against its origin, and its width, in font sizes."""

    left: float
    bottom: float
    right: float
    top: float
    width: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """mends: what damaged letters stand for; nameless: page, index and uses of letters without any meaning."""

    mends: Mapping[Key, str]
    nameless: tuple[tuple[int, int, int], ...] = ()


def judge_letters(document: Any, profile: Profile, lines: Sequence[str]) -> Judgement:
    """Compare the letters of a document that has just been read into `profile`; lines: its text."""
    inside = {sign for line in lines if IN_WORD.search(line) for sign in IN_WORD.findall(ADDRESS.sub("", line))}
    shapes, usual = _Shapes(document), _usual(profile)
    mends = {}
    for key in _suspects(profile, usual, inside):
        if _is_raised(key, profile.seen[key], shapes):
            mends[key] = chr(key[1]).translate(SUPERSCRIPTS)
            continue
        readings = [joined for joined in _data()["joined"] if _fits(key, joined, profile, usual, shapes)]
        reading = _chosen(chr(key[1]), readings, lines)
        if reading:
            mends[key] = reading
    nameless = (seen for key, seen in profile.seen.items() if key not in mends and seen.nameless)
    rest = ((seen.page, seen.index, seen.uses) for seen in nameless if not shapes.behind_picture(seen))
    return Judgement(mends, tuple(sorted(rest)))


def _chosen(sign: str, readings: Sequence[str], lines: Sequence[str]) -> str:
    """The only reading that fits; of several ("fi" and "fl" may look alike) the one that makes known words."""
    if len(readings) < 2:
        return "".join(readings)
    words = {word for line in lines for word in WORD.findall(line.casefold())}
    damaged = {word for word in words if sign.casefold() in word}
    votes = {joined: _known(sign.casefold(), joined.casefold(), damaged, words) for joined in readings}
    best, second = sorted(votes.values(), reverse=True)[:2]
    return max(votes, key=lambda joined: votes[joined]) if best >= SURE and best > 2 * second else ""


def _known(sign: str, joined: str, damaged: Iterable[str], words: set[str]) -> int:
    """How many damaged words become words that stand undamaged elsewhere in the document."""
    return sum(any(made in words for made in _made(sign, joined, word)) for word in damaged)


def _made(sign: str, joined: str, word: str) -> Iterator[str]:
    """The word with each sign mended alone ("mamer" may hold one honest m), and with all."""
    yield word.replace(sign, joined)
    for place in range(len(word)):
        if word.startswith(sign, place):
            yield word[:place] + joined + word[place + len(sign) :]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "pdf_ligatures.toml").read_text(encoding="utf-8"))


def _suspects(profile: Profile, usual: Mapping[tuple[str, int], Key], inside: set[str]) -> Iterator[Key]:
    """Signs inside words, and every letter or digit that has more than one width in its font."""
    uneven = {key[:2] for key in profile.seen if abs(key[2] - usual[key[:2]][2]) > OTHER_WIDTH}
    for key, seen in sorted(profile.seen.items()):
        sign = chr(key[1])
        if not seen.opened and (sign in inside or (key[:2] in uneven and sign.isalnum())):
            yield key


def _usual(profile: Profile) -> dict[tuple[str, int], Key]:
    """Each letter's commonest width; of a letter that only stands in ligatures, that of the ligature."""
    widths: defaultdict[tuple[str, int], list[Key]] = defaultdict(list)
    for key in profile.seen:
        widths[key[:2]].append(key)

    def order(key: Key) -> tuple[bool, int, Key]:
        return profile.seen[key].opened, -profile.seen[key].uses, key

    return {letter: min(keys, key=order) for letter, keys in widths.items()}


class _Shapes:
    """Measures letters where the profile saw them first; keeps a few text pages open, and each shape for good."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.pages: dict[int, Any] = {}
        self.known: dict[tuple[int, int], _Shape | None] = {}

    def of(self, key: Key, seen: Seen) -> _Shape | None:
        place = (seen.page, seen.index)
        if place not in self.known:
            self.known[place] = self._measure(seen, key[2] / 100)
        return self.known[place]

    def _open(self, number: int) -> Any:
        if number not in self.pages:
            if len(self.pages) >= MOST_OPEN:
                self.pages.clear()
            self.pages[number] = self.document[number - 1].get_textpage()
        return self.pages[number].raw

    def behind_picture(self, seen: Seen) -> bool:
        """Of a word behind a scan's picture: its letters are boxes stretched to fit; their ink is the picture's."""
        import pypdfium2.raw as pdfium

        written = pdfium.FPDFText_GetTextObject(self._open(seen.page), seen.index)
        return bool(pdfium.FPDFTextObj_GetTextRenderMode(written) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)

    def _measure(self, seen: Seen, width: float) -> _Shape | None:
        import pypdfium2.raw as pdfium

        page, matrix = self._open(seen.page), pdfium.FS_MATRIX()
        if self.behind_picture(seen):
            return None
        left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
        pdfium.FPDFText_GetMatrix(page, seen.index, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(page, seen.index) * matrix.d
        if size <= 0 or abs(matrix.b) > 0.01 * abs(matrix.d):
            return None
        pdfium.FPDFText_GetCharBox(page, seen.index, *map(ctypes.byref, (left, right, bottom, top)))
        pdfium.FPDFText_GetCharOrigin(page, seen.index, ctypes.byref(x), ctypes.byref(y))
        across, up = (left.value - x.value, right.value - x.value), (bottom.value - y.value, top.value - y.value)
        return _Shape(across[0] / size, up[0] / size, across[1] / size, up[1] / size, width)


def _is_raised(key: Key, seen: Seen, shapes: _Shapes) -> bool:
    """A digit drawn above the baseline: many fonts have note marks of their own, as large as any letter to the file."""
    shape = shapes.of(key, seen) if chr(key[1]) in DIGITS else None
    return shape is not None and shape.bottom > HIGH


def _fits(key: Key, joined: str, profile: Profile, usual: Mapping[tuple[str, int], Key], shapes: _Shapes) -> bool:
    sign = shapes.of(key, profile.seen[key])
    parts = []
    for letter in joined:
        part = usual.get((key[0], ord(letter)))
        shape = shapes.of(part, profile.seen[part]) if part else None
        if shape is None:
            return False
        parts.append(shape)
    return sign is not None and _same_ink(sign, parts)


def _same_ink(sign: _Shape, parts: Sequence[_Shape]) -> bool:
    least, most = (share * sum(part.width for part in parts) for share in WIDTHS)
    pairs = (
        (sign.left, parts[0].left),
        (sign.bottom, min(part.bottom for part in parts)),
        (sign.top, max(part.top for part in parts)),
        (sign.width - sign.right, parts[-1].width - parts[-1].right),
    )
    return least <= sign.width <= most and all(abs(one - other) <= NEAR for one, other in pairs)


def letter_warnings(judgement: Judgement, pages: Sequence[Sequence[Printed]]) -> Iterator[Caution]:
    """`mended_letters` for what was mended, `damaged_letters` for what may be wrong still, each with an example."""
    signs = sorted({(chr(key[1]), joined) for key, joined in judgement.mends.items() if chr(key[1]) not in DIGITS})
    if signs:
        said = ", ".join(f'"{sign}" as "{joined}"' for sign, joined in signs)
        yield Caution(
            "mended_letters", f"The file names some joined letters wrongly; by their shape they were read: {said}."
        )
    found = [(line, word) for page in pages for line in page for word in _damaged(line.text)]
    if found:
        line, word = found[0]
        yield Caution(
            "damaged_letters",
            f'Letters may be wrong in {len(found)} words, such as "{word}": the file does not say what they are.',
            f"page {line.page}",
        )
    if judgement.nameless:
        uses = sum(uses for _, _, uses in judgement.nameless)
        yield Caution(
            "damaged_letters",
            f"{uses} {'letter has' if uses == 1 else 'letters have'} no meaning in the file and may be read wrongly.",
            f"page {judgement.nameless[0][0]}",
        )


def _damaged(text: str) -> Iterator[str]:
    if not (IN_WORD.search(text) or LOST.search(text)):
        return
    for word in ADDRESS.sub("", text).split():
        odd = [
            sign for sign in IN_WORD.findall(word) if sign not in _data()["within_words"] and not _paired(sign, word)
        ]
        if odd or LOST.search(word):
            yield word


def _paired(sign: str, word: str) -> bool:
    """Brackets are honest in pairs: "officer[s]"."""
    pairs = {"[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "“": "”", "”": "“", "(": ")", ")": "("}
    return sign in pairs and pairs[sign] in word
